import type { Signer } from "ethers";
import { chainCall } from "../errors/fromChain.ts";
import type { Address } from "../ids.ts";
import { address, hex } from "../ids.ts";
import type { CairnPresentation } from "./CairnPresentation.ts";
import type { PresentationArguments } from "./prepare.ts";
import { prepare } from "./prepare.ts";

/**
 * Presents records to one verifier, once: the chosen fields with a proof of each, signed by the holder for this audience
 * and nonce. What is not disclosed is neither in it nor can it be guessed.
 *
 * @param args - The records, what to show of each, verifier, nonce and times; and `holder` where the signer signs for
 * a smart wallet.
 * @param signer - An ethers signer of the holder's; it needs no provider and no ether.
 * @returns What the verifier gets.
 * @throws {@link CairnError} `REQUEST_REFUSED`; the codes of `presentations.prepare`.
 *
 * @example
 * import { audience, type bundles, nonce, presentations, unixTime } from "@cairn/sdk";
 * import type { Signer } from "ethers";
 *
 * async function showResult(bundle: bundles.CairnRecord, wallet: Signer) {
 *   return await presentations.create(
 *     {
 *       bundles: [bundle],
 *       disclose: [["/result"]],
 *       audience: audience("https://employer.example"),
 *       nonce: nonce(`0x${"5e".repeat(32)}`),
 *       expiresAt: unixTime(Math.floor(Date.now() / 1000) + 600),
 *     },
 *     wallet,
 *   );
 * }
 */
export async function create(
  args: PresentationArguments & { readonly holder?: Address },
  signer: Signer,
): Promise<CairnPresentation> {
  const holder = args.holder ?? address(await chainCall(() => signer.getAddress()));
  const { typedData, finish } = prepare(args, holder);
  const { domain, types, message } = typedData;
  return finish(hex(await chainCall(() => signer.signTypedData(domain, types, message))));
}
