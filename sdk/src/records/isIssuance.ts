import type { Issuance } from "./Issuance.ts";
import { ISSUE_MODES } from "./Issuance.ts";

type Fields = Readonly<Record<string, unknown>>;

const BYTES32 = /^0x[0-9a-f]{64}$/;
const ADDRESS = /^0x[0-9a-fA-F]{40}$/;

/** Tells whether a value from outside has the form of an issuance: lists are long, so nothing is computed here. */
export function isIssuance(value: unknown): value is Issuance {
  if (!isFields(value) || !isFields(value.achievement)) return false;
  const { achievement } = value;
  const numbers = [value.hub, value.issuedAt, value.block, value.logIndex];
  const { definition, experience, achievedAt, expiresAt } = achievement;
  return (
    [...numbers, definition, experience, achievedAt, expiresAt].every(isCount) &&
    [value.id, value.blockHash, achievement.content].every((text) => matches(text, BYTES32)) &&
    [value.attester, achievement.learner].every((text) => matches(text, ADDRESS)) &&
    (value.root === null || matches(value.root, BYTES32)) &&
    (ISSUE_MODES as readonly unknown[]).includes(value.mode)
  );
}

/** Tells whether a value is a whole number that is not negative. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Tells whether a value has fields to look at. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function matches(value: unknown, form: RegExp): boolean {
  return typeof value === "string" && form.test(value);
}
