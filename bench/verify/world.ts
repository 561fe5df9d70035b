// A network with an accredited school and cohorts of made-up learners, whose bundles are verified.
import type { cohorts as cohortTypes } from "@cairn/sdk";
import { bundles, cohorts, documents } from "@cairn/sdk";
import { JsonRpcProvider } from "ethers";
import { startAnvil } from "../../scripts/test/anvil.ts";
import type { Chain } from "../../test/scenario/network.ts";
import { deployNetwork, now, openChain } from "../../test/scenario/network.ts";
import type { School } from "../../test/scenario/school.ts";
import { foundSchool } from "../../test/scenario/school.ts";
import { inputsOf } from "../prepare/inputs.ts";
import type { Learner } from "./Contender.ts";

/** Records of a cohort. A power of two: every proof has the same length, so that bytes can be compared. */
export const COHORT = 1_024;
/** Private fields of each learner. */
export const FIELDS = 8;

/** A school on Anvil, in a process of its own. */
export async function openAnvilSchool(): Promise<School> {
  const anvil = await startAnvil();
  const provider = new JsonRpcProvider(anvil.url, undefined, { cacheTimeout: -1, batchMaxCount: 1 });
  provider.pollingInterval = 20;
  const close = async (): Promise<void> => {
    provider.destroy();
    anvil.stop();
  };
  const chain: Chain = { provider, signers: await provider.listAccounts(), close };
  return await foundSchool(await deployNetwork(chain));
}

/** A school on Hardhat's chain, in this process. */
export async function openHardhatSchool(): Promise<School> {
  return await foundSchool(await deployNetwork(await openChain()));
}

/** What the learners keep, and what other systems would attest of them. */
export type Attested = { readonly files: readonly string[]; readonly learners: readonly Learner[] };

/** Attests made-up learners in cohorts that are all full, and gives the files of the first ones. */
export async function attest(school: School, count: number): Promise<Attested> {
  const { attester, course: definition, hub, reader } = school;
  const achievedAt = await now(school);
  const total = Math.ceil(count / COHORT) * COHORT;
  const files: string[] = [];
  const learners: Learner[] = [];
  let records: cohortTypes.CohortInput[] = [];
  for await (const input of inputsOf({ learners: total, fields: FIELDS })) {
    records.push({ ...input, definition, achievedAt });
    if (records.length < COHORT) continue;
    const cohort = await cohorts.prepare(attester, { hub, records });
    await cohorts.anchor(attester, { cohort }).send();
    for await (const bundle of cohorts.bundles(reader, { cohort })) files.push(bundles.serialize(bundle));
    learners.push(...records.map(learnerOf));
    records = [];
  }
  return { files: files.slice(0, count), learners: learners.slice(0, count) };
}

function learnerOf({ learner, document }: cohortTypes.CohortInput): Learner {
  const fields = documents.fieldsOf(document).map(({ path, value }) => ({
    name: path.slice(1).replaceAll("/", "_"),
    value: String(JSON.parse(value)),
  }));
  return { address: learner, fields };
}
