import type { Address, Client, UnixTime } from "@cairn/sdk";
import { address, unixTime } from "@cairn/sdk";
import type { Signer } from "ethers";
import { id, parseEther, Wallet } from "ethers";
import { mined } from "./mined.ts";
import type { Network } from "./network.ts";
import { now, signerAt } from "./network.ts";

/** Somebody with a wallet of their own. */
export interface Person {
  readonly client: Client;
  readonly address: Address;
  readonly signer: Signer;
}

/** A wallet that is the same at every run, with ether to send with. */
export async function person(network: Network, name: string): Promise<Person> {
  const broke = await penniless(network, new Wallet(id(`cairn ${name}`)));
  const funding = signerAt(network.signers, 9).sendTransaction({ to: broke.address, value: parseEther("1") });
  await mined(await funding);
  return broke;
}

/** Somebody who has no ether. */
export async function penniless(network: Network, wallet: Signer): Promise<Person> {
  const signer = wallet.connect(network.provider);
  return { signer, address: address(await signer.getAddress()), client: await network.as(signer) };
}

/** Some time from now on the chain. */
export async function from(network: Network, seconds: number): Promise<UnixTime> {
  return unixTime((await now(network)) + seconds);
}

/** The start of a month, some months from now on the chain. */
export async function monthStart(network: Network, months: number): Promise<UnixTime> {
  const date = new Date((await now(network)) * 1000);
  return unixTime(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)));
}
