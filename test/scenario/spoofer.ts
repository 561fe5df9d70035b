import type { Signer } from "ethers";
import { concat } from "ethers";
import { mined } from "./mined.ts";

/** What each number of topics needs: where the data begins, loading the last topic, the stack's depth, the log's code. */
const CODES = {
  3: { data: "60", last: "", depth: "83", log: "a3" },
  4: { data: "80", last: "606035", depth: "84", log: "a4" },
} as const;

/**
 * Deploys a contract that emits what it is called with: three or four topics of 32 bytes, and the rest as data. In
 * assembly, since no honest Solidity contract could name another contract's event with values of its caller.
 */
export async function deploySpoofer(signer: Signer, topics: keyof typeof CODES = 3): Promise<string> {
  const { data, last, depth, log } = CODES[topics];
  const runtime = `60${data}36038060${data}600037${last}604035602035600035${depth}6000${log}00`;
  const size = (runtime.length / 2).toString(16);
  const receipt = await mined(
    await signer.sendTransaction({ data: `0x60${size}80600b6000396000f3${runtime}` }),
  );
  if (!receipt.contractAddress) throw new Error("the spoofer was not deployed");
  return receipt.contractAddress;
}

/** Emits an event in a spoofer's name. */
export async function spoof(
  signer: Signer,
  spoofer: string,
  { topics, data }: { topics: readonly string[]; data: string },
) {
  return await mined(await signer.sendTransaction({ to: spoofer, data: concat([...topics, data]) }));
}
