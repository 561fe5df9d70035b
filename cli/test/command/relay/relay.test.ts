import { achievements } from "@cairn/sdk";
import { expect } from "chai";
import type { Sponsor, TestRelay } from "./office.ts";
import { openSponsor, signedClaim } from "./office.ts";

describe("cairn relay", () => {
  let school: Sponsor;
  let relay: TestRelay;

  before(async () => {
    school = await openSponsor();
    relay = await school.start();
  });
  after(async () => {
    await school.close();
  });

  it("a learner without ether claims: balance 0 before and after", async () => {
    const [learner] = await school.learnersWithRecords(1);
    if (learner === undefined) throw new Error("no learner");
    expect(await school.provider.getBalance(learner.account)).to.equal(0n);
    const said = await relay.post(await signedClaim(learner));
    expect(said.status, JSON.stringify(said.body)).to.equal(202);
    expect(said.body).to.include({ status: "queued" });
    const ended = await relay.ended(said.body.id);
    expect(ended, JSON.stringify(ended)).to.include({ status: "done", reason: null });
    expect((await achievements.recordOf(school.reader, learner.record.id))?.owner).to.equal(learner.account);
    expect(await school.provider.getBalance(learner.account)).to.equal(0n);
  });
});
