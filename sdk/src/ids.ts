import { getAddress } from "ethers";
import { CairnError } from "./errors/CairnError.ts";
import { MAX_UINT32, MAX_UINT40 } from "./limits.ts";

declare const brand: unique symbol;

/** A value that only its validating function makes. */
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };

/** A hub of the `HubRegistry`: 1 to 2^32 - 1. */
export type HubId = Branded<number, "HubId">;
/** An achievement definition of the `HubRegistry`: 1 to 2^32 - 1. */
export type DefinitionId = Branded<number, "DefinitionId">;
/** An experience of the `ExperienceCatalog`: 1 to 2^32 - 1. */
export type ExperienceId = Branded<number, "ExperienceId">;
/** A pathway of `Pathways`: 1 to 2^32 - 1. */
export type PathwayId = Branded<number, "PathwayId">;

/** Bytes as 0x and lower-case hexadecimal digits. */
export type Hex = Branded<`0x${string}`, "Hex">;
/** The EIP-712 digest that is an achievement in every mode: token id, leaf, and what an attester signs. */
export type AchievementId = Branded<`0x${string}`, "AchievementId">;
/** SHA-256 of a public document. */
export type ContentHash = Branded<`0x${string}`, "ContentHash">;
/** Root of a Merkle tree: of a cohort, or of the fields of a private document. */
export type Root = Branded<`0x${string}`, "Root">;
/** 32 random bytes that hide one field of a private document. */
export type Salt = Branded<`0x${string}`, "Salt">;
/** An inner or sibling node of a Merkle tree, as proofs list them. */
export type ProofNode = Branded<`0x${string}`, "ProofNode">;
/** An Ethereum address in its ERC-55 checksum form. */
export type Address = Branded<`0x${string}`, "Address">;

/** Seconds since 1970, UTC; fits the contracts' `uint40`. */
export type UnixTime = Branded<number, "UnixTime">;
/** EIP-155 chain id: 1 to 2^53 - 1. */
export type ChainId = Branded<number, "ChainId">;
/** What a verifier draws for one request, so that an answer cannot be used again: 32 random bytes. */
export type Nonce = Branded<`0x${string}`, "Nonce">;
/** Origin of a verifier (RFC 6454), such as `https://employer.example`. */
export type Audience = Branded<string, "Audience">;
/** Place of a record in its hub's status list: 0 to 2^32 - 1. */
export type StatusIndex = Branded<number, "StatusIndex">;

export { MAX_UINT32, MAX_UINT40 };

/**
 * Makes a hub's id.
 *
 * @param value - 1 to 2^32 - 1.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { hubId } from "@cairn/sdk";
 *
 * const hub = hubId(1);
 */
export function hubId(value: number | bigint): HubId {
  return integer(value, 1, MAX_UINT32, "hub id") as HubId;
}

/**
 * Makes a definition's id.
 *
 * @param value - 1 to 2^32 - 1.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { definitionId } from "@cairn/sdk";
 *
 * const algebra = definitionId(1);
 */
export function definitionId(value: number | bigint): DefinitionId {
  return integer(value, 1, MAX_UINT32, "definition id") as DefinitionId;
}

/**
 * Makes an experience's id. An achievement without an experience has 0 in its place, which is no id.
 *
 * @param value - 1 to 2^32 - 1.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { experienceId } from "@cairn/sdk";
 *
 * const summerCamp = experienceId(1);
 */
export function experienceId(value: number | bigint): ExperienceId {
  return integer(value, 1, MAX_UINT32, "experience id") as ExperienceId;
}

/**
 * Makes a pathway's id.
 *
 * @param value - 1 to 2^32 - 1.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { pathwayId } from "@cairn/sdk";
 *
 * const carpenter = pathwayId(1);
 */
export function pathwayId(value: number | bigint): PathwayId {
  return integer(value, 1, MAX_UINT32, "pathway id") as PathwayId;
}

/**
 * Makes an achievement's id from its 32 bytes, or from the token id of the `AchievementToken`.
 *
 * @param value - 0x and 64 hexadecimal digits, or the token id.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { achievementId } from "@cairn/sdk";
 *
 * const id = achievementId(`0x${"ab".repeat(32)}`);
 */
export function achievementId(value: string | bigint): AchievementId {
  if (typeof value !== "bigint") return bytes32(value, "achievement id") as AchievementId;
  const digits = value.toString(16).padStart(64, "0");
  return bytes32(value < 0n ? "" : `0x${digits}`, "achievement id", value) as AchievementId;
}

/**
 * Makes the hash of a public document from its 32 bytes.
 *
 * @param value - 0x and 64 hexadecimal digits.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { contentHash } from "@cairn/sdk";
 *
 * const profile = contentHash(`0x${"ab".repeat(32)}`);
 */
export function contentHash(value: string): ContentHash {
  return bytes32(value, "content hash") as ContentHash;
}

/**
 * Makes a tree's root from its 32 bytes.
 *
 * @param value - 0x and 64 hexadecimal digits.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { root } from "@cairn/sdk";
 *
 * const cohort = root(`0x${"ab".repeat(32)}`);
 */
export function root(value: string): Root {
  return bytes32(value, "Merkle root") as Root;
}

/**
 * Makes a salt from its 32 bytes.
 *
 * @param value - 0x and 64 hexadecimal digits.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { salt } from "@cairn/sdk";
 * import { hexlify, randomBytes } from "ethers";
 *
 * const drawn = salt(hexlify(randomBytes(32)));
 */
export function salt(value: string): Salt {
  return bytes32(value, "salt") as Salt;
}

/**
 * Makes a proof's node from its 32 bytes.
 *
 * @param value - 0x and 64 hexadecimal digits.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { proofNode } from "@cairn/sdk";
 *
 * const sibling = proofNode(`0x${"ab".repeat(32)}`);
 */
export function proofNode(value: string): ProofNode {
  return bytes32(value, "proof node") as ProofNode;
}

/**
 * Makes bytes of any length, such as a signature.
 *
 * @param value - 0x and an even number of hexadecimal digits.
 * @throws {@link CairnError} `INVALID_ARGUMENT` for any other value.
 *
 * @example
 * import { hex } from "@cairn/sdk";
 *
 * const signature = hex("0x0123abcd");
 */
export function hex(value: string): Hex {
  if (typeof value !== "string" || !/^0x(?:[0-9a-fA-F]{2})*$/.test(value)) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The value is not bytes: 0x and an even number of hexadecimal digits.",
      details: { value },
    });
  }
  return value.toLowerCase() as Hex;
}

/** Addresses seen last, as written and in checksum form, which is a hash: records of one hub repeat a few. */
const checksums = new Map<string, Address>();
const MAX_CHECKSUMS = 1_024;

/**
 * Makes an address in checksum form.
 *
 * @param value - 0x and 40 hexadecimal digits; digits of mixed case must have the ERC-55 checksum.
 * @throws {@link CairnError} `INVALID_ADDRESS` for any other value.
 *
 * @example
 * import { address } from "@cairn/sdk";
 *
 * const learner = address("0xd8da6bf26964af9d7eed9e03e53415d37aa96045");
 */
export function address(value: string): Address {
  const known = checksums.get(value);
  if (known !== undefined) return known;
  if (typeof value !== "string" || !/^0x[0-9a-fA-F]{40}$/.test(value)) {
    throw new CairnError("INVALID_ADDRESS", { details: { value } });
  }
  if (checksums.size === MAX_CHECKSUMS) checksums.clear();
  try {
    const made = getAddress(value) as Address;
    checksums.set(value, made);
    return made;
  } catch (cause) {
    throw new CairnError("INVALID_ADDRESS", {
      message: "The address has a wrong checksum.",
      details: { value },
      fix: "Copy the address again; a letter or digit is wrong.",
      cause,
    });
  }
}

/**
 * Makes a time.
 *
 * @param value - Whole seconds since 1970, UTC: 0 to 2^40 - 1. A `Date` is rounded down to the second.
 * @throws {@link CairnError} `INVALID_ARGUMENT` for any other value, such as milliseconds.
 *
 * @example
 * import { unixTime } from "@cairn/sdk";
 *
 * const until = unixTime(new Date("2030-01-01T00:00:00Z"));
 */
export function unixTime(value: number | bigint | Date): UnixTime {
  const seconds = value instanceof Date ? Math.floor(value.getTime() / 1000) : value;
  if (!isIntegerBetween(seconds, 0, MAX_UINT40)) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The value is not a time in whole seconds since 1970.",
      details: { value },
      fix: "Pass seconds, not milliseconds, or a Date.",
    });
  }
  return Number(seconds) as UnixTime;
}

/**
 * Makes a chain's id.
 *
 * @param value - 1 to 2^53 - 1.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { chainId } from "@cairn/sdk";
 *
 * const local = chainId(31337);
 */
export function chainId(value: number | bigint): ChainId {
  return integer(value, 1, Number.MAX_SAFE_INTEGER, "chain id") as ChainId;
}

/**
 * Makes an index of a status list.
 *
 * @param value - 0 to 2^32 - 1.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { statusIndex } from "@cairn/sdk";
 *
 * const place = statusIndex(0);
 */
export function statusIndex(value: number | bigint): StatusIndex {
  return integer(value, 0, MAX_UINT32, "status index") as StatusIndex;
}

/**
 * Makes a nonce from its 32 bytes.
 *
 * @param value - 0x and 64 hexadecimal digits.
 * @throws {@link CairnError} `INVALID_ID` for any other value.
 *
 * @example
 * import { nonce } from "@cairn/sdk";
 *
 * const asked = nonce(`0x${"5e".repeat(32)}`);
 */
export function nonce(value: string): Nonce {
  return bytes32(value, "nonce") as Nonce;
}

/**
 * Makes the origin of a verifier.
 *
 * @param value - Scheme, host and, where it is not the scheme's own, port: `https://employer.example`. A path is refused,
 * since a signature for an origin would otherwise look like one for a page.
 * @throws {@link CairnError} `INVALID_ARGUMENT` for any other value.
 *
 * @example
 * import { audience } from "@cairn/sdk";
 *
 * const employer = audience("https://employer.example");
 */
export function audience(value: string): Audience {
  const origin = typeof value === "string" && URL.canParse(value) ? new URL(value).origin : "null";
  if (!/^https?:/.test(origin) || origin !== value) {
    throw new CairnError("INVALID_ARGUMENT", {
      message:
        "The value is not an origin: http or https, a host in lower case, a port, and nothing after it.",
      details: { value, ...(origin === "null" ? {} : { origin }) },
      fix: origin === "null" ? "Pass an origin such as https://employer.example." : `Pass ${origin}.`,
    });
  }
  return value as Audience;
}

function isIntegerBetween(value: unknown, min: number, max: number): value is number | bigint {
  if (typeof value === "bigint") return value >= BigInt(min) && value <= BigInt(max);
  return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
}

function integer(value: number | bigint, min: number, max: number, what: string): number {
  if (!isIntegerBetween(value, min, max)) {
    throw new CairnError("INVALID_ID", {
      message: `The value is not a ${what}: a whole number from ${min} to ${max}.`,
      details: { value },
    });
  }
  return Number(value);
}

function bytes32(value: string, what: string, given: unknown = value): `0x${string}` {
  if (typeof value !== "string" || !/^0x[0-9a-fA-F]{64}$/.test(value)) {
    throw new CairnError("INVALID_ID", {
      message: `The value is not a ${what}: 0x and 64 hexadecimal digits.`,
      details: { value: given },
    });
  }
  return value.toLowerCase() as `0x${string}`;
}
