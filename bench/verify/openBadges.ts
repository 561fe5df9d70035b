// An Open Badges 3.0 credential with a proof of the suite eddsa-rdfc-2022, by the libraries of Digital Bazaar.
import { openSignatureLibrary } from "../lib/signatureLibrary.ts";
import type { Contender, Learner } from "./Contender.ts";

const ISSUER = "did:web:school.example";
const CONTEXTS = [
  "https://www.w3.org/ns/credentials/v2",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/** Issues a credential to each learner, and gives the way to verify them. */
export async function openBadgesContender(learners: readonly Learner[]): Promise<Contender> {
  const library = await openSignatureLibrary(ISSUER);
  const texts: string[] = [];
  for (const learner of learners) texts.push(JSON.stringify(await library.issue(credentialOf(learner))));
  return {
    name: "openBadges",
    label: "Open Badges 3.0: the signature alone",
    records: texts.length,
    run: async () => {
      for (const text of texts) await library.verify(JSON.parse(text));
    },
  };
}

/** The learner's values, each where Open Badges has a place for it. */
function credentialOf({ address, fields }: Learner): object {
  const values = new Map(fields.map(({ name, value }) => [name, value]));
  const identity = (identityType: string, name: string): object => ({
    type: "IdentityObject",
    hashed: false,
    identityHash: values.get(name),
    identityType,
  });
  const results = [...values].filter(([name]) => name.startsWith("outcome") || name === "result_0_value");
  return {
    "@context": CONTEXTS,
    id: `urn:cairn:bench:${address}`,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    issuer: { id: ISSUER, type: ["Profile"], name: "Riverside School" },
    validFrom: "2026-06-30T00:00:00Z",
    name: "Algebra I",
    credentialSubject: {
      id: `did:pkh:eip155:1:${address}`,
      type: ["AchievementSubject"],
      identifier: [identity("name", "name"), identity("sourcedId", "studentNumber")],
      creditsEarned: Number(values.get("credits")),
      activityEndDate: `${values.get("result_0_assessedAt")}T00:00:00Z`,
      result: results.map(([, value]) => ({ type: ["Result"], value })),
      achievement: {
        id: "urn:cairn:bench:algebra",
        type: ["Achievement"],
        achievementType: "Course",
        name: "Algebra I",
        description: "Algebra I",
        criteria: { narrative: "Pass the course." },
      },
    },
  };
}
