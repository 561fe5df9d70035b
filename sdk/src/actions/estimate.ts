import type { Client } from "../client/Client.ts";
import type { CairnError } from "../errors/CairnError.ts";
import { fromChain } from "../errors/fromChain.ts";
import type { Address } from "../ids.ts";
import type { Step } from "./makeAction.ts";

/** Most gas that a transaction may have (EIP-7825). */
export const TRANSACTION_GAS_CAP = 16_777_216n;

/** Estimates a step's gas, or fails with the contract's reason. */
export async function estimate({ provider }: Client, step: Step, from: Address): Promise<bigint> {
  try {
    return await provider.estimateGas({ to: step.to, data: step.data, from });
  } catch (error) {
    throw failureOf(step, error);
  }
}

/** Why a step failed, and at which item of the caller's batch. */
export function failureOf({ offset, locate }: Step, error: unknown): CairnError {
  const failure = fromChain(error, offset);
  return locate === undefined ? failure : locate(failure);
}
