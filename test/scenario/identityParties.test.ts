import type { Action, words as wordTypes } from "@cairn/sdk";
import {
  achievement as achievementOf,
  achievements,
  forward,
  learners,
  presentations,
  recovery,
} from "@cairn/sdk";
import { expect } from "chai";
import { Wallet } from "ethers";
import { caught } from "./caught.ts";
import { signerAt, wait } from "./network.ts";
import type { Person } from "./people.ts";
import { from, monthStart, penniless, person } from "./people.ts";
import { attestOne, checkOf, presentByKey, presentByWallet } from "./presented.ts";
import type { Safe } from "./safe.ts";
import { makeSafe, SafeSigner } from "./safe.ts";
import type { School } from "./school.ts";
import { openSchool } from "./school.ts";

const DAY = 86_400;

/** Parties of an identity who have no ether, or no key of their own. */
describe("identity: its parties", () => {
  let school: School;
  let anyone: Person["client"];

  before(async () => {
    school = await openSchool();
    anyone = school.admin;
  });

  after(async () => {
    await school.close();
  });

  /** Signed by somebody without ether, brought by the hub. */
  async function sponsored(by: Person, action: Action<unknown>): Promise<void> {
    const request = await forward.sign(by.client, { action, deadline: await from(school, DAY) });
    await forward.execute(anyone, { request }).send();
  }

  const broke = async () => await penniless(school, Wallet.createRandom());

  /** A Safe of the owner's, which the deployer has to make ready. */
  async function safe(owner = 7): Promise<Safe & Person> {
    const made = await makeSafe(signerAt(school.signers, 0), signerAt(school.signers, owner));
    const signer = new SafeSigner(made, school.provider);
    return { ...made, signer, client: await school.as(signer) };
  }

  async function told(record: Awaited<ReturnType<typeof attestOne>>, holder: Safe): Promise<string> {
    const { presentation, asked } = await presentByWallet(school, {
      records: [record],
      holder: holder.address,
      sign: holder.sign,
    });
    const verdict = await presentations.verify(presentation, { client: school.reader, ...asked });
    return checkOf(verdict, "holder").code;
  }

  it("no ether: a learner consents, claims, sets guardians, comes back and renounces; balance 0 before and after", async () => {
    const [learner, fresh] = [await broke(), await broke()];
    const guardians = [await broke(), await broke()];
    const everybody = [learner, fresh, ...guardians];
    const expectPenniless = async () => {
      for (const { address } of everybody) expect(await school.provider.getBalance(address)).to.equal(0n);
    };
    await expectPenniless();
    const { hub, scope: kinds, until } = school;
    const identity = learner.address;
    const { inclusion, achievement } = await attestOne(school, { learner: identity });
    if (inclusion.mode !== "anchored") throw new Error("the school anchors");
    await sponsored(learner, learners.consent(learner.client, { learner: identity, hub, kinds, until }));
    await sponsored(learner, achievements.claim(learner.client, { achievement, inclusion }));
    const set = recovery.createGuardians(school.reader, {
      identity,
      guardians: guardians.map(({ address }) => address),
      threshold: 2,
    });
    await sponsored(learner, recovery.setGuardians(learner.client, { identity, guardians: set }));
    const deadline = await from(school, 30 * DAY);
    const request = await recovery.request(fresh.client, { identity, deadline });
    const words = [request];
    for (const { client, address } of guardians) {
      words.push(await recovery.sign(client, { request, file: recovery.fileFor(set, address) }));
    }
    await sponsored(fresh, recovery.recover(fresh.client, { words }));
    await wait(school, set.delay);
    await sponsored(fresh, learners.execute(fresh.client, { identity }));
    await sponsored(fresh, achievements.rebind(fresh.client, { achievements: [achievement] }));
    expect(await learners.actorOf(school.reader, identity)).to.equal(fresh.address);
    const { chainId, contracts } = school.deployment;
    const domain = { chainId, token: contracts.AchievementToken.address };
    const id = achievementOf.idOf(achievement, domain);
    expect((await achievements.recordOf(school.reader, id))?.owner).to.equal(fresh.address);
    await sponsored(fresh, achievements.renounce(fresh.client, { achievement }));
    expect((await achievements.recordOf(school.reader, id))?.standing).to.equal("renounced");
    await expectPenniless();
  });

  it("trap 4: smart wallets: a Safe is a guardian, and another Safe takes control and presents", async () => {
    const learner = await person(school, "guarded by a Safe");
    const key = await person(school, "guardian with a key");
    const [guardian, own] = [await safe(7), await safe(8)];
    const identity = learner.address;
    const record = await attestOne(school, { learner: identity });
    const set = recovery.createGuardians(school.reader, {
      identity,
      guardians: [guardian.address, key.address],
      threshold: 2,
    });
    await recovery.setGuardians(learner.client, { identity, guardians: set }).send();
    const deadline = await from(school, 30 * DAY);
    await own.deploy();
    const request = await recovery.request(own.client, { identity, deadline });
    const words = [
      request,
      await recovery.sign(guardian.client, { request, file: recovery.fileFor(set, guardian.address) }),
      await recovery.sign(key.client, { request, file: recovery.fileFor(set, key.address) }),
    ];
    const early = await caught(recovery.recover(anyone, { words }).send());
    expect(early.details.contractError, "a Safe that is not there yet signs nothing on the chain").to.equal(
      "IdentitySignatureInvalid",
    );
    await guardian.deploy();
    await recovery.recover(anyone, { words }).send();
    await wait(school, set.delay);
    await learners.execute(anyone, { identity }).send();
    expect(await learners.controllerOf(school.reader, identity)).to.equal(own.address);
    expect(await told(record, own)).to.equal("OK");
    const { presentation, asked } = await presentByKey(school, [record], [["/result"]], learner.signer);
    const old = await presentations.verify(presentation, { client: school.reader, ...asked });
    expect(checkOf(old, "holder").code).to.equal("HOLDER_NOT_ACTOR");
  });

  it("trap 23: what one Safe signed serves for no other wallet of the same owner", async () => {
    const learner = await person(school, "asked by two Safes");
    const [first, second] = [await safe(7), await safe(7)];
    await first.deploy();
    await second.deploy();
    expect(first.address).not.to.equal(second.address);
    const deadline = await from(school, DAY);
    const word = await learners.signMove(first.client, { identity: learner.address, deadline });
    const borrowed: wordTypes.WordAbout<"Move"> = {
      ...word,
      signer: second.address,
      message: { ...word.message, controller: second.address },
    };
    const refused = await caught(learners.move(learner.client, { words: [borrowed] }).send());
    expect(refused.details.contractError).to.equal("IdentitySignatureInvalid");
    await learners.move(learner.client, { words: [word] }).send();
    expect(await learners.controllerOf(school.reader, learner.address)).to.equal(first.address);
  });

  it("trap 38: a Safe is a minor's custodian: it consents and presents, the minor alone does neither", async () => {
    const minor = await person(school, "minor of a Safe");
    const parents = await safe(8);
    await parents.deploy();
    const identity = minor.address;
    const record = await attestOne(school, { learner: identity });
    const deadline = await from(school, DAY);
    const until = await monthStart(school, 12);
    const word = await learners.signCustody(parents.client, { identity, until, deadline });
    await learners.appointCustodian(minor.client, { word }).send();
    const { hub, scope: kinds } = school;
    const terms = { learner: identity, hub, kinds, until: school.until, deadline };
    const alone = await learners.signConsent(minor.client, terms);
    const refused = await caught(learners.consentWithSignature(anyone, alone).send());
    expect(refused.details.contractError).to.equal("ConsentSignatureInvalid");
    const consent = await learners.signConsent(parents.client, terms);
    await learners.consentWithSignature(anyone, consent).send();
    expect((await learners.consentOf(school.reader, { learner: identity, hub })).nonce).to.equal(1n);
    expect(await told(record, parents)).to.equal("OK");
  });
});
