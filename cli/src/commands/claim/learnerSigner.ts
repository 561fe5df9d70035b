import path from "node:path";
import type { Client, claimCodes as claimCodeTypes } from "@cairn/sdk";
import { claimCodes } from "@cairn/sdk";
import type { Signer } from "ethers";
import type { Context } from "../../Context.ts";
import { readText } from "../../files/readWithin.ts";
import { openSigner } from "../../keys/openSigner.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { claimTexts as say } from "./texts.ts";

/** Where the learner's word comes from. */
export interface LearnerOptions {
  /** Ask for the claim code. */
  readonly code?: boolean;
  readonly codeFile?: string;
}

/** Who speaks for the learner. */
export interface LearnerSigner {
  readonly signer: Signer;
  readonly isCode: boolean;
}

/**
 * Opens the learner's own key, or the one of a claim code. A code comes from `--code-file`, from what is typed unseen, or
 * from `CAIRN_CLAIM_CODE`: never from the command line, where others could read it.
 *
 * Throws `NO_SIGNER` where there is neither; what `openCode` and `openSigner` throw.
 */
export async function openLearner(
  context: Context,
  client: Client,
  options: LearnerOptions,
): Promise<LearnerSigner> {
  const { provider } = client;
  if (!namesCode(context, options)) return { signer: await openSigner(context, provider), isCode: false };
  const wallet = claimCodes.walletOf(await openCode(context, client, options));
  return { signer: wallet.connect(provider), isCode: true };
}

/**
 * Reads the claim code, or the link that a printed sheet's QR code holds.
 *
 * Throws `NO_SIGNER` where there is none; `INVALID_CLAIM_CODE`; `MALFORMED_LINK`; `UNTRUSTED_DEPLOYMENT` where the link is
 * of another network.
 */
export async function openCode(
  context: Context,
  client: Client,
  options: LearnerOptions,
): Promise<claimCodeTypes.ClaimCode> {
  const typed = await readCode(context, options);
  const link = claimCodes.fromLink(typed);
  if (link === undefined) return claimCodes.parse(typed);
  const { chainId, token } = link;
  const trusted = client.deployment.contracts.AchievementToken.address;
  if (chainId === client.deployment.chainId && token === trusted) return link.code;
  throw new WordedError("UNTRUSTED_DEPLOYMENT", {
    message: context.say(say.otherNetwork, { chain: chainId, token, network: client.deployment.name }),
    details: { chainId, token, trusted: { chainId: client.deployment.chainId, token: trusted } },
    fix: context.say(say.otherNetworkFix),
  });
}

/** Whether a claim code speaks, rather than a key. */
function namesCode({ env, options, config }: Context, { code, codeFile }: LearnerOptions): boolean {
  if (codeFile !== undefined || code === true) return true;
  if (options.key !== undefined) return false;
  if (env.CAIRN_CLAIM_CODE !== undefined) return true;
  return config?.key === undefined && env.CAIRN_KEY === undefined;
}

async function readCode(context: Context, { code, codeFile }: LearnerOptions): Promise<string> {
  const { env, isTerminal, prompts } = context;
  if (codeFile !== undefined) return await readCodeFile(context, codeFile);
  const kept = env.CAIRN_CLAIM_CODE;
  if (kept !== undefined && (code !== true || !isTerminal)) return kept;
  if (isTerminal) return await prompts.secret({ message: context.say(say.askCode) });
  throw new WordedError("NO_SIGNER", {
    message: context.say(say.nobody),
    fix: context.say(say.nobodyFix),
  });
}

async function readCodeFile(context: Context, file: string): Promise<string> {
  return await readText(path.resolve(context.cwd, file)).catch((cause: Error) => {
    throw new WordedError("INVALID_ARGUMENT", {
      message: context.say(say.noFile, { reason: cause.message }),
      details: { file },
      fix: context.say(say.noFileFix),
      cause,
    });
  });
}
