import type { json } from "@cairn/sdk";
import { verifyCredential } from "@digitalcredentials/verifier-core";

/** What a verifier that knows nothing of Cairn finds. */
export interface IndependentVerdict {
  /** Its checks by id, such as `valid_signature`, `revocation_status`, `registered_issuer`. */
  readonly checks: Readonly<Record<string, boolean>>;
  /** Whether 1EdTech's schema, which it chooses itself, accepts the credential; undefined where it found none. */
  readonly fitsSchema: boolean | undefined;
  /** Why it gave up; null where it did not. */
  readonly fault: string | null;
}

/**
 * Verifies with `@digitalcredentials/verifier-core`, which finds in the web what `documents` has by address, and nothing
 * else. The registry of issuers is at `registry`.
 */
export async function judgeIndependently(
  credential: json.JsonObject,
  { documents, registry }: { documents: ReadonlyMap<string, json.JsonObject>; registry: string },
): Promise<IndependentVerdict> {
  const { fetch } = globalThis;
  globalThis.fetch = async (input) => {
    const url = input instanceof Request ? input.url : String(input);
    const document = documents.get(url);
    if (document === undefined) return new Response("not found", { status: 404 });
    return new Response(JSON.stringify(document), { headers: { "content-type": "application/json" } });
  };
  try {
    const answer = await verifyCredential({
      credential: structuredClone(credential) as never,
      knownDIDRegistries: [{ name: "Cairn", type: "dcc-legacy", url: registry }],
    });
    const { log, errors, error, additionalInformation } = answer as Answer;
    const schema = additionalInformation?.find(({ id }) => id === "schema_check")?.results;
    return {
      checks: Object.fromEntries((log ?? []).map(({ id, valid }) => [id, valid])),
      fitsSchema: Array.isArray(schema) ? schema.every(({ result }) => result.valid) : undefined,
      fault: errors?.[0]?.name ?? error?.message ?? null,
    };
  } finally {
    globalThis.fetch = fetch;
  }
}

interface Answer {
  readonly log?: readonly { readonly id: string; readonly valid: boolean }[];
  readonly errors?: readonly { readonly name: string }[];
  readonly error?: Error;
  readonly additionalInformation?: readonly {
    readonly id: string;
    readonly results: string | readonly { readonly result: { readonly valid: boolean } }[];
  }[];
}
