import type { Deployment } from "../deployments/Deployment.ts";
import type { Audience, UnixTime } from "../ids.ts";
import { nonce, unixTime } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { toHex } from "../trees/keccak.ts";
import type { CairnRequest, RequestItem } from "./CairnRequest.ts";
import { readRequest } from "./readRequest.ts";

/** A week: people answer in the evening, and somebody looks at it on Monday. */
const LIFETIME = 7 * 24 * 3600;

/** What a verifier asks for. */
export interface RequestArguments {
  /** The network whose records are taken. */
  readonly deployment: Deployment;
  /** Who asks, for the learner's eyes. */
  readonly verifier: string;
  /** The verifier's own origin. */
  readonly audience: Audience;
  readonly items: readonly (Omit<RequestItem, "optional"> & { readonly optional?: boolean })[];
  /** Page of the audience that takes the answer in its fragment. */
  readonly reply?: string;
  /** Now, when absent. */
  readonly issuedAt?: UnixTime;
  /** A week after `issuedAt`, when absent. */
  readonly expiresAt?: UnixTime;
}

/**
 * Makes a request, with a nonce of 32 random bytes. Keep it until the answer is verified (`requests.verify`), and take no
 * second answer to it: that is what makes a presentation good once.
 *
 * @param args - Network, who asks, what for, and until when.
 * @returns The request, ready for `serialize`.
 * @throws {@link CairnError} `MALFORMED_REQUEST` with the path of what is not right.
 *
 * @example
 * import { audience, type deployments, requests } from "@cairn/sdk";
 *
 * function askForDiploma(deployment: deployments.Deployment) {
 *   return requests.create({
 *     deployment,
 *     verifier: "Employer Ltd",
 *     audience: audience("https://employer.example"),
 *     items: [{ title: "Your diploma", why: "The post asks for one.", kinds: ["Diploma"], paths: ["/result"] }],
 *   });
 * }
 */
export function create(args: RequestArguments): CairnRequest {
  const { deployment, verifier, audience, items, reply } = args;
  const issuedAt = args.issuedAt ?? unixTime(Math.floor(Date.now() / 1000));
  const request: CairnRequest = {
    type: "CairnRequest",
    version: 1,
    chainId: deployment.chainId,
    token: deployment.contracts.AchievementToken.address,
    verifier,
    audience,
    nonce: nonce(toHex(crypto.getRandomValues(new Uint8Array(32)))),
    items: items.map((item) => ({ ...item, optional: item.optional ?? false })),
    ...(reply === undefined ? {} : { reply }),
    issuedAt,
    expiresAt: args.expiresAt ?? unixTime(issuedAt + LIFETIME),
  };
  return readRequest(request as unknown as JsonValue);
}
