import type { Client } from "../client/Client.ts";
import type { Address } from "../ids.ts";
import { controllerOf } from "../learners/controllerOf.ts";
import { of } from "./of.ts";
import type { PublicRecord } from "./PublicRecord.ts";
import type { RecordRequest } from "./RecordSource.ts";

/**
 * Lists the living tokens of a learner that are not yet where the learner's controller is, after a move, a joining or a
 * recovery: what `achievements.rebind` brings.
 *
 * @param client - The network.
 * @param args - The learner's address, as achievements name it; a signal; progress of a long first reading.
 * @returns None where nothing moved, or all was brought.
 * @throws {@link CairnError} as `records.of`.
 *
 * @example
 * import { type Address, achievements, type Client, records } from "@cairn/sdk";
 *
 * async function bringAll(anyone: Client, learner: Address) {
 *   const left = await records.leftBehind(anyone, { learner });
 *   if (left.length === 0) return;
 *   await achievements.rebind(anyone, { achievements: left.map(({ achievement }) => achievement) }).send();
 * }
 */
export async function leftBehind(
  client: Client,
  args: RecordRequest & { readonly learner: Address },
): Promise<PublicRecord[]> {
  const { records } = await of(client, args);
  const controller = await controllerOf(client, args.learner);
  return records.filter(({ owner }) => owner !== null && owner !== controller);
}
