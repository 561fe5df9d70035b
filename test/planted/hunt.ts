import { spawn } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Variant, Workbench } from "../../scripts/mutation/lib/workbench.ts";
import type { PlantedBug } from "./bugs.ts";
import { plant } from "./plant.ts";
import type { BrokenInvariant, ModelDifference, Outcome } from "./report.ts";

const SUITE = "NetworkInvariants";
const DEPTH = 256;

/** Plants a bug and lets the invariants and the model look for it. */
export async function hunt({
  workbench,
  bug,
  runs,
  sequences,
}: {
  workbench: Workbench;
  bug: PlantedBug;
  runs: number;
  sequences: number;
}): Promise<Outcome> {
  const compiled = workbench.compileVariant({ [bug.file]: plant(bug) }, { optimized: true });
  if (!compiled.ok) throw new Error(`"${bug.name}" does not compile: ${compiled.errors[0]}`);
  const { variant } = compiled;
  const invariant = await playInvariants({ workbench, variant, runs });
  const model = await askModel({ workbench, variant, sequences });
  return { bug, invariant, model };
}

async function playInvariants({
  workbench,
  variant,
  runs,
}: {
  workbench: Workbench;
  variant: Variant;
  runs: number;
}): Promise<BrokenInvariant | undefined> {
  const { failed } = await workbench.run({
    variant,
    pattern: "^invariant",
    only: ({ name }) => name === SUITE,
    depth: { invariants: { runs, depth: DEPTH } },
  });
  const [first] = failed;
  if (first === undefined) return undefined;
  const words = /"(?<words>.+)"/u.exec(first.reason)?.groups?.words ?? first.reason;
  return { reason: words, sequence: first.sequence };
}

type ModelAnswer =
  | { readonly agree: true }
  | { readonly agree: false; readonly what: string; readonly commands: number };

/** Writes the variant as artifacts and runs the model's own command on them. */
async function askModel({
  workbench,
  variant,
  sequences,
}: {
  workbench: Workbench;
  variant: Variant;
  sequences: number;
}): Promise<ModelDifference | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), "cairn-planted-"));
  try {
    for (const { name, file } of workbench.deployed) {
      const target = path.join(folder, file, `${name}.json`);
      await mkdir(path.dirname(target), { recursive: true });
      const planted = variant.contracts.get(name);
      if (planted === undefined) await copyFile(path.join("artifacts", file, `${name}.json`), target);
      else await writeFile(target, JSON.stringify({ abi: planted.abi, bytecode: planted.creation }));
    }
    const args = ["test/reference/main.ts", "--runs", String(sequences), "--json"];
    const answer = JSON.parse(await run(args, { CAIRN_ARTIFACTS: folder })) as ModelAnswer;
    return answer.agree ? undefined : { what: shortened(answer.what), commands: answer.commands };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Only what was asked or called, without long arguments. */
function shortened(what: string): string {
  return what.replace(/0x[0-9a-f]{8,}/gu, (word) => `${word.slice(0, 6)}…`).slice(0, 80);
}

/** The last line that a script prints. It ends with 0 or 1 where it has an answer. */
function run(args: readonly string[], env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      const last = Buffer.concat(out).toString("utf8").trim().split("\n").at(-1) ?? "";
      if ((code === 0 || code === 1) && last.startsWith("{")) resolve(last);
      else
        reject(new Error(`the model ended with ${code}: ${Buffer.concat(err).toString("utf8").slice(-500)}`));
    });
  });
}
