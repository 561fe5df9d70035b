import type { Address, Client, claimCodes as claimCodeTypes, UnixTime } from "@cairn/sdk";
import { achievements, address, bundles, claimCodes, learners, records } from "@cairn/sdk";
import type { Signer } from "ethers";
import type { Context } from "../../../Context.ts";
import { usedCode } from "../../../identity/usedCode.ts";
import { WordedError } from "../../../messages/WordedError.ts";
import { visible } from "../../../print/visible.ts";
import { checkDeployment } from "../../../record/checkDeployment.ts";
import type { LoadedRecord } from "../../../record/loadRecords.ts";
import { loadRecords } from "../../../record/loadRecords.ts";
import { chainTime, timeText } from "../../../values/time.ts";
import { claimOf } from "../claimOf.ts";
import type { LearnerOptions } from "../learnerSigner.ts";
import { openCode } from "../learnerSigner.ts";
import type { OwnWalletOptions } from "./ownWallet.ts";
import { openOwnWallet } from "./ownWallet.ts";
import { takeTexts as say } from "./texts.ts";

/** How far control is on its way: the code's still; waiting for guardians' delay, or ready after it; the wallet's. */
type Stage = "code" | "waits" | "ready" | "own";

/** What a wallet takes over from a claim code, and how far that is done. */
export interface Takeover {
  readonly code: claimCodeTypes.ClaimCode;
  /** The code's address, as achievements name it. */
  readonly learner: Address;
  readonly own: Signer;
  readonly account: Address;
  readonly stage: Stage;
  /** From when on a move that waits can be finished. */
  readonly readyAt: UnixTime | null;
  /** Public records that are not the wallet's yet. */
  readonly tokens: number;
  /** Records of the files that are not public yet. */
  readonly claims: readonly LoadedRecord[];
}

/**
 * Reads the files, the code and the chain, and refuses what would fail half-way.
 *
 * Throws `CLAIM_CODE_USED`, `WORD_MISSING` where a custodian has to sign, and what its parts throw.
 */
export async function readTakeover(
  context: Context,
  client: Client,
  { files, options }: { files: readonly string[]; options: LearnerOptions & OwnWalletOptions },
): Promise<Takeover> {
  refuseCodes(context, files);
  const loaded = files.length === 0 ? [] : await loadRecords(context, files);
  const code = await openCode(context, client, options);
  const learner = claimCodes.addressOf(code);
  for (const record of loaded) checkRecord(context, client, { ...record, learner });
  const own = await openOwnWallet(context, client.provider, options);
  const account = address(await own.getAddress());
  const { stage, readyAt } = await stageOf(context, client, { learner, account });
  const { signal } = context;
  const { records: listed } = await records.of(client, { learner, signal });
  const tokens = listed.filter(({ owner }) => owner !== null && owner !== account).length;
  const claims = await unclaimed(context, client, loaded);
  return { code, learner, own, account, stage, readyAt, tokens, claims };
}

/** A code that was typed as a file's name is not repeated. */
function refuseCodes(context: Context, files: readonly string[]): void {
  if (!files.some(isCode)) return;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.codeAsFile),
    fix: context.say(say.codeAsFileFix),
  });
}

function isCode(text: string): boolean {
  try {
    return claimCodes.fromLink(text) !== undefined || claimCodes.parse(text) !== undefined;
  } catch {
    return /^[\dA-Za-z]{4}(?:[\s-]?[\dA-Za-z]{4}){5,7}$/.test(text.trim());
  }
}

function checkRecord(
  context: Context,
  client: Client,
  { file, record, learner }: LoadedRecord & { learner: Address },
): void {
  checkDeployment(client, record);
  const { learner: named } = record.achievement;
  if (named === learner) return;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.otherLearner, { file: visible(file), learner: named, account: learner }),
    details: { file, learner: named, account: learner },
    fix: context.say(say.otherLearnerFix),
  });
}

async function unclaimed(
  context: Context,
  client: Client,
  loaded: readonly LoadedRecord[],
): Promise<LoadedRecord[]> {
  const claims: LoadedRecord[] = [];
  for (const one of loaded) {
    if ((await achievements.recordOf(client, bundles.check(one.record).id)) !== null) continue;
    claimOf(context, client, one.record);
    claims.push(one);
  }
  return claims;
}

async function stageOf(
  context: Context,
  client: Client,
  { learner, account }: { learner: Address; account: Address },
): Promise<Pick<Takeover, "stage" | "readyAt">> {
  if (account === learner) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.sameWallet),
      details: { account },
      fix: context.say(say.sameWalletFix),
    });
  }
  const controller = await learners.controllerOf(client, learner);
  if (controller === account) return { stage: "own", readyAt: null };
  if (controller !== learner) throw await usedCode(context, client, { learner, controller });
  const pending = await learners.pendingOf(client, learner);
  if (pending?.kind === "controller" && pending.account === account) {
    const { readyAt } = pending;
    return { stage: (await chainTime(client)) >= readyAt ? "ready" : "waits", readyAt };
  }
  const custody = await learners.custodianOf(client, learner);
  if (custody === null) return { stage: "code", readyAt: null };
  const { custodian, until } = custody;
  throw new WordedError("WORD_MISSING", {
    message: context.say(say.custodian, { custodian, until: timeText(until) }),
    details: { learner, party: custodian, until },
    fix: context.say(say.custodianFix, { learner }),
  });
}
