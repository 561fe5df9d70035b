import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { bundles, json } from "@cairn/sdk";
import {
  accreditation,
  achievement as achievementOf,
  achievements,
  address,
  definitions,
  hubs,
  kindOf,
  unixTime,
} from "@cairn/sdk";
import type { SigningKey } from "@cairn/sdk/credentials";
import {
  achievement,
  badgeOf,
  createKey,
  didWeb,
  endorsementOf,
  issue,
  statusListAt,
  verify,
} from "@cairn/sdk/credentials";
import { expect } from "chai";
import { KEY_PASSWORD, keepAssertionKey } from "../../cli/test/utils/assertionKey.ts";
import { runLine } from "../../cli/test/utils/office.ts";
import { now, signerAt, wait } from "../scenario/network.ts";
import { attestOne } from "../scenario/presented.ts";
import type { School } from "../scenario/school.ts";
import { openSchool } from "../scenario/school.ts";
import { judgeIndependently } from "./independent.ts";
import { schemasOrSkip } from "./schemas.ts";

type Json = json.JsonObject;

const HOST = "https://riverside.example/learning";
const DID = didWeb(HOST);
const BOARD = didWeb("https://board.example");
const REGISTRY = `${HOST}/registry.json`;
const OB_SCHEMAS = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json";
const COURSE = achievement({
  name: "Algebra I",
  description: "Equations, functions and their graphs.",
  achievementType: "Course",
  criteria: { narrative: "Two written tests and a project, each passed." },
});

describe("conformance: what a hub publishes", () => {
  const schemas = schemasOrSkip();
  let school: School;
  let folder: string;
  let node: { url: string; close: () => void };
  let key: SigningKey;
  let record: bundles.CairnRecord;

  before(async () => {
    school = await openSchool();
    node = await serve(school.provider);
    folder = await mkdtemp(path.join(tmpdir(), "cairn-published-"));
    key = await createKey("Ed25519");
    const { admin, attester, hub } = school;
    const from = unixTime((await now(school)) + 60);
    const until = unixTime(from + 1_000_000);
    await hubs.addKey(admin, { hub, multikey: key.multikey, from, until }).send();
    const address = { type: ["Address"], addressLocality: "Riverside", addressCountryCode: "GB" };
    const geo = { type: "GeoCoordinates", latitude: 51.5, longitude: -0.12 };
    const profile = { name: "Riverside School", url: "https://riverside.example", id: DID };
    await hubs.setProfile(admin, { hub, profile: { ...profile, address: { ...address, geo } } }).send();
    await wait(school, 120);
    const define = { hub, kind: kindOf("Course"), name: "Algebra I", document: COURSE };
    const { result: definition } = await definitions.define(attester, define).send();
    record = await attestOne(school, { definition, document: { name: "Ana" } });
    await office();
  });
  after(async () => {
    node.close();
    await rm(folder, { recursive: true, force: true });
    await school.close();
  });

  const office = async (): Promise<void> => {
    await mkdir(path.join(folder, "endorsements"));
    const keep = async (file: string, text: string) => await writeFile(path.join(folder, file), text);
    await keepAssertionKey(folder, key);
    await keep("deployment.json", JSON.stringify(school.deployment));
    const credentials = { url: HOST, keys: { badges: "keys/badges.json" }, key: "badges" };
    const { hub } = school;
    const config = { version: 1, rpc: node.url, deployment: "deployment.json", hub, keys: {}, credentials };
    await keep("cairn.json", JSON.stringify(config));
    await keep("endorsements/board.json", JSON.stringify(await endorsement()));
  };
  const endorsement = async (): Promise<Json> => {
    const { deployment, owner, scope: kinds, until } = school;
    const account = address(await signerAt(school.signers, 1).getAddress());
    const profile = { name: "Education Board", id: BOARD };
    await accreditation.appoint(owner, { account, kinds, until, profile }).send();
    const [hub] = await hubs.list(school.reader, { first: school.hub, count: 1 });
    if (hub?.newest == null) throw new Error("the school is not accredited");
    const issuer = { did: BOARD, profile };
    const parts = { deployment, hub, index: hub.periods - 1, period: hub.newest, subject: DID, issuer };
    return await issue(endorsementOf(parts), { key, now: await now(school) });
  };
  /** What the web has once the folder is served. */
  const publish = async (): Promise<ReadonlyMap<string, Json>> => {
    const ran = await runLine(folder, ["publish", "public", "--json"], {
      env: { CAIRN_PASSWORD: KEY_PASSWORD },
    });
    expect(ran.status, ran.err).to.equal(0);
    const at = path.join(folder, "public");
    const files = await readdir(at, { recursive: true, withFileTypes: true });
    const documents = new Map<string, Json>();
    for (const entry of files.filter((each) => each.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      const address = `${HOST}/${path.relative(at, file).split(path.sep).join("/")}`;
      documents.set(address, JSON.parse(await readFile(file, "utf8")) as Json);
    }
    for (const name of ["achievementcredential", "endorsementcredential"]) {
      const schema = `${OB_SCHEMAS}/ob_v3p0_${name}_schema.json`;
      const text = schemas?.at(schema);
      if (text !== undefined) documents.set(schema, text);
    }
    return documents;
  };
  const judge = async (credential: Json, documents: ReadonlyMap<string, Json>) =>
    await atTime(
      await now(school),
      async () => await judgeIndependently(credential, { documents, registry: REGISTRY }),
    );
  const badge = async (): Promise<Json> => {
    const unsigned = badgeOf(record, { issuer: DID, statusList: statusListAt(HOST) });
    return await issue(unsigned, { key, now: await now(school) });
  };

  it("an independent verifier, with the folder as its web, finds a badge good and its issuer registered", async () => {
    const verdict = await judge(await badge(), await publish());
    expect(verdict).to.deep.equal({
      checks: { valid_signature: true, expiration: true, revocation_status: true, registered_issuer: true },
      fitsSchema: schemas === undefined ? verdict.fitsSchema : true,
      fault: null,
    });
  });

  it("profile, endorsement, achievement and badge fit 1EdTech's schemas", async function () {
    if (schemas === undefined) return this.skip();
    const documents = await publish();
    const at = (file: string): Json => {
      const document = documents.get(`${HOST}/${file}`);
      if (document === undefined) throw new Error(`nothing was published as ${file}`);
      return document;
    };
    const profile = at("profile.json");
    schemas.require("profile", profile);
    expect(profile).to.have.nested.property("address.geo.latitude", 51.5);
    const endorsed = endorsementIn(documents);
    schemas.require("endorsement", endorsed);
    const published = at(`achievements/${record.achievement.definition}.json`);
    const credential = await badge();
    schemas.require("badge", credential);
    // What the badge says of the course is what is at its address.
    expect((credential.credentialSubject as Json).achievement).to.deep.equal(published);
    expect(schemas.accepts("profile", { ...profile, type: ["School"] })).to.equal(false);
    expect(schemas.accepts("endorsement", { ...endorsed, credentialSubject: {} })).to.equal(false);
  });

  it("a badge names the address of its course, and is refused where it names another's", async () => {
    const { proof: _proof, ...unsigned } = await badge();
    const subject = unsigned.credentialSubject as Json;
    const { id: own, ...course } = subject.achievement as Json;
    const urn = `urn:cairn:31337:${record.token.toLowerCase()}:definition:${record.achievement.definition}`;
    const codeOf = async (id: json.JsonValue = null): Promise<string | undefined> => {
      const credentialSubject = { ...subject, achievement: { ...course, id } };
      const signed = await issue({ ...unsigned, credentialSubject }, { key, now: await now(school) });
      const options = { network: { client: school.reader }, web: false, now: await now(school) } as const;
      return (await verify(signed, options)).checks[0]?.code;
    };
    expect([await codeOf(own), await codeOf(urn)]).to.deep.equal(["OK", "OK"]);
    for (const other of ["https://other.example/achievements/2.json", `${HOST}/achievements/1.json`]) {
      expect(await codeOf(other)).to.equal("DIGEST_MISMATCH");
    }
  });

  it("an independent verifier finds the accreditor's endorsement signed", async () => {
    const documents = new Map(await publish());
    const endorsed = endorsementIn(documents);
    const method = `${BOARD}#${key.multibase}`;
    documents.set("https://board.example/.well-known/did.json", {
      "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
      id: BOARD,
      verificationMethod: [
        { id: method, type: "Multikey", controller: BOARD, publicKeyMultibase: key.multibase },
      ],
      assertionMethod: [method],
    });
    const { checks, fault, fitsSchema } = await judge(endorsed, documents);
    expect(checks).to.deep.include({ valid_signature: true, expiration: true });
    expect({ fault, fitsSchema }).to.deep.equal({ fault: null, fitsSchema: schemas && true });
  });

  it("an independent verifier finds the badge revoked once the hub has published that", async () => {
    const { hub, attester } = school;
    const { statusIndex } = record;
    if (statusIndex === undefined) throw new Error("the record has no place in a list");
    const id = achievementOf.idOf(record.achievement, record);
    await achievements.revoke(attester, { hub, revocations: [{ id, statusIndex }] }).send();
    const { checks } = await judge(await badge(), await publish());
    expect(checks).to.include({ valid_signature: true, revocation_status: false, registered_issuer: true });
  });
});

function endorsementIn(documents: ReadonlyMap<string, Json>): Json {
  const { endorsement = [] } = documents.get(`${HOST}/profile.json`) ?? {};
  const [first] = endorsement as Json[];
  if (first === undefined) throw new Error("the profile has no endorsement");
  return first;
}

/** Lets commands reach the chain of this process as they reach a node. */
async function serve(provider: School["provider"]): Promise<{ url: string; close: () => void }> {
  const answer = async ({ id, method, params = [] }: RpcRequest) => {
    try {
      return { jsonrpc: "2.0", id, result: await provider.send(method, params) };
    } catch (error) {
      return { jsonrpc: "2.0", id, error: { code: -32_000, message: (error as Error).message } };
    }
  };
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += String(piece);
    const asked = JSON.parse(text) as RpcRequest | RpcRequest[];
    const answers = Array.isArray(asked) ? await Promise.all(asked.map(answer)) : await answer(asked);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answers));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface RpcRequest {
  readonly id: number;
  readonly method: string;
  readonly params?: unknown[];
}

/** Lets the libraries of an independent verifier take the chain's time, which is ahead, for the present. */
async function atTime<Result>(seconds: number, work: () => Promise<Result>): Promise<Result> {
  const { Date: clock } = globalThis;
  const ahead = seconds * 1000 - clock.now();
  class Later extends clock {
    constructor(...given: [] | [number | string]) {
      super(...((given.length === 0 ? [clock.now() + ahead] : given) as [number]));
    }
    static override now(): number {
      return clock.now() + ahead;
    }
  }
  globalThis.Date = Later as DateConstructor;
  try {
    return await work();
  } finally {
    globalThis.Date = clock;
  }
}
