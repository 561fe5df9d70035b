import { readFile } from "node:fs/promises";
import path from "node:path";
import type { achievement, Client, deployments } from "@cairn/sdk";
import {
  achievements,
  address,
  bundles,
  cohorts,
  connect,
  documents,
  forward,
  hubs,
  learners,
  unixTime,
  verify,
} from "@cairn/sdk";
import { expect } from "chai";
import type { FunctionFragment, JsonFragment, ParamType, TransactionRequest } from "ethers";
import { AbiCoder, concat, hexlify, Interface, JsonRpcProvider, toUtf8Bytes, Wallet } from "ethers";
import { caught } from "./caught.ts";
import type { FlakyNode, RpcRequest } from "./flakyNode.ts";
import { openFlakyNode } from "./flakyNode.ts";
import { mined } from "./mined.ts";
import { now, signerAt } from "./network.ts";
import type { School } from "./school.ts";
import { giveConsent, openSchool } from "./school.ts";

const SEND = "eth_sendRawTransaction";
const DAY = 24 * 3600;

describe("adversary", () => {
  let school: School;
  let node: FlakyNode;

  before(async () => {
    school = await openSchool();
    await giveConsent(school);
  });

  after(async () => {
    await school.close();
  });

  beforeEach(async () => {
    node = await openFlakyNode(school.provider);
  });

  afterEach(async () => {
    await node.close();
  });

  /** A key of its own with ether, behind the node that lies. */
  async function fundedWallet(provider = node.provider): Promise<Wallet> {
    const wallet = new Wallet(Wallet.createRandom().privateKey, provider);
    await mined(await signerAt(school.signers, 0).sendTransaction({ to: wallet.address, value: 10n ** 18n }));
    return wallet;
  }

  async function hire(wallet: Wallet): Promise<Client> {
    const { admin, hub, until } = school;
    const staff = { hub, account: address(wallet.address), from: await now(school), until } as const;
    await hubs.setStaff(admin, { ...staff, roles: ["ISSUE"] }).send();
    return await school.as(wallet);
  }

  async function issueOne(client: Client) {
    const { content } = documents.prepare({ result: "Pass" });
    const achievement: achievement.Achievement = {
      definition: school.course,
      experience: 0,
      learner: school.learnerAddress,
      achievedAt: await now(school),
      expiresAt: 0,
      content,
    };
    return achievements.issue(client, { achievement });
  }

  async function anchoredFile(): Promise<bundles.CairnRecord> {
    const { attester, course, hub, learnerAddress, reader } = school;
    const record = { definition: course, learner: learnerAddress, achievedAt: await now(school) };
    const cohort = await cohorts.prepare(attester, {
      hub,
      records: [{ ...record, document: { result: "Pass" } }],
    });
    await cohorts.anchor(attester, { cohort }).send();
    for await (const file of cohorts.bundles(reader, { cohort })) return file;
    throw new Error("the cohort has no bundle");
  }

  describe("a node that lies", () => {
    it("about its chain on the way: nothing is signed for another chain", async () => {
      for (const network of [undefined, "any"] as const) {
        const provider = new JsonRpcProvider(node.url, network, { batchMaxCount: 1 });
        const office = await hire(await fundedWallet(provider));
        const action = await issueOne(office);
        node.lie = ({ method }, result) => (method === "eth_chainId" ? "0x1" : result);
        // One look later a provider of any network believes it.
        await provider.getNetwork().catch(() => undefined);
        const error = await caught(action.send());
        node.lie = null;
        expect(error.code, `network ${network}`).to.equal("WRONG_CHAIN");
        provider.destroy();
      }
      expect(node.seen.filter(({ method }) => method === SEND)).to.have.length(0);
    });

    it("about its chain on the way: a wallet that signs and sends in one is not asked", async () => {
      const { deployment, signers } = school;
      const account = await signerAt(signers, 3).getAddress();
      const provider = new JsonRpcProvider(node.url, "any", { batchMaxCount: 1 });
      const office = await connect({ deployment, runner: await provider.getSigner(account) });
      const action = await issueOne(office);
      node.lie = ({ method }, result) => (method === "eth_chainId" ? "0x1" : result);
      await provider.getNetwork();
      expect((await caught(action.send())).code).to.equal("WRONG_CHAIN");
      expect(node.seen.map(({ method }) => method)).to.not.include("eth_sendTransaction");
      provider.destroy();
    });

    it("about a role: the chain refuses, and the refusal is what the caller learns", async () => {
      const wallet = await fundedWallet();
      const client = await school.as(wallet);
      const action = await issueOne(client);
      const before = await school.provider.getTransactionCount(wallet.address);
      node.lie = lieAboutRevert;
      const error = await caught(action.send());
      expect(error.code).to.equal("CONTRACT_REVERTED");
      expect(await school.provider.getTransactionCount(wallet.address)).to.be.at.most(before + 1);
    });

    it("about a hub's name: the consent that it gets signed is worth nothing", async () => {
      const { attester, hub, scope, until } = school;
      const wallet = new Wallet(Wallet.createRandom().privateKey, node.provider);
      const learner = address(wallet.address);
      const client = await school.as(wallet);
      node.lie = (_request, result) => renamed(result, "Riverside School", "Riverside Colleg");
      const deadline = unixTime((await now(school)) + DAY);
      const signed = await learners.signConsent(client, { learner, hub, kinds: scope, until, deadline });
      expect((await hubs.get(client, hub)).name, "the lie").to.equal("Riverside Colleg");
      const error = await caught(learners.consentWithSignature(attester, signed).send());
      expect(error.details.contractError).to.equal("ConsentSignatureInvalid");
    });

    it("about a receipt: an event of another contract is no result", async () => {
      const office = await hire(await fundedWallet());
      const action = await issueOne(office);
      node.lie = ({ method }, result) =>
        method === "eth_getTransactionReceipt" ? withLogsOf(result, school.learnerAddress) : result;
      expect((await caught(action.send())).code).to.equal("EVENT_MISSING");
    });

    it("and vouches for a file that was tampered with: it is invalid all the same", async () => {
      const file = await anchoredFile();
      const client = await connect({ deployment: school.deployment, runner: node.provider });
      const answers: unknown[] = [];
      node.lie = ({ method }, result) => {
        if (method === "eth_call") answers.push(result);
        return result;
      };
      const good = await verify(bundles.serialize(file), { client });
      expect(good.verdict, good.checks.map(({ code, message }) => `${code} ${message}`).join()).to.equal(
        "valid",
      );
      node.lie = ({ method }, result) => (method === "eth_call" ? (answers.shift() ?? result) : result);
      const tampered = { ...file, document: { result: "Distinction" } };
      const verdict = await verify(JSON.stringify(tampered, bigints), { client });
      expect(verdict.verdict).to.equal("invalid");
    });

    it("with answers a thousand times too long: a verdict is unknown, and in time", async () => {
      const file = await anchoredFile();
      const client = await connect({ deployment: school.deployment, runner: node.provider });
      const huge = `0x${"00".repeat(1024 * 1024)}`;
      node.lie = ({ method }, result) => (method === "eth_call" ? huge : result);
      const verdict = await verify(bundles.serialize(file), { client, timeoutMs: 20_000 });
      expect(verdict.verdict).to.equal("unknown");
    });

    it("about its chain while a record is verified: never invalid", async () => {
      const file = await anchoredFile();
      const { deployment } = school;
      const text = bundles.serialize(file);
      for (let turn = 1; turn <= 3; turn += 1) {
        let asked = 0;
        node.lie = ({ method }, result) => {
          if (method !== "eth_chainId") return result;
          asked += 1;
          return asked > turn ? "0x1" : result;
        };
        const provider = new JsonRpcProvider(node.url, undefined, { batchMaxCount: 1, cacheTimeout: -1 });
        const { verdict } = await verify(text, { deployment, provider });
        expect(verdict, `from answer ${turn + 1} on`).to.not.equal("invalid");
        provider.destroy();
      }
    });
  });

  describe("by mistake", () => {
    it("trap 25: no contract of the network is made staff, the forwarder least of all", async () => {
      const { admin, deployment, hub, until } = school;
      const from = await now(school);
      for (const { address: account } of Object.values(deployment.contracts)) {
        const hire = async () =>
          await hubs.setStaff(admin, { hub, account, roles: ["ISSUE"], from, until }).send();
        expect((await caught(hire())).code).to.equal("INVALID_ARGUMENT");
      }
      const { address: account } = deployment.contracts.CairnForwarder;
      await hubs.setStaff(admin, { hub, account, roles: [], from, until }).send();
    });
  });

  describe("ether", () => {
    it("no function of any contract takes any, but the forwarder's, which passes it on", async () => {
      const { deployment, provider, signers } = school;
      const from = await signerAt(signers, 0).getAddress();
      for (const [name, { address: to }] of Object.entries(deployment.contracts)) {
        const abi = await abiOf(name as deployments.ContractName);
        expect(abi.filter(({ type }) => type === "fallback" || type === "receive")).to.deep.equal([]);
        const payable = abi.filter(({ stateMutability }) => stateMutability === "payable");
        const names = payable.map((fragment) => fragment.name);
        expect(names, name).to.deep.equal(name === "CairnForwarder" ? ["execute", "executeBatch"] : []);
        for (const { inputs, selector, stateMutability, name: view } of functionsOf(abi)) {
          if (stateMutability === "payable") continue;
          const values = AbiCoder.defaultAbiCoder().encode(inputs, inputs.map(zeroOf));
          await expectRefusal({ from, to, data: concat([selector, values]), value: 1n }, `${name}.${view}`);
        }
        expect(await provider.getBalance(to), name).to.equal(0n);
      }
    });

    /** The compiler's check of ether refuses without a word; every error of ours has a name. */
    async function expectRefusal(call: TransactionRequest, about: string): Promise<void> {
      let answer: unknown;
      try {
        answer = await school.provider.call(call);
      } catch (error) {
        expect((error as { data?: unknown }).data ?? "0x", about).to.equal("0x");
        return;
      }
      throw new Error(`${about} takes ether, and answers ${String(answer)}`);
    }
  });

  describe("keys that delegate to code (EIP-7702)", () => {
    /** Takes everything for a signature: answers the magic value of ERC-1271. */
    const CREDULOUS = "0x631626ba7e60e01b5f5260205ff3";
    /** Knows nothing of signatures: stops. */
    const SILENT = "0x00";

    async function deployCode(code: string): Promise<string> {
      const bytes = code.slice(2);
      const length = (bytes.length / 2).toString(16).padStart(2, "0");
      const data = `0x60${length}600c60003960${length}6000f3${bytes}`;
      const { contractAddress } = await mined(await signerAt(school.signers, 0).sendTransaction({ data }));
      if (contractAddress === null) throw new Error("nothing was deployed");
      return contractAddress;
    }

    async function delegate(wallet: Wallet, to: string): Promise<void> {
      const nonce = await school.provider.getTransactionCount(wallet.address);
      const authorization = await wallet.authorize({ address: to, nonce: nonce + 1 });
      const sent = await wallet.sendTransaction({
        type: 4,
        to: wallet.address,
        authorizationList: [authorization],
        gasLimit: 200_000,
      });
      await mined(sent);
      expect(await school.provider.getCode(wallet.address)).to.equal(`0xef0100${to.slice(2).toLowerCase()}`);
    }

    async function consentOf(wallet: Wallet) {
      const { hub, scope, until } = school;
      const learner = address(wallet.address);
      const client = await school.as(wallet);
      const deadline = unixTime((await now(school)) + DAY);
      return { client, learner, terms: { learner, hub, kinds: scope, until }, deadline };
    }

    it("to code without signatures: the key's signature counts no more, what it sends and forwards does", async () => {
      const { attester, hub, reader } = school;
      const wallet = (await fundedWallet()).connect(school.provider);
      await delegate(wallet, await deployCode(SILENT));
      const { client, learner, terms, deadline } = await consentOf(wallet);
      const signed = await learners.signConsent(client, { ...terms, deadline });
      const error = await caught(learners.consentWithSignature(attester, signed).send());
      expect(error.details.contractError).to.equal("ConsentSignatureInvalid");
      const request = await forward.sign(client, { action: learners.consent(client, terms), deadline });
      await forward.execute(attester, { request }).send();
      await learners.consent(client, terms).send();
      expect((await learners.consentOf(reader, { learner, hub })).nonce).to.equal(2n);
    });

    it("to code that takes everything: anybody consents for that account, and for no other", async () => {
      const { attester, hub, reader } = school;
      const wallet = (await fundedWallet()).connect(school.provider);
      await delegate(wallet, await deployCode(CREDULOUS));
      const { client, learner, terms, deadline } = await consentOf(wallet);
      const signed = await learners.signConsent(client, { ...terms, deadline });
      const forged = { ...signed, signature: "0x00" as typeof signed.signature };
      await learners.consentWithSignature(attester, forged).send();
      expect((await learners.consentOf(reader, { learner, hub })).nonce).to.equal(1n);
      const other = address(Wallet.createRandom().address);
      const error = await caught(
        learners.consentWithSignature(attester, { ...forged, learner: other }).send(),
      );
      expect(error.details.contractError).to.equal("ConsentSignatureInvalid");
    });
  });
});

/** Says that a refused call would succeed, and hides that it did not. */
function lieAboutRevert({ method }: RpcRequest, result: unknown): unknown {
  return method === "eth_estimateGas" ? "0x50000" : result;
}

/** Puts another text of the same length in an answer's place. */
function renamed(result: unknown, from: string, to: string): unknown {
  if (typeof result !== "string") return result;
  return result.replaceAll(hexlify(toUtf8Bytes(from)).slice(2), hexlify(toUtf8Bytes(to)).slice(2));
}

function withLogsOf(receipt: unknown, emitter: string): unknown {
  if (typeof receipt !== "object" || receipt === null || !("logs" in receipt)) return receipt;
  const logs = receipt.logs as readonly object[];
  return { ...receipt, logs: logs.map((log) => ({ ...log, address: emitter })) };
}

function bigints(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value;
}

async function abiOf(name: deployments.ContractName): Promise<readonly (JsonFragment & { name?: string })[]> {
  const periphery = ["AchievementRenderer", "RecordLens", "ContentLog", "CairnForwarder"];
  const folder = periphery.includes(name) ? "contracts/periphery" : "contracts";
  const text = await readFile(path.join("artifacts", folder, `${name}.sol`, `${name}.json`), "utf8");
  return (JSON.parse(text) as { abi: readonly JsonFragment[] }).abi;
}

function functionsOf(abi: readonly JsonFragment[]): FunctionFragment[] {
  const functions: FunctionFragment[] = [];
  new Interface(abi).forEachFunction((fragment) => functions.push(fragment));
  return functions;
}

/** The zero of a type. */
function zeroOf(type: ParamType): unknown {
  if (type.baseType === "array") {
    const { arrayChildren, arrayLength } = type;
    return Array.from(
      { length: Math.max(0, arrayLength ?? 0) },
      () => arrayChildren && zeroOf(arrayChildren),
    );
  }
  if (type.baseType === "tuple") return (type.components ?? []).map(zeroOf);
  if (type.baseType === "string") return "";
  if (type.baseType === "bool") return false;
  if (type.baseType === "address") return `0x${"00".repeat(20)}`;
  if (type.baseType === "bytes") return "0x";
  if (type.baseType.startsWith("bytes")) return `0x${"00".repeat(Number(type.baseType.slice(5)))}`;
  return 0;
}
