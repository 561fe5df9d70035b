import { idOf } from "../achievement/idOf.ts";
import type { CairnRecord } from "../bundles/CairnRecord.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { UnixTime } from "../ids.ts";
import { unixTime } from "../ids.ts";
import type { PresentationArguments } from "../presentations/prepare.ts";
import type { CairnRequest } from "./CairnRequest.ts";

/** A record that the learner shows, and what of it. */
export interface Shown {
  readonly bundle: CairnRecord;
  /** JSON Pointers to disclose: what was asked for, less, or more. */
  readonly paths: readonly string[];
}

/**
 * Makes a presentation's arguments that answer a request: for its audience, with its nonce, good as long as it is. What
 * is shown is the learner's choice. A record that is chosen for two items is shown once, with the paths of both.
 *
 * @param request - The request.
 * @param shown - The records, each with what to show of it.
 * @param options - The time now.
 * @returns What `presentations.create` and `prepare` take.
 * @throws {@link CairnError} `REQUEST_EXPIRED`; `INVALID_ARGUMENT` where there is no record, or one of another network.
 *
 * @example
 * import { type bundles, presentations, requests } from "@cairn/sdk";
 * import type { Signer } from "ethers";
 *
 * async function answer(request: requests.CairnRequest, bundle: bundles.CairnRecord, wallet: Signer) {
 *   const [item] = request.items;
 *   const shown = [{ bundle, paths: item?.paths ?? [] }];
 *   return await presentations.create(requests.answer(request, shown), wallet);
 * }
 */
export function answer(
  request: CairnRequest,
  shown: readonly Shown[],
  options: { readonly issuedAt?: UnixTime } = {},
): PresentationArguments {
  const { audience, nonce, expiresAt, chainId, token } = request;
  const issuedAt = options.issuedAt ?? unixTime(Math.floor(Date.now() / 1000));
  if (issuedAt >= expiresAt)
    throw new CairnError("REQUEST_EXPIRED", { details: { expiresAt, now: issuedAt } });
  if (shown.length === 0) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "There is no record to present.",
      details: { records: 0 },
      fix: "Choose a record; what is asked for and cannot be shown is left out.",
    });
  }
  const merged = new Map<string, { bundle: CairnRecord; paths: Set<string> }>();
  for (const [index, { bundle, paths }] of shown.entries()) {
    if (bundle.chainId !== chainId || bundle.token !== token) {
      throw new CairnError("INVALID_ARGUMENT", {
        message: "The record is of another network than the one that is asked for.",
        details: { index, chainId: bundle.chainId, token: bundle.token, expected: { chainId, token } },
        fix: "Leave the record out, or ask the verifier whether it takes records of that network.",
      });
    }
    const id = idOf(bundle.achievement, bundle);
    const known = merged.get(id) ?? { bundle, paths: new Set<string>() };
    for (const path of paths) known.paths.add(path);
    merged.set(id, known);
  }
  const records = [...merged.values()];
  return {
    bundles: records.map(({ bundle }) => bundle),
    disclose: records.map(({ paths }) => [...paths]),
    audience,
    nonce,
    issuedAt,
    expiresAt,
  };
}
