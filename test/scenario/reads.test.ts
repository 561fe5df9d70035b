import { achievements, cohorts, learners } from "@cairn/sdk";
import { expect } from "chai";
import { now } from "./network.ts";
import type { School } from "./school.ts";
import { openSchool } from "./school.ts";

describe("reading what the chain holds of cohorts and revocations", () => {
  let school: School;

  before(async () => {
    school = await openSchool();
  });

  after(async () => {
    await school.close();
  });

  async function prepare(count: number): Promise<cohorts.Cohort> {
    const achievedAt = await now(school);
    const records = Array.from({ length: count }, (_item, place) => ({
      definition: school.course,
      learner: school.learnerAddress,
      achievedAt,
      document: { place },
    }));
    return await cohorts.prepare(school.attester, { hub: school.hub, records });
  }

  it("an anchor: none before, then its attester, time and size, and whether it is revoked", async () => {
    const { attester, hub, reader } = school;
    const cohort = await prepare(2);
    const { root } = cohort.tree;
    expect(await cohorts.anchorOf(reader, { hub, root })).to.equal(null);
    const { result } = await cohorts.anchor(attester, { cohort }).send();
    const anchor = await cohorts.anchorOf(reader, { hub, root });
    const account = await attester.signer?.getAddress();
    const expected = { attester: account, anchoredAt: result.anchoredAt, size: 2, revoked: false };
    expect(anchor).to.deep.equal(expected);
    await cohorts.revokeCohort(attester, { cohort }).send();
    expect(await cohorts.anchorOf(reader, { hub, root })).to.deep.equal({ ...expected, revoked: true });
  });

  it("a revocation: of the hub that revoked, with what takes the record's place", async () => {
    const { attester, hub, reader } = school;
    const [wrong, right, other] = (await prepare(3)).tree.ids;
    if (wrong === undefined || right === undefined || other === undefined) throw new Error("no ids");
    expect(await achievements.revocationOf(reader, { hub, id: wrong })).to.equal(null);
    await achievements.supersede(attester, { hub, id: wrong, successor: right }).send();
    await achievements.revoke(attester, { hub, revocations: [{ id: other }] }).send();
    expect(await achievements.revocationOf(reader, { hub, id: wrong })).to.deep.equal({ successor: right });
    expect(await achievements.revocationOf(reader, { hub, id: other })).to.deep.equal({ successor: null });
    expect(await achievements.revocationOf(reader, { hub, id: right })).to.equal(null);
  });

  it("who speaks for a learner", async () => {
    const { learnerAddress, reader } = school;
    expect(await learners.actorOf(reader, learnerAddress)).to.equal(learnerAddress);
  });
});
