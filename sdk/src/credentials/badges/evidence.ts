import { decodeBase64, encodeBase64, toUtf8Bytes, toUtf8String } from "ethers";
import { idOf } from "../../achievement/idOf.ts";
import type { CairnRecord } from "../../bundles/CairnRecord.ts";
import { disclose } from "../../documents/disclose.ts";
import { fieldsOf, isUnder } from "../../documents/fieldsOf.ts";
import { CairnError } from "../../errors/CairnError.ts";
import { canonicalize } from "../../json/canonicalize.ts";
import type { JsonObject, JsonValue } from "../../json/JsonValue.ts";
import { MAX_FILE_DEPTH } from "../../json/JsonValue.ts";
import { parseWithin } from "../../json/parse.ts";
import { joinPointer } from "../../json/pointer.ts";
import { MAX_BUNDLE_BYTES } from "../../limits.ts";

/** `genre` of the evidence that names a record's token (CAIP-19). */
export const ON_CHAIN = "OnChainRecord";
/** `genre` of the evidence that holds the attestation, and the proof that the badge's results belong to it. */
export const ATTESTATION = "CairnAttestation";

const DATA_URI = "data:application/json;base64,";

/** The record's token as CAIP-19 writes it, minted or not. */
export function tokenOf({
  chainId,
  token,
  achievement,
}: Pick<CairnRecord, "chainId" | "token" | "achievement">): string {
  return `eip155:${chainId}/erc721:${token}/${BigInt(idOf(achievement, { chainId, token }))}`;
}

/** Says where the chain has the record: to be found by its id alone. */
export function onChainEvidence(record: CairnRecord): JsonObject {
  return { id: tokenOf(record), type: ["Evidence"], name: "The record on the chain", genre: ON_CHAIN };
}

/**
 * Holds what the chain is asked about, and shows that the parts of the document that the badge copies are the attested
 * ones, by their salts and a proof.
 */
export function attestationEvidence(record: CairnRecord, copied: readonly string[]): JsonObject {
  const { chainId, token, achievement, inclusion, document, salts } = record;
  const paths = fieldsOf(document)
    .map(({ path }) => path)
    .filter((path) => copied.some((name) => isUnder(path, joinPointer("", name))));
  const disclosure = disclose({ document, salts, paths });
  const content = { type: ATTESTATION, version: 1, chainId, token, achievement, inclusion, ...disclosure };
  const bytes = toUtf8Bytes(canonicalize(content as unknown as JsonValue));
  return {
    id: DATA_URI + encodeBase64(bytes),
    type: ["Evidence"],
    name: "What the chain attests, and that these results belong to it",
    genre: ATTESTATION,
  };
}

/**
 * Takes the evidence of the attestation out of an unsigned badge: it shows every result that the badge copies, so it does
 * not go with one of which the holder shows parts (`issueSelective`).
 *
 * @param badge - The badge, such as `badgeOf` makes it, or one that was signed.
 * @returns The badge without that evidence and without proofs, to be signed.
 *
 * @example
 * import type { json } from "@cairn/sdk";
 * import { issueSelective, type SigningKey, withoutAttestation } from "@cairn/sdk/credentials";
 *
 * const selective = async (badge: json.JsonObject, key: SigningKey) =>
 *   await issueSelective(withoutAttestation(badge), { key });
 */
export function withoutAttestation({ proof: _proof, evidence, ...badge }: JsonObject): JsonObject {
  if (!Array.isArray(evidence)) return evidence === undefined ? badge : { ...badge, evidence };
  const kept = evidence.filter((each: JsonValue) => (each as JsonObject | null)?.genre !== ATTESTATION);
  return kept.length === 0 ? badge : { ...badge, evidence: kept };
}

/** Reads what the evidence of an attestation holds; undefined where it is no data URI of ours. */
export function readAttestation({ id }: JsonObject): JsonValue | undefined {
  if (typeof id !== "string" || !id.startsWith(DATA_URI)) return undefined;
  if (id.length > MAX_BUNDLE_BYTES) throw new CairnError("MALFORMED_BADGE", { details: { size: id.length } });
  return parseWithin(toUtf8String(decodeBase64(id.slice(DATA_URI.length))), MAX_FILE_DEPTH);
}
