import type { json } from "@cairn/sdk";
import { isCairnError, KIND_NAMES } from "@cairn/sdk";
import type { AchievementInput } from "@cairn/sdk/credentials";
import { achievement, publicProfile } from "@cairn/sdk/credentials";
import { expect } from "chai";
import fc from "fast-check";
import { schemasOrSkip } from "./schemas.ts";

const FULL: AchievementInput = {
  id: "https://school.example/algebra",
  name: "Algebra I",
  description: "Equations, functions and their graphs.",
  achievementType: "Course",
  criteria: { id: "https://school.example/criteria", narrative: "Two tests, each passed." },
  creditsAvailable: 5,
  fieldOfStudy: "Mathematics",
  humanCode: "ALG-1",
  image: { id: "https://school.example/a.png", caption: "A parabola" },
  inLanguage: "en-GB",
  otherIdentifier: [{ identifier: "ALG-1", identifierType: "sourcedId" }],
  related: [{ id: "https://school.example/algebra-2", inLanguage: "de", version: "2" }],
  specialization: "Graphs",
  tag: ["maths", "graphs"],
  version: "1",
  alignment: [
    {
      targetName: "Solve equations",
      targetUrl: "https://case.example/1",
      targetCode: "A-REI",
      targetDescription: "…",
      targetFramework: "CASE",
      targetType: "CFItem",
    },
  ],
  resultDescription: [
    {
      id: "urn:example:final",
      name: "Final result",
      resultType: "RubricCriterionLevel",
      allowedValue: ["Pass", "Distinction"],
      requiredValue: "Pass",
      requiredLevel: "urn:example:pass",
      valueMin: "0",
      valueMax: "100",
      rubricCriterionLevel: [
        { id: "urn:example:pass", name: "Pass", level: "1", points: "50", description: "Half of it" },
      ],
    },
  ],
};

const PROFILE: json.JsonObject = {
  name: "Riverside School",
  url: "https://school.example",
  description: "A school by the river.",
  email: "office@school.example",
  phone: "+44 20 0000 0000",
  official: "Ana Diallo",
  image: { id: "https://school.example/logo.png", type: "Image" },
  otherIdentifier: [{ type: "IdentifierEntry", identifier: "123", identifierType: "sourcedId" }],
  parentOrg: { id: "https://trust.example", type: ["Profile"], name: "The Trust" },
  address: {
    type: ["Address"],
    addressCountry: "United Kingdom",
    addressCountryCode: "GB",
    addressRegion: "Kent",
    addressLocality: "Riverside",
    streetAddress: "1 Bridge Street",
    postOfficeBoxNumber: "7",
    postalCode: "RV1 1AA",
    geo: { type: "GeoCoordinates", latitude: 51.5, longitude: -0.12 },
  },
};

describe("conformance: Open Badges 3.0", () => {
  const accepts = validatorOrSkip();

  it("makes definitions that 1EdTech's schema accepts", function () {
    if (accepts === undefined) return this.skip();
    const { id: _id, ...withoutId } = FULL;
    for (const input of [FULL, withoutId]) expect(accepts(achievement(input))).to.equal(true);
  });

  it("makes definitions of all 31 types and of types of one's own, aligned with any framework", function () {
    if (accepts === undefined) return this.skip();
    expect(KIND_NAMES).to.have.length(31);
    for (const achievementType of [...KIND_NAMES, "ext:Volunteering"] as const) {
      for (const targetType of ["CFItem", "ceasn:Competency", "CTDL", "ext:ESCO", "ext:EQF"] as const) {
        const alignment = [
          { targetName: "Solve equations", targetUrl: "https://case.example/1", targetType },
        ];
        const made = achievement({ ...FULL, achievementType, alignment });
        expect(accepts(made), `${achievementType} ${targetType}`).to.equal(true);
      }
    }
  });

  it("refuses every definition that 1EdTech's schema refuses, with the path", function () {
    if (accepts === undefined) return this.skip();
    let refused = 0;
    fc.assert(
      fc.property(changeOf(FULL as unknown as json.JsonObject), (input) => {
        const made = madeOrFault(() => achievement(input as unknown as AchievementInput));
        if (isCairnError(made, "MALFORMED_BADGE")) {
          expect(made.details.path).to.match(/^\//);
          refused += 1;
          return;
        }
        expect(accepts(made as json.JsonObject), JSON.stringify(input)).to.equal(true);
      }),
      { numRuns: 2_000, seed: 7 },
    );
    expect(refused).to.be.greaterThan(500);
  });

  it("refuses every profile that 1EdTech's schema refuses, with the path", function () {
    const schemas = schemasOrSkip();
    if (schemas === undefined) return this.skip();
    const profileOf = (document: json.JsonObject) =>
      publicProfile({ document, did: "did:web:school.example", endorsements: [] });
    expect(schemas.accepts("profile", profileOf(PROFILE))).to.equal(true);
    let refused = 0;
    fc.assert(
      fc.property(changeOf(PROFILE), (document) => {
        const made = madeOrFault(() => profileOf(document));
        if (isCairnError(made, "MALFORMED_BADGE")) {
          expect(made.details.path).to.match(/^\//);
          refused += 1;
          return;
        }
        expect(schemas.accepts("profile", made as json.JsonObject), JSON.stringify(document)).to.equal(true);
      }),
      { numRuns: 1_000, seed: 7 },
    );
    expect(refused).to.be.greaterThan(200);
  });
});

function madeOrFault(make: () => json.JsonObject): unknown {
  try {
    return make();
  } catch (error) {
    return error;
  }
}

/** A validator of the schema, for an achievement inside a credential; undefined where the schemas are not there. */
function validatorOrSkip(): ((document: json.JsonObject) => boolean) | undefined {
  const schemas = schemasOrSkip();
  return schemas === undefined
    ? undefined
    : (document) =>
        schemas.accepts("badge", {
          "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
          ],
          id: "urn:example:1",
          type: ["VerifiableCredential", "OpenBadgeCredential"],
          issuer: { id: "did:web:school.example", type: ["Profile"] },
          validFrom: "2027-01-01T00:00:00Z",
          credentialSubject: {
            id: "did:example:1",
            type: ["AchievementSubject"],
            achievement: { id: "urn:example:2", ...document },
          },
        });
}

const ODD = fc.oneof(
  fc.constantFrom(null, true, 0, -1, "", "x", "ext:mine", "ext:", "CFItem", "Status", {}, []),
  fc.constantFrom(["x"], { en: "x" }, { type: "Image" }, "2027-01-01", "en", "English"),
);

/** The document with one value somewhere replaced, taken away, or put there under another name. */
function changeOf(document: json.JsonObject): fc.Arbitrary<json.JsonObject> {
  const places = placesOf(document, []);
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom("replace", "delete", "rename"), ODD)
    .map(([place, what, odd]) => changed(document, { place, what, odd }) as json.JsonObject);
}

function placesOf(value: json.JsonValue, path: readonly string[]): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [[...path, key], ...placesOf(each, [...path, key])]);
}

function changed(
  value: json.JsonValue,
  change: { place: readonly string[]; what: string; odd: json.JsonValue },
): json.JsonValue {
  const [key, ...rest] = change.place;
  if (key === undefined || typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, each]): [string, json.JsonValue][] => {
    if (name !== key) return [[name, each]];
    if (rest.length > 0) return [[name, changed(each, { ...change, place: rest })]];
    if (change.what === "delete") return [];
    return change.what === "rename" ? [[`${name}s`, each]] : [[name, change.odd]];
  });
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}
