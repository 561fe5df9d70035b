import { recoded } from "../bundles/recoded.ts";
import type { Address, ChainId } from "../ids.ts";
import { address, chainId } from "../ids.ts";
import type { ClaimCode } from "./draw.ts";
import { format } from "./format.ts";
import { parse } from "./parse.ts";

/** A claim code, and the network that it is of. */
export interface ClaimLink {
  readonly chainId: ChainId;
  /** The network's `AchievementToken`. */
  readonly token: Address;
  readonly code: ClaimCode;
}

/** Where no page is named: no phone sends it anywhere, as some do with plain text that they read off paper. */
const NO_PAGE = "cairn:claim";

/**
 * Writes a claim code and its network as a link to print as a QR code. All of it stands in the fragment, which a browser
 * sends to no server. The link is as secret as the code.
 *
 * @param args - Network and code; the page where learners claim, without a fragment. Without a page the link begins
 * with `cairn:claim`.
 *
 * @example
 * import { type Client, claimCodes } from "@cairn/sdk";
 *
 * function linkFor({ deployment }: Client, code: claimCodes.ClaimCode) {
 *   const token = deployment.contracts.AchievementToken.address;
 *   return claimCodes.toLink({ chainId: deployment.chainId, token, code, page: "https://claim.school.example/" });
 * }
 */
export function toLink({ page = NO_PAGE, ...link }: ClaimLink & { readonly page?: string }): string {
  const { chainId: chain, token, code } = link;
  return `${page}#${new URLSearchParams({ chain: `${chain}`, token, code: format(code) })}`;
}

/**
 * Reads a claim code and its network out of the link of a printed sheet. The network is what the link says: take the code
 * on no other, and on this one only if you trust it.
 *
 * @param link - The link, or its fragment.
 * @returns Undefined where the text is no such link; then it may be the code itself, for `claimCodes.parse`.
 * @throws {@link CairnError} `INVALID_CLAIM_CODE`; `MALFORMED_LINK` where it names no network. No error holds the code.
 *
 * @example
 * import { claimCodes } from "@cairn/sdk";
 *
 * function codeIn(typedOrScanned: string) {
 *   return claimCodes.fromLink(typedOrScanned)?.code ?? claimCodes.parse(typedOrScanned);
 * }
 */
export function fromLink(link: string): ClaimLink | undefined {
  const values = new URLSearchParams(link.slice(link.indexOf("#") + 1));
  const code = values.get("code");
  if (code === null) return undefined;
  const read = parse(code);
  return recoded("MALFORMED_LINK", () => ({
    chainId: chainId(Number(values.get("chain"))),
    token: address(values.get("token") ?? ""),
    code: read,
  }));
}
