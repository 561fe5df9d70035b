// What a page does with the package: it verifies a file, and attests a cohort that it prepares in the browser.
import type { Client } from "@cairn/sdk";
import {
  address,
  cohorts,
  connect,
  definitionId,
  deployments,
  hubId,
  unixTime,
  verify,
  verifyMany,
} from "@cairn/sdk";
import { JsonRpcProvider } from "ethers";
import { badgeCodes } from "./badge.ts";

interface Plan {
  readonly rpc: string;
  readonly attester: string;
  readonly hub: number;
  readonly definition: number;
  readonly learners: readonly string[];
  readonly time: number;
}

const read = async (path: string): Promise<string> => await (await fetch(path)).text();
const plan = JSON.parse(await read("plan.json")) as Plan;
const provider = new JsonRpcProvider(plan.rpc, undefined, { cacheTimeout: -1 });
const deployment = deployments.parse(await read("book.json"));
const reader = await connect({ deployment, runner: provider });
await shown(
  "verdict",
  async () => (await verify(await read("record.cairn.json"), { client: reader })).verdict,
);
await shown("cohort", async () => {
  const office = await connect({ deployment, runner: await provider.getSigner(plan.attester) });
  const verdicts = await attested(office);
  return `${verdicts.length} records, ${[...new Set(verdicts)].join(" and ")}`;
});
await shown("badges", badgeCodes);

async function attested(office: Client): Promise<string[]> {
  const hub = hubId(plan.hub);
  const records = plan.learners.map((learner) => ({
    definition: definitionId(plan.definition),
    learner: address(learner),
    achievedAt: unixTime(plan.time),
    document: { result: { value: "Pass" } },
  }));
  const cohort = await cohorts.prepare(office, { hub, records });
  await cohorts.anchor(office, { cohort }).send();
  const verdicts: string[] = [];
  const files = cohorts.bundles(office, { cohort });
  for await (const { verdict } of verifyMany(files, { client: reader })) verdicts.push(verdict);
  return verdicts;
}

/** Shows what comes of some work, or why nothing did. */
async function shown(id: string, work: () => Promise<string>): Promise<void> {
  const output = document.querySelector(`#${id}`);
  if (output === null) throw new Error(`the page has no ${id}`);
  output.textContent = await work().catch((error: unknown) => `not known: ${String(error)}`);
  output.setAttribute("data-done", "");
}
