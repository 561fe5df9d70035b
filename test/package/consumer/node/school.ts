// What a school's own program does with the package: it prepares a cohort in threads, keeps it in a folder, anchors it, and
// verifies files. Takes a plan as JSON, prints one line of JSON.
import { readFile } from "node:fs/promises";
import type { Address, Client, DefinitionId, HubId, UnixTime } from "@cairn/sdk";
import {
  address,
  bundles,
  cohorts,
  connect,
  definitionId,
  deployments,
  hubId,
  isCairnError,
  unixTime,
  verify,
  verifyMany,
} from "@cairn/sdk";
import { cohortFolder, cohortWorkers } from "@cairn/sdk/node";
import { JsonRpcProvider } from "ethers";
import { badgeCodes } from "./badge.js";

interface Plan {
  readonly rpc: string;
  readonly book: string;
  readonly attester: string;
  readonly hub: number;
  readonly definition: number;
  readonly learners: readonly string[];
  readonly time: number;
  readonly folder: string;
  readonly file: string;
}

interface Term {
  readonly hub: HubId;
  readonly definition: DefinitionId;
  readonly learners: readonly Address[];
  readonly achievedAt: UnixTime;
  readonly folder: string;
}

const plan = JSON.parse(process.argv[2] ?? "") as Plan;
const provider = new JsonRpcProvider(plan.rpc, undefined, { cacheTimeout: -1 });
try {
  const deployment = deployments.parse(await readFile(plan.book, "utf8"));
  const office = await connect({ deployment, runner: await provider.getSigner(plan.attester) });
  const files = await attest(office, {
    hub: hubId(plan.hub),
    definition: definitionId(plan.definition),
    learners: plan.learners.map((learner) => address(learner)),
    achievedAt: unixTime(plan.time),
    folder: plan.folder,
  });
  const reader = await connect({ deployment, runner: provider });
  const given = await verify(await readFile(plan.file), { client: reader });
  const own = { valid: 0, invalid: 0, unknown: 0 };
  for await (const { verdict } of verifyMany(files, { client: reader })) own[verdict] += 1;
  const damaged = await verify(files[0]?.replace("Distinction", "Pass") ?? "", { client: reader });
  const badges = await badgeCodes();
  const verdicts = { given: given.verdict, own, damaged: damaged.verdict, badges };
  console.log(JSON.stringify({ node: process.version, ...verdicts }));
} catch (error) {
  if (isCairnError(error)) console.error(error.code, error.shortMessage, error.fix);
  throw error;
} finally {
  provider.destroy();
}

async function attest(client: Client, term: Term): Promise<string[]> {
  const { hub, definition, achievedAt } = term;
  const document = { result: { value: "Distinction" }, term: "2026" };
  const records = term.learners.map((learner) => ({ definition, learner, achievedAt, document }));
  const store = cohortFolder({ directory: term.folder });
  const cohort = await cohorts.prepare(client, {
    hub,
    records,
    store,
    workers: cohortWorkers({ threads: 2 }),
  });
  await cohorts.anchor(client, { cohort }).send();
  const files: string[] = [];
  for await (const bundle of cohorts.bundles(client, { cohort })) files.push(bundles.serialize(bundle));
  return files;
}
