import { createInterface } from "node:readline/promises";
import { CairnError } from "@cairn/sdk";
import type { Chain } from "./chains.ts";

/**
 * Asks before anything is sent to a chain that is not the operator's own.
 *
 * Throws `ABORTED` where the answer is not yes, or nobody is there to ask.
 */
export async function confirm({
  chain,
  yes,
  what,
}: {
  chain: Chain;
  yes: boolean;
  what: string;
}): Promise<void> {
  if (chain.isLocal || yes) return;
  const details = { chainId: chain.chainId };
  if (!process.stdin.isTTY) {
    throw new CairnError("ABORTED", {
      message: `Nothing was sent: a transaction on live chain ${chain.chainId} needs a confirmation.`,
      details,
      fix: "Run it in a terminal and answer yes, or give --yes (CAIRN_YES=1).",
    });
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await prompt.question(`${what}\nSend it to live chain ${chain.chainId}? Type yes: `);
    if (answer.trim().toLowerCase() === "yes") return;
  } finally {
    prompt.close();
  }
  throw new CairnError("ABORTED", { message: "Nothing was sent.", details, fix: "Answer yes to send it." });
}
