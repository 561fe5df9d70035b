import type { Address, Client, cohorts, DefinitionId, HubId, Kinds, UnixTime } from "@cairn/sdk";
import { accreditation, address, definitions, hubs, kindOf, kinds, learners, unixTime } from "@cairn/sdk";
import type { Network } from "./network.ts";
import { networkOn, now, openChain, openNetwork, signerAt } from "./network.ts";

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

/** The school on the chain of this process; it stays when a test closes the chain. */
let standing: Promise<School> | undefined;

/** Opens a network with a school: accreditor, hub, staff, definition. It is set up once for all tests of this process. */
export async function openSchool(): Promise<School> {
  standing ??= openNetwork().then(foundSchool);
  const { deployment, hub, course, scope, until } = await standing;
  const network = networkOn(await openChain(), deployment);
  return { ...network, ...(await partsOf(network)), hub, course, scope, until };
}

/** Sets a school up on a network. */
export async function foundSchool(network: Network): Promise<School> {
  const until = unixTime((await now(network)) + 10 * YEAR);
  const parts = await partsOf(network);
  const { accreditor, admin, attester } = parts;
  const scope = kinds(["Course", "Competency"]);
  const profile = { name: "Education Board" };
  const account = await addressAt(network, 1);
  await accreditation.appoint(network.owner, { account, kinds: scope, until, profile }).send();
  const { result: hub } = await hubs
    .register(admin, { name: "Riverside School", profile: { name: "Riverside School" } })
    .send();
  await accreditation.accredit(accreditor, { hub, kinds: scope, until }).send();
  const from = await now(network);
  const staff = { hub, account: await addressAt(network, 3), from, until } as const;
  await hubs.setStaff(admin, { ...staff, roles: ["ISSUE", "REVOKE", "CATALOG"] }).send();
  const { result: course } = await definitions
    .define(attester, { hub, kind: kindOf("Course"), name: "Algebra I", document: { name: "Algebra I" } })
    .send();
  return { ...network, ...parts, hub, course, scope, until };
}

type Parts = Pick<School, "accreditor" | "admin" | "attester" | "learner" | "learnerAddress">;

async function partsOf(network: Network): Promise<Parts> {
  const as = async (place: number) => await network.as(signerAt(network.signers, place));
  return {
    accreditor: await as(1),
    admin: await as(2),
    attester: await as(3),
    learner: await as(4),
    learnerAddress: await addressAt(network, 4),
  };
}

async function addressAt({ signers }: Network, place: number): Promise<Address> {
  return address(await signerAt(signers, place).getAddress());
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
