// Who plays in the seeded network: made up, and the same in every run.
import type { Address, Client, deployments } from "@cairn/sdk";
import { address, connect } from "@cairn/sdk";
import type { Provider, Signer } from "ethers";
import { HDNodeWallet } from "ethers";
import { deployEmbedded } from "../../../scripts/lib/embeddedNetwork.ts";
import type { TimedChain } from "../chain.ts";

/** Somebody with an account, on one network. */
export interface Actor {
  readonly name: string;
  readonly account: Address;
  readonly signer: Signer;
  readonly client: Client;
}

/** Institutions, each with an account of the chain's that has ether. */
const INSTITUTIONS = {
  operator: "the network's operator",
  council: "Regional Learning Council",
  guild: "Makers' Guild",
  school: "Riverside School",
  makerspace: "Harbour Makerspace",
  mill: "Certificates Online",
  impostor: "University of Oxford",
} as const;

/** The public test phrase of Hardhat and Anvil, at a path where no account has ether. */
const PHRASE = "test test test test test test test test test test test junk";
const LEARNERS_PATH = "m/44'/60'/2'/0";

/** A network on the chain, and everyone on it. */
export interface Stage {
  readonly chain: TimedChain;
  readonly deployment: deployments.Deployment;
  readonly cast: { readonly [Part in keyof typeof INSTITUTIONS | "amina"]: Actor };
  /** Asks the chain and owns nothing. */
  readonly reader: Client;
}

/** Deploys a network, owned by one of the institutions, and brings everyone onto it. */
export async function openStage(
  chain: TimedChain,
  { owner }: { owner: "operator" | "impostor" },
): Promise<Stage> {
  const signers = await chain.connection.ethers.getSigners();
  const provider: Provider = chain.connection.ethers.provider;
  const parts = Object.entries(INSTITUTIONS).map(([part, name], place) => {
    const signer = signers[place];
    if (signer === undefined) throw new Error(`the chain has no account for ${name}`);
    return { part, name, signer: signer as Signer };
  });
  const owning = parts.find(({ part }) => part === owner)?.signer;
  if (owning === undefined) throw new Error(`nobody plays ${owner}`);
  const { deployment } = await deployEmbedded(chain.connection, { owner: await owning.getAddress() });
  const amina = { part: "amina", name: "Amina Diallo", signer: learnerWallet(0).connect(provider) };
  const actors = [...parts, amina].map(async ({ part, name, signer }) => {
    const account = address(await signer.getAddress());
    return [part, { name, account, signer, client: await connect({ deployment, runner: signer }) }] as const;
  });
  return {
    chain,
    deployment,
    cast: Object.fromEntries(await Promise.all(actors)) as Stage["cast"],
    reader: await connect({ deployment, runner: provider }),
  };
}

/** A wallet of the cast that no chain knows: the owner of Amina's smart wallet. */
export function learnerWallet(place: number): HDNodeWallet {
  return HDNodeWallet.fromPhrase(PHRASE, "", `${LEARNERS_PATH}/${place}`);
}
