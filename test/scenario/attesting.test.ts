import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Address, achievement, StatusIndex } from "@cairn/sdk";
import {
  accreditation,
  achievementId,
  achievements,
  address,
  cohorts,
  content,
  contentHash,
  definitions,
  documents,
  eventOf,
  eventsOf,
  forward,
  hubId,
  hubs,
  kindOf,
  learners,
  statusIndex,
  trees,
  unixTime,
  verify,
} from "@cairn/sdk";
import { cohortFolder, cohortWorkers } from "@cairn/sdk/node";
import { expect } from "chai";
import { AbiCoder, Interface, toBeHex, id as topicOf, Wallet } from "ethers";
import { caught } from "./caught.ts";
import { now, signerAt, wait } from "./network.ts";
import type { School } from "./school.ts";
import { giveConsent, openSchool, recordsOf } from "./school.ts";
import { deploySpoofer, spoof } from "./spoofer.ts";

const DAY = 24 * 3600;

describe("attesting", () => {
  let school: School;
  let folder: string;

  before(async () => {
    school = await openSchool();
    folder = await mkdtemp(path.join(os.tmpdir(), "cairn-test-"));
  });

  after(async () => {
    await school.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function achievementOf(learner: Address, result = "Pass"): Promise<achievement.Achievement> {
    const { content: root } = documents.prepare({ result, learner });
    const achievedAt = await now(school);
    return { definition: school.course, experience: 0, learner, achievedAt, expiresAt: 0, content: root };
  }

  function inputsOf(count: number, achievedAt: number): cohorts.CohortInput[] {
    return Array.from({ length: count }, (_item, place) => ({
      definition: school.course,
      learner: address(toBeHex(0x1000 + place, 20)),
      achievedAt: unixTime(achievedAt),
      document: { learner: `Student ${place}`, result: "Pass" },
    }));
  }

  it("reads a hub, its staff and its definition back as they were set", async () => {
    const { reader, hub, course, signers } = school;
    const found = await hubs.get(reader, hub);
    expect(found.name).to.equal("Riverside School");
    expect(found.closedAt).to.equal(null);
    const attester = address(await signerAt(signers, 3).getAddress());
    expect((await hubs.staffOf(reader, { hub, account: attester })).roles).to.deep.equal([
      "ISSUE",
      "REVOKE",
      "CATALOG",
    ]);
    const definition = await definitions.get(reader, course);
    expect(definition).to.include({ name: "Algebra I", hub, kind: kindOf("Course"), sensitive: false });
    expect(await definitions.list(reader)).to.deep.equal([definition]);
    const document = await content.fetchDocument({ store: reader.content, hash: definition.content });
    expect(document).to.deep.equal({ name: "Algebra I" });
  });

  it("trap 35: a public document is read with one log query of one block", async () => {
    const { deployment, provider, reader, hub } = school;
    const { profile } = await hubs.get(reader, hub);
    const queries: unknown[] = [];
    const watched = new Proxy(provider, {
      get(target, name) {
        if (name === "getLogs") {
          return async (filter: Parameters<typeof provider.getLogs>[0]) => {
            queries.push(filter);
            return await target.getLogs(filter);
          };
        }
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    const store = content.chainStore({ deployment, provider: watched });
    expect(await content.fetchDocument({ store, hash: profile })).to.deep.equal({ name: "Riverside School" });
    expect(queries).to.have.length(1);
    const [query] = queries as { fromBlock: number; toBlock: number }[];
    expect(query?.fromBlock).to.equal(query?.toBlock);
  });

  it("publishing the same document twice costs one transaction", async () => {
    const { admin, provider } = school;
    const { bytes, hash } = content.encode({ name: "A document of its own" });
    await admin.content.put?.(bytes);
    const block = await provider.getBlockNumber();
    expect(await admin.content.put?.(bytes)).to.equal(hash);
    expect(await provider.getBlockNumber()).to.equal(block);
  });

  it("keeps the history of an accreditation, and tells what held at any time", async () => {
    const { accreditor, hub, owner, reader, until, scope } = school;
    const kind = kindOf("Course");
    const before = await now(school);
    await wait(school, 10);
    await accreditation.suspend(owner, { hub }).send();
    await wait(school, 10);
    const suspended = await accreditation.at(reader, { hub, kind, time: await now(school) });
    expect(suspended.status).to.equal("none");
    await accreditation.reinstate(accreditor, { hub }).send();
    expect((await accreditation.at(reader, { hub, kind, time: before })).status).to.equal("accredited");
    const fieldwork = kindOf("Fieldwork");
    expect((await accreditation.at(reader, { hub, kind: fieldwork, time: before })).status).to.equal(
      "outOfScope",
    );
    const periods = await accreditation.periods(reader, { hub });
    expect(periods.map(({ suspended: stands }) => stands)).to.deep.equal([false, false]);
    expect(Number(periods[0]?.end)).to.be.lessThan(Number(periods[1]?.from));
    expect(periods[1]).to.include({ until, kinds: scope });
    const [accreditorEntry] = await accreditation.accreditors(reader);
    expect(accreditorEntry).to.include({ inOffice: true, dismissedAt: null, until });
    const [summary] = await hubs.list(reader);
    expect(summary).to.include({ id: hub, accredited: true, periods: 2 });
  });

  it("issues a token by consent, and names what each write would cost and send", async () => {
    await giveConsent(school);
    const { attester, deployment, learnerAddress, reader } = school;
    const action = achievements.issue(attester, { achievement: await achievementOf(learnerAddress) });
    const estimate = await action.estimateGas();
    const [built] = await action.build();
    expect(built?.to).to.equal(deployment.contracts.AchievementToken.address);
    const { result: id, gasUsed, receipts } = await action.send();
    expect(receipts).to.have.length(1);
    expect(receipts[0]?.gasUsed).to.equal(gasUsed);
    expect(gasUsed <= estimate).to.equal(true);
    expect(await achievements.recordOf(reader, id)).to.include({ standing: "valid", owner: learnerAddress });
  });

  it("takes a consent by signature from a learner without ether", async () => {
    const { attester, hub, provider, reader, until, scope } = school;
    const wallet = Wallet.createRandom().connect(provider);
    const learner = address(wallet.address);
    const client = await school.as(wallet);
    const deadline = unixTime((await now(school)) + DAY);
    const signed = await learners.signConsent(client, { learner, hub, kinds: scope, until, deadline });
    await learners.consentWithSignature(attester, signed).send();
    expect(await learners.consentOf(reader, { learner, hub })).to.deep.equal({
      kinds: scope,
      until,
      nonce: 1n,
    });
    const again = await caught(learners.consentWithSignature(attester, signed).send());
    expect(again.details.contractError).to.equal("ConsentSignatureInvalid");
  });

  it("trap 30: an event of another contract with the same topic is ignored", async () => {
    const { admin, deployment, signers } = school;
    const spoofer = await deploySpoofer(signerAt(signers, 0));
    const topics = [
      topicOf("HubRegistered(uint32,address,string,bytes32)"),
      toBeHex(4_000_000, 32),
      toBeHex(0xbad, 32),
    ];
    const data = AbiCoder.defaultAbiCoder().encode(["string", "bytes32"], ["Fake Oxford", toBeHex(1, 32)]);
    const spoofed = await spoof(signerAt(signers, 0), spoofer, { topics, data });
    const real = await hubs.register(admin, { name: "Real School", profile: { name: "Real School" } }).send();
    expect(spoofed.logs[0]?.topics[0]).to.equal(real.receipts.at(-1)?.logs[0]?.topics[0]);
    const emitter = {
      address: deployment.contracts.HubRegistry.address,
      interface: new Interface([
        "event HubRegistered(uint32 indexed hub, address indexed admin, string name, bytes32 profile)",
      ]),
    };
    const found = eventsOf([spoofed, ...real.receipts], emitter, "HubRegistered");
    expect(found.map(({ args }) => hubId(args.hub))).to.deep.equal([real.result]);
    const missing = await caught(Promise.resolve().then(() => eventOf([spoofed], emitter, "HubRegistered")));
    expect(missing.code).to.equal("EVENT_MISSING");
  });

  it("trap 40: a refused write says which error, with which values, and what to do", async () => {
    const { hub, learner, learnerAddress, attester, signers } = school;
    const stranger = address(await signerAt(signers, 5).getAddress());
    const achievement = await achievementOf(stranger);
    const missing = await caught(achievements.issue(attester, { achievement }).send());
    expect(missing.code).to.equal("CONTRACT_REVERTED");
    expect(missing.details).to.deep.equal({
      contractError: "ConsentMissing",
      args: { learner: stranger, hub, kind: kindOf("Course") },
    });
    expect(missing.shortMessage).to.match(/does not consent/);
    expect(missing.fix).to.match(/Ask the learner/);
    const notStaff = await caught(
      achievements.issue(learner, { achievement: await achievementOf(learnerAddress) }).estimateGas(),
    );
    expect(notStaff.details).to.deep.equal({
      contractError: "StaffRoleMissing",
      args: { hub, account: learnerAddress, role: hubs.ROLES.ISSUE },
    });
    const unknownHub = await caught(hubs.get(school.reader, hubId(999)));
    expect(unknownHub.details).to.deep.equal({ contractError: "HubUnknown", args: { hub: 999 } });
  });

  it("names the item of a batch that fails, and why", async () => {
    const { attester, learnerAddress, signers, hub } = school;
    const stranger = address(await signerAt(signers, 5).getAddress());
    const batch = [await achievementOf(learnerAddress, "A"), await achievementOf(stranger)];
    const error = await caught(achievements.issueBatch(attester, { achievements: batch }).send());
    expect(error.details).to.deep.equal({
      contractError: "ConsentMissing",
      args: { learner: stranger, hub, kind: kindOf("Course") },
      index: 1,
    });
  });

  it("trap 45: a batch of 400 is split below the gas cap, reports progress, and passes", async () => {
    const { attester, learnerAddress, reader } = school;
    const items = await Promise.all(
      Array.from(
        { length: 400 },
        async (_item, place) => await achievementOf(learnerAddress, `Grade ${place}`),
      ),
    );
    const seen: number[] = [];
    const action = achievements.issueBatch(attester, { achievements: items });
    const { result: ids, receipts } = await action.send({ onProgress: ({ items: done }) => seen.push(done) });
    expect(new Set(ids).size).to.equal(400);
    expect(receipts.length).to.be.greaterThan(1);
    expect(seen.at(-1)).to.equal(400);
    expect(seen).to.have.length(receipts.length);
    for (const { gasUsed } of receipts) expect(gasUsed < 16_777_216n).to.equal(true);
    const records = await achievements.recordsOf(reader, ids);
    expect(records.every((record) => record?.standing === "valid")).to.equal(true);
  }).timeout(60_000);

  it("sends nothing once its signal is aborted", async () => {
    const { attester, learnerAddress, provider } = school;
    const block = await provider.getBlockNumber();
    const action = achievements.issue(attester, { achievement: await achievementOf(learnerAddress) });
    expect((await caught(action.send({ signal: AbortSignal.abort() }))).code).to.equal("ABORTED");
    expect(await provider.getBlockNumber()).to.equal(block);
  });

  it("a client without a signer builds, and refuses to send", async () => {
    const { reader, hub } = school;
    const action = hubs.close(reader, { hub });
    expect(await action.build()).to.have.length(1);
    expect((await caught(action.send())).code).to.equal("NO_SIGNER");
  });

  it("trap 44: a retry after a lost connection attests the same cohort once", async () => {
    const { attester, hub } = school;
    const records = inputsOf(5, await now(school));
    const store = cohortFolder({ directory: path.join(folder, "retry") });
    const first = await cohorts.prepare(attester, { hub, records, store });
    const sent = await cohorts.anchor(attester, { cohort: first }).send();
    expect(sent.receipts).to.have.length(1);

    const second = await cohorts.prepare(attester, {
      hub,
      records,
      store: cohortFolder({ directory: path.join(folder, "retry") }),
    });
    expect(second.tree.root).to.equal(first.tree.root);
    expect(await recordsOf(second)).to.deep.equal(await recordsOf(first));
    const retry = await cohorts.anchor(attester, { cohort: second }).send();
    expect(retry.receipts).to.deep.equal([]);
    expect(retry.result).to.deep.equal({ anchoredAt: sent.result.anchoredAt, already: true });

    const other = await caught(cohorts.prepare(attester, { hub, records: records.slice(1), store }));
    expect(other.code).to.equal("COHORT_MISMATCH");
  });

  it("a cohort of a stream, prepared in threads, is anchored, and what is read back of its folder is good", async () => {
    const { attester, hub, reader } = school;
    const count = 450;
    const achievedAt = await now(school);
    const directory = path.join(folder, "threads");
    const stream = async function* stream(): AsyncGenerator<cohorts.CohortInput> {
      yield* inputsOf(count, achievedAt);
    };
    const prepare = (workers?: cohorts.CohortWorkers) =>
      cohorts.prepare(attester, {
        hub,
        records: stream(),
        store: cohortFolder({ directory }),
        ...(workers === undefined ? {} : { workers }),
      });
    const made = await prepare(cohortWorkers({ threads: 2 }));
    await cohorts.anchor(attester, { cohort: made }).send();
    const kept = await prepare();
    expect(kept.tree.root).to.equal(made.tree.root);
    expect((await cohorts.anchor(attester, { cohort: kept }).send()).receipts).to.deep.equal([]);

    let place = 0;
    for await (const record of cohorts.bundles(reader, { cohort: kept })) {
      expect(record.document).to.deep.equal({ learner: `Student ${place}`, result: "Pass" });
      if (place % 100 === 0) expect((await verify(record, { client: reader })).verdict).to.equal("valid");
      place += 1;
    }
    expect(place).to.equal(count);
  });

  it("draws status indices that nobody has, all below the length of the lists", async () => {
    const { attester, hub } = school;
    const records = inputsOf(300, await now(school));
    const first = await cohorts.prepare(attester, { hub, records });
    const indicesOf = async (cohort: cohorts.Cohort): Promise<StatusIndex[]> =>
      (await recordsOf(cohort)).map(({ statusIndex }) => statusIndex);
    const usedStatusIndices = await indicesOf(first);
    const second = await cohorts.prepare(attester, { hub, records, usedStatusIndices });
    const all: StatusIndex[] = [...usedStatusIndices, ...(await indicesOf(second))];
    expect(new Set(all).size).to.equal(600);
    expect(Math.max(...all)).to.be.lessThan(cohorts.STATUS_LIST_LENGTH);
    expect(second.tree.root).to.not.equal(first.tree.root);
  });

  it("claims for a learner without ether through a sponsor, and revokes the whole cohort with what was claimed", async () => {
    const { attester, hub, provider, reader } = school;
    const wallet = Wallet.createRandom().connect(provider);
    const learner = await school.as(wallet);
    const achievedAt = await now(school);
    const records = [
      { ...inputsOf(1, achievedAt)[0], learner: address(wallet.address) },
      ...inputsOf(3, achievedAt),
    ];
    const cohort = await cohorts.prepare(attester, { hub, records: records as cohorts.CohortInput[] });
    await cohorts.anchor(attester, { cohort }).send();
    const [mine] = await recordsOf(cohort);
    if (mine === undefined) throw new Error("the cohort is empty");

    const action = cohorts.claim(learner, { cohort, id: mine.id });
    const deadline = unixTime((await now(school)) + DAY);
    const request = await forward.sign(learner, { action, deadline });
    await forward.execute(attester, { request }).send();
    expect(await achievements.recordOf(reader, mine.id)).to.include({
      standing: "valid",
      owner: wallet.address,
    });
    const again = await caught(forward.execute(attester, { request }).send());
    expect(again.details.contractError).to.equal("ERC2771ForwarderInvalidSigner");

    const { result } = await cohorts.revokeCohort(attester, { cohort }).send();
    expect(result.claimed).to.deep.equal([mine.id]);
    expect((await achievements.recordOf(reader, mine.id))?.standing).to.equal("revoked");
    expect((await cohorts.revokeCohort(attester, { cohort }).send()).receipts).to.deep.equal([]);
  });

  it("a revocation of a large cohort that breaks off is resumed, and no status index is lost", async () => {
    const { attester, deployment, hub, provider } = school;
    const fill = (value: number) => achievementId(toBeHex(value, 32));
    const one = await cohorts.prepare(attester, { hub, records: inputsOf(1, await now(school)) });
    const [record] = await recordsOf(one);
    if (record === undefined) throw new Error("the cohort is empty");
    const records = Array.from({ length: 4_100 }, (_item, place) => ({
      ...record,
      id: fill(0x1_0000 + place),
      statusIndex: statusIndex(place),
    }));
    const tree = trees.build(records.map(({ id }) => id));
    const { address: token } = deployment.contracts.AchievementToken;
    const cohort: cohorts.Cohort = {
      chainId: deployment.chainId,
      token,
      hub,
      input: contentHash(toBeHex(1, 32)),
      size: tree.size,
      tree,
      records: async function* read() {
        yield* records;
      },
    };
    const { receipts: anchored } = await cohorts.anchor(attester, { cohort }).send();
    const abort = new AbortController();
    const broken = await caught(
      cohorts
        .revokeCohort(attester, { cohort })
        .send({ signal: abort.signal, onProgress: () => abort.abort() }),
    );
    expect(broken.code).to.equal("ABORTED");
    const listed = async (): Promise<number[]> => {
      const events = new Interface([
        "event CohortRevoked(uint32 indexed hub, bytes32 indexed root, address indexed revoker, uint32[] indices)",
      ]);
      const topics = events.encodeFilterTopics("CohortRevoked", [hub, tree.root]);
      const fromBlock = anchored[0]?.blockNumber ?? 0;
      const logs = await provider.getLogs({ address: token, topics, fromBlock, toBlock: "latest" });
      return logs.flatMap(({ data }) => {
        const [indices] = AbiCoder.defaultAbiCoder().decode(["uint32[]"], data) as unknown as [bigint[]];
        return indices.map(Number);
      });
    };
    const all = records.map(({ statusIndex: index }) => Number(index));
    expect((await listed()).length).to.be.greaterThan(0);
    expect((await listed()).length).to.be.lessThan(all.length);

    await cohorts.revokeCohort(attester, { cohort }).send();
    expect(await listed()).to.deep.equal(all);
  });

  it("says why a sponsored request fails, which the forwarder hides", async () => {
    const { attester, hub, learner, learnerAddress } = school;
    const deadline = unixTime((await now(school)) + DAY);
    const achievement = await achievementOf(learnerAddress);
    const early = await caught(
      forward.sign(learner, { action: achievements.renounce(learner, { achievement }), deadline }),
    );
    expect(early.details.contractError).to.equal("AchievementUnknown");

    const { result: id } = await achievements.issue(attester, { achievement }).send();
    const action = achievements.renounce(learner, { achievement });
    const request = await forward.sign(learner, { action, deadline });
    const tampered = { ...request, deadline: unixTime(deadline + 1) };
    const invalid = await caught(forward.execute(attester, { request: tampered }).send());
    expect(invalid.details.contractError).to.equal("ERC2771ForwarderInvalidSigner");

    await achievements.revoke(attester, { hub, revocations: [{ id }] }).send();
    const hidden = await caught(forward.execute(attester, { request }).send());
    expect(hidden.details).to.deep.equal({ contractError: "AchievementUnknown", args: { id } });
  });
});
