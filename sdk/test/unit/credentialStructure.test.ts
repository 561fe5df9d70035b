import { createHash } from "node:crypto";
import { cryptosuite as ecdsa } from "@digitalbazaar/ecdsa-rdfc-2019-cryptosuite";
import { cryptosuite as eddsa } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { expect } from "chai";
import type { CredentialOptions, CredentialVerdict, SigningKey } from "../../src/credentials/index.ts";
import {
  createKey,
  didKey,
  issue,
  issueSelective,
  issueToken,
  verify,
  verifyPresentation,
} from "../../src/credentials/index.ts";
import type { json } from "../../src/index.ts";
import { isCairnError, unixTime } from "../../src/index.ts";
import { proveWith } from "../utils/dataIntegrity.ts";

type Json = json.JsonObject;

const V2 = "https://www.w3.org/ns/credentials/v2";
const UNDEFINED_TERMS = "https://www.w3.org/ns/credentials/undefined-terms/v2";
const NOW = unixTime(1_800_000_000);
const ALL_OK = { integrity: "OK", issuer: "OK", authority: "ISSUER_UNKNOWN", status: "OK" };
/** Of the base context, as VC Data Model 2.0 (B.1) has it. */
const V2_DIGEST = "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734";
const DIGEST = `sha256-${createHash("sha256").update("{}").digest("base64")}`;

/** What VC Data Model 2.0 takes, as the public suite has it. */
const GOOD: readonly [string, Json][] = [
  ["one context", { "@context": [V2] }],
  ["more contexts", { "@context": [V2, UNDEFINED_TERMS] }],
  ["an id that is a URL", { id: "https://school.example/credentials/1" }],
  ["an id that is a URN", { id: "urn:uuid:1b0b9f0e-0000-4000-8000-000000000001" }],
  ["a name with a language", { name: { "@value": "Álgebra", "@language": "es", "@direction": "ltr" } }],
  ["a name in many languages", { name: [{ "@value": "Álgebra", "@language": "es" }, "Algebra"] }],
  ["a description", { description: "Equations" }],
  ["a time with milliseconds", { validFrom: "2026-01-01T00:00:00.123Z" }],
  ["a time of another zone", { validFrom: "2026-01-01T00:00:00-05:00" }],
  ["the same beginning and end", { validFrom: "2027-01-15T08:00:01Z", validUntil: "2027-01-15T08:00:01Z" }],
  ["many subjects", { credentialSubject: [{ id: "did:example:a" }, { name: "Ben" }] }],
  ["a schema", { credentialSchema: { id: "https://school.example/s.json", type: "JsonSchema" } }],
  ["many terms of use", { termsOfUse: [{ type: "A" }, { type: "B", id: "urn:x:b" }] }],
  ["evidence", { evidence: { type: ["Evidence"] } }],
  ["a refresh service", { refreshService: { id: "https://school.example/r", type: "Refresh" } }],
];

/** What it does not take, and the path of it. */
const BAD: readonly [string, Json, string][] = [
  ["no context", { "@context": [] }, "/@context/0"],
  ["a context that is in no list", { "@context": V2 }, "/@context"],
  ["another context first", { "@context": [UNDEFINED_TERMS, V2] }, "/@context/0"],
  ["a context that is no URL", { "@context": [V2, "https ://not-a-url"] }, "/@context/1"],
  ["a context that is a number", { "@context": [V2, 192875] }, "/@context/1"],
  ["a context that is null", { "@context": [V2, null] }, "/@context/1"],
  ["no type", { type: [] }, "/type"],
  ["another type", { type: ["Credential"] }, "/type"],
  ["a type that is an object", { type: ["VerifiableCredential", {}] }, "/type"],
  ["an id that is no URL", { id: "not a url" }, "/id"],
  ["many ids", { id: ["urn:x:1", "urn:x:2"] }, "/id"],
  ["an id that is null", { id: null }, "/id"],
  ["an issuer that is no URL", { issuer: "Riverside" }, "/issuer"],
  ["an issuer that is null", { issuer: null }, "/issuer"],
  ["an issuer without an id", { issuer: { name: "Riverside" } }, "/issuer"],
  ["an issuer whose id is null", { issuer: { id: null } }, "/issuer"],
  ["many issuers", { issuer: ["did:example:a", "did:example:b"] }, "/issuer"],
  ["a name that is a number", { name: 7 }, "/name"],
  ["a name with more than its language", { name: { "@value": "A", "@language": "en", url: "x" } }, "/name"],
  ["a description without a text", { description: { "@language": "en" } }, "/description"],
  ["an issuer's name that is an object", { issuer: { id: "did:example:a", name: {} } }, "/issuer/name"],
  ["a time without a zone", { validFrom: "2026-01-01T00:00:00" }, "/validFrom"],
  ["a day alone", { validUntil: "2026-01-01" }, "/validUntil"],
  ["a time that is a number", { validFrom: 7 }, "/validFrom"],
  ["a day that is none", { validFrom: "2026-02-30T00:00:00Z" }, "/validFrom"],
  [
    "an end before its beginning",
    { validFrom: "2026-01-02T00:00:00Z", validUntil: "2026-01-01T00:00:00Z" },
    "/validUntil",
  ],
  ["no subject", { credentialSubject: [] }, "/credentialSubject"],
  ["a subject that says nothing", { credentialSubject: {} }, "/credentialSubject"],
  [
    "many subjects of which one says nothing",
    { credentialSubject: [{ name: "A" }, {}] },
    "/credentialSubject/1",
  ],
  ["a subject that is a text", { credentialSubject: "did:example:a" }, "/credentialSubject"],
  ["a subject whose id is no URL", { credentialSubject: { id: "Ana" } }, "/credentialSubject/id"],
  ["a status without a type", { credentialStatus: { id: "urn:x:1" } }, "/credentialStatus"],
  ["a status with many ids", { credentialStatus: { type: "A", id: ["urn:x:1"] } }, "/credentialStatus/id"],
  ["a status whose id is no URL", { credentialStatus: [{ type: "A", id: "x" }] }, "/credentialStatus/0/id"],
  ["a schema without an id", { credentialSchema: { type: "JsonSchema" } }, "/credentialSchema/id"],
  ["a schema without a type", { credentialSchema: { id: "urn:x:1" } }, "/credentialSchema"],
  [
    "a schema whose id is no URL",
    { credentialSchema: { type: "JsonSchema", id: "x" } },
    "/credentialSchema/id",
  ],
  ["a refresh service without a type", { refreshService: { id: "urn:x:1" } }, "/refreshService"],
  ["terms of use without a type", { termsOfUse: [{ type: "A" }, {}] }, "/termsOfUse/1"],
  ["evidence without a type", { evidence: { id: "urn:x:1" } }, "/evidence"],
  ["evidence that is a text", { evidence: "photo" }, "/evidence"],
  ["a method of confidence without a type", { confidenceMethod: {} }, "/confidenceMethod"],
  ["a method of rendering without a type", { renderMethod: {} }, "/renderMethod"],
  ["a proof without a type", { proof: { proofValue: "z" } }, "/proof"],
  ["resources that are texts", { relatedResource: ["urn:x:1"] }, "/relatedResource/0/id"],
  ["a resource without an id", { relatedResource: { digestSRI: DIGEST } }, "/relatedResource/0/id"],
  ["a resource without a digest", { relatedResource: { id: "urn:x:1" } }, "/relatedResource/0"],
  ["another base context", { relatedResource: { id: V2, digestSRI: DIGEST } }, "/relatedResource/0"],
  [
    "a resource whose digest is a number",
    { relatedResource: { id: "urn:x:1", digestSRI: 7 } },
    "/relatedResource/0",
  ],
  [
    "a resource twice",
    {
      relatedResource: [
        { id: "urn:x:1", digestSRI: DIGEST },
        { id: "urn:x:1", digestSRI: DIGEST },
      ],
    },
    "/relatedResource/1/id",
  ],
];

describe("structure of credentials", () => {
  let key: SigningKey;
  let p256: SigningKey;
  let plain: Json;

  before(async () => {
    [key, p256] = await Promise.all([createKey("Ed25519"), createKey("P-256")]);
    plain = {
      "@context": [V2],
      type: ["VerifiableCredential"],
      issuer: didKey(key),
      credentialSubject: { name: "Ana" },
    };
  });

  const codesOf = async (source: Json, options: CredentialOptions = {}) =>
    codes(await verify(source, { web: false, now: NOW, ...options }));
  const prove = async (document: Json, changed: Partial<Parameters<typeof proveWith>[1]> = {}) =>
    await proveWith(document, { key, at: NOW, cryptosuite: eddsa, ...changed });

  for (const [title, changed] of GOOD) {
    it(`signs and takes ${title}`, async () => {
      const terms = { "@context": [V2, UNDEFINED_TERMS] };
      const signed = await issue({ ...plain, ...terms, ...changed }, { key, now: NOW });
      const found = await codesOf(signed);
      expect(found).to.include({ integrity: "OK", issuer: "OK" });
    });
  }

  for (const [title, changed, path] of BAD) {
    it(`neither signs nor takes ${title}`, async () => {
      const credential = { ...plain, ...changed };
      const { verdict, checks } = await verify(credential, { web: false, now: NOW });
      expect(verdict).to.equal("invalid");
      expect(checks.map(({ name, code }) => [name, code])).to.deep.equal([["integrity", "MALFORMED"]]);
      expect(((checks[0]?.details.faults ?? []) as Json[]).map((fault) => fault.path)).to.include(path);
      const signing = [
        issue(credential, { key, now: NOW }),
        issueToken(credential, { key: p256, now: NOW }),
        issueSelective(credential, { key: p256, now: NOW }),
      ];
      for (const { status, ...rest } of await Promise.allSettled(signing)) {
        expect(status).to.equal("rejected");
        expect(isCairnError("reason" in rest ? rest.reason : undefined, "MALFORMED_CREDENTIAL")).to.equal(
          true,
        );
      }
    });
  }

  it("takes a proof without a time, and one that has not ended; refuses times that are none", async () => {
    const later = new Date((NOW + 60) * 1000).toISOString();
    expect(await codesOf(await prove(plain, { at: null }))).to.deep.equal(ALL_OK);
    expect(await codesOf(await prove(plain, { proof: { expires: later } }))).to.deep.equal(ALL_OK);
    const ended = new Date(NOW * 1000).toISOString();
    expect(await codesOf(await prove(plain, { proof: { expires: ended } }))).to.include({
      integrity: "PROOF_EXPIRED",
    });
    for (const proof of [{ expires: "2030-01-01" }, { created: "yesterday" }]) {
      const signed = await prove(plain);
      const [made] = signed.proof as Json[];
      expect(await codesOf({ ...signed, proof: { ...made, ...proof } })).to.include({
        integrity: "BAD_SIGNATURE",
      });
    }
  });

  const PROOFS: readonly [string, Json, string][] = [
    ["for another purpose", { proofPurpose: "authentication" }, "WRONG_PURPOSE"],
    ["for no purpose", { proofPurpose: undefined as never }, "WRONG_PURPOSE"],
    ["of an unknown suite", { cryptosuite: "eddsa-rdfc-2030" }, "PROOF_NOT_SUPPORTED"],
    ["of a suite named like a property of objects", { cryptosuite: "constructor" }, "PROOF_NOT_SUPPORTED"],
    ["of another type", { type: "Ed25519Signature2020" }, "PROOF_NOT_SUPPORTED"],
    ["of another suite for the same key", { cryptosuite: "ecdsa-rdfc-2019" }, "BAD_SIGNATURE"],
    ["without a key", { verificationMethod: undefined as never }, "BAD_SIGNATURE"],
    ["whose key is an object", { verificationMethod: { id: "did:example:a#b" } }, "BAD_SIGNATURE"],
    ["without a signature", { proofValue: undefined as never }, "BAD_SIGNATURE"],
    ["whose signature has another prefix", { proofValue: `u${"A".repeat(86)}` }, "BAD_SIGNATURE"],
    ["whose signature has no prefix", { proofValue: "2".repeat(87) }, "BAD_SIGNATURE"],
    ["whose signature has other characters", { proofValue: `z${"0".repeat(87)}` }, "BAD_SIGNATURE"],
    ["whose signature is far too long", { proofValue: `z${"2".repeat(1_000_000)}` }, "BAD_SIGNATURE"],
    ["with a context of its own", { "@context": V2 }, "BAD_SIGNATURE"],
    ["with another property", { challenge: "added" }, "BAD_SIGNATURE"],
    ["after one that is not there", { previousProof: "urn:x:none" }, "BAD_SIGNATURE"],
  ];
  for (const [title, changed, code] of PROOFS) {
    it(`refuses a proof ${title}`, async () => {
      const signed = await prove(plain);
      const [made] = signed.proof as Json[];
      expect(await codesOf({ ...signed, proof: [{ ...made, ...changed }] })).to.include({ integrity: code });
    });
  }

  it("signs beside proofs that are there: each of them counts", async () => {
    const once = await issue(plain, { key, now: NOW });
    const twice = await issue(once, { key, now: unixTime(NOW - 1) });
    expect(twice.proof).to.have.length(2);
    expect((twice.proof as Json[])[0]).to.deep.equal((once.proof as Json[])[0]);
    expect(await codesOf(twice)).to.deep.equal(ALL_OK);
    expect(await codesOf({ ...twice, name: "Ben" })).to.include({ integrity: "BAD_SIGNATURE" });
  });

  it("is not signed with an empty list of proofs", async () => {
    expect(await codesOf({ ...plain, proof: [] })).to.include({ integrity: "NOT_SIGNED" });
  });

  it("reads chains of proofs: a proof counts with the one before it, and not without", async () => {
    const first = await prove(plain, { proof: { id: "urn:x:first" } });
    const [before] = first.proof as Json[];
    const chained = await proveWith(
      { ...plain, proof: [before] as Json[] },
      { key, at: NOW, cryptosuite: eddsa, proof: { previousProof: "urn:x:first" }, withProofs: true },
    );
    expect(await codesOf(chained)).to.deep.equal(ALL_OK);
    const [, second] = chained.proof as Json[];
    expect(await codesOf({ ...plain, proof: [second] as Json[] })).to.include({ integrity: "BAD_SIGNATURE" });
    const other = await prove(plain, { at: NOW - 1, proof: { id: "urn:x:first" } });
    const exchanged = { ...plain, proof: [...(other.proof as Json[]), second] as Json[] };
    expect(await codesOf(exchanged)).to.include({ integrity: "BAD_SIGNATURE" });
  });

  it("does not let a credential say what its words mean", async () => {
    const swapped = { "@context": [V2, { title: "https://schema.org/name" }], title: "Ana" };
    const inside = { credentialSubject: { "@context": { title: "https://schema.org/name" }, title: "Ana" } };
    for (const changed of [swapped, inside]) {
      const signed = await prove({ ...plain, ...changed });
      expect(await codesOf(signed)).to.include({ integrity: "UNKNOWN_CONTEXT" });
    }
    const redefined = { ...(await prove(plain)), "@context": [V2, { name: "https://schema.org/email" }] };
    expect(await codesOf(redefined)).to.include({ integrity: "UNKNOWN_CONTEXT" });
  });

  it("cannot tell what a context means that it does not have, until the verifier gives it", async () => {
    const url = "https://school.example/context";
    const context = { "@context": { hobby: "https://school.example/hobby" } };
    const contexts = new Map([[url, context]]);
    const document = { ...plain, "@context": [V2, url], credentialSubject: { hobby: "Chess" } };
    const signed = await proveWith(document, { key, at: NOW, cryptosuite: eddsa, contexts });
    expect(await codesOf(signed)).to.include({ integrity: "UNKNOWN_CONTEXT" });
    expect(await codesOf(signed, { contexts })).to.deep.equal(ALL_OK);
    const own = new Map([[V2, { "@context": {} }]]);
    expect(await codesOf(await prove(plain), { contexts: own })).to.deep.equal(ALL_OK);
  });

  it("does not take the key's address for a context", async () => {
    const signed = await prove({ ...plain, "@context": [V2, UNDEFINED_TERMS], hobby: "Chess" });
    const [made] = signed.proof as Json[];
    const proof = [{ ...made, verificationMethod: UNDEFINED_TERMS }];
    expect(await codesOf({ ...signed, proof })).to.not.include({ integrity: "OK" });
  });

  it("keeps from the library of JSON-LD what would change all objects of the program", async () => {
    const names = () =>
      [Object.prototype, Object, Object.prototype.toString].map((each) => Reflect.ownKeys(each));
    const before = names();
    const signed = await prove(plain);
    const [made] = signed.proof as Json[];
    for (const word of ["__proto__", "constructor", "toString"]) {
      const places: Json[] = [
        { relatedResource: [{ id: "urn:x:1", digestSRI: word }] },
        { termsOfUse: { type: "https://a.example/terms", "https://a.example/by": { "@id": word } } },
      ];
      for (const changed of places) {
        expect(await codesOf({ ...signed, ...changed })).to.include({ integrity: "PROOF_NOT_SUPPORTED" });
        const signing = await issue({ ...plain, ...changed }, { key, now: NOW }).catch(
          (error: unknown) => error,
        );
        expect(isCairnError(signing, "MALFORMED_CREDENTIAL")).to.equal(true);
      }
      const inner = { ...signed, proof: [{ ...made, proofPurpose: word }] };
      const holder = {
        "@context": [V2],
        type: ["VerifiablePresentation"],
        proof: [{ ...made, proofPurpose: "authentication" }],
      };
      const { checks } = await verifyPresentation(
        { ...holder, verifiableCredential: [inner] },
        { web: false },
      );
      expect(checks[0]).to.include({ code: "PROOF_NOT_SUPPORTED" });
      const vocab = { ...holder, "@context": [V2, { "@vocab": word.slice(0, 4) }] };
      expect((await verifyPresentation(vocab, { web: false })).checks[0]).to.include({
        code: "PROOF_NOT_SUPPORTED",
      });
    }
    expect(names()).to.deep.equal(before);
  });

  it("does not take what is signed in other words: full names, keywords and texts as objects hide it from readers", async () => {
    const CREDENTIALS = "https://www.w3.org/2018/credentials#";
    const date = { "@type": "http://www.w3.org/2001/XMLSchema#dateTime", "@value": "2026-06-30T00:00:00Z" };
    const status = {
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: "7",
      statusListCredential: "https://school.example/status/0",
    };
    const validUntil = "2026-06-30T00:00:00Z";
    const signed = await prove({ ...plain, validUntil, credentialStatus: status });
    const { validUntil: _until, credentialStatus: _status, ...rest } = signed;
    const hidden: Json[] = [
      { ...rest, validUntil, [`${CREDENTIALS}credentialStatus`]: status },
      { ...rest, credentialStatus: status, [`${CREDENTIALS}validUntil`]: date },
      { ...rest, "@nest": { validUntil, credentialStatus: status } },
      { ...signed, credentialSubject: { name: { "@value": "Ana" } } },
      { ...signed, credentialSubject: { "https://schema.org/name": "Ana" } },
    ];
    expect(await codesOf(signed)).to.include({ integrity: "OK", status: "EXPIRED" });
    for (const each of hidden) expect(await codesOf(each)).to.include({ integrity: "UNKNOWN_CONTEXT" });
    const ended = await prove(plain, { proof: { expires: validUntil } });
    const [made] = ended.proof as Json[];
    const { expires: _expires, ...open } = made ?? {};
    const proof = [{ ...open, "https://w3id.org/security#expiration": date }];
    expect(await codesOf({ ...ended, proof })).to.include({ integrity: "UNKNOWN_CONTEXT" });
  });

  it("compares related resources with the digests that the credential gives", async () => {
    const url = "https://school.example/picture";
    const bytes = "a picture";
    const hash = (name: string) => createHash(name).update(bytes).digest();
    const multihash = `u${Buffer.concat([Buffer.from([0x12, 0x20]), hash("sha256")]).toString("base64url")}`;
    const digests: Json[] = [
      { digestSRI: `sha256-${hash("sha256").toString("base64")}` },
      { digestSRI: `sha384-${hash("sha384").toString("base64")}` },
      { digestSRI: `sha512-${hash("sha512").toString("base64")}` },
      { digestSRI: `sha256-${hash("sha256").toString("hex")}` },
      { digestMultibase: multihash },
      { digestMultibase: `u${hash("sha256").toString("base64url")}` },
    ];
    const serving = (body: string, status = 200): CredentialOptions => ({
      web: { fetch: async () => new Response(body, { status }) },
    });
    for (const digest of digests) {
      const signed = await prove({ ...plain, relatedResource: [{ id: url, ...digest }] });
      expect(await codesOf(signed, serving(bytes))).to.deep.equal(ALL_OK);
      expect(await codesOf(signed, serving("another"))).to.include({ integrity: "DIGEST_MISMATCH" });
      expect(await codesOf(signed, serving("", 404))).to.include({ integrity: "RESOURCE_UNAVAILABLE" });
      expect(await codesOf(signed)).to.include({ integrity: "RESOURCE_UNAVAILABLE" });
    }
    for (const digest of [
      { digestSRI: "md5-AAAA" },
      { digestMultibase: "uAAAA" },
      { digestMultibase: "zzz" },
    ]) {
      const signed = await prove({ ...plain, relatedResource: { id: url, ...digest } });
      expect(await codesOf(signed, serving(bytes))).to.include({ integrity: "RESOURCE_UNAVAILABLE" });
    }
  });

  it("knows the base context's digest, and asks nobody for it", async () => {
    const refuse = { web: { fetch: () => expect.fail("it was asked for") } };
    const digestSRI = `sha256-${Buffer.from(V2_DIGEST, "hex").toString("base64")}`;
    const signed = await prove({ ...plain, relatedResource: { id: V2, digestSRI } });
    expect(await codesOf(signed, refuse)).to.deep.equal(ALL_OK);
    const wrong = await prove({
      ...plain,
      relatedResource: { id: V2, digestSRI, digestMultibase: `u${"A".repeat(43)}` },
    });
    expect(await codesOf(wrong, refuse)).to.include({ integrity: "MALFORMED" });
  });

  it("asks for no more than some resources of one credential", async () => {
    const relatedResource = Array.from({ length: 20 }, (_, place) => ({
      id: `https://school.example/${place}`,
      digestSRI: DIGEST,
    }));
    const signed = await prove({ ...plain, relatedResource });
    let asked = 0;
    const web = {
      fetch: async () => {
        asked += 1;
        return new Response("{}");
      },
    };
    expect(await codesOf(signed, { web })).to.include({ integrity: "RESOURCE_UNAVAILABLE" });
    expect(asked).to.equal(8);
  });

  it("reads ecdsa-rdfc-2019 by a P-256 key", async () => {
    const signed = await prove({ ...plain, issuer: didKey(p256) }, { key: p256, cryptosuite: ecdsa });
    expect(await codesOf(signed)).to.deep.equal(ALL_OK);
  });
});

function codes({ checks }: CredentialVerdict): Record<string, string> {
  return Object.fromEntries(checks.map(({ name, code }) => [name, code]));
}
