import { recoverAddress, TypedDataEncoder } from "ethers";
import type { Step } from "../actions/makeAction.ts";
import { patiently } from "../actions/patience.ts";
import type { Sending } from "../actions/Sending.ts";
import { learnerRegistry } from "../chain/contracts.ts";
import { CairnError } from "../errors/CairnError.ts";
import type { ForwardRequest } from "../forward/sign.ts";
import { FORWARD_TYPES, forwardDomain, signCall } from "../forward/sign.ts";
import type { Hex } from "../ids.ts";
import { unixTime } from "../ids.ts";

/** What is posted to a relay. */
export type RelayRequest =
  | { readonly type: "forward"; readonly request: ForwardRequest }
  | { readonly type: "consent"; readonly fields: Readonly<Record<string, unknown>> };

/** EIP-7702: code of a key's wallet that borrows a contract's. Its key still signs. */
const DELEGATION_PREFIX = "0xef0100";

/** Signs a step for a relay. A consent that is signed already is passed on as it is. */
export async function requestOf(sending: Sending, step: Step, validSeconds: number): Promise<RelayRequest> {
  const { client, from } = sending;
  const consent = signedConsentIn(sending, step);
  if (consent !== undefined) return { type: "consent", fields: consent };
  const code = await patiently(() => client.provider.getCode(from), sending);
  if (code !== "0x" && !code.startsWith(DELEGATION_PREFIX)) throw needsKey(from);
  const block = await patiently(() => client.provider.getBlock("latest"), sending);
  const now = Math.max(block?.timestamp ?? 0, Math.floor(Date.now() / 1000));
  const { to, data } = step;
  const deadline = unixTime(now + validSeconds);
  const request = await patiently(() => signCall(client, { from, to, data: data as Hex, deadline }), sending);
  if (signerOf(sending, request) !== from) throw needsKey(from);
  return { type: "forward", request };
}

/** The request as JSON. */
export function bodyOf(request: RelayRequest): string {
  const { type } = request;
  const body = type === "forward" ? request : { type, ...request.fields };
  return JSON.stringify(body, (_key, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
}

function signedConsentIn(
  { client }: Sending,
  { to, data }: Step,
): Readonly<Record<string, unknown>> | undefined {
  const { interface: registry } = learnerRegistry(client);
  const { selector } = registry.getFunction("consentWithSignature");
  if (to !== client.deployment.contracts.LearnerRegistry.address || !data.startsWith(selector))
    return undefined;
  return registry.decodeFunctionData("consentWithSignature", data).toObject();
}

/** Who signed it with a key; undefined where the signature is none of a key. */
function signerOf({ client }: Sending, { signature, ...request }: ForwardRequest): string | undefined {
  const digest = TypedDataEncoder.hash(forwardDomain(client), FORWARD_TYPES, { ...request, value: 0n });
  try {
    return recoverAddress(digest, signature);
  } catch {
    return undefined;
  }
}

function needsKey(from: string): CairnError {
  return new CairnError("SPONSORED_NEEDS_KEY", { details: { from } });
}
