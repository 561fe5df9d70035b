import type { AchievementId, achievement, Client } from "@cairn/sdk";
import { achievements } from "@cairn/sdk";
import type { TransactionReceipt } from "ethers";
import type { Context } from "../Context.ts";

/** Records that `cairn relay` brings in one request. */
const RELAY_RECORDS = 20;

/** What was brought in one part. */
export interface Brought {
  readonly ids: readonly AchievementId[];
  readonly receipts: readonly TransactionReceipt[];
}

/** Brings public records to where their learner's controller is, in parts that a relay takes where the client has one. */
export async function* bringRecords(
  { signal }: Context,
  anyone: Client,
  all: readonly achievement.Achievement[],
): AsyncGenerator<Brought> {
  const most = anyone.sponsor === undefined ? all.length : RELAY_RECORDS;
  for (let from = 0; from < all.length; from += most) {
    const part = all.slice(from, from + most);
    const { result: ids, receipts } = await achievements
      .rebind(anyone, { achievements: part })
      .send({ signal });
    yield { ids, receipts };
  }
}
