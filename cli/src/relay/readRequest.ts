import { address, hex, hubId, kindsFromBitmap, unixTime } from "@cairn/sdk";
import { Refusal } from "../http/Refusal.ts";
import type { RelayRequest } from "./RelayRequest.ts";

/** Longest data of a call, in bytes: a claim from a cohort of millions needs 1,100. */
const MOST_DATA = 8_192;
/** Longest signature, in bytes: room for a smart wallet's with some owners. */
const MOST_SIGNATURE = 4_096;
const MAX_UINT256 = 2n ** 256n - 1n;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the body of a request. Strict: no field is missing, and none is there that nobody reads.
 *
 * Throws a {@link Refusal}.
 */
export function readRequest(text: string): RelayRequest {
  const body = fieldsOf(parse(text), "the body");
  switch (body.type) {
    case "forward":
      expectOnly(body, ["type", "request"]);
      return { type: "forward", request: readForward(fieldsOf(body.request, "request")) };
    case "consent":
      expectOnly(body, ["type", "learner", "hub", "kinds", "until", "deadline", "signature"]);
      return {
        type: "consent",
        learner: read(body, "learner", (value) => address(textOf(value))),
        hub: read(body, "hub", (value) => hubId(integerOf(value))),
        kinds: read(body, "kinds", (value) => kindsFromBitmap(integerOf(value))),
        until: read(body, "until", (value) => unixTime(integerOf(value))),
        deadline: read(body, "deadline", (value) => unixTime(integerOf(value))),
        signature: read(body, "signature", (value) => bytesOf(value, MOST_SIGNATURE)),
      };
    default:
      throw malformed("type", 'It is "forward" or "consent".');
  }
}

function readForward(fields: Fields): Extract<RelayRequest, { type: "forward" }>["request"] {
  expectOnly(fields, ["from", "to", "value", "gas", "nonce", "deadline", "data", "signature"], ["value"]);
  if (fields.value !== undefined && read(fields, "value", (value) => integerOf(value)) !== 0n) {
    throw new Refusal(403, "NOT_ALLOWED", {
      message: "The request sends ether, and no function of a learner takes any.",
      fix: "Leave value out, or make it 0.",
    });
  }
  return {
    from: read(fields, "from", (value) => address(textOf(value))),
    to: read(fields, "to", (value) => address(textOf(value))),
    gas: read(fields, "gas", integerOf),
    nonce: read(fields, "nonce", integerOf),
    deadline: read(fields, "deadline", (value) => unixTime(integerOf(value))),
    data: read(fields, "data", (value) => bytesOf(value, MOST_DATA)),
    signature: read(fields, "signature", (value) => bytesOf(value, MOST_SIGNATURE)),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("the body", "It is JSON.");
  }
}

function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw malformed(name, "It is an object.");
}

function expectOnly(fields: Fields, names: readonly string[], optional: readonly string[] = []): void {
  const missing = names.find((name) => !optional.includes(name) && !Object.hasOwn(fields, name));
  if (missing !== undefined) throw malformed(missing, "It is missing.");
  const other = Object.keys(fields).find((name) => !names.includes(name));
  if (other !== undefined) throw malformed(other.slice(0, 40), "No such field is read.");
}

function read<Value>(fields: Fields, name: string, reader: (value: unknown) => Value): Value {
  try {
    return reader(fields[name]);
  } catch (error) {
    throw malformed(name, error instanceof Error ? (error.message.split("\n")[0] ?? "") : "");
  }
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  throw new Error("It is a string.");
}

/** A whole number from 0 on: of JSON where it is safe, or in decimal digits. */
function integerOf(value: unknown): bigint {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  if (typeof value === "string" && /^(?:0|[1-9]\d{0,77})$/.test(value) && BigInt(value) <= MAX_UINT256) {
    return BigInt(value);
  }
  throw new Error("It is a whole number from 0 on, as a number or in decimal digits.");
}

function bytesOf(value: unknown, most: number): ReturnType<typeof hex> {
  const text = textOf(value);
  if (text.length > 2 + 2 * most) throw new Error(`It has ${most} bytes at most.`);
  return hex(text.toLowerCase());
}

function malformed(field: string, why: string): Refusal {
  return new Refusal(400, "MALFORMED", {
    message: "The request does not have the required form.",
    fix: "Post what the SDK's `sponsored` posts; the guide for sponsoring lists the fields.",
    details: { field, why },
  });
}
