import type { Client, HubId, json } from "@cairn/sdk";
import {
  accreditation,
  achievementId,
  achievements,
  address,
  CairnError,
  clientAt,
  cohorts,
  content,
  hubs,
  statusIndex,
  unixTime,
} from "@cairn/sdk";
import type { Did, SigningKey } from "@cairn/sdk/credentials";
import {
  achievementUrl,
  checkEndorsement,
  checkStatusList,
  createKey,
  didKey,
  didWeb,
  endorsementOf,
  hubDidDocument,
  issue,
  issuerRegistry,
  issueToken,
  publicAchievement,
  publicProfile,
  revokedIndices,
  statusList,
  statusListAt,
  statusListDifferences,
  statusListUrl,
} from "@cairn/sdk/credentials";
import { expect } from "chai";
import { id as keccakOf, toBeHex } from "ethers";
import { caught } from "./caught.ts";
import { now, signerAt, wait } from "./network.ts";
import type { School } from "./school.ts";
import { openSchool, recordsOf } from "./school.ts";
import { deploySpoofer, spoof } from "./spoofer.ts";

type Json = json.JsonObject;

const URL_OF_SCHOOL = "https://riverside.example/learning";
const DID = didWeb(URL_OF_SCHOOL);

describe("credentials: what a network publishes", () => {
  let school: School;
  beforeEach(async () => {
    school = await openSchool();
  });
  afterEach(async () => {
    await school.close();
  });

  const blockNow = async () => await school.provider.getBlockNumber();
  const addKey = async (type: SigningKey["type"], hub = school.hub): Promise<SigningKey> => {
    const key = await createKey(type);
    const from = unixTime((await now(school)) + 60);
    const until = unixTime(from + 10_000);
    await hubs.addKey(school.admin, { hub, multikey: key.multikey, from, until }).send();
    await wait(school, 90);
    return key;
  };
  const compromise = async ({ keyHash }: SigningKey) => {
    const since = unixTime((await now(school)) - 1);
    await hubs.compromiseKey(school.admin, { hub: school.hub, keyHash, since }).send();
  };

  it("has one address for each thing below that of the hub's DID", () => {
    for (const url of [URL_OF_SCHOOL, `${URL_OF_SCHOOL}/`]) {
      expect(statusListUrl(url, 3)).to.equal(`${URL_OF_SCHOOL}/status/3`);
      expect(achievementUrl(url, school.course)).to.equal(`${URL_OF_SCHOOL}/achievements/1.json`);
      expect(statusListAt(url)(statusIndex(131_072 + 7))).to.deep.equal({
        url: `${URL_OF_SCHOOL}/status/1`,
        index: 7,
      });
    }
    expect(statusListUrl("https://school.example", 0)).to.equal("https://school.example/status/0");
    for (const wrong of ["http://school.example", "https://school.example?x=1", "school.example"]) {
      expect(() => statusListUrl(wrong, 0))
        .to.throw()
        .with.property("code", "INVALID_DID");
    }
  });

  it("keeps keys whose time is over in the DID document, and leaves out those in other hands, as of a block", async () => {
    const first = await addKey("Ed25519");
    const second = await addKey("P-256");
    const retired = await addKey("Ed25519");
    await hubs.retireKey(school.admin, { hub: school.hub, keyHash: retired.keyHash }).send();
    const before = await blockNow();
    await compromise(second);
    const idsAt = async (block: number) => {
      const client = clientAt(school.reader, block);
      const document = await hubDidDocument(client, { hub: school.hub, did: DID });
      expect(document.alsoKnownAs).to.deep.equal([
        `urn:cairn:31337:${school.deployment.contracts.HubRegistry.address.toLowerCase()}:hub:${school.hub}`,
      ]);
      return document.assertionMethod;
    };
    for (const wrong of [-1, 0.5, Number.NaN]) {
      expect(() => clientAt(school.reader, wrong))
        .to.throw()
        .with.property("code", "INVALID_ARGUMENT");
    }
    const ids = (...keys: SigningKey[]) => keys.map(({ multibase }) => `${DID}#${multibase}`);
    expect(await idsAt(before)).to.deep.equal(ids(first, second, retired));
    expect(await idsAt(await blockNow())).to.deep.equal(ids(first, retired));
    const listed = await hubs.keys(school.reader, { hub: school.hub });
    expect(listed.map(({ multikey }) => multikey)).to.deep.equal([
      first.multikey,
      second.multikey,
      retired.multikey,
    ]);
    expect(listed.map(({ compromisedSince }) => compromisedSince === null)).to.deep.equal([
      true,
      false,
      true,
    ]);
  });

  describe("the registry of issuers", () => {
    /** Registers and accredits another hub of the admin's. */
    const found = async (name: string, profile: Json, isAccredited = true): Promise<HubId> => {
      const { result: hub } = await hubs.register(school.admin, { name, profile }).send();
      const { accreditor, scope: kinds, until } = school;
      if (isAccredited) await accreditation.accredit(accreditor, { hub, kinds, until }).send();
      return hub;
    };
    const rename = async (profile: Json, hub = school.hub) => {
      await hubs.setProfile(school.admin, { hub, profile }).send();
    };

    it("lists accredited hubs by the DID of their profile, with name, place and page, as of a block", async () => {
      await found("Lakeside", { name: "Lakeside", id: "did:web:lakeside.example" }, false);
      const without = await blockNow();
      await rename({
        name: "Another name than the chain's",
        id: DID,
        url: "https://riverside.example",
        address: { type: ["Address"], addressLocality: "Riverside", addressCountry: "GB" },
      });
      const time = `${new Date((await now(school)) * 1000).toISOString().slice(0, 19)}Z`;
      const { document, unlisted } = await issuerRegistry(school.reader);
      expect(document).to.deep.equal({
        meta: { created: time, updated: time },
        registry: {
          [DID]: { name: "Riverside School", location: "Riverside, GB", url: "https://riverside.example" },
        },
      });
      expect(unlisted).to.deep.equal([]);
      const earlier = await issuerRegistry(clientAt(school.reader, without));
      expect(earlier.document.registry).to.deep.equal({});
      expect(earlier.unlisted).to.deep.equal([
        { hub: school.hub, name: "Riverside School", reason: "NO_DID" },
      ]);
    });

    it("drops a hub that is suspended or closed", async () => {
      await rename({ name: "Riverside School", id: DID });
      await accreditation.suspend(school.accreditor, { hub: school.hub }).send();
      expect((await issuerRegistry(school.reader)).document.registry).to.deep.equal({});
      await accreditation.reinstate(school.accreditor, { hub: school.hub }).send();
      expect((await issuerRegistry(school.reader)).document.registry).to.have.all.keys(DID);
      await hubs.close(school.admin, { hub: school.hub }).send();
      expect((await issuerRegistry(school.reader)).document.registry).to.deep.equal({});
    });

    it("does not let a hub take the DID that another one named before, whichever is older", async () => {
      const thief = await found("Pirate Academy", { name: "Pirate Academy" });
      await rename({ name: "Riverside School", id: DID });
      await rename({ name: "Pirate Academy", id: DID }, thief);
      // An honest change of the profile does not cost the place.
      await rename({ name: "Riverside School", id: DID, url: "https://riverside.example" });
      const { document, unlisted } = await issuerRegistry(school.reader);
      expect((document.registry as Json)[DID]).to.include({ name: "Riverside School" });
      expect(unlisted).to.deep.equal([{ hub: thief, name: "Pirate Academy", reason: "DID_TAKEN" }]);
    });

    it("takes a did:key only from the hub that registered the key, and while nobody else has it", async () => {
      const key = await addKey("Ed25519");
      await rename({ name: "Riverside School", id: didKey(key) });
      const thief = await found("Pirate Academy", { name: "Pirate Academy", id: didKey(key) });
      const { document, unlisted } = await issuerRegistry(school.reader);
      expect(document.registry).to.have.all.keys(didKey(key));
      expect(unlisted).to.deep.equal([{ hub: thief, name: "Pirate Academy", reason: "KEY_NOT_AUTHORISED" }]);
      await compromise(key);
      expect((await issuerRegistry(school.reader)).document.registry).to.deep.equal({});
    });

    it("says of which hub it has no profile, and takes no odd DID", async () => {
      const ids = ["did:web:../x", "did:key:z6Mkbroken", "did:ion:abc", "https://school.example"];
      for (const [place, id] of ids.entries()) await found(`Hub ${place}`, { name: `Hub ${place}`, id });
      const { result: hub } = await hubs
        .register(school.admin, {
          name: "Lost",
          profile: { name: "Lost", id: DID },
          store: content.memoryStore(),
        })
        .send();
      const { accreditor, scope: kinds, until } = school;
      await accreditation.accredit(accreditor, { hub, kinds, until }).send();
      const { document, unlisted } = await issuerRegistry(school.reader);
      expect(document.registry).to.deep.equal({});
      expect(unlisted.filter(({ reason }) => reason === "NO_DID")).to.have.length(ids.length + 1);
      expect(unlisted).to.deep.include({ hub, name: "Lost", reason: "PROFILE_MISSING" });
    });

    it("throws where a store cannot be asked: a registry without a hub would look like its end", async () => {
      const fault = new CairnError("CONTENT_UNAVAILABLE");
      const offline = { get: async () => await Promise.reject(fault) };
      expect(await caught(issuerRegistry({ ...school.reader, content: offline }))).to.include({
        code: "CONTENT_UNAVAILABLE",
      });
    });
  });

  describe("endorsements", () => {
    const BOARD = didWeb("https://board.example");
    let key: SigningKey;
    beforeEach(async () => {
      key = await createKey("Ed25519");
    });
    const nameAccreditor = async (id: string) => {
      const account = address(await signerAt(school.signers, 1).getAddress());
      const { scope: kinds, until } = school;
      const profile = { name: "Education Board", id };
      await accreditation.appoint(school.owner, { account, kinds, until, profile }).send();
    };
    const unsigned = async (issuer: Did, subject: Did = DID): Promise<Json> => {
      const [hub] = await hubs.list(school.reader, { first: school.hub, count: 1 });
      const [period] = await accreditation.periods(school.reader, { hub: school.hub });
      if (hub === undefined || period === undefined) throw new Error("the school is not accredited");
      const { deployment } = school;
      const profile = { name: "Education Board" };
      return endorsementOf({ deployment, hub, index: 0, period, subject, issuer: { did: issuer, profile } });
    };
    const signed = async (credential: Json): Promise<Json> =>
      await issue(credential, { key, now: await now(school) });
    const codeOf = async (endorsement: Json, client: Client = school.reader): Promise<string> =>
      (await checkEndorsement(client, { endorsement, hub: school.hub, did: DID, web: false })).code;

    it("stands while the accreditation does, by the accreditor whose profile on the chain names the DID", async () => {
      const endorsement = await signed(await unsigned(didKey(key)));
      expect(await codeOf(endorsement)).to.equal("OTHER_ISSUER");
      await nameAccreditor(didKey(key));
      const before = await blockNow();
      const { stands, code } = await checkEndorsement(school.reader, {
        endorsement,
        hub: school.hub,
        did: DID,
      });
      expect({ stands, code }).to.deep.equal({ stands: true, code: "OK" });
      await accreditation.suspend(school.accreditor, { hub: school.hub }).send();
      expect(await codeOf(endorsement)).to.equal("NOT_ACCREDITED");
      expect(await codeOf(endorsement, clientAt(school.reader, before))).to.equal("OK");
    });

    it("says who accredits, whom, for what, from when until when, and how to see it on the chain", async () => {
      const endorsement = await unsigned(BOARD);
      const [period] = await accreditation.periods(school.reader, { hub: school.hub });
      const { HubRegistry } = school.deployment.contracts;
      expect(endorsement.credentialSubject).to.deep.include({ id: DID, type: ["EndorsementSubject"] });
      expect(endorsement.validFrom).to.equal(
        new Date((period?.from ?? 0) * 1000).toISOString().replace(".000Z", "Z"),
      );
      const text = JSON.stringify(endorsement);
      for (const part of [
        "Riverside School",
        "Competency, Course",
        `ethereum:${HubRegistry.address}@31337/periodAt?uint32=1&uint256=0`,
      ])
        expect(text).to.include(part);
    });

    it("asks the accreditor's host whose key it is, where the web may be asked", async () => {
      await nameAccreditor(BOARD);
      const endorsement = await signed(await unsigned(BOARD));
      const asking = async (body: Json) =>
        await checkEndorsement(school.reader, {
          endorsement,
          hub: school.hub,
          did: DID,
          web: { fetch: async () => new Response(JSON.stringify(body)) },
        });
      const method = `${BOARD}#${key.multibase}`;
      const document = {
        id: BOARD,
        verificationMethod: [
          { id: method, type: "Multikey", controller: BOARD, publicKeyMultibase: key.multibase },
        ],
        assertionMethod: [method],
      };
      expect((await asking(document)).code).to.equal("OK");
      expect((await asking({ ...document, assertionMethod: [] })).code).to.equal("BAD_SIGNATURE");
      expect(await codeOf(endorsement)).to.equal("OK");
    });

    it("refuses what was changed, is about another hub, or says something else than the chain", async () => {
      await nameAccreditor(didKey(key));
      const good = await unsigned(didKey(key));
      const endorsement = await signed(good);
      expect(await codeOf({ ...endorsement, name: "Accreditation of somebody else" })).to.equal(
        "BAD_SIGNATURE",
      );
      expect(await codeOf(good)).to.equal("BAD_SIGNATURE");
      expect(await codeOf({ type: "nothing" })).to.equal("MALFORMED");
      expect(
        await codeOf(await signed(await unsigned(didKey(key), didWeb("https://other.example")))),
      ).to.equal("OTHER_SUBJECT");
      const longer = { ...good, validUntil: "2099-01-01T00:00:00Z" };
      expect(await codeOf(await signed(longer))).to.equal("MALFORMED");
      const other = { ...good, id: String(good.id).replace(/0$/, "1") };
      expect(await codeOf(await signed(other))).to.equal("NOT_ACCREDITED");
      const nameless = { ...good, id: "urn:example:1" };
      expect(await codeOf(await signed(nameless))).to.equal("NOT_ACCREDITED");
      const over = { ...good, validUntil: good.validFrom as string };
      expect(await codeOf(await signed(over))).to.equal("NOT_NOW");
      const plain = { ...good, type: ["VerifiableCredential"], evidence: [] };
      expect(await codeOf(await signed(plain))).to.equal("MALFORMED");
    });
  });

  it("publishes the profile with the hub's DID, and definitions as they were defined", () => {
    const document = { name: "Riverside School", url: "https://riverside.example", id: "urn:own" };
    expect(publicProfile({ document, did: DID, endorsements: [] })).to.deep.equal({
      ...document,
      id: DID,
      type: ["Profile"],
    });
    expect(() => publicProfile({ document: { name: 7 }, did: DID, endorsements: [] }))
      .to.throw("/name")
      .with.property("code", "MALFORMED_BADGE");
    const definition = { definition: school.course, url: URL_OF_SCHOOL };
    const course = {
      type: ["Achievement"],
      name: "Algebra I",
      description: "Equations.",
      criteria: { narrative: "Two tests." },
    };
    const url = `${URL_OF_SCHOOL}/achievements/1.json`;
    expect(publicAchievement({ ...definition, document: course })).to.deep.equal({ id: url, ...course });
    const own = { ...course, id: "https://school.example/algebra" };
    expect(publicAchievement({ ...definition, document: own })).to.deep.equal(own);
    expect(() => publicAchievement({ ...definition, document: { name: "Algebra I" } }))
      .to.throw("/description")
      .with.property("code", "MALFORMED_BADGE");
  });

  describe("status lists", () => {
    /** Revokes records that were never attested: the places alone matter here. */
    const revoke = async (...places: number[]) => {
      const { hub, attester } = school;
      const revocations = places.map((place) => ({
        id: keccakOf(`record ${place}`) as never,
        statusIndex: statusIndex(place),
      }));
      await achievements.revoke(attester, { hub, revocations }).send();
    };
    const listOf = async (issuer: Did = DID): Promise<Json> => {
      const { indices } = await revokedIndices(school.reader, { hub: school.hub });
      const time = await now(school);
      const url = statusListUrl(URL_OF_SCHOOL, 0);
      return await statusList({ issuer, url, list: 0, indices, now: time });
    };
    const check = async (credential: Json | string, args: { list?: number; block?: number } = {}) =>
      await checkStatusList(school.reader, { credential, hub: school.hub, ...args });

    it("rebuilds several lists of many places, whatever ranges of blocks and answers the node allows", async () => {
      const places = [0, 7, 8, 131_071, 131_072, 131_073, 400_000, 2 ** 32 - 2];
      const first = await blockNow();
      for (const place of places) await revoke(place);
      await revoke(...Array.from({ length: 300 }, (_, place) => 1_000 + place));
      const { hub } = school;
      const whole = await revokedIndices(school.reader, { hub });
      expect(whole.indices).to.have.length(308).and.to.include.members(places);
      expect(await revokedIndices(school.reader, { hub, maxLogs: 3 })).to.deep.equal(whole);
      const narrow = new Proxy(school.provider, {
        get: (target, name) => {
          if (name === "getLogs") return (query: LogQuery) => limited(target, query);
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      expect(await revokedIndices({ ...school.reader, provider: narrow }, { hub })).to.deep.equal(whole);
      expect((await revokedIndices(school.reader, { hub, block: first })).indices).to.deep.equal([]);
      for (const [list, expected] of [
        [0, 304],
        [1, 2],
        [3, 1],
        [32_767, 1],
        [2, 0],
      ] as const) {
        const made = await statusList({
          issuer: DID,
          url: "urn:x",
          list,
          indices: whole.indices,
          now: 0 as never,
        });
        const { missing, extra } = await statusListDifferences(made, { list, indices: [] });
        expect({ missing, extra: extra.length }).to.deep.equal({ missing: [], extra: expected });
      }
    });

    it("takes the places of revoked, superseded and whole cohorts' records alike, and no other hub's", async () => {
      const { hub, attester } = school;
      const [old, next] = ["old", "next"].map((name) => achievementId(keccakOf(name)));
      if (old === undefined || next === undefined) throw new Error("two ids were made");
      await achievements
        .supersede(attester, { hub, id: old, successor: next, statusIndex: statusIndex(70_000) })
        .send();
      await achievements.revoke(attester, { hub, revocations: [{ id: next }] }).send();
      const achievedAt = await now(school);
      const record = { definition: school.course, learner: school.learnerAddress, achievedAt };
      const names = ["Ana", "Ben", "Eva"];
      const cohort = await cohorts.prepare(attester, {
        hub,
        records: names.map((name) => ({ ...record, document: { name } })),
      });
      await cohorts.anchor(attester, { cohort }).send();
      await cohorts.revokeCohort(attester, { cohort }).send();
      const places = (await recordsOf(cohort)).map((each) => Number(each.statusIndex));
      const expected = [70_000, ...places].sort((a, b) => a - b);
      expect((await revokedIndices(school.reader, { hub })).indices).to.deep.equal(expected);
      const { result: other } = await hubs
        .register(school.admin, { name: "Lakeside", profile: { name: "Lakeside" } })
        .send();
      expect((await revokedIndices(school.reader, { hub: other })).indices).to.deep.equal([]);
    });

    it("trap 30: an event of another contract with the same topic revokes nothing", async () => {
      await revoke(7);
      const { signers, hub, reader, provider, deployment } = school;
      const token = deployment.contracts.AchievementToken.address;
      const [real] = await provider.getLogs({ address: token, fromBlock: "latest" });
      if (real === undefined) throw new Error("the revocation has no event");
      const spoofer = await deploySpoofer(signerAt(signers, 0), 4);
      const spoofed = await spoof(signerAt(signers, 0), spoofer, {
        topics: real.topics,
        data: toBeHex(99, 32),
      });
      expect(spoofed.logs[0]?.topics).to.deep.equal(real.topics);
      expect((await revokedIndices(reader, { hub })).indices).to.deep.equal([7]);
    });

    it("refuses events whose data is none of theirs", async () => {
      await revoke(1);
      const answering = (data: string) =>
        new Proxy(school.provider, {
          get: (target, name) => {
            if (name === "getLogs") {
              return async (query: LogQuery) => {
                const logs = await target.getLogs(query);
                return logs.map((log) => ({ ...log.toJSON(), index: log.index, removed: false, data }));
              };
            }
            const value: unknown = Reflect.get(target, name, target);
            return typeof value === "function" ? value.bind(target) : value;
          },
        });
      for (const data of ["0x", "0x01", `0x${"ff".repeat(32)}`]) {
        const read = revokedIndices({ ...school.reader, provider: answering(data) }, { hub: school.hub });
        expect((await caught(read)).code, data).to.equal("INCONSISTENT_ANSWER");
      }
    });

    it("refuses events of a chain that drops the block while they are read", async () => {
      let asked = 0;
      const forked = new Proxy(school.provider, {
        get: (target, name) => {
          if (name === "getBlock") {
            return async (tag: number) => {
              const block = await target.getBlock(tag);
              asked += 1;
              return asked === 1 ? block : { number: tag, timestamp: 0, hash: keccakOf("other") };
            };
          }
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      const read = revokedIndices({ ...school.reader, provider: forked }, { hub: school.hub });
      expect((await caught(read)).code).to.equal("INCONSISTENT_ANSWER");
    });

    it("builds a full list, and finds each of its places again", async () => {
      const indices = Array.from({ length: 131_072 }, (_, place) => place);
      const made = await statusList({ issuer: DID, url: "urn:x", list: 0, indices, now: 0 as never });
      expect(await statusListDifferences(made, { list: 0, indices })).to.deep.equal({
        missing: [],
        extra: [],
      });
      const { missing, extra } = await statusListDifferences(made, { list: 1, indices });
      expect([missing.length, extra.length]).to.deep.equal([0, 131_072]);
    });

    it("refuses lists and places that there cannot be, and data that unpacks to far too much", async () => {
      const args = { issuer: DID, url: "urn:x", indices: [], now: 0 as never };
      for (const list of [-1, 0.5, 32_768, Number.NaN]) {
        expect((await caught(statusList({ ...args, list }))).code).to.equal("INVALID_ARGUMENT");
      }
      for (const place of [-1, 2 ** 32, 0.5]) {
        const made = statusList({ ...args, list: 0, indices: [place] });
        expect((await caught(made)).code).to.equal("INVALID_ID");
      }
      const good = await statusList({ ...args, list: 0 });
      const withBits = (encodedList: string): Json => ({
        ...good,
        credentialSubject: { ...(good.credentialSubject as Json), encodedList },
      });
      const bomb = await packed(64 * 1024 * 1024);
      for (const bits of [bomb, await packed(16), "u", "not base64url!", "uAAAA"]) {
        const differences = statusListDifferences(withBits(bits), { list: 0, indices: [] });
        expect((await caught(differences)).code).to.equal("MALFORMED_CREDENTIAL");
      }
    });

    it("checks a published list: every place, and whether the key was the hub's when it signed", async () => {
      const key = await addKey("Ed25519");
      const sign = async (list: Json, by = key) => await issue(list, { key: by, now: await now(school) });
      await revoke(5);
      const list = await sign(await listOf());
      const made = await blockNow();
      const good = await check(list);
      expect(good).to.deep.include({ isTrue: true, list: 0, missing: [], extra: [], block: made });
      expect(good.signature.code).to.equal("OK");
      expect(await check(JSON.stringify(list))).to.deep.equal(good);

      await revoke(9);
      expect(await check(list)).to.deep.include({ isTrue: false, missing: [9], extra: [] });
      expect(await check(list, { block: made })).to.deep.include({ isTrue: true });

      const token = await addKey("P-256");
      const asToken = await issueToken(await listOf(), { key: token, now: await now(school) });
      expect(await check(asToken)).to.deep.include({ isTrue: true, missing: [], extra: [] });

      const codeOf = async (credential: Json) => (await check(credential)).signature.code;
      const stranger = await createKey("Ed25519");
      expect(await codeOf(await listOf())).to.equal("NOT_SIGNED");
      expect(await codeOf({ ...list, validFrom: "2020-01-01T00:00:00Z" })).to.equal("BAD_SIGNATURE");
      expect(await codeOf(await sign(await listOf(), stranger))).to.equal("KEY_NOT_AUTHORISED");
      const [proof] = list.proof as Json[];
      const foreign = { ...proof, verificationMethod: `${didKey(stranger)}#${stranger.multibase}` };
      expect(await codeOf({ ...list, proof: [foreign] })).to.equal("BAD_SIGNATURE");
      await hubs.retireKey(school.admin, { hub: school.hub, keyHash: key.keyHash }).send();
      await wait(school, 5);
      expect(await codeOf(await sign(await listOf()))).to.equal("KEY_NOT_AUTHORISED");
      expect((await check(list, { block: made })).isTrue).to.equal(true);
      const since = unixTime((await now(school)) - 4_000);
      await hubs.compromiseKey(school.admin, { hub: school.hub, keyHash: key.keyHash, since }).send();
      expect(await codeOf(list)).to.equal("KEY_COMPROMISED");
    });

    it("needs to know which list it is, and refuses what is no list", async () => {
      const key = await addKey("Ed25519");
      const { id: _id, ...nameless } = await listOf();
      const list = await issue(nameless, { key, now: await now(school) });
      expect((await caught(check(list))).code).to.equal("INVALID_ARGUMENT");
      expect(await check(list, { list: 0 })).to.deep.include({ isTrue: true });
      for (const wrong of [{ ...list, type: ["VerifiableCredential"] }, { type: "x" }]) {
        expect((await caught(check(wrong, { list: 0 }))).code).to.equal("MALFORMED_CREDENTIAL");
      }
      expect((await caught(check("{", { list: 0 }))).code).to.equal("MALFORMED_CREDENTIAL");
    });
  });
});

type LogQuery = Parameters<School["provider"]["getLogs"]>[0] & { fromBlock: number; toBlock: number };

/** A node that answers for three blocks at a time, and refuses more as hosted nodes do. */
async function limited(provider: School["provider"], query: LogQuery) {
  if (query.toBlock - query.fromBlock < 3) return await provider.getLogs(query);
  throw new Error("query exceeds max block range 3");
}

/** So many zeros, as a status list has its bits. */
async function packed(size: number): Promise<string> {
  const stream = new Blob([new Uint8Array(size)]).stream().pipeThrough(new CompressionStream("gzip"));
  return `u${Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url")}`;
}
