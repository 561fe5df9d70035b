import { CairnError } from "../../errors/CairnError.ts";
import type { DefinitionId } from "../../ids.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { achievementFaults } from "../badges/achievement.ts";
import { requireShape } from "../badges/checkShape.ts";
import type { Did } from "../keys/did.ts";
import { achievementUrl } from "./addresses.ts";

/**
 * Makes the profile that a hub publishes: an Open Badges 3.0 `Profile` with the hub's DID, and what accreditors say of it.
 *
 * @param args - The hub's public document; its DID; endorsements that are signed and were checked (`checkEndorsement`).
 * @throws CairnError `MALFORMED_BADGE` where the document is no profile of Open Badges, with every fault and its path.
 *
 * @example
 * import { didWeb, publicProfile } from "@cairn/sdk/credentials";
 *
 * const document = { name: "Riverside School", url: "https://school.example" };
 * const profile = publicProfile({ document, did: didWeb("https://school.example"), endorsements: [] });
 */
export function publicProfile(args: {
  document: JsonObject;
  did: Did;
  endorsements: readonly JsonObject[];
}): JsonObject {
  const { document, did, endorsements } = args;
  const profile = { ...document, id: did, type: ["Profile"] };
  requireShape(profile, "Profile");
  return endorsements.length === 0 ? profile : { ...profile, endorsement: endorsements };
}

/**
 * Makes the document of a definition that a hub publishes: the one that the chain holds the hash of, with its address as
 * `id` where it has none of its own.
 *
 * @param args - The definition, its document, and where the hub's files are served.
 * @throws CairnError `MALFORMED_BADGE` where it is no achievement of Open Badges; `INVALID_DID`.
 *
 * @example
 * import { definitionId } from "@cairn/sdk";
 * import { achievement, publicAchievement } from "@cairn/sdk/credentials";
 *
 * const document = achievement({
 *   name: "Algebra I",
 *   description: "Equations, functions and their graphs.",
 *   achievementType: "Course",
 *   criteria: { narrative: "Two written tests, each passed." },
 * });
 * const published = publicAchievement({ definition: definitionId(7), document, url: "https://school.example" });
 */
export function publicAchievement(args: {
  definition: DefinitionId;
  document: JsonObject;
  url: string;
}): JsonObject {
  const { definition, document, url } = args;
  const faults = achievementFaults(document);
  const [first] = faults;
  if (first === undefined) return { id: achievementUrl(url, definition), ...document };
  throw new CairnError("MALFORMED_BADGE", {
    message: `${first.path}: ${first.reason}`,
    details: { definition, path: first.path, faults },
  });
}
