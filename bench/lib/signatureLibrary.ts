// What signs and checks Open Badges by itself: Digital Bazaar's libraries for `eddsa-rdfc-2022`. All contexts and the
// issuer's key are at hand: it asks no network.
import type { DocumentLoader, OpenBadges } from "../verify/peers.ts";
import { loadOpenBadges } from "../verify/peers.ts";

/** Signs with a key of its own, and checks what it signed. */
export type SignatureLibrary = {
  readonly issue: (credential: object) => Promise<object>;
  /** Throws where the library refuses. */
  readonly verify: (credential: unknown) => Promise<void>;
};

/** Opens the library with a new key of the issuer. */
export async function openSignatureLibrary(issuer: string): Promise<SignatureLibrary> {
  const badges = await loadOpenBadges();
  const { vc, DataIntegrityProof, cryptosuite } = badges;
  const key = await badges.generateKey({ controller: issuer });
  const documentLoader = await loaderOf(badges, { issuer, key });
  const signing = new DataIntegrityProof({ cryptosuite, signer: key.signer() });
  const verifying = new DataIntegrityProof({ cryptosuite });
  return {
    issue: async (credential) => await vc.issue({ credential, suite: signing, documentLoader }),
    verify: async (credential) => {
      const { verified, error } = await vc.verifyCredential({ credential, suite: verifying, documentLoader });
      if (!verified) throw new Error("an Open Badge is refused", { cause: error });
    },
  };
}

/** Finds the contexts and the issuer's key. */
async function loaderOf(
  { contexts }: OpenBadges,
  { issuer, key }: { issuer: string; key: Awaited<ReturnType<OpenBadges["generateKey"]>> },
): Promise<DocumentLoader> {
  const publicKey = await key.export({ publicKey: true, includeContext: true });
  const known = { "@context": "https://www.w3.org/ns/did/v1", id: issuer, assertionMethod: [publicKey] };
  const documents = new Map<string, object>([...contexts, [issuer, known], [key.id, publicKey]]);
  return async (url) => {
    const document = documents.get(url);
    if (document === undefined) throw new Error(`the benchmark has no document ${url}`);
    return { contextUrl: null, documentUrl: url, document };
  };
}
