// Made-up learners for the measurements: each with a private document of some fields.
import type { Client, cohorts, json } from "@cairn/sdk";
import { address, chainId, definitionId, hubId, unixTime } from "@cairn/sdk";

/** The hub that attests. */
export const HUB = hubId(1);

/** The network of which the ids are made. Preparing asks nothing of it. */
export const DOMAIN = {
  chainId: chainId(31_337),
  token: address("0x5FbDB2315678afecb367f032d93F642f64180aa3"),
};

/** A client that only says for which network it is. */
export const OFFLINE = {
  deployment: { chainId: DOMAIN.chainId, contracts: { AchievementToken: { address: DOMAIN.token } } },
} as Client;

/** Gives the learners one by one, as a long list is read. */
export async function* inputsOf(args: {
  learners: number;
  fields: number;
}): AsyncGenerator<cohorts.CohortInput> {
  const definition = definitionId(1);
  const achievedAt = unixTime(1_780_000_000);
  for (let place = 1; place <= args.learners; place++) {
    const learner = `0x${place.toString(16).padStart(40, "0")}` as cohorts.CohortInput["learner"];
    yield { definition, learner, achievedAt, document: documentOf(place, args.fields) };
  }
}

/** A document with as many leaves as asked for: a name, a number, a result and more of them. */
function documentOf(place: number, fields: number): json.JsonObject {
  const first: json.JsonObject = {
    name: `Learner ${place}`,
    studentNumber: `S-${1_000_000 + place}`,
    credits: 30 + (place % 4) * 7.5,
    result: [{ value: place % 5 === 0 ? "Distinction" : "Pass", assessedAt: "2026-06-30" }],
  };
  const leaves = 5;
  const more = Array.from({ length: Math.max(0, fields - leaves) }, (_item, at) => [
    `outcome${at + 1}`,
    `Reached the aim ${at + 1} of the course in ${place % 12} weeks`,
  ]);
  return { ...first, ...Object.fromEntries(more) };
}
