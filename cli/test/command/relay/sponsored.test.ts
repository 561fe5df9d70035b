import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "@cairn/sdk";
import { achievements, hubs, isCairnError, learners as learnersOf, sponsored, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import { Wallet, ZeroHash } from "ethers";
import { caught } from "../../../../test/scenario/caught.ts";
import type { Settings } from "../../../src/relay/Settings.ts";
import { DEFAULTS } from "../../../src/relay/Settings.ts";
import type { Learner, Sponsor, TestRelay } from "./office.ts";
import { openSponsor } from "./office.ts";

describe("sponsored: the SDK by a relay", () => {
  let school: Sponsor;
  let relay: TestRelay;
  let learners: Learner[];
  const servers: Server[] = [];

  before(async () => {
    school = await openSponsor();
    relay = await school.start({ hubs: [school.hub] });
    learners = [...(await school.learnersWithRecords(20))];
  });
  afterEach(async () => {
    await school.provider.send("evm_setAutomine", [true]);
    await school.provider.send("evm_mine", []);
    for (const server of servers.splice(0)) server.closeAllConnections();
  });
  after(async () => {
    await school.close();
  });

  /** A learner whom no test had yet. */
  function next(): Learner {
    const learner = learners.pop();
    if (learner === undefined) throw new Error("there are no more learners");
    return learner;
  }

  const claimOf = ({ record, inclusion }: Learner, client: Client) =>
    achievements.claim(client, { achievement: record.achievement, inclusion });
  const holderOf = async ({ record }: Learner) =>
    (await achievements.recordOf(school.reader, record.id))?.owner ?? null;

  /** A stand-in for a relay that answers as a test wants. */
  async function answering(
    answer: (place: number) => { status: number; body: string; headers?: Record<string, string> },
  ): Promise<string> {
    let asked = 0;
    const server = createServer((request, response) => {
      request.resume().on("end", () => {
        const { status, body, headers = {} } = answer(asked);
        asked += 1;
        response.writeHead(status, headers).end(body);
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it("claims, renounces, consents and withdraws without ether, with the results of Action.send", async () => {
    const learner = next();
    const { account } = learner;
    const client = sponsored(learner.client, relay.url);
    const hashes: string[] = [];
    const progress: number[] = [];
    const claimed = await claimOf(learner, client).send({
      onTransaction: ({ hash }) => {
        hashes.push(hash);
      },
      onProgress: ({ transactions }) => progress.push(transactions),
    });
    expect(claimed.result).to.equal(learner.record.id);
    expect(claimed.receipts.map(({ hash }) => hash)).to.deep.equal(hashes);
    expect(claimed.gasUsed > 0n).to.equal(true);
    expect(progress).to.deep.equal([1]);
    expect(await holderOf(learner)).to.equal(account);
    const { hub, scope, until } = school;
    await learnersOf.consent(client, { learner: account, hub, kinds: scope, until }).send();
    expect((await learnersOf.consentOf(school.reader, { learner: account, hub })).until).to.equal(until);
    await learnersOf.withdrawConsent(client, { learner: account, hub }).send();
    const deadline = unixTime((await block()) + 3_600);
    const signed = await learnersOf.signConsent(client, {
      learner: account,
      hub,
      kinds: scope,
      until,
      deadline,
    });
    await learnersOf.consentWithSignature(client, signed).send();
    expect((await learnersOf.consentOf(school.reader, { learner: account, hub })).nonce).to.equal(3n);
    await achievements.renounce(client, { achievement: learner.record.achievement }).send();
    expect(await school.provider.getBalance(account)).to.equal(0n);
  });

  async function block(): Promise<number> {
    return (await school.provider.getBlock("latest"))?.timestamp ?? 0;
  }

  it("of one transaction for several, each learner's result is the learner's own", async () => {
    const some = [next(), next(), next(), next()];
    const sent = await Promise.all(
      some.map(async (learner) => await claimOf(learner, sponsored(learner.client, relay.url)).send()),
    );
    expect(sent.map(({ result }) => result)).to.deep.equal(some.map(({ record }) => record.id));
    const batches = relay.lines.filter(
      (line) => line.event === "transaction signed" && Number(line.count) > 1,
    );
    expect(batches.length, "batches").to.be.greaterThan(0);
  });

  it("sent twice at the same time: once on the chain, and the second says that it is done already", async () => {
    const learner = next();
    await school.provider.send("evm_setAutomine", [false]);
    const sending = [1_000, 2_000].map(async (validSeconds) => {
      return await claimOf(learner, sponsored(learner.client, relay.url, { validSeconds })).send();
    });
    const both = Promise.allSettled(sending);
    let isOver = false;
    const mining = (async () => {
      for (; !isOver; await sleep(100)) await school.provider.send("evm_mine", []);
    })();
    const outcomes = await both;
    isOver = true;
    await mining;
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refused.length, "refused").to.equal(1);
    expect(refused[0]).to.have.nested.property("details.contractError", "AchievementAlreadyIssued");
    expect(await holderOf(learner)).to.equal(learner.account);
  });

  it("waits out a relay that is away, busy or behind a gateway, as long as patience lasts", async () => {
    const learner = next();
    const client = sponsored(learner.client, "http://relay.example/", {
      fetch: async (input, init) => {
        tries += 1;
        if (tries === 1) throw new TypeError("fetch failed");
        if (tries === 2) return new Response("<html>", { status: 502 });
        if (tries === 3)
          return Response.json({ code: "QUEUE_FULL" }, { status: 429, headers: { "retry-after": "0" } });
        return await fetch(String(input).replace("http://relay.example", relay.url), init);
      },
    });
    let tries = 0;
    await claimOf(learner, client).send();
    expect(tries).to.be.greaterThan(3);
    expect(await holderOf(learner)).to.equal(learner.account);
  });

  it("gives up with a code where patience ends", async () => {
    const learner = next();
    const busy = await answering(() => ({
      status: 429,
      body: JSON.stringify({ code: "LEARNER_BUDGET", message: "used up" }),
      headers: { "retry-after": "7000" },
    }));
    await expectCode(
      claimOf(learner, sponsored(learner.client, busy)).send({ patienceMs: 500 }),
      "RELAY_BUSY",
      {
        reason: "LEARNER_BUDGET",
        retryAfter: 7_000,
      },
    );
    const nobody = sponsored(learner.client, "http://127.0.0.1:9/");
    await expectCode(claimOf(learner, nobody).send({ patienceMs: 200 }), "RELAY_UNAVAILABLE");
  });

  async function expectCode(work: Promise<unknown>, code: string, details: object = {}): Promise<void> {
    const error = await caught(work);
    expect(isCairnError(error) && error.code, String(error)).to.equal(code);
    expect((error as { details: object }).details).to.include(details);
  }

  it("what the relay does not pay for, and a contract's refusal, arrive with their reasons", async () => {
    const learner = next();
    const { account } = learner;
    const client = sponsored(learner.client, relay.url);
    const { result: other } = await hubs
      .register(school.owner, { name: "Other School", profile: { name: "Other School" } })
      .send();
    const { scope, until } = school;
    const consent = learnersOf.consent(client, { learner: account, hub: other, kinds: scope, until });
    await expectCode(consent.send(), "RELAY_REFUSED", { reason: "NOT_ALLOWED", status: 403 });
    const foreign = claimOf(next(), client);
    await expectCode(foreign.send(), "CONTRACT_REVERTED", { contractError: "LearnerActorOnly" });
    await expectCode(hubs.close(client, { hub: other }).send(), "INVALID_ARGUMENT");
  });

  it("a relay's day budget arrives with the time until it is renewed", async () => {
    const settings: Partial<Settings> = { budgets: { ...DEFAULTS.budgets, requests: 0 } };
    const poor = await school.start(settings);
    const learner = next();
    await expectCode(
      claimOf(learner, sponsored(learner.client, poor.url)).send({ patienceMs: 500 }),
      "RELAY_BUSY",
      { reason: "DAY_BUDGET" },
    );
  });

  it("a smart wallet is told why, and of its own ways, before it signs", async () => {
    const learner = next();
    const client = sponsored(learner.client, relay.url);
    await school.provider.send("anvil_setCode", [learner.account, "0x6001"]);
    const error = await caught(claimOf(learner, client).send());
    expect(isCairnError(error, "SPONSORED_NEEDS_KEY") && error.fix)
      .to.contain("4337")
      .and.to.contain("7702");
    await school.provider.send("anvil_setCode", [learner.account, `0xef0100${"11".repeat(20)}`]);
    await claimOf(learner, client).send();
    expect(await holderOf(learner)).to.equal(learner.account);
  });

  it("a signature that is none of the sender's key counts as a smart wallet's", async () => {
    const learner = next();
    const { client } = learner;
    class Other extends Wallet {
      override async getAddress(): Promise<string> {
        return learner.account;
      }
    }
    const wallet = new Other(Wallet.createRandom().privateKey, school.provider);
    await expectCode(
      claimOf(learner, sponsored({ ...client, signer: wallet }, relay.url)).send(),
      "SPONSORED_NEEDS_KEY",
    );
  });

  it("a relay that lies is not believed, and one that answers nonsense or floods is none", async () => {
    const learner = next();
    const done = (hash: string) => JSON.stringify({ id: ZeroHash, status: "done", hash });
    const [own] = (await claimOf(learner, sponsored(learner.client, relay.url)).send()).receipts;
    const other = next();
    const liar = await answering(() => ({ status: 202, body: done(String(own?.hash)) }));
    await expectCode(claimOf(other, sponsored(other.client, liar)).send(), "INCONSISTENT_ANSWER");
    const inventor = await answering(() => ({ status: 202, body: done(ZeroHash) }));
    const options = { patienceMs: 200 };
    await expectCode(claimOf(other, sponsored(other.client, inventor)).send(options), "INCONSISTENT_ANSWER");
    const nonsense = await answering(() => ({ status: 202, body: JSON.stringify({ id: "../key" }) }));
    await expectCode(claimOf(other, sponsored(other.client, nonsense)).send(options), "RELAY_UNAVAILABLE");
    const flood = await answering(() => ({ status: 202, body: `"${"x".repeat(100_000)}"` }));
    await expectCode(claimOf(other, sponsored(other.client, flood)).send(options), "RELAY_UNAVAILABLE");
    expect(await holderOf(other)).to.equal(null);
  });

  it("ends when its signal aborts, and takes no address that is not one of the web", async () => {
    const learner = next();
    await school.provider.send("evm_setAutomine", [false]);
    const abort = new AbortController();
    const sending = claimOf(learner, sponsored(learner.client, relay.url)).send({ signal: abort.signal });
    setTimeout(() => abort.abort(), 300);
    await expectCode(sending, "ABORTED");
    for (const url of ["relay", "ftp://relay.example", "javascript:1"]) {
      expect(() => sponsored(learner.client, url)).to.throw("http or https");
    }
  });
});
