import type { Audience, deployments, UnixTime } from "@cairn/sdk";
import { unixTime } from "@cairn/sdk";
import type { Signer } from "ethers";
import type { TimedChain } from "../chain.ts";
import { startTimedChain } from "../chain.ts";
import type { CairnRecord } from "./attest.ts";
import type { Actor } from "./cast.ts";
import { openStage } from "./cast.ts";
import type { Example } from "./Example.ts";
import { ask, presentAll } from "./presentations.ts";
import { attestAll, foundHubs, imitate } from "./records.ts";

const YEAR = 365 * 86_400;

/** A network with a year of history, and files of all that can come of it. */
export interface Seeded {
  readonly chain: TimedChain;
  readonly deployment: deployments.Deployment;
  /** The impostor's, on the same chain. */
  readonly lookAlike: deployments.Deployment;
  readonly accreditors: Readonly<Record<"council" | "guild", Actor>>;
  /** Who presents, and the records to present. */
  readonly learner: {
    readonly signer: Signer;
    readonly course: CairnRecord;
    readonly competency: CairnRecord;
  };
  readonly examples: readonly Example[];
}

/**
 * Starts a chain in this process, and makes a network of a year ago on it.
 *
 * @param options - For whom the presentations are, and the time that it is now.
 */
export async function seed({ audience, now }: { audience: Audience; now: UnixTime }): Promise<Seeded> {
  const chain = await startTimedChain(unixTime(now - YEAR));
  const stage = await openStage(chain, { owner: "operator" });
  const until = unixTime(now + 4 * YEAR);
  const hubs = await foundHubs(stage, { until });
  const { examples: records, ...good } = await attestAll(stage, hubs, { now });
  const imitation = await imitate(stage, { until });
  const { makerspace } = hubs;
  const presented = await presentAll(stage, { ...good, makerspace, audience, now });
  const { example: request } = ask(stage, { audience, now });
  await chain.passUntil(now);
  const { council, guild, amina } = stage.cast;
  return {
    chain,
    deployment: stage.deployment,
    lookAlike: imitation.deployment,
    accreditors: { council, guild },
    learner: { signer: amina.signer, course: good.minted, competency: good.anchored },
    examples: [...records, imitation.example, ...presented, request],
  };
}
