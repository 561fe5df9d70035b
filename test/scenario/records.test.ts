import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { AchievementId, Address, achievement, Client, DefinitionId, HubId, ProofNode } from "@cairn/sdk";
import {
  accreditation,
  achievement as achievementActions,
  achievements,
  address,
  connect,
  definitionId,
  definitions,
  hubs,
  kindOf,
  learners,
  records,
  root,
  trees,
  unixTime,
  verify,
} from "@cairn/sdk";
import { fileLogCache } from "@cairn/sdk/node";
import { expect } from "chai";
import type { Filter, Log, Provider } from "ethers";
import { hexlify, Interface, randomBytes } from "ethers";
import { caught } from "./caught.ts";
import { mined } from "./mined.ts";
import { deployNetwork, now, signerAt } from "./network.ts";
import type { School } from "./school.ts";
import { foundSchool, giveConsent, openSchool } from "./school.ts";

const HUB_FUNCTIONS = new Interface(["function anchor(uint32 hub, bytes32 root, uint32 size)"]);
/** The chains of these tests are short: so many newest blocks are read again. */
const DEPTH = 3;

describe("records", () => {
  let school: School;
  let academy: { hub: HubId; skill: DefinitionId };
  let geometry: DefinitionId;
  let other: Client;
  let otherAddress: Address;
  let folder: string;

  before(async () => {
    school = await openSchool();
    folder = await mkdtemp(path.join(os.tmpdir(), "cairn-test-"));
    await giveConsent(school);
    geometry = await define(school.attester, school.hub, "Geometry");
    academy = await foundAcademy();
    other = await school.as(signerAt(school.signers, 6));
    otherAddress = address(await signerAt(school.signers, 6).getAddress());
    const { hub, scope, until } = school;
    await learners.consent(other, { learner: otherAddress, hub, kinds: scope, until }).send();
  });

  after(async () => {
    await school.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A second hub, whose staff is its admin. */
  async function foundAcademy(): Promise<{ hub: HubId; skill: DefinitionId }> {
    const { accreditor, scope, until, learner, learnerAddress } = school;
    const admin = await school.as(signerAt(school.signers, 5));
    const account = address(await signerAt(school.signers, 5).getAddress());
    const { result: hub } = await hubs
      .register(admin, { name: "Night Academy", profile: { name: "Night Academy" } })
      .send();
    await accreditation.accredit(accreditor, { hub, kinds: scope, until }).send();
    const from = await now(school);
    await hubs.setStaff(admin, { hub, account, from, until, roles: ["ISSUE", "REVOKE", "CATALOG"] }).send();
    await learners.consent(learner, { learner: learnerAddress, hub, kinds: scope, until }).send();
    return { hub, skill: await define(admin, hub, "Welding") };
  }

  async function define(staff: Client, hub: HubId, name: string): Promise<DefinitionId> {
    const kind = kindOf("Course");
    return (await definitions.define(staff, { hub, kind, name, document: { name } }).send()).result;
  }

  async function draw(
    learner: Address,
    definition: DefinitionId = school.course,
  ): Promise<achievement.Achievement> {
    const content = root(hexlify(randomBytes(32)));
    return { definition, experience: 0, learner, achievedAt: await now(school), expiresAt: 0, content };
  }

  async function issue(
    learner: Address,
    options: { definition?: DefinitionId; staff?: Client } = {},
  ): Promise<AchievementId> {
    const drawn = await draw(learner, options.definition);
    return (await achievements.issue(options.staff ?? school.attester, { achievement: drawn }).send()).result;
  }

  /** A client of the same deployment whose provider does some things in another way. */
  async function through(
    changes: Partial<Pick<Provider, "getLogs" | "getBlock">>,
    options: records.ChainSourceOptions = {},
  ): Promise<Client> {
    const provider = changed(school.provider, changes);
    const { deployment } = school;
    const source = records.chainSource({ deployment, provider }, { depth: DEPTH, pauseMs: 1, ...options });
    return await connect({ deployment, runner: provider, records: source });
  }

  const idsOf = (list: readonly records.PublicRecord[]) => list.map(({ id }) => id);

  describe("of a learner", () => {
    const ids: Record<string, AchievementId> = {};
    let list: records.RecordList;

    before(async () => {
      const { attester, learner, learnerAddress, hub, deployment, provider } = school;
      const { chainId } = deployment;
      const token = deployment.contracts.AchievementToken.address;
      ids.minted = await issue(learnerAddress);

      const anchored = await draw(learnerAddress);
      const neighbour = await draw(otherAddress);
      const [id, second] = [anchored, neighbour].map((one) =>
        achievementActions.idOf(one, { chainId, token }),
      ) as [AchievementId, AchievementId];
      const tree = trees.build([id, second]);
      const data = HUB_FUNCTIONS.encodeFunctionData("anchor", [hub, tree.root, 2]);
      await mined(await signerAt(school.signers, 3).sendTransaction({ to: token, data }));
      const proof = trees.proofOf(tree, id) as ProofNode[];
      const inclusion = { mode: "anchored", root: tree.root, proof } as const;
      ids.claimed = (await achievements.claim(learner, { achievement: anchored, inclusion }).send()).result;

      const signed = await draw(learnerAddress);
      const signature = await achievements.sign(attester, { achievement: signed });
      const redeemed = achievements.redeem(learner, { achievement: signed, inclusion: signature });
      ids.redeemed = (await redeemed.send()).result;

      ids.revoked = await issue(learnerAddress, { definition: geometry });
      await achievements.revoke(attester, { hub, revocations: [{ id: ids.revoked }] }).send();

      const given = await draw(learnerAddress, geometry);
      ids.renounced = (await achievements.issue(attester, { achievement: given }).send()).result;
      await achievements.renounce(learner, { achievement: given }).send();

      ids.superseded = await issue(learnerAddress);
      ids.successor = await issue(learnerAddress);
      const { superseded, successor } = ids;
      await achievements.supersede(attester, { hub, id: superseded, successor }).send();

      const staff = await school.as(signerAt(school.signers, 5));
      const brief = {
        ...(await draw(learnerAddress, academy.skill)),
        expiresAt: unixTime((await now(school)) + 2),
      };
      ids.expired = (await achievements.issue(staff, { achievement: brief }).send()).result;
      await provider.send("evm_increaseTime", [5]);
      await provider.send("evm_mine", []);
      await issue(otherAddress);
      list = await records.of(school.reader, { learner: learnerAddress });
    });

    it("lists every token that was ever issued, the newest first, with its standing", () => {
      const expected = [
        ["expired", "expired"],
        ["successor", "valid"],
        ["superseded", "superseded"],
        ["renounced", "renounced"],
        ["revoked", "revoked"],
        ["redeemed", "valid"],
        ["claimed", "valid"],
        ["minted", "valid"],
      ].map(([name = "", standing]) => ({ id: ids[name], standing }));
      expect(list.records.map(({ id, standing }) => ({ id, standing }))).to.deep.equal(expected);
    });

    it("says whose, by whom, when, and how it came to be", async () => {
      const { learnerAddress, signers, reader, hub, course } = school;
      const attester = address(await signerAt(signers, 3).getAddress());
      const byName = (name: string) => list.records.find(({ id }) => id === ids[name]);
      expect(byName("minted")).to.include({ mode: "issued", root: null, attester, owner: learnerAddress });
      expect(byName("claimed")).to.include({ mode: "claimed", attester }).and.not.include({ root: null });
      expect(byName("redeemed")).to.include({ mode: "redeemed", root: null, attester });
      expect(byName("revoked")?.owner).to.equal(null);
      const minted = byName("minted");
      expect(minted?.hub).to.deep.equal(await hubs.get(reader, hub));
      expect(minted?.definition).to.deep.equal(await definitions.get(reader, course));
      expect(byName("revoked")?.definition.name).to.equal("Geometry");
      const expired = byName("expired");
      expect([expired?.hub.name, expired?.definition.name]).to.deep.equal(["Night Academy", "Welding"]);
      expect(expired?.expiresAt).to.equal(expired?.achievement.expiresAt);
      for (const { achievedAt, issuedAt, expiresAt, learner } of list.records) {
        expect(achievedAt).to.be.at.most(issuedAt);
        expect(learner).to.equal(learnerAddress);
        if (expiresAt !== expired?.expiresAt) expect(expiresAt).to.equal(null);
      }
    });

    it("speaks of one block, and names it", async () => {
      const block = await school.provider.getBlock(list.asOf.block);
      expect(list.asOf).to.deep.equal({
        chainId: school.deployment.chainId,
        block: block?.number,
        hash: block?.hash,
        time: block?.timestamp,
      });
    });

    it("is empty for an address that nobody attested anything to", async () => {
      const learner = address(hexlify(randomBytes(20)));
      expect((await records.of(school.reader, { learner })).records).to.deep.equal([]);
    });

    it("trap 34: nobody needs a hosted indexer to list a learner's records", async () => {
      const asked = new Set<string>();
      const provider = watched(school.provider, (name) => asked.add(name));
      const reader = await connect({ deployment: school.deployment, runner: provider });
      const found = await records.of(reader, { learner: school.learnerAddress });
      expect(found.records).to.deep.equal(list.records);
      const plain = ["call", "getBlock", "getLogs", "getNetwork", "resolveName"];
      expect([...asked].filter((name) => /^(?:get|call|send|resolve|_)/.test(name))).to.satisfy(
        (names: string[]) => names.every((name) => plain.includes(name)),
      );
      expect([...asked]).to.include.members(["getLogs", "call"]);
    });

    it("trap 35: whatever range a node limits queries to, the list is the same and whole", async () => {
      for (const limit of [1, 3, 10]) {
        let refused = 0;
        const reader = await through({
          getLogs: async (filter) => {
            const { fromBlock, toBlock } = filter as { fromBlock: number; toBlock: number };
            if (toBlock - fromBlock >= limit) {
              refused += 1;
              throw new Error(`eth_getLogs is limited to a ${limit} range`);
            }
            return await school.provider.getLogs(filter);
          },
        });
        const found = await records.of(reader, { learner: school.learnerAddress });
        expect(found.records).to.deep.equal(list.records);
        expect(refused).to.be.within(1, 12);
      }
    });

    it("trap 35: a node that cuts its answers short without a word is noticed", async () => {
      const cut = async (filter: unknown): Promise<Log[]> =>
        (await school.provider.getLogs(filter as Filter)).slice(0, 3);
      const { learnerAddress: learner } = school;
      const unaware = await through({ getLogs: cut });
      const error = await caught(records.of(unaware, { learner }));
      expect(error.code).to.equal("INCONSISTENT_ANSWER");
      expect(error.details).to.include({ listed: 3, holds: 5n });
      const aware = await through({ getLogs: cut }, { maxLogs: 3 });
      expect((await records.of(aware, { learner })).records).to.deep.equal(list.records);
    });

    it("trap 30: the same event of another contract is not listed, and a node that serves it is refused", async () => {
      const { learnerAddress: learner, provider, deployment } = school;
      const lookAlike = await foundSchool(await deployNetwork(school));
      await giveConsent(lookAlike);
      const fake = await draw(learner, lookAlike.course);
      const { result: id } = await achievements.issue(lookAlike.attester, { achievement: fake }).send();
      const found = await records.of(school.reader, { learner });
      expect(idsOf(found.records)).to.deep.equal(idsOf(list.records)).and.not.include(id);
      const careless = await through({
        getLogs: async (filter) => {
          const { topics, fromBlock, toBlock } = filter as Filter;
          return await provider.getLogs({ topics, fromBlock, toBlock } as Filter);
        },
      });
      const error = await caught(records.of(careless, { learner }));
      expect(error.code).to.equal("INCONSISTENT_ANSWER");
      expect(error.details.address).to.equal(lookAlike.deployment.contracts.AchievementToken.address);
      expect(error.details.address).to.not.equal(deployment.contracts.AchievementToken.address);
    });

    it("a block that the chain replaces while it is read is read again, and not for ever", async () => {
      const { learnerAddress: learner, provider } = school;
      const replacing = (times: number): ReturnType<typeof through> => {
        let asked = 0;
        return through({
          getBlock: async (tag) => {
            const block = await provider.getBlock(tag);
            asked += 1;
            // Head, the block that is spoken of, and the same again: another one each third time.
            const isOther = asked % 3 === 0 && asked <= 3 * times;
            return block && isOther ? changed(block, { hash: `0x${"9".repeat(64)}` }) : block;
          },
        });
      };
      for (const times of [1, 2]) {
        const found = await records.of(await replacing(times), { learner });
        expect(found).to.deep.equal(await records.of(school.reader, { learner }));
      }
      const error = await caught(records.of(await replacing(9), { learner }));
      expect(error.code).to.equal("CHAIN_UNREACHABLE");
      expect(error.message).to.include("replaced");
    });

    it("refuses limits that no node has", () => {
      for (const options of [{ maxLogs: 0 }, { maxLogs: 1.5 }, { depth: -1 }]) {
        expect(() => records.chainSource(school, options)).to.throw("whole number");
      }
    });

    it("a node that does not answer is an error, never an empty record", async () => {
      const dead = await through({ getLogs: async () => await Promise.reject(new Error("ECONNREFUSED")) });
      const { learnerAddress: learner } = school;
      expect((await caught(records.of(dead, { learner }))).code).to.equal("CHAIN_UNREACHABLE");
      const busy = await through({
        getLogs: async () => await Promise.reject(new Error("429 Too Many Requests")),
      });
      expect((await caught(records.of(busy, { learner }))).code).to.equal("RATE_LIMITED");
      const signal = AbortSignal.abort();
      expect((await caught(records.of(school.reader, { learner, signal }))).code).to.equal("ABORTED");
    });
  });

  describe("by hub and by definition", () => {
    const issued: AchievementId[] = [];

    before(async () => {
      for (let place = 0; place < 7; place += 1) {
        issued.push(await issue(otherAddress, { definition: place % 2 === 0 ? geometry : school.course }));
      }
    });

    it("come in pages, the newest first, each record once", async () => {
      const { reader, hub } = school;
      const seen: AchievementId[] = [];
      let page = await records.byHub(reader, { hub, size: 4 });
      for (;;) {
        seen.push(...idsOf(page.records));
        if (page.next === null) break;
        expect(page.records).to.have.length(4);
        page = await records.byHub(reader, { hub, size: 4, after: records.cursor(page.next) });
      }
      expect(seen.slice(0, 7)).to.deep.equal([...issued].reverse());
      expect(new Set(seen)).to.have.property("size", seen.length);
      const whole = await records.byHub(reader, { hub, size: 1000 });
      expect(idsOf(whole.records)).to.deep.equal(seen);
      expect(whole.next).to.equal(null);
      expect(whole.records.every((record) => record.hub.id === hub)).to.equal(true);
    });

    it("of a definition has its own only, wherever its hub's others lie", async () => {
      const geometries = issued.filter((_id, place) => place % 2 === 0).reverse();
      const first = await records.byDefinition(school.reader, { definition: geometry, size: 3 });
      expect(idsOf(first.records)).to.deep.equal(geometries.slice(0, 3));
      const after = first.next ?? undefined;
      expect(after).to.not.equal(undefined);
      const rest = await records.byDefinition(school.reader, {
        definition: geometry,
        size: 100,
        ...(after && { after }),
      });
      expect(rest.records[0]?.id).to.equal(geometries[3]);
      expect(rest.records.every(({ definition }) => definition.id === geometry)).to.equal(true);
      expect(rest.next).to.equal(null);
    });

    it("a record that is issued between two pages moves nothing", async () => {
      const { reader, hub } = school;
      const first = await records.byHub(reader, { hub, size: 3 });
      issued.push(await issue(otherAddress));
      const after = first.next;
      if (after === null) throw new Error("there is a next page");
      const second = await records.byHub(reader, { hub, size: 3, after });
      expect(idsOf([...first.records, ...second.records])).to.deep.equal(issued.slice(1, -1).reverse());
    });

    it("trap 35: a node's limits change nothing on a page", async () => {
      const { reader, hub, provider } = school;
      const expected = await records.byHub(reader, { hub, size: 5 });
      const limited = await through(
        {
          getLogs: async (filter) => {
            const { fromBlock, toBlock } = filter as { fromBlock: number; toBlock: number };
            if (toBlock - fromBlock >= 2) throw new Error("block range too large");
            return (await provider.getLogs(filter)).slice(0, 1);
          },
        },
        { maxLogs: 1 },
      );
      const page = await records.byHub(limited, { hub, size: 5 });
      expect(page.records).to.deep.equal(expected.records);
      expect(page.next).to.equal(expected.next);
    });

    it("refuse a size, a cursor and a definition that are none", async () => {
      const { reader, hub } = school;
      for (const size of [0, -1, 1.5, 1001]) {
        expect((await caught(records.byHub(reader, { hub, size }))).code).to.equal("INVALID_ARGUMENT");
      }
      for (const text of ["", "1", "1-", "a-b", "1-2-3", "-1-2"]) {
        expect(() => records.cursor(text)).to.throw("cursor");
      }
      const error = await caught(records.byDefinition(reader, { definition: definitionId(4_000_000) }));
      expect(error.details.contractError).to.equal("DefinitionUnknown");
    });
  });

  describe("that are kept", () => {
    /** Mines blocks, so that those before them count as settled. */
    async function settle(): Promise<void> {
      for (let block = 0; block < 2 * DEPTH; block += 1) await school.provider.send("evm_mine", []);
    }

    /** A client that notes from where each log query begins. */
    async function noting(cache: records.LogCache, from: number[]): Promise<Client> {
      return await through(
        {
          getLogs: async (filter) => {
            from.push(Number((filter as { fromBlock: number }).fromBlock));
            return await school.provider.getLogs(filter);
          },
        },
        { cache },
      );
    }

    it("are continued from the last settled block, also by another process", async () => {
      const { reader, learnerAddress: learner, deployment } = school;
      const from: number[] = [];
      await settle();
      const first = await records.of(await noting(fileLogCache({ directory: folder }), from), { learner });
      expect(from).to.deep.equal([deployment.startBlock]);
      const id = await issue(learner);
      await settle();
      const second = await records.of(await noting(fileLogCache({ directory: folder }), from), { learner });
      expect(from[1]).to.be.within(first.asOf.block - 2 * DEPTH, first.asOf.block);
      expect(idsOf(second.records)).to.deep.equal([id, ...idsOf(first.records)]);
      expect(second.records).to.deep.equal((await records.of(reader, { learner })).records);
    });

    it("have their standings read anew", async () => {
      const { attester, hub, learnerAddress: learner } = school;
      const cache = records.memoryLogCache();
      const id = await issue(learner);
      await settle();
      const client = await noting(cache, []);
      expect((await records.of(client, { learner })).records[0]).to.include({ id, standing: "valid" });
      await achievements.revoke(attester, { hub, revocations: [{ id }] }).send();
      expect((await records.of(client, { learner })).records[0]).to.include({ id, standing: "revoked" });
    });

    it("a damaged or broken cache costs time, and nothing else", async () => {
      const { learnerAddress: learner, deployment, reader } = school;
      const expected = await records.of(reader, { learner });
      await settle();
      const texts = new Map<string, string>();
      const cache: records.LogCache = {
        getItem: (name) => texts.get(name),
        setItem: (name, text) => texts.set(name, text.replace('"valid"', "").replace(/\d}/, "9}")),
      };
      const from: number[] = [];
      const broken: records.LogCache = {
        getItem: () => expect.fail("the disk is broken"),
        setItem: () => expect.fail("the disk is full"),
      };
      for (const kept of [cache, cache, broken]) {
        const found = await records.of(await noting(kept, from), { learner });
        expect(found.records).to.deep.equal(expected.records);
      }
      expect(texts.size).to.equal(1);
      expect(from).to.deep.equal(Array.from({ length: 3 }, () => deployment.startBlock));
    });

    it("a reorganisation of the chain corrects what was kept", async () => {
      const { learnerAddress: learner, provider, deployment } = school;
      const cache = records.memoryLogCache();
      const from: number[] = [];
      const client = await noting(cache, from);
      await settle();
      const before = await records.of(client, { learner });
      const snapshot = await provider.send("evm_snapshot", []);
      const orphan = await issue(learner);
      await settle();
      await settle();
      const during = await records.of(client, { learner });
      expect(during.records[0]?.id).to.equal(orphan);

      await provider.send("evm_revert", [snapshot]);
      const instead = await issue(learner);
      for (let block = 0; block < 3; block += 1) await settle();
      const after = await records.of(client, { learner });
      expect(idsOf(after.records)).to.deep.equal([instead, ...idsOf(before.records)]);
      expect(from).to.have.length(3);
      expect(from[2], "the common ancestor, not the start").to.be.above(deployment.startBlock);
      expect(from[2], "the common ancestor").to.be.at.most(before.asOf.block);
    });

    it("another chain of the same id and addresses starts anew", async () => {
      const { learnerAddress: learner, provider, deployment } = school;
      const cache = records.memoryLogCache();
      await settle();
      const list = await records.of(await noting(cache, []), { learner });
      const from: number[] = [];
      const reader = await through(
        {
          getLogs: async (filter) => {
            from.push(Number((filter as { fromBlock: number }).fromBlock));
            return await provider.getLogs(filter);
          },
          getBlock: async (tag) => {
            const block = await provider.getBlock(tag);
            return block === null
              ? null
              : changed(block, { hash: `0x${block.number.toString(16).padStart(64, "9")}` });
          },
        },
        { cache },
      );
      const answer = await records.of(reader, { learner });
      expect(from).to.deep.equal([deployment.startBlock]);
      expect(answer.records).to.deep.equal(list.records);
    });
  });

  describe("of another source", () => {
    it("are the same, with the standings of the chain", async () => {
      const { reader, deployment, provider, learnerAddress: learner, hub } = school;
      const chain = records.chainSource({ deployment, provider });
      const asked: string[] = [];
      const indexer = watched(chain, (name) => asked.push(name));
      const client = await connect({ deployment, runner: provider, records: indexer });
      expect(await records.of(client, { learner })).to.deep.equal(await records.of(reader, { learner }));
      expect(await records.byHub(client, { hub })).to.deep.equal(await records.byHub(reader, { hub }));
      const page = { definition: geometry, size: 2 };
      expect(await records.byDefinition(client, page)).to.deep.equal(
        await records.byDefinition(reader, page),
      );
      expect(asked).to.deep.equal(["byLearner", "byHub", "byDefinition"]);
    });

    it("one that invents, alters or leaves out a record is refused", async () => {
      const { deployment, provider, learnerAddress: learner } = school;
      const chain = records.chainSource({ deployment, provider });
      const list = await chain.byLearner({ learner });
      const [issuance] = list.issuances;
      if (issuance === undefined) throw new Error("there is a record");
      const never = { ...issuance.achievement, content: root(`0x${"ab".repeat(32)}`) };
      const domain = { chainId: deployment.chainId, token: deployment.contracts.AchievementToken.address };
      const altered = { ...issuance, achievement: { ...issuance.achievement, achievedAt: unixTime(1) } };
      const invented = { ...issuance, achievement: never, id: achievementActions.idOf(never, domain) };
      const lies = [[altered], [invented], [{ ...issuance, hub: academy.hub }], []];
      for (const issuances of lies) {
        const lying = { ...chain, byLearner: async () => ({ ...list, issuances }) };
        const client = await connect({ deployment, runner: provider, records: lying });
        expect((await caught(records.of(client, { learner }))).code).to.equal("INCONSISTENT_ANSWER");
      }
    });

    it("is never asked by a verification", async () => {
      const { deployment, provider, attester, course, learnerAddress: learner } = school;
      const drafted = {
        definition: course,
        learner,
        achievedAt: await now(school),
        document: { result: "Pass" },
      };
      const draft = achievements.draft(drafted);
      await achievements.issue(attester, { achievement: draft.achievement }).send();
      const file = await achievements.bundle(attester, { draft, inclusion: { mode: "minted" } });
      const silent: records.RecordSource = {
        byLearner: () => expect.fail("asked"),
        byHub: () => expect.fail("asked"),
        byDefinition: () => expect.fail("asked"),
      };
      const client = await connect({ deployment, runner: provider, records: silent });
      expect((await verify(file, { client })).verdict).to.equal("valid");
    });
  });

  describe("that are watched", () => {
    const QUICK = { everyMs: 5, depth: DEPTH, pauseMs: 1 };

    it("are announced once each, for a learner, a hub and a definition", async () => {
      const { reader, hub } = school;
      const stop = new AbortController();
      const { signal } = stop;
      const heard: Record<string, AchievementId[]> = { learner: [], hub: [], definition: [] };
      const listen = async (name: string, of: records.Watched): Promise<void> => {
        for await (const { type, record } of records.watch(reader, { ...of, ...QUICK, signal })) {
          expect(type).to.equal("issued");
          heard[name]?.push(record.id);
        }
      };
      const listeners = Promise.all([
        listen("learner", { learner: otherAddress }),
        listen("hub", { hub }),
        listen("definition", { definition: geometry }),
      ]);
      await sleep(100);
      const mine = await issue(otherAddress, { definition: geometry });
      const theirs = await issue(school.learnerAddress);
      await until(
        () => heard.hub?.length === 2 && heard.learner?.length === 1 && heard.definition?.length === 1,
      );
      await sleep(30);
      stop.abort();
      await listeners;
      expect(heard).to.deep.equal({ learner: [mine], hub: [mine, theirs], definition: [mine] });
    });

    it("begin with the past where a block is named", async () => {
      const { reader, hub, deployment } = school;
      const all = await records.byHub(reader, { hub, size: 1000 });
      const heard: AchievementId[] = [];
      for await (const { record } of records.watch(reader, {
        hub,
        fromBlock: deployment.startBlock,
        ...QUICK,
      })) {
        heard.push(record.id);
        if (heard.length === all.records.length) break;
      }
      expect(heard).to.deep.equal(idsOf(all.records).reverse());
    });

    it("are called orphaned where the chain replaced their block", async () => {
      const { reader, provider } = school;
      const events = records.watch(reader, { learner: otherAddress, ...QUICK });
      const first = events.next();
      await sleep(60);
      const snapshot = await provider.send("evm_snapshot", []);
      const orphan = await issue(otherAddress);
      expect(await first).to.deep.include({ done: false });
      const second = events.next();
      await provider.send("evm_revert", [snapshot]);
      const instead = await issue(otherAddress);
      const third = events.next();
      const found = [await first, await second, await third].map(({ value }) => [
        value?.type,
        value?.record.id,
      ]);
      await events.return(undefined);
      expect(found).to.deep.equal([
        ["issued", orphan],
        ["orphaned", orphan],
        ["issued", instead],
      ]);
    });

    it("go on after a lost connection, and tell of it", async () => {
      let isDown = true;
      const down = async (): Promise<never> => await Promise.reject(new Error("connect ECONNREFUSED"));
      const client = await through({
        getLogs: (filter) => (isDown ? down() : school.provider.getLogs(filter)),
        getBlock: (tag) => (isDown ? down() : school.provider.getBlock(tag)),
      });
      const faults: string[] = [];
      const onFault = ({ code }: { code: string }): void => {
        faults.push(code);
        isDown = faults.length < 3;
      };
      const { number = 0 } = (await school.provider.getBlock("latest")) ?? {};
      const options = { learner: otherAddress, fromBlock: number + 1, ...QUICK, onFault };
      const events = records.watch(client, options);
      const next = events.next();
      const id = await issue(otherAddress);
      expect((await next).value?.record.id).to.equal(id);
      await events.return(undefined);
      expect(faults).to.deep.equal(["CHAIN_UNREACHABLE", "CHAIN_UNREACHABLE", "CHAIN_UNREACHABLE"]);
    });

    it("end with an error where there is nothing to watch", async () => {
      const events = records.watch(school.reader, { definition: definitionId(4_000_000), ...QUICK });
      expect((await caught(events.next())).details.contractError).to.equal("DefinitionUnknown");
    });
  });
});

/** A provider, or another object, that has some things in another way. */
function changed<Target extends object>(original: Target, changes: object): Target {
  return new Proxy(original, {
    get(target, name) {
      if (Object.hasOwn(changes, name)) return Reflect.get(changes, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** A provider, or a source, that tells what it is asked. */
function watched<Target extends object>(original: Target, onCall: (name: string) => void): Target {
  return new Proxy(original, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...args: unknown[]): unknown => {
        onCall(String(name));
        return Reflect.apply(value, target, args);
      };
    },
  });
}

/** Waits until something holds; fails after some seconds. */
async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5000;
  while (!holds()) {
    if (Date.now() > end) expect.fail("it did not come to hold in time");
    await sleep(10);
  }
}
