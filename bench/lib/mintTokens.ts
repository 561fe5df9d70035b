import type { Address, DefinitionId, HubId, Kinds, UnixTime } from "@cairn/sdk";
import { Interface, keccak256, toBeHex, toQuantity } from "ethers";
import type { Send } from "./meteredNode.ts";

/** The hub that mints, and on which chain. */
export type Mint = {
  readonly send: Send;
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
/** What EIP-7825 allows a transaction. */
const GAS = toQuantity(16_777_216);
const ETHER = toQuantity(10n ** 18n);

/** Lets learners consent to the hub, each in its own name. */
export async function consentOf(
  { send, learners, hub }: Mint,
  who: readonly Address[],
  { kinds, until }: { kinds: Kinds; until: UnixTime },
): Promise<void> {
  for (const learner of who) {
    const data = CONSENT.encodeFunctionData("consent", [learner, hub, kinds, until]);
    await send("hardhat_setBalance", [learner, ETHER]);
    await send("hardhat_impersonateAccount", [learner]);
    await transact(send, { from: learner, to: learners, data });
  }
}

/** Mints one token for each entry, in order, in one transaction and block, and then mines empty blocks. */
export async function mintBatch(
  mint: Mint,
  { batch, emptyBlocks }: { batch: readonly { learner: Address; serial: number }[]; emptyBlocks: number },
): Promise<void> {
  const { send, token, staff, definition, achievedAt } = mint;
  const items = batch.map(({ learner, serial }) => {
    const content = keccak256(toBeHex(serial, 32));
    return [definition, 0, learner, achievedAt, 0].map(word).join("") + content.slice(2);
  });
  const { selector = "" } = ISSUE_BATCH.getFunction("issueBatch") ?? {};
  const data = [selector, word(32), word(batch.length), ...items].join("");
  await transact(send, { from: staff, to: token, data });
  if (emptyBlocks > 0) await send("hardhat_mine", [toQuantity(emptyBlocks)]);
}

function word(value: number | string): string {
  const digits = typeof value === "number" ? value.toString(16) : value.slice(2);
  return digits.padStart(64, "0");
}

/** Sends, and fails where the contract refuses; the chain mines each transaction at once. */
async function transact(
  send: Send,
  transaction: { from: Address; to: Address; data: string },
): Promise<void> {
  const hash = await send("eth_sendTransaction", [{ ...transaction, gas: GAS }]);
  const receipt = (await send("eth_getTransactionReceipt", [hash])) as { status: string } | null;
  if (receipt?.status !== "0x1") throw new Error(`a transaction of the benchmark failed: ${hash}`);
}
