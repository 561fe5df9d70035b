import { open } from "node:fs/promises";
import path from "node:path";
import type { AchievementId, Address, bundles, Client, cohorts, Hex } from "@cairn/sdk";
import { achievementId, achievements, address, hex } from "@cairn/sdk";
import { dropHalfLine } from "../../files/dropHalfLine.ts";
import { readLines } from "../../files/readWithin.ts";
import { damaged, isMissing } from "../files.ts";
import type { Attested } from "./Attested.ts";

const FILE = "signatures.ndjson";
/** Signatures between two flushes. */
const STRIDE = 100;

type Signature = { readonly attester: Address; readonly signature: Hex };

/**
 * Signs each record of a cohort off the chain, and keeps the signatures in its folder. Those that an earlier run made
 * are kept.
 */
export async function sign(
  client: Client,
  args: { cohort: cohorts.Cohort; folder: string; signal: AbortSignal; onProgress: (done: number) => void },
): Promise<Attested> {
  const { cohort, folder, signal, onProgress } = args;
  await dropHalfLine(path.join(folder, FILE));
  const made = await readSignatures(folder);
  const before = made.size;
  const file = await open(path.join(folder, FILE), "a", 0o600);
  let done = 0;
  try {
    for await (const { id, achievement } of cohort.records()) {
      signal.throwIfAborted();
      done += 1;
      if (!made.has(id)) {
        const { attester, signature } = await achievements.sign(client, { achievement });
        await file.write(`${JSON.stringify({ id, attester, signature })}\n`);
        made.set(id, { attester, signature });
      }
      if (done % STRIDE === 0) await file.sync();
      onProgress(done);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { attestedAt: Math.floor(Date.now() / 1000), transactions: [], fresh: made.size - before };
}

/** Reads the signatures of a cohort's folder. Throws `MALFORMED_COHORT` that names the line. */
export async function readSignatures(folder: string): Promise<Map<AchievementId, Signature>> {
  const file = path.join(folder, FILE);
  const signatures = new Map<AchievementId, Signature>();
  let line = 0;
  try {
    for await (const text of readLines(file)) {
      line += 1;
      const { id, attester, signature } = (JSON.parse(text) ?? {}) as Record<string, string>;
      signatures.set(achievementId(id ?? ""), {
        attester: address(attester ?? ""),
        signature: hex(signature ?? ""),
      });
    }
  } catch (error) {
    if (!isMissing(error)) throw damaged(file, error, line);
  }
  return signatures;
}

/** The inclusion of a signed record. */
export function signedInclusion({ attester, signature }: Signature): bundles.Inclusion {
  return { mode: "signed", attester, signature };
}
