import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { address, chainId } from "../ids.ts";
import type { JsonObject, JsonValue } from "../json/JsonValue.ts";
import { parse as parseJson } from "../json/parse.ts";
import type { ContractName, DeployedContract, Deployment } from "./Deployment.ts";
import { CONTRACT_NAMES } from "./Deployment.ts";

/**
 * Reads a network's entry of the address book.
 *
 * @param source - The text of a `deployments/<chainId>-<name>.json` file, or its value.
 * @throws {@link CairnError} `MALFORMED_DEPLOYMENT` with the path of the wrong field.
 *
 * @example
 * import { deployments } from "@cairn/sdk";
 *
 * function chainOf(text: string) {
 *   return deployments.parse(text).chainId;
 * }
 */
export function parse(source: string | JsonValue): Deployment {
  const book = objectAt(typeof source === "string" ? readJson(source) : source, "");
  const contracts = objectAt(book.contracts, "/contracts");
  return {
    name: textAt(book.name, "/name"),
    chainId: at("/chainId", () => chainId(numberAt(book.chainId, "/chainId"))),
    version: textAt(book.version, "/version"),
    startBlock: numberAt(book.startBlock, "/startBlock"),
    contracts: Object.fromEntries(
      CONTRACT_NAMES.map((name) => [name, readContract(contracts[name], `/contracts/${name}`)]),
    ) as Record<ContractName, DeployedContract>,
  };
}

function readContract(value: JsonValue | undefined, path: string): DeployedContract {
  const object = objectAt(value, path);
  const args = object.args ?? [];
  if (!Array.isArray(args)) fail(`${path}/args`, "The value is not an array.");
  return {
    address: at(`${path}/address`, () => address(textAt(object.address, `${path}/address`))),
    block: numberAt(object.block, `${path}/block`),
    args,
    ...(object.transactionHash === undefined
      ? {}
      : { transactionHash: textAt(object.transactionHash, `${path}/transactionHash`) }),
    ...(object.codeHash === undefined ? {} : { codeHash: textAt(object.codeHash, `${path}/codeHash`) }),
  };
}

function readJson(text: string): JsonValue {
  return at("", () => parseJson(text));
}

function objectAt(value: JsonValue | undefined, path: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return fail(path, "The value is not an object.");
  }
  return value as JsonObject;
}

function textAt(value: JsonValue | undefined, path: string): string {
  return typeof value === "string" && value !== "" ? value : fail(path, "The value is not text.");
}

function numberAt(value: JsonValue | undefined, path: string): number {
  const isCount = typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
  return isCount ? value : fail(path, "The value is not a whole number.");
}

function at<Value>(path: string, make: () => Value): Value {
  try {
    return make();
  } catch (cause) {
    if (!isCairnError(cause) || cause.code === "MALFORMED_DEPLOYMENT") throw cause;
    return fail(path, cause.shortMessage, cause);
  }
}

function fail(path: string, message: string, cause?: unknown): never {
  throw new CairnError("MALFORMED_DEPLOYMENT", { message, details: { path }, cause });
}
