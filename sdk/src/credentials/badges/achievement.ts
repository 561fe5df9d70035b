import { CairnError } from "../../errors/CairnError.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { joinPointer } from "../../json/pointer.ts";
import type { ShapeFault } from "./checkShape.ts";
import { faultsOf } from "./checkShape.ts";
import type { ClassName, Form, Shape } from "./shapes.ts";
import { SHAPES } from "./shapes.ts";
import type { AchievementInput } from "./types.ts";

/** Stands for the id that a definition has once it is on a chain. */
const ID_TO_COME = "urn:cairn:to-come";

/**
 * Makes the public document of a definition: an Open Badges 3.0 `Achievement`, with every `type` filled in. It refuses
 * what 1EdTech's schema refuses, and beside that ids that are there twice and levels and values that lead nowhere.
 *
 * @param input - What the achievement is.
 * @returns The document, to be published with `definitions.define`.
 * @throws CairnError `MALFORMED_BADGE` with every fault and its path.
 *
 * @example
 * import { achievement } from "@cairn/sdk/credentials";
 *
 * const document = achievement({
 *   name: "Algebra I",
 *   description: "Equations, functions and their graphs.",
 *   achievementType: "Course",
 *   criteria: { narrative: "Two written tests and a project, each passed." },
 *   creditsAvailable: 5,
 *   alignment: [{ targetName: "Solve equations", targetUrl: "https://case.example/algebra", targetType: "CFItem" }],
 * });
 */
export function achievement(input: AchievementInput): JsonObject {
  const document = completed(input as unknown as JsonObject, "Achievement") as JsonObject;
  const faults = achievementFaults(document);
  const [first] = faults;
  if (first === undefined) return document;
  throw new CairnError("MALFORMED_BADGE", {
    message: `${first.path}: ${first.reason}`,
    details: { path: first.path, faults },
  });
}

/** What keeps a definition's document from being an `Achievement`. Its id may be missing: the network has one. */
export function achievementFaults(document: JsonObject, path = ""): ShapeFault[] {
  const faults = faultsOf({ id: ID_TO_COME, ...document }, "Achievement", path);
  return faults.length > 0 ? faults : resultFaults(document, path);
}

function resultFaults({ resultDescription = [] }: JsonObject, path: string): ShapeFault[] {
  const faults: ShapeFault[] = [];
  const seen = new Set<JsonValue>();
  const see = (id: JsonValue | undefined, at: string): void => {
    if (id !== undefined && seen.has(id))
      faults.push({ path: `${at}/id`, reason: "This id is there twice." });
    seen.add(id ?? null);
  };
  for (const [index, description] of (resultDescription as readonly JsonObject[]).entries()) {
    const at = joinPointer(`${path}/resultDescription`, index);
    see(description.id, at);
    const levels = (description.rubricCriterionLevel ?? []) as readonly JsonObject[];
    for (const [place, level] of levels.entries()) {
      see(level.id, joinPointer(`${at}/rubricCriterionLevel`, place));
    }
    const { requiredLevel, requiredValue, allowedValue } = description;
    if (requiredLevel !== undefined && !levels.some(({ id }) => id === requiredLevel)) {
      faults.push({ path: `${at}/requiredLevel`, reason: "No level of the rubric has this id." });
    }
    if (requiredValue !== undefined && Array.isArray(allowedValue) && !allowedValue.includes(requiredValue)) {
      faults.push({ path: `${at}/requiredValue`, reason: "It is none of the allowed values." });
    }
  }
  return faults;
}

/** Fills in `type`, here and below. What is wrong stays as it is, for the check to name. */
function completed(value: JsonValue | undefined, className: ClassName): JsonValue | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { type, isTypeText, properties }: Shape = SHAPES[className];
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([name, each]) => [
      name,
      Object.hasOwn(properties, name) ? below(each, properties[name]?.form) : each,
    ]);
  const filled = type === null ? {} : { type: isTypeText ? type : [type] };
  return { ...filled, ...(Object.fromEntries(entries) as JsonObject) };
}

function below(value: JsonValue, form: Form | undefined): JsonValue {
  if (typeof form !== "object" || !("object" in form)) return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => completed(item, form.object) as JsonValue);
  return completed(value, form.object) as JsonValue;
}
