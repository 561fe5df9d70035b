import type { AchievementDomain } from "../achievement/Achievement.ts";
import { idOf } from "../achievement/idOf.ts";
import { recordUrn } from "../achievement/urnOf.ts";
import { encode } from "../content/encode.ts";
import { contentOf } from "../documents/contentOf.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { AchievementId, ContentHash } from "../ids.ts";
import { verify } from "../trees/verify.ts";
import type { CairnRecord } from "./CairnRecord.ts";

/** What the chain or the caller knows of a record. */
export interface ExpectedParts {
  /** The achievement's id. */
  readonly id?: AchievementId;
  /** Chain and token of the network. */
  readonly domain?: AchievementDomain;
  /** Hash of the definition's public document. */
  readonly definition?: ContentHash;
  /** Hash of the hub's public profile. */
  readonly hub?: ContentHash;
}

/** What a bundle that fits together commits to. */
export interface CheckedParts {
  /** Computed from the achievement, chain and token. */
  readonly id: AchievementId;
  /** Hash of the embedded definition. */
  readonly definition: ContentHash;
  /** Hash of the embedded hub profile. */
  readonly hub: ContentHash;
}

/**
 * Checks offline that the parts of a bundle belong together: the private document and salts give the achievement's
 * content root, the proof leads to the anchored root, the embedded public documents have a hash, and a credential that
 * names a record of Cairn names this one (whether it is good, `verify` of `@cairn/sdk/credentials` says). It asks no
 * chain: what it returns must still be compared with what the chain holds, or be passed as expected.
 *
 * @param record - The bundle, as {@link parse} returns it.
 * @param expected - What to compare with.
 * @throws {@link CairnError} `INVALID_ACHIEVEMENT`; `DIGEST_MISMATCH` where the content root, the credential's id or the
 * expected id or domain differs; `NOT_IN_ANCHOR`; `CONTENT_HASH_MISMATCH` where an expected document differs; the codes of
 * `documents.contentOf` and `content.encode`.
 *
 * @example
 * import { bundles } from "@cairn/sdk";
 *
 * function idOfFile(text: string) {
 *   return bundles.check(bundles.parse(text)).id;
 * }
 */
export function check(record: CairnRecord, expected: ExpectedParts = {}): CheckedParts {
  const { achievement, chainId, inclusion, token } = record;
  compare("DIGEST_MISMATCH", "chainId", chainId, expected.domain?.chainId);
  compare("DIGEST_MISMATCH", "token", token, expected.domain?.token);
  const id = idOf(achievement, { chainId, token });
  compare("DIGEST_MISMATCH", "id", id, expected.id);
  compare("DIGEST_MISMATCH", "content", contentOf(record.document, record.salts), achievement.content);
  if (inclusion.mode === "anchored" && !verify({ root: inclusion.root, leaf: id, proof: inclusion.proof })) {
    throw new CairnError("NOT_IN_ANCHOR", { details: { id, root: inclusion.root } });
  }
  const named = record.credential?.id;
  if (typeof named === "string" && named.startsWith("urn:cairn:")) {
    compare("DIGEST_MISMATCH", "credential", named, recordUrn(record));
  }
  const definition = encode(record.definition).hash;
  const hub = encode(record.hub).hash;
  compare("CONTENT_HASH_MISMATCH", "definition", definition, expected.definition);
  compare("CONTENT_HASH_MISMATCH", "hub", hub, expected.hub);
  return { id, definition, hub };
}

function compare(
  code: "DIGEST_MISMATCH" | "CONTENT_HASH_MISMATCH",
  part: string,
  actual: string | number,
  expected: string | number | undefined,
): void {
  if (expected !== undefined && actual !== expected) {
    throw new CairnError(code, {
      message: `The record's ${part} is not the expected one.`,
      details: { part, expected, actual },
    });
  }
}
