import { idOf } from "../achievement/idOf.ts";
import type { CairnRecord } from "../bundles/CairnRecord.ts";
import { check } from "../bundles/check.ts";
import { disclose } from "../documents/disclose.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { Address, Audience, Hex, Nonce, UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";
import type { CairnPresentation, PresentedRecord, UnsignedPresentation } from "./CairnPresentation.ts";
import { leavesBelow } from "./leavesBelow.ts";
import type { PresentationTypedData } from "./typedData.ts";
import { typedDataOf } from "./typedData.ts";

/** What a learner chooses to show, to whom, and until when. */
export interface PresentationArguments {
  /** The records, all of one network. */
  readonly bundles: readonly CairnRecord[];
  /** Of each bundle in turn, the JSON Pointers to show: leaves, or objects and arrays with all that is in them. */
  readonly disclose: readonly (readonly string[])[];
  /** Origin of the verifier. */
  readonly audience: Audience;
  /** What the verifier drew for this request. */
  readonly nonce: Nonce;
  readonly expiresAt: UnixTime;
  /** Now, when absent. */
  readonly issuedAt?: UnixTime;
}

/** A presentation that waits for its holder's signature. */
export interface PreparedPresentation {
  /** What a wallet shows and signs (`eth_signTypedData_v4`). */
  readonly typedData: PresentationTypedData;
  /** Puts the signature to it. */
  readonly finish: (signature: Hex) => CairnPresentation;
}

/**
 * Makes a presentation ready for signing by a wallet of any kind: a smart wallet, a hardware wallet, a page. With an
 * ethers signer, `create` does all in one.
 *
 * @param args - The records, what to show of each, verifier, nonce and times.
 * @param holder - Who signs: the actor of every record's learner.
 * @returns What to sign, and how to finish.
 * @throws {@link CairnError} `INVALID_ARGUMENT` where there is no record, the same one twice, records of two networks,
 * another number of choices than of records, or no time between the two times; `UNKNOWN_PATH`; the codes of
 * `bundles.check`.
 *
 * @example
 * import { type Address, type Hex, presentations } from "@cairn/sdk";
 *
 * async function present(
 *   args: presentations.PresentationArguments,
 *   safe: { address: Address; sign: (typedData: object) => Promise<Hex> },
 * ) {
 *   const { typedData, finish } = presentations.prepare(args, safe.address);
 *   return finish(await safe.sign(typedData));
 * }
 */
export function prepare(args: PresentationArguments, holder: Address): PreparedPresentation {
  const { bundles, audience, nonce, expiresAt } = args;
  const issuedAt = args.issuedAt ?? unixTime(Math.floor(Date.now() / 1000));
  const [first] = bundles;
  if (first === undefined) refuse("There is no record to present.", { bundles: 0 });
  if (args.disclose.length !== bundles.length) {
    refuse("There must be one choice of paths for each record; an empty one shows no field.", {
      bundles: bundles.length,
      choices: args.disclose.length,
    });
  }
  if (expiresAt <= issuedAt) refuse("It would expire before it is issued.", { issuedAt, expiresAt });
  const { chainId, token } = first;
  const seen = new Set<string>();
  for (const [index, bundle] of bundles.entries()) {
    if (bundle.chainId !== chainId || bundle.token !== token) {
      refuse("The records are of different networks: present them one network at a time.", {
        index,
        chainId: bundle.chainId,
        token: bundle.token,
        expected: { chainId, token },
      });
    }
    const id = idOf(bundle.achievement, bundle);
    if (seen.has(id)) refuse("A record is there twice.", { index, id });
    seen.add(id);
  }
  const records = bundles.map((bundle, index) => presented(bundle, args.disclose[index] ?? []));
  const unsigned: UnsignedPresentation = {
    type: "CairnPresentation",
    version: 1,
    chainId,
    token,
    records,
    holder,
    audience,
    nonce,
    issuedAt,
    expiresAt,
  };
  return { typedData: typedDataOf(unsigned), finish: (signature) => ({ ...unsigned, signature }) };
}

function presented(bundle: CairnRecord, paths: readonly string[]): PresentedRecord {
  check(bundle);
  const { achievement, inclusion, document, salts, definition, hub } = bundle;
  const leaves = leavesBelow(document, paths);
  return { achievement, inclusion, ...disclose({ document, salts, paths: leaves }), definition, hub };
}

function refuse(message: string, details: Record<string, unknown>): never {
  throw new CairnError("INVALID_ARGUMENT", { message, details });
}
