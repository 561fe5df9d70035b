import type { AchievementId, Client, UnixTime } from "@cairn/sdk";
import { bundles, claimCodes, isCairnError, learners, records } from "@cairn/sdk";
import type { TransactionReceipt } from "ethers";
import { bringRecords } from "../../../actions/bringRecords.ts";
import type { Payer, PayerOptions } from "../../../actions/payer.ts";
import { openPayer } from "../../../actions/payer.ts";
import type { Context, Outcome } from "../../../Context.ts";
import { WordedError } from "../../../messages/WordedError.ts";
import type { OpenNetwork } from "../../../network/openNetwork.ts";
import { confirm } from "../../../output/confirm.ts";
import { timeText } from "../../../values/time.ts";
import { claimOf } from "../claimOf.ts";
import type { LearnerOptions } from "../learnerSigner.ts";
import { claimTexts } from "../texts.ts";
import type { OwnWalletOptions } from "./ownWallet.ts";
import { takePreview } from "./preview.ts";
import type { Takeover } from "./takeover.ts";
import { readTakeover } from "./takeover.ts";
import { takeTexts as say } from "./texts.ts";

/** How a wallet takes over from a claim code. */
export interface TakeOptions extends LearnerOptions, OwnWalletOptions, PayerOptions {
  readonly out?: string;
  readonly dryRun?: boolean;
}

/**
 * Lets a wallet of the learner's own take control from a claim code, brings the public records, and claims those of the
 * files. What is done is not done again, so a command that broke off goes on where it is run again.
 */
export async function takeControl(
  context: Context,
  args: { network: OpenNetwork; files: readonly string[]; options: TakeOptions },
): Promise<Outcome> {
  const { network, files, options } = args;
  const { client, isLocal } = network;
  if (options.out !== undefined) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.noOut),
      fix: context.say(say.noOutFix),
    });
  }
  const takeover = await readTakeover(context, client, { files, options });
  const { stage, readyAt, tokens, claims, learner, account, own } = takeover;
  const done: Done = { rebound: [], claimed: [], receipts: [] };
  if (stage === "waits") return outcomeOf(context, { takeover, done, readyAt });
  if (stage === "own" && tokens === 0 && claims.length === 0) {
    return {
      ...outcomeOf(context, { takeover, done }),
      text: context.say(say.already, { account, learner }),
    };
  }
  const payer = await openPayer(context, network, options, own);
  const preview = await takePreview(context, client, { takeover, payer });
  if (options.dryRun === true) {
    const { data } = outcomeOf(context, { takeover, done });
    return { data: { ...data, dryRun: true }, text: `${preview}\n\n${context.say(claimTexts.dryDone)}` };
  }
  await requireEther(context, client, payer);
  await confirm(context, { preview, isLocal, final: true });
  const work = { network, takeover, payer, done };
  const waitsUntil = await moveTo(context, work);
  if (waitsUntil !== null) return outcomeOf(context, { takeover, done, readyAt: waitsUntil, payer });
  const left = await bring(context, work);
  await claimAll(context, work);
  return outcomeOf(context, { takeover, done, payer, left });
}

/** Nothing is asked or signed where who pays has nothing. */
async function requireEther(context: Context, { provider }: Client, { sponsor }: Payer): Promise<void> {
  if (sponsor === undefined || (await provider.getBalance(sponsor)) > 0n) return;
  throw new WordedError("INSUFFICIENT_FUNDS", {
    message: context.say(say.noEther, { account: sponsor }),
    details: { account: sponsor },
    fix: context.say(say.noEtherFix),
  });
}

/** What was done so far. */
interface Done {
  readonly rebound: AchievementId[];
  readonly claimed: AchievementId[];
  readonly receipts: TransactionReceipt[];
}

interface Work {
  readonly network: OpenNetwork;
  readonly takeover: Takeover;
  readonly payer: Payer;
  readonly done: Done;
}

/** Who sends as the code: always a key, so that a relay can bring it even where the own wallet is a smart one. */
async function codeClient({ network, takeover, payer }: Work): Promise<Client> {
  return await payer.as(claimCodes.walletOf(takeover.code).connect(network.client.provider));
}

/** Moves control, or finishes a move that waited. Returns until when it waits; null where it is done. */
async function moveTo(context: Context, work: Work): Promise<UnixTime | null> {
  const { takeover, payer, done } = work;
  const { stage, code, own, learner } = takeover;
  if (stage === "own") return null;
  const asCode = await codeClient(work);
  if (stage === "ready") {
    const action = learners.execute(payer.anyone(asCode), { identity: learner });
    done.receipts.push(...(await action.send({ signal: context.signal })).receipts);
  } else {
    const action = claimCodes.takeControl(await payer.as(own), { code });
    done.receipts.push(...(await payer.send(asCode, action)));
  }
  const pending = await learners.pendingOf(work.network.client, learner);
  if (pending !== null) return pending.readyAt;
  const hash = done.receipts.at(-1)?.hash ?? "";
  context.err(`✔ ${context.say(say.stepMoved, { hash })} ${context.say(say.rest)}\n`);
  return null;
}

/** Brings the public records. Returns how many a relay does not pay for. */
async function bring(context: Context, work: Work): Promise<number> {
  const { signal } = context;
  const { takeover, payer, done, network } = work;
  const left = await records.leftBehind(network.client, { learner: takeover.learner, signal });
  if (left.length === 0) return 0;
  const anyone = payer.anyone(await codeClient(work));
  let missing = left.length;
  try {
    for await (const { ids, receipts } of bringRecords(
      context,
      anyone,
      left.map(({ achievement }) => achievement),
    )) {
      missing -= ids.length;
      done.rebound.push(...ids);
      done.receipts.push(...receipts);
      context.err(`✔ ${context.say(say.stepRebound, { count: ids.length })}\n`);
    }
    return 0;
  } catch (error) {
    if (isCairnError(error, "RELAY_REFUSED")) return missing;
    throw error;
  }
}

async function claimAll(context: Context, { takeover, payer, done }: Work): Promise<void> {
  const { own, account, claims } = takeover;
  const learner = await payer.as(own);
  for (const { record } of claims) {
    const action = claimOf(context, learner, record);
    const paysItself = payer.sponsor === account;
    const receipts = paysItself
      ? (await action.send({ signal: context.signal })).receipts
      : await payer.send(learner, action);
    done.receipts.push(...receipts);
    const { id } = bundles.check(record);
    done.claimed.push(id);
    context.err(`✔ ${context.say(say.stepClaimed, { id })}\n`);
  }
}

function outcomeOf(
  context: Context,
  args: { takeover: Takeover; done: Done; readyAt?: UnixTime | null; payer?: Payer; left?: number },
): Outcome {
  const { takeover, done, readyAt = null, payer, left = 0 } = args;
  const { learner, account, stage } = takeover;
  const { rebound, claimed, receipts } = done;
  const lines =
    readyAt === null
      ? [context.say(say.moved, { account, learner }), context.say(say.next, { learner })]
      : [context.say(say.waiting, { time: timeText(readyAt) })];
  if (left > 0) lines.push(context.say(say.notRebound, { count: left }));
  return {
    data: {
      learner,
      controller: readyAt === null ? account : learner,
      already: stage === "own",
      readyAt,
      rebound,
      left,
      claimed,
      transactions: receipts.map(({ hash, blockNumber: block, gasUsed }) => ({ hash, block, gasUsed })),
      ...(payer?.sponsor && { sponsor: payer.sponsor }),
      ...(payer?.relay && { relay: payer.relay }),
    },
    text: lines.join("\n"),
  };
}
