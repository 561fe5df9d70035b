import { setTimeout as sleep } from "node:timers/promises";
import type { Address, DefinitionId, HubId, Kinds, UnixTime } from "@cairn/sdk";
import type { JsonRpcProvider } from "ethers";
import { Interface, keccak256, toBeHex } from "ethers";

/** The hub that mints, and on which chain. */
export type Mint = {
  readonly provider: JsonRpcProvider;
  readonly token: Address;
  readonly learners: Address;
  readonly hub: HubId;
  readonly definition: DefinitionId;
  /** Who holds `ISSUE`; the chain lets anybody send as anybody. */
  readonly staff: Address;
  readonly achievedAt: UnixTime;
};

const CONSENT = new Interface(["function consent(address learner, uint32 hub, uint32 kinds, uint40 until)"]);
const ISSUE_BATCH = new Interface([
  "function issueBatch((uint32 definition, uint32 experience, address learner, uint40 achievedAt, uint40 expiresAt, bytes32 content)[])",
]);
const RECEIPT_TIMEOUT_MS = 30_000;
const GAS = toBeHex(16_777_216);

/** Lets learners consent to the hub, each in its own name. */
export async function consentOf(
  { provider, learners, hub }: Mint,
  who: readonly Address[],
  { kinds, until }: { kinds: Kinds; until: UnixTime },
): Promise<void> {
  for (const learner of who) {
    const data = CONSENT.encodeFunctionData("consent", [learner, hub, kinds, until]);
    await send(provider, { from: learner, to: learners, data });
  }
}

/** Mints one token for each entry, in order, in one transaction: one block. */
export async function mintBatch(
  mint: Mint,
  batch: readonly { learner: Address; serial: number }[],
): Promise<void> {
  const { provider, token, staff, definition, achievedAt } = mint;
  const items = batch.map(({ learner, serial }) => {
    const content = keccak256(toBeHex(serial, 32));
    return [definition, 0, learner, achievedAt, 0].map(word).join("") + content.slice(2);
  });
  const data = `${ISSUE_BATCH.getFunction("issueBatch")?.selector}${word(32)}${word(batch.length)}${items.join("")}`;
  await send(provider, { from: staff, to: token, data });
}

function word(value: number | string): string {
  const digits = typeof value === "number" ? value.toString(16) : value.slice(2);
  return digits.padStart(64, "0");
}

/** Sends without a fee, so that nobody needs ether, and fails where the contract refuses. */
async function send(
  provider: JsonRpcProvider,
  transaction: { from: Address; to: Address; data: string },
): Promise<void> {
  const hash: string = await provider.send("eth_sendTransaction", [
    { ...transaction, gas: GAS, gasPrice: "0x0" },
  ]);
  const receipt = await receiptOf(provider, hash);
  if (receipt.status !== "0x1") throw new Error(`the chain refused a transaction of the benchmark: ${hash}`);
}

/** The chain mines at once, but may answer before it has. */
async function receiptOf(provider: JsonRpcProvider, hash: string): Promise<{ status: string }> {
  const end = Date.now() + RECEIPT_TIMEOUT_MS;
  while (Date.now() < end) {
    const receipt: { status: string } | null = await provider.send("eth_getTransactionReceipt", [hash]);
    if (receipt !== null) return receipt;
    await sleep(2);
  }
  throw new Error(`the chain did not mine a transaction of the benchmark: ${hash}`);
}
