import type {
  Address,
  achievement as achievementTypes,
  bundles,
  recovery as recoveryTypes,
  words as wordTypes,
} from "@cairn/sdk";
import { achievements, learners, presentations, recovery, unixTime, words } from "@cairn/sdk";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { caught } from "./caught.ts";
import { deployNetwork, now, wait } from "./network.ts";
import type { Person } from "./people.ts";
import { from, monthStart, person } from "./people.ts";
import { attestOne, checkOf, presentByKey } from "./presented.ts";
import type { School } from "./school.ts";
import { openSchool } from "./school.ts";

type Achievement = achievementTypes.Achievement;
type GuardianFile = recoveryTypes.GuardianFile;
type RecoveryRequest = wordTypes.WordAbout<"Recovery">;

const HOUR = 3600;
const DAY = 24 * HOUR;

/** A word or file goes from hand to hand as text. */
const handed = <Kind extends wordTypes.WordKind>(word: wordTypes.WordAbout<Kind>) =>
  words.parse(words.serialize(word)) as wordTypes.WordAbout<Kind>;

describe("identity", () => {
  let school: School;
  /** The hub's own, which has a part in nothing here but sending. */
  let anyone: Person["client"];

  before(async () => {
    school = await openSchool();
    anyone = school.admin;
  });

  after(async () => {
    await school.close();
  });

  /** Three guardians, and what each of them keeps. */
  async function guard(learner: Person, name: string) {
    const guardians: Person[] = [];
    for (const who of ["mother", "teacher", "friend"]) guardians.push(await person(school, `${name} ${who}`));
    const set = recovery.createGuardians(school.reader, {
      identity: learner.address,
      guardians: guardians.map(({ address }) => address),
      threshold: 2,
    });
    const kept = recovery.parseSet(recovery.serialize(set));
    const { result } = await recovery
      .setGuardians(learner.client, { identity: learner.address, guardians: kept })
      .send();
    const files = guardians.map(({ address }) =>
      recovery.parseFile(recovery.serialize(recovery.fileFor(kept, address))),
    );
    return { guardians, files, set, result };
  }

  /** Guardians sign what a new wallet asks for. */
  async function signAll<Kind extends "Recovery" | "CustodianRecovery">(
    request: wordTypes.WordAbout<Kind>,
    guardians: readonly Person[],
    files: readonly GuardianFile[],
  ): Promise<wordTypes.WordAbout<Kind>[]> {
    const signed = [handed(request)];
    for (const [place, { client }] of guardians.entries()) {
      const file = files[place];
      if (file === undefined) throw new Error("the guardian has no file");
      signed.push(handed(await recovery.sign(client, { request: handed(request), file })));
    }
    return signed;
  }

  /** What a verifier is told of who presents a record. */
  async function told(records: bundles.CairnRecord[], { signer }: Person) {
    const { presentation, asked } = await presentByKey(school, records, undefined, signer);
    const verdict = await presentations.verify(presentations.serialize(presentation), {
      client: school.reader,
      ...asked,
    });
    return { verdict: verdict.verdict, ...checkOf(verdict, "holder") };
  }

  /** A public token of the learner's. */
  async function mint({ client, address }: Person): Promise<Achievement> {
    const { hub, scope, until } = school;
    await learners.consent(client, { learner: address, hub, kinds: scope, until }).send();
    return await issueTo(address);
  }

  async function issueTo(learner: Address): Promise<Achievement> {
    const achievedAt = await now(school);
    const document = { name: "Amina Diallo" };
    const { achievement } = achievements.draft({ definition: school.course, learner, achievedAt, document });
    await achievements.issue(school.attester, { achievement }).send();
    return achievement;
  }

  async function ownerOf(achievement: Achievement): Promise<Address | null | undefined> {
    const { result } = await achievements.rebind(anyone, { achievements: [achievement] }).send();
    const [id] = result;
    return id === undefined ? undefined : (await achievements.recordOf(school.reader, id))?.owner;
  }

  const ask = async ({ client }: Person, identity: Address): Promise<RecoveryRequest> =>
    await recovery.request(client, { identity, deadline: await from(school, 30 * DAY) });

  it("trap 37: lost wallet: two of three guardians bring every record to a new wallet, and no school is asked", async () => {
    const lost = await person(school, "lost");
    const fresh = await person(school, "fresh");
    const record = await attestOne(school, { learner: lost.address });
    const token = await mint(lost);
    const { guardians, files, set, result } = await guard(lost, "lost");
    expect(result.readyAt, "the first guardians are set at once").to.equal(null);
    expect(await recovery.guardiansOf(school.reader, lost.address)).to.deep.equal({
      root: set.root,
      threshold: 2,
      count: 3,
      delay: 7 * DAY,
    });
    const request = await ask(fresh, lost.address);
    const one = await signAll(request, guardians.slice(0, 1), files);
    expect(await recovery.status(school.reader, { identity: lost.address, words: one })).to.include({
      missing: 1,
      isUnanimous: false,
      pending: null,
    });
    expect((await caught(recovery.recover(anyone, { words: one }).send())).details.contractError).to.equal(
      "GuardiansTooFew",
    );
    const collected = await signAll(request, guardians.slice(1), files.slice(1));
    // In any order, and with a word twice.
    const given = [...collected, ...one].reverse();
    const { result: begun } = await recovery.recover(anyone, { words: given.slice(0, 3) }).send();
    const { pending } = await recovery.status(school.reader, { identity: lost.address });
    expect(pending).to.deep.equal({
      kind: "recovery",
      readyAt: begun.readyAt,
      isUnanimous: false,
      account: fresh.address,
      until: null,
    });
    expect(await learners.actorOf(school.reader, lost.address)).to.equal(ZeroAddress);
    for (const holder of [lost, fresh]) {
      const waiting = await told([record], holder);
      expect([waiting.verdict, waiting.code, waiting.details.recovering]).to.deep.equal([
        "invalid",
        "HOLDER_NOT_ACTOR",
        true,
      ]);
      expect(waiting.message).to.contain("recovery");
    }
    const meanwhile = await issueTo(lost.address);
    const early = await caught(learners.execute(anyone, { identity: lost.address }).send());
    expect(early.details.contractError).to.equal("IdentityChangeNotReady");
    await wait(school, 7 * DAY);
    await learners.execute(anyone, { identity: lost.address }).send();
    expect(await learners.controllerOf(school.reader, lost.address)).to.equal(fresh.address);
    expect(await learners.pendingOf(school.reader, lost.address)).to.equal(null);
    expect((await told([record], fresh)).code).to.equal("OK");
    const old = await told([record], lost);
    expect([old.code, old.details.recovering]).to.deep.equal(["HOLDER_NOT_ACTOR", undefined]);
    expect(await ownerOf(token)).to.equal(fresh.address);
    expect(await ownerOf(meanwhile)).to.equal(fresh.address);
    expect(await ownerOf(token), "brought once").to.equal(undefined);
  });

  it("trap 19: stolen wallet: the thief moves first, cancels, changes guardians: and loses", async () => {
    const victim = await person(school, "victim");
    const thief = await person(school, "thief");
    const fresh = await person(school, "victim's new wallet");
    const record = await attestOne(school, { learner: victim.address });
    const { guardians, files } = await guard(victim, "victim");
    const identity = victim.address;
    const deadline = await from(school, 30 * DAY);
    // The thief has the victim's key, and moves first.
    const grab = await learners.signMove(thief.client, { identity, deadline });
    const { result } = await learners.move(victim.client, { words: [grab] }).send();
    expect(result.readyAt, "it waits").to.be.greaterThan(await now(school));
    const first = await signAll(await ask(fresh, identity), guardians.slice(0, 2), files);
    await recovery.recover(anyone, { words: first }).send();
    expect((await learners.pendingOf(school.reader, identity))?.kind, "the move is dropped").to.equal(
      "recovery",
    );
    const again = await caught(learners.move(victim.client, { words: [grab] }).send());
    expect(again.details.contractError).to.equal("IdentityChangePending");
    // The thief cancels, and names guardians of its own.
    await learners.cancel(victim.client, { identity }).send();
    const foreign = recovery.createGuardians(school.reader, {
      identity,
      guardians: [thief.address],
      threshold: 1,
    });
    // What the guardians sign now is not made worthless by what the thief does next.
    const whole = await signAll(await ask(fresh, identity), guardians, files);
    await recovery.setGuardians(victim.client, { identity, guardians: foreign }).send();
    await learners.cancel(victim.client, { identity }).send();
    await recovery.setGuardians(victim.client, { identity, guardians: foreign }).send();
    expect(await recovery.status(school.reader, { identity, words: whole })).to.include({
      missing: 0,
      isUnanimous: true,
    });
    await recovery.recover(anyone, { words: whole }).send();
    const refused = await caught(learners.cancel(victim.client, { identity }).send());
    expect(refused.details.contractError).to.equal("RecoveryUnanimous");
    expect((await told([record], victim)).code, "nor does the thief present").to.equal("HOLDER_NOT_ACTOR");
    await wait(school, 7 * DAY);
    await learners.execute(anyone, { identity }).send();
    expect(await learners.controllerOf(school.reader, identity)).to.equal(fresh.address);
    const still = (await recovery.guardiansOf(school.reader, identity))?.root;
    expect(still).to.equal(files[0]?.root).and.not.equal(foreign.root);
    expect((await told([record], victim)).code).to.equal("HOLDER_NOT_ACTOR");
    expect((await told([record], fresh)).code).to.equal("OK");
    const late = await caught(learners.cancel(victim.client, { identity }).send());
    expect(late.details.contractError).to.equal("IdentityControllerOnly");
  });

  it("trap 38: minor: the custodian's word is needed, then not, and nobody touches anything", async () => {
    const minor = await person(school, "minor");
    const parent = await person(school, "parent");
    const next = await person(school, "minor's next wallet");
    const record = await attestOne(school, { learner: minor.address });
    const token = await mint(minor);
    const identity = minor.address;
    const until = await monthStart(school, 4);
    const deadline = await from(school, 300 * DAY);
    const word = handed(await learners.signCustody(parent.client, { identity, until, deadline }));
    await learners.appointCustodian(minor.client, { word }).send();
    expect(await learners.custodianOf(school.reader, identity)).to.deep.equal({
      custodian: parent.address,
      until,
    });
    expect(await learners.actorOf(school.reader, identity)).to.equal(parent.address);
    expect(await learners.controllerOf(school.reader, identity), "the tokens stay").to.equal(minor.address);
    expect((await told([record], minor)).code, "the minor alone").to.equal("HOLDER_NOT_ACTOR");
    expect((await told([record], parent)).code).to.equal("OK");
    const alone = await caught(achievements.renounce(minor.client, { achievement: token }).send());
    expect(alone.details.contractError).to.equal("LearnerActorOnly");
    const { hub, scope } = school;
    const terms = { learner: identity, hub, kinds: scope, until: school.until };
    expect((await caught(learners.consent(minor.client, terms).send())).details.contractError).to.equal(
      "LearnerActorOnly",
    );
    // Neither moves without the other.
    const wish = await learners.signMove(next.client, { identity, deadline });
    const missing = await caught(learners.move(minor.client, { words: [wish] }).send());
    expect([missing.code, missing.details.party]).to.deep.equal(["WORD_MISSING", parent.address]);
    const agreed = await words.countersign(parent.client, { word: wish });
    const hostile = await caught(learners.move(parent.client, { words: [wish, agreed] }).send());
    expect(hostile.details.contractError).to.equal("IdentityControllerOnly");
    const guardian = await person(school, "minor's guardian");
    const set = recovery.createGuardians(school.reader, {
      identity,
      guardians: [guardian.address],
      threshold: 1,
    });
    const bare = recovery.setGuardians(minor.client, { identity, guardians: set });
    expect((await caught(bare.send())).code).to.equal("WORD_MISSING");
    await learners.move(minor.client, { words: [wish, handed(agreed)] }).send();
    expect(await learners.controllerOf(school.reader, identity)).to.equal(next.address);
    expect(await learners.actorOf(school.reader, identity), "the custodian stays").to.equal(parent.address);
    await wait(school, until - (await now(school)));
    expect(await learners.custodianOf(school.reader, identity), "it ended by itself").to.equal(null);
    expect((await told([record], next)).code).to.equal("OK");
    expect((await told([record], parent)).code).to.equal("HOLDER_NOT_ACTOR");
    await recovery.setGuardians(next.client, { identity, guardians: set }).send();
  });

  it("a minor chooses guardians with the custodian's word: it is for these guardians, and counts once", async () => {
    const minor = await person(school, "third minor");
    const parent = await person(school, "third parent");
    const identity = minor.address;
    const until = await monthStart(school, 24);
    const deadline = await from(school, 300 * DAY);
    const word = await learners.signCustody(parent.client, { identity, until, deadline });
    await learners.appointCustodian(minor.client, { word }).send();
    const { address: friend } = await person(school, "third minor's friend");
    const { address: stranger } = await person(school, "third minor's stranger");
    const [set, other] = [friend, stranger].map((guardian) =>
      recovery.createGuardians(school.reader, { identity, guardians: [guardian], threshold: 1 }),
    );
    if (set === undefined || other === undefined) throw new Error("there are two sets");
    const agreed = handed(
      await recovery.signGuardians(parent.client, { identity, guardians: set, deadline }),
    );
    const others = recovery.setGuardians(minor.client, { identity, guardians: other, word: agreed });
    expect((await caught(others.send())).code).to.equal("CONTRACT_REVERTED");
    const change = { identity, guardians: set, word: agreed };
    await recovery.setGuardians(minor.client, change).send();
    expect((await recovery.guardiansOf(school.reader, identity))?.root).to.equal(set.root);
    expect((await caught(recovery.setGuardians(minor.client, change).send())).code).not.to.equal("ABORTED");
    const none = handed(await recovery.signGuardians(parent.client, { identity, guardians: null, deadline }));
    await recovery.setGuardians(minor.client, { identity, guardians: null, word: none }).send();
    expect((await learners.pendingOf(school.reader, identity))?.kind).to.equal("guardians");
  });

  it("custodian lost: the guardians name a successor; a custodian who is there hands over at once", async () => {
    const minor = await person(school, "second minor");
    const [lost, aunt, uncle] = [
      await person(school, "lost custodian"),
      await person(school, "aunt"),
      await person(school, "uncle"),
    ];
    const record = await attestOne(school, { learner: minor.address });
    const identity = minor.address;
    const { guardians, files } = await guard(minor, "second minor");
    const until = await monthStart(school, 24);
    const deadline = await from(school, 300 * DAY);
    const word = await learners.signCustody(lost.client, { identity, until, deadline });
    await learners.appointCustodian(minor.client, { word }).send();
    expect((await learners.pendingOf(school.reader, identity))?.until, "guardians watch").to.equal(until);
    await wait(school, 7 * DAY);
    await learners.execute(anyone, { identity }).send();
    const request = await recovery.requestCustody(aunt.client, { identity, deadline });
    expect(request.message.until).to.equal(until);
    const collected = await signAll(request, guardians.slice(0, 2), files);
    await recovery.recoverCustodian(anyone, { words: collected }).send();
    expect((await learners.pendingOf(school.reader, identity))?.kind).to.equal("custodianRecovery");
    expect((await told([record], lost)).details.recovering, "frozen").to.equal(true);
    await wait(school, 7 * DAY);
    await learners.execute(anyone, { identity }).send();
    expect(await learners.custodianOf(school.reader, identity)).to.deep.equal({
      custodian: aunt.address,
      until,
    });
    expect((await told([record], aunt)).code).to.equal("OK");
    expect((await told([record], lost)).code).to.equal("HOLDER_NOT_ACTOR");
    const successor = await learners.signCustody(uncle.client, { identity, until, deadline });
    const stranger = await caught(learners.replaceCustodian(lost.client, { word: successor }).send());
    expect(stranger.details.contractError).to.equal("IdentityCustodianOnly");
    await learners.replaceCustodian(aunt.client, { word: handed(successor) }).send();
    expect((await told([record], uncle)).code).to.equal("OK");
  });

  it("joining: two addresses become one identity, whose records one wallet presents", async () => {
    const [first, second] = [await person(school, "first address"), await person(school, "second address")];
    const records = [
      await attestOne(school, { learner: first.address }),
      await attestOne(school, { learner: second.address }),
    ];
    const deadline = await from(school, HOUR);
    const args = { learner: second.address, identity: first.address, deadline };
    const word = handed(await learners.signJoin(first.client, args));
    const { result } = await learners.join(second.client, { words: [word] }).send();
    expect(result.readyAt).to.equal(null);
    expect(await learners.identityOf(school.reader, second.address)).to.equal(first.address);
    expect((await told(records, first)).code).to.equal("OK");
    expect((await told(records, second)).code).to.equal("HOLDER_NOT_ACTOR");
    const own = await caught(learners.cancel(second.client, { identity: second.address }).send());
    expect(own.details.contractError).to.equal("IdentityJoined");
  });

  it("old signatures never replay: after a move, a cancelled change, a recovery, a new custodian, or elsewhere", async () => {
    const learner = await person(school, "often signed");
    const [second, third] = [await person(school, "second wallet"), await person(school, "third wallet")];
    const identity = learner.address;
    const deadline = await from(school, 300 * DAY);
    const { hub, scope: kinds, until } = school;
    const refusal = async (action: { send: () => Promise<unknown> }) => {
      const error = await caught(action.send());
      return error.details.contractError ?? error.code;
    };
    const consented = await learners.signConsent(learner.client, {
      learner: identity,
      hub,
      kinds,
      until,
      deadline,
    });
    const toSecond = await learners.signMove(second.client, { identity, deadline });
    const toThird = await learners.signMove(third.client, { identity, deadline });
    await learners.move(learner.client, { words: [toSecond] }).send();
    expect(await refusal(learners.consentWithSignature(anyone, consented))).to.equal(
      "ConsentSignatureInvalid",
    );
    expect(await refusal(learners.move(second.client, { words: [toThird] })), "a move").to.equal(
      "IdentitySignatureInvalid",
    );
    const { guardians, files } = await guard({ ...second, address: identity }, "often signed");
    const parent = await person(school, "often signed's parent");
    const month = await monthStart(school, 12);
    const custody = await learners.signCustody(parent.client, { identity, until: month, deadline });
    await learners.appointCustodian(second.client, { word: custody }).send();
    await learners.cancel(second.client, { identity }).send();
    expect(await refusal(learners.appointCustodian(second.client, { word: custody })), "cancelled").to.equal(
      "IdentitySignatureInvalid",
    );
    const request = await ask(third, identity);
    const collected = await signAll(request, guardians.slice(0, 2), files);
    await recovery.recover(anyone, { words: collected }).send();
    expect(await refusal(recovery.recover(anyone, { words: collected })), "while it waits").to.be.oneOf([
      "IdentitySignatureInvalid",
      "IdentityChangePending",
    ]);
    await learners.cancel(second.client, { identity }).send();
    expect(await refusal(recovery.recover(anyone, { words: collected })), "a recovery").to.equal(
      "IdentitySignatureInvalid",
    );
    const [file] = files;
    const [mother] = guardians;
    if (file === undefined || mother === undefined) throw new Error("there are three guardians");
    expect((await caught(recovery.sign(mother.client, { request, file }))).code).to.equal("WORD_OUTDATED");
    const elsewhere = await deployNetwork(school);
    const abroad = await elsewhere.as(second.signer);
    const fresh = await learners.signMove(third.client, { identity, deadline });
    expect(await refusal(learners.move(abroad, { words: [fresh] })), "another network").to.equal(
      "WORD_MISMATCH",
    );
    const { LearnerRegistry } = abroad.deployment.contracts;
    const forged = {
      ...fresh,
      learnerRegistry: LearnerRegistry.address,
      message: { ...fresh.message, nonce: 0 },
    };
    const move = learners.move(await elsewhere.as(learner.signer), { words: [forged] });
    expect(await refusal(move)).to.equal("IdentitySignatureInvalid");
    const late = await learners.signMove(third.client, { identity, deadline: unixTime(1) });
    expect(await refusal(learners.move(second.client, { words: [late] }))).to.equal(
      "IdentitySignatureExpired",
    );
  });

  it("what does not fit together is refused before anybody signs or sends", async () => {
    const learner = await person(school, "careful");
    const fresh = await person(school, "careful's new wallet");
    const { guardians, files } = await guard(learner, "careful");
    const [mother, teacher] = guardians;
    const [file] = files;
    if (mother === undefined || teacher === undefined || file === undefined)
      throw new Error("three guardians");
    const request = await ask(fresh, learner.address);
    const codeOf = async (promise: Promise<unknown>) => (await caught(promise)).code;
    expect(await codeOf(recovery.sign(teacher.client, { request, file })), "another's file").to.equal(
      "WORD_MISMATCH",
    );
    const elsewhere = await ask(fresh, teacher.address);
    expect(await codeOf(recovery.sign(mother.client, { request: elsewhere, file }))).to.equal(
      "WORD_MISMATCH",
    );
    const own = await recovery.sign(mother.client, { request, file });
    expect(
      await codeOf(recovery.recover(anyone, { words: [elsewhere, own] }).send()),
      "words about two things",
    ).to.equal("WORD_MISMATCH");
    expect(await codeOf(recovery.recover(anyone, { words: [own] }).send()), "who takes control").to.equal(
      "WORD_MISSING",
    );
    expect(await codeOf(recovery.recover(anyone, { words: [] }).send())).to.equal("WORD_MISSING");
    await recovery.setGuardians(learner.client, { identity: learner.address, guardians: null }).send();
    await wait(school, 7 * DAY);
    await learners.execute(anyone, { identity: learner.address }).send();
    expect(await recovery.guardiansOf(school.reader, learner.address)).to.equal(null);
    const gone = await caught(recovery.sign(mother.client, { request, file }));
    expect([gone.code, gone.details.current]).to.deep.equal(["WORD_OUTDATED", null]);
  });
});
