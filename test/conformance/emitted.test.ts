import type { bundles, json } from "@cairn/sdk";
import { bundles as bundleFiles, definitions, hubs, kindOf, unixTime } from "@cairn/sdk";
import type { Did, SigningKey } from "@cairn/sdk/credentials";
import {
  achievement,
  badgeOf,
  bake,
  createKey,
  derive,
  didDocument,
  didWeb,
  issue,
  issueSelective,
  issueToken,
  statusList,
  unbake,
  verify,
} from "@cairn/sdk/credentials";
import { expect } from "chai";
import { encode } from "fast-png";
import { decodeJwt } from "jose";
import { now, wait } from "../scenario/network.ts";
import { attestOne } from "../scenario/presented.ts";
import type { School } from "../scenario/school.ts";
import { openSchool } from "../scenario/school.ts";
import { judgeIndependently } from "./independent.ts";
import { schemasOrSkip } from "./schemas.ts";

type Json = json.JsonObject;

const HOST = "https://riverside.example";
const LIST = `${HOST}/status/0`;
/** The chain's clock is ahead of this machine's, by which an independent verifier judges. */
const EARLIER = unixTime(Math.floor(Date.now() / 1000) - 3600);
const REGISTRY = `${HOST}/registry.json`;
const COURSE = achievement({
  name: "Algebra I",
  description: "Equations, functions and their graphs.",
  achievementType: "Course",
  criteria: { narrative: "Two written tests and a project, each passed." },
  image: { id: `${HOST}/algebra.png`, caption: "A parabola" },
  creditsAvailable: 5,
  fieldOfStudy: "Mathematics",
  tag: ["algebra"],
  alignment: [
    { targetName: "Solve equations", targetUrl: "https://case.example/1", targetType: "CFItem" },
    {
      targetName: "solve equations",
      targetUrl: "https://data.europa.eu/esco/skill/1",
      targetType: "ext:ESCO",
    },
  ],
  resultDescription: [
    {
      id: "urn:example:final",
      name: "Final result",
      resultType: "RubricCriterionLevel",
      allowedValue: ["Pass", "Distinction"],
      rubricCriterionLevel: [{ id: "urn:example:good", name: "Good", level: "2" }],
    },
  ],
});
/** Each field that a badge's subject may copy from a private document, and some that it may not. */
const DOCUMENT = {
  type: ["AchievementSubject"],
  name: "Ana",
  studentNumber: "4711",
  creditsEarned: 4.5,
  activityStartDate: "2026-09-01T00:00:00Z",
  activityEndDate: "2027-01-31T00:00:00Z",
  term: "Autumn",
  role: "Student",
  licenseNumber: "L-1",
  narrative: "She built a bridge of paper.",
  result: [
    {
      type: ["Result"],
      resultDescription: "urn:example:final",
      value: "Distinction",
      achievedLevel: "urn:example:good",
      status: "Completed",
    },
  ],
};
/** Properties that the stricter of 1EdTech's schemas wants as arrays, wherever they are. */
const ARRAYS = [
  ...["type", "proof", "evidence", "result", "alignment", "resultDescription", "rubricCriterionLevel"],
  ...["allowedValue", "tag", "identifier", "endorsement", "otherIdentifier", "related", "@context"],
];

describe("conformance: what is emitted", () => {
  const schemas = schemasOrSkip();
  let school: School;
  let record: bundles.CairnRecord;
  let key: SigningKey;
  let tokenKey: SigningKey;
  const issuer: Did = didWeb(HOST);

  before(async () => {
    school = await openSchool();
    const { attester, hub } = school;
    const define = definitions.define(attester, {
      hub,
      kind: kindOf("Course"),
      name: "Algebra I",
      document: COURSE,
    });
    const { result: definition } = await define.send();
    key = await registered(school, "Ed25519");
    tokenKey = await registered(school, "P-256");
    record = await attestOne(school, { definition, document: DOCUMENT });
  });
  after(async () => await school.close());

  const unsigned = (options: Partial<Parameters<typeof badgeOf>[1]> = {}): Json =>
    badgeOf(record, { issuer, issuedAt: EARLIER, statusList: (index) => ({ url: LIST, index }), ...options });
  const signed = async (badge: Json = unsigned()): Promise<Json> =>
    await issue(badge, { key, now: await now(school) });
  const published = async (revoked: readonly number[]): Promise<ReadonlyMap<string, Json>> => {
    const list = await statusList({ issuer, url: LIST, list: 0, indices: revoked, now: EARLIER });
    const registry = { [issuer]: { name: "Riverside School", location: "", url: HOST } };
    const documents = new Map<string, Json>([
      [`${HOST}/.well-known/did.json`, didDocument({ did: issuer, keys: [key, tokenKey] })],
      [LIST, await issue(list, { key, now: EARLIER })],
      [REGISTRY, { meta: {}, registry } as unknown as Json],
    ]);
    const schema =
      "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";
    const text = schemas?.at(schema);
    return text === undefined ? documents : documents.set(schema, text);
  };

  for (const subject of ["wallet", "nobody", { type: "name", value: "Ana" }] as const) {
    const name = typeof subject === "string" ? subject : "a salted identity";
    it(`a badge of ${name} fits 1EdTech's schema, with arrays wherever there may be several`, async function () {
      if (schemas === undefined) return this.skip();
      const badge = await signed(unsigned({ subject }));
      schemas.require("badge", badge);
      expect(notArrays(badge)).to.deep.equal([]);
      for (const secret of ["4711", '"Ana"']) expect(JSON.stringify(badge)).not.to.include(secret);
    });
  }

  it("tokens and selective badges fit the schema too", async function () {
    if (schemas === undefined) return this.skip();
    const time = await now(school);
    schemas.require("badge", decodeJwt(await issueToken(unsigned(), { key: tokenKey, now: time })) as Json);
    const whole = await issueSelective(unsigned(), { key: tokenKey, now: time });
    schemas.require("badge", whole);
    const shown = await derive(whole, ["/credentialSubject/creditsEarned"]);
    schemas.require("badge", shown);
    for (const credential of [whole, shown]) expect(notArrays(credential)).to.deep.equal([]);
  });

  it("an independent verifier finds the badge good: signature, status, registered issuer, schema", async function () {
    if (schemas === undefined) return this.skip();
    const documents = await published([]);
    const verdict = await judgeIndependently(await signed(), { documents, registry: REGISTRY });
    expect(verdict).to.deep.equal({
      checks: { valid_signature: true, expiration: true, revocation_status: true, registered_issuer: true },
      fitsSchema: true,
      fault: null,
    });
  });

  it("an independent verifier finds the badge revoked by the published list, or changed", async () => {
    const documents = await published([record.statusIndex ?? -1]);
    const revoked = await judgeIndependently(await signed(), { documents, registry: REGISTRY });
    expect(revoked.checks).to.include({ revocation_status: false });
    const changed = { ...(await signed()), name: "Algebra II" };
    const refused = await judgeIndependently(changed, { documents, registry: REGISTRY });
    expect(refused.checks.valid_signature).not.to.equal(true);
  });

  it("goes from the chain to a bundle, to JSON, a token, PNG and SVG, and is verified from each", async () => {
    const time = await now(school);
    const credential = await signed();
    const bundle = bundleFiles.serialize({ ...record, credential });
    const kept = bundleFiles.parse(bundle).credential;
    if (kept === undefined) throw new Error("the bundle lost the credential");
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>');
    const png = encode({ width: 1, height: 1, data: new Uint8Array(4) });
    const forms = {
      bundle,
      json: JSON.stringify(kept),
      jwt: await issueToken(unsigned(), { key: tokenKey, now: time }),
      png: bake(png, kept),
      svg: bake(svg, kept),
    };
    for (const [format, file] of Object.entries(forms)) {
      const verdict = await verify(file, { network: { client: school.reader }, web: false, now: time });
      expect(verdict.verdict, format).to.equal("valid");
      expect(verdict.format).to.equal(format);
    }
    for (const baked of [forms.png, forms.svg]) expect(JSON.parse(unbake(baked) ?? "")).to.deep.equal(kept);
  });
});

/** Paths of properties that are no arrays though they may have several values. */
function notArrays(value: json.JsonValue, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const isOdd = ARRAYS.includes(name) && !Array.isArray(each) && !ONE.test(`${path}/${name}`);
    return [...(isOdd ? [`${path}/${name}`] : []), ...notArrays(each, `${path}/${name}`)];
  });
}

/** What the schemas want as one string. */
const ONE =
  /\/(?:credentialStatus|credentialSchema|proof\/\d+|identifier\/\d+|image)\/type$|\/result\/\d+\/resultDescription$/;

async function registered({ admin, hub, ...school }: School, type: SigningKey["type"]): Promise<SigningKey> {
  const key = await createKey(type);
  const from = unixTime((await now(school)) + 2);
  await hubs.addKey(admin, { hub, multikey: key.multikey, from, until: unixTime(from + 31_536_000) }).send();
  await wait(school, 5);
  return key;
}
