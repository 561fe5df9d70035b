// What a program does with the package that signs and verifies credentials of its own, without any network.
import { createKey, didKey, issue, verify } from "@cairn/sdk/credentials";

/** Codes of the checks of a badge that was just signed, and of one that was changed since. */
export async function badgeCodes(): Promise<string> {
  const key = await createKey("Ed25519");
  const credential = await issue(
    {
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      id: "urn:uuid:2d1f6c1e-5a54-4a51-8f39-0d6c5d1c7b11",
      type: ["VerifiableCredential", "OpenBadgeCredential"],
      issuer: { id: didKey(key), type: ["Profile"], name: "Riverside School" },
      validFrom: "2026-06-30T00:00:00Z",
      credentialSubject: {
        type: ["AchievementSubject"],
        achievement: {
          id: "urn:example:algebra",
          type: ["Achievement"],
          name: "Algebra I",
          description: "Algebra I",
          criteria: { narrative: "Pass the course." },
        },
      },
    },
    { key },
  );
  const changed = { ...credential, name: "Algebra II" };
  const verdicts = await Promise.all([credential, changed].map((source) => verify(source, { web: false })));
  return verdicts.map(({ checks: [first] }) => first?.code).join(" ");
}
