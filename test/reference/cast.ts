import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, HDNodeWallet, SigningKey, toBeHex } from "ethers";
import type { Chain } from "./chain.ts";
import { accountAt, WALLET_KEYS } from "./chain.ts";
import type { GuardianWord } from "./model/calls.ts";
import type { Setting } from "./model/World.ts";
import type { Readers } from "./views.ts";

/** Who plays in the sequences, by address; keys sign for accounts and for their smart wallets. */
export type Cast = {
  readonly setting: Setting;
  readonly owner: string;
  readonly accreditors: readonly string[];
  readonly admins: readonly string[];
  readonly staff: readonly string[];
  readonly learners: readonly string[];
  /** Learners, and those who take control or custody: few, so that they meet in every part. */
  readonly circle: readonly string[];
  /** What identities commit to, each with its guardians. */
  readonly guardianTrees: readonly GuardianTree[];
  readonly stranger: string;
  readonly everyone: readonly string[];
  readonly readers: Readers;
  readonly names: ReadonlyMap<string, string>;
  /** A signature that the account's contract or key takes. */
  readonly sign: (account: string, digest: string) => string;
};

/** Guardians in ascending order, as a recovery takes their words. */
export type GuardianTree = {
  readonly root: string;
  readonly guardians: readonly Omit<GuardianWord, "signature">[];
};

const PHRASE = "test test test test test test test test test test test junk";
const NAMES: readonly (readonly [string, number])[] = [
  ["owner", 0],
  ["accreditorA", 1],
  ["accreditorB", 2],
  ["adminA", 3],
  ["adminB", 4],
  ["staffA", 5],
  ["staffB", 6],
  ["staffC", 7],
  ["learnerA", 8],
  ["learnerB", 9],
  ["learnerC's key", WALLET_KEYS[0]],
  ["relay", 11],
  ["stranger", 12],
  ["staffD's key", WALLET_KEYS[1]],
  ["heirA", 14],
  ["heirB", 15],
  ["guardianA", 16],
  ["guardianB", 17],
];

/** The people of a chain. */
export function makeCast(chain: Chain): Cast {
  const { accounts, addresses, wallets, chainId } = chain;
  const at = (place: number): string => accountAt(accounts, place);
  const [learnerWallet = "", staffWallet = ""] = wallets.keys();
  const names = new Map(NAMES.map(([name, place]) => [at(place), name]));
  names.set(learnerWallet, "learnerC's wallet").set(staffWallet, "staffD's wallet");
  for (const [name, address] of Object.entries(addresses)) names.set(address, `the ${name} contract`);
  const staff = [at(5), at(6), at(7), staffWallet];
  const learners = [at(8), at(9), learnerWallet];
  const circle = [...learners, at(14), at(15)];
  const guardians = [at(16), at(17), at(9), staffWallet];
  const people = [at(0), at(1), at(2), at(3), ...staff];
  return {
    setting: { chainId, ...addresses, wallets },
    owner: at(0),
    accreditors: [at(1), at(2)],
    admins: [at(3), at(4)],
    staff,
    learners,
    circle,
    guardianTrees: [1, 2, 2, 3, 4].map((count, salt) => guardianTree(guardians.slice(-count), salt)),
    stranger: at(12),
    everyone: [...people, at(4), at(12), ...circle],
    readers: { people, learners, circle },
    names,
    sign: makeSigner({ accounts, wallets }),
  };
}

function guardianTree(guardians: readonly string[], salt: number): GuardianTree {
  const leaves = [...guardians].sort().map((guardian, place) => {
    return { guardian, salt: toBeHex(16 * salt + place, 32) };
  });
  const tree = StandardMerkleTree.of(
    leaves.map((leaf) => [leaf.guardian, leaf.salt]),
    ["address", "bytes32"],
  );
  return {
    root: tree.root,
    guardians: leaves.map((leaf, place) => ({ ...leaf, proof: tree.getProof(place) })),
  };
}

function makeSigner({
  accounts,
  wallets,
}: {
  accounts: readonly string[];
  wallets: ReadonlyMap<string, string>;
}): Cast["sign"] {
  const root = HDNodeWallet.fromPhrase(PHRASE, undefined, "m/44'/60'/0'/0");
  const keys = new Map<string, SigningKey>();
  return (account, digest) => {
    const owner = wallets.get(account) ?? account;
    const key = keys.get(owner) ?? new SigningKey(root.deriveChild(accounts.indexOf(owner)).privateKey);
    keys.set(owner, key);
    const { serialized } = key.sign(digest);
    if (owner === account) return serialized;
    // What a wallet of these tests takes: the signature between two equal words.
    const types = ["bytes32", "bytes", "bytes32"];
    return AbiCoder.defaultAbiCoder().encode(types, [digest, serialized, digest]);
  };
}
