import { once } from "node:events";
import http from "node:http";
import type { json } from "@cairn/sdk";
import type { SigningKey } from "@cairn/sdk/credentials";
import { createKey, didKey } from "@cairn/sdk/credentials";
import { cryptosuite as eddsa } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { expect } from "chai";
import type { OpenVcApi } from "../../cli/src/vcApi/openVcApi.ts";
import { openVcApi } from "../../cli/src/vcApi/openVcApi.ts";
import { proveWith } from "../../sdk/test/utils/dataIntegrity.ts";

type Json = json.JsonObject;

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const V2 = "https://www.w3.org/ns/credentials/v2";
const CREDENTIAL: Json = {
  "@context": [V2],
  type: ["VerifiableCredential"],
  id: "urn:uuid:0b0f6a1c-7d0e-4b4f-8f0a-0d5a3c9a1e01",
  issuer: { id: "did:example:issuer", name: "Riverside" },
  validFrom: "2026-01-01T00:00:00Z",
  credentialSubject: { id: "did:example:ana", name: "Ana", description: "Plays the cello" },
};

const OPTIONS = {
  host: "127.0.0.1",
  port: 0,
  issuers: undefined,
  hasLists: false,
  verifying: { web: false },
} as const;

describe("conformance: the W3C's VC API", () => {
  let api: OpenVcApi;
  let lines: readonly Record<string, unknown>[];

  before(async () => {
    const log: Record<string, unknown>[] = [];
    lines = log;
    api = await openVcApi({
      ...OPTIONS,
      write: (text) => log.push(JSON.parse(text) as Record<string, unknown>),
    });
  });
  after(async () => {
    await api.stop();
  });

  const post = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    await postTo(api, { path, body, headers });
  const issued = async (credential: Json = CREDENTIAL, options?: Json): Promise<Json> => {
    const { status, body } = await post("/credentials/issue", {
      credential,
      ...(options === undefined ? {} : { options }),
    });
    expect(status, JSON.stringify(body)).to.equal(201);
    return body.verifiableCredential as Json;
  };
  const verified = async (verifiableCredential: unknown): Promise<Answer> =>
    await post("/credentials/verify", { verifiableCredential });
  const refuses = async (change: Json, why: string): Promise<void> => {
    const { status, body } = await post("/credentials/issue", { credential: { ...CREDENTIAL, ...change } });
    expect(status, why).to.equal(400);
    expect(body, why).to.include.keys("code", "message", "fix", "details");
  };

  describe("/credentials/issue", () => {
    it("signs with eddsa-rdfc-2022: 201, and the credential with its proof in the body", async () => {
      const signed = await issued();
      const [proof] = signed.proof as Json[];
      expect(proof).to.include({
        type: "DataIntegrityProof",
        cryptosuite: "eddsa-rdfc-2022",
        proofPurpose: "assertionMethod",
      });
      const issuer = signed.issuer as Json;
      expect(issuer.name).to.equal("Riverside");
      expect(proof?.verificationMethod).to.match(new RegExp(`^${String(issuer.id)}#z6Mk`));
      expect(proof?.proofValue).to.match(/^z[1-9A-HJ-NP-Za-km-z]{64,}$/);
      expect(proof?.created).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(lines[1]).to.include({ event: "signs", did: issuer.id });
    });

    it("puts its own DID where the issuer is a text, and signs as the one of its issuers that is named", async () => {
      const signed = await issued({ ...CREDENTIAL, issuer: "https://some.example/issuer" });
      expect(signed.issuer).to.match(/^did:key:z6Mk/);
      const [, , other] = lines;
      const selective = await issued({ ...CREDENTIAL, issuer: String(other?.did) });
      expect((selective.proof as Json[])[0]?.cryptosuite).to.equal("ecdsa-sd-2023");
    });

    it("takes what VC Data Model 2.0 allows", async () => {
      const { id: _id, ...withoutId } = CREDENTIAL;
      const changes: Record<string, Json> = {
        "no id": withoutId,
        "several subjects": { ...CREDENTIAL, credentialSubject: [{ id: "did:example:1" }, { name: "Ben" }] },
        "a subject that is an id alone": { ...CREDENTIAL, credentialSubject: { id: "did:example:ana" } },
        "a name in a language": { ...CREDENTIAL, name: { "@value": "Curso", "@language": "es" } },
        "a name with a direction": {
          ...CREDENTIAL,
          name: { "@value": "Course", "@language": "en", "@direction": "ltr" },
        },
        "names and descriptions in several languages": {
          ...CREDENTIAL,
          name: [
            { "@value": "Course", "@language": "en" },
            { "@value": "Curso", "@language": "es" },
          ],
          description: [{ "@value": "دورة", "@language": "ar", "@direction": "rtl" }],
          issuer: {
            id: "did:example:issuer",
            name: { "@value": "Riverside", "@language": "en" },
            description: [{ "@value": "A school", "@language": "en" }],
          },
        },
        "an object among the contexts": {
          ...CREDENTIAL,
          "@context": [V2, { cello: "https://example.org/cello" }],
        },
        "a status of its own": {
          ...CREDENTIAL,
          credentialStatus: {
            id: "https://school.example/status/1#7",
            type: "BitstringStatusListEntry",
            statusPurpose: "revocation",
            statusListIndex: "7",
            statusListCredential: "https://school.example/status/1",
          },
        },
      };
      for (const [why, credential] of Object.entries(changes)) {
        expect(await issued(credential), why)
          .to.have.property("proof")
          .that.is.an("array");
      }
    });

    it("knows the context of the W3C's examples, where its keys end with it", async () => {
      const examples = "https://www.w3.org/ns/credentials/examples/v2";
      const credential = {
        ...CREDENTIAL,
        "@context": [V2, examples],
        type: ["VerifiableCredential", "ExampleDegreeCredential"],
        credentialSubject: {
          id: "did:example:ana",
          degree: { type: "ExampleBachelorDegree", name: "Music" },
        },
      };
      expect((await verified(await issued(credential))).status).to.equal(200);
      const whole = await issued(credential, { mandatoryPointers: ["/issuer"] });
      const { body } = await post("/credentials/derive", {
        verifiableCredential: whole,
        options: { selectivePointers: ["/credentialSubject/degree"] },
      });
      expect((await verified(body)).status).to.equal(200);
    });

    it("refuses with 400 what VC Data Model 2.0 refuses", async () => {
      const cases: Record<string, Json> = {
        "no context": { "@context": [] },
        "another first context": { "@context": ["https://www.w3.org/2018/credentials/v1", V2] },
        "a context that is a number": { "@context": [V2, 192] },
        "a context that is no URL": { "@context": [V2, "https ://not-a-url/v1"] },
        "a context nobody has": { "@context": [V2, "https://nobody.example/context/v1"] },
        "no type": { type: [] },
        "another type": { type: ["Course"] },
        "a type without a meaning": { type: ["VerifiableCredential", "UndefinedType"] },
        "a term without a meaning": { credentialSubject: { id: "did:example:ana", undefinedTerm: "x" } },
        "an id that is no URL": { id: "not-a-url" },
        "several ids": { id: ["urn:uuid:1", "urn:uuid:2"] },
        "an issuer that is no URL": { issuer: "not-a-url" },
        "an issuer without an id": { issuer: { name: "Riverside" } },
        "an issuer whose id is null": { issuer: { id: null } },
        "an empty subject": { credentialSubject: {} },
        "no subject": { credentialSubject: [] },
        "a subject that is a text": { credentialSubject: "did:example:ana" },
        "a time without a zone": { validFrom: "2026-01-01T00:00:00" },
        "a day for a time": { validUntil: "2026-01-01" },
        "a name with more than language and direction": {
          name: { "@value": "Curso", "@language": "es", url: "did:example:x" },
        },
        "a description with more than that": {
          description: { "@value": "Curso", "@language": "es", url: "did:example:x" },
        },
        "an issuer's name with more than that": {
          issuer: { id: "did:example:issuer", name: { "@value": "School", "@language": "en", url: "x" } },
        },
        "one of several subjects that is empty": { credentialSubject: [{ id: "did:example:1" }, {}] },
        "a status without a type": { credentialStatus: { id: "https://school.example/status/1" } },
        "evidence without a type": { evidence: [{ id: "https://school.example/evidence/1" }] },
        "terms of use without a type": { termsOfUse: { id: "https://school.example/terms" } },
        "a schema without an id": { credentialSchema: { type: "JsonSchema" } },
        "a schema without a type": { credentialSchema: { id: "https://school.example/schema.json" } },
        "a refresh service without a type": { refreshService: { id: "https://school.example/refresh" } },
        "another base context": { relatedResource: { id: V2, digestSRI: `sha384-${"A".repeat(64)}` } },
        "a resource without a digest": { relatedResource: [{ id: "https://school.example/a.png" }] },
        "a proof already": { proof: { type: "DataIntegrityProof" } },
      };
      for (const [why, change] of Object.entries(cases)) await refuses(change, why);
      for (const missing of ["@context", "type", "issuer", "credentialSubject"]) {
        const { [missing]: _left, ...credential } = CREDENTIAL;
        expect((await post("/credentials/issue", { credential })).status, missing).to.equal(400);
      }
    });

    it("refuses a body that is not what the VC API has, and says where", async () => {
      for (const [body, path] of [
        [{}, "/credential"],
        [{ credential: "text" }, "/credential"],
        [{ credential: CREDENTIAL, options: "all" }, "/options"],
        [{ credential: CREDENTIAL, options: { mandatoryPointers: [7] } }, "/options/mandatoryPointers"],
      ] as const) {
        const answer = await post("/credentials/issue", body);
        expect(answer.status).to.equal(400);
        expect(answer.body.details).to.have.property("path", path);
      }
      for (const text of ["", "{", "[]", '{"credential":{},"credential":{}}']) {
        expect((await post("/credentials/issue", text)).status, text).to.equal(400);
      }
    });
  });

  describe("/credentials/verify", () => {
    it("answers 200 and verified for what it signed", async () => {
      const { status, body } = await verified(await issued());
      expect(status, JSON.stringify(body)).to.equal(200);
      expect(body).to.deep.include({ verified: true, problemDetails: [] });
      expect(body).not.to.have.property("verifiableCredential");
    });

    it("gives the credential back where it is asked to", async () => {
      const signed = await issued();
      const { body } = await post("/credentials/verify", {
        verifiableCredential: signed,
        options: { returnCredential: true },
      });
      expect(body.verifiableCredential).to.deep.equal(signed);
    });

    it("answers 400, not verified and why, for a proof that is not whole", async () => {
      const signed = await issued();
      const [proof] = signed.proof as readonly [Json];
      const { proofValue, verificationMethod, proofPurpose, ...rest } = proof;
      const proofs: Record<string, json.JsonValue> = {
        none: [],
        null: null,
        "no type": without(proof, "type"),
        "another type": { ...proof, type: "UnknownProofType" },
        "another suite": { ...proof, cryptosuite: "invalid-cryptosuite" },
        "no suite": without(proof, "cryptosuite"),
        "no key": { ...rest, proofValue: String(proofValue), proofPurpose: String(proofPurpose) },
        "another key": { ...proof, verificationMethod: "did:key:invalidVm" },
        "no purpose": without(proof, "proofPurpose"),
        "another purpose": { ...proof, proofPurpose: "invalidPurpose" },
        "no value": {
          ...rest,
          verificationMethod: String(verificationMethod),
          proofPurpose: "assertionMethod",
        },
        "a null value": { ...proof, proofValue: null },
        "a value without its header": { ...proof, proofValue: String(proofValue).slice(1) },
        "another value": { ...proof, proofValue: "z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh" },
        "another time": { ...proof, created: "2020-01-01T00:00:00Z" },
        "no time": { ...proof, created: "invalid" },
      };
      for (const [why, changed] of Object.entries(proofs)) {
        const { status, body } = await verified({ ...signed, proof: changed });
        expect(status, why).to.equal(400);
        expect(body.verified, why).to.equal(false);
        expect(body.problemDetails, why).to.be.an("array").that.is.not.empty;
      }
      const unsigned = await verified(without(signed, "proof"));
      expect(unsigned.status).to.equal(400);
    });

    it("holds a proof against the purpose, domain and challenge that the options have", async () => {
      const domain = "verifier.example";
      const key = await createKey("Ed25519");
      const bound = await proveWith(
        { ...CREDENTIAL, issuer: didKey(key) },
        {
          key,
          at: Math.floor(Date.now() / 1000),
          cryptosuite: eddsa,
          proof: { domain: [domain, "other.example"], challenge: "u1234" },
        },
      );
      const asked = async (verifiableCredential: Json, options: Json): Promise<Answer> =>
        await post("/credentials/verify", { verifiableCredential, options });
      const good = { expectedProofPurpose: "assertionMethod", domain, challenge: "u1234" };
      expect((await asked(bound, good)).status).to.equal(200);
      const unbound = await issued();
      const cases: readonly [Json, Json, string, string][] = [
        [
          bound,
          { ...good, expectedProofPurpose: "authentication" },
          "PROOF_VERIFICATION_ERROR",
          "WRONG_PURPOSE",
        ],
        [bound, { ...good, domain: "evil.example" }, "INVALID_DOMAIN_ERROR", "WRONG_DOMAIN"],
        [bound, { ...good, challenge: "u5678" }, "INVALID_CHALLENGE_ERROR", "WRONG_CHALLENGE"],
        [unbound, { domain }, "INVALID_DOMAIN_ERROR", "WRONG_DOMAIN"],
        [unbound, { challenge: "u1234" }, "INVALID_CHALLENGE_ERROR", "WRONG_CHALLENGE"],
      ];
      for (const [credential, options, type, title] of cases) {
        const { status, body } = await asked(credential, options);
        expect(status, JSON.stringify(options)).to.equal(400);
        const [problem, ...others] = body.problemDetails as readonly Json[];
        expect(others).to.deep.equal([]);
        expect(problem).to.include({ type: `https://w3id.org/security#${type}`, title });
      }
      for (const name of ["expectedProofPurpose", "domain", "challenge"]) {
        expect((await asked(unbound, { [name]: 7 })).body.code, name).to.equal("MALFORMED");
      }
    });

    it("answers 400 for what was changed, or has what its contexts do not", async () => {
      const signed = await issued();
      const subject = signed.credentialSubject as Json;
      for (const change of [
        { credentialSubject: { ...subject, id: "urn:invalid" } },
        { credentialSubject: { ...subject, undefinedTerm: "IfDroppedWillVerify" } },
        { type: ["VerifiableCredential", "UndefinedType"] },
        { "@context": [V2, "https://nobody.example/v1"] },
        { "@context": undefined },
      ]) {
        const { status, body } = await verified({ ...signed, ...change });
        expect(status, JSON.stringify(change)).to.equal(400);
        expect(body.verified).to.equal(false);
      }
    });

    it("names problems by the types of the W3C's specifications", async () => {
      const past = await issued({ ...CREDENTIAL, validUntil: "2026-01-02T00:00:00Z" });
      const { status, body } = await verified(past);
      expect(status).to.equal(400);
      expect(body.problemDetails).to.deep.equal([
        {
          type: "https://www.w3.org/TR/vc-data-model#RANGE_ERROR",
          title: "EXPIRED",
          detail: "status: It has expired.",
        },
      ]);
    });

    it("refuses what is no credential at all", async () => {
      for (const given of [undefined, 7, [], "text", null]) {
        expect((await verified(given)).status, JSON.stringify(given)).to.equal(400);
      }
      const envelope = { "@context": [V2], type: "EnvelopedVerifiableCredential" };
      for (const id of [undefined, "data:text/plain,hello", "data:application/vc+jwt,a.b.c"]) {
        expect((await verified({ ...envelope, id })).status, id).to.equal(400);
      }
    });
  });

  describe("/presentations/verify", () => {
    let holder: SigningKey;
    let presentation: Json;

    before(async () => {
      holder = await createKey("Ed25519");
      presentation = {
        "@context": [V2],
        type: ["VerifiablePresentation"],
        id: "urn:uuid:3e1b0a55-55a4-4f0e-9f5e-7a7d7b1c2a11",
        verifiableCredential: [await issued()],
      };
    });

    const signed = async (changed: Json = {}, proof: Json = {}): Promise<Json> =>
      await proveWith(
        { ...presentation, ...changed },
        {
          key: holder,
          at: Math.floor(Date.now() / 1000),
          cryptosuite: eddsa,
          purpose: "authentication",
          controller: didKey(holder),
          proof: { challenge: "u1234", ...proof },
        },
      );
    const presented = async (verifiablePresentation: unknown, options?: Json): Promise<Answer> =>
      await post("/presentations/verify", {
        verifiablePresentation,
        ...(options === undefined ? {} : { options }),
      });

    it("answers 200 for a presentation with several credentials, with or without an id, with either form of holder", async () => {
      const { id: _id, ...withoutId } = presentation;
      const [credential] = presentation.verifiableCredential as readonly [Json];
      for (const changed of [
        {},
        withoutId,
        { verifiableCredential: [credential, await issued()] },
        { verifiableCredential: [] },
        { holder: didKey(holder) },
        { holder: { id: didKey(holder) } },
        { type: ["VerifiablePresentation"] },
      ]) {
        const { status, body } = await presented(await signed(changed), { checks: [] });
        expect(status, JSON.stringify(body.problemDetails)).to.equal(200);
        expect(body.verified).to.equal(true);
      }
    });

    it("holds challenge and domain against the request where it has them", async () => {
      const one = await signed({}, { domain: "employer.example" });
      const right = { challenge: "u1234", domain: "employer.example" };
      const good = await presented(one, { ...right, returnPresentation: true });
      expect(good.status, JSON.stringify(good.body.problemDetails)).to.equal(200);
      expect(good.body.verifiablePresentation).to.deep.equal(one);
      for (const wrong of [{ challenge: "u4321" }, { domain: "other.example" }]) {
        const { status, body } = await presented(one, { ...right, ...wrong });
        expect(status).to.equal(400);
        expect(body.verified).to.equal(false);
      }
      expect((await presented(one, { challenge: 7 })).status).to.equal(400);
    });

    it("answers 400 for one that is not whole, or is none", async () => {
      const whole = await signed();
      const [proof] = whole.proof as readonly [Json];
      const [credential] = presentation.verifiableCredential as readonly [Json];
      const cases: Record<string, unknown> = {
        "no context": without(whole, "@context"),
        "another context": { ...whole, "@context": ["https://www.w3.org/2018/credentials/v1"] },
        "a context that is no URL": { ...whole, "@context": [V2, "https ://not-a-url/v1"] },
        "a context that is a number": { ...whole, "@context": [V2, 123] },
        "no type": without(whole, "type"),
        "another type": { ...whole, type: ["Course"] },
        "no proof": without(whole, "proof"),
        "another proof's value": {
          ...whole,
          proof: { ...proof, proofValue: "z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh" },
        },
        "a credential as text": { ...whole, verifiableCredential: ["did:example:credential"] },
        "a credential without a type": { ...whole, verifiableCredential: [without(credential, "type")] },
        "a credential that was changed": { ...whole, verifiableCredential: [{ ...credential, name: "x" }] },
        "a credential of somebody else without a proof": await signed({
          holder: didKey(holder),
          verifiableCredential: [without(credential, "proof")],
        }),
        "an envelope without a type": {
          ...whole,
          verifiableCredential: [{ "@context": V2, id: "data:application/vc+jwt,a.b.c" }],
        },
        text: "text",
        nothing: undefined,
      };
      for (const [why, given] of Object.entries(cases)) {
        expect((await presented(given)).status, why).to.equal(400);
      }
    });
  });

  describe("/credentials/derive", () => {
    it("makes of a selective credential what its holder chose, which verifies; the base form does not", async () => {
      const whole = await issued(CREDENTIAL, { mandatoryPointers: ["/validFrom"] });
      const [base] = whole.proof as Json[];
      expect(base?.cryptosuite).to.equal("ecdsa-sd-2023");
      expect(base?.proofValue).to.match(/^u2V0A/);
      const { status, body } = await post("/credentials/derive", {
        verifiableCredential: whole,
        options: { selectivePointers: ["/credentialSubject/name"] },
      });
      expect(status).to.equal(201);
      expect(body.credentialSubject).to.deep.equal({ id: "did:example:ana", name: "Ana" });
      expect(body.validFrom).to.equal(CREDENTIAL.validFrom);
      expect((body.proof as Json[])[0]?.proofValue).to.match(/^u2V0B/);
      expect((await verified(body)).status).to.equal(200);
      expect((await verified(whole)).body.verified).to.equal(false);
      const other = {
        ...body,
        credentialSubject: { ...(body.credentialSubject as Json), id: "urn:invalid" },
      };
      expect((await verified(other)).status).to.equal(400);
    });

    it("refuses pointers that lead nowhere, and a credential that was not signed for it", async () => {
      const lost = await post("/credentials/issue", {
        credential: CREDENTIAL,
        options: { mandatoryPointers: ["/non/existent/path"] },
      });
      expect(lost.status).to.equal(400);
      const derive = async (verifiableCredential: Json, selectivePointers: unknown) =>
        (await post("/credentials/derive", { verifiableCredential, options: { selectivePointers } })).status;
      const whole = await issued(CREDENTIAL, { mandatoryPointers: [] });
      expect(await derive(whole, ["/credentialSubject/grade"])).to.equal(400);
      expect(await derive(whole, undefined)).to.equal(400);
      expect(await derive(await issued(), ["/credentialSubject/name"])).to.equal(400);
    });
  });

  describe("/credentials/status", () => {
    const revocation = (credentialId: unknown, statusPurpose = "revocation") => ({
      credentialId,
      credentialStatus: { type: "BitstringStatusListEntry", statusPurpose },
    });

    it("answers 501 without lists of its own, and says what revokes", async () => {
      const { status, body } = await post("/credentials/status", revocation(CREDENTIAL.id));
      expect(status).to.equal(501);
      expect(body.fix).to.contain("cairn revoke");
    });

    describe("with lists of its own", () => {
      let listed: OpenVcApi;

      before(async () => {
        listed = await openVcApi({ ...OPTIONS, hasLists: true, verifying: {}, write: () => undefined });
      });
      after(async () => {
        await listed.stop();
      });

      const call = async (path: string, body: unknown): Promise<Answer> =>
        await postTo(listed, { path, body });
      const issuedWithStatus = async (credential: Json): Promise<Json> =>
        (await call("/credentials/issue", { credential })).body.verifiableCredential as Json;

      it("gives each credential a place in a Bitstring Status List, which is served and signed", async () => {
        const signed = await issuedWithStatus(CREDENTIAL);
        const entry = signed.credentialStatus as Json;
        expect(entry).to.include({ type: "BitstringStatusListEntry", statusPurpose: "revocation" });
        expect(entry.statusListIndex).to.match(/^(?:0|[1-9]\d*)$/);
        expect(entry.id).not.to.equal(entry.statusListCredential);
        const response = await fetch(String(entry.statusListCredential));
        expect(response.status).to.equal(200);
        const list = (await response.json()) as Json;
        expect(list).to.include({ id: entry.statusListCredential });
        expect(list.type).to.deep.equal(["VerifiableCredential", "BitstringStatusListCredential"]);
        expect((list.credentialSubject as Json).encodedList).to.match(/^u[\w-]+$/);
        expect((await call("/credentials/verify", { verifiableCredential: list })).status).to.equal(200);
        const again = (await issuedWithStatus(CREDENTIAL)).credentialStatus as Json;
        expect(again.statusListIndex).not.to.equal(entry.statusListIndex);
      });

      it("sets and clears a credential's status, and its own verifier reads it", async () => {
        const id = "urn:uuid:7d9e0b3c-0000-4000-8000-000000000007";
        const signed = await issuedWithStatus({ ...CREDENTIAL, id });
        const verdict = async () =>
          (await call("/credentials/verify", { verifiableCredential: signed })).body;
        expect(await verdict()).to.include({ verified: true });
        expect((await call("/credentials/status", revocation(id))).status).to.equal(200);
        const { verified: isVerified, problemDetails } = await verdict();
        expect(isVerified).to.equal(false);
        expect(problemDetails).to.have.nested.property(
          "[0].type",
          "https://www.w3.org/ns/credentials/status-list#STATUS_VERIFICATION_ERROR",
        );
        expect((await call("/credentials/status", { ...revocation(id), status: false })).status).to.equal(
          200,
        );
        expect(await verdict()).to.include({ verified: true });
      });

      it("refuses what is no status of its own", async () => {
        const status = async (body: unknown) => (await call("/credentials/status", body)).status;
        expect(await status(revocation("urn:uuid:nobody"))).to.equal(404);
        expect(await status(revocation(undefined))).to.equal(400);
        expect(await status(revocation(CREDENTIAL.id, "suspension"))).to.equal(400);
        expect(await status({ credentialId: CREDENTIAL.id })).to.equal(400);
        expect(await status({ ...revocation(CREDENTIAL.id), status: "yes" })).to.equal(400);
      });

      it("leaves the status that a credential brings", async () => {
        const credentialStatus = {
          id: "https://school.example/status/1#7",
          type: "BitstringStatusListEntry",
          statusPurpose: "revocation",
          statusListIndex: "7",
          statusListCredential: "https://school.example/status/1",
        };
        const signed = await issuedWithStatus({ ...CREDENTIAL, credentialStatus });
        expect(signed.credentialStatus).to.deep.equal(credentialStatus);
      });
    });
  });

  describe("the service", () => {
    it("takes JSON alone, so that no page in a browser can have it sign", async () => {
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
        const { status } = await post(
          "/credentials/issue",
          { credential: CREDENTIAL },
          { "content-type": type },
        );
        expect(status, type).to.equal(415);
      }
      const { status } = await post(
        "/credentials/issue",
        { credential: CREDENTIAL },
        { "content-type": "application/ld+json; charset=utf-8" },
      );
      expect(status).to.equal(201);
    });

    it("refuses a body that is said to be too large, before it comes", async () => {
      expect(await statusOf(api, { "content-length": String(2 ** 21) })).to.equal(413);
    });

    it("answers under its own name alone: a name that leads here by a trick is another one", async () => {
      const { host } = new URL(api.url);
      expect(await statusOf(api, { host })).to.equal(400);
      expect(await statusOf(api, { host: host.replace("127.0.0.1", "localhost") })).to.equal(400);
      expect(await statusOf(api, { host: "rebound.example" })).to.equal(421);
    });

    it("knows no other address, nor another method", async () => {
      expect((await post("/credentials", {})).status).to.equal(404);
      expect((await fetch(`${api.url}/credentials/issue`)).status).to.equal(404);
    });

    it("writes a line for each answer, with nothing of the credential", async () => {
      await issued();
      expect(lines.at(-1)).to.include({ event: "answered", url: "/credentials/issue", status: 201 });
      expect(JSON.stringify(lines)).not.to.contain("Ana");
    });
  });
});

async function postTo(
  { url }: OpenVcApi,
  { path, body, headers }: { path: string; body: unknown; headers?: Record<string, string> },
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

/** What an empty request with these headers gets. */
async function statusOf({ url }: OpenVcApi, headers: Record<string, string>): Promise<number | undefined> {
  const request = http.request(`${url}/credentials/issue`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
  });
  if (headers["content-length"] === undefined) request.end();
  else request.flushHeaders();
  const [response] = (await once(request, "response")) as [http.IncomingMessage];
  request.on("error", () => undefined);
  request.destroy();
  return response.statusCode;
}

function without(object: Json, name: string): Json {
  const { [name]: _left, ...rest } = object;
  return rest;
}
