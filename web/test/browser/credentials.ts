// Credentials that the seeded network does not know.
import type { json } from "@cairn/sdk";
import { unixTime } from "@cairn/sdk";
import type { SigningKey } from "@cairn/sdk/credentials";
import { createKey, didDocument, didWeb, issue } from "@cairn/sdk/credentials";
import { NOW } from "./world.ts";

/** A school that is on no network, and its web address. */
export const SCHOOL = "https://cello.example";

/** A credential of that school's, and the document that its web address has. */
export interface Outside {
  readonly key: SigningKey;
  readonly text: string;
  readonly didDocument: json.JsonObject;
}

/** Makes a credential of a school outside the network; it may say more. */
export async function outside(more: json.JsonObject = {}): Promise<Outside> {
  const key = await createKey("Ed25519");
  const issuer = didWeb(SCHOOL);
  const credential = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    id: "urn:uuid:2f4c1c1e-4d5e-4a43-9a3b-5a1a6f1b8c11",
    type: ["VerifiableCredential"],
    name: "Cello, grade 3",
    issuer,
    validFrom: "2026-01-01T00:00:00Z",
    credentialSubject: { name: "Amina Diallo" },
    ...more,
  };
  const signed = await issue(credential, { key, now: unixTime(NOW - 86_400) });
  return { key, text: JSON.stringify(signed), didDocument: didDocument({ did: issuer, keys: [key] }) };
}
