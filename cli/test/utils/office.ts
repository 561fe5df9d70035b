import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { School } from "../../../test/scenario/school.ts";
import { openSchool } from "../../../test/scenario/school.ts";
import { toJson } from "../../src/output/toJson.ts";
import { run } from "../../src/run.ts";

/** What a command line did. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** The line of `--json`. */
  readonly json: () => Record<string, unknown>;
}

/** Keys of Anvil's first accounts: the accounts that `openSchool` gives its parts. */
export const KEYS = {
  owner: "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
  accreditor: "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
  admin: "0x5de4111afa1a4b94908f83103eb1f1706367c2e68ca870fc3fb9a804cdab365a",
  attester: "0x7c852118294e51e653712a81e05800f419141751be58f605c371e15141b007a6",
  learner: "0x47e179ec197488593b187f80a00eb0da91f1b9d0b13f8733639f19c30a34926a",
} as const;

/** A school's office at work: a network on the node at `CAIRN_RPC`, and a folder with a configuration. */
export interface Office extends School {
  readonly folder: string;
  readonly rpc: string;
  /** Runs a command line in the folder, as the person whose key is named; the attester when none is. */
  readonly cairn: (line: readonly string[], options?: RunOptions) => Promise<Ran>;
}

/** How a command line is run. */
export interface RunOptions {
  readonly as?: keyof typeof KEYS;
  readonly env?: Readonly<Record<string, string>>;
  /** What a person at the terminal answers, question by question; nobody sits there when absent. */
  readonly answers?: readonly (string | boolean)[];
  /** Aborted by Ctrl-C. */
  readonly signal?: AbortSignal;
}

/** Opens a school with its office. */
export async function openOffice(): Promise<Office> {
  const school = await openSchool();
  const rpc = process.env.CAIRN_RPC ?? "";
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-office-"));
  await writeFile(path.join(folder, "deployment.json"), toJson(school.deployment));
  const keys = Object.fromEntries(
    Object.keys(KEYS).map((name) => [name, { env: `KEY_${name.toUpperCase()}` }]),
  );
  const config = { version: 1, rpc, deployment: "deployment.json", hub: school.hub, keys, key: "attester" };
  await writeFile(path.join(folder, "cairn.json"), JSON.stringify(config));
  return {
    ...school,
    folder,
    rpc,
    cairn: async (line, options = {}) => await runLine(folder, line, options),
    close: async () => {
      await school.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs a command line in this process. */
export async function runLine(
  folder: string,
  line: readonly string[],
  options: RunOptions = {},
): Promise<Ran> {
  const { as, env = {}, answers, signal = new AbortController().signal } = options;
  const keys = Object.fromEntries(
    Object.entries(KEYS).map(([name, key]) => [`KEY_${name.toUpperCase()}`, key]),
  );
  let out = "";
  let err = "";
  const rest = [...(answers ?? [])];
  const answer = async ({ message }: { message: string }): Promise<never> => {
    const next = rest.shift();
    if (next === undefined) throw new Error(`nobody answers the question: ${message}`);
    err += `${message} ${next}\n`;
    return next as never;
  };
  const status = await run([...line, ...(as === undefined ? [] : ["--key", as])], {
    cwd: folder,
    env: { ...keys, ...env },
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isTerminal: answers !== undefined,
    colour: false,
    prompts: {
      text: answer,
      secret: answer,
      confirm: answer,
      select: async ({ message, choices }) => {
        const wanted: unknown = await answer({ message });
        const choice = choices.find(({ name, value }) => name === wanted || value === wanted);
        if (choice === undefined) throw new Error(`there is no choice ${String(wanted)}: ${message}`);
        return choice.value;
      },
    },
    signal,
  });
  return { status, out, err, json: () => JSON.parse(out) as Record<string, unknown> };
}
