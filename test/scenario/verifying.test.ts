import type { achievement, bundles as bundleTypes, Check, Client, deployments, Verdict } from "@cairn/sdk";
import {
  accreditation,
  achievements,
  address,
  bundles,
  cohorts,
  connect,
  definitionId,
  definitions,
  documents,
  hubs,
  kindOf,
  unixTime,
  verify,
  verifyMany,
} from "@cairn/sdk";
import { expect } from "chai";
import type { BlockTag, Provider } from "ethers";
import { JsonRpcProvider } from "ethers";
import { caught } from "./caught.ts";
import { mined } from "./mined.ts";
import { deployNetwork, now, signerAt, wait } from "./network.ts";
import type { School } from "./school.ts";
import { foundSchool, giveConsent, openSchool, recordsOf } from "./school.ts";

type CairnRecord = bundleTypes.CairnRecord;

describe("verifying", () => {
  let school: School;

  before(async () => {
    school = await openSchool();
    await giveConsent(school);
  });

  after(async () => {
    await school.close();
  });

  /** The one check of a verdict that does not pass. */
  function fault({ checks }: Verdict, name: Check["name"]): Check {
    const check = checks.find((candidate) => candidate.name === name);
    if (check === undefined || check.outcome === "pass") {
      throw new Error(`${name} passes: ${JSON.stringify(checks)}`);
    }
    return check;
  }

  async function attest(
    options: { count?: number; input?: Partial<cohorts.CohortInput>; anchor?: boolean; client?: School } = {},
  ): Promise<{ cohort: cohorts.Cohort; files: CairnRecord[] }> {
    const { count = 1, input = {}, anchor = true, client = school } = options;
    const achievedAt = await now(client);
    const records = Array.from({ length: count }, (_item, place) => ({
      definition: client.course,
      learner: client.learnerAddress,
      achievedAt,
      document: { result: "Pass", place },
      ...input,
    }));
    const cohort = await cohorts.prepare(client.attester, { hub: client.hub, records });
    if (anchor) await cohorts.anchor(client.attester, { cohort }).send();
    const files: CairnRecord[] = [];
    for await (const file of cohorts.bundles(client.reader, { cohort })) files.push(file);
    return { cohort, files };
  }

  async function attestOne(input: Partial<cohorts.CohortInput> = {}): Promise<CairnRecord> {
    const { files } = await attest({ input });
    return first(files);
  }

  function first<Item>(items: readonly Item[]): Item {
    const [item] = items;
    if (item === undefined) throw new Error("there is no item");
    return item;
  }

  async function check(record: CairnRecord, client: Client = school.reader): Promise<Verdict> {
    return await verify(bundles.serialize(record), { client });
  }

  it("an anchored record is valid, and the verdict says what it rests on", async () => {
    const { deployment, hub, reader } = school;
    const record = await attestOne();
    const verdict = await check(record);
    expect(verdict.verdict).to.equal("valid");
    expect(verdict.checks.map(({ name, outcome, code }) => [name, outcome, code])).to.deep.equal(
      ["integrity", "network", "issuance", "authority", "status"].map((name) => [name, "pass", "OK"]),
    );
    const block = await school.provider.getBlock("latest");
    expect(verdict.asOf).to.include({ block: block?.number, hash: block?.hash, time: block?.timestamp });
    expect(verdict.hub).to.include({ id: hub, name: "Riverside School" });
    expect(verdict.hub?.profileDocument).to.deep.equal({ name: "Riverside School" });
    expect(verdict.accreditor?.account).to.equal(await signerAt(school.signers, 1).getAddress());
    const learner = school.learnerAddress;
    expect(verdict.record).to.include({ mode: "anchored", owner: learner, actor: learner });
    expect(verdict.deployment).to.deep.equal({
      name: deployment.name,
      chainId: deployment.chainId,
      token: deployment.contracts.AchievementToken.address,
    });
    expect(await verify(record, { deployment, provider: reader.provider })).to.deep.equal(verdict);
  });

  it("trap 35: a verdict asks for no log", async () => {
    const record = await attestOne();
    const asked: string[] = [];
    const provider = watched(school.provider, asked);
    const verdict = await verify(record, { deployment: school.deployment, provider });
    expect(verdict.verdict).to.equal("valid");
    expect(asked).to.include("call");
    expect(asked.filter((name) => /log|filter|receipt|transaction/i.test(name))).to.deep.equal([]);
  });

  it("a claimed, an issued and a redeemed record are valid, whichever file tells of them", async () => {
    const { attester, learner, reader } = school;
    const { cohort, files } = await attest();
    await cohorts.claim(learner, { cohort, id: first(await recordsOf(cohort)).id }).send();
    const claimed = await check(first(files));
    expect(claimed.verdict).to.equal("valid");
    expect(claimed.checks[2]?.details.mode).to.equal("minted");

    const { achievement, file } = await loose();
    await achievements.issue(attester, { achievement }).send();
    expect((await check({ ...file, inclusion: { mode: "minted" } })).verdict).to.equal("valid");

    const other = await loose();
    const inclusion = await achievements.sign(attester, { achievement: other.achievement });
    await achievements.redeem(learner, { achievement: other.achievement, inclusion }).send();
    expect((await verify({ ...other.file, inclusion }, { client: reader })).verdict).to.equal("valid");
  });

  /** An achievement that nobody attested yet, and its file. */
  async function loose(
    input: Partial<achievement.Achievement> = {},
  ): Promise<{ achievement: achievement.Achievement; file: CairnRecord }> {
    const template = await attestOne();
    const document = { result: "Distinction", nonce: Math.random() };
    const { content: root, salts } = documents.prepare(document);
    const made = { ...template.achievement, content: root, ...input };
    return {
      achievement: made,
      file: { ...template, achievement: made, document, salts, inclusion: { mode: "minted" } },
    };
  }

  it("MALFORMED, DIGEST_MISMATCH and NOT_IN_ANCHOR tell a damaged file, without any chain", async () => {
    const record = await attestOne();
    const text = bundles.serialize(record);
    const broken = await verify(text.slice(1), { client: school.reader });
    expect(broken.verdict).to.equal("invalid");
    expect(fault(broken, "integrity").code).to.equal("MALFORMED");

    const better = { ...record, document: { result: "Distinction", place: 0 } };
    expect(fault(await check(better), "integrity").code).to.equal("DIGEST_MISMATCH");

    const definition = { name: "Doctor of Everything" };
    const renamed = await check({ ...record, definition });
    expect(fault(renamed, "integrity")).to.include({ code: "DIGEST_MISMATCH", outcome: "fail" });

    const { files } = await attest({ count: 2 });
    const [one, two] = files;
    if (one?.inclusion.mode !== "anchored" || two?.inclusion.mode !== "anchored")
      throw new Error("not anchored");
    const swapped = { ...one, inclusion: two.inclusion };
    expect(fault(await check(swapped), "integrity").code).to.equal("NOT_IN_ANCHOR");
  });

  it("a hub that changed its profile does not spoil the files that it gave before", async () => {
    const founded = await foundSchool(school);
    const { files } = await attest({ client: founded });
    await hubs
      .setProfile(founded.admin, { hub: founded.hub, profile: { name: "Riverside", new: true } })
      .send();
    const verdict = await check(first(files), founded.reader);
    expect(verdict.verdict).to.equal("valid");
    expect(verdict.hub?.profileDocument).to.equal(null);
  });

  it("NOT_ISSUED: neither anchored, minted nor signed", async () => {
    const { files } = await attest({ anchor: false });
    const verdict = await check(first(files));
    expect(verdict.verdict).to.equal("invalid");
    expect(fault(verdict, "issuance").code).to.equal("NOT_ISSUED");
    const { file } = await loose();
    expect(fault(await check(file), "issuance").code).to.equal("NOT_ISSUED");
    const nowhere = await loose({ definition: definitionId(4_000_000) });
    expect(fault(await check(nowhere.file), "issuance").details.definition).to.equal(4_000_000);
    const inclusion = await achievements.sign(school.attester, { achievement: nowhere.achievement });
    const signed = await check({ ...nowhere.file, inclusion });
    expect(fault(signed, "issuance").code).to.equal("NOT_ISSUED");
    expect(fault(signed, "authority").outcome).to.equal("unknown");
    const future = await attestOne({ achievedAt: unixTime((await now(school)) + 1_000_000) });
    expect(fault(await check(future), "issuance").code).to.equal("NOT_ISSUED");
  });

  it("ISSUE_TIME_UNPROVEN: a bare signature is unknown; of a stranger it is ATTESTER_NOT_AUTHORISED", async () => {
    const { attester, learner } = school;
    const { achievement, file } = await loose();
    const signed = { ...file, inclusion: await achievements.sign(attester, { achievement }) };
    const verdict = await check(signed);
    expect(verdict.verdict).to.equal("unknown");
    expect(fault(verdict, "issuance").code).to.equal("ISSUE_TIME_UNPROVEN");

    const byStranger = { ...file, inclusion: await achievements.sign(learner, { achievement }) };
    const stranger = await check(byStranger);
    expect(stranger.verdict).to.equal("invalid");
    expect(fault(stranger, "authority").code).to.equal("ATTESTER_NOT_AUTHORISED");

    const forged = { ...signed.inclusion, attester: byStranger.inclusion.attester };
    expect(fault(await check({ ...file, inclusion: forged }), "issuance").code).to.equal("NOT_ISSUED");
  });

  it("HUB_NOT_ACCREDITED_AT_ISSUE, KIND_OUT_OF_SCOPE and ACCREDITATION_WITHDRAWN tell three things", async () => {
    const founded = await foundSchool(school);
    const { accreditor, attester, hub, owner, reader } = founded;
    const { result: fieldwork } = await definitions
      .define(attester, { hub, kind: kindOf("Fieldwork"), name: "Dig", document: { name: "Dig" } })
      .send();
    const outside = await attest({ client: founded, input: { definition: fieldwork } });
    const scope = await check(first(outside.files), reader);
    expect(scope.verdict).to.equal("invalid");
    expect(fault(scope, "authority").code).to.equal("KIND_OUT_OF_SCOPE");

    await wait(founded, 100);
    const since = await now(founded);
    await wait(founded, 10);
    const { files } = await attest({ client: founded });
    expect((await check(first(files), reader)).verdict).to.equal("valid");
    await wait(founded, 10);
    await accreditation.proposeWithdrawal(accreditor, { hub, index: 0, since }).send();
    expect((await check(first(files), reader)).verdict).to.equal("valid");
    await accreditation.confirmWithdrawal(owner, { hub, index: 0, since }).send();
    const withdrawn = await check(first(files), reader);
    expect(withdrawn.verdict).to.equal("invalid");
    expect(fault(withdrawn, "authority").code).to.equal("ACCREDITATION_WITHDRAWN");
    await accreditation.restore(owner, { hub, index: 0 }).send();
    expect((await check(first(files), reader)).verdict).to.equal("valid");
  });

  it("an accreditation that ends leaves old records valid, and new ones are refused", async () => {
    const founded = await foundSchool(school);
    const { accreditor, attester, hub, reader } = founded;
    const { files } = await attest({ client: founded });
    const unsent = await attest({ client: founded, anchor: false });
    const { achievement, file } = await looseOf(founded);
    const signed = { ...file, inclusion: await achievements.sign(attester, { achievement }) };
    await wait(founded, 10);
    await accreditation.end(accreditor, { hub }).send();
    await wait(founded, 10);
    expect((await check(first(files), reader)).verdict).to.equal("valid");
    const refused = await caught(cohorts.anchor(attester, { cohort: unsent.cohort }).send());
    expect(refused.details.contractError).to.equal("HubNotAccredited");
    const late = await check(signed, reader);
    expect(fault(late, "authority").code).to.equal("HUB_NOT_ACCREDITED_AT_ISSUE");
  });

  async function looseOf(
    founded: School,
  ): Promise<{ achievement: achievement.Achievement; file: CairnRecord }> {
    const { files } = await attest({ client: founded, anchor: false, input: { document: { of: "nobody" } } });
    const file = first(files);
    return { achievement: file.achievement, file };
  }

  it("REVOKED, SUPERSEDED, RENOUNCED and EXPIRED say what became of a record", async () => {
    const { attester, hub, learner } = school;
    const { cohort, files } = await attest({ count: 4 });
    const [a, b, c, d] = await recordsOf(cohort);
    if (!a || !b || !c || !d) throw new Error("the cohort is too small");
    await achievements
      .revoke(attester, { hub, revocations: [{ id: a.id, statusIndex: a.statusIndex }] })
      .send();
    await achievements.supersede(attester, { hub, id: b.id, successor: c.id }).send();
    await cohorts.claim(learner, { cohort, id: d.id }).send();
    await achievements.renounce(learner, { achievement: d.achievement }).send();
    const verdicts: Verdict[] = [];
    for (const file of files) verdicts.push(await check(file));
    expect(verdicts.map(({ verdict }) => verdict)).to.deep.equal(["invalid", "invalid", "valid", "invalid"]);
    const [revoked, superseded, , renounced] = verdicts as [Verdict, Verdict, Verdict, Verdict];
    expect(fault(revoked, "status")).to.deep.include({ code: "REVOKED", details: {} });
    expect(fault(superseded, "status")).to.deep.include({ code: "SUPERSEDED", details: { successor: c.id } });
    expect(fault(renounced, "status").code).to.equal("RENOUNCED");

    await cohorts.revokeCohort(attester, { cohort }).send();
    expect(fault(await check(first(files.slice(2))), "status").code).to.equal("REVOKED");

    const expiring = await attestOne({ expiresAt: unixTime((await now(school)) + 1000) });
    expect((await check(expiring)).verdict).to.equal("valid");
    await wait(school, 1001);
    expect(fault(await check(expiring), "status").code).to.equal("EXPIRED");
  });

  it("a token whose cohort the hub revoked, and not the token itself, is valid and says so", async () => {
    const { attester, deployment, learner } = school;
    const { cohort, files } = await attest({ count: 2 });
    const [claimed, unclaimed] = await recordsOf(cohort);
    if (!claimed || !unclaimed) throw new Error("the cohort is too small");
    await cohorts.claim(learner, { cohort, id: claimed.id }).send();
    const [anchorOnly] = await cohorts.revokeCohort(attester, { cohort }).build();
    if (!anchorOnly) throw new Error("revoking the cohort has no transaction");
    expect(anchorOnly.to).to.equal(deployment.contracts.AchievementToken.address);
    await mined(await attester.signer?.sendTransaction({ to: anchorOnly.to, data: anchorOnly.data }));

    const [token, leaf] = [await check(first(files)), await check(first(files.slice(1)))];
    expect(leaf.verdict).to.equal("invalid");
    expect(fault(leaf, "status")).to.deep.include({ code: "REVOKED", details: { cohortRevoked: true } });
    expect(token.verdict).to.equal("valid");
    const status = token.checks.find(({ name }) => name === "status");
    expect(status?.details).to.include({ cohortRevoked: true, root: cohort.tree.root });
    expect(status?.message).to.match(/revoked the cohort/);

    const { receipts, result } = await cohorts.revokeCohort(attester, { cohort }).send();
    expect(receipts).to.have.length(1);
    expect(result.claimed).to.deep.equal([claimed.id]);
    expect(fault(await check(first(files)), "status").code).to.equal("REVOKED");
  });

  it("ACCREDITOR_NOT_TRUSTED: a verifier who trusts other accreditors cannot tell", async () => {
    const record = await attestOne();
    const accreditor = address(await signerAt(school.signers, 1).getAddress());
    const stranger = address(await signerAt(school.signers, 9).getAddress());
    const trusting = async (account: typeof stranger): Promise<Verdict> =>
      await verify(record, { client: school.reader, trust: { accreditors: [account] } });
    expect((await trusting(accreditor)).verdict).to.equal("valid");
    const verdict = await trusting(stranger);
    expect(verdict.verdict).to.equal("unknown");
    expect(fault(verdict, "authority").code).to.equal("ACCREDITOR_NOT_TRUSTED");
  });

  it("trap 42: a look-alike network is unknown, however valid its records are there", async () => {
    const fake = await foundSchool(await deployNetwork(school));
    const { files } = await attest({ client: fake });
    expect((await check(first(files), fake.reader)).verdict).to.equal("valid");
    const verdict = await check(first(files));
    expect(verdict.verdict).to.equal("unknown");
    expect(fault(verdict, "network").code).to.equal("UNTRUSTED_DEPLOYMENT");
    expect(verdict.hub).to.equal(null);
  });

  it("trap 28: a node that fails, limits or lies is unknown, never invalid and never valid", async () => {
    const record = await attestOne();
    const { deployment, provider, reader } = school;
    const failing = (error: Error): Provider =>
      answering(provider, "call", async () => await Promise.reject(error));
    const cases = [
      ["CHAIN_UNREACHABLE", failing(new Error("connect ECONNREFUSED"))],
      ["CHAIN_UNREACHABLE", failing(Object.assign(new Error("timeout"), { code: "TIMEOUT" }))],
      ["RATE_LIMITED", failing(Object.assign(new Error("limit"), { error: { code: -32005 } }))],
      [
        "RATE_LIMITED",
        failing(Object.assign(new Error("server"), { info: { responseStatus: "429 Too Many" } })),
      ],
    ] as const;
    for (const [code, broken] of cases) {
      const later = await verify(record, { client: { ...reader, provider: broken } });
      expect(later.verdict).to.equal("unknown");
      expect(fault(later, "network").code).to.equal(code);
      const atOnce = await verify(record, { deployment, provider: broken });
      expect(atOnce.verdict).to.equal("unknown");
      expect(fault(atOnce, "network").code).to.equal(code);
    }
    const silent = answering(provider, "call", async () => await new Promise(() => undefined));
    const hanging = await verify(record, { client: { ...reader, provider: silent }, timeoutMs: 50 });
    expect(fault(hanging, "network").code).to.equal("CHAIN_UNREACHABLE");
    const lying = answering(provider, "call", async () => `0x${"ff".repeat(320)}`);
    const lied = await verify(record, { client: { ...reader, provider: lying } });
    expect(lied.verdict).to.equal("unknown");
    expect(fault(lied, "network").code).to.equal("NOT_A_DEPLOYMENT");
    const tampered = { ...record, document: { result: "Distinction" } };
    const both = await verify(tampered, { client: { ...reader, provider: cases[0][1] } });
    expect(both.verdict).to.equal("invalid");
    expect(fault(both, "integrity").outcome).to.equal("fail");
  });

  it("a call whose gas does not suffice is halved; a signature that stays unchecked is unknown", async () => {
    const { attester, provider, reader } = school;
    const { files } = await attest({ count: 4 });
    const { achievement, file } = await loose();
    const inclusion = await achievements.sign(attester, { achievement });
    const mixed = [...files.slice(0, 2), { ...file, inclusion }, ...files.slice(2)];
    const judged = async (gasLimit: bigint): Promise<[Verdict[], number]> => {
      let calls = 0;
      const client = { ...reader, provider: withGas(provider, gasLimit, () => (calls += 1)) };
      const verdicts: Verdict[] = [];
      for await (const verdict of verifyMany(mixed, { client })) verdicts.push(verdict);
      return [verdicts, calls];
    };
    const [ample, calls] = await judged(10_000_000n);
    expect(calls).to.equal(1);
    expect(ample.map(({ verdict }) => verdict)).to.deep.equal([
      "valid",
      "valid",
      "unknown",
      "valid",
      "valid",
    ]);
    expect(fault(first(ample.slice(2)), "issuance").code).to.equal("ISSUE_TIME_UNPROVEN");

    const [tight, halved] = await judged(2_230_000n);
    expect(halved).to.be.greaterThan(1);
    expect(tight).to.deep.equal(ample);

    const [starved] = await judged(1_500_000n);
    expect(starved.map(({ verdict }) => verdict)).to.deep.equal(ample.map(({ verdict }) => verdict));
    const fell = fault(first(starved.slice(2)), "network");
    expect(fell.code).to.equal("CHAIN_UNREACHABLE");
    expect(fell.message).to.match(/too little gas to check the attester's signature/);
    expect(fell.details.contractError).to.equal("GasTooLow");
  });

  it("CHAIN_UNREACHABLE where nothing listens; WRONG_CHAIN where another chain answers", async () => {
    const record = await attestOne();
    const { deployment, provider } = school;
    const nothing = new JsonRpcProvider("http://127.0.0.1:1");
    const unreachable = await verify(record, { deployment, provider: nothing });
    nothing.destroy();
    expect(unreachable.verdict).to.equal("unknown");
    expect(fault(unreachable, "network").code).to.equal("CHAIN_UNREACHABLE");
    const other = { ...deployment, chainId: 10 as typeof deployment.chainId };
    const wrong = await verify({ ...record, chainId: other.chainId }, { deployment: other, provider });
    expect(fault(wrong, "network").code).to.equal("WRONG_CHAIN");
  });

  it("trap 39: a wallet's address where a contract's was meant is told apart", async () => {
    const { deployment, provider, signers } = school;
    const withToken = (value: string): deployments.Deployment => ({
      ...deployment,
      contracts: {
        ...deployment.contracts,
        AchievementToken: { ...deployment.contracts.AchievementToken, address: address(value) },
      },
    });
    const wallet = withToken(await signerAt(signers, 4).getAddress());
    const error = await caught(connect({ deployment: wallet, runner: provider }));
    expect(error.code).to.equal("NOT_A_DEPLOYMENT");
    expect(error.shortMessage).to.match(/AchievementToken has no contract: it is a wallet's/);
    expect(error.fix).to.match(/not an account's/);
    const hubsAddress = deployment.contracts.HubRegistry.address;
    const other = await caught(connect({ deployment: withToken(hubsAddress), runner: provider }));
    expect(other.code).to.equal("NOT_A_DEPLOYMENT");
    expect(other.shortMessage).to.match(/not a Cairn AchievementToken/);
    const foreign = await deployNetwork(school);
    const mixed = await caught(
      connect({
        deployment: withToken(foreign.deployment.contracts.AchievementToken.address),
        runner: provider,
      }),
    );
    expect(mixed.shortMessage).to.match(/another HubRegistry/);
    const record = await attestOne();
    const verdict = await verify(
      { ...record, token: wallet.contracts.AchievementToken.address },
      { deployment: wallet, provider },
    );
    expect(verdict.verdict).to.not.equal("valid");
    expect(fault(verdict, "network").code).to.equal("NOT_A_DEPLOYMENT");
  });

  it("verifies many in few calls, in order, and one broken file spoils no other", async () => {
    const { files } = await attest({ count: 250 });
    const texts: string[] = files.map((file) => bundles.serialize(file));
    texts[100] = "not a file";
    const asked: string[] = [];
    const client = await connect({ deployment: school.deployment, runner: watched(school.provider, asked) });
    asked.length = 0;
    const progress: number[] = [];
    const verdicts: Verdict[] = [];
    const options = {
      client,
      batchSize: 100,
      onProgress: ({ done }: { done: number }) => progress.push(done),
    };
    for await (const verdict of verifyMany(stream(texts), options)) verdicts.push(verdict);
    expect(verdicts.map(({ verdict }) => verdict === "valid")).to.deep.equal(
      texts.map((_text, place) => place !== 100),
    );
    expect(asked.filter((name) => name === "call")).to.have.length(3);
    expect(progress).to.deep.equal([100, 200, 250]);
    const ids = files.map(({ achievement: { content: root } }) => root);
    expect(new Set(ids).size).to.equal(250);
  });

  it("trap 28: a node that falls silent at any step is unknown in time, and an abort ends the waiting", async () => {
    const record = await attestOne();
    const { deployment, provider, reader } = school;
    const never = async () => await new Promise(() => undefined);
    for (const method of ["getNetwork", "getBlock", "call"] as const) {
      const silent = answering(provider, method, never);
      const verdict = await verify(record, { deployment, provider: silent, timeoutMs: 50 });
      expect(fault(verdict, "network").code, method).to.equal("CHAIN_UNREACHABLE");
      expect(verdict.verdict, method).to.equal("unknown");
      const stopped = verify(record, { deployment, provider: silent, signal: AbortSignal.timeout(50) });
      expect((await caught(stopped)).code, method).to.equal("ABORTED");
    }
    let blocks = 0;
    const late = answering(provider, "getBlock", async (tag) => {
      blocks += 1;
      return blocks > 3 ? await never() : await provider.getBlock(tag as BlockTag);
    });
    const verdict = await verify(record, { client: { ...reader, provider: late }, timeoutMs: 100 });
    expect(fault(verdict, "network").code).to.equal("CHAIN_UNREACHABLE");
  });

  it("stops when its signal is aborted", async () => {
    const { files } = await attest({ count: 2 });
    const error = await caught(verify(first(files), { client: school.reader, signal: AbortSignal.abort() }));
    expect(error.code).to.equal("ABORTED");
  });

  async function* stream(texts: readonly string[]): AsyncGenerator<string> {
    yield* texts;
  }
});

/** A provider that notes the names of the methods that are asked. */
function watched(provider: Provider, asked: string[]): Provider {
  return new Proxy(provider, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...args: unknown[]): unknown => {
        asked.push(String(name));
        return Reflect.apply(value, target, args);
      };
    },
  });
}

/** A provider that gives each call only so much gas, as nodes do. */
function withGas(provider: Provider, gasLimit: bigint, onCall: () => void): Provider {
  return new Proxy(provider, {
    get(target, name) {
      if (name === "call") {
        return async (call: Parameters<Provider["call"]>[0]) => {
          onCall();
          return await target.call({ ...call, gasLimit });
        };
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** A provider of which one method answers otherwise. */
function answering(
  provider: Provider,
  method: keyof Provider,
  answer: (...args: unknown[]) => Promise<unknown>,
): Provider {
  return new Proxy(provider, {
    get(target, name) {
      if (name === method) return answer;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
