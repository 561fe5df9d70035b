import { readdir } from "node:fs/promises";
import path from "node:path";
import type { ChainId } from "@cairn/sdk";
import { deployments, isCairnError } from "@cairn/sdk";
import { readText } from "../../files/readWithin.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { chainAt } from "../../network/chainAt.ts";
import { toJson } from "../../output/toJson.ts";
import type { Step } from "./Draft.ts";
import { initTexts as say } from "./texts.ts";

const LOCAL_NODE = "http://127.0.0.1:8545";

/** Finds out which node, and which chain it serves. A person is asked until one answers. */
export async function chooseNode(step: Step): Promise<{ rpc: string; chainId: ChainId }> {
  const { context, previous } = step;
  const { options, env, isTerminal, prompts } = context;
  const given = options.rpc?.[0] ?? env.CAIRN_RPC ?? (isTerminal ? undefined : previous?.rpc);
  if (given !== undefined || !isTerminal) return await nodeAt(step, given);
  for (;;) {
    const initial = previous?.rpc ?? LOCAL_NODE;
    const rpc = (await prompts.text({ message: context.say(say.askRpc), initial })).trim() || initial;
    try {
      return await nodeAt(step, rpc);
    } catch (error) {
      if (!isCairnError(error)) throw error;
      const reason = String(error.details.reason ?? error.shortMessage);
      context.err(`${context.say(say.rpcSilent, { rpc, reason })}\n`);
    }
  }
}

async function nodeAt(
  { context }: Step,
  rpc: string | undefined,
): Promise<{ rpc: string; chainId: ChainId }> {
  if (rpc === undefined || !/^https?:\/\//.test(rpc)) {
    throw new WordedError("INVALID_ARGUMENT", {
      message: rpc === undefined ? context.say(say.rpcMissing) : context.say(say.rpcWrong, { rpc }),
      fix: context.say(say.rpcFix),
    });
  }
  const chainId = await chainAt(rpc);
  context.err(`${context.say(say.chainAnswers, { chainId })}\n`);
  return { rpc, chainId };
}

/** An entry of an address book, and its file; none where the SDK ships it. */
export interface Entry {
  readonly deployment: deployments.Deployment;
  readonly file: string | undefined;
}

/** Finds out which deployment on the chain: what was named, else what the folders and the SDK have for it. */
export async function chooseDeployment(step: Step, chainId: ChainId): Promise<Entry> {
  const { context, previous } = step;
  const { options, env, cwd, isTerminal, prompts } = context;
  const named = options.deployment ?? env.CAIRN_DEPLOYMENT;
  if (named !== undefined) return await entryIn(step, path.resolve(cwd, named));
  const kept = previous?.deployment && path.resolve(previous.folder, previous.deployment);
  if (kept && !isTerminal) return await entryIn(step, kept);
  const entries = await entriesFor(step, chainId, kept === "" ? undefined : kept);
  const [first, ...others] = entries;
  if (first !== undefined && others.length === 0) return first;
  if (!isTerminal) return refuse(step, chainId, entries);
  if (first === undefined) {
    const file = (await prompts.text({ message: context.say(say.askDeploymentFile) })).trim();
    return await entryIn(step, path.resolve(cwd, file));
  }
  return await prompts.select<Entry>({
    message: context.say(say.askDeployment),
    choices: entries.map((entry) => ({ name: nameOf(entry), value: entry })),
  });
}

/** Puts an entry that the SDK ships beside the configuration; returns the path that the configuration holds. */
export async function keepEntry({ folder }: Step, { deployment, file }: Entry): Promise<string> {
  if (file !== undefined) return path.relative(folder, file);
  const kept = path.join("deployments", `${deployment.chainId}-${deployment.name}.json`);
  await writeWhole(path.join(folder, kept), `${toJson(deployment)}\n`);
  return kept;
}

function refuse({ context }: Step, chainId: ChainId, entries: readonly Entry[]): never {
  const names = entries.map(nameOf).join(", ");
  const isNone = entries.length === 0;
  throw new WordedError("INVALID_ARGUMENT", {
    message: isNone
      ? context.say(say.deploymentMissing, { chainId })
      : context.say(say.deploymentMany, { chainId, names }),
    details: { chainId, found: entries.map(nameOf) },
    fix: context.say(isNone ? say.deploymentFix : say.deploymentManyFix),
  });
}

async function entriesFor(
  { context, folder }: Step,
  chainId: ChainId,
  kept: string | undefined,
): Promise<Entry[]> {
  const folders = [...new Set([context.cwd, folder])].map((place) => path.join(place, "deployments"));
  const lists = await Promise.all(folders.map(async (place) => await filesIn(place)));
  const files = new Set([...(kept === undefined ? [] : [kept]), ...lists.flat()]);
  const read = await Promise.all([...files].map(async (file) => await readEntry(file)));
  const found = read.filter((entry) => entry !== undefined);
  const shipped = deployments.known.map((deployment) => ({ deployment, file: undefined }));
  return [...found, ...shipped].filter(({ deployment }) => deployment.chainId === chainId);
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith(".json")).map((name) => path.join(folder, name));
}

/** An entry that is found by chance: one that cannot be read is passed over. */
async function readEntry(file: string): Promise<Entry | undefined> {
  try {
    return { deployment: deployments.parse(await readText(file)), file };
  } catch {
    return undefined;
  }
}

/** An entry that was named: it has to be right. */
async function entryIn({ context }: Step, file: string): Promise<Entry> {
  const text = await readText(file).catch((cause: Error) => {
    throw new WordedError("INVALID_ARGUMENT", {
      message: `${file}: ${cause.message}`,
      details: { file },
      fix: context.say(say.deploymentFix),
      cause,
    });
  });
  return { deployment: deployments.parse(text), file };
}

function nameOf({ deployment, file }: Entry): string {
  return file === undefined ? deployment.name : `${deployment.name} (${file})`;
}
