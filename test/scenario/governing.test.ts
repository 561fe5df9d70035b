import {
  accreditation,
  address,
  content,
  definitions,
  hex,
  hubs,
  kindOf,
  learners,
  records,
  unixTime,
} from "@cairn/sdk";
import { expect } from "chai";
import { keccak256 } from "ethers";
import { caught } from "./caught.ts";
import { now, signerAt, wait } from "./network.ts";
import type { School } from "./school.ts";
import { giveConsent, openSchool } from "./school.ts";

describe("governing: keys, admins, withdrawals, retirement", () => {
  let school: School;

  before(async () => {
    school = await openSchool();
  });

  after(async () => {
    await school.close();
  });

  it("an assertion key has a window, ends when it is retired, and counts for nothing once compromised", async () => {
    const { admin, hub, reader } = school;
    const multikey = hex(`0xed01${"5a".repeat(32)}`);
    const from = unixTime((await now(school)) + 100);
    const until = unixTime(from + 10_000);
    const { result: keyHash } = await hubs.addKey(admin, { hub, multikey, from, until }).send();
    expect(keyHash).to.equal(keccak256(multikey));
    expect(await hubs.keyOf(reader, { hub, keyHash })).to.deep.equal({ from, until, compromisedSince: null });
    expect(await hubs.keyOf(reader, { hub, keyHash: hex(keccak256("0x12")) })).to.equal(null);
    await wait(school, 200);
    const { result: end } = await hubs.retireKey(admin, { hub, keyHash }).send();
    expect(end).to.be.within(from, until);
    await hubs.compromiseKey(admin, { hub, keyHash, since: from }).send();
    const key = await hubs.keyOf(reader, { hub, keyHash });
    expect(key).to.deep.equal({ from, until: end, compromisedSince: from });
  });

  it("a hub changes its admin in two steps, and the first can be taken back", async () => {
    const { admin, hub, learner, learnerAddress, reader } = school;
    await hubs.transferAdmin(admin, { hub, to: learnerAddress }).send();
    await hubs.transferAdmin(admin, { hub, to: null }).send();
    const early = await caught(hubs.acceptAdmin(learner, { hub }).send());
    expect(early.details.contractError).to.equal("HubPendingAdminOnly");
    await hubs.transferAdmin(admin, { hub, to: learnerAddress }).send();
    expect((await hubs.get(reader, hub)).admin).to.not.equal(learnerAddress);
    await hubs.acceptAdmin(learner, { hub }).send();
    expect((await hubs.get(reader, hub)).admin).to.equal(learnerAddress);
    const back = address((await admin.signer?.getAddress()) ?? "");
    await hubs.transferAdmin(learner, { hub, to: back }).send();
    await hubs.acceptAdmin(admin, { hub }).send();
    expect((await hubs.get(reader, hub)).admin).to.equal(back);
  });

  it("a withdrawal for the past takes two keys, and can be restored", async () => {
    const { accreditor, hub, owner, reader, until } = school;
    const kind = kindOf("Course");
    const since = await now(school);
    const statusAt = async () => (await accreditation.at(reader, { hub, kind, time: since })).status;
    expect(await statusAt()).to.equal("accredited");
    await accreditation.proposeWithdrawal(accreditor, { hub, index: 0, since }).send();
    expect(await statusAt()).to.equal("accredited");
    await accreditation.confirmWithdrawal(owner, { hub, index: 0, since }).send();
    expect(await statusAt()).to.equal("withdrawn");
    const { result: end } = await accreditation.restore(owner, { hub, index: 0 }).send();
    expect(end).to.be.at.most(until);
    expect(await statusAt()).to.equal("accredited");
    await accreditation.proposeWithdrawal(accreditor, { hub, index: 0, since }).send();
    await accreditation.proposeWithdrawal(accreditor, { hub, index: 0, since: null }).send();
    const alone = await caught(accreditation.confirmWithdrawal(owner, { hub, index: 0, since }).send());
    expect(alone.details.contractError).to.equal("WithdrawalNotProposed");
  });

  it("a definition that is retired stays readable, and a consent that is withdrawn is none", async () => {
    const { attester, course, hub, learner, learnerAddress, reader } = school;
    const { result: retiredAt } = await definitions.retire(attester, { definition: course }).send();
    expect((await definitions.get(reader, course)).retiredAt).to.equal(retiredAt);
    await giveConsent(school);
    await learners.withdrawConsent(learner, { learner: learnerAddress, hub }).send();
    expect((await learners.consentOf(reader, { learner: learnerAddress, hub })).kinds).to.equal(0);
  });

  it("a long reading of records tells how far it came", async () => {
    const { hub, learnerAddress: learner, reader } = school;
    const told: records.RecordProgress[] = [];
    const onProgress = (progress: records.RecordProgress) => told.push(progress);
    await records.of(reader, { learner, onProgress });
    const [ofLearner] = told.splice(0).slice(-1);
    await records.byHub(reader, { hub, onProgress });
    for (const last of [ofLearner, told.at(-1)]) {
      expect(last?.blocks).to.be.above(0).and.to.equal(last?.total);
      expect(last?.found).to.equal(0);
    }
  });

  it("a dismissed accreditor is out of office", async () => {
    const { owner, reader, signers } = school;
    const account = address(await signerAt(signers, 1).getAddress());
    const { result: dismissedAt } = await accreditation.dismiss(owner, { account }).send();
    expect(dismissedAt).to.be.at.most((await now(school)) + 1);
    const [found] = await accreditation.accreditors(reader);
    expect(found).to.include({ account, inOffice: false });
  });

  it("a role that there is not, and a document that its store does not keep, are refused before anything is sent", async () => {
    const { admin, hub, learnerAddress: account, until } = school;
    const from = await now(school);
    const roles = ["OWNER"] as unknown as readonly hubs.Role[];
    const wrong = await caught(
      Promise.resolve().then(() => hubs.setStaff(admin, { hub, account, from, until, roles }).send()),
    );
    expect(wrong.code).to.equal("INVALID_ARGUMENT");
    const readOnly = { get: content.memoryStore().get };
    const profile = { name: "Riverside School", url: "https://school.example" };
    const set = async (store: content.ContentStore) =>
      (await caught(hubs.setProfile(admin, { hub, profile, store }).send())).code;
    expect(await set(readOnly)).to.equal("CONTENT_NOT_FOUND");
    const kept = content.memoryStore();
    await kept.put(content.encode(profile).bytes);
    const { result } = await hubs.setProfile(admin, { hub, profile, store: { get: kept.get } }).send();
    expect(result).to.equal(content.encode(profile).hash);
    const other = content.encode({ name: "Other" }).hash;
    expect(await set({ ...readOnly, put: async () => other })).to.equal("CONTENT_HASH_MISMATCH");
  });
});
