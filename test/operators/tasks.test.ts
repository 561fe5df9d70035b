import type { HubId } from "@cairn/sdk";
import { address, connect, deployments, hubs, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import { Contract } from "ethers";
import { artifacts } from "hardhat";
import { formatTime } from "../../scripts/lib/values.ts";
import { mined } from "../scenario/mined.ts";
import type { Bench, Ended, TaskOptions } from "./cli.ts";
import { DEPLOYER, jsonOf, openBench } from "./cli.ts";

const YEAR = 365 * 86_400;

describe("operators' tasks on a node", () => {
  let bench: Bench;
  let accreditor: string;
  let hub: HubId;
  let deployment: deployments.Deployment;
  let token: Contract;

  const cairn = async (task: string, options: TaskOptions = {}): Promise<Ended> =>
    await bench.task(task.split(" "), options);
  const json = async (task: string, options: TaskOptions = {}): Promise<Record<string, unknown>> => {
    const ended = await cairn(task, { ...options, json: true });
    expect(ended.status, ended.stdout).to.equal(0);
    return jsonOf(ended);
  };
  const asAccreditor = async (task: string, options: TaskOptions = {}) =>
    await json(`accreditation ${task}`, { hub: `${hub}`, from: accreditor, ...options });
  const history = async () => {
    const { periods } = await json("accreditation list", { all: true, hub: `${hub}` });
    return periods as { state: string; from: number }[];
  };
  const now = async () => unixTime((await bench.provider.getBlock("latest"))?.timestamp ?? 0);
  const states = async (): Promise<string[]> => (await history()).map(({ state }) => state);

  before(async () => {
    bench = await openBench({ name: "tasks" });
    accreditor = (await bench.provider.getSigner(1)).address;
    const deployed = await json("deploy");
    const { changed: _changed, file: _file, ...book } = deployed;
    const admin = await bench.provider.getSigner(2);
    deployment = deployments.parse(JSON.stringify(book));
    const { abi } = await artifacts.readArtifact("AchievementToken");
    token = new Contract(deployment.contracts.AchievementToken.address, abi);
    const client = await connect({ deployment, runner: admin });
    const registered = await hubs
      .register(client, { name: "Riverside School", profile: { name: "Riverside School" } })
      .send();
    hub = registered.result;
  });
  after(async () => await bench.close());

  it("appoints an accreditor within kinds and term, and lists it", async () => {
    const sent = await json("accreditor appoint", {
      account: accreditor,
      kinds: "Course,CommunityService",
      until: "+1y",
      profile: '{"name":"Accreditation Board"}',
    });
    expect(sent).to.include({ sent: true, from: DEPLOYER });
    const { accreditors } = await json("accreditor list");
    const [mandate] = accreditors as Record<string, unknown>[];
    expect(mandate).to.include({ account: accreditor, inOffice: true, kinds: "CommunityService,Course" });
    expect([mandate?.profile]).to.deep.equal(sent.documents);
    expect(Number(mandate?.until) - Number(mandate?.appointedAt)).to.be.within(YEAR - 60, YEAR + 86_400);
  });

  it("says what is wrong with an option, and ends with status 2", async () => {
    const cases = [
      ["accreditor appoint", { account: "0x12" }, "INVALID_ADDRESS"],
      ["accreditation accredit", { hub: "1", kinds: "Cours" }, "UNKNOWN_KIND"],
      ["accreditation accredit", { hub: "1", kinds: "Course", until: "soon" }, "INVALID_ARGUMENT"],
      ["accreditation suspend", {}, "INVALID_ARGUMENT"],
      ["accreditation restore", { hub: "1", period: "7", from: "0x0" }, "INVALID_ADDRESS"],
      ["accreditation suspend", { hub: "1", from: `0x${"12".repeat(20)}` }, "INVALID_ARGUMENT"],
      ["status", { days: -1 }, "INVALID_ARGUMENT"],
    ] as const;
    for (const [task, options, code] of cases) {
      const ended = await cairn(task, { ...options, json: true });
      expect(ended.status, task).to.equal(2);
      expect(jsonOf(ended).error).to.include({ code });
    }
  });

  it("decodes a contract's refusal, with the fix, and ends with status 1", async () => {
    const ended = await cairn("accreditor dismiss", { account: accreditor, from: accreditor });
    expect(ended.status).to.equal(1);
    expect(ended.stdout).to.equal("");
    expect(ended.stderr).to.contain("OwnableUnauthorizedAccount").and.to.contain("Fix:");
    const beyond = await cairn("accreditation accredit", {
      hub: `${hub}`,
      kinds: "MasterDegree",
      until: "+90d",
      from: accreditor,
      json: true,
    });
    expect(beyond.status).to.equal(1);
    expect(jsonOf(beyond).error).to.have.nested.property(
      "details.contractError",
      "AccreditationKindsInvalid",
    );
  });

  it("accredits, suspends, reinstates and ends", async () => {
    await asAccreditor("accredit", { kinds: "Course", until: "+30d" });
    expect(await states()).to.deep.equal(["running"]);
    await asAccreditor("suspend");
    expect(await states()).to.deep.equal(["suspended"]);
    await asAccreditor("reinstate");
    expect(await states()).to.deep.equal(["ended", "running"]);
  });

  it("shows the network's state, and the periods that end soon", async () => {
    const soon = await json("status", { days: 31 });
    expect(soon.hubs).to.deep.equal({ all: 1, byState: { accredited: 1 } });
    expect(soon).to.include({ owner: DEPLOYER, accreditorsInOffice: 1 });
    expect(soon.ending).to.have.lengthOf(1);
    expect((soon.ending as unknown[])[0]).to.include({ id: hub, name: "Riverside School" });
    const later = await json("status", { days: 7 });
    expect(later.ending).to.deep.equal([]);
  });

  it("counts achievements by hub, from the logs since the deployment", async () => {
    const attester = await connect({ deployment, runner: await bench.provider.getSigner(2) });
    const [from, until] = [await now(), unixTime((await now()) + YEAR)];
    const account = address((await bench.provider.getSigner(2)).address);
    await hubs.setStaff(attester, { hub, account, roles: ["ISSUE"], from, until }).send();
    for (const [seed, size] of [
      ["1", 3],
      ["2", 40],
    ] as const) {
      const anchor = token.interface.encodeFunctionData("anchor", [hub, `0x${seed.repeat(64)}`, size]);
      const { signer } = attester;
      const sent = await signer?.sendTransaction({ to: await token.getAddress(), data: anchor });
      await mined(sent);
    }
    const { achievements } = await json("status");
    expect(achievements).to.deep.equal([{ hub, minted: 0, cohorts: 2, anchored: 43, revoked: 0 }]);
  });

  it("prints tables for people", async () => {
    const { status, stdout } = await cairn("hub show", { hub: `${hub}` });
    expect(status).to.equal(0);
    expect(stdout).to.match(/^name +Riverside School$/m);
    expect(stdout).to.match(/^1 +1 +running /m);
  });

  it("trap 20: a withdrawal for the past takes the accreditor's and the owner's word, and can be undone", async () => {
    await asAccreditor("end");
    const since = formatTime((await history())[1]?.from ?? null);
    const period = { hub: `${hub}`, period: "1" };
    const early = await cairn("accreditation confirm-withdrawal", { ...period, since, json: true });
    expect(early.status).to.equal(2);
    await json("accreditation propose-withdrawal", { ...period, since, from: accreditor });
    expect(await states()).to.deep.equal(["ended", "ended"]);
    await json("accreditation confirm-withdrawal", { ...period, since });
    expect(await states()).to.deep.equal(["ended", "withdrawn"]);
    await json("accreditation restore", period);
    expect(await states()).to.deep.equal(["ended", "ended"]);
    const { hubs: listed } = await json("hub list");
    expect((listed as unknown[])[0]).to.include({ id: hub, state: "lapsed", until: null });
  });

  it("dismisses an accreditor", async () => {
    await json("accreditor dismiss", { account: accreditor });
    const { accreditors } = await json("accreditor list");
    expect((accreditors as { inOffice: boolean }[]).map(({ inOffice }) => inOffice)).to.deep.equal([false]);
  });

  it("tells a node that does not answer from everything else", async () => {
    const ended = await bench.run(["cairn", "hub", "list", "--json", "--network", "localhost"], {
      CAIRN_RPC: "http://127.0.0.1:1",
    });
    expect(ended.status).to.equal(1);
    expect(jsonOf(ended).error).to.include({ code: "CHAIN_UNREACHABLE" });
  });

  it("explains each task with --help", async () => {
    const { status, stdout } = await bench.run(["cairn", "accreditation", "propose-withdrawal", "--help"]);
    expect(status).to.equal(0);
    for (const option of ["--hub", "--period", "--since", "--safe", "--json", "--yes"]) {
      expect(stdout).to.contain(option);
    }
  });
});
