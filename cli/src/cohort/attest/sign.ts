import { open, readFile } from "node:fs/promises";
import path from "node:path";
import type { AchievementId, Address, bundles, Client, cohorts, Hex } from "@cairn/sdk";
import { achievementId, achievements, address, hex } from "@cairn/sdk";
import { writeWhole } from "../../files/writeWhole.ts";
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
  await dropHalfLine(folder);
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

/** Reads the signatures of a cohort's folder. */
export async function readSignatures(folder: string): Promise<Map<AchievementId, Signature>> {
  const lines = (await readText(folder)).split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const { id, attester, signature } = JSON.parse(line) as Record<string, string>;
      return [
        achievementId(id ?? ""),
        { attester: address(attester ?? ""), signature: hex(signature ?? "") },
      ] as const;
    }),
  );
}

/** A run that was killed may have left its last line unfinished. */
async function dropHalfLine(folder: string): Promise<void> {
  const text = await readText(folder);
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole !== text) await writeWhole(path.join(folder, FILE), whole);
}

async function readText(folder: string): Promise<string> {
  return await readFile(path.join(folder, FILE), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
}

/** The inclusion of a signed record. */
export function signedInclusion({ attester, signature }: Signature): bundles.Inclusion {
  return { mode: "signed", attester, signature };
}
