import type { json } from "@cairn/sdk";
import { isCairnError } from "@cairn/sdk";
import { credentialFaults, issue, issueSelective } from "@cairn/sdk/credentials";
import { Refusal } from "../http/Refusal.ts";
import { isObject, malformed, objectIn, optionsIn, pointersIn } from "./body.ts";
import type { Issuer, Service } from "./Service.ts";

/**
 * `POST /credentials/issue`: signs what the request has as `credential`. With `mandatoryPointers`, or by an issuer that
 * has no other key, it is signed for selective disclosure.
 */
export async function issueCredential(service: Service, body: json.JsonObject): Promise<json.JsonObject> {
  const asked = objectIn(body, "credential");
  const options = optionsIn(body);
  const pointers = pointersIn(options, "mandatoryPointers");
  if (asked.proof !== undefined) throw malformed("The credential has a proof already.", { path: "/proof" });
  const [fault, ...others] = credentialFaults(asked);
  if (fault !== undefined) {
    const details = { path: `/credential${fault.path}`, faults: [fault, ...others] };
    throw malformed(`${fault.path}: ${fault.reason}`, details);
  }
  const issuer = issuerFor(service, { asked, isSelective: pointers !== undefined });
  const credential = { ...asked, issuer: named(asked.issuer, issuer.did) };
  const key = pointers === undefined ? issuer.key : undefined;
  try {
    const { contexts } = service;
    if (key === undefined) return await selective(credential, { issuer, contexts, always: pointers });
    const entry = service.lists?.take({ credential, id: idOf(credential, options) });
    const status = entry === undefined ? {} : { credentialStatus: entry };
    return await issue({ ...credential, ...status }, { key, contexts });
  } catch (error) {
    throw refusedBy(error);
  }
}

/** An error of the SDK about what a client sent, as an answer to it. */
export function refusedBy(error: unknown): unknown {
  if (!isCairnError(error)) return error;
  const { code, shortMessage: message, fix, details } = error;
  return new Refusal(400, code, { message, fix, details });
}

async function selective(
  credential: json.JsonObject,
  args: { issuer: Issuer; contexts: Service["contexts"]; always: readonly string[] | undefined },
): Promise<json.JsonObject> {
  const { issuer, contexts, always = [] } = args;
  const { selectiveKey: key, did } = issuer;
  if (key !== undefined) return await issueSelective(credential, { key, always, contexts });
  throw new Refusal(400, "KEY_NOT_FOUND", {
    message: "This issuer has no P-256 key, which signs for selective disclosure.",
    fix: "Leave mandatoryPointers out, or name an issuer that has one.",
    details: { issuer: did },
  });
}

function issuerFor(
  { issuers, isEphemeral }: Service,
  { asked, isSelective }: { asked: json.JsonObject; isSelective: boolean },
): Issuer {
  const id = isObject(asked.issuer) ? asked.issuer.id : asked.issuer;
  const own = issuers.find(({ did }) => did === id);
  if (own !== undefined) return own;
  const other = issuers.find(({ key, selectiveKey }) => (isSelective ? selectiveKey : key) !== undefined);
  if (isEphemeral && other !== undefined) return other;
  throw new Refusal(400, "ISSUER_MISMATCH", {
    message: "The credential names an issuer for whom this service does not sign.",
    fix: "Name one of the service's issuers.",
    details: { issuer: id, issuers: issuers.map(({ did }) => did) },
  });
}

function named(issuer: json.JsonValue | undefined, did: string): json.JsonValue {
  return isObject(issuer) ? { ...issuer, id: did } : did;
}

/** By what the credential is called when its status is set. */
function idOf({ id }: json.JsonObject, { credentialId }: json.JsonObject): string | undefined {
  if (typeof credentialId === "string") return credentialId;
  return typeof id === "string" ? id : undefined;
}
