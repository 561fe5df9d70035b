import { readLogs } from "./logs.ts";
import type { Network } from "./network.ts";
import { contractOf } from "./network.ts";

/** What a hub attested so far. */
export type HubCount = {
  readonly hub: number;
  /** Tokens minted: issued, claimed or redeemed. */
  readonly minted: number;
  readonly cohorts: number;
  /** Achievements in anchored cohorts, as their anchors say; claimed ones count under `minted` too. */
  readonly anchored: number;
  readonly revoked: number;
};

type Counts = { minted: number; cohorts: number; anchored: number; revoked: number };

/** Counts what each hub attested, by bounded log queries since the deployment's first block. */
export async function countByHub({
  network,
  span,
}: {
  network: Network;
  span?: number;
}): Promise<readonly HubCount[]> {
  const { deployment, provider } = network.client;
  const token = await contractOf({ network, contract: "AchievementToken" });
  const names = ["AchievementIssued", "CohortAnchored", "AchievementRevoked", "AchievementSuperseded"];
  const topics = [names.map((name) => token.interface.getEvent(name)?.topicHash ?? "")];
  const toBlock = await provider.getBlockNumber();
  const counts = new Map<number, Counts>();
  const { address } = deployment.contracts.AchievementToken;
  const range = { fromBlock: deployment.startBlock, toBlock, ...(span === undefined ? {} : { span }) };
  for await (const logs of readLogs({ provider, address, topics, ...range })) {
    for (const log of logs) {
      const event = token.interface.parseLog(log);
      if (event === null) continue;
      const hub = Number(event.args.hub);
      const count = counts.get(hub) ?? { minted: 0, cohorts: 0, anchored: 0, revoked: 0 };
      counts.set(hub, count);
      if (event.name === "AchievementIssued") count.minted++;
      else if (event.name === "CohortAnchored") {
        count.cohorts++;
        count.anchored += Number(event.args.size);
      } else count.revoked++;
    }
  }
  return [...counts].sort(([a], [b]) => a - b).map(([hub, count]) => ({ hub, ...count }));
}
