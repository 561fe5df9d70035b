import { expect } from "chai";
import { CompactSign, exportJWK, generateKeyPair } from "jose";
import type { CredentialOptions, CredentialVerdict, SigningKey } from "../../src/credentials/index.ts";
import { createKey, didKey, didWeb, issueToken, jwkOf, verify } from "../../src/credentials/index.ts";
import type { json } from "../../src/index.ts";
import { unixTime } from "../../src/index.ts";
import { forgeToken, signToken } from "../utils/tokens.ts";

type Json = json.JsonObject;

const V2 = "https://www.w3.org/ns/credentials/v2";
const NOW = unixTime(1_800_000_000);
const FROM = "2027-01-01T00:00:00Z";
const UNTIL = "2028-01-01T00:00:00Z";
const ALL_OK = { integrity: "OK", issuer: "OK", authority: "ISSUER_UNKNOWN", status: "OK" };
const ISSUER = "https://badges.example/issuers/1";

describe("credentials as tokens", () => {
  let key: SigningKey;
  let credential: Json;
  let kid: string;
  let token: string;

  before(async () => {
    key = await createKey("P-256");
    kid = `${didKey(key)}#${key.multibase}`;
    credential = {
      "@context": [V2],
      id: "urn:uuid:1b0b9f0e-0000-4000-8000-000000000001",
      type: ["VerifiableCredential"],
      issuer: didKey(key),
      validFrom: FROM,
      validUntil: UNTIL,
      credentialSubject: { id: "did:example:ana", name: "Ana" },
    };
    token = await issueToken(credential, { key, now: NOW });
  });

  const judge = async (source: string, options: CredentialOptions = {}): Promise<CredentialVerdict> =>
    await verify(source, { web: false, now: NOW, ...options });
  const codesOf = async (source: string, options: CredentialOptions = {}) =>
    codes(await judge(source, options));
  const integrityOf = async (source: string, options: CredentialOptions = {}) =>
    (await codesOf(source, options)).integrity;

  it("makes what Open Badges 3.0 has: claims that say again what the credential says, and a key with its id", async () => {
    const [header, payload] = token
      .split(".")
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()) as Json);
    expect(header).to.deep.equal({ alg: "ES256", typ: "JWT", kid, jwk: await jwkOf(publicOf(key)) });
    expect(payload).to.deep.equal({
      ...credential,
      iss: didKey(key),
      jti: credential.id,
      sub: "did:example:ana",
      nbf: Date.parse(FROM) / 1000,
      exp: Date.parse(UNTIL) / 1000,
      iat: NOW,
    });
    expect(await codesOf(token)).to.deep.equal(ALL_OK);
  });

  it("reads what VC-JOSE-COSE has: no claim beside the credential, its types of tokens, keys by their fragment", async () => {
    for (const typ of ["vc+jwt", "application/vc+jwt", "VC+JWT", undefined]) {
      const header = { kid: `#${key.multibase}`, ...(typ === undefined ? {} : { typ }) };
      expect(await codesOf(await signToken(credential, { key, header }))).to.deep.equal(ALL_OK);
    }
    const ed25519 = await createKey("Ed25519");
    const other = { ...credential, issuer: didKey(ed25519) };
    for (const alg of ["EdDSA", "Ed25519"]) {
      const header = { alg, kid: `${didKey(ed25519)}#${ed25519.multibase}` };
      expect(await codesOf(await signToken(other, { key: ed25519, header }))).to.deep.equal(ALL_OK);
    }
  });

  it("takes the end of a token for the credential's where that has none", async () => {
    const { validUntil: _until, ...open } = credential;
    const ended = await signToken({ ...open, exp: NOW - 1 }, { key, header: { kid } });
    expect(await codesOf(ended)).to.include({ integrity: "OK", status: "EXPIRED" });
  });

  it("takes the beginning of a token for the credential's where that has none", async () => {
    const { validFrom: _from, ...open } = credential;
    const early = await signToken({ ...open, nbf: NOW + 3_600 }, { key, header: { kid } });
    expect(await codesOf(early)).to.include({ integrity: "OK", status: "NOT_YET_VALID" });
    const begun = await signToken({ ...open, nbf: NOW - 1 }, { key, header: { kid } });
    expect(await codesOf(begun)).to.deep.equal(ALL_OK);
  });

  const CLAIMS: readonly [string, Json][] = [
    ["another issuer", { iss: "did:example:other" }],
    ["another id", { jti: "urn:uuid:other" }],
    ["another subject", { sub: "did:example:ben" }],
    ["another beginning", { nbf: 1 }],
    ["another end", { exp: 4_000_000_000 }],
    ["a time that is a text", { exp: "2028-01-01T00:00:00Z" }],
    ["a time before 1970", { nbf: -1 }],
    ["another credential", { vc: { type: ["VerifiableCredential"] } }],
    ["a presentation", { vp: {} }],
  ];
  for (const [title, claims] of CLAIMS) {
    it(`refuses one whose claims say ${title}`, async () => {
      const forked = await signToken({ ...credential, ...claims }, { key, header: { kid } });
      const { checks } = await judge(forked);
      expect(checks).to.have.length(1);
      expect(checks[0]).to.include({ code: "MALFORMED" });
      expect(checks[0]?.message).to.include(`/${Object.keys(claims)[0]}: `);
    });
  }

  it("says of a token of VC Data Model 1.1 that it is one", async () => {
    const old = await signToken({ iss: didKey(key), vc: { ...credential } }, { key, header: { kid } });
    const { checks } = await judge(old);
    expect(checks[0]).to.include({ code: "MALFORMED" });
    expect(checks[0]?.message).to.include("1.1");
  });

  const HEADERS: readonly [string, (jwk: Json) => Json, string][] = [
    ["no signature (none)", () => ({ alg: "none" }), "BAD_SIGNATURE"],
    ["no signature (nOnE)", () => ({ alg: "nOnE" }), "BAD_SIGNATURE"],
    ["a shared secret", () => ({ alg: "HS256" }), "BAD_SIGNATURE"],
    ["no algorithm", () => ({ alg: undefined as never }), "BAD_SIGNATURE"],
    ["an algorithm that is a number", () => ({ alg: 7 }), "BAD_SIGNATURE"],
    ["the algorithm of another key", () => ({ alg: "EdDSA" }), "BAD_SIGNATURE"],
    ["an algorithm named like a property of objects", () => ({ alg: "constructor" }), "PROOF_NOT_SUPPORTED"],
    ["an algorithm that is not read", () => ({ alg: "ES256K" }), "PROOF_NOT_SUPPORTED"],
    ["demands that are not understood", () => ({ crit: ["exp"], exp: 1 }), "BAD_SIGNATURE"],
    ["a payload that is not encoded", () => ({ crit: ["b64"], b64: false }), "BAD_SIGNATURE"],
    ["another kind of token", () => ({ typ: "at+jwt" }), "BAD_SIGNATURE"],
    ["a kind that is no text", () => ({ typ: { a: 1 } }), "BAD_SIGNATURE"],
    ["a secret key in it", (jwk) => ({ jwk: { ...jwk, d: "AA" } }), "BAD_SIGNATURE"],
    ["a key that is none", () => ({ jwk: "z" }), "BAD_SIGNATURE"],
    ["no key", () => ({ kid: undefined as never, jwk: undefined as never }), "DID_UNRESOLVED"],
    ["a key's id that is a number", () => ({ kid: 7, jwk: undefined as never }), "DID_UNRESOLVED"],
  ];
  for (const [title, changed, code] of HEADERS) {
    it(`refuses a header with ${title}`, async () => {
      const jwk = (await jwkOf(publicOf(key))) as unknown as Json;
      const header = { alg: "ES256", typ: "JWT", kid, jwk, ...changed(jwk) };
      expect(await integrityOf(forgeToken(token, { header }))).to.equal(code);
    });
  }

  it("does not take the public key for a shared secret", async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await jwkOf(publicOf(key))));
    const forged = await new CompactSign(new TextEncoder().encode(JSON.stringify(credential)))
      .setProtectedHeader({ alg: "HS256", kid })
      .sign(secret);
    expect(await integrityOf(forged)).to.equal("BAD_SIGNATURE");
  });

  it("refuses a token whose parts are damaged, said twice, or far too large", async () => {
    const twice = '{"alg":"ES256","alg":"none"}';
    const again = `{"issuer":"did:example:a",${JSON.stringify(credential).slice(1)}`;
    const malformed = [
      forgeToken(token, { header: twice }),
      forgeToken(token, { payload: again }),
      forgeToken(token, { header: "[]" }),
      forgeToken(token, { payload: '"text"' }),
      forgeToken(token, { header: "{" }),
      forgeToken(token, { payload: "\u{FFFD}{" }),
      forgeToken(token, { payload: `${"[".repeat(100_000)}` }),
      `${token}.${token}`,
      `${"A".repeat(17 * 1024 * 1024)}.AA.AA`,
    ];
    for (const each of malformed) expect(await integrityOf(each)).to.equal("MALFORMED");
    for (const signature of ["", "AA", "A".repeat(86), "A".repeat(1_000_000)]) {
      expect(await integrityOf(forgeToken(token, { signature }))).to.equal("BAD_SIGNATURE");
    }
  });

  it("takes a key that only the token brings for what it is: it fits, and is nobody's", async () => {
    const stranger = await createKey("P-256");
    const jwk = await jwkOf(publicOf(stranger));
    const forged = await signToken(credential, { key: stranger, header: { jwk } });
    expect(await codesOf(forged)).to.include({ integrity: "OK", issuer: "KEY_NOT_AUTHORISED" });
    const own = await signToken(credential, { key, header: { jwk: await jwkOf(publicOf(key)) } });
    expect(await codesOf(own)).to.deep.equal(ALL_OK);
    const elsewhere = { ...credential, issuer: didWeb("https://badges.example") };
    const unknown = await signToken(elsewhere, { key: stranger, header: { jwk } });
    expect(await codesOf(unknown)).to.include({ integrity: "OK", issuer: "ISSUER_UNKNOWN" });
  });

  it("reads RS256 of others' badges: keys at addresses, in sets, in the issuer's profile, or in the token", async () => {
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk = (await exportJWK(publicKey)) as Json;
    const badge = { ...credential, issuer: ISSUER };
    const sign = async (header: Record<string, unknown>): Promise<string> =>
      await new CompactSign(new TextEncoder().encode(JSON.stringify(badge)))
        .setProtectedHeader({ alg: "RS256", typ: "JWT", ...header })
        .sign(privateKey);
    const serve = (documents: Record<string, Json>): CredentialOptions => ({
      web: {
        fetch: async (url) => {
          const body = documents[String(url).split("#")[0] ?? ""];
          return new Response(JSON.stringify(body), { status: body === undefined ? 404 : 200 });
        },
      },
    });
    const keys = "https://badges.example/keys";
    const method = `${ISSUER}#key-1`;
    const profile: Json = {
      id: ISSUER,
      verificationMethod: [{ id: method, type: "JsonWebKey", publicKeyJwk: jwk }],
      assertionMethod: [method],
    };
    const inProfile = serve({ [ISSUER]: profile });
    expect(await codesOf(await sign({ kid: method }), inProfile)).to.deep.equal(ALL_OK);
    expect(await codesOf(await sign({ jwk }), inProfile)).to.deep.equal(ALL_OK);
    const elsewhere = serve({ [keys]: { keys: [{ ...jwk, kid: "key-1" }] } });
    expect(await codesOf(await sign({ kid: `${keys}#key-1` }), elsewhere)).to.include({
      integrity: "OK",
      issuer: "ISSUER_UNKNOWN",
    });
    const listed = serve({ [keys]: jwk, [ISSUER]: { id: ISSUER, assertionMethod: [keys] } });
    expect(await codesOf(await sign({ kid: keys }), listed)).to.deep.equal(ALL_OK);
    expect(await codesOf(await sign({ kid: keys }), serve({}))).to.include({ integrity: "DID_UNRESOLVED" });
    expect(await codesOf(await sign({ jwk }))).to.include({ integrity: "OK", issuer: "ISSUER_UNKNOWN" });
    const other = (await exportJWK((await generateKeyPair("RS256")).publicKey)) as Json;
    expect(await integrityOf(await sign({ jwk: other }))).to.equal("BAD_SIGNATURE");
    const small = { kty: "RSA", n: Buffer.alloc(64, 0xff).toString("base64url"), e: "AQAB" };
    expect(await integrityOf(await sign({ jwk: small }))).to.equal("BAD_SIGNATURE");
  });
});

/** A key without its secret half. */
function publicOf({ secretMultibase: _secret, ...key }: SigningKey): Omit<SigningKey, "secretMultibase"> {
  return key;
}

function codes({ checks }: CredentialVerdict): Record<string, string> {
  return Object.fromEntries(checks.map(({ name, code }) => [name, code]));
}
