import { ZeroAddress, ZeroHash } from "ethers";
import type { Achievement } from "../achievement/Achievement.ts";
import type { PlanContext } from "../actions/makeAction.ts";
import { recordLens } from "../chain/contracts.ts";
import type { Client } from "../client/Client.ts";
import type { AchievementId } from "../ids.ts";
import { achievementId } from "../ids.ts";
import { decodeReports } from "../verify/decodeReports.ts";

/** Records in one call: each report tells of hub and definition, too. */
const PAGE = 100;
const MINTED = 0;

/** Finds what was revoked without ever being minted: the token has no record of it (`RecordLens.inspect`). */
export async function revokedAmong(
  client: Client,
  records: readonly { readonly achievement: Achievement }[],
  { ask }: PlanContext,
): Promise<ReadonlySet<AchievementId>> {
  const { interface: lens } = recordLens(client);
  const { address: to } = client.deployment.contracts.RecordLens;
  const revoked = new Set<AchievementId>();
  for (let at = 0; at < records.length; at += PAGE) {
    const queries = records.slice(at, at + PAGE).map(queryOf);
    const data = lens.encodeFunctionData("inspect", [queries]);
    const answer = await ask(() => client.provider.call({ to, data }));
    for (const report of decodeReports(lens, answer, queries.length)) {
      if (report.revoked) revoked.add(achievementId(report.id));
    }
  }
  return revoked;
}

function queryOf({ achievement }: { readonly achievement: Achievement }) {
  const none = { root: ZeroHash, proof: [], attester: ZeroAddress, signature: "0x" };
  return { achievement, inclusion: MINTED, ...none };
}
