import { expect } from "chai";
import type { hubs, UnixTime } from "../../src/index.ts";
import { accreditation, address, contentHash, hubId, kindsFromBitmap, unixTime } from "../../src/index.ts";

const NOW = unixTime(new Date("2026-02-28T12:00:00Z"));

describe("the state of a hub and of its periods", () => {
  const admin = address(`0x${"1".repeat(40)}`);
  const period: hubs.Period = {
    from: unixTime(NOW - 100),
    until: unixTime(NOW + 100),
    end: unixTime(NOW + 100),
    withdrawnEnd: null,
    proposedSince: null,
    suspended: false,
    kinds: kindsFromBitmap(1),
    accreditor: admin,
  };
  const hub: hubs.HubSummary = {
    id: hubId(1),
    name: "School",
    admin,
    adminSince: unixTime(NOW - 1000),
    registeredAt: unixTime(NOW - 1000),
    closedAt: null,
    pendingAdmin: null,
    profile: contentHash(`0x${"0".repeat(64)}`),
    periods: 2,
    newest: period,
    accredited: true,
  };
  const suspended = { ...period, suspended: true, end: unixTime(NOW - 50) };
  const withdrawn = { ...suspended, withdrawnEnd: unixTime(NOW - 50), end: unixTime(NOW - 90) };
  const state = (change: Partial<hubs.HubSummary>, now: UnixTime = NOW) =>
    accreditation.stateOfHub({ hub: { ...hub, ...change }, now });
  const periodState = (newest: hubs.Period, index = 1, now: UnixTime = NOW) =>
    accreditation.stateOfPeriod({ period: newest, index, hub: { ...hub, newest, accredited: false }, now });

  it("of a hub", () => {
    expect(state({})).to.equal("accredited");
    expect(state({ newest: null, periods: 0, accredited: false })).to.equal("never accredited");
    expect(state({ newest: suspended, accredited: false })).to.equal("suspended");
    expect(state({ newest: suspended, accredited: false }, unixTime(NOW + 99))).to.equal("suspended");
    expect(state({ newest: suspended, accredited: false }, unixTime(NOW + 100))).to.equal("lapsed");
    expect(state({ newest: withdrawn, accredited: false })).to.equal("lapsed");
    expect(state({ closedAt: unixTime(NOW), accredited: false })).to.equal("closed");
    const endedNow = { ...period, end: unixTime(NOW + 1) };
    expect(state({ newest: endedNow })).to.equal("lapsed");
    expect(state({ newest: { ...endedNow, suspended: true } })).to.equal("suspended");
  });

  it("of a period", () => {
    expect(accreditation.stateOfPeriod({ period, index: 1, hub, now: NOW })).to.equal("running");
    expect(accreditation.stateOfPeriod({ period, index: 0, hub, now: NOW })).to.equal("ended");
    expect(periodState(suspended)).to.equal("suspended");
    expect(periodState(suspended, 0)).to.equal("ended");
    expect(periodState(suspended, 1, unixTime(NOW + 100))).to.equal("ended");
    expect(periodState(withdrawn)).to.equal("withdrawn");
  });
});
