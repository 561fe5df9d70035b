import path from "node:path";
import { claimCodes } from "@cairn/sdk";
import type { Provider, Signer } from "ethers";
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
 * Throws `NO_SIGNER` where there is neither; `INVALID_CLAIM_CODE`; what `openSigner` throws.
 */
export async function openLearner(
  context: Context,
  provider: Provider,
  options: LearnerOptions,
): Promise<LearnerSigner> {
  const typed = await readCode(context, options);
  if (typed === undefined) return { signer: await openSigner(context, provider), isCode: false };
  const wallet = claimCodes.walletOf(claimCodes.parse(typed));
  return { signer: wallet.connect(provider), isCode: true };
}

async function readCode(context: Context, { code, codeFile }: LearnerOptions): Promise<string | undefined> {
  const { env, options, config, isTerminal } = context;
  if (codeFile !== undefined) return await readCodeFile(context, codeFile);
  if (code === true) return await askCode(context);
  if (options.key !== undefined) return undefined;
  if (env.CAIRN_CLAIM_CODE !== undefined) return env.CAIRN_CLAIM_CODE;
  if (config?.key !== undefined || env.CAIRN_KEY !== undefined) return undefined;
  if (isTerminal) return await askCode(context);
  throw nobody(context);
}

async function askCode(context: Context): Promise<string> {
  if (!context.isTerminal) {
    if (context.env.CAIRN_CLAIM_CODE !== undefined) return context.env.CAIRN_CLAIM_CODE;
    throw nobody(context);
  }
  return await context.prompts.secret({ message: context.say(say.askCode) });
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

function nobody(context: Context): WordedError {
  return new WordedError("NO_SIGNER", {
    message: context.say(say.nobody),
    fix: context.say(say.nobodyFix),
  });
}
