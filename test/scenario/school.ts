import type { Address, Client, cohorts, DefinitionId, HubId, Kinds, UnixTime } from "@cairn/sdk";
import { accreditation, address, definitions, hubs, kindOf, kinds, learners, unixTime } from "@cairn/sdk";
import type { Signer } from "ethers";
import type { Network } from "./network.ts";
import { now, openNetwork, signerAt } from "./network.ts";

/** A network with one accredited school: what most scenarios start from. */
export interface School extends Network {
  readonly accreditor: Client;
  readonly admin: Client;
  readonly attester: Client;
  readonly learner: Client;
  readonly learnerAddress: Address;
  readonly hub: HubId;
  /** Of kind `Course`. */
  readonly course: DefinitionId;
  readonly scope: Kinds;
  /** Ends far away. */
  readonly until: UnixTime;
}

const YEAR = 365 * 24 * 3600;

/** Opens a network and sets a school up: accreditor, hub, staff, definition. */
export async function openSchool(): Promise<School> {
  const network = await openNetwork();
  return await foundSchool(network);
}

/** Sets a school up on a network. */
export async function foundSchool(network: Network): Promise<School> {
  const until = unixTime((await now(network)) + 10 * YEAR);
  const at = (place: number): Signer => signerAt(network.signers, place);
  const accreditor = await network.as(at(1));
  const admin = await network.as(at(2));
  const attester = await network.as(at(3));
  const learner = await network.as(at(4));
  const addressOf = async (signer: Signer) => address(await signer.getAddress());
  const scope = kinds(["Course", "Competency"]);
  const profile = { name: "Education Board" };
  const account = await addressOf(at(1));
  await accreditation.appoint(network.owner, { account, kinds: scope, until, profile }).send();
  const { result: hub } = await hubs
    .register(admin, { name: "Riverside School", profile: { name: "Riverside School" } })
    .send();
  await accreditation.accredit(accreditor, { hub, kinds: scope, until }).send();
  const from = await now(network);
  const staff = { hub, account: await addressOf(at(3)), from, until } as const;
  await hubs.setStaff(admin, { ...staff, roles: ["ISSUE", "REVOKE", "CATALOG"] }).send();
  const { result: course } = await definitions
    .define(attester, { hub, kind: kindOf("Course"), name: "Algebra I", document: { name: "Algebra I" } })
    .send();
  const learnerAddress = await addressOf(at(4));
  return { ...network, accreditor, admin, attester, learner, learnerAddress, hub, course, scope, until };
}

/** The learner consents to public tokens of the school. */
export async function giveConsent(school: School): Promise<void> {
  const { hub, learner, learnerAddress, scope, until } = school;
  await learners.consent(learner, { learner: learnerAddress, hub, kinds: scope, until }).send();
}

/** All records of a small cohort. */
export async function recordsOf(cohort: cohorts.Cohort): Promise<cohorts.CohortRecord[]> {
  const records: cohorts.CohortRecord[] = [];
  for await (const record of cohort.records()) records.push(record);
  return records;
}
