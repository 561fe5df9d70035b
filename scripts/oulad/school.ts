// The Open University on an embedded chain: hub, staff, definitions, and the students' addresses.
import type { Address, Client, DefinitionId, HubId, UnixTime } from "@cairn/sdk";
import { accreditation, address, definitions, hubs, kindOf, kinds, unixTime } from "@cairn/sdk";
import type { Signer } from "ethers";
import { HDNodeWallet } from "ethers";
import type { EmbeddedNetwork } from "../lib/embeddedNetwork.ts";
import { definitionOf, nameOf, PROFILE } from "./openUniversity.ts";

/** The public test phrase of Hardhat and Anvil. */
const PHRASE = "test test test test test test test test test test test junk";
const TERM = 10 * 365 * 86_400;

/** The hub, ready to attest. */
export type School = {
  readonly client: Client;
  readonly hub: HubId;
  readonly definitions: ReadonlyMap<string, DefinitionId>;
};

/** Students by number: each has one address, derived from the test phrase at the path that ends with the number. */
export type Students = {
  readonly addressOf: (student: number) => Address;
  readonly walletOf: (student: number) => HDNodeWallet;
};

/** Appoints an accreditor, registers and accredits the hub, and defines its modules. */
export async function openSchool(network: EmbeddedNetwork, modules: readonly string[]): Promise<School> {
  const [owner, accreditor, registrar] = network.signers as [Signer, Signer, Signer];
  const [ownerClient, accreditorClient, client] = (await Promise.all(
    [owner, accreditor, registrar].map(network.as),
  )) as [Client, Client, Client];
  const now = await timeOf(client);
  const until = unixTime(now + TERM);
  const course = kinds(["Course"]);
  const account = address(await accreditor.getAddress());
  const profile = { type: ["Profile"], name: "Quality agency (of the demo)" };
  await accreditation.appoint(ownerClient, { account, kinds: course, until, profile }).send();
  const hub = (await hubs.register(client, { name: "The Open University", profile: PROFILE }).send()).result;
  await accreditation.accredit(accreditorClient, { hub, kinds: course, until }).send();
  const staff = address(await registrar.getAddress());
  await hubs
    .setStaff(client, { hub, account: staff, roles: ["ISSUE", "REVOKE", "CATALOG"], from: now, until })
    .send();
  const byModule = new Map<string, DefinitionId>();
  for (const module of modules) {
    const action = definitions.define(client, {
      hub,
      kind: kindOf("Course"),
      name: nameOf(module),
      document: definitionOf(module),
    });
    byModule.set(module, (await action.send()).result);
  }
  return { client, hub, definitions: byModule };
}

/** Derives students' addresses on demand; each takes about a millisecond, and is kept. */
export function deriveStudents(): Students {
  const parent = HDNodeWallet.fromPhrase(PHRASE, "", "m/44'/60'/0'/0");
  const kept = new Map<number, Address>();
  const walletOf = (student: number): HDNodeWallet => parent.deriveChild(student);
  return {
    walletOf,
    addressOf: (student) => {
      const known = kept.get(student) ?? address(walletOf(student).address);
      kept.set(student, known);
      return known;
    },
  };
}

/** Time of the newest block. */
async function timeOf({ provider }: Client): Promise<UnixTime> {
  const block = await provider.getBlock("latest");
  if (block === null) throw new Error("the chain has no block");
  return unixTime(block.timestamp);
}
