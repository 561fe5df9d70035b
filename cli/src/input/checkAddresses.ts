import type { deployments } from "@cairn/sdk";
import { CairnError, isCairnError, throwIfAborted } from "@cairn/sdk";
import type { Provider } from "ethers";
import type { Language } from "../messages/Language.ts";
import type { ResultRow } from "./ResultRow.ts";
import type { ResultsLog } from "./RowReader.ts";
import { makeRowFault } from "./rowFaults.ts";

/** Where and how addresses are checked. */
export interface AddressCheck {
  /** A node of the network. */
  readonly provider: Pick<Provider, "getCode">;
  /** The network's contracts, which are never a learner. */
  readonly deployment: deployments.Deployment;
  /** Whether contracts may be wallets: those of learners who use a smart wallet. False when absent. */
  readonly allowContractWallets?: boolean;
}

/** What {@link checkAddresses} is told. */
export interface CheckAddressesOptions extends AddressCheck {
  readonly rows: AsyncIterable<ResultRow>;
  /** Column of the addresses, for the faults. */
  readonly column: string | null;
  readonly language?: Language;
  readonly log: ResultsLog;
  readonly signal?: AbortSignal;
}

/** Rows whose addresses are asked for at once. */
const BATCH = 100;
/** A person's account that lets a contract's code act for it (EIP-7702): this and the contract's 20 bytes. */
const DELEGATED = /^0xef0100[0-9a-f]{40}$/i;

/**
 * Passes on the rows whose address can be a person's. The network's own contracts are always refused; any other
 * contract too, unless contract wallets are allowed. An account that delegates to a contract (EIP-7702) is a person's.
 *
 * @throws {@link CairnError} `CHAIN_UNREACHABLE` where the node does not answer: that says nothing about an address;
 * `ABORTED`.
 *
 * @example
 * const people = checkAddresses({ provider, deployment, rows: readResults({ table, mapping, now }), column: "Wallet", log });
 */
export async function* checkAddresses({
  provider,
  deployment,
  allowContractWallets = false,
  rows,
  column,
  language = "en",
  log,
  signal,
}: CheckAddressesOptions): AsyncGenerator<ResultRow> {
  const ours = new Map<string, string>(
    Object.entries(deployment.contracts).map(([name, { address }]) => [address, name]),
  );
  for await (const batch of inBatches(rows)) {
    throwIfAborted(signal);
    const contracts = allowContractWallets ? new Set<string>() : await contractsAmong(batch, provider);
    for (const row of batch) {
      const { line, learner: value } = row;
      const contract = value && ours.get(value);
      if (contract !== undefined) {
        const values = { contract };
        log.fault(
          makeRowFault({ code: "ADDRESS_OF_NETWORK", language, line, column, value: value ?? "", values }),
        );
      } else if (value !== undefined && contracts.has(value)) {
        log.fault(makeRowFault({ code: "ADDRESS_IS_CONTRACT", language, line, column, value }));
      } else {
        yield row;
      }
    }
  }
}

async function contractsAmong(
  rows: readonly ResultRow[],
  provider: Pick<Provider, "getCode">,
): Promise<ReadonlySet<string>> {
  const addresses = [...new Set(rows.flatMap(({ learner }) => (learner === undefined ? [] : [learner])))];
  try {
    const codes = await Promise.all(addresses.map((address) => provider.getCode(address)));
    return new Set(
      addresses.filter((_, place) => codes[place] !== "0x" && !DELEGATED.test(codes[place] ?? "")),
    );
  } catch (cause) {
    throw isCairnError(cause) ? cause : new CairnError("CHAIN_UNREACHABLE", { cause });
  }
}

async function* inBatches(rows: AsyncIterable<ResultRow>): AsyncGenerator<readonly ResultRow[]> {
  let batch: ResultRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
