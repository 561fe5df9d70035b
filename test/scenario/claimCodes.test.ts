import type { bundles, Client } from "@cairn/sdk";
import { achievements, claimCodes, connect, forward, learners, presentations, records } from "@cairn/sdk";
import { expect } from "chai";
import { id, Wallet } from "ethers";
import { caught } from "./caught.ts";
import { now } from "./network.ts";
import type { Person } from "./people.ts";
import { from, penniless } from "./people.ts";
import { attestOne, checkOf, presentByKey } from "./presented.ts";
import type { School } from "./school.ts";
import { openSchool } from "./school.ts";

const HOUR = 3600;

describe("claim codes", () => {
  let school: School;
  /** The school's office: it made the codes, and it pays. */
  let office: Client;
  let made = 0;

  beforeEach(async () => {
    school = await openSchool();
    office = school.admin;
  });
  afterEach(async () => {
    await school.close();
  });

  /** A printed code, whose learner has one public record and one that is only in its file; and a wallet of one's own. */
  async function sheet() {
    made += 1;
    const code = claimCodes.parse(claimCodes.format(claimCodes.draw()));
    const learner = claimCodes.addressOf(code);
    const asCode = await penniless(school, claimCodes.walletOf(code));
    const own = await penniless(school, new Wallet(id(`cairn own wallet ${made}`)));
    const [open, hidden] = [await attestOne(school, { learner }), await attestOne(school, { learner })];
    const { achievement, inclusion } = open;
    if (inclusion.mode !== "anchored") throw new Error("the school anchors");
    await pay(asCode, achievements.claim(asCode.client, { achievement, inclusion }));
    return { code, learner, asCode, own, open, hidden };
  }

  /** The learner signs, the office brings it to the chain. */
  async function pay(
    { client }: Person,
    action: Parameters<typeof forward.sign>[1]["action"],
  ): Promise<void> {
    const request = await forward.sign(client, { action, deadline: await from(school, HOUR) });
    await forward.execute(office, { request }).send();
  }

  /** What a verifier is told of who presents. */
  async function told(shown: readonly bundles.CairnRecord[], { signer }: Person) {
    const { presentation, asked } = await presentByKey(school, shown, undefined, signer);
    const verdict = await presentations.verify(presentation, { client: school.reader, ...asked });
    return [verdict.verdict, checkOf(verdict, "holder").code];
  }

  const ownerOf = async ({ achievement }: bundles.CairnRecord) =>
    (await records.of(school.reader, { learner: achievement.learner })).records.map(({ owner }) => owner);

  it("trap 37: no wallet (claim code to own wallet): the learner takes control without ether, and the records follow", async () => {
    const { code, learner, asCode, own, open, hidden } = await sheet();
    expect(await told([open, hidden], asCode)).to.deep.equal(["valid", "OK"]);
    expect(await learners.lastMove(school.reader, { learner })).to.equal(null);
    expect(await records.leftBehind(school.reader, { learner })).to.deep.equal([]);
    await pay(asCode, claimCodes.takeControl(own.client, { code }));
    expect(await learners.controllerOf(school.reader, learner)).to.equal(own.address);
    const left = await records.leftBehind(school.reader, { learner });
    expect(left.map(({ owner }) => owner)).to.deep.equal([learner]);
    await achievements.rebind(office, { achievements: left.map(({ achievement }) => achievement) }).send();
    expect(await records.leftBehind(school.reader, { learner })).to.deep.equal([]);
    expect(await ownerOf(open)).to.deep.equal([own.address]);
    expect(await told([open, hidden], own), "the new wallet").to.deep.equal(["valid", "OK"]);
    expect(await told([open, hidden], asCode), "the code").to.deep.equal(["invalid", "HOLDER_NOT_ACTOR"]);
    const { achievement, inclusion } = hidden;
    if (inclusion.mode !== "anchored") throw new Error("the school anchors");
    await pay(own, achievements.claim(own.client, { achievement, inclusion }));
    expect(await ownerOf(open)).to.deep.equal([own.address, own.address]);
    for (const { address } of [asCode, own]) expect(await school.provider.getBalance(address)).to.equal(0n);
  });

  it("a used code says so: when control went, and to which wallet", async () => {
    const { code, learner, asCode, own } = await sheet();
    const before = await now(school);
    await pay(asCode, claimCodes.takeControl(own.client, { code }));
    const moved = await learners.lastMove(school.reader, { learner });
    expect(moved?.to).to.equal(own.address);
    expect(moved?.at).to.be.within(before, await now(school));
    const receipt = await school.provider.getTransactionReceipt(moved?.transaction ?? "");
    expect(receipt?.blockNumber).to.equal(moved?.block);
    const thief = await penniless(school, new Wallet(id("cairn who found the sheet")));
    const error = await caught(claimCodes.takeControl(thief.client, { code }).send());
    expect([error.code, error.details]).to.deep.equal([
      "CLAIM_CODE_USED",
      { learner, controller: own.address },
    ]);
  });

  it("interrupted after the move: run again it sends nothing, and what was left is brought", async () => {
    const { code, learner, asCode, own, open } = await sheet();
    const action = claimCodes.takeControl(own.client, { code });
    await pay(asCode, action);
    const again = await claimCodes.takeControl(own.client, { code }).send();
    expect([again.receipts, again.result]).to.deep.equal([[], { readyAt: null }]);
    expect(await claimCodes.takeControl(own.client, { code }).build()).to.deep.equal([]);
    const left = await records.leftBehind(school.reader, { learner });
    const { result } = await achievements
      .rebind(office, { achievements: left.map(({ achievement }) => achievement) })
      .send();
    expect(result).to.have.length(1);
    expect(await ownerOf(open)).to.deep.equal([own.address]);
  });

  it("trap 22: what was signed with a code before the move is worth nothing after it", async () => {
    const { code, learner, asCode, own, hidden } = await sheet();
    const { hub, scope: kinds, until } = school;
    const deadline = await from(school, HOUR);
    const consented = await learners.signConsent(asCode.client, { learner, hub, kinds, until, deadline });
    const { achievement, inclusion } = hidden;
    if (inclusion.mode !== "anchored") throw new Error("the school anchors");
    const action = achievements.claim(asCode.client, { achievement, inclusion });
    const request = await forward.sign(asCode.client, { action, deadline });
    await pay(asCode, claimCodes.takeControl(own.client, { code }));
    const consent = await caught(learners.consentWithSignature(office, consented).send());
    expect(consent.details.contractError).to.equal("ConsentSignatureInvalid");
    await caught(forward.execute(office, { request }).send());
    expect(await ownerOf(hidden), "the hidden record stays hidden").to.have.length(1);
    // Who made the code still has it, and signs anew in vain.
    const anew = await caught(pay(asCode, achievements.renounce(asCode.client, { achievement })));
    expect(anew.code).to.equal("CONTRACT_REVERTED");
  });

  it("a wallet that took over lists its own records; one that a node hides is still noticed", async () => {
    const { code, learner, asCode, own, open } = await sheet();
    await pay(asCode, claimCodes.takeControl(own.client, { code }));
    await achievements.rebind(office, { achievements: [open.achievement] }).send();
    expect((await records.of(school.reader, { learner: own.address })).records).to.deep.equal([]);
    const mine = await attestOne(school, { learner: own.address });
    const { achievement, inclusion } = mine;
    if (inclusion.mode !== "anchored") throw new Error("the school anchors");
    await pay(own, achievements.claim(own.client, { achievement, inclusion }));
    const listed = await records.of(school.reader, { learner: own.address });
    expect(listed.records.map(({ learner: of }) => of)).to.deep.equal([own.address]);
    const { deployment, provider } = school;
    const source = records.chainSource({ deployment, provider });
    const hiding = await connect({
      deployment,
      runner: provider,
      records: {
        ...source,
        byLearner: async (request) => ({ ...(await source.byLearner(request)), issuances: [] }),
      },
    });
    const error = await caught(records.of(hiding, { learner: own.address }));
    expect(error.code).to.equal("INCONSISTENT_ANSWER");
    expect(error.details).to.include({ listed: 0, holds: 2n });
    expect(learner).not.to.equal(own.address);
  });

  it("joined to another identity, a code is used too, and control is that identity's", async () => {
    const { code, learner, asCode, own } = await sheet();
    const word = await learners.signJoin(own.client, {
      learner,
      identity: own.address,
      deadline: await from(school, HOUR),
    });
    await pay(asCode, learners.join(asCode.client, { words: [word] }));
    expect((await learners.lastMove(school.reader, { learner }))?.to).to.equal(own.address);
    const other = await penniless(school, new Wallet(id("cairn other wallet")));
    expect((await caught(claimCodes.takeControl(other.client, { code }).send())).code).to.equal(
      "CLAIM_CODE_USED",
    );
    expect((await claimCodes.takeControl(own.client, { code }).send()).receipts).to.deep.equal([]);
  });

  it("the printed link is read back, and its code acts on the network that it names", async () => {
    const { code } = await sheet();
    const { chainId, contracts } = school.deployment;
    const token = contracts.AchievementToken.address;
    for (const page of [undefined, "https://claim.example/es/"]) {
      const link = claimCodes.toLink({ chainId, token, code, ...(page !== undefined && { page }) });
      expect(claimCodes.fromLink(link)).to.deep.equal({ chainId, token, code });
      expect(new URL(link).search, "nothing of it goes to a server").to.equal("");
      expect(link.split("#")[0]).to.equal(page ?? "cairn:claim");
    }
  });
});
