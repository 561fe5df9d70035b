import type { Achievement } from "../../achievement/Achievement.ts";
import { leavesOf } from "../../documents/fieldsOf.ts";
import type { Disclosure } from "../../documents/types.ts";
import { CairnError } from "../../errors/CairnError.ts";
import type { ChainId } from "../../ids.ts";
import type { JsonObject } from "../../json/JsonValue.ts";
import { timeOrNull } from "../proofs/timeOrNull.ts";
import { isObject } from "./structure.ts";

/** What a badge may not add in words and pictures of its own: people read it, and nobody attested it. */
const UNATTESTED = ["description", "image", "endorsement", "endorsementJwt"];
/** What of a badge's subject is not of the attested document. */
const OF_THE_BADGE = ["id", "type", "achievement"];

/**
 * Refuses a badge that says anything else than the attestation in it: another learner, other times, other results.
 *
 * @throws CairnError `DIGEST_MISMATCH` with the path of what differs.
 */
export function requireMirror(
  badge: JsonObject,
  attested: { chainId: ChainId; achievement: Achievement } & Disclosure,
): void {
  const { chainId, achievement, disclosed } = attested;
  const subject = isObject(badge.credentialSubject) ? badge.credentialSubject : {};
  const same = (path: string, said: unknown, is: unknown): void => {
    if (said !== is) throw differs(path, { said, attested: is });
  };
  for (const name of UNATTESTED) same(`/${name}`, badge[name], undefined);
  const course = isObject(subject.achievement) ? subject.achievement : {};
  if (badge.name !== undefined) same("/name", badge.name, course.name);
  same("/credentialSubject/id", subject.id, `did:pkh:eip155:${chainId}:${achievement.learner}`);
  same("/awardedDate", timeOrNull(badge.awardedDate), achievement.achievedAt);
  same(
    "/validUntil",
    timeOrNull(badge.validUntil),
    achievement.expiresAt === 0 ? null : achievement.expiresAt,
  );
  const copied = Object.fromEntries(Object.entries(subject).filter(([name]) => !OF_THE_BADGE.includes(name)));
  const fields = new Map(disclosed.map(({ path, value }) => [path, value]));
  const leaves = Object.keys(copied).length === 0 ? [] : leavesOf(copied);
  for (const { path, value } of leaves) {
    same(`/credentialSubject${path}`, value, fields.get(path));
    fields.delete(path);
  }
  const [left] = fields.keys();
  if (left !== undefined) same(`/credentialSubject${left}`, undefined, fields.get(left));
}

function differs(path: string, details: Record<string, unknown>): CairnError {
  return new CairnError("DIGEST_MISMATCH", {
    message: "The credential says something else than what the chain attests.",
    details: { path, ...details },
  });
}
