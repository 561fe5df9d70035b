import { address, claimCodes, definitionId, hubId, json, root, unixTime } from "@cairn/sdk";
import type { CohortLearner, Plan, Receipt } from "./files.ts";
import { MODES } from "./files.ts";

/** Reads a line of `learners.ndjson`. Throws where it has another form. */
export function learnerIn(text: string): CohortLearner {
  const { line, name, email, learner, code } = objectIn(text);
  const found = { line: count(line, "line"), learner: address(textOf(learner, "learner")) };
  return {
    ...found,
    ...(name === undefined ? {} : { name: textOf(name, "name") }),
    ...(email === undefined ? {} : { email: textOf(email, "email") }),
    ...(code === undefined ? {} : { code: claimCode(textOf(code, "code")) }),
  };
}

/** Reads `plan.json`. Throws where it has another form. */
export function planIn(text: string): Plan {
  const { version, mode, hub, definitions, source, size } = objectIn(text);
  if (version !== 1) throw new TypeError("version is not 1");
  const { file, hash } = fieldsOf(source, "source");
  return {
    version,
    mode: modeOf(mode),
    hub: hubId(count(hub, "hub")),
    definitions: listOf(definitions, "definitions").map((id) => definitionId(count(id, "definitions"))),
    source: { file: textOf(file, "source.file"), hash: textOf(hash, "source.hash") },
    size: count(size, "size"),
  };
}

/** Reads `receipt.json`. Throws where it has another form. */
export function receiptIn(text: string): Receipt {
  const object = objectIn(text);
  return {
    mode: modeOf(object.mode),
    root: root(textOf(object.root, "root")),
    size: count(object.size, "size"),
    attester: address(textOf(object.attester, "attester")),
    attestedAt: unixTime(count(object.attestedAt, "attestedAt")),
    transactions: listOf(object.transactions, "transactions").map((item) => {
      const { hash, block, gasUsed, fee } = fieldsOf(item, "transactions");
      return {
        hash: textOf(hash, "hash"),
        block: count(block, "block"),
        gasUsed: amount(gasUsed, "gasUsed"),
        fee: amount(fee, "fee"),
      };
    }),
  };
}

function objectIn(text: string): json.JsonObject {
  return fieldsOf(json.parse(text), "file");
}

function fieldsOf(value: json.JsonValue | undefined, name: string): json.JsonObject {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as json.JsonObject) : notOf(name, "an object");
}

function listOf(value: json.JsonValue | undefined, name: string): readonly json.JsonValue[] {
  return Array.isArray(value) ? value : notOf(name, "a list");
}

function textOf(value: json.JsonValue | undefined, name: string): string {
  return typeof value === "string" ? value : notOf(name, "text");
}

function count(value: json.JsonValue | undefined, name: string): number {
  const isCount = typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
  return isCount ? value : notOf(name, "a whole number");
}

/** Gas or wei, beyond what a number holds. */
function amount(value: json.JsonValue | undefined, name: string): string {
  return /^\d{1,78}$/.test(textOf(value, name)) ? (value as string) : notOf(name, "an amount");
}

function modeOf(value: json.JsonValue | undefined): Plan["mode"] {
  return MODES.find((mode) => mode === value) ?? notOf("mode", MODES.join(", "));
}

/** A code as it is printed; what is wrong with it never repeats it. */
function claimCode(text: string): string {
  return claimCodes.format(claimCodes.parse(text));
}

function notOf(name: string, wanted: string): never {
  throw new TypeError(`${name} is not ${wanted}`);
}
