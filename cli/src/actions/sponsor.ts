import type { Action, Client } from "@cairn/sdk";
import { forward, unixTime } from "@cairn/sdk";
import type { Provider, Signer, TransactionReceipt } from "ethers";
import type { Context } from "../Context.ts";
import { openSigner } from "../keys/openSigner.ts";

/** Seconds that a sponsor has to bring the learner's request to the chain. */
const REQUEST_SECONDS = 3600;

/** Opens the key that pays, where one is named. */
export async function openSponsor(
  context: Context,
  provider: Provider,
  name: string | undefined,
): Promise<Signer | undefined> {
  if (name === undefined) return undefined;
  return await openSigner({ ...context, options: { ...context.options, key: name } }, provider);
}

/** Lets the learner sign an action, and a sponsor bring it to the chain. */
export async function sendSponsored(
  context: Context,
  args: { learner: Client; action: Action<unknown>; sponsor: Client },
): Promise<readonly TransactionReceipt[]> {
  const { learner, action, sponsor } = args;
  const block = await learner.provider.getBlock("latest");
  const now = block?.timestamp ?? Math.floor(Date.now() / 1000);
  const request = await forward.sign(learner, { action, deadline: unixTime(now + REQUEST_SECONDS) });
  const { receipts } = await forward.execute(sponsor, { request }).send({ signal: context.signal });
  return receipts;
}
