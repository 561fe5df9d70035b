import { setTimeout as sleep } from "node:timers/promises";
import { achievements, forward, kinds, learners as learnersOf } from "@cairn/sdk";
import { expect } from "chai";
import { parseUnits, Transaction, TypedDataEncoder, Wallet } from "ethers";
import { LearnerRegistry__factory } from "../../../../sdk/src/contracts/LearnerRegistry__factory.ts";
import { mined } from "../../../../test/scenario/mined.ts";
import { signerAt } from "../../../../test/scenario/network.ts";
import { makeSafe } from "../../../../test/scenario/safe.ts";
import type { Settings } from "../../../src/relay/Settings.ts";
import type { Learner, Said, Sponsor, TestRelay } from "./office.ts";
import { openSponsor, signedClaim } from "./office.ts";

type SignedClaim = Awaited<ReturnType<typeof signedClaim>>;

describe("cairn relay: bringing requests to the chain", () => {
  let school: Sponsor;
  let relay: TestRelay;

  before(async () => {
    school = await openSponsor();
  });
  afterEach(async () => {
    await school.provider.send("evm_setAutomine", [true]);
    await school.provider.send("evm_mine", []);
    await relay.stop();
  });
  after(async () => {
    await school.close();
  });

  async function open(settings: Partial<Settings> = {}): Promise<void> {
    relay = await school.start(settings);
  }

  async function some(count: number): Promise<readonly [Learner, ...Learner[]]> {
    const [first, ...rest] = await school.learnersWithRecords(count);
    if (first === undefined) throw new Error("no learner");
    return [first, ...rest];
  }

  const holdBlocks = async () => await school.provider.send("evm_setAutomine", [false]);
  const mine = async () => await school.provider.send("evm_mine", []);
  const sentByRelay = async () => await school.provider.getTransactionCount(school.wallet.address);
  const holderOf = async ({ record }: Learner) =>
    (await achievements.recordOf(school.reader, record.id))?.owner ?? null;
  const logged = (event: string) => relay.lines.filter((line) => line.event === event);

  async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 5_000; Date.now() < end; await sleep(20)) if (await isSo()) return;
    throw new Error(`${what}: not so after five seconds; ${JSON.stringify(relay.lines.slice(-5))}`);
  }

  async function accepted(posted: Promise<Said>): Promise<string> {
    const { status, body } = await posted;
    expect(status, JSON.stringify(body)).to.equal(202);
    return String(body.id);
  }

  async function claimsOf(claimants: readonly Learner[]): Promise<readonly SignedClaim[]> {
    return await Promise.all(claimants.map(async (learner) => await signedClaim(learner)));
  }

  /** Lets claims wait behind one transaction, so that they go together in the next. */
  async function together(claims: readonly SignedClaim[]): Promise<readonly string[]> {
    const [blocker] = await some(1);
    await holdBlocks();
    await accepted(relay.post(await signedClaim(blocker)));
    await until("the first is signed", () => logged("transaction signed").length === 1);
    const ids: string[] = [];
    for (const claim of claims) ids.push(await accepted(relay.post(claim)));
    await mine();
    await until("the others are signed", () => logged("transaction signed").length === 2);
    return ids;
  }

  it("the same request fifty times at once is one transaction, and a repetition later is none", async () => {
    await open();
    const [learner] = await some(1);
    const claim = await signedClaim(learner);
    const before = await sentByRelay();
    const said = await Promise.all(Array.from({ length: 50 }, () => relay.post(claim)));
    expect(new Set(said.map(({ status }) => status))).to.deep.equal(new Set([202]));
    const ids = new Set(said.map(({ body }) => body.id));
    expect(ids.size).to.equal(1);
    const ended = await relay.ended([...ids][0]);
    expect(ended).to.include({ status: "done" });
    expect((await relay.post(claim)).body).to.deep.equal(ended);
    expect(await sentByRelay()).to.equal(before + 1);
  });

  it("a used nonce, signed anew, is refused before it costs anything", async () => {
    await open();
    const [learner] = await some(1);
    const claim = await signedClaim(learner);
    await relay.ended(await accepted(relay.post(claim)));
    const before = await sentByRelay();
    const { request } = claim;
    const domain = {
      name: "CairnForwarder",
      version: "1",
      chainId: school.deployment.chainId,
      verifyingContract: school.deployment.contracts.CairnForwarder.address,
    };
    const later = { ...request, deadline: request.deadline + 1 };
    const signature = await learner.client.signer?.signTypedData(domain, forward.FORWARD_TYPES, {
      ...later,
      value: 0n,
    });
    const said = await relay.post({ type: "forward", request: { ...later, signature } });
    expect(said).to.include({ status: 422 });
    expect(said.body).to.include({ code: "NONCE_NOT_CURRENT" });
    expect(await sentByRelay()).to.equal(before);
  });

  it("another request with the nonce of one that is on its way is told of that one", async () => {
    await open();
    const [learner] = await some(1);
    await holdBlocks();
    const block = await school.provider.getBlock("latest");
    const time = block?.timestamp ?? 0;
    const id = await accepted(relay.post(await signedClaim(learner, { deadline: time + 1_000 })));
    const other = await relay.post(await signedClaim(learner, { deadline: time + 2_000 }));
    expect(other).to.include({ status: 409 });
    expect(other.body).to.deep.include({ code: "PENDING", details: { id } });
  });

  it("trap 27: of a batch, a request that somebody else brings first kills no other, and counts as done", async () => {
    await open({ inFlight: 1 });
    const claimants = await some(4);
    const [front, ...others] = claimants;
    const claims = await claimsOf(claimants);
    const ids = await together(claims);
    const [claim] = claims;
    if (claim === undefined) throw new Error("no claim");
    const { maxFeePerGas, maxPriorityFeePerGas } = await school.provider.getFeeData();
    const [built] = await forward.execute(school.owner, { request: claim.request }).build();
    const sent = await school.owner.signer?.sendTransaction({
      to: built?.to ?? "",
      data: built?.data ?? "0x",
      gasLimit: 500_000,
      maxFeePerGas: (maxFeePerGas ?? 0n) * 3n,
      maxPriorityFeePerGas: (maxPriorityFeePerGas ?? 0n) * 3n,
    });
    await mine();
    const receipt = await mined(sent);
    expect(receipt.status).to.equal(1);
    const ended = await Promise.all(ids.map(async (id) => await relay.ended(id)));
    expect(
      ended.map(({ status }) => status),
      JSON.stringify(ended),
    ).to.deep.equal(["done", "done", "done", "done"]);
    expect(ended.map(({ hash }) => hash === sent?.hash)).to.deep.equal([true, false, false, false]);
    for (const learner of [front, ...others]) expect(await holderOf(learner)).to.equal(learner.account);
  });

  it("of a batch, a request that fails says why, and the others are done", async () => {
    await open({ inFlight: 1 });
    const claimants = await some(3);
    const ids = await together(await claimsOf(claimants));
    const [{ record }] = claimants;
    const revocations = [{ id: record.id, statusIndex: record.statusIndex }];
    const [built] = await achievements.revoke(school.attester, { hub: school.hub, revocations }).build();
    await school.attester.signer?.sendTransaction({
      to: built?.to ?? "",
      data: built?.data ?? "0x",
      gasLimit: 500_000,
      maxPriorityFeePerGas: parseUnits("3", "gwei"),
      maxFeePerGas: parseUnits("30", "gwei"),
    });
    await mine();
    const [failed, ...done] = await Promise.all(ids.map(async (id) => await relay.ended(id)));
    expect(failed).to.include({ status: "failed" });
    expect(failed).to.have.nested.property("reason.code", "CONTRACT_REVERTED");
    expect(failed).to.have.nested.property("reason.details.contractError", "AchievementAlreadyRevoked");
    expect(done.map(({ status }) => status)).to.deep.equal(["done", "done"]);
  });

  it("what would fail by the time it is sent ends without a transaction, and its gas is free again", async () => {
    await open({ inFlight: 1 });
    const [learner] = await some(1);
    const [blocker] = await some(1);
    await holdBlocks();
    const first = await accepted(relay.post(await signedClaim(blocker)));
    await until("the first is signed", () => logged("transaction signed").length === 1);
    const id = await accepted(relay.post(await signedClaim(learner)));
    const { record } = learner;
    const revocations = [{ id: record.id, statusIndex: record.statusIndex }];
    const revoking = achievements.revoke(school.attester, { hub: school.hub, revocations }).send();
    await until("the revocation waits", async () => {
      const pending = (await school.provider.send("eth_getBlockByNumber", ["pending", false])) as {
        transactions: unknown[];
      };
      return pending.transactions.length === 2;
    });
    await mine();
    await revoking;
    const ended = await relay.ended(id);
    expect(ended).to.include({ status: "failed", hash: null });
    expect(ended).to.have.nested.property("reason.details.contractError", "AchievementAlreadyRevoked");
    const { hash } = await relay.ended(first);
    const receipt = await school.provider.getTransactionReceipt(String(hash));
    const { body } = await relay.get("/v1/network");
    expect(body).to.have.nested.property("budgets.gasToday", String(receipt?.gasUsed));
    expect(body).to.have.nested.property("budgets.requestsToday", 2);
  });

  it("a consent by its signature, for a learner without ether; trap 22: it cannot revive what was withdrawn", async () => {
    await open();
    const [{ client, account }] = await some(1);
    const { hub, until: end } = school;
    const block = await school.provider.getBlock("latest");
    const deadline = ((block?.timestamp ?? 0) + 3_600) as typeof end;
    const terms = { learner: account, hub, kinds: kinds(["Course"]), until: end };
    const signed = await learnersOf.signConsent(client, { ...terms, deadline });
    const consent = { type: "consent", ...signed };
    expect(await relay.ended(await accepted(relay.post(consent)))).to.include({ status: "done" });
    expect((await learnersOf.consentOf(school.reader, { learner: account, hub })).until).to.equal(end);
    const action = learnersOf.withdrawConsent(client, { learner: account, hub });
    const request = await forward.sign(client, { action, deadline });
    const withdrawn = await relay.ended(await accepted(relay.post({ type: "forward", request })));
    expect(withdrawn).to.include({ status: "done" });
    const unused = await learnersOf.signConsent(client, { ...terms, deadline: (deadline - 1) as typeof end });
    const again = await learnersOf.signConsent(client, { ...terms, deadline });
    expect(await relay.ended(await accepted(relay.post({ type: "consent", ...again })))).to.include({
      status: "done",
    });
    const revived = await relay.post({ type: "consent", ...unused });
    expect(revived).to.include({ status: 403 });
    expect(revived.body).to.include({ code: "BAD_SIGNATURE" });
    expect(await school.provider.getBalance(account)).to.equal(0n);
  });

  it("a consent of a smart wallet, by ERC-1271; a wallet that refuses or burns gas costs nothing", async () => {
    await open();
    const [deployer, owner] = [signerAt(school.signers, 5), signerAt(school.signers, 6)];
    const safe = await makeSafe(deployer, owner);
    await safe.deploy();
    const { hub, until: end, deployment } = school;
    const registry = deployment.contracts.LearnerRegistry.address;
    const domain = { name: "Cairn", version: "1", chainId: deployment.chainId, verifyingContract: registry };
    const terms = await LearnerRegistry__factory.connect(registry, school.provider).CONSENT_TERMS();
    const deadline = ((await school.provider.getBlock("latest"))?.timestamp ?? 0) + 3_600;
    const consent = { learner: safe.address, hub, kinds: kinds(["Course"]), until: end, deadline };
    const message = { ...consent, hubName: "Riverside School", terms, nonce: 0n };
    const digest = TypedDataEncoder.hash(domain, learnersOf.CONSENT_TYPES, message);
    const signature = await safe.sign(digest);
    const before = await sentByRelay();
    const foreign = await owner.signTypedData(domain, learnersOf.CONSENT_TYPES, {
      ...message,
      until: end - 1,
    });
    const burner = Wallet.createRandom().address;
    await school.provider.send("anvil_setCode", [burner, "0xfe"]);
    for (const bad of [
      { ...consent, signature: foreign },
      { ...consent, learner: burner, signature },
    ]) {
      const said = await relay.post({ type: "consent", ...bad });
      expect(said, JSON.stringify(said.body)).to.include({ status: 422 });
      expect(said.body).to.have.nested.property("details.contractError", "ConsentSignatureInvalid");
    }
    expect(await sentByRelay()).to.equal(before);
    const id = await accepted(relay.post({ type: "consent", ...consent, signature }));
    expect(await relay.ended(id)).to.include({ status: "done" });
    expect((await learnersOf.consentOf(school.reader, { learner: safe.address, hub })).until).to.equal(end);
  });

  it("a transaction that waits too long is replaced by one that pays an eighth more; either may be mined", async () => {
    await open({ stuckMs: 200 });
    const [learner] = await some(1);
    const claim = await signedClaim(learner);
    await holdBlocks();
    const before = await sentByRelay();
    const id = await accepted(relay.post(claim));
    await until("it is replaced", () => logged("transaction replaced").length > 0);
    const [first] = logged("transaction signed");
    const [second] = logged("transaction replaced");
    expect(second?.nonce).to.equal(first?.nonce);
    const [before9, after8] = [BigInt(String(first?.gasPrice)) * 9n, BigInt(String(second?.gasPrice)) * 8n];
    expect(after8 >= before9, "an eighth more").to.equal(true);
    await mine();
    const { hash, status } = await relay.ended(id);
    expect(status).to.equal("done");
    const hashes = [first, ...logged("transaction replaced")].map((line) => line?.hash);
    expect(hashes).to.include(hash);
    expect(await sentByRelay()).to.equal(before + 1);
    const receipt = await school.provider.getTransaction(String(hash));
    expect(Transaction.from(receipt ?? {}).nonce).to.equal(before);
  });

  it("stays at the cap of the gas price: what is stuck there waits, and is not replaced", async () => {
    await open({ stuckMs: 100, maxGasPrice: parseUnits("2.5", "gwei") });
    await school.provider.send("anvil_setNextBlockBaseFeePerGas", ["0x3b9aca00"]);
    await mine();
    const [learner] = await some(1);
    const claim = await signedClaim(learner);
    await holdBlocks();
    const id = await accepted(relay.post(claim));
    await until("it says so", () => logged("stuck at the cap of the gas price").length > 0);
    for (const { maxFeePerGas } of [await school.provider.getTransaction(await hashOf(id))].flatMap(
      (sent) => sent ?? [],
    )) {
      expect(maxFeePerGas ?? 0n).to.be.at.most(parseUnits("2.5", "gwei"));
    }
    await mine();
    expect(await relay.ended(id)).to.include({ status: "done" });
  });

  async function hashOf(id: string): Promise<string> {
    return String((await relay.get(`/v1/requests/${id}`)).body.hash);
  }

  it("a reorganisation that drops it before it is deep enough: the same bytes are sent again", async () => {
    await open({ confirmations: 3 });
    const [learner] = await some(1);
    const before = await sentByRelay();
    const id = await accepted(relay.post(await signedClaim(learner)));
    await until("it is mined", async () => (await sentByRelay()) === before + 1);
    const hash = await hashOf(id);
    expect((await relay.get(`/v1/requests/${id}`)).body).to.include({ status: "sent" });
    await school.provider.send("anvil_reorg", [1, []]);
    expect(await holderOf(learner)).to.equal(null);
    await until("it is mined again", async () => {
      await mine();
      return (await holderOf(learner)) === learner.account;
    });
    await mine();
    await mine();
    expect(await relay.ended(id)).to.include({ status: "done", hash });
    expect(await sentByRelay()).to.equal(before + 1);
  });

  it("a nonce that another transaction of the account took: the requests are signed anew, and done once", async () => {
    await open();
    const [learner] = await some(1);
    const claim = await signedClaim(learner);
    await holdBlocks();
    const before = await sentByRelay();
    const id = await accepted(relay.post(claim));
    await until("it is signed", () => logged("transaction signed").length === 1);
    const foreign = school.wallet.connect(school.provider);
    await foreign.sendTransaction({
      to: school.wallet.address,
      nonce: before,
      maxFeePerGas: parseUnits("40", "gwei"),
      maxPriorityFeePerGas: parseUnits("30", "gwei"),
    });
    await until("the nonce is given up", async () => {
      await mine();
      return logged("nonce taken by another transaction of the account").length === 1;
    });
    await until("it is done", async () => {
      await mine();
      return (await relay.get(`/v1/requests/${id}`)).body.status === "done";
    });
    expect(await sentByRelay()).to.equal(before + 2);
    expect(await holderOf(learner)).to.equal(learner.account);
  });
});
