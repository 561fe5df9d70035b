import { achievements, address, cohorts, hubs, learners, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import { now, signerAt } from "./network.ts";
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

  it("trap 35: a hub's staff, whole whatever range a node limits queries to", async () => {
    const { admin, hub, provider, reader, signers, until } = school;
    const from = await now(school);
    const accountAt = async (place: number) => address(await signerAt(signers, place).getAddress());
    const [attester, registrar, gone] = [await accountAt(3), await accountAt(6), await accountAt(7)];
    const later = unixTime(from + 1000);
    await hubs.setStaff(admin, { hub, account: gone, roles: ["ISSUE"], from, until }).send();
    await hubs.setStaff(admin, { hub, account: registrar, roles: ["REVOKE"], from: later, until }).send();
    await hubs.setStaff(admin, { hub, account: gone, roles: [], from, until }).send();
    const other = await hubs.register(admin, { name: "Other", profile: { name: "Other" } }).send();
    await hubs.setStaff(admin, { hub: other.result, account: gone, roles: ["ISSUE"], from, until }).send();
    let refused = 0;
    const limited = new Proxy(provider, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (name !== "getLogs") return typeof value === "function" ? value.bind(target) : value;
        return async (filter: { fromBlock: number; toBlock: number }) => {
          if (filter.toBlock - filter.fromBlock < 3) return await provider.getLogs(filter);
          refused += 1;
          throw new Error("block range is too large");
        };
      },
    });
    for (const client of [reader, { ...reader, provider: limited }]) {
      const staff = await hubs.staff(client, { hub });
      expect(staff.map(({ account }) => account)).to.deep.equal([attester, registrar]);
      expect(staff[1]).to.deep.equal({ account: registrar, roles: ["REVOKE"], from: later, until });
    }
    expect(refused).to.be.greaterThan(0);
  });

  it("who speaks for a learner", async () => {
    const { learnerAddress, reader } = school;
    expect(await learners.actorOf(reader, learnerAddress)).to.equal(learnerAddress);
  });
});
