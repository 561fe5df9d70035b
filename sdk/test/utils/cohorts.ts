import type { Client, cohorts } from "../../src/index.ts";
import { address, definitionId, hubId, unixTime } from "../../src/index.ts";
import { DOCUMENT, DOMAIN } from "./records.ts";

/** A hub that prepares cohorts. */
export const HUB = hubId(1);

/** A client for what asks nothing of the chain. */
export const OFFLINE = {
  deployment: { chainId: DOMAIN.chainId, contracts: { AchievementToken: { address: DOMAIN.token } } },
} as Client;

/** What a hub says of a number of learners, each another. */
export function* inputsOf(count: number, from = 0): Generator<cohorts.CohortInput> {
  for (let place = from; place < from + count; place++) {
    yield {
      definition: definitionId(3),
      learner: address(`0x${(place + 1).toString(16).padStart(40, "0")}`),
      achievedAt: unixTime(1_700_000_000),
      document: { ...DOCUMENT, place },
    };
  }
}

/** All records of a small cohort. */
export async function recordsOf(cohort: cohorts.Cohort): Promise<cohorts.CohortRecord[]> {
  return await allOf(cohort.records());
}

/** The text of a cohort's file. */
export async function textOf(lines: AsyncIterable<string>): Promise<string> {
  return (await allOf(lines)).join("");
}

/** All items of a stream. */
export async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
