import { cryptosuite as ecdsa } from "@digitalbazaar/ecdsa-rdfc-2019-cryptosuite";
import { cryptosuite as eddsa } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { expect } from "chai";
import type { PresentationOptions, PresentationVerdict, SigningKey } from "../../src/credentials/index.ts";
import {
  createKey,
  didDocument,
  didKey,
  didWeb,
  isPresentation,
  issue,
  issueToken,
  verify,
  verifyPresentation,
} from "../../src/credentials/index.ts";
import type { json } from "../../src/index.ts";
import { unixTime } from "../../src/index.ts";
import { proveWith } from "../utils/dataIntegrity.ts";
import { signToken } from "../utils/tokens.ts";

type Json = json.JsonObject;

const V2 = "https://www.w3.org/ns/credentials/v2";
const NOW = unixTime(1_800_000_000);
const CHALLENGE = "c0ffee";
const DOMAIN = "employer.example";
const ALL_OK = { integrity: "OK", holder: "OK" };

describe("verifyPresentation", () => {
  let issuer: SigningKey;
  let learner: SigningKey;
  let phone: SigningKey;
  let credential: Json;
  let presentation: Json;

  before(async () => {
    [issuer, learner, phone] = await Promise.all([
      createKey("P-256"),
      createKey("Ed25519"),
      createKey("P-256"),
    ]);
    const ed25519 = await createKey("Ed25519");
    const subject = { id: didKey(learner), name: "Ana" };
    const unsigned = { ...plain(didKey(ed25519)), credentialSubject: subject };
    credential = await issue(unsigned, { key: ed25519, now: NOW });
    presentation = {
      "@context": [V2],
      type: ["VerifiablePresentation"],
      holder: didKey(learner),
      verifiableCredential: [credential],
    };
  });

  const plain = (issuerDid: string): Json => ({
    "@context": [V2],
    type: ["VerifiableCredential"],
    issuer: issuerDid,
    credentialSubject: { name: "Ana" },
  });
  const asked = { challenge: CHALLENGE, domain: DOMAIN };
  /** Signs as the learner, for the verifier of these tests. */
  const sign = async (
    document: Json,
    changed: Partial<Parameters<typeof proveWith>[1]> = {},
  ): Promise<Json> =>
    await proveWith(document, {
      key: learner,
      at: NOW,
      cryptosuite: eddsa,
      purpose: "authentication",
      proof: asked,
      ...changed,
    });
  const judge = async (
    source: Json | string,
    options: PresentationOptions = {},
  ): Promise<PresentationVerdict> => {
    const issuers = [String(credential.issuer), didKey(issuer), didKey(learner)];
    return await verifyPresentation(source, { web: false, now: NOW, issuers, ...asked, ...options });
  };
  const codesOf = async (source: Json | string, options: PresentationOptions = {}) =>
    codes(await judge(source, options));

  it("finds one good that its holder signed for this verifier and this request, with its credentials", async () => {
    const verdict = await judge(await sign(presentation));
    expect(codes(verdict)).to.deep.equal(ALL_OK);
    expect(verdict.verdict).to.equal("valid");
    expect(verdict.holder).to.equal(didKey(learner));
    expect(verdict.credentials.map((each) => each.verdict)).to.deep.equal(["valid"]);
    expect(verdict.mode).to.equal("offline");
  });

  it("finds it good with another suite, without a named holder, with a context of its own, and from text", async () => {
    const { holder: _holder, ...nobody } = presentation;
    const own = { ...presentation, "@context": [V2, { hobby: "https://example.com/hobby" }] };
    const forms = [
      await sign({ ...presentation, holder: didKey(phone) }, { key: phone, cryptosuite: ecdsa }),
      await sign(nobody, { controller: didKey(learner) }),
      await sign(own),
      JSON.stringify(
        await sign({ ...presentation, holder: { id: didKey(learner) } }, { controller: didKey(learner) }),
      ),
    ];
    for (const form of forms) expect(await codesOf(form)).to.deep.equal(ALL_OK);
  });

  it("finds it good as a token, with enveloped credentials, and enveloped itself", async () => {
    const inner = await issueToken({ ...plain(didKey(issuer)), id: "urn:x:1" }, { key: issuer, now: NOW });
    const enveloped: Json = {
      "@context": [V2],
      type: "EnvelopedVerifiableCredential",
      id: `data:application/vc+jwt,${inner}`,
    };
    const document = { ...presentation, verifiableCredential: [credential, enveloped] };
    expect(await codesOf(await sign(document))).to.deep.equal(ALL_OK);
    const token = await tokenOf({ ...document, iss: didKey(learner) });
    const wrapped = {
      "@context": [V2],
      type: "EnvelopedVerifiablePresentation",
      id: `data:application/vp+jwt,${token}`,
    };
    for (const form of [token, wrapped]) {
      const verdict = await judge(form);
      expect(codes(verdict)).to.deep.equal(ALL_OK);
      expect(verdict.credentials.map((each) => [each.verdict, each.format])).to.deep.equal([
        ["valid", "json"],
        ["valid", "jwt"],
      ]);
      expect(isPresentation(form)).to.equal(true);
    }
    const [first] = (await judge({ ...wrapped, id: "data:text/plain,hello" })).checks;
    expect(first).to.include({ code: "MALFORMED" });
  });

  async function tokenOf(payload: Json, header: Record<string, unknown> = {}): Promise<string> {
    const kid = `${didKey(learner)}#${learner.multibase}`;
    return await signToken(
      { nonce: CHALLENGE, aud: DOMAIN, ...payload },
      { key: learner, header: { typ: "vp+jwt", kid, ...header } },
    );
  }

  it("refuses one that was changed, is not signed, or was signed as a credential", async () => {
    const signed = await sign(presentation);
    expect(await codesOf({ ...signed, verifiableCredential: [] })).to.include({ integrity: "BAD_SIGNATURE" });
    expect(await codesOf(presentation)).to.deep.equal({ integrity: "NOT_SIGNED", holder: "NOT_SIGNED" });
    const asserted = await sign(presentation, { purpose: "assertionMethod" });
    expect(await codesOf(asserted)).to.include({ integrity: "WRONG_PURPOSE" });
    const ended = { ...asked, expires: new Date((NOW - 1) * 1000).toISOString() };
    expect(await codesOf(await sign(presentation, { proof: ended }))).to.include({
      integrity: "PROOF_EXPIRED",
    });
  });

  it("refuses somebody else's: another key than the holder's, also beside the holder's own", async () => {
    const thief = await createKey("Ed25519");
    for (const controller of [didKey(thief), didKey(learner)]) {
      const stolen = await sign(presentation, { key: thief, controller });
      expect(await codesOf(stolen)).to.include({ holder: "KEY_NOT_AUTHORISED" });
    }
    const both = await sign(await sign(presentation), { key: thief, controller: didKey(thief) });
    expect(await codesOf(both)).to.deep.equal({ integrity: "OK", holder: "KEY_NOT_AUTHORISED" });
  });

  it("trap 33: refuses what was signed for another verifier or another request; where none is named it cannot tell", async () => {
    const signed = await sign(presentation);
    expect(await codesOf(signed, { challenge: "other" })).to.include({ holder: "NONCE_MISMATCH" });
    expect(await codesOf(signed, { domain: "other.example" })).to.include({ holder: "WRONG_AUDIENCE" });
    const many = await sign(presentation, { proof: { ...asked, domain: ["a.example", DOMAIN] } });
    expect(await codesOf(many)).to.deep.equal(ALL_OK);
    const bare = await sign(presentation, { proof: {} });
    expect(await codesOf(bare)).to.include({ holder: "NONCE_MISMATCH" });
    expect(await codesOf(bare, { challenge: false, domain: false })).to.deep.equal(ALL_OK);
    const options: PresentationOptions = { web: false, now: NOW, issuers: [String(credential.issuer)] };
    const open = await verifyPresentation(signed, options);
    expect(codes(open)).to.deep.equal({ integrity: "OK", holder: "NONCE_MISMATCH" });
    expect(open.verdict).to.equal("unknown");
  });

  it("refuses a token of another holder, for another verifier, or out of its time", async () => {
    expect(await codesOf(await tokenOf({ ...presentation, iss: didKey(issuer) }))).to.include({
      integrity: "MALFORMED",
    });
    expect(await codesOf(await tokenOf({ ...presentation, aud: "other.example" }))).to.include({
      holder: "WRONG_AUDIENCE",
    });
    expect(await codesOf(await tokenOf({ ...presentation, nonce: "other" }))).to.include({
      holder: "NONCE_MISMATCH",
    });
    for (const times of [{ exp: NOW - 1 }, { nbf: NOW + 1_000 }]) {
      expect(await codesOf(await tokenOf({ ...presentation, ...times }))).to.include({ holder: "STALE" });
    }
  });

  it("takes what a holder says of itself, without a proof, only where holder and issuer are one", async () => {
    const own = { ...plain(didKey(learner)), credentialSubject: { name: "Ana" } };
    const document: Json = { ...presentation, verifiableCredential: [own] };
    const verdict = await judge(await sign(document));
    expect(verdict.verdict).to.equal("valid");
    const outcomes: string[] = [];
    const { holder: _holder, ...unnamed } = document;
    const others = [
      await sign(unnamed, { controller: didKey(learner) }),
      await sign({ ...document, holder: didKey(phone) }, { key: phone, cryptosuite: ecdsa }),
      await sign({ ...document, verifiableCredential: [{ ...own, issuer: didKey(issuer) }] }),
    ];
    for (const other of others) {
      const { verdict: found, credentials } = await judge(other);
      outcomes.push(`${found} ${credentials[0]?.checks[0]?.code}`);
    }
    expect(outcomes).to.deep.equal(new Array(3).fill("invalid NOT_SIGNED"));
    const thief = await createKey("Ed25519");
    const forged = await judge(await sign(document, { key: thief, controller: didKey(thief) }));
    expect(forged.credentials[0]?.checks[1]).to.include({ name: "issuer", code: "KEY_NOT_AUTHORISED" });
  });

  it("is invalid with an invalid credential in it, and unknown with an unknown one", async () => {
    const bad = { ...credential, credentialSubject: { name: "Ben" } };
    const verdict = await judge(await sign({ ...presentation, verifiableCredential: [credential, bad] }));
    expect(verdict.verdict).to.equal("invalid");
    expect(verdict.credentials.map((each) => each.verdict)).to.deep.equal(["valid", "invalid"]);
    expect((await judge(await sign(presentation), { issuers: [] })).verdict).to.equal("unknown");
  });

  it("says which credentials are about somebody else", async () => {
    const other = await issue(plain(didKey(learner)), { key: learner, now: NOW });
    const signed = await sign({
      ...presentation,
      verifiableCredential: [other, credential],
    });
    const { checks } = await judge(signed);
    expect(checks[1]?.details.aboutOthers).to.deep.equal([0]);
  });

  it("asks the holder's host which keys sign in; a key for assertions alone does not", async () => {
    const did = didWeb("https://ana.example");
    const document = didDocument({ did, keys: [learner] });
    const serve = (body: Json): PresentationOptions => ({
      web: { fetch: async () => new Response(JSON.stringify(body)) },
    });
    const signed = await sign({ ...presentation, holder: did });
    const method = `${did}#${learner.multibase}`;
    expect(await codesOf(signed, serve({ ...document, authentication: [method] }))).to.deep.equal(ALL_OK);
    expect(await codesOf(signed, serve(document))).to.include({ holder: "KEY_NOT_AUTHORISED" });
    expect(await codesOf(signed)).to.include({ holder: "DID_UNRESOLVED" });
  });

  const MALFORMED: readonly [string, Json, string][] = [
    ["another context first", { "@context": ["https://w3id.org/security/multikey/v1", V2] }, "/@context/0"],
    ["a context that is no URL", { "@context": [V2, "no url"] }, "/@context/1"],
    ["a context that is a number", { "@context": [V2, 7] }, "/@context/1"],
    ["another type", { type: ["Presentation"] }, "/type"],
    ["an id that is no URL", { id: "mine" }, "/id"],
    ["a holder without an id", { holder: { name: "Ana" } }, "/holder"],
    ["a holder that is no URL", { holder: "Ana" }, "/holder"],
    ["a credential that is a text", { verifiableCredential: ["urn:x:1"] }, "/verifiableCredential/0"],
    ["a proof without a type", { proof: [{ proofValue: "z1" }] }, "/proof/0"],
    [
      "more credentials than anybody presents",
      { verifiableCredential: new Array(101).fill({}) },
      "/verifiableCredential",
    ],
  ];
  for (const [title, changed, path] of MALFORMED) {
    it(`refuses ${title}`, async () => {
      const { verdict, checks } = await judge({ ...presentation, ...changed });
      expect(verdict).to.equal("invalid");
      expect(checks.map(({ code }) => code)).to.deep.equal(["MALFORMED"]);
      const faults = (checks[0]?.details.faults ?? []) as Json[];
      expect(faults.map((fault) => fault.path)).to.deep.equal([path]);
    });
  }

  it("tells presentations from credentials, and each function says so of the other's", async () => {
    expect(isPresentation(presentation)).to.equal(true);
    expect(isPresentation(credential)).to.equal(false);
    expect(isPresentation("no file")).to.equal(false);
    const { checks } = await verify(presentation, { web: false });
    expect(checks[0]).to.include({ code: "MALFORMED" });
    expect(await codesOf(credential)).to.deep.equal({ integrity: "MALFORMED" });
    expect(await codesOf("no file")).to.deep.equal({ integrity: "MALFORMED" });
  });
});

function codes({ checks }: PresentationVerdict): Record<string, string> {
  return Object.fromEntries(checks.map(({ name, code }) => [name, code]));
}
