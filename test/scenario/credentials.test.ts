import type { bundles } from "@cairn/sdk";
import { achievements, bundles as bundleFiles, definitions, hubs, json, kindOf, unixTime } from "@cairn/sdk";
import type { CredentialOptions, CredentialVerdict, SigningKey } from "@cairn/sdk/credentials";
import {
  achievement,
  badgeOf,
  bake,
  createKey,
  derive,
  didDocument,
  didKey,
  didWeb,
  issue,
  issueSelective,
  issueToken,
  revokedIndices,
  statusList,
  statusListDifferences,
  unbake,
  verify,
  verifyMany,
} from "@cairn/sdk/credentials";
import { expect } from "chai";
import { encode } from "fast-png";
import { deployNetwork, now, wait } from "./network.ts";
import { attestOne } from "./presented.ts";
import type { School } from "./school.ts";
import { foundSchool, openSchool } from "./school.ts";

type Json = json.JsonObject;

const ALGEBRA = achievement({
  name: "Algebra I",
  description: "Equations, functions and their graphs.",
  achievementType: "Course",
  criteria: { narrative: "Two written tests and a project, each passed." },
  creditsAvailable: 5,
  resultDescription: [
    {
      id: "urn:example:final",
      name: "Final result",
      resultType: "Result",
      allowedValue: ["Pass", "Distinction"],
    },
  ],
});
const DOCUMENT = {
  type: ["AchievementSubject"],
  name: "Ana",
  creditsEarned: 5,
  result: [{ type: ["Result"], resultDescription: "urn:example:final", value: "Distinction" }],
};
const ALL_OK = {
  integrity: "OK",
  issuer: "OK",
  network: "OK",
  issuance: "OK",
  authority: "OK",
  status: "OK",
};

describe("credentials", () => {
  let school: School;
  let key: SigningKey;
  let record: bundles.CairnRecord;

  beforeEach(async () => {
    school = await openSchool();
    const { attester, hub } = school;
    const { result: course } = await definitions
      .define(attester, { hub, kind: kindOf("Course"), name: "Algebra I", document: ALGEBRA })
      .send();
    key = await registered(school, "Ed25519");
    record = await attestOne(school, { definition: course, document: DOCUMENT });
  });
  afterEach(async () => {
    await school.close();
  });

  /** A badge of the record, signed now by the chain's clock. */
  const badgeBy = async (signer: SigningKey = key, changed: Json = {}): Promise<Json> => {
    const unsigned = { ...badgeOf(record, { issuer: didKey(signer) }), ...changed };
    return await issue(unsigned, { key: signer, now: await now(school) });
  };
  const judge = async (
    credential: Json | string | Uint8Array,
    options: CredentialOptions = {},
  ): Promise<CredentialVerdict> =>
    await verify(credential, {
      network: { client: school.reader },
      web: false,
      now: await now(school),
      ...options,
    });
  const codesOf = async (credential: Json | string | Uint8Array, options: CredentialOptions = {}) =>
    codes(await judge(credential, options));

  it("finds a badge good by its key, its hub, the accreditation, the record and its results", async () => {
    const verdict = await judge(await badgeBy());
    expect(codes(verdict)).to.deep.equal(ALL_OK);
    expect(verdict.verdict).to.equal("valid");
    expect(verdict.hub?.id).to.equal(school.hub);
  });

  it("finds the same badge good as a token, in JSON text, in bytes and in its bundle", async () => {
    const p256 = await registered(school, "P-256");
    const unsigned = badgeOf(record, { issuer: didKey(p256) });
    const token = await issueToken(unsigned, { key: p256, now: await now(school) });
    const credential = await badgeBy();
    const bundle = bundleFiles.serialize({ ...record, credential });
    const forms = {
      jwt: token,
      json: JSON.stringify(credential),
      bundle,
    };
    for (const [format, text] of Object.entries(forms)) {
      for (const source of [text, new TextEncoder().encode(text)]) {
        const verdict = await judge(source);
        expect(codes(verdict), format).to.deep.equal(ALL_OK);
        expect(verdict.format).to.equal(format);
      }
    }
  });

  it("bakes the badge into PNG and SVG pictures, as JSON and as a token, and finds it good from there", async () => {
    const p256 = await registered(school, "P-256");
    const token = await issueToken(badgeOf(record, { issuer: didKey(p256) }), {
      key: p256,
      now: await now(school),
    });
    const credential = await badgeBy();
    const svg = new TextEncoder().encode(
      '<?xml version="1.0"?><!-- > --><svg width="1" height="1"><g/></svg>',
    );
    const png = encode({ width: 1, height: 1, data: new Uint8Array(4) });
    const empty = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="1"/>');
    expect(unbake(bake(empty, token))).to.equal(token);
    for (const [format, picture] of Object.entries({ svg, png })) {
      for (const form of [credential, token]) {
        const baked = bake(bake(picture, "a.b.c"), form);
        expect(unbake(baked)).to.equal(typeof form === "string" ? form : json.canonicalize(form));
        const verdict = await judge(baked);
        expect(codes(verdict), format).to.deep.equal(ALL_OK);
        expect(verdict.format).to.equal(format);
      }
    }
  });

  it("refuses a badge that was changed anywhere after it was signed", async () => {
    const badge = await badgeBy();
    for (const change of [{ name: "Algebra II" }, { validFrom: "2020-01-01T00:00:00Z" }, { id: "urn:x:1" }]) {
      expect(await codesOf({ ...badge, ...change })).to.include({ integrity: "BAD_SIGNATURE" });
    }
    const { proof: _proof, ...unsigned } = badge;
    expect(await codesOf(unsigned)).to.include({ integrity: "NOT_SIGNED" });
  });

  it("refuses a better grade, even where the hub's own key signed it: the chain attests another one", async () => {
    const subject = badgeOf(record, { issuer: didKey(key) }).credentialSubject as Json;
    const [result] = subject.result as Json[];
    const better = { ...subject, result: [{ ...result, value: "Pass" }] };
    const verdict = await judge(await badgeBy(key, { credentialSubject: better }));
    expect(codes(verdict)).to.include({ integrity: "DIGEST_MISMATCH", issuer: "OK" });
    expect(verdict.checks[0]?.details.path).to.equal("/credentialSubject/result/0/value");
  });

  it("refuses words and pictures that nobody attested, even where the hub's own key signed them", async () => {
    const added = {
      name: "Algebra I, with honours",
      description: "Best of her year",
      image: { id: "https://school.example/gold.png", type: "Image" },
    };
    for (const [name, value] of Object.entries(added)) {
      const verdict = await judge(await badgeBy(key, { [name]: value }));
      expect(codes(verdict)).to.include({ integrity: "DIGEST_MISMATCH", issuer: "OK" });
      expect(verdict.checks[0]?.details.path).to.equal(`/${name}`);
    }
  });

  it("refuses another person's name on a badge that the chain attests to a wallet", async () => {
    const { identifier } = badgeOf(record, { issuer: didKey(key), subject: { type: "name", value: "Ben" } })
      .credentialSubject as Json;
    const subject = badgeOf(record, { issuer: didKey(key) }).credentialSubject as Json;
    const credentialSubject = { ...subject, ...(identifier === undefined ? {} : { identifier }) };
    expect(await codesOf(await badgeBy(key, { credentialSubject }))).to.include({
      integrity: "DIGEST_MISMATCH",
    });
  });

  it("refuses a badge of another learner over the same attestation", async () => {
    const subject = badgeOf(record, { issuer: didKey(key) }).credentialSubject as Json;
    const other = {
      ...subject,
      id: `did:pkh:eip155:31337:${school.deployment.contracts.RecordLens.address}`,
    };
    expect(await codesOf(await badgeBy(key, { credentialSubject: other }))).to.include({
      integrity: "DIGEST_MISMATCH",
    });
  });

  it("trap 42: a badge of a look-alike network is unknown, however valid it is there", async () => {
    const fake = await foundSchool(await deployNetwork(school));
    const { attester, hub } = fake;
    const { result: definition } = await definitions
      .define(attester, { hub, kind: kindOf("Course"), name: "Algebra I", document: ALGEBRA })
      .send();
    const signer = await registered(fake, "Ed25519");
    const theirs = await attestOne(fake, { definition, document: DOCUMENT });
    const unsigned = badgeOf(theirs, { issuer: didKey(signer) });
    const badge = await issue(unsigned, { key: signer, now: await now(fake) });
    expect(await codesOf(badge, { network: { client: fake.reader } })).to.deep.equal(ALL_OK);
    const verdict = await judge(badge);
    expect(verdict.verdict).to.equal("unknown");
    expect(codes(verdict)).to.include({ network: "UNTRUSTED_DEPLOYMENT", authority: "UNTRUSTED_DEPLOYMENT" });
    expect(verdict.hub).to.equal(null);
  });

  it("trap 29: a badge is good by the chain alone, whatever became of the hub's host", async () => {
    const issuer = didWeb("https://riverside.example");
    const list = "https://riverside.example/status/0";
    const unsigned = badgeOf(record, { issuer, statusList: (index) => ({ url: list, index }) });
    const badge = await issue(unsigned, { key, now: await now(school) });
    expect(await codesOf(badge)).to.deep.equal(ALL_OK);
    const gone = { fetch: async () => await Promise.reject(new Error("no such host")) };
    const verdict = await judge(badge, { web: gone });
    expect(verdict.verdict, "asked as well, it leaves open what its host would say").to.equal("unknown");
    expect(codes(verdict)).to.include({ issuer: "DID_UNRESOLVED", issuance: "OK", status: "OK" });
  });

  it("refuses a key that the hub never registered", async () => {
    const stranger = await createKey("Ed25519");
    expect(await codesOf(await badgeBy(stranger))).to.include({
      integrity: "OK",
      issuer: "KEY_NOT_AUTHORISED",
    });
  });

  it("refuses a proof by another key than the issuer names", async () => {
    const other = await registered(school, "Ed25519");
    const unsigned = badgeOf(record, { issuer: didKey(key) });
    const badge = await issue(unsigned, { key: other, now: await now(school) });
    expect(await codesOf(badge)).to.include({ issuer: "KEY_NOT_AUTHORISED" });
  });

  it("takes a retired key for what it signed within its window, and not for what it signed later", async () => {
    const before = await badgeBy();
    await wait(school, 10);
    await hubs.retireKey(school.admin, { hub: school.hub, keyHash: key.keyHash }).send();
    await wait(school, 10);
    const after = await badgeBy();
    expect(await codesOf(before)).to.deep.equal(ALL_OK);
    expect(await codesOf(after)).to.include({ issuer: "KEY_NOT_AUTHORISED" });
  });

  it("refuses what a compromised key signed from the time on that the hub names", async () => {
    const before = await badgeBy();
    await wait(school, 100);
    const since = unixTime((await now(school)) - 50);
    const after = await badgeBy();
    await hubs.compromiseKey(school.admin, { hub: school.hub, keyHash: key.keyHash, since }).send();
    expect(await codesOf(before)).to.deep.equal(ALL_OK);
    expect(await codesOf(after)).to.include({ issuer: "KEY_COMPROMISED" });
  });

  it("trap 31: a revoked badge is invalid, though every signature fits", async () => {
    const badge = await badgeBy();
    const { hub, attester } = school;
    const [id] = [(await judge(badge)).record?.id];
    if (id === undefined) throw new Error("the chain does not know the record");
    await achievements.revoke(attester, { hub, revocations: [{ id }] }).send();
    const verdict = await judge(badge);
    expect(codes(verdict)).to.deep.equal({ ...ALL_OK, status: "REVOKED" });
    expect(verdict.verdict).to.equal("invalid");
  });

  it("refuses what has expired, and what does not count yet", async () => {
    const time = await now(school);
    const at = (seconds: number) => new Date((time + seconds) * 1000).toISOString();
    const stranger = await createKey("Ed25519");
    const plain = { ...badgeOf(record, { issuer: didKey(stranger), subject: "nobody" }) };
    const expired = await issue(
      { ...plain, validFrom: at(-20), validUntil: at(-10) },
      { key: stranger, now: time },
    );
    const early = await issue({ ...plain, validFrom: at(4_000) }, { key: stranger, now: time });
    expect(await codesOf(expired)).to.include({ status: "EXPIRED" });
    expect(await codesOf(early)).to.include({ status: "NOT_YET_VALID" });
  });

  it("refuses several proofs of which one is bad", async () => {
    const badge = await badgeBy();
    const { proof: other } = await badgeBy(key, { name: "Algebra II" });
    const proof = [...(badge.proof as Json[]), ...(other as Json[])];
    const verdict = await judge({ ...badge, proof });
    expect(codes(verdict)).to.include({ integrity: "BAD_SIGNATURE" });
    const twice = [...(badge.proof as Json[]), ...((await badgeBy()).proof as Json[])];
    expect(await codesOf({ ...badge, proof: twice })).to.deep.equal(ALL_OK);
  });

  it("shows of a selective badge what its holder chose, and nothing else", async () => {
    const p256 = await registered(school, "P-256");
    const unsigned = badgeOf(record, { issuer: didKey(p256), subject: { type: "name", value: "Ana" } });
    const whole = await issueSelective(unsigned, { key: p256, now: await now(school) });
    const shown = await derive(whole, ["/credentialSubject/creditsEarned"]);
    const text = JSON.stringify(shown);
    expect(text).to.include('"creditsEarned":5');
    for (const hidden of ["Distinction", "identityHash", "/31337/"])
      expect(text).not.to.include(`${hidden}"`);
    // What names no learner the chain does not show: the test of private badges has the whole of it.
    const unproven = { issuance: "ISSUE_TIME_UNPROVEN", status: "STATUS_LIST_UNAVAILABLE" };
    expect(await codesOf(shown)).to.deep.equal({ ...ALL_OK, ...unproven });
    const subject = { ...(shown.credentialSubject as Json), creditsEarned: 6 };
    expect(await codesOf({ ...shown, credentialSubject: subject })).to.include({
      integrity: "BAD_SIGNATURE",
    });
    expect(await codesOf(whole)).to.include({ integrity: "PROOF_NOT_SUPPORTED" });
  });

  it("rebuilds the hub's status list from the chain, and says where list and chain disagree", async () => {
    const { hub, attester } = school;
    const url = "https://riverside.example/status/0";
    const issuer = didKey(key);
    const statusIndex = record.statusIndex ?? 0;
    const unsigned = badgeOf(record, { issuer, statusList: (index) => ({ url, index }) });
    const badge = await issue(unsigned, { key, now: await now(school) });
    const publish = async (indices: readonly number[]) => {
      const time = await now(school);
      const list = await statusList({ issuer, url, list: 0, indices, now: time });
      return await issue(list, { key, now: time });
    };
    const serving = (list: Json | undefined): CredentialOptions => ({
      web: {
        fetch: async () => new Response(JSON.stringify(list), { status: list === undefined ? 404 : 200 }),
      },
    });
    const before = await revokedIndices(school.reader, { hub });
    expect(before.indices).to.deep.equal([]);
    const old = await publish(before.indices);
    expect(await codesOf(badge, serving(old))).to.deep.equal(ALL_OK);
    expect(await codesOf(badge, serving(undefined))).to.deep.equal(ALL_OK);
    expect(await codesOf(badge, serving(await publish([statusIndex])))).to.include({
      status: "STATUS_LIST_DISAGREES",
    });

    const id = (await judge(badge)).record?.id;
    if (id === undefined) throw new Error("the chain does not know the record");
    await achievements
      .revoke(attester, { hub, revocations: [{ id, statusIndex: unixTime(statusIndex) as never }] })
      .send();
    const after = await revokedIndices(school.reader, { hub });
    expect(after.indices).to.deep.equal([statusIndex]);
    expect(await revokedIndices(school.reader, { hub, block: before.block })).to.deep.equal(before);
    const fresh = await publish(after.indices);
    expect(await statusListDifferences(fresh, { list: 0, ...after })).to.deep.equal({
      missing: [],
      extra: [],
    });
    expect(await statusListDifferences(old, { list: 0, ...after })).to.deep.equal({
      missing: [statusIndex],
      extra: [],
    });
    for (const list of [old, fresh]) {
      expect(await codesOf(badge, serving(list))).to.deep.equal({ ...ALL_OK, status: "REVOKED" });
    }
    expect(codes(await verify(badge, serving(fresh)))).to.include({ status: "REVOKED" });
    const forged = { ...old, validFrom: "2020-01-01T00:00:00Z" };
    expect(codes(await verify(badge, serving(forged)))).to.include({ status: "STATUS_LIST_UNAVAILABLE" });
    expect(codes(await verify(badge, serving(old)))).to.include({ status: "OK" });
  });

  it("does not say of an issuer outside the network that it has a say, unless the verifier names it", async () => {
    const stranger = await createKey("Ed25519");
    const issuer = didKey(stranger);
    const unsigned = badgeOf(record, { issuer, subject: "nobody" });
    const signing = { key: stranger, now: await now(school) };
    // Under the name of the hub's own definition it is an imitation.
    expect(await codesOf(await issue(unsigned, signing))).to.include({ issuer: "KEY_NOT_AUTHORISED" });
    const own = { ...ALGEBRA, id: "https://stranger.example/algebra" };
    const subject = { ...(unsigned.credentialSubject as Json), achievement: own };
    const badge = await issue({ ...unsigned, credentialSubject: subject }, signing);
    const verdict = await judge(badge);
    expect(codes(verdict)).to.deep.equal({
      integrity: "OK",
      issuer: "OK",
      authority: "ISSUER_UNKNOWN",
      status: "OK",
    });
    expect(verdict.verdict).to.equal("unknown");
    expect((await judge(badge, { issuers: [issuer] })).verdict).to.equal("valid");
  });

  it("asks the issuer's host for its DID document, and the chain as well", async () => {
    const issuer = didWeb("https://riverside.example");
    const unsigned = badgeOf(record, { issuer });
    const badge = await issue(unsigned, { key, now: await now(school) });
    const serve = (body: unknown, status = 200): CredentialOptions => ({
      web: { fetch: async () => new Response(JSON.stringify(body), { status }) },
    });
    const document = didDocument({ did: issuer, keys: [key] });
    expect(await codesOf(badge, serve(document))).to.deep.equal(ALL_OK);
    const other = didDocument({ did: issuer, keys: [await createKey("Ed25519")] });
    expect(await codesOf(badge, serve(other))).to.include({ integrity: "DID_UNRESOLVED" });
    expect(await codesOf(badge, serve({}, 500))).to.include({ issuer: "DID_UNRESOLVED" });
    expect(await codesOf(badge)).to.deep.equal(ALL_OK);
  });

  it("verifies many in order: each by itself, the records in one call, each document of the web once", async () => {
    const issuer = didWeb("https://riverside.example");
    const badge = await issue(badgeOf(record, { issuer }), { key, now: await now(school) });
    const other = await badgeBy();
    const asked: string[] = [];
    const document = JSON.stringify(didDocument({ did: issuer, keys: [key] }));
    const web = {
      fetch: async (url: unknown) => {
        asked.push(String(url));
        return new Response(document);
      },
    };
    const sources = [badge, { ...badge, name: "Algebra II" }, "no credential", other, JSON.stringify(badge)];
    const found: string[] = [];
    let done = 0;
    const verdicts = verifyMany(sources, {
      network: { client: school.reader },
      web,
      now: await now(school),
      onProgress: (progress) => {
        done = progress.done;
      },
    });
    for await (const verdict of verdicts) found.push(`${verdict.verdict} ${codes(verdict).integrity}`);
    expect(found).to.deep.equal([
      "valid OK",
      "invalid BAD_SIGNATURE",
      "invalid MALFORMED",
      "valid OK",
      "valid OK",
    ]);
    expect(done).to.equal(sources.length);
    expect(asked).to.deep.equal(["https://riverside.example/.well-known/did.json"]);
  });
});

async function registered({ admin, hub, ...school }: School, type: SigningKey["type"]): Promise<SigningKey> {
  const key = await createKey(type);
  const from = unixTime((await now(school)) + 2);
  const until = unixTime(from + 365 * 86_400);
  await hubs.addKey(admin, { hub, multikey: key.multikey, from, until }).send();
  await wait(school, 5);
  return key;
}

function codes({ checks }: CredentialVerdict): Record<string, string> {
  return Object.fromEntries(checks.map(({ name, code }) => [name, code]));
}
