import { connect as connectSocket } from "node:net";
import { achievements, address, forward, hex, hubId, hubs, learners as learnersOf } from "@cairn/sdk";
import { expect } from "chai";
import { Wallet, ZeroHash } from "ethers";
import { AchievementToken__factory } from "../../../../sdk/src/contracts/AchievementToken__factory.ts";
import { LearnerRegistry__factory } from "../../../../sdk/src/contracts/LearnerRegistry__factory.ts";
import type { Learner, Sponsor, TestRelay } from "./office.ts";
import { openSponsor, post, signedClaim } from "./office.ts";

type Request = forward.ForwardRequest & { readonly value?: bigint };

const registry = LearnerRegistry__factory.createInterface();
const token = AchievementToken__factory.createInterface();

/** What strangers post in the hope that the relay pays for it. Nothing of it may cost anything. */
describe("cairn relay: hostile requests", () => {
  let school: Sponsor;
  let relay: TestRelay;
  let learner: Learner;
  let claim: Request;

  before(async () => {
    school = await openSponsor();
    relay = await school.start({ hubs: [school.hub], requestMs: 500 });
    const [first] = await school.learnersWithRecords(1);
    if (first === undefined) throw new Error("no learner");
    learner = first;
    claim = (await signedClaim(learner)).request;
  });
  after(async () => {
    await school.close();
  });

  /** Signs a request as it is, whatever is in it. */
  async function signed(
    changes: Partial<Request>,
    { signer = learner.client.signer, chainId = Number(school.deployment.chainId) } = {},
  ): Promise<object> {
    const domain = {
      name: "CairnForwarder",
      version: "1",
      chainId,
      verifyingContract: school.deployment.contracts.CairnForwarder.address,
    };
    const request = { ...claim, ...changes };
    const message = { value: 0n, ...request };
    const signature = await signer?.signTypedData(domain, forward.FORWARD_TYPES, message);
    return { type: "forward", request: { ...request, signature } };
  }

  async function expectRefused(body: unknown, expected: { status: number; code: string }): Promise<void> {
    const account = school.wallet.address;
    const before = [
      await school.provider.getBalance(account),
      await school.provider.getTransactionCount(account),
    ];
    const said = await relay.post(body);
    expect({ status: said.status, code: said.body.code }, JSON.stringify(said.body)).to.deep.equal(expected);
    expect(said.body).to.have.property("message").that.is.a("string");
    expect(said.body).to.have.property("fix").that.is.a("string");
    const { body: health } = await relay.get("/health");
    expect(health).to.deep.include({ queue: { waiting: 0, sent: 0, limit: 500 } });
    const after = [
      await school.provider.getBalance(account),
      await school.provider.getTransactionCount(account),
    ];
    expect(after).to.deep.equal(before);
  }

  const NOT_ALLOWED = { status: 403, code: "NOT_ALLOWED" };
  const BAD_SIGNATURE = { status: 403, code: "BAD_SIGNATURE" };
  const MALFORMED = { status: 400, code: "MALFORMED" };

  it("another contract, and an account without code", async () => {
    const { HubRegistry, CairnForwarder } = school.deployment.contracts;
    for (const to of [HubRegistry.address, CairnForwarder.address, learner.account]) {
      await expectRefused(await signed({ to }), NOT_ALLOWED);
    }
  });

  it("another function of the same contract", async () => {
    const issue = token.encodeFunctionData("issue", [learner.record.achievement]);
    await expectRefused(await signed({ data: hex(issue) }), NOT_ALLOWED);
    await expectRefused(await signed({ data: "0x" as Request["data"] }), NOT_ALLOWED);
    const { LearnerRegistry } = school.deployment.contracts;
    await expectRefused(await signed({ to: LearnerRegistry.address }), NOT_ALLOWED);
  });

  it("bytes behind the arguments, arguments cut short, and another encoding of the same arguments", async () => {
    const { data } = claim;
    const selector = data.slice(0, 10);
    const words = data.slice(10).match(/.{64}/g) ?? [];
    const offsetAt = words.findIndex((word) => BigInt(`0x${word}`) === 256n);
    expect(offsetAt, "the proof's offset").to.be.greaterThan(-1);
    const moved = words.map((word, place) =>
      place === offsetAt ? (288).toString(16).padStart(64, "0") : word,
    );
    moved.splice(8, 0, "0".repeat(64));
    for (const other of [
      `${data}00`,
      `${data}${"ab".repeat(32)}`,
      data.slice(0, -64),
      `${selector}${moved.join("")}`,
    ]) {
      await expectRefused(await signed({ data: other as Request["data"] }), NOT_ALLOWED);
    }
  });

  it("ether, and more gas than the function may have", async () => {
    await expectRefused(await signed({ value: 1n }), NOT_ALLOWED);
    await expectRefused(await signed({ gas: 300_001n }), NOT_ALLOWED);
    await expectRefused(await signed({ gas: 2n ** 255n }), NOT_ALLOWED);
    await expectRefused(await signed({ gas: 0n }), NOT_ALLOWED);
  });

  it("too little gas for the call: simulated, and not sent", async () => {
    await expectRefused(await signed({ gas: 30_000n }), { status: 422, code: "CONTRACT_REVERTED" });
  });

  it("signed for another chain, by somebody else, not at all, or twice as long", async () => {
    await expectRefused(await signed({}, { chainId: 1 }), BAD_SIGNATURE);
    await expectRefused(await signed({}, { signer: Wallet.createRandom() }), BAD_SIGNATURE);
    const request = { ...claim, signature: `0x${"00".repeat(65)}` };
    await expectRefused({ type: "forward", request }, BAD_SIGNATURE);
    await expectRefused(
      { type: "forward", request: { ...claim, signature: `${claim.signature}00` } },
      BAD_SIGNATURE,
    );
  });

  it("expired, nearly expired, and good for years", async () => {
    const now = Math.floor(Date.now() / 1000);
    const at = async (deadline: number) => await signed({ deadline: deadline as Request["deadline"] });
    await expectRefused(await at(now - 1), { status: 403, code: "EXPIRED" });
    await expectRefused(await at(now + 5), { status: 403, code: "EXPIRED" });
    await expectRefused(await at(now + 3 * 366 * 86_400), NOT_ALLOWED);
    await expectRefused(await at(2 ** 40 - 1), NOT_ALLOWED);
  });

  it("a nonce of the past or of the future", async () => {
    await expectRefused(await signed({ nonce: 1n }), { status: 422, code: "NONCE_NOT_CURRENT" });
  });

  it("a claim that the contract refuses: a stranger's record, told with the contract's error", async () => {
    const stranger = Wallet.createRandom(school.provider);
    const body = await signed({ from: stranger.address as Request["from"] }, { signer: stranger });
    await expectRefused(body, { status: 422, code: "CONTRACT_REVERTED" });
    const said = await relay.post(body);
    expect(said.body).to.have.nested.property("details.contractError", "LearnerActorOnly");
  });

  it("records and consents of another hub, which that hub pays for itself", async () => {
    const { result: other } = await hubs
      .register(school.owner, { name: "Other School", profile: { name: "Other School" } })
      .send();
    const { scope, until } = school;
    const { account, client } = learner;
    const action = learnersOf.consent(client, { learner: account, hub: other, kinds: scope, until });
    const request = await forward.sign(client, { action, deadline: claim.deadline });
    await expectRefused({ type: "forward", request }, NOT_ALLOWED);
    const terms = { learner: account, hub: other, kinds: scope, until, deadline: claim.deadline };
    await expectRefused({ type: "consent", ...(await learnersOf.signConsent(client, terms)) }, NOT_ALLOWED);
  });

  it("identities: more guardians or tokens than a request may name, and more gas than so many need", async () => {
    const { LearnerRegistry } = school.deployment.contracts;
    const word = { guardian: learner.account, salt: ZeroHash, proof: [], signature: "0x" };
    const recover = (words: number) =>
      registry.encodeFunctionData("recover", [
        learner.account,
        learner.account,
        1n,
        "0x",
        Array.from({ length: words }, () => word),
      ]);
    const toRegistry = async (data: string, gas = 100_000n) =>
      await signed({ to: LearnerRegistry.address, data: hex(data), gas });
    await expectRefused(await toRegistry(recover(13)), NOT_ALLOWED);
    await expectRefused(await toRegistry(recover(2), 320_001n), NOT_ALLOWED);
    const { achievement } = learner.record;
    const rebind = (tokens: number) =>
      token.encodeFunctionData("rebind", [Array.from({ length: tokens }, () => achievement)]);
    await expectRefused(await signed({ data: hex(rebind(21)) }), NOT_ALLOWED);
    await expectRefused(await signed({ data: hex(rebind(1)), gas: 150_001n }), NOT_ALLOWED);
    const execute = registry.encodeFunctionData("execute", [learner.account]);
    await expectRefused(await toRegistry(`${execute}00`), NOT_ALLOWED);
    await expectRefused(await toRegistry(execute, 200_001n), NOT_ALLOWED);
  });

  it("identities: what the registry refuses, told with its error: strangers, forged words, and nothing to do", async () => {
    const { LearnerRegistry } = school.deployment.contracts;
    const stranger = Wallet.createRandom(school.provider);
    const { account } = learner;
    const word = { guardian: stranger.address, salt: ZeroHash, proof: [], signature: `0x${"00".repeat(65)}` };
    const far = claim.deadline;
    for (const [error, data, to] of [
      ["IdentityControllerOnly", registry.encodeFunctionData("cancel", [account])],
      [
        "IdentityControllerOnly",
        registry.encodeFunctionData("moveController", [account, stranger.address, far, "0x", "0x"]),
      ],
      [
        "IdentityControllerOnly",
        registry.encodeFunctionData("setGuardians", [
          account,
          { root: ZeroHash, threshold: 0, count: 0, delay: 0 },
          far,
          "0x",
        ]),
      ],
      [
        "CustodianMissing",
        registry.encodeFunctionData("recoverCustodian", [account, stranger.address, far, "0x", [word]]),
      ],
      [
        "IdentitySignatureInvalid",
        registry.encodeFunctionData("recover", [account, stranger.address, far, "0x", [word]]),
      ],
      ["IdentityNothingPending", registry.encodeFunctionData("execute", [account])],
      ["AchievementUnknown", token.encodeFunctionData("rebind", [[learner.record.achievement]]), claim.to],
      ["BatchEmpty", token.encodeFunctionData("rebind", [[]]), claim.to],
    ] as const) {
      const body = await signed(
        {
          from: address(stranger.address),
          to: to ?? LearnerRegistry.address,
          data: hex(data),
          gas: to === undefined ? 100_000n : 60_000n,
        },
        { signer: stranger },
      );
      await expectRefused(body, { status: 422, code: "CONTRACT_REVERTED" });
      const { body: said } = await relay.post(body);
      expect(said, data.slice(0, 10)).to.have.nested.property("details.contractError", error);
    }
  });

  it("a consent that another signed, or of a hub that is not there", async () => {
    const { hub, scope, until } = school;
    const terms = { learner: learner.account, hub, kinds: scope, until, deadline: claim.deadline };
    const consent = await learnersOf.signConsent(
      await school.as(Wallet.createRandom(school.provider)),
      terms,
    );
    await expectRefused({ type: "consent", ...consent }, BAD_SIGNATURE);
    await expectRefused({ type: "consent", ...consent, hub: hubId(4_000_000_000) }, NOT_ALLOWED);
  });

  it("of a definition that is not there", async () => {
    const { record, inclusion, client } = learner;
    const achievement = {
      ...record.achievement,
      definition: 4_000_000_000 as typeof record.achievement.definition,
    };
    const [built] = await achievements.claim(client, { achievement, inclusion }).build();
    await expectRefused(await signed({ data: built?.data ?? claim.data }), {
      status: 422,
      code: "CONTRACT_REVERTED",
    });
  });

  it("bodies of every wrong form", async () => {
    const { signature: _none, ...unsigned } = claim;
    for (const body of [
      "",
      "{",
      "[]",
      "null",
      "7",
      { type: "forward" },
      { type: "other" },
      { type: "forward", request: unsigned },
      { type: "forward", request: { ...claim, extra: 1 } },
      { type: "forward", request: { ...claim, from: "0x00" } },
      { type: "forward", request: { ...claim, gas: -1 } },
      { type: "forward", request: { ...claim, gas: 1.5 } },
      { type: "forward", request: { ...claim, gas: "1e3" } },
      { type: "forward", request: { ...claim, nonce: `1${"0".repeat(78)}` } },
      { type: "forward", request: { ...claim, data: "0x1" } },
      { type: "forward", request: { ...claim, data: `0x${"00".repeat(9_000)}` } },
      { type: "forward", request: { ...claim, deadline: 2 ** 50 } },
      { type: "consent", learner: learner.account },
    ]) {
      await expectRefused(body, MALFORMED);
    }
    const key = await relay.post({ type: "forward", request: claim }, { "idempotency-key": "a b" });
    expect(key).to.include({ status: 400 });
  });

  it("a body larger than any request, and one that never comes to its end", async () => {
    await expectRefused("x".repeat(40_000), { status: 413, code: "TOO_LARGE" });
    const { hostname, port } = new URL(relay.url);
    const socket = connectSocket(Number(port), hostname);
    const begun = Date.now();
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      socket.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      socket.on("error", () => undefined);
      socket.on("close", () => resolve(text));
      socket.write("POST /v1/requests HTTP/1.1\r\nhost: relay\r\ncontent-length: 1000\r\n\r\n{");
    });
    expect(answer).to.match(/^HTTP\/1\.1 408/);
    expect(Date.now() - begun).to.be.lessThan(3_000);
    expect((await relay.get("/health")).status).to.equal(200);
  });

  it("what is asked for that is not there", async () => {
    for (const route of ["/", "/v1/requests/1", `/v1/requests/${ZeroHash}`, "/v1/requests/..%2f..%2fkey"]) {
      expect(await relay.get(route)).to.include({ status: 404 });
    }
    expect((await fetch(`${relay.url}/v1/requests`, { method: "DELETE" })).status).to.equal(404);
  });

  it("the log says nothing of who asked: no address of a learner, no data, no remote address", async () => {
    const said = await post(relay.url, { type: "forward", request: claim });
    await relay.ended(said.body.id);
    const text = JSON.stringify(relay.lines).toLowerCase();
    for (const secret of [learner.account, claim.data, claim.signature, "127.0.0.1:"]) {
      expect(text.replaceAll(relay.url, "")).not.to.contain(secret.toLowerCase());
    }
    const levels = new Set(relay.lines.map(({ level }) => level));
    expect([...levels].every((level) => ["info", "warn", "error"].includes(String(level)))).to.equal(true);
  });
});
