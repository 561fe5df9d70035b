import { expect } from "chai";
import { parseUnits, toQuantity } from "ethers";
import type { FlakyNode } from "../../../../test/scenario/flakyNode.ts";
import { openFlakyNode } from "../../../../test/scenario/flakyNode.ts";
import type { Settings } from "../../../src/relay/Settings.ts";
import { DEFAULTS } from "../../../src/relay/Settings.ts";
import type { Learner, Sponsor, TestRelay } from "./office.ts";
import { openSponsor, saidBy, signedClaim } from "./office.ts";

describe("cairn relay: its bounds, and what it tells of itself", () => {
  let school: Sponsor;
  let relay: TestRelay;
  let learners: Learner[];
  let node: FlakyNode;

  before(async () => {
    school = await openSponsor();
    node = await openFlakyNode(school.provider);
    learners = [...(await school.learnersWithRecords(30))];
  });
  afterEach(async () => {
    node.fault = null;
    node.lie = null;
    await school.provider.send("evm_setAutomine", [true]);
    await school.provider.send("evm_mine", []);
    await relay.stop();
  });
  after(async () => {
    await node.close();
    await school.close();
  });

  async function open(settings: Partial<Settings> = {}): Promise<void> {
    relay = await school.start(settings);
  }

  /** A learner whom no test had yet. */
  function next(): Learner {
    const learner = learners.pop();
    if (learner === undefined) throw new Error("there are no more learners");
    return learner;
  }

  async function claim(headers: Readonly<Record<string, string>> = {}) {
    return await relay.post(await signedClaim(next()), headers);
  }

  async function expectRefused(code: string, status: number, retryAfter?: [number, number]): Promise<void> {
    const said = await claim();
    expect({ status: said.status, code: said.body.code }, JSON.stringify(said.body)).to.deep.equal({
      status,
      code,
    });
    if (retryAfter !== undefined) expect(Number(said.retryAfter)).to.be.within(...retryAfter);
  }

  const DAY = 86_400;

  it("a day's gas: reserved when accepted, corrected by the receipt, kept over a restart", async () => {
    const store = `${school.folder}/budget.sqlite`;
    const budgets = { ...DEFAULTS.budgets, gas: 400_000n };
    await open({ budgets, store });
    const said = await claim();
    expect(said.status).to.equal(202);
    const { hash } = await relay.ended(said.body.id);
    const used = (await school.provider.getTransactionReceipt(String(hash)))?.gasUsed;
    expect((await relay.get("/v1/network")).body).to.have.nested.property("budgets.gasToday", String(used));
    await relay.stop();
    await open({ budgets, store });
    expect((await relay.get("/v1/network")).body).to.have.nested.property("budgets.gasToday", String(used));
    await expectRefused("DAY_BUDGET", 429, [1, DAY]);
  });

  it("a day's requests, in all and for each learner", async () => {
    await open({ budgets: { ...DEFAULTS.budgets, requests: 1 } });
    expect((await claim()).status).to.equal(202);
    await expectRefused("DAY_BUDGET", 429, [1, DAY]);
    await relay.stop();
    await open({ budgets: { ...DEFAULTS.budgets, learnerGas: 100_000n } });
    await expectRefused("LEARNER_BUDGET", 429, [1, DAY]);
    await relay.stop();
    await open({ budgets: { ...DEFAULTS.budgets, learnerRequests: 0 } });
    await expectRefused("LEARNER_BUDGET", 429, [1, DAY]);
  });

  it("gas above the cap: refuses until it is cheaper", async () => {
    await open({ maxGasPrice: parseUnits("5", "gwei"), inFlight: 1 });
    const setPrice = async (gwei: string) => {
      await school.provider.send("anvil_setNextBlockBaseFeePerGas", [toQuantity(parseUnits(gwei, "gwei"))]);
      await school.provider.send("evm_mine", []);
    };
    const ready = await signedClaim(next());
    await setPrice("50");
    await until(async () => (await relay.get("/health")).body.gasPrice === "too high");
    expect((await relay.get("/health")).status).to.equal(503);
    const said = await relay.post(ready);
    expect(said).to.include({ status: 503 });
    expect(said.body).to.include({ code: "GAS_PRICE_TOO_HIGH" });
    await setPrice("1");
    await until(async () => (await relay.get("/health")).status === 200);
    expect(await relay.ended((await relay.post(ready)).body.id)).to.include({ status: "done" });
  });

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 5_000; Date.now() < end; ) if (await isSo()) return;
    throw new Error("not so after five seconds");
  }

  it("overload: a full queue answers 429 with Retry-After, loses nothing, and empties again", async () => {
    await open({ queueLimit: 3, inFlight: 1, batch: 1 });
    const claims = await Promise.all(Array.from({ length: 6 }, async () => await signedClaim(next())));
    await school.provider.send("evm_setAutomine", [false]);
    const said = await Promise.all(claims.map(async (one) => await relay.post(one)));
    const accepted = said.filter(({ status }) => status === 202);
    const refused = said.filter(({ status }) => status === 429);
    expect(accepted.length + refused.length).to.equal(6);
    expect(accepted.length).to.be.within(3, 4);
    for (const { body, retryAfter } of refused) {
      expect(body).to.include({ code: "QUEUE_FULL" });
      expect(Number(retryAfter)).to.be.within(1, 30);
    }
    await school.provider.send("evm_setAutomine", [true]);
    await school.provider.send("evm_mine", []);
    for (const { body } of accepted) expect(await relay.ended(body.id)).to.include({ status: "done" });
    const again = said.findIndex(({ status }) => status === 429);
    const later = await relay.post(claims[again]);
    expect(await relay.ended(later.body.id)).to.include({ status: "done" });
  });

  it("one remote address causes so much work in a minute, also by what is refused", async () => {
    await open({ ratePerMinute: 8 });
    const wrong = { ...(await signedClaim(next())).request, nonce: 7n };
    for (const expected of [403, 403, 429]) {
      const { status } = await relay.post({ type: "forward", request: wrong });
      expect(status).to.equal(expected);
    }
    await expectRefused("RATE_LIMITED", 429, [1, 60]);
  });

  it("behind a proxy the last address of X-Forwarded-For counts, and only where that is asked for", async () => {
    const wrong = { ...(await signedClaim(next())).request, nonce: 7n };
    const as = async (client: string) =>
      (await relay.post({ type: "forward", request: wrong }, { "x-forwarded-for": client })).status;
    await open({ ratePerMinute: 4, trustProxy: true });
    expect([await as("1.1.1.1"), await as("9.9.9.9, 1.1.1.1"), await as("2.2.2.2")]).to.deep.equal([
      403, 429, 403,
    ]);
    await relay.stop();
    await open({ ratePerMinute: 4 });
    expect([await as("1.1.1.1"), await as("2.2.2.2")]).to.deep.equal([403, 429]);
  });

  it("an idempotency key stands for one request of one learner", async () => {
    await open();
    const [one, other] = [next(), next()];
    const key = { "idempotency-key": "order-17" };
    const first = await relay.post(await signedClaim(one, { deadline: await soon(1_000) }), key);
    expect(first.status).to.equal(202);
    const again = await relay.post(await signedClaim(other), key);
    expect(again.status).to.equal(202);
    await relay.ended(first.body.id);
    const deadline = await soon(2_000);
    const { request } = await signedClaim(next(), { deadline });
    const mismatch = await relay.post({ type: "forward", request: { ...request, from: one.account } }, key);
    expect(mismatch).to.include({ status: 409 });
    expect(mismatch.body).to.deep.include({ code: "IDEMPOTENCY_MISMATCH", details: { id: first.body.id } });
  });

  async function soon(seconds: number): Promise<number> {
    return ((await school.provider.getBlock("latest"))?.timestamp ?? 0) + seconds;
  }

  it("no ether: says so, refuses, and goes on once there is some", async () => {
    await open();
    const balance = await school.provider.getBalance(school.wallet.address);
    await school.provider.send("anvil_setBalance", [school.wallet.address, "0x0"]);
    await until(async () => (await relay.get("/health")).body.account === "empty");
    await expectRefused("INSUFFICIENT_FUNDS", 503, [1, 60]);
    await school.provider.send("anvil_setBalance", [school.wallet.address, toQuantity(balance)]);
    await until(async () => (await relay.get("/health")).status === 200);
    expect((await claim()).status).to.equal(202);
  });

  it("a node that is away: health says so, requests are refused, and nothing falls over", async () => {
    relay = await school.start({}, node.url);
    node.fault = () => "breaksBefore";
    await until(async () => (await relay.get("/health")).body.node === "away");
    const said = await claim();
    expect(said).to.include({ status: 503 });
    expect(said.body).to.include({ code: "CHAIN_UNREACHABLE" });
    node.fault = null;
    await until(async () => (await relay.get("/health")).status === 200);
    expect(await relay.ended((await claim()).body.id)).to.include({ status: "done" });
  });

  it("a request about which the node does not answer holds up no other", async () => {
    relay = await school.start({ inFlight: 1, batch: 1 }, node.url);
    const [first, stuck, other] = [next(), next(), next()];
    const claims = await Promise.all([first, stuck, other].map(async (one) => await signedClaim(one)));
    await school.provider.send("evm_setAutomine", [false]);
    const ids: unknown[] = [];
    for (const one of claims) ids.push((await relay.post(one)).body.id);
    node.lie = ({ method, params }, result) => {
      const about = JSON.stringify(params).toLowerCase();
      if (method !== "eth_call" || !about.includes(stuck.account.slice(2).toLowerCase())) return result;
      throw Object.assign(new Error("header not found"), {
        error: { code: -32_000, message: "header not found" },
      });
    };
    await school.provider.send("evm_setAutomine", [true]);
    await school.provider.send("evm_mine", []);
    expect(await relay.ended(ids[2])).to.include({ status: "done" });
    expect((await relay.get(`/v1/requests/${String(ids[1])}`)).body).to.include({ status: "queued" });
    expect((await relay.get("/health")).status).to.equal(200);
    node.lie = null;
    for (const id of ids) expect(await relay.ended(id)).to.include({ status: "done" });
  });

  it("tells what it takes, to pages of any origin", async () => {
    await open({ hubs: [school.hub], functions: ["claim"] });
    const response = await fetch(`${relay.url}/v1/network`, { headers: { origin: "https://lms.example" } });
    expect(response.headers.get("access-control-allow-origin")).to.equal("*");
    expect(response.headers.get("access-control-allow-credentials")).to.equal(null);
    const { contracts, chainId } = school.deployment;
    expect((await saidBy(response)).body).to.deep.include({
      chainId,
      forwarder: contracts.CairnForwarder.address,
      hubs: [school.hub],
      functions: ["claim"],
    });
    const preflight = await fetch(`${relay.url}/v1/requests`, {
      method: "OPTIONS",
      headers: {
        origin: "https://lms.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,idempotency-key",
      },
    });
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get("access-control-allow-headers")).to.contain("idempotency-key");
  });

  it("metrics count what happened, under names that do not grow with what is asked for", async () => {
    await open();
    await relay.ended((await claim()).body.id);
    await relay.get("/v1/requests/whatever");
    await relay.get("/some/where");
    const { body } = await relay.get("/metrics");
    const text = String(body.text);
    expect(text).to.contain('cairn_relay_requests_total{outcome="accepted",code=""} 1');
    expect(text).to.contain('cairn_relay_settled_total{status="done"} 1');
    expect(text).to.contain('cairn_relay_transactions_total{event="signed"} 1');
    expect(text).to.contain("cairn_relay_node_reachable 1");
    expect(text).to.match(/cairn_relay_http_seconds_count\{route="other",status="404"\} 1/);
    expect(text).not.to.contain("whatever");
    expect(text).not.to.match(/0x[0-9a-fA-F]{40}/);
  });
});
