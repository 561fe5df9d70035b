import { expect } from "chai";
import type { KeyJwk } from "../../src/credentials/index.ts";
import {
  achievement,
  badgeOf,
  createKey,
  didWeb,
  jwkOf,
  keyOfJwk,
  unbake,
  withoutAttestation,
} from "../../src/credentials/index.ts";
import { issuerOf } from "../../src/credentials/proofs/issue.ts";
import { documents } from "../../src/index.ts";
import { errorOf, rejectionOf } from "../utils/codes.ts";
import { anchoredRecord } from "../utils/records.ts";

const ISSUER = didWeb("https://school.example");
const ALGEBRA = achievement({
  name: "Algebra I",
  description: "Equations.",
  achievementType: "Course",
  criteria: { narrative: "A test, passed." },
});

describe("parts of credentials", () => {
  it("a definition that is no Achievement makes no badge, with every fault and its path", () => {
    const { code, details, fix } = errorOf("MALFORMED_BADGE", () =>
      badgeOf(anchoredRecord(), { issuer: ISSUER }),
    );
    expect(code).to.equal("MALFORMED_BADGE");
    expect(details.path).to.match(/^\/credentialSubject\/achievement\//);
    expect(details.faults).to.have.length.above(1);
    expect(fix).to.contain("Define the achievement anew");
  });

  it("a badge without its attestation keeps every other evidence, and has none where that was all", () => {
    const document = { name: "Ana" };
    const { salts } = documents.prepare(document);
    const hub = { name: "Open University" };
    const badge = badgeOf(
      { ...anchoredRecord(), definition: ALGEBRA, hub, document, salts },
      { issuer: ISSUER },
    );
    const genres = (evidence: unknown) => (evidence as { genre: string }[]).map(({ genre }) => genre);
    expect(genres(badge.evidence)).to.deep.equal(["OnChainRecord", "CairnAttestation"]);
    const without = withoutAttestation({ ...badge, proof: [{}] });
    expect(genres(without.evidence)).to.deep.equal(["OnChainRecord"]);
    expect(without).not.to.have.property("proof");
    const [, attestation] = badge.evidence as never[];
    expect(withoutAttestation({ id: "urn:x:1", evidence: [attestation ?? null] })).to.deep.equal({
      id: "urn:x:1",
    });
    expect(withoutAttestation({ id: "urn:x:1" })).to.deep.equal({ id: "urn:x:1" });
    const single = { id: "urn:x:1", evidence: { type: "Evidence" } };
    expect(withoutAttestation(single)).to.deep.equal(single);
  });

  it("a picture of another program is read: its text escaped, or its element empty with the token in it", () => {
    const svg = (element: string) =>
      new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg">${element}<g/></svg>`);
    const open = '<openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"';
    const escaped = `${open}>{&quot;a&quot;:&quot;&lt;b&gt; &amp;amp; it&apos;s&quot;}</openbadges:credential>`;
    expect(unbake(svg(escaped))).to.equal('{"a":"<b> &amp; it\'s"}');
    expect(unbake(svg(`${open} verify="a.b.c"/>`))).to.equal("a.b.c");
    errorOf("MALFORMED_CREDENTIAL", () => unbake(svg(`${open}>{"a":1}`)));
    errorOf("MALFORMED_CREDENTIAL", () => unbake(svg("")));
  });

  it("a JSON Web Key comes back as the same key; half of one, or of another curve, is none", async () => {
    for (const type of ["Ed25519", "P-256"] as const) {
      const key = await createKey(type);
      const jwk = await jwkOf(key);
      expect(await keyOfJwk(jwk)).to.deep.equal(key);
      const { d: _secret, ...half } = jwk;
      const other = await jwkOf(await createKey(type));
      for (const bad of [half, { ...jwk, crv: "secp256k1" }, { ...jwk, kty: "RSA" }, { ...jwk, d: "!" }]) {
        const { details } = await rejectionOf("INVALID_KEY", keyOfJwk(bad as KeyJwk));
        expect(JSON.stringify(details)).not.to.contain(jwk.d);
      }
      await rejectionOf("INVALID_KEY", keyOfJwk({ ...jwk, x: String(other.x) }));
    }
  });

  it("a credential whose issuer has no id has none", () => {
    expect(issuerOf({ issuer: { id: ISSUER } })).to.equal(ISSUER);
    for (const issuer of [{ name: "Riverside School" }, 7]) {
      expect(errorOf("MALFORMED_CREDENTIAL", () => issuerOf({ issuer })).details.path).to.equal("/issuer");
    }
  });
});
