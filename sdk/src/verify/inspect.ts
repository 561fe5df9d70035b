import { ZeroAddress, ZeroHash } from "ethers";
import type { Attestation } from "../bundles/CairnRecord.ts";
import { recordLens } from "../chain/contracts.ts";
import { withTimeout } from "../chain/withTimeout.ts";
import type { Client } from "../client/Client.ts";
import type { IRecordLens } from "../contracts/RecordLens.ts";
import { CairnError } from "../errors/CairnError.ts";
import { chainCall } from "../errors/fromChain.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { isRefusal } from "../errors/isRefusal.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import { decodeReports } from "./decodeReports.ts";

/** What the lens says of one record, or why it said nothing. */
export type Inspected = IRecordLens.ReportStructOutput | CairnError;

/** How the lens is asked. */
export interface InspectOptions {
  readonly block: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Asks the lens for many records in one call (`RecordLens.inspect`). Where the call needs too much gas, leaves too little
 * of it for an attester's signature (`GasTooLow`), or one record spoils it, the batch is halved, so that a fault stays
 * with its record.
 *
 * @throws {@link CairnError} `ABORTED`; any other fault stands in the place of its record.
 */
export async function inspect(
  client: Client,
  records: readonly Attestation[],
  options: InspectOptions,
): Promise<Inspected[]> {
  if (records.length === 0) return [];
  throwIfAborted(options.signal);
  try {
    const { interface: lens } = recordLens(client);
    const { address: to } = client.deployment.contracts.RecordLens;
    const data = lens.encodeFunctionData("inspect", [records.map(queryOf)]);
    const call = chainCall(() => client.provider.call({ to, data, blockTag: options.block }));
    return decodeReports(lens, await withTimeout(call, options), records.length);
  } catch (error) {
    if (!isCairnError(error) || error.code === "ABORTED") throw error;
    if (!isRefusal(error)) return records.map(() => error);
    if (records.length === 1) return [withReason(error)];
    const middle = Math.ceil(records.length / 2);
    const first = await inspect(client, records.slice(0, middle), options);
    return [...first, ...(await inspect(client, records.slice(middle), options))];
  }
}

/** Says of one record what the lens' `GasTooLow` means where there is no smaller batch to ask for. */
function withReason(error: CairnError): CairnError {
  if (error.details.contractError !== "GasTooLow") return error;
  return new CairnError("CONTRACT_REVERTED", {
    message: "The node gives a call too little gas to check the attester's signature.",
    details: error.details,
    fix: "Ask a node that allows a call 3,000,000 units of gas.",
    cause: error,
  });
}

const INCLUSIONS = { minted: 0, anchored: 1, signed: 2 } as const;

function queryOf({ achievement, inclusion }: Attestation): IRecordLens.QueryStruct {
  const isAnchored = inclusion.mode === "anchored";
  const isSigned = inclusion.mode === "signed";
  return {
    achievement,
    inclusion: INCLUSIONS[inclusion.mode],
    root: isAnchored ? inclusion.root : ZeroHash,
    proof: isAnchored ? [...inclusion.proof] : [],
    attester: isSigned ? inclusion.attester : ZeroAddress,
    signature: isSigned ? inclusion.signature : "0x",
  };
}
