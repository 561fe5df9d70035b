import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client, SentTransaction } from "@cairn/sdk";
import { achievements, address, cohorts, documents, hubs, learners, unixTime } from "@cairn/sdk";
import { cohortFolder } from "@cairn/sdk/node";
import { expect } from "chai";
import type { TransactionReceipt, TransactionResponse } from "ethers";
import { getIndexedAccountPath, HDNodeWallet, Transaction, id as topicOf, Wallet } from "ethers";
import { caught } from "./caught.ts";
import type { FlakyNode, RpcRequest } from "./flakyNode.ts";
import { openFlakyNode } from "./flakyNode.ts";
import { mined } from "./mined.ts";
import { now, signerAt } from "./network.ts";
import type { School } from "./school.ts";
import { giveConsent, openSchool } from "./school.ts";

const ISSUED = topicOf(
  "AchievementIssued(bytes32,uint32,address,uint32,uint32,uint40,uint40,bytes32,uint40,address,uint8,bytes32)",
);
/** Behind the accounts of Hardhat and Anvil. */
const PHRASE = "test test test test test test test test test test test junk";
const SEND = "eth_sendRawTransaction";
/** A gateway's word that there is no node behind it. */
const BAD_GATEWAY = 502;
const TOO_MANY_REQUESTS = 429;

describe("sending", () => {
  let school: School;
  let node: FlakyNode;
  /** A hub's attester, with a key of its own and a node that fails. */
  let wallet: Wallet;
  let office: Client;

  before(async () => {
    school = await openSchool();
    await giveConsent(school);
  });

  after(async () => {
    await school.close();
  });

  beforeEach(async () => {
    node = await openFlakyNode(school.provider);
    wallet = new Wallet(Wallet.createRandom().privateKey, node.provider);
    office = await attesterOf(wallet);
  });

  afterEach(async () => {
    await node.close();
  });

  async function attesterOf(key: Wallet): Promise<Client> {
    const { admin, hub, signers, until } = school;
    const funded = await signerAt(signers, 0).sendTransaction({ to: key.address, value: 10n ** 18n });
    await mined(funded);
    const staff = { hub, account: address(key.address), from: await now(school), until } as const;
    await hubs.setStaff(admin, { ...staff, roles: ["ISSUE", "REVOKE"] }).send();
    return await school.as(key);
  }

  async function cohortOf(
    count: number,
    options: { store?: cohorts.CohortStore } = {},
  ): Promise<cohorts.Cohort> {
    const achievedAt = await now(school);
    const records = Array.from({ length: count }, (_item, place) => ({
      definition: school.course,
      learner: school.learnerAddress,
      achievedAt,
      document: { result: `Grade ${place}` },
    }));
    return await cohorts.prepare(school.attester, { hub: school.hub, records, ...options });
  }

  async function issueOne(client: Client = office) {
    const { content } = documents.prepare({ result: "Pass" });
    const { course: definition, learnerAddress: learner } = school;
    const achievement = {
      definition,
      experience: 0,
      learner,
      achievedAt: await now(school),
      expiresAt: 0,
      content,
    };
    return achievements.issue(client, { achievement } as Parameters<typeof achievements.issue>[1]);
  }

  /** How often the chain attested an achievement, whoever sent it. */
  async function timesIssued(id: string): Promise<number> {
    const { deployment, provider } = school;
    const { address: token } = deployment.contracts.AchievementToken;
    const logs = await provider.getLogs({ address: token, topics: [ISSUED, id], fromBlock: 0 });
    return logs.length;
  }

  async function expectOnce(ids: readonly string[]): Promise<void> {
    const { deployment, provider } = school;
    const { address: token } = deployment.contracts.AchievementToken;
    const logs = await provider.getLogs({ address: token, topics: [ISSUED], fromBlock: 0 });
    const times = new Map<string, number>();
    for (const { topics } of logs) times.set(topics[1] ?? "", (times.get(topics[1] ?? "") ?? 0) + 1);
    expect(ids.map((id) => times.get(id))).to.deep.equal(ids.map(() => 1));
  }

  function sendings(): RpcRequest[] {
    return node.seen.filter(({ method }) => method === SEND);
  }

  /** Fails the first sendings in these ways, one after the other. */
  function failSendings(...faults: ("breaksBefore" | "breaksAfter" | number)[]): void {
    node.fault = ({ method }) => (method === SEND ? faults.shift() : undefined);
  }

  /** The chain mines only when told to, until `run` is over. */
  async function withoutMining<Value>(run: () => Promise<Value>): Promise<Value> {
    await school.provider.send("evm_setAutomine", [false]);
    try {
      return await run();
    } finally {
      await school.provider.send("evm_setAutomine", [true]);
    }
  }

  async function mine(): Promise<void> {
    await school.provider.send("evm_mine", []);
  }

  /** Waits until something is so; the test's time limit ends a vain waiting. */
  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isSo())) await sleep(10);
  }

  /** Waits until the chain has a transaction: a request that was seen on its way may not have reached it yet. */
  async function untilKnown(hash: string | null): Promise<void> {
    await until(async () => (await school.provider.getTransaction(hash ?? "")) !== null);
  }

  const dropTransaction = async (hash: string): Promise<void> => {
    const method = process.env.CAIRN_TEST_NETWORK === "anvil" ? "anvil" : "hardhat";
    await school.provider.send(`${method}_dropTransaction`, [hash]);
  };

  describe("a connection that breaks", () => {
    for (const fault of ["breaksBefore", "breaksAfter", BAD_GATEWAY, TOO_MANY_REQUESTS] as const) {
      it(`trap 44: attests once where sending ends with ${fault}`, async () => {
        failSendings(fault, fault);
        const told: SentTransaction[] = [];
        const action = await issueOne();
        const { result: id, receipts } = await action.send({
          onTransaction: (sent) => {
            told.push(sent);
          },
        });
        expect(await timesIssued(id)).to.equal(1);
        expect(sendings().length).to.be.greaterThan(1);
        const hashes = new Set(sendings().map(({ params }) => Transaction.from(String(params[0])).hash));
        expect([...hashes]).to.deep.equal([receipts[0]?.hash]);
        expect(told).to.have.length(1);
      }).timeout(20_000);
    }

    it("asks again while estimating, choosing a nonce and waiting, and sends once", async () => {
      const failed = new Set<string>();
      node.fault = ({ method }) => {
        if (failed.has(method) || method === SEND) return undefined;
        failed.add(method);
        return "breaksBefore";
      };
      const { result: id } = await (await issueOne()).send();
      expect(await timesIssued(id)).to.equal(1);
      expect(sendings()).to.have.length(1);
      for (const method of ["eth_estimateGas", "eth_getTransactionCount", "eth_getTransactionReceipt"]) {
        expect([...failed]).to.include(method);
      }
    });

    it("waits for a node that is away for a while", async () => {
      let away: Promise<void> | undefined;
      node.fault = ({ method }) => {
        if (method !== SEND || away !== undefined) return undefined;
        away = node.goAway(1_500);
        return "breaksAfter";
      };
      const { result: id } = await (await issueOne()).send();
      await away;
      expect(await timesIssued(id)).to.equal(1);
    });

    it("gives up when its patience ends, says that the outcome is open, and a second run attests nothing twice", async () => {
      const cohort = await cohortOf(3);
      node.fault = ({ method }) => (method === SEND ? "breaksAfter" : undefined);
      const error = await caught(cohorts.mint(office, { cohort }).send({ patienceMs: 400 }));
      expect(error.code).to.equal("CHAIN_UNREACHABLE");
      expect(error.details).to.have.property("hash");
      expect(error.fix).to.match(/Run it again/);
      node.fault = null;
      const { result, receipts } = await cohorts.mint(office, { cohort }).send();
      expect({ result, receipts }).to.deep.equal({
        result: { minted: [], already: 3, ended: [] },
        receipts: [],
      });
      await expectOnce(cohort.tree.ids);
    });

    it("does not ask again where the node answered: a refusal comes at once", async () => {
      const poor = new Wallet(Wallet.createRandom().privateKey, node.provider);
      const client = await school.as(poor);
      const error = await caught(
        hubs.register(client, { name: "Poor School", profile: { name: "Poor School" } }).send(),
      );
      expect(error.code).to.equal("INSUFFICIENT_FUNDS");
      const stranger = await caught((await issueOne(client)).send());
      expect(stranger.details.contractError).to.equal("StaffRoleMissing");
    });

    it("asks a node that signs by itself once, and says that the outcome is open", async () => {
      const client = await school.as(
        await node.provider.getSigner(await signerAt(school.signers, 3).getAddress()),
      );
      const cohort = await cohortOf(2);
      node.fault = ({ method }) => (method === "eth_sendTransaction" ? "breaksAfter" : undefined);
      const error = await caught(cohorts.mint(client, { cohort }).send());
      expect(error.code).to.equal("CHAIN_UNREACHABLE");
      expect(error.fix).to.match(/Run it again/);
      expect(node.seen.filter(({ method }) => method === "eth_sendTransaction")).to.have.length(1);
      node.fault = null;
      expect((await cohorts.mint(client, { cohort }).send()).result.already).to.equal(2);
      await expectOnce(cohort.tree.ids);
    });
  });

  describe("a transaction that the chain loses", () => {
    it("trap 44: is sent again with the same bytes after the node lost it in a restart", async () => {
      await withoutMining(async () => {
        const action = await issueOne();
        const sending = action.send();
        await until(() => sendings().length >= 1);
        const { hash } = Transaction.from(String(sendings()[0]?.params[0]));
        await untilKnown(hash);
        const before = sendings().length;
        await dropTransaction(hash ?? "");
        await until(() => sendings().length > before);
        await untilKnown(hash);
        await mine();
        const { result: id, receipts } = await sending;
        expect(receipts[0]?.hash).to.equal(hash);
        expect(await timesIssued(id)).to.equal(1);
      });
    });

    it("is given up after all patience where a node signed it: nobody else has its bytes", async () => {
      const account = await signerAt(school.signers, 3).getAddress();
      const client = await school.as(await node.provider.getSigner(account));
      const action = await issueOne(client);
      await withoutMining(async () => {
        const told: SentTransaction[] = [];
        const onTransaction = async (sent: SentTransaction) => {
          await dropTransaction(sent.hash);
          told.push(sent);
        };
        const error = await caught(action.send({ patienceMs: 300, onTransaction }));
        expect(error.code).to.equal("TRANSACTION_NOT_ACCEPTED");
        expect(error.details).to.include({ hash: told[0]?.hash });
      });
    });

    it("is sent again where a reorganisation drops it before it is deep enough", async () => {
      const snapshot: unknown = await school.provider.send("evm_snapshot", []);
      const sending = (await issueOne()).send({ confirmations: 3 });
      await until(() => sendings().length >= 1);
      const { hash } = Transaction.from(String(sendings()[0]?.params[0]));
      await until(async () => (await school.provider.getTransactionReceipt(hash ?? "")) !== null);
      const first = await school.provider.getTransactionReceipt(hash ?? "");
      await school.provider.send("evm_revert", [snapshot]);
      await mine();
      await until(() => sendings().length > 1);
      let receipt: TransactionReceipt | null = null;
      await until(async () => {
        receipt = await school.provider.getTransactionReceipt(hash ?? "");
        return receipt !== null;
      });
      await mine();
      await mine();
      const { result: id, receipts } = await sending;
      expect(receipts[0]?.hash).to.equal(hash);
      expect(receipts[0]?.blockHash).to.not.equal(first?.blockHash);
      expect(await timesIssued(id)).to.equal(1);
    });

    it("waits for the depth that is asked for", async () => {
      let isDone = false;
      const sending = (await issueOne()).send({ confirmations: 3 }).finally(() => {
        isDone = true;
      });
      await until(() => sendings().length >= 1);
      await sleep(400);
      await mine();
      await sleep(400);
      expect(isDone).to.equal(false);
      await mine();
      await sending;
    });
  });

  describe("a transaction that another one replaces", () => {
    /** Sends, and before it is mined the account's owner sends another transaction with the same nonce. */
    async function replaced(
      action: Awaited<ReturnType<typeof issueOne>>,
      other: (sent: Transaction) => { to: string; data: string },
    ) {
      return await withoutMining(async () => {
        const sending = action.send();
        sending.catch(() => undefined);
        await until(() => sendings().length >= 1);
        const sent = Transaction.from(String(sendings()[0]?.params[0]));
        await untilKnown(sent.hash);
        const { nonce, gasLimit, chainId, maxFeePerGas, maxPriorityFeePerGas } = sent;
        const raw = await wallet.signTransaction({
          type: 2,
          nonce,
          gasLimit,
          chainId,
          maxFeePerGas: (maxFeePerGas ?? 0n) * 2n,
          maxPriorityFeePerGas: (maxPriorityFeePerGas ?? 0n) * 2n,
          ...other(sent),
        });
        const replacement: unknown = await school.provider.send(SEND, [raw]);
        await mine();
        return { sending, replacement, first: sent };
      });
    }

    it("trap 44: counts the same call as its own, as when a wallet speeds it up", async () => {
      const action = await issueOne();
      const { sending, replacement } = await replaced(action, ({ to, data }) => ({ to: to ?? "", data }));
      const { result: id, receipts } = await sending;
      expect(receipts.map(({ hash }) => hash)).to.deep.equal([replacement]);
      expect(await timesIssued(id)).to.equal(1);
    });

    it("trap 44: counts the same call as its own where a wallet signs and sends in one", async () => {
      const account = await signerAt(school.signers, 3).getAddress();
      const key = HDNodeWallet.fromPhrase(PHRASE, undefined, getIndexedAccountPath(3));
      expect(key.address).to.equal(account);
      const client = await school.as(await node.provider.getSigner(account));
      const told: SentTransaction[] = [];
      await withoutMining(async () => {
        const action = await issueOne(client);
        const sending = action.send({
          onTransaction: (sent) => {
            told.push(sent);
          },
        });
        await until(() => told.length === 1);
        const first = await school.provider.getTransaction(told[0]?.hash ?? "");
        await until(() => node.seen.some(({ method }) => method === "eth_getTransactionByHash"));
        await sleep(100);
        const { to, data, nonce, chainId, gasLimit, gasPrice } = first as TransactionResponse;
        const fees = { maxFeePerGas: gasPrice * 4n, maxPriorityFeePerGas: gasPrice * 2n };
        const raw = await key.signTransaction({ type: 2, to, data, nonce, chainId, gasLimit, ...fees });
        const replacement: unknown = await school.provider.send(SEND, [raw]);
        await mine();
        const { result: id, receipts } = await sending;
        expect(told[0]?.nonce).to.equal(null);
        expect(receipts.map(({ hash }) => hash)).to.deep.equal([replacement]);
        expect(await timesIssued(id)).to.equal(1);
      });
    });

    it("trap 44: is sent again with a new nonce where the other one did something else", async () => {
      const action = await issueOne();
      const other = { to: school.learnerAddress, data: "0x" };
      const { sending, first, replacement } = await replaced(action, () => other);
      const { result: id, receipts } = await sending;
      expect(receipts).to.have.length(1);
      expect(receipts[0]?.hash).to.not.be.oneOf([replacement, first.hash]);
      expect(Transaction.from(String(sendings().at(-1)?.params[0])).nonce).to.equal(first.nonce + 1);
      expect(await timesIssued(id)).to.equal(1);
    });

    it("is not sent again where the owner cancelled it", async () => {
      const action = await issueOne();
      const { sending, first } = await replaced(action, () => ({ to: wallet.address, data: "0x" }));
      const error = await caught(sending);
      expect(error.code).to.equal("TRANSACTION_NOT_ACCEPTED");
      expect(error.details.nonce).to.equal(first.nonce);
      expect(error.shortMessage).to.match(/cancelled/);
      expect(new Set(sendings().map(({ params }) => params[0])).size).to.equal(1);
    });
  });

  describe("nonces", () => {
    function nonces(): number[] {
      return sendings().map(({ params }) => Transaction.from(String(params[0])).nonce);
    }

    it("20 sendings of one account at the same time take successive nonces", async () => {
      const start = await wallet.getNonce();
      const actions = await Promise.all(Array.from({ length: 20 }, () => issueOne()));
      const done = await Promise.all(actions.map((action) => action.send()));
      expect(nonces()).to.deep.equal(Array.from({ length: 20 }, (_item, place) => start + place));
      await expectOnce(done.map(({ result }) => result));
    }).timeout(20_000);

    it("20 sendings at the same time wait for one block, also through two clients of one key", async () => {
      const second = await school.as(wallet.connect(node.provider));
      await withoutMining(async () => {
        const actions = await Promise.all(
          Array.from({ length: 20 }, (_item, place) => issueOne(place % 2 === 0 ? office : second)),
        );
        const sending = Promise.all(actions.map((action) => action.send()));
        await until(() => new Set(nonces()).size === 20);
        await until(async () => (await pendingOf(wallet)) === Math.max(...nonces()) + 1);
        await mine();
        const done = await sending;
        expect(new Set(done.map(({ receipts }) => receipts[0]?.blockNumber)).size).to.equal(1);
        await expectOnce(done.map(({ result }) => result));
      });
    }).timeout(20_000);

    async function pendingOf(key: Wallet): Promise<number> {
      return Number(await school.provider.send("eth_getTransactionCount", [key.address, "pending"]));
    }

    it("two clients of one key that mint the same cohort attest each learner once", async () => {
      const cohort = await cohortOf(30);
      const second = await school.as(wallet.connect(school.provider));
      const both = [office, second].map((client) => cohorts.mint(client, { cohort }).send());
      const results = (await Promise.all(both)).map(({ result }) => result);
      expect(results.flatMap(({ minted }) => minted)).to.have.members([...cohort.tree.ids]);
      await expectOnce(cohort.tree.ids);
    });

    /** Another process with the same key, which takes the nonce a moment earlier. */
    function takeNonceFirst(): void {
      let isTaken = false;
      node.fault = async ({ method, params }) => {
        if (method !== SEND || isTaken) return undefined;
        isTaken = true;
        const { nonce, chainId, maxFeePerGas, maxPriorityFeePerGas } = Transaction.from(String(params[0]));
        const fees = { maxFeePerGas: maxFeePerGas ?? 0n, maxPriorityFeePerGas: maxPriorityFeePerGas ?? 0n };
        const to = school.learnerAddress;
        const raw = await wallet.signTransaction({ type: 2, nonce, chainId, gasLimit: 21_000n, to, ...fees });
        await school.provider.send(SEND, [raw]);
        return undefined;
      };
    }

    it("chooses another nonce where another process took it and its transaction is mined", async () => {
      takeNonceFirst();
      const told: SentTransaction[] = [];
      const action = await issueOne();
      const { result: id } = await action.send({
        onTransaction: (sent) => {
          told.push(sent);
        },
      });
      expect(await timesIssued(id)).to.equal(1);
      const [first = 0, ...rest] = nonces();
      expect(rest.at(-1)).to.equal(first + 1);
      expect(told.map(({ nonce }) => nonce)).to.deep.equal([first, ...rest]);
    });

    it("chooses another nonce where another process took it and its transaction waits", async () => {
      takeNonceFirst();
      await withoutMining(async () => {
        const sending = (await issueOne()).send();
        await until(async () => (await pendingOf(wallet)) === (nonces()[0] ?? 0) + 2);
        await mine();
        expect(await timesIssued((await sending).result)).to.equal(1);
      });
    });

    it("a sending that fails leaves no gap", async () => {
      const start = await wallet.getNonce();
      const actions = await Promise.all(Array.from({ length: 3 }, () => issueOne()));
      const [first, second, third] = actions;
      const broken = caught(
        first?.send({
          onTransaction: () => {
            throw new Error("the journal is full");
          },
        }) ?? Promise.resolve(),
      );
      const rest = Promise.all([second?.send(), third?.send()]);
      const error = await broken;
      expect(error.code).to.equal("ABORTED");
      expect(String(error.cause)).to.match(/the journal is full/);
      await rest;
      expect(nonces()).to.deep.equal([start, start + 1]);
    });
  });

  describe("what a caller learns on the way", () => {
    it("the hash and nonce before anything is sent, so that a journal can hold them", async () => {
      const known: number[] = [];
      const told: SentTransaction[] = [];
      const { receipts } = await (await issueOne()).send({
        onTransaction: async (sent) => {
          await sleep(20);
          told.push(sent);
          known.push(sendings().length);
        },
      });
      expect(known).to.deep.equal([0]);
      expect(told).to.have.length(1);
      expect(told[0]).to.include({ hash: receipts[0]?.hash, from: wallet.address, to: receipts[0]?.to });
    });

    it("an abort ends the waiting at once, and names the transaction that stays sent", async () => {
      await withoutMining(async () => {
        const abort = new AbortController();
        const action = await issueOne();
        const sending = caught(action.send({ signal: abort.signal }));
        await until(() => sendings().length >= 1);
        const { hash } = Transaction.from(String(sendings()[0]?.params[0]));
        await untilKnown(hash);
        await sleep(100);
        abort.abort();
        const error = await sending;
        expect(error.code).to.equal("ABORTED");
        expect(error.details).to.deep.equal({ hash });
        await mine();
        expect((await school.provider.getTransactionReceipt(hash ?? ""))?.status).to.equal(1);
      });
    });
  });

  describe("anchoring", () => {
    it("trap 44: two offices that anchor one cohort at the same time both learn when it was anchored", async () => {
      const other = await attesterOf(new Wallet(Wallet.createRandom().privateKey, node.provider));
      const cohort = await cohortOf(3);
      const results = await withoutMining(async () => {
        const both = [office, other].map((client) => cohorts.anchor(client, { cohort }).send());
        await until(() => sendings().length >= 2);
        for (const { params } of sendings()) await untilKnown(Transaction.from(String(params[0])).hash);
        await mine();
        return await Promise.all(both);
      });
      const [first, second] = results.map(({ result }) => result);
      expect(first?.anchoredAt).to.equal(second?.anchoredAt);
      expect([first?.already, second?.already]).to.have.members([true, false]);
    });
  });

  describe("minting a cohort", () => {
    it("trap 45: mints 400 split below the gas cap through a failing connection, each learner once", async () => {
      const cohort = await cohortOf(400);
      const random = seeded(400);
      const faults = ["breaksBefore", "breaksAfter", BAD_GATEWAY] as const;
      const broken = new Set<unknown>();
      node.fault = ({ method, params }) => {
        const isFirst = method === SEND && !broken.has(params[0]);
        if (isFirst) broken.add(params[0]);
        return isFirst || random() < 0.15 ? faults[Math.floor(random() * faults.length)] : undefined;
      };
      const seen: number[] = [];
      const { result, receipts } = await cohorts
        .mint(office, { cohort })
        .send({ onProgress: ({ items }) => seen.push(items) });
      expect(broken.size).to.equal(receipts.length);
      expect(result).to.deep.equal({ minted: cohort.tree.ids, already: 0, ended: [] });
      expect(receipts.length).to.be.greaterThan(1);
      for (const { gasUsed } of receipts) expect(gasUsed < 16_777_216n).to.equal(true);
      expect(seen.at(-1)).to.equal(400);
      await expectOnce(cohort.tree.ids);
      node.fault = null;
      const again = await cohorts.mint(office, { cohort }).send();
      expect(again.receipts).to.deep.equal([]);
      expect(again.result).to.deep.equal({ minted: [], already: 400, ended: [] });
    }).timeout(120_000);

    describe("by processes of their own", () => {
      let folder: string;

      beforeEach(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), "cairn-test-"));
        await writeFile(path.join(folder, "book.json"), JSON.stringify(school.deployment));
      });

      afterEach(async () => {
        await rm(folder, { recursive: true, force: true });
      });

      async function kept(count: number): Promise<cohorts.Cohort> {
        return await cohortOf(count, { store: cohortFolder({ directory: path.join(folder, "cohort") }) });
      }

      /** Starts a process that mints the kept cohort with the office's key. */
      function start(): { ended: Promise<{ status: number | null; output: string }>; kill: () => void } {
        const files = [path.join(folder, "book.json"), path.join(folder, "cohort")];
        const child = spawn(process.execPath, ["test/scenario/mintProcess.ts", node.url, ...files], {
          env: { ...process.env, CAIRN_TEST_KEY: wallet.privateKey },
        });
        const chunks: Buffer[] = [];
        for (const stream of [child.stdout, child.stderr])
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        const ended = new Promise<{ status: number | null; output: string }>((resolve) => {
          child.once("close", (status) => resolve({ status, output: Buffer.concat(chunks).toString() }));
        });
        return { ended, kill: () => child.kill("SIGKILL") };
      }

      it("trap 44: two processes with one key mint a cohort at the same time, each learner once", async () => {
        const cohort = await kept(300);
        const results = await Promise.all([start().ended, start().ended]);
        for (const { status, output } of results) expect(status, output).to.equal(0);
        await expectOnce(cohort.tree.ids);
        const minted = results.map(({ output }) => (JSON.parse(output) as { minted: number }).minted);
        expect(minted.reduce((sum, count) => sum + count, 0)).to.equal(300);
      }).timeout(120_000);

      it("trap 44: a process that is killed as it sends, and started again, attests each learner once", async () => {
        const cohort = await kept(300);
        for (const fault of ["breaksBefore", "breaksAfter"] as const) {
          const killed = start();
          node.fault = ({ method }) => {
            if (method !== SEND) return undefined;
            killed.kill();
            return fault;
          };
          expect((await killed.ended).status).to.equal(null);
        }
        node.fault = null;
        const { status, output } = await start().ended;
        expect(status, output).to.equal(0);
        const { minted, already } = JSON.parse(output) as { minted: number; already: number };
        expect(already).to.be.greaterThan(0);
        expect(minted + already).to.equal(300);
        await expectOnce(cohort.tree.ids);
      }).timeout(120_000);
    });

    it("leaves what was revoked or renounced alone, and mints the rest", async () => {
      const cohort = await cohortOf(4);
      const records: cohorts.CohortRecord[] = [];
      for await (const record of cohort.records()) records.push(record);
      const [revoked, renounced, there] = records as [
        cohorts.CohortRecord,
        cohorts.CohortRecord,
        cohorts.CohortRecord,
      ];
      const { id, statusIndex } = revoked;
      await achievements.revoke(office, { hub: school.hub, revocations: [{ id, statusIndex }] }).send();
      for (const { achievement } of [renounced, there])
        await achievements.issue(office, { achievement }).send();
      await achievements.renounce(school.learner, { achievement: renounced.achievement }).send();
      const { result } = await cohorts.mint(office, { cohort }).send();
      expect(result).to.deep.equal({
        minted: [records[3]?.id],
        already: 1,
        ended: [renounced.id, revoked.id],
      });
    });

    it("names the record that fails by its place in the cohort, and mints it once the reason is gone", async () => {
      const { course: definition, hub, learnerAddress, signers, scope, until: end } = school;
      const stranger = address(await signerAt(signers, 5).getAddress());
      const achievedAt = await now(school);
      const records = [learnerAddress, learnerAddress, stranger, learnerAddress].map((whose, place) => ({
        definition,
        learner: whose,
        achievedAt: unixTime(achievedAt),
        document: { place },
      }));
      const cohort = await cohorts.prepare(school.attester, { hub, records });
      for await (const { achievement } of cohort.records()) {
        await achievements.issue(office, { achievement }).send();
        break;
      }
      const error = await caught(cohorts.mint(office, { cohort }).send());
      expect(error.details).to.include({ contractError: "ConsentMissing", index: 2, id: cohort.tree.ids[2] });
      const client = await school.as(signerAt(signers, 5));
      // The provider answers the same question from its cache for a quarter of a second.
      await sleep(300);
      await learners.consent(client, { learner: stranger, hub, kinds: scope, until: end }).send();
      expect((await cohorts.mint(office, { cohort }).send()).result.minted).to.deep.equal(
        cohort.tree.ids.slice(1),
      );
    });

    it("refuses a cohort that was prepared for another token", async () => {
      const cohort = { ...(await cohortOf(1)), token: school.learnerAddress };
      const error = await caught(Promise.resolve().then(() => cohorts.mint(office, { cohort })));
      expect(error.code).to.equal("INVALID_ARGUMENT");
    });

    it("is estimated and built without sending", async () => {
      const cohort = await cohortOf(2);
      const action = cohorts.mint(office, { cohort });
      expect((await action.estimateGas()) > 0n).to.equal(true);
      expect(await action.build()).to.have.length(1);
      expect(sendings()).to.deep.equal([]);
      const { result, gasUsed } = await action.send();
      expect(result.minted).to.deep.equal(cohort.tree.ids);
      expect(gasUsed > 0n).to.equal(true);
    });
  });
});

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
