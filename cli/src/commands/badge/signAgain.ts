import type { Client, HubId, json, UnixTime } from "@cairn/sdk";
import { CairnError, hubs, isCairnError, json as jsonText, unixTime } from "@cairn/sdk";
import { issueSelective, issueToken, publicKeyOf, verify, withoutAttestation } from "@cairn/sdk/credentials";
import type { Context } from "../../Context.ts";
import { keyState, requireCounting } from "../../credentials/chainKeys.ts";
import { issuerDid } from "../../credentials/hubIssuer.ts";
import { openAssertionKey } from "../../credentials/openAssertionKey.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { findHub } from "../../values/hub.ts";
import { comingTime } from "../../values/time.ts";

type Json = json.JsonObject;

/**
 * Signs a badge of the hub's own in another way, with its P-256 key: as a token, or so that its holder can show parts of
 * it. What is signed again has to be the hub's and good: else whoever sends the office a file could have it signed.
 *
 * Throws `NO_SIGNER`, `INVALID_KEY`, and `INVALID_ARGUMENT` where the badge is not the hub's or not good.
 */
export async function signAgain(
  context: Context,
  credential: Json,
  form: "jwt" | "selective",
): Promise<string> {
  return await onNetwork(context, "reads", async ({ client }) => {
    const { id: hub } = await findHub(context, client, undefined);
    const now = await comingTime(client);
    await requireOwn(context, client, { credential, hub, now });
    const key = await openAssertionKey(context, "tokenKey");
    const name = context.config?.credentials?.tokenKey ?? "";
    await requireCounting(client, { hub, name, publicKey: key, time: now });
    const unsigned = issuedBy(credential, issuerDid(context, key));
    if (form === "jwt") return await issueToken(unsigned, { key, now });
    return jsonText.canonicalize(await issueSelective(withoutAttestation(unsigned), { key, now }));
  });
}

/** The badge without its proofs, with the DID of whoever signs it now. */
function issuedBy({ proof: _proof, issuer, ...badge }: Json, did: string): Json {
  return { ...badge, issuer: typeof issuer === "string" ? did : { ...(issuer as Json), id: did } };
}

/** Refuses a badge that a key of another hub signed, or at a time at which it did not count, or that is not good. */
async function requireOwn(
  context: Context,
  client: Client,
  { credential, hub, now }: { credential: Json; hub: HubId; now: UnixTime },
): Promise<void> {
  const { verdict, checks } = await verify(credential, { network: { client }, web: false, now });
  const failed = checks.find(({ outcome }) => outcome === "fail");
  const integrity = checks.find(({ name }) => name === "integrity");
  if (verdict === "invalid" || integrity?.outcome !== "pass") {
    const { code, message } = failed ?? integrity ?? {};
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The badge is not good, so it is not signed again.",
      details: { code, reason: message },
      fix: "See `cairn verify` with the same file.",
    });
  }
  const proofs = Array.isArray(credential.proof)
    ? (credential.proof as readonly Json[])
    : [credential.proof as Json];
  for (const proof of proofs) {
    if (await isOwn(context, client, { proof, credential, hub })) continue;
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The badge is not the hub's own, so it is not signed again.",
      details: { hub, method: proof.verificationMethod },
      fix: "Name a badge that a key of this hub signed.",
    });
  }
}

async function isOwn(
  context: Context,
  client: Client,
  { proof, credential, hub }: { proof: Json; credential: Json; hub: HubId },
): Promise<boolean> {
  const [did = "", fragment = ""] = String(proof.verificationMethod).split("#");
  const { issuer } = credential;
  const issuerId = typeof issuer === "string" ? issuer : (issuer as Json).id;
  try {
    const key = publicKeyOf(fragment);
    const own = [issuerDid(context, key), `did:key:${key.multibase}`];
    if (issuerId !== did || !own.includes(did)) return false;
    const window = await hubs.keyOf(client, { hub, keyHash: key.keyHash });
    return keyState(window, unixTime(new Date(String(proof.created)))) === "valid";
  } catch (error) {
    if (isCairnError(error, "INVALID_KEY") || isCairnError(error, "INVALID_ARGUMENT")) return false;
    throw error;
  }
}
