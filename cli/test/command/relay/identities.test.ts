import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Address, Client, recovery as recoveryTypes, words as wordTypes } from "@cairn/sdk";
import { achievements, isCairnError, learners, recovery, sponsored, words } from "@cairn/sdk";
import { expect } from "chai";
import { Wallet } from "ethers";
import { caught } from "../../../../test/scenario/caught.ts";
import { wait } from "../../../../test/scenario/network.ts";
import type { Person } from "../../../../test/scenario/people.ts";
import { from, monthStart, penniless } from "../../../../test/scenario/people.ts";
import { toJson } from "../../../src/output/toJson.ts";
import { DEFAULTS } from "../../../src/relay/Settings.ts";
import { runLine } from "../../utils/office.ts";
import type { Learner, Sponsor, TestRelay } from "./office.ts";
import { openSponsor, signedClaim } from "./office.ts";

const DAY = 86_400;

/** Whoever changes an identity through a relay: learners, their next wallets, custodians. None of them has ether. */
describe("cairn relay: identities", () => {
  let school: Sponsor;
  let relay: TestRelay;
  let waiting: Learner[];
  /** All who took part, none of whom may ever have ether. */
  let people: Address[];

  before(async () => {
    school = await openSponsor();
    waiting = [...(await school.learnersWithRecords(10))];
  });
  beforeEach(async () => {
    relay = await school.start({ hubs: [school.hub] });
    people = [];
  });
  afterEach(async () => {
    await relay.stop();
    for (const one of people) expect(await school.provider.getBalance(one)).to.equal(0n);
  });
  after(async () => {
    await school.close();
  });

  /** A learner whom no test had yet, who goes by the relay. */
  function next(): Learner & { readonly by: Client } {
    const learner = waiting.pop();
    if (learner === undefined) throw new Error("there are no more learners");
    people.push(learner.account);
    return { ...learner, by: sponsored(learner.client, relay.url) };
  }

  async function somebody(): Promise<Person & { readonly by: Client }> {
    const one = await penniless(school, Wallet.createRandom());
    people.push(one.address);
    return { ...one, by: sponsored(one.client, relay.url) };
  }

  /** Three guardians, set by the relay, and the file of each. */
  async function guard(learner: { by: Client; account: Address }) {
    const guardians = [await somebody(), await somebody(), await somebody()];
    const set = recovery.createGuardians(learner.by, {
      identity: learner.account,
      guardians: guardians.map(({ address }) => address),
      threshold: 2,
    });
    await recovery.setGuardians(learner.by, { identity: learner.account, guardians: set }).send();
    return { guardians, set };
  }

  async function wordsOf<Kind extends "Recovery" | "CustodianRecovery">(
    request: wordTypes.WordAbout<Kind>,
    guardians: readonly Person[],
    set: recoveryTypes.GuardianSet,
  ): Promise<wordTypes.WordAbout<Kind>[]> {
    const signed = guardians.map(async ({ client, address }) =>
      recovery.sign(client, { request, file: recovery.fileFor(set, address) }),
    );
    return [request, ...(await Promise.all(signed))];
  }

  const claimOf = ({ record, inclusion }: Learner, client: Client) =>
    achievements.claim(client, { achievement: record.achievement, inclusion });

  const contractErrorOf = async (work: Promise<unknown>) => {
    const error = await caught(work);
    return isCairnError(error, "CONTRACT_REVERTED") ? error.details.contractError : error.code;
  };

  it("trap 37: a lost wallet: guardians, recovery and records come by the relay, and nobody has ether", async () => {
    const lost = next();
    const fresh = await somebody();
    const { guardians, set } = await guard(lost);
    await claimOf(lost, lost.by).send();
    const deadline = await from(school, 30 * DAY);
    const request = await recovery.request(fresh.client, { identity: lost.account, deadline });
    const collected = await wordsOf(request, guardians.slice(0, 2), set);
    const { result } = await recovery.recover(fresh.by, { words: collected }).send();
    expect(result.readyAt).to.be.greaterThan(deadline - 30 * DAY);
    await wait(school, 7 * DAY);
    await learners.execute(fresh.by, { identity: lost.account }).send();
    expect(await learners.controllerOf(school.reader, lost.account)).to.equal(fresh.address);
    const { achievement, id } = lost.record;
    const { result: brought } = await achievements.rebind(fresh.by, { achievements: [achievement] }).send();
    expect(brought).to.deep.equal([id]);
    expect((await achievements.recordOf(school.reader, id))?.owner).to.equal(fresh.address);
    // The new wallet speaks for the old address from now on, which has changes behind it.
    const { hub, scope: kinds, until } = school;
    const terms = { learner: lost.account, hub, kinds, until, deadline };
    const stale = await learners.signConsent(lost.client, terms);
    expect((await relay.post({ type: "consent", ...stale })).body).to.include({ code: "BAD_SIGNATURE" });
    const said = await relay.post({ type: "consent", ...(await learners.signConsent(fresh.client, terms)) });
    expect(await relay.ended(said.body.id), JSON.stringify(said.body)).to.include({ status: "done" });
    expect((await learners.consentOf(school.reader, { learner: lost.account, hub })).nonce).to.equal(1n);
  });

  it("trap 19: while a recovery waits, the relay says so and pays for no word of the frozen key but its cancelling", async () => {
    const victim = next();
    const fresh = await somebody();
    const { guardians, set } = await guard(victim);
    const deadline = await from(school, 30 * DAY);
    const request = await recovery.request(fresh.client, { identity: victim.account, deadline });
    const { hub, scope: kinds, until } = school;
    const terms = { learner: victim.account, hub, kinds, until, deadline };
    const claim = await signedClaim(victim);
    const collected = await wordsOf(request, guardians.slice(0, 2), set);
    await recovery.recover(fresh.by, { words: collected }).send();
    for (const body of [claim, { type: "consent", ...(await learners.signConsent(victim.client, terms)) }]) {
      const said = await relay.post(body);
      expect(said.status, JSON.stringify(said.body)).to.equal(422);
      expect(said.body).to.have.nested.property("details.contractError", "RecoveryPending");
    }
    expect(await contractErrorOf(learners.execute(fresh.by, { identity: victim.account }).send())).to.equal(
      "IdentityChangeNotReady",
    );
    await learners.cancel(victim.by, { identity: victim.account }).send();
    await claimOf(victim, victim.by).send();
  });

  it("trap 38: a minor's custodian claims, consents and hands over; the minor alone does not", async () => {
    const minor = next();
    const [parent, aunt, own] = [await somebody(), await somebody(), await somebody()];
    const identity = minor.account;
    const until = await monthStart(school, 12);
    const deadline = await from(school, 30 * DAY);
    const word = await learners.signCustody(parent.client, { identity, until, deadline });
    await learners.appointCustodian(minor.by, { word }).send();
    expect(await contractErrorOf(claimOf(minor, minor.by).send())).to.equal("LearnerActorOnly");
    await claimOf(minor, parent.by).send();
    const { hub, scope: kinds } = school;
    const terms = { learner: identity, hub, kinds, until: school.until, deadline };
    const alone = await relay.post({ type: "consent", ...(await learners.signConsent(minor.client, terms)) });
    expect(alone.body).to.include({ code: "BAD_SIGNATURE" });
    const said = await relay.post({ type: "consent", ...(await learners.signConsent(parent.client, terms)) });
    expect(await relay.ended(said.body.id), JSON.stringify(said.body)).to.include({ status: "done" });
    const successor = await learners.signCustody(aunt.client, { identity, until, deadline });
    await learners.replaceCustodian(parent.by, { word: successor }).send();
    expect(await learners.actorOf(school.reader, identity)).to.equal(aunt.address);
    const wish = await learners.signMove(own.client, { identity, deadline });
    const consentOfAunt = await words.countersign(aunt.client, { word: wish });
    await learners.move(minor.by, { words: [wish, consentOfAunt] }).send();
    expect(await learners.controllerOf(school.reader, identity)).to.equal(own.address);
  });

  it("a custodian who is lost is replaced, and two addresses are joined, without ether", async () => {
    const minor = next();
    const [parent, aunt] = [await somebody(), await somebody()];
    const identity = minor.account;
    const until = await monthStart(school, 24);
    const deadline = await from(school, 60 * DAY);
    const word = await learners.signCustody(parent.client, { identity, until, deadline });
    await learners.appointCustodian(minor.by, { word }).send();
    const guardian = await somebody();
    const set = recovery.createGuardians(minor.by, { identity, guardians: [guardian.address], threshold: 1 });
    const agreed = await recovery.signGuardians(parent.client, { identity, guardians: set, deadline });
    await recovery.setGuardians(minor.by, { identity, guardians: set, word: agreed }).send();
    const request = await recovery.requestCustody(aunt.client, { identity, deadline });
    const collected = await wordsOf(request, [guardian], set);
    await recovery.recoverCustodian(aunt.by, { words: collected }).send();
    await wait(school, 7 * DAY);
    await learners.execute(aunt.by, { identity }).send();
    expect(await learners.actorOf(school.reader, identity)).to.equal(aunt.address);
    const [first, second] = [next(), next()];
    const args = { learner: second.account, identity: first.account, deadline };
    const join = await learners.signJoin(first.client, args);
    await learners.join(second.by, { words: [join] }).send();
    expect(await learners.identityOf(school.reader, second.account)).to.equal(first.account);
  });

  it("a consent of a moved learner that somebody else brings first counts as done", async () => {
    const learner = next();
    const own = await somebody();
    const { account: identity } = learner;
    const deadline = await from(school, DAY);
    const wish = await learners.signMove(own.client, { identity, deadline });
    await learners.move(learner.by, { words: [wish] }).send();
    await relay.stop();
    const store = `${school.folder}/elsewhere.sqlite`;
    relay = await school.start({ store, inFlight: 0 });
    const { hub, scope: kinds, until } = school;
    const terms = { learner: identity, hub, kinds, until, deadline };
    const signed = await learners.signConsent(own.client, terms);
    const said = await relay.post({ type: "consent", ...signed });
    await learners.consentWithSignature(school.admin, signed).send();
    await relay.stop();
    relay = await school.start({ store });
    expect(await relay.ended(said.body.id), JSON.stringify(said.body)).to.include({ status: "done" });
  });

  it("the commands with --relay bring guardians, a recovery and the records for people without ether", async () => {
    const lost = next();
    const [fresh, mother, friend] = [await somebody(), await somebody(), await somebody()];
    const { folder, rpc, deployment } = school;
    await writeFile(path.join(folder, "deployment.json"), toJson(deployment));
    const keyOf = ({ signer }: { signer?: unknown }) => (signer as Wallet).privateKey;
    const good = async (who: { signer?: unknown }, line: string) => {
      const words = [...line.split(" "), "--rpc", rpc, "--deployment", "deployment.json", "--json", "--yes"];
      const ran = await runLine(folder, words, { env: { CAIRN_KEY: keyOf(who) } });
      expect(ran.status, `${line}\n${ran.out}${ran.err}`).to.equal(0);
      return ran.json();
    };
    const { account } = lost;
    const by = `--relay ${relay.url}`;
    const guardians = `--guardian ${mother.address} --guardian ${friend.address}`;
    const made = await good(lost.client, `guardian make ${account} ${guardians} --threshold 2`);
    const [first, second] = made.files as string[];
    await good(lost.client, `guardian set ${String(made.file)} ${by}`);
    await claimOf(lost, lost.by).send();
    await good(fresh, `guardian ask ${account} --out ask.cairn-word.json`);
    await good(mother, `guardian sign ask.cairn-word.json --file ${first} --out one.cairn-word.json`);
    await good(friend, `guardian sign ask.cairn-word.json --file ${second} --out two.cairn-word.json`);
    await good(fresh, `guardian recover ask.cairn-word.json one.cairn-word.json two.cairn-word.json ${by}`);
    await wait(school, 7 * DAY);
    await good(fresh, `learner execute ${account} ${by}`);
    await good(fresh, `guardian remove ${account} ${by}`);
    await good(fresh, `learner cancel ${account} ${by}`);
    const waits = await learners.pendingOf(school.reader, account);
    expect([await learners.controllerOf(school.reader, account), waits]).to.deep.equal([fresh.address, null]);
  });

  it("identities have a part of the day's gas, which what is about a hub does not need", async () => {
    await relay.stop();
    relay = await school.start({ budgets: { ...DEFAULTS.budgets, identityGas: 400_000n } });
    const learner = next();
    const { set } = await guard(learner);
    const { body } = await relay.get("/v1/network");
    expect(body).to.have.nested.property("budgets.identityGasPerDay", "400000");
    const { gasToday, identityGasToday } = body.budgets as Record<string, string>;
    expect(identityGasToday).to.equal(gasToday).and.not.equal("0");
    const again = recovery.setGuardians(learner.by, { identity: learner.account, guardians: set });
    const error = await caught(again.send({ patienceMs: 100 }));
    expect([error.code, error.details.reason]).to.deep.equal(["RELAY_BUSY", "DAY_BUDGET"]);
    await claimOf(learner, learner.by).send();
    expect((await relay.get("/v1/network")).body).to.have.nested.property(
      "budgets.identityGasToday",
      identityGasToday,
    );
    await relay.stop();
    relay = await school.start({ functions: ["claim"] });
    const other = sponsored(learner.client, relay.url);
    const refused = await caught(
      recovery.setGuardians(other, { identity: learner.account, guardians: null }).send(),
    );
    expect([refused.code, refused.details.reason]).to.deep.equal(["RELAY_REFUSED", "NOT_ALLOWED"]);
  });
});
