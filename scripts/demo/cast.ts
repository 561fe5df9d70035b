// Who plays in the demo: a small network, made up.
import type { Address, Client } from "@cairn/sdk";
import { address } from "@cairn/sdk";
import type { Signer } from "ethers";
import { HDNodeWallet } from "ethers";
import type { EmbeddedNetwork } from "../lib/embeddedNetwork.ts";

/** A person or an institution, with an account of its own. */
export type Actor = { readonly name: string; readonly client: Client; readonly account: Address };

/** Institutions, which pay for their transactions. */
const INSTITUTIONS = {
  operator: "the network's operator",
  council: "the Regional Learning Council",
  school: "Riverside School",
  makerspace: "Harbour Makerspace",
  charity: "Green River Trust",
  impostor: "an impostor",
} as const;

/** Learners and who stands by them. They own no ether at all. */
const LEARNERS = {
  amina: "Amina",
  ben: "Ben",
  mother: "Amina's mother",
  teacher: "her teacher",
  newPhone: "Amina's new phone",
} as const;

/** The public test phrase of Hardhat and Anvil, at a path where no account has ether. */
const PHRASE = "test test test test test test test test test test test junk";
const LEARNERS_PATH = "m/44'/60'/1'/0";

/** Everyone in the demo. */
export type Cast = { readonly [Part in keyof typeof INSTITUTIONS | keyof typeof LEARNERS]: Actor };

/** Gives everyone an account: institutions one of the chain's, learners a fresh one without ether. */
export async function castOf(network: EmbeddedNetwork): Promise<Cast> {
  const institutions = Object.entries(INSTITUTIONS).map(async ([part, name], place) => {
    const signer = network.signers[place];
    if (signer === undefined) throw new Error(`the chain has no account for ${name}`);
    return [part, await actorOf(network, name, signer)] as const;
  });
  const learners = Object.entries(LEARNERS).map(async ([part, name], place) => {
    const wallet = learnerWallet(place).connect(network.connection.ethers.provider);
    return [part, await actorOf(network, name, wallet)] as const;
  });
  return Object.fromEntries(await Promise.all([...institutions, ...learners])) as Cast;
}

/** Address of a further learner, who only appears in a class list. */
export function classmate(place: number): Address {
  return address(learnerWallet(100 + place).address);
}

function learnerWallet(place: number): HDNodeWallet {
  return HDNodeWallet.fromPhrase(PHRASE, "", `${LEARNERS_PATH}/${place}`);
}

async function actorOf(network: EmbeddedNetwork, name: string, signer: Signer): Promise<Actor> {
  return { name, client: await network.as(signer), account: address(await signer.getAddress()) };
}
