import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Fate } from "./judge.ts";
import { textOf } from "./lib/solc.ts";
import type { Workbench } from "./lib/workbench.ts";
import type { Mutant } from "./mutants.ts";

/** What earlier runs found out, so that a run that was stopped goes on where it was. */
export type Memory = {
  readonly recall: (mutant: Mutant) => Fate | undefined;
  readonly keep: (mutant: Mutant, fate: Fate) => void;
};

const FILE = path.join("cache", "mutation", "fates.jsonl");

/**
 * Opens the notes of earlier runs, or begins anew. A note counts only while every file that the mutant's contracts are
 * made of is as it was.
 * @param retry Whether survivors are tried again, since there may be more tests by now.
 */
export function openMemory(bench: Workbench, { resume, retry }: { resume: boolean; retry: boolean }): Memory {
  mkdirSync(path.dirname(FILE), { recursive: true });
  if (!resume) rmSync(FILE, { force: true });
  const notes = new Map<string, Fate>();
  const lines = existsSync(FILE) ? readFileSync(FILE, "utf8").split("\n") : [];
  for (const line of lines.filter((text) => text !== "")) {
    const { key, fate } = JSON.parse(line) as { key: string; fate: Fate };
    notes.set(key, fate);
  }
  const prints = new Map<string, string>();
  const keyOf = ({ id, file, before, after }: Mutant): string => {
    const print = prints.get(file) ?? fingerprint(bench, file);
    prints.set(file, print);
    return JSON.stringify([id, before, after, print]);
  };
  return {
    recall: (mutant) => {
      const fate = notes.get(keyOf(mutant));
      return retry && fate?.fate === "survived" ? undefined : fate;
    },
    keep: (mutant, fate) => appendFileSync(FILE, `${JSON.stringify({ key: keyOf(mutant), fate })}\n`),
  };
}

function fingerprint({ deployed }: Workbench, file: string): string {
  const parts = new Set(
    deployed.filter((contract) => contract.parts.has(file)).flatMap((contract) => [...contract.parts]),
  );
  const hash = createHash("sha256");
  for (const part of [...parts].sort()) hash.update(`${part}\n${textOf(part)}\n`);
  return hash.digest("hex").slice(0, 16);
}
