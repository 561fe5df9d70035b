import { AbiCoder, HDNodeWallet, SigningKey } from "ethers";
import type { Chain } from "./chain.ts";
import { accountAt, WALLET_KEYS } from "./chain.ts";
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
  readonly stranger: string;
  readonly everyone: readonly string[];
  readonly readers: Readers;
  readonly names: ReadonlyMap<string, string>;
  /** A signature that the account's contract or key takes. */
  readonly sign: (account: string, digest: string) => string;
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
  const people = [at(0), at(1), at(2), at(3), ...staff];
  return {
    setting: { chainId, ...addresses, wallets },
    owner: at(0),
    accreditors: [at(1), at(2)],
    admins: [at(3), at(4)],
    staff,
    learners,
    stranger: at(12),
    everyone: [...people, at(4), at(12), ...learners],
    readers: { people, learners },
    names,
    sign: makeSigner({ accounts, wallets }),
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
