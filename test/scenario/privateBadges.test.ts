import type { AchievementId, bundles, json } from "@cairn/sdk";
import { achievements, definitions, hubs, kindOf, achievement as records, unixTime } from "@cairn/sdk";
import type { CredentialOptions, CredentialVerdict, SigningKey } from "@cairn/sdk/credentials";
import { achievement, badgeOf, createKey, didWeb, issue, statusList, verify } from "@cairn/sdk/credentials";
import { expect } from "chai";
import { CompactSign, exportJWK, generateKeyPair } from "jose";
import { now, wait } from "./network.ts";
import { attestOne } from "./presented.ts";
import type { School } from "./school.ts";
import { openSchool } from "./school.ts";

type Json = json.JsonObject;

const ISSUER = didWeb("https://riverside.example");
const LIST = "https://riverside.example/status/0";
const ALGEBRA = achievement({
  name: "Algebra I",
  description: "Equations, functions and their graphs.",
  achievementType: "Course",
  criteria: { narrative: "Two written tests and a project, each passed." },
});
/** What the chain can say of a badge that does not name its learner, at best. */
const AT_BEST = {
  integrity: "OK",
  issuer: "OK",
  network: "OK",
  issuance: "ISSUE_TIME_UNPROVEN",
  authority: "OK",
  status: "OK",
};

describe("badges that name no learner", () => {
  let school: School;
  let key: SigningKey;
  let retired: SigningKey;
  let record: bundles.CairnRecord;
  let revoked: bundles.CairnRecord;
  let superseded: bundles.CairnRecord;
  let time: number;

  before(async () => {
    school = await openSchool();
    const { admin, attester, hub } = school;
    const { result: definition } = await definitions
      .define(attester, { hub, kind: kindOf("Course"), name: "Algebra I", document: ALGEBRA })
      .send();
    [key, retired] = await Promise.all([createKey("Ed25519"), createKey("Ed25519")]);
    const from = unixTime((await now(school)) + 10);
    const until = unixTime(from + 365 * 86_400);
    for (const { multikey } of [key, retired]) {
      await hubs.addKey(admin, { hub, multikey, from, until }).send();
    }
    await wait(school, 20);
    const document = { creditsEarned: 5 };
    record = await attestOne(school, { definition, document });
    revoked = await attestOne(school, { definition, document });
    superseded = await attestOne(school, { definition, document });
    await achievements.revoke(attester, { hub, revocations: [{ id: idOf(revoked) }] }).send();
    await achievements.supersede(attester, { hub, id: idOf(superseded), successor: idOf(record) }).send();
    await wait(school, 100);
    await hubs.retireKey(admin, { hub, keyHash: retired.keyHash }).send();
    await wait(school, 100);
    time = await now(school);
  });
  after(async () => {
    await school.close();
  });

  const idOf = (of: bundles.CairnRecord): AchievementId => records.idOf(of.achievement, of);
  const unsignedOf = async (of: bundles.CairnRecord, changed: Json = {}): Promise<Json> => ({
    ...badgeOf(of, {
      issuer: ISSUER,
      subject: "nobody",
      issuedAt: unixTime(time - 190),
      statusList: (index) => ({ url: LIST, index }),
    }),
    ...changed,
  });
  const badge = async (
    of: bundles.CairnRecord,
    { by = key, at = time - 150, changed = {} }: { by?: SigningKey; at?: number; changed?: Json } = {},
  ): Promise<Json> => await issue(await unsignedOf(of, changed), { key: by, now: unixTime(at) });
  /** The hub's host is asked for the list alone; the chain says which keys are the hub's. */
  const serving = async (indices: readonly number[], by = key): Promise<CredentialOptions> => {
    const unsigned = await statusList({ issuer: ISSUER, url: LIST, list: 0, indices, now: unixTime(time) });
    const list = await issue(unsigned, { key: by, now: unixTime(time) });
    const document = {
      id: ISSUER,
      verificationMethod: [key, retired, by].map((each) => ({
        id: `${ISSUER}#${each.multibase}`,
        publicKeyMultibase: each.multibase,
      })),
      assertionMethod: [key, retired, by].map((each) => `${ISSUER}#${each.multibase}`),
    };
    const documents: Record<string, unknown> = {
      [LIST]: list,
      "https://riverside.example/.well-known/did.json": document,
    };
    return { web: { fetch: async (url) => new Response(JSON.stringify(documents[String(url)])) } };
  };
  const judge = async (source: Json | string, options: CredentialOptions): Promise<CredentialVerdict> =>
    await verify(source, { network: { client: school.reader }, now: time, ...options });
  const codesOf = async (source: Json | string, options: CredentialOptions) =>
    codes(await judge(source, options));

  it("says which hub it is of, that the key and the accreditation hold, and that the chain does not show the record", async () => {
    const verdict = await judge(await badge(record), await serving([]));
    expect(codes(verdict)).to.deep.equal(AT_BEST);
    expect(verdict.verdict).to.equal("unknown");
    expect(verdict.hub?.id).to.equal(school.hub);
    expect(verdict.record).to.equal(null);
    expect(verdict.mode).to.equal("web+chain");
  });

  it("takes the definition's name in its network as well as the address at which the hub publishes it", async () => {
    const subject = (await unsignedOf(record)).credentialSubject as Json;
    const named = {
      ...subject,
      achievement: { ...(subject.achievement as Json), id: definitionUrn(record) },
    };
    const found = await badge(record, { changed: { credentialSubject: named } });
    expect(await codesOf(found, await serving([]))).to.deep.equal(AT_BEST);
    const elsewhere = { ...(subject.achievement as Json), id: "https://other.example/achievements/1.json" };
    const other = await badge(record, {
      changed: { credentialSubject: { ...subject, achievement: elsewhere } },
    });
    expect(await codesOf(other, await serving([]))).to.include({ authority: "ISSUER_UNKNOWN" });
  });

  it("takes no definition from an issuer whose DID cannot be one", async () => {
    const issuer = { id: "did:web:%", type: ["Profile"], name: "Riverside School" };
    const subject = (await unsignedOf(record)).credentialSubject as Json;
    const course = { ...(subject.achievement as Json), id: "https://x.example/achievements/1.json" };
    const changed = { issuer, credentialSubject: { ...subject, achievement: course } };
    const verdict = await judge(await badge(record, { changed }), { web: false });
    expect(codes(verdict)).to.include({ authority: "ISSUER_UNKNOWN" });
    expect(verdict.verdict).to.equal("unknown");
  });

  it("is valid where the verifier trusts this issuer's word by itself", async () => {
    const verdict = await judge(await badge(record), { ...(await serving([])), issuers: [ISSUER] });
    expect(codes(verdict)).to.deep.equal({ ...AT_BEST, issuance: "OK" });
    expect(verdict.verdict).to.equal("valid");
  });

  it("asks the chain alone where the web is not asked: of a revoked cohort that does not tell", async () => {
    const { credentialStatus: _status, ...without } = await unsignedOf(record);
    const alone = await issue(without, { key, now: unixTime(time - 150) });
    for (const each of [await badge(record), alone]) {
      const verdict = await judge(each, { web: false });
      expect(codes(verdict)).to.deep.equal({ ...AT_BEST, status: "STATUS_LIST_UNAVAILABLE" });
      expect(verdict.mode).to.equal("chain");
    }
  });

  it("is revoked by the chain where the hub revoked its record, and by the list where its cohort was", async () => {
    for (const options of [await serving([]), { web: false } as const]) {
      expect(await codesOf(await badge(revoked), options)).to.include({ status: "REVOKED" });
      expect(await codesOf(await badge(superseded), options)).to.include({ status: "SUPERSEDED" });
    }
    const { statusIndex = 0 } = record;
    expect(await codesOf(await badge(record), await serving([statusIndex]))).to.include({
      status: "REVOKED",
    });
  });

  it("does not take a list by a key that is not the hub's, though the hub's host has it", async () => {
    const stranger = await createKey("Ed25519");
    for (const by of [stranger, retired]) {
      const found = await codesOf(await badge(record), await serving([], by));
      expect(found).to.deep.equal({ ...AT_BEST, status: "STATUS_LIST_UNAVAILABLE" });
    }
  });

  it("refuses a key that is not the hub's at that time", async () => {
    const stranger = await createKey("Ed25519");
    const good = await codesOf(await badge(record, { by: retired }), { web: false });
    expect(good).to.include({ issuer: "OK" });
    for (const at of [{ by: stranger }, { by: retired, at: time - 1 }, { at: time - 86_400 }]) {
      expect(await codesOf(await badge(record, at), { web: false })).to.include({
        issuer: "KEY_NOT_AUTHORISED",
      });
    }
  });

  it("refuses another achievement under the definition's name, also one larger than any", async () => {
    const unsigned = await unsignedOf(record);
    const subject = unsigned.credentialSubject as Json;
    for (const other of [{ name: "Algebra IX" }, { description: "a".repeat(300_000) }]) {
      const achieved = { ...(subject.achievement as Json), ...other };
      const changed = { credentialSubject: { ...subject, achievement: achieved } };
      const found = await codesOf(await badge(record, { changed }), { web: false });
      expect(found).to.include({ integrity: "DIGEST_MISMATCH", issuer: "OK" });
    }
  });

  it("refuses a time at which the hub was not accredited, and a definition that nobody has", async () => {
    const early = await badge(record, { changed: { validFrom: "2001-01-01T00:00:00Z" } });
    expect(await codesOf(early, { web: false })).to.include({ authority: "HUB_NOT_ACCREDITED_AT_ISSUE" });
    const subject = (await unsignedOf(record)).credentialSubject as Json;
    const id = "https://riverside.example/achievements/4294967295.json";
    const unknown = { ...subject, achievement: { ...(subject.achievement as Json), id } };
    const found = await codesOf(await badge(record, { changed: { credentialSubject: unknown } }), {
      web: false,
    });
    expect(found).to.include({ issuance: "NOT_ISSUED", authority: "NOT_ISSUED" });
  });

  it("trap 42: of a look-alike network's definition the chain says nothing", async () => {
    const subject = (await unsignedOf(record)).credentialSubject as Json;
    const id = definitionUrn(record).replace(":31337:", ":1:");
    const foreign = { ...subject, achievement: { ...(subject.achievement as Json), id } };
    const found = await codesOf(await badge(record, { changed: { credentialSubject: foreign } }), {
      web: false,
    });
    expect(found).to.include({ network: "UNTRUSTED_DEPLOYMENT", authority: "UNTRUSTED_DEPLOYMENT" });
  });

  it("trap 28: where the chain cannot be asked the badge is unknown, and nothing is said against it", async () => {
    const { provider } = school.reader;
    const fails = async () => await Promise.reject(new Error("down"));
    // A node that is away altogether, and one that still tells its blocks.
    for (const names of [["call", "getBlock"], ["call"]]) {
      const broken = new Proxy(provider, {
        get: (target, name) => {
          const value: unknown = names.includes(String(name)) ? fails : Reflect.get(target, name, target);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      const network = { client: { ...school.reader, provider: broken } };
      const verdict = await judge(await badge(record), { network, web: false });
      expect(verdict.verdict).to.equal("unknown");
      expect(codes(verdict)).to.include({ integrity: "OK", network: "CHAIN_UNREACHABLE" });
    }
  });

  it("refuses a stranger who puts the hub's attestation under a key of a kind that hubs have none of", async () => {
    const attested = badgeOf(record, { issuer: didWeb("https://thief.example") });
    const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
    const kid = "did:web:thief.example#key";
    const document = {
      id: "did:web:thief.example",
      verificationMethod: [{ id: kid, type: "JsonWebKey", publicKeyJwk: await exportJWK(publicKey) }],
      assertionMethod: [kid],
    };
    const token = await new CompactSign(
      new TextEncoder().encode(JSON.stringify({ ...attested, iat: time - 50 })),
    )
      .setProtectedHeader({ alg: "RS256", kid })
      .sign(privateKey);
    const options = { web: { fetch: async () => new Response(JSON.stringify(document)) } };
    expect(await codesOf(token, options)).to.include({ integrity: "OK", issuer: "KEY_NOT_AUTHORISED" });
  });
});

function definitionUrn({ chainId, token, achievement: { definition } }: bundles.CairnRecord): string {
  return `urn:cairn:${chainId}:${token.toLowerCase()}:definition:${definition}`;
}

function codes({ checks }: CredentialVerdict): Record<string, string> {
  return Object.fromEntries(checks.map(({ name, code }) => [name, code]));
}
