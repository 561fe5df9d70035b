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
  "function issueBatch((uint32, uint32, address, uint40, uint40, bytes32)[] achievements)",
]);
const GAS = toBeHex(16_777_216);

/** Lets learners consent to the hub, each in its own name. */
export async function consentOf(
  { provider, learners, hub }: Mint,
  who: readonly Address[],
  { kinds, until }: { kinds: Kinds; until: UnixTime },
): Promise<void> {
  const sent: string[] = [];
  for (const learner of who) {
    const data = CONSENT.encodeFunctionData("consent", [learner, hub, kinds, until]);
    sent.push(await send(provider, { from: learner, to: learners, data }));
  }
  await mine(provider, { blocks: 1, sent });
}

/** Mints one token for each entry, in order, in one transaction, and mines so many blocks, the first with it. */
export async function mintBatch(
  mint: Mint,
  { batch, blocks }: { batch: readonly { learner: Address; serial: number }[]; blocks: number },
): Promise<void> {
  const { provider, token, staff, definition, achievedAt } = mint;
  const items = batch.map(({ learner, serial }) => {
    const content = keccak256(toBeHex(serial, 32));
    return [definition, 0, learner, achievedAt, 0].map(word).join("") + content.slice(2);
  });
  const { selector = "" } = ISSUE_BATCH.getFunction("issueBatch") ?? {};
  const data = [selector, word(32), word(batch.length), ...items].join("");
  await mine(provider, { blocks, sent: [await send(provider, { from: staff, to: token, data })] });
}

function word(value: number | string): string {
  const digits = typeof value === "number" ? value.toString(16) : value.slice(2);
  return digits.padStart(64, "0");
}

/** Sends without a fee, so that nobody needs ether. */
async function send(
  provider: JsonRpcProvider,
  transaction: { from: Address; to: Address; data: string },
): Promise<string> {
  return await provider.send("eth_sendTransaction", [{ ...transaction, gas: GAS, gasPrice: "0x0" }]);
}

/** Mines, and fails where the chain refused one of the transactions or did not take it up. */
async function mine(
  provider: JsonRpcProvider,
  { blocks, sent }: { blocks: number; sent: readonly string[] },
): Promise<void> {
  await provider.send("anvil_mine", [toBeHex(blocks)]);
  for (const hash of sent) {
    const receipt: { status: string } | null = await provider.send("eth_getTransactionReceipt", [hash]);
    if (receipt?.status !== "0x1") throw new Error(`a transaction of the benchmark failed: ${hash}`);
  }
}
