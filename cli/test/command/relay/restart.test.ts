import { setTimeout as sleep } from "node:timers/promises";
import { achievements } from "@cairn/sdk";
import { expect } from "chai";
import { Transaction } from "ethers";
import type { FlakyNode } from "../../../../test/scenario/flakyNode.ts";
import { openFlakyNode } from "../../../../test/scenario/flakyNode.ts";
import type { Learner, Sponsor } from "./office.ts";
import { openSponsor, post, saidBy, signedClaim } from "./office.ts";
import type { RelayProcess } from "./process.ts";
import { startProcess } from "./process.ts";

describe("cairn relay: a process that ends", () => {
  let school: Sponsor;
  let node: FlakyNode;
  let learners: readonly Learner[];
  const running: RelayProcess[] = [];

  before(async () => {
    school = await openSponsor();
    node = await openFlakyNode(school.provider);
    learners = await school.learnersWithRecords(4);
  });
  afterEach(async () => {
    node.fault = null;
    for (const { child, exited } of running.splice(0)) {
      child.kill("SIGKILL");
      await exited;
    }
  });
  after(async () => {
    await node.close();
    await school.close();
  });

  async function start(args: readonly string[] = []): Promise<RelayProcess & { readonly url: string }> {
    const relay = await startProcess(school, { rpc: node.url, args });
    running.push(relay);
    const { url } = relay;
    if (url === undefined) throw new Error(`the relay did not start: ${relay.output()}`);
    return { ...relay, url };
  }

  function learnerAt(place: number): Learner {
    const learner = learners[place];
    if (learner === undefined) throw new Error(`there is no learner ${place}`);
    return learner;
  }

  async function ended(url: string, id: unknown): Promise<Readonly<Record<string, unknown>>> {
    for (const until = Date.now() + 5_000; Date.now() < until; await sleep(50)) {
      const { body } = await saidBy(await fetch(`${url}/v1/requests/${String(id)}`));
      if (body.status === "done" || body.status === "failed") return body;
    }
    throw new Error("the request did not end");
  }

  const rawSent = (): string[] =>
    node.seen
      .filter(({ method }) => method === "eth_sendRawTransaction")
      .map(({ params }) => String(params[0]));

  it("killed between keeping a transaction and sending it: the next one sends the same bytes, once", async () => {
    const store = ["--store", "killed.sqlite"];
    const learner = learnerAt(0);
    const first = await start(store);
    const before = await school.provider.getTransactionCount(school.wallet.address);
    node.fault = ({ method }) => {
      if (method !== "eth_sendRawTransaction") return undefined;
      first.child.kill("SIGKILL");
      return "breaksBefore";
    };
    const said = await post(first.url, await signedClaim(learner));
    expect(said.status, JSON.stringify(said.body)).to.equal(202);
    expect(await first.exited).to.equal(null);
    expect(await achievements.recordOf(school.reader, learner.record.id)).to.equal(null);
    node.fault = null;
    const second = await start(store);
    expect(await ended(second.url, said.body.id)).to.include({ status: "done" });
    const [raw, ...others] = rawSent();
    expect(new Set(others)).to.deep.equal(new Set([raw]));
    expect(Transaction.from(raw ?? "").nonce).to.equal(before);
    expect(await school.provider.getTransactionCount(school.wallet.address)).to.equal(before + 1);
    expect((await achievements.recordOf(school.reader, learner.record.id))?.owner).to.equal(learner.account);
  });

  it("SIGTERM: what is signed is finished, what waits is there at the next start, and a second relay is refused", async () => {
    const store = ["--store", "stopped.sqlite", "--batch", "1", "--in-flight", "1"];
    const first = await start(store);
    const other = await startProcess(school, { rpc: node.url, args: store });
    running.push(other);
    expect(other.url).to.equal(undefined);
    expect(await other.exited).to.equal(2);
    expect(other.output()).to.contain("Another process has the relay's store open");
    await school.provider.send("evm_setAutomine", [false]);
    try {
      const ids: unknown[] = [];
      for (const place of [1, 2]) {
        const said = await post(first.url, await signedClaim(learnerAt(place)));
        expect(said.status, JSON.stringify(said.body)).to.equal(202);
        ids.push(said.body.id);
      }
      while (!first.output().includes("transaction signed")) await sleep(20);
      first.child.kill("SIGTERM");
      while (!first.output().includes("stopping")) await sleep(20);
      const late = await post(first.url, await signedClaim(learnerAt(3)));
      expect(late).to.include({ status: 503 });
      expect(late.body).to.include({ code: "STOPPING" });
      await school.provider.send("evm_mine", []);
      expect(await first.exited).to.equal(0);
      expect(first.output()).to.match(/"event":"stopped","count":1/);
      await school.provider.send("evm_setAutomine", [true]);
      const second = await start(store);
      for (const id of ids) expect(await ended(second.url, id)).to.include({ status: "done" });
    } finally {
      await school.provider.send("evm_setAutomine", [true]);
    }
  });

  it("a store of another account is refused", async () => {
    const store = ["--store", "killed.sqlite"];
    const { owner } = school;
    const key = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
    expect(await owner.signer?.getAddress()).not.to.equal(school.wallet.address);
    const other = await startProcess(
      { ...school, wallet: { privateKey: key } as Sponsor["wallet"] },
      {
        rpc: node.url,
        args: store,
      },
    );
    running.push(other);
    expect(await other.exited).to.equal(2);
    expect(other.output()).to.contain("another chain, network or key");
  });
});
