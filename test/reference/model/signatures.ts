import type { TypedDataDomain, TypedDataField } from "ethers";
import { dataLength, dataSlice, recoverAddress, Signature, TypedDataEncoder } from "ethers";
import type { Achievement, Guardians, Setting } from "./World.ts";

type Types = Record<string, TypedDataField[]>;

const ACHIEVEMENT: Types = {
  Achievement: [
    { name: "definition", type: "uint32" },
    { name: "experience", type: "uint32" },
    { name: "learner", type: "address" },
    { name: "achievedAt", type: "uint40" },
    { name: "expiresAt", type: "uint40" },
    { name: "content", type: "bytes32" },
  ],
};
const CONSENT: Types = {
  Consent: [
    { name: "learner", type: "address" },
    { name: "hub", type: "uint32" },
    { name: "hubName", type: "string" },
    { name: "kinds", type: "uint32" },
    { name: "until", type: "uint40" },
    { name: "terms", type: "string" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
};
/** The changes of an identity that parties sign, by the names and types of their fields. */
const CHANGES = {
  Move: "address identity,address controller,uint256 nonce,uint256 deadline",
  Join: "address learner,address identity,uint256 nonce,uint256 identityNonce,uint256 deadline",
  Guardians:
    "address identity,bytes32 root,uint8 threshold,uint8 count,uint40 delay,uint256 nonce,uint256 deadline",
  Custody: "address identity,address custodian,uint40 until,uint256 nonce,uint256 deadline",
  Recovery: "address identity,address from,address controller,uint256 nonce,uint256 deadline",
  CustodianRecovery: "address identity,address custodian,uint40 until,uint256 nonce,uint256 deadline",
} as const;
const FORWARD: Types = {
  ForwardRequest: [
    { name: "from", type: "address" },
    { name: "to", type: "address" },
    { name: "value", type: "uint256" },
    { name: "gas", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint48" },
    { name: "data", type: "bytes" },
  ],
};

/** The sentence that every consent signature carries. */
export const TERMS =
  "Achievements that this hub issues to me under this consent are public on the blockchain for good, cannot be transferred, and can be burned by the hub and by me.";

const HALF_OF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;
const ids = new Map<string, string>();
const recovered = new Map<string, string | undefined>();

/** The id of an achievement: its EIP-712 digest under the token's domain. */
export function idOf(setting: Setting, achievement: Achievement): string {
  const { definition, experience, learner, achievedAt, expiresAt, content } = achievement;
  const key = [setting.token, definition, experience, learner, achievedAt, expiresAt, content].join();
  const known = ids.get(key);
  if (known !== undefined) return known;
  const id = TypedDataEncoder.hash(domain(setting, "Cairn", setting.token), ACHIEVEMENT, achievement);
  ids.set(key, id);
  return id;
}

/** What a learner signs to consent. */
export function consentDigest(
  setting: Setting,
  message: {
    learner: string;
    hub: number;
    hubName: string;
    kinds: number;
    until: number;
    nonce: bigint;
    deadline: number;
  },
): string {
  return TypedDataEncoder.hash(domain(setting, "Cairn", setting.learners), CONSENT, {
    ...message,
    terms: TERMS,
  });
}

type Signed = { readonly nonce: number; readonly deadline: number };
/** What the parties of each change sign. */
export type ChangeMessages = {
  Move: Signed & { identity: string; controller: string };
  Join: Signed & { learner: string; identity: string; identityNonce: number };
  Guardians: Signed & { identity: string } & Guardians;
  Custody: Signed & { identity: string; custodian: string; until: number };
  Recovery: Signed & { identity: string; from: string; controller: string };
  CustodianRecovery: Signed & { identity: string; custodian: string; until: number };
};

/** What the parties of a change of an identity sign. */
export function changeDigest<Name extends keyof ChangeMessages>(
  setting: Setting,
  name: Name,
  message: ChangeMessages[Name],
): string {
  const fields = CHANGES[name].split(",").map((field): TypedDataField => {
    const [type = "", fieldName = ""] = field.split(" ");
    return { name: fieldName, type };
  });
  return TypedDataEncoder.hash(domain(setting, "Cairn", setting.learners), { [name]: fields }, message);
}

/** What a learner signs to have a call brought by somebody else. */
export function forwardDigest(
  setting: Setting,
  message: {
    from: string;
    to: string;
    value: number;
    gas: number;
    nonce: number;
    deadline: number;
    data: string;
  },
): string {
  return TypedDataEncoder.hash(domain(setting, "CairnForwarder", setting.forwarder), FORWARD, message);
}

/** Whether an account signed a digest: a key, or a smart wallet by ERC-1271. */
export function isSignedBy(
  setting: Setting,
  { account, digest, signature }: { account: string; digest: string; signature: string },
): boolean {
  const key = setting.wallets.get(account);
  if (key === undefined) return signerOf({ digest, signature }) === account;
  const parts = walletParts(signature);
  return (
    parts !== undefined &&
    parts.prefix === parts.suffix &&
    signerOf({ digest, signature: parts.inner }) === key
  );
}

/** Whose 65 bytes these are; undefined where they are no signature, also a malleable one. */
export function signerOf({ digest, signature }: { digest: string; signature: string }): string | undefined {
  const key = `${digest}${signature}`;
  if (!recovered.has(key)) recovered.set(key, recover({ digest, signature }));
  return recovered.get(key);
}

function recover({ digest, signature }: { digest: string; signature: string }): string | undefined {
  if (dataLength(signature) !== 65) return undefined;
  const [r, s] = [dataSlice(signature, 0, 32), dataSlice(signature, 32, 64)];
  const v = Number(dataSlice(signature, 64));
  if (BigInt(s) > HALF_OF_ORDER || (v !== 27 && v !== 28)) return undefined;
  try {
    return recoverAddress(digest, Signature.from({ r, s, v })).toLowerCase();
  } catch {
    return undefined;
  }
}

/** What the wallets of these tests take: a signature between two equal words, ABI-encoded. */
function walletParts(signature: string): { prefix: string; inner: string; suffix: string } | undefined {
  const head = 4 * 32;
  const length = dataLength(signature);
  if (length < head || BigInt(dataSlice(signature, 32, 64)) !== 96n) return undefined;
  const end = BigInt(head) + BigInt(dataSlice(signature, 96, head));
  if (end > BigInt(length)) return undefined;
  return {
    prefix: dataSlice(signature, 0, 32),
    inner: dataSlice(signature, head, Number(end)),
    suffix: dataSlice(signature, 64, 96),
  };
}

function domain(setting: Setting, name: string, verifyingContract: string): TypedDataDomain {
  return { name, version: "1", chainId: setting.chainId, verifyingContract };
}
