import { cryptosuite as eddsa } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { expect } from "chai";
import fc from "fast-check";
import { encode } from "fast-png";
import type { CredentialOptions, SigningKey } from "../../src/credentials/index.ts";
import {
  bake,
  createKey,
  didDocument,
  didKey,
  didWeb,
  isPresentation,
  issue,
  issueToken,
  publicKeyOf,
  statusList,
  unbake,
  verify,
  verifyPresentation,
} from "../../src/credentials/index.ts";
import { urlOfDid } from "../../src/credentials/keys/did.ts";
import { unpackBits } from "../../src/credentials/status/bits.ts";
import type { json } from "../../src/index.ts";
import { isCairnError, unixTime } from "../../src/index.ts";
import { proveWith } from "../utils/dataIntegrity.ts";
import { DEEP_JSON, FUZZ, hostileBytes, hostileTexts, hostileValues, outcomeOf } from "../utils/hostile.ts";
import { forgeToken } from "../utils/tokens.ts";

type Json = json.JsonObject;
type Source = Parameters<typeof verify>[0];

const V2 = "https://www.w3.org/ns/credentials/v2";
const UNDEFINED_TERMS = "https://www.w3.org/ns/credentials/undefined-terms/v2";
const NOW = unixTime(1_800_000_000);
const LIST = "https://school.example/status/0";
const DID = didWeb("https://school.example");
const SVG = '<?xml version="1.0"?><!-- > --><svg width="1" height="1"><g/></svg>';
/** No file may take longer than this, on a slow machine with other work. */
const LONGEST_MS = 10_000;

describe("hostile credentials", function () {
  this.timeout(FUZZ.timeoutMs);
  let key: SigningKey;
  let credential: Json;
  let token: string;
  let presentation: Json;
  let list: Json;
  let offline: CredentialOptions;

  before(async () => {
    key = await createKey("Ed25519");
    const p256 = await createKey("P-256");
    const unsigned: Json = {
      "@context": [V2],
      id: "urn:uuid:1b0b9f0e-0000-4000-8000-000000000001",
      type: ["VerifiableCredential"],
      name: "Algebra I",
      issuer: { id: didKey(key), name: "Riverside" },
      validFrom: "2026-01-01T00:00:00Z",
      credentialSubject: { id: "did:example:ana", name: "Ana" },
    };
    credential = await issue(unsigned, { key, now: NOW });
    token = await issueToken({ ...unsigned, issuer: didKey(p256) }, { key: p256, now: NOW });
    presentation = await proveWith(
      {
        "@context": [V2],
        type: ["VerifiablePresentation"],
        holder: didKey(key),
        verifiableCredential: [credential],
      },
      { key, at: NOW, cryptosuite: eddsa, purpose: "authentication", proof: { challenge: "c", domain: "d" } },
    );
    list = await issue(
      await statusList({ issuer: didKey(key), url: LIST, list: 0, indices: [7], now: NOW }),
      {
        key,
        now: NOW,
      },
    );
    offline = { web: false, now: NOW, issuers: [didKey(key), didKey(p256)] };
  });

  const property = async <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => Promise<void>, part = 1) => {
    const numRuns = Math.ceil(FUZZ.numRuns * part);
    await fc.assert(fc.asyncProperty(arbitrary, check), { ...FUZZ, numRuns });
  };
  /** What a valid credential says that a verdict, or a person who reads it, rests on. */
  const saysTheSame = (source: Json): void => {
    const { id, issuer, name, validFrom, credentialSubject: subject } = source;
    const read = [
      id,
      (issuer as Json).id,
      name,
      validFrom,
      [subject].flat().map((each) => (each as Json).name),
    ];
    expect(read).to.deep.equal([credential.id, didKey(key), "Algebra I", credential.validFrom, ["Ana"]]);
  };
  const parsed = (source: unknown): Json =>
    (typeof source === "object" && !(source instanceof Uint8Array)
      ? source
      : JSON.parse(
          typeof source === "string" ? source : new TextDecoder().decode(source as Uint8Array),
        )) as Json;

  it("every file gets a verdict, and a changed one is never valid, unless it means the same", async () => {
    const sample = JSON.stringify(credential);
    expect((await verify(sample, offline)).verdict).to.equal("valid");
    const hostile = fc.oneof(hostileTexts([sample]), hostileBytes([sample]), hostileValues([sample]));
    await property(hostile, async (source) => {
      const outcome = await outcomeOf(async () => await verify(source as Source, offline));
      if (!("value" in outcome)) throw new Error("a file is no reason to throw");
      const { verdict } = outcome.value as Awaited<ReturnType<typeof verify>>;
      if (verdict === "valid") saysTheSame(parsed(source));
    });
  });

  it("a token with other parts is never valid", async () => {
    const [header = "", payload = ""] = token
      .split(".")
      .map((part) => Buffer.from(part, "base64url").toString());
    const [head, body] = [hostileTexts([header]), hostileTexts([payload])];
    const forged = fc.oneof(
      head.map((text) => forgeToken(token, { header: text })),
      body.map((text) => forgeToken(token, { payload: text })),
      hostileTexts([token]),
    );
    await property(forged, async (source) => {
      const { verdict } = await verify(source, offline);
      expect(verdict === "valid" && source.trim() !== token, source).to.equal(false);
    });
  });

  it("every presentation gets a verdict, and one that is valid holds what was presented", async () => {
    const sample = JSON.stringify(presentation);
    const asked = { ...offline, challenge: "c", domain: "d" };
    expect((await verifyPresentation(sample, asked)).verdict).to.equal("valid");
    const hostile = fc.oneof(hostileTexts([sample]), hostileValues([sample]));
    await property(hostile, async (source) => {
      const outcome = await outcomeOf(async () => await verifyPresentation(source as Source, asked));
      if (!("value" in outcome)) throw new Error("a file is no reason to throw");
      const { verdict, holder } = outcome.value as Awaited<ReturnType<typeof verifyPresentation>>;
      if (verdict !== "valid") return;
      expect(holder).to.equal(didKey(key));
      for (const each of [parsed(source).verifiableCredential].flat()) saysTheSame(each as Json);
      expect(isPresentation(source as Source)).to.equal(true);
    });
  });

  it("pictures give a text or say by a code why not, damaged as they may be", async () => {
    const png = bake(encode({ width: 1, height: 1, data: new Uint8Array(4) }), credential);
    const svg = new TextDecoder().decode(bake(new TextEncoder().encode(SVG), credential));
    const damaged = fc
      .record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 8 }), cut: fc.nat() })
      .map(({ at, bytes, cut }) => {
        const changed = Uint8Array.from(png);
        changed.set(bytes.subarray(0, changed.length - (at % changed.length)), at % changed.length);
        return cut % 3 === 0 ? changed.subarray(0, cut % changed.length) : changed;
      });
    const vector = hostileTexts([svg, SVG]).map((text) => new TextEncoder().encode(text));
    await property(fc.oneof(damaged, vector, hostileBytes([svg])), async (picture) => {
      for (const work of [() => unbake(picture), () => bake(picture, "a.b.c")]) {
        const outcome = await outcomeOf(work);
        if ("error" in outcome) expect(isCairnError(outcome.error, "MALFORMED_CREDENTIAL")).to.equal(true);
      }
      await outcomeOf(async () => await verify(picture, offline));
    });
  });

  it("keys, DIDs and bits are read or refused by a code", async () => {
    const samples = [key.multibase, key.multikey, didKey(key), DID, "did:web:a.example%3A8443:b:c"];
    const text = fc.oneof(hostileTexts(samples), fc.string({ unit: "binary" }));
    await property(text, async (source) => {
      for (const work of [() => publicKeyOf(source), () => didWeb(source), () => urlOfDid(source)]) {
        await outcomeOf(work);
      }
      await outcomeOf(async () => await unpackBits(source));
      const outcome = await outcomeOf(() => urlOfDid(`did:web:${source}`));
      if ("value" in outcome) expect((outcome.value as URL).protocol).to.equal("https:");
    });
  });

  it("whatever a host serves as DID document or status list, there is a verdict, and a revoked one is never valid", async () => {
    const documents = JSON.stringify(didDocument({ did: DID, keys: [key] }));
    const unsigned: Json = {
      "@context": [V2],
      type: ["VerifiableCredential"],
      issuer: didKey(key),
      credentialSubject: { name: "Ana" },
      credentialStatus: {
        type: "BitstringStatusListEntry",
        statusPurpose: "revocation",
        statusListIndex: "7",
        statusListCredential: LIST,
      },
    };
    const revoked = await issue(unsigned, { key, now: NOW });
    const { proof: _proof, ...bare } = credential;
    const ofHost = await issue({ ...bare, issuer: DID }, { key, now: NOW });
    const served = fc.oneof(
      hostileTexts([documents, JSON.stringify(list)]),
      hostileBytes([JSON.stringify(list)]),
    );
    await property(served, async (body) => {
      const web = { fetch: async () => new Response(body as string) };
      expect((await verify(revoked, { ...offline, web })).verdict).to.not.equal("valid");
      await verify(ofHost, { ...offline, issuers: [DID], web });
    });
  });

  const BOMBS: readonly [string, () => Source][] = [
    ["nested far too deep", () => DEEP_JSON[1] ?? ""],
    ["nested inside", () => `{"@context":["${V2}"],"credentialSubject":${DEEP_JSON[0]}}`],
    [
      "of ten thousand parts",
      () => ({ ...credential, evidence: Array.from({ length: 10_000 }, () => evidence()) }),
    ],
    [
      "of as many parts as are read",
      () => ({ ...credential, evidence: Array.from({ length: 4_900 }, () => evidence()) }),
    ],
    [
      "of ten thousand proofs",
      () => ({ ...credential, proof: new Array(10_000).fill((credential.proof as Json[])[0]) }),
    ],
    ["whose nodes without names are all alike", () => ({ ...credential, ...knots(20) })],
    ["of one long text", () => ({ ...credential, name: "a".repeat(8_000_000) })],
    [
      "of long contexts",
      () => ({
        ...credential,
        name: "Algebra II",
        "@context": [V2, ...new Array(4_000).fill(UNDEFINED_TERMS)],
      }),
    ],
    ["of long base58", () => ({ ...credential, issuer: `did:key:z${"2".repeat(1_000_000)}` })],
    ["of many dots", () => "a.".repeat(4_000_000)],
    [
      "of a picture with many parts",
      () => new TextEncoder().encode(`<svg>${"<openbadges:credential".repeat(200_000)}`),
    ],
    ["of a picture with many comments", () => new TextEncoder().encode("<!--".repeat(2_000_000))],
    ["of a picture of nothing but chunks", () => chunks(500_000)],
  ];
  for (const [title, make] of BOMBS) {
    it(`is done soon with a file ${title}`, async () => {
      const source = make();
      const start = performance.now();
      const { verdict } = await verify(source, offline);
      expect(verdict).to.not.equal("valid");
      expect(performance.now() - start).to.be.below(LONGEST_MS);
    });
  }

  it("takes a picture's many credentials out, and puts one in", () => {
    const many = `<svg>${'<openbadges:credential verify="a.b.c"/>'.repeat(50_000)}</svg>`;
    const baked = new TextDecoder().decode(bake(new TextEncoder().encode(many), "d.e.f"));
    expect(baked.match(/<openbadges:credential/g)).to.have.length(1);
    expect(baked).to.include("d.e.f");
  });
});

function evidence(): Json {
  return { type: ["https://school.example/terms#Evidence"], name: "a" };
}

/** Nodes of which each knows all others: the form on which naming them takes longest. */
function knots(count: number): Json {
  const names = Array.from({ length: count }, (_, place) => `_:n${place}`);
  const knows = names.map((id) => ({
    "@id": id,
    knows: names.filter((other) => other !== id).map((other) => ({ "@id": other })),
  }));
  return { "@context": [V2, UNDEFINED_TERMS], credentialSubject: { name: "Ana", knows } };
}

function chunks(count: number): Uint8Array {
  const bytes = new Uint8Array(8 + count * 12);
  bytes.set([137, 80, 78, 71, 13, 10, 26, 10]);
  for (let place = 8; place < bytes.length; place += 12) bytes.set([105, 84, 88, 116], place + 4);
  return bytes;
}
