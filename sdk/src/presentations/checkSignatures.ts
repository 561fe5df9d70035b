import { AbiCoder, recoverAddress } from "ethers";
import { withTimeout } from "../chain/withTimeout.ts";
import type { Client } from "../client/Client.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { isRefusal } from "../errors/isRefusal.ts";
import type { Address, Hex } from "../ids.ts";
import { hex } from "../ids.ts";
import type { InspectOptions } from "../verify/inspect.ts";
import { PROBE_CODE } from "./probeCode.ts";

/** Who is said to have signed what. */
export interface SignatureQuery {
  readonly holder: Address;
  readonly digest: Hex;
  readonly signature: Hex;
}

const QUERIES = "tuple(address holder, bytes32 digest, bytes signature)[]";
const coder = AbiCoder.defaultAbiCoder();

/** Digits of r, s and v after 0x. Shorter forms exist, but one record should have one proof. */
const SIGNATURE_DIGITS = 130;

/** Whether a key signed. That needs no chain: the address is the key's. */
export function isSignedByKey({ holder, digest, signature }: SignatureQuery): boolean {
  try {
    return signature.length === 2 + SIGNATURE_DIGITS && recoverAddress(digest, signature) === holder;
  } catch {
    return false;
  }
}

/**
 * Asks smart wallets whether they signed (ERC-1271), also ones that are not deployed yet (ERC-6492): many in one
 * `eth_call` that creates `SignatureProbe`, which leaves nothing behind.
 *
 * @returns Of each query whether it is good; or an error, in its place, where that is not known.
 * @throws {@link CairnError} `ABORTED`.
 */
export async function askWallets(
  client: Client,
  queries: readonly SignatureQuery[],
  options: InspectOptions,
): Promise<(boolean | CairnError)[]> {
  if (queries.length === 0) return [];
  try {
    const data = PROBE_CODE + coder.encode([QUERIES], [queries]).slice(2);
    const call = chainCall(() => client.provider.call({ data, blockTag: options.block }));
    return readAnswers(await withTimeout(call, options), queries.length);
  } catch (error) {
    if (!isCairnError(error) || error.code === "ABORTED") throw error;
    if (!isRefusal(error)) return queries.map(() => error);
    if (queries.length === 1) return [withReason(error)];
    const middle = Math.ceil(queries.length / 2);
    const first = await askWallets(client, queries.slice(0, middle), options);
    return [...first, ...(await askWallets(client, queries.slice(middle), options))];
  }
}

function readAnswers(answer: string, count: number): boolean[] {
  try {
    const [answers] = coder.decode(["bool[]"], answer) as unknown as [readonly boolean[]];
    if (answers.length !== count) throw new RangeError(`expected ${count} answers`);
    return [...answers];
  } catch (cause) {
    throw new CairnError("INCONSISTENT_ANSWER", {
      message: "The node's answer is not one answer for each signature.",
      details: { bytes: hex(answer).length / 2 - 1, signatures: count },
      cause,
    });
  }
}

/** Says of one signature what the probe's `GasTooLow` means where there is no smaller batch to ask for. */
function withReason(error: CairnError): CairnError {
  if (error.details.contractError !== "GasTooLow") return error;
  return new CairnError("CONTRACT_REVERTED", {
    message: "The node gives a call too little gas to check a wallet's signature.",
    details: error.details,
    fix: "Ask a node that allows a call 13,000,000 units of gas.",
    cause: error,
  });
}
