import type {
  bundles,
  NetworkCode,
  presentations as presentationTypes,
  Verdict,
  VerifyOptions,
} from "@cairn/sdk";
import {
  achievements,
  audience,
  connect,
  nonce,
  presentations,
  quorumOf,
  requests,
  statusIndex,
  verify,
  verifyMany,
} from "@cairn/sdk";
import { expect } from "chai";
import { FetchRequest, JsonRpcProvider } from "ethers";
import { PROBE_CODE } from "../../sdk/src/presentations/probeCode.ts";
import type { Fault, FlakyNode, RpcRequest } from "./flakyNode.ts";
import { openFlakyNode } from "./flakyNode.ts";
import { now, signerAt } from "./network.ts";
import type { Presented } from "./presented.ts";
import { attestOne, checkOf, EMPLOYER, presentByKey, presentByWallet } from "./presented.ts";
import { makeSafe } from "./safe.ts";
import type { School } from "./school.ts";
import { openSchool } from "./school.ts";

const TIMEOUT_MS = 1_500;

/** What goes wrong at the node, and what the verdict makes of it. */
interface Row {
  readonly what: string;
  readonly code: NetworkCode;
  /** The message says what to do. */
  readonly advice: RegExp;
  readonly fault?: (request: RpcRequest) => Fault | undefined;
  readonly lie?: (request: RpcRequest, result: unknown) => unknown;
  /** Ethers asks again by itself where a node limits requests; else it is told not to. */
  readonly patient?: true;
}

const isCall = ({ method }: RpcRequest): boolean => method === "eth_call";
/** Smart wallets are asked by a creation. */
const isProbe = (request: RpcRequest): boolean =>
  isCall(request) && (request.params[0] as { data: string }).data.startsWith(PROBE_CODE);
const AGAIN = /try again|another node|Verify again|wait/i;
const LIMITED = /Wait and try again, or use another node/;
const BOOK = /address book/;

function refuse(code: number, message: string): never {
  throw Object.assign(new Error(message), { error: { code, message } });
}

/** Lies about every second question. */
function everySecond(lie: NonNullable<Row["lie"]>): NonNullable<Row["lie"]> {
  const asked = new Map<string, number>();
  return (request, result) => {
    const before = asked.get(request.method) ?? 0;
    asked.set(request.method, before + 1);
    return before % 2 === 1 ? lie(request, result) : result;
  };
}

const ROWS: readonly Row[] = [
  { what: "hangs up", code: "CHAIN_UNREACHABLE", advice: AGAIN, fault: () => "breaksBefore" },
  {
    what: "hangs up after it did the work",
    code: "CHAIN_UNREACHABLE",
    advice: AGAIN,
    fault: () => "breaksAfter",
  },
  { what: "never answers", code: "CHAIN_UNREACHABLE", advice: AGAIN, fault: () => "hangs" },
  { what: "answers 429", code: "RATE_LIMITED", advice: LIMITED, fault: () => 429 },
  {
    what: "answers 429 for as long as ethers asks again",
    code: "CHAIN_UNREACHABLE",
    advice: /limits requests/,
    fault: () => 429,
    patient: true,
  },
  { what: "answers 500", code: "CHAIN_UNREACHABLE", advice: AGAIN, fault: () => 500 },
  { what: "answers 502", code: "CHAIN_UNREACHABLE", advice: AGAIN, fault: () => 502 },
  { what: "answers 403", code: "CHAIN_UNREACHABLE", advice: AGAIN, fault: () => 403 },
  { what: "cuts its JSON short", code: "CHAIN_UNREACHABLE", advice: AGAIN, fault: () => "cutShort" },
  {
    what: "answers with a page of HTML",
    code: "CHAIN_UNREACHABLE",
    advice: AGAIN,
    fault: () => ({ page: "<html><body>Please log in</body></html>" }),
  },
  { what: "answers nothing at all", code: "CHAIN_UNREACHABLE", advice: AGAIN, fault: () => ({ page: "" }) },
  {
    what: "answers with JSON that is no answer",
    code: "CHAIN_UNREACHABLE",
    advice: AGAIN,
    fault: () => ({ page: "{}" }),
  },
  {
    what: "limits requests in words of its own",
    code: "RATE_LIMITED",
    advice: LIMITED,
    lie: () => refuse(-32005, "daily request count exceeded"),
  },
  {
    what: "fails inside",
    code: "CHAIN_UNREACHABLE",
    advice: AGAIN,
    lie: () => refuse(-32603, "internal error"),
  },
  {
    what: "lacks the state of the block",
    code: "CHAIN_UNREACHABLE",
    advice: AGAIN,
    lie: (request, result) => (isCall(request) ? refuse(-32000, "missing trie node 3f2a (path )") : result),
  },
  {
    what: "lacks the block that it named",
    code: "CHAIN_UNREACHABLE",
    advice: AGAIN,
    lie: ({ method, params }, result) =>
      method === "eth_getBlockByNumber" && params[0] !== "safe" && params[0] !== "finalized" ? null : result,
  },
  {
    what: "answers every question with a block",
    code: "CHAIN_UNREACHABLE",
    advice: AGAIN,
    lie: () => ({ number: "0x1", hash: `0x${"0f".repeat(32)}` }),
  },
  {
    what: "answers every question with nothing",
    code: "CHAIN_UNREACHABLE",
    advice: AGAIN,
    lie: () => null,
  },
  {
    what: "is of another chain",
    code: "WRONG_CHAIN",
    advice: /node of the chain that the details name/,
    lie: ({ method }, result) => (method === "eth_chainId" ? "0xa" : result),
  },
  {
    what: "names another chain every second time",
    code: "WRONG_CHAIN",
    advice: /node of the chain that the details name/,
    lie: everySecond(({ method }, result) => (method === "eth_chainId" ? "0xa" : result)),
  },
  {
    what: "has no contract where one should be",
    code: "NOT_A_DEPLOYMENT",
    advice: BOOK,
    lie: ({ method }, result) => (method === "eth_call" ? "0x" : result),
  },
  {
    what: "answers calls with what is no answer of the lens",
    code: "NOT_A_DEPLOYMENT",
    advice: BOOK,
    lie: (request, result) => (isCall(request) ? `0x${"ff".repeat(320)}` : result),
  },
  {
    what: "cuts an answer in two, in good JSON",
    code: "NOT_A_DEPLOYMENT",
    advice: BOOK,
    lie: (request, result) => (isCall(request) ? String(result).slice(0, 32) : result),
  },
  {
    what: "changes to another fork while it is read",
    code: "CHAIN_UNREACHABLE",
    advice: AGAIN,
    lie: ({ method, params }, result) =>
      method === "eth_getBlockByNumber" && /^0x/.test(String(params[0]))
        ? { ...(result as object), hash: `0x${"0f".repeat(32)}` }
        : result,
  },
];

describe("faults of a node", () => {
  let school: School;
  let node: FlakyNode;
  let record: bundles.CairnRecord;
  let byKey: Presented;
  let byWallet: Presented;

  before(async () => {
    school = await openSchool();
    node = await openFlakyNode(school.provider);
    record = await attestOne(school);
    byKey = await presentByKey(school, [record]);
    const safe = await makeSafe(signerAt(school.signers, 0), signerAt(school.signers, 7));
    await safe.deploy();
    const records = [await attestOne(school, { learner: safe.address })];
    byWallet = await presentByWallet(school, { records, holder: safe.address, sign: safe.sign });
  });

  after(async () => {
    await node.close();
    await school.close();
  });

  afterEach(() => {
    node.fault = null;
    node.lie = null;
  });

  /** A provider of the node that fails at once where it is refused, as a verifier in a hurry has. */
  function openProvider(patient = false): JsonRpcProvider {
    const request = new FetchRequest(node.url);
    if (!patient) request.setThrottleParams({ maxAttempts: 1 });
    return new JsonRpcProvider(request, undefined, { cacheTimeout: -1, batchMaxCount: 1 });
  }

  /** The verdicts on a bundle and on the two presentations, in this order. */
  async function verdicts(
    network: VerifyOptions,
  ): Promise<[Verdict, presentationTypes.PresentationVerdict, presentationTypes.PresentationVerdict]> {
    return [
      await verify(record, network),
      await presentations.verify(byKey.presentation, { ...network, ...byKey.asked }),
      await presentations.verify(byWallet.presentation, { ...network, ...byWallet.asked }),
    ];
  }

  function expectUnknown(verdict: Pick<Verdict, "verdict" | "checks">, { code, advice }: Row): void {
    expect(verdict.verdict).to.equal("unknown");
    const network = checkOf(verdict, "network");
    expect([network.outcome, network.code], JSON.stringify(network)).to.deep.equal(["unknown", code]);
    expect(network.message).to.match(advice);
    for (const { outcome, name } of verdict.checks) expect(outcome, name).not.to.equal("fail");
  }

  it("without a fault, all of them are valid through the same node", async () => {
    const provider = openProvider();
    const found = await verdicts({ deployment: school.deployment, provider });
    expect(found.map(({ verdict }) => verdict)).to.deep.equal(["valid", "valid", "valid"]);
    provider.destroy();
  });

  for (const row of ROWS) {
    it(`trap 28: a node that ${row.what} is ${row.code}: never invalid, never valid`, async () => {
      const provider = openProvider(row.patient);
      const connected = await connect({ deployment: school.deployment, runner: provider });
      node.fault = row.fault ?? null;
      node.lie = row.lie ?? null;
      const timeoutMs = row.code === "CHAIN_UNREACHABLE" ? 300 : TIMEOUT_MS;
      for (const network of [{ deployment: school.deployment, provider }, { client: connected }]) {
        const [bundle, key, wallet] = await verdicts({ ...network, timeoutMs });
        for (const verdict of [bundle, key, wallet]) expectUnknown(verdict, row);
        for (const { records } of [key, wallet]) for (const verdict of records) expectUnknown(verdict, row);
        for (const verdict of [key, wallet]) expect(checkOf(verdict, "holder").outcome).to.equal("unknown");
      }
      provider.destroy();
    });
  }

  it("trap 28: a node that refuses connections is CHAIN_UNREACHABLE", async () => {
    const provider = new JsonRpcProvider("http://127.0.0.1:1", undefined, { cacheTimeout: -1 });
    const row = { what: "is down", code: "CHAIN_UNREACHABLE", advice: AGAIN } as const;
    for (const verdict of await verdicts({ deployment: school.deployment, provider }))
      expectUnknown(verdict, row);
    provider.destroy();
  });

  it("trap 28: with half of the calls failing at random, a verdict is valid or unknown, and valid only when whole", async () => {
    const provider = openProvider();
    let state = 28;
    const fails = (): boolean => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return state % 2 === 0 ? false : (state >> 16) % 2 === 0;
    };
    const counts = { valid: 0, invalid: 0, unknown: 0 };
    const connected = await connect({ deployment: school.deployment, runner: provider });
    node.fault = () => (fails() ? 500 : undefined);
    for (let round = 0; round < 20; round++) {
      for (const { verdict, checks } of await verdicts({ client: connected })) {
        counts[verdict] += 1;
        if (verdict === "valid") expect(checks.every(({ outcome }) => outcome === "pass")).to.equal(true);
      }
    }
    expect(counts.invalid).to.equal(0);
    expect(counts.valid).to.be.above(0);
    expect(counts.unknown).to.be.above(0);
    provider.destroy();
  });

  it("trap 28: a wallet that the node gives no answer of is unknown, and the record stays valid", async () => {
    const provider = openProvider();
    const client = await connect({ deployment: school.deployment, runner: provider });
    for (const wrong of ["0x", "0x1234", `0x${"00".repeat(64)}`, `0x${"ff".repeat(96)}`]) {
      node.lie = (request, result) => (isProbe(request) ? wrong : result);
      const verdict = await presentations.verify(byWallet.presentation, { client, ...byWallet.asked });
      expect(verdict.verdict, wrong).to.equal("unknown");
      expect(checkOf(verdict, "holder"), wrong).to.include({ outcome: "unknown", code: "CHAIN_UNREACHABLE" });
      expect(verdict.records.map((one) => one.verdict)).to.deep.equal(["valid"]);
    }
    node.lie = (request, result) => (isProbe(request) ? refuse(-32000, "out of gas") : result);
    const starved = await presentations.verify(byWallet.presentation, { client, ...byWallet.asked });
    expect([starved.verdict, checkOf(starved, "holder").outcome]).to.deep.equal(["unknown", "unknown"]);
    provider.destroy();
  });

  it("a node days behind: the verdict names the time, and a verifier who demands freshness gets STALE_BLOCK", async () => {
    const provider = openProvider();
    const options = { deployment: school.deployment, provider };
    const behind = await now(school);
    const clock = behind + 3 * 24 * 3600;
    const [any] = await verdicts({ ...options, now: clock });
    expect([any.verdict, any.asOf?.time]).to.deep.equal(["valid", behind]);
    const fresh = { ...options, maxAgeSeconds: 3600 };
    const row = { what: "lags", code: "STALE_BLOCK", advice: /keeps up with the chain/ } as const;
    const stale = await verify(record, { ...fresh, now: clock });
    expectUnknown(stale, row);
    expect(stale.asOf?.time, "it names the block that is too old").to.equal(behind);
    expectUnknown(await verify(record, { ...fresh, now: behind - 61 }), row);
    const shown = await presentations.verify(byKey.presentation, { ...fresh, ...byKey.asked });
    expect(shown.verdict).to.equal("valid");
    for (const [time, verdict] of [
      [behind + 3600, "valid"],
      [behind + 3601, "unknown"],
      [behind - 60, "valid"],
    ] as const) {
      expect((await verify(record, { ...fresh, now: time })).verdict, String(time - behind)).to.equal(
        verdict,
      );
    }
    provider.destroy();
  });

  describe("that lies", () => {
    let twin: FlakyNode;
    let third: FlakyNode;

    before(async () => {
      [twin, third] = [await openFlakyNode(school.provider), await openFlakyNode(school.provider)];
    });

    after(async () => {
      await twin.close();
      await third.close();
    });

    afterEach(() => {
      for (const one of [twin, third]) {
        one.fault = null;
        one.lie = null;
      }
    });

    const providersOf = (nodes: readonly FlakyNode[]): JsonRpcProvider[] =>
      nodes.map(({ url }) => new JsonRpcProvider(url, undefined, { cacheTimeout: -1 }));

    function quorumAt(...nodes: FlakyNode[]): VerifyOptions {
      const provider = quorumOf({ nodes: providersOf(nodes), timeoutMs: 2_000 });
      return { deployment: school.deployment, provider };
    }

    function dataOf({ method, params }: RpcRequest): string {
      return `${method} ${method === "eth_call" ? JSON.stringify(params[0]) : ""}`;
    }

    /** A record that its hub revoked, and a node that says what was true before. */
    async function revokedBehind(
      liar: FlakyNode,
    ): Promise<{ revoked: bundles.CairnRecord; presented: Presented }> {
      const revoked = await attestOne(school);
      const presented = await presentByKey(school, [revoked]);
      const before = new Map<string, unknown>();
      liar.lie = (request, result) => {
        before.set(dataOf(request), result);
        return result;
      };
      const provider = new JsonRpcProvider(liar.url, undefined, { cacheTimeout: -1 });
      const good = await verify(revoked, { deployment: school.deployment, provider });
      provider.destroy();
      expect(good.verdict).to.equal("valid");
      const { hub, attester } = school;
      const { id } = good.record ?? {};
      if (id === undefined) throw new Error("the verdict has no record");
      await achievements.revoke(attester, { hub, revocations: [{ id, statusIndex: statusIndex(0) }] }).send();
      liar.lie = (request, result) => (isCall(request) ? (before.get(dataOf(request)) ?? result) : result);
      return { revoked, presented };
    }

    it("alone, it is believed about the chain: so a verifier asks several", async () => {
      const { revoked } = await revokedBehind(node);
      const provider = openProvider();
      const lied = await verify(revoked, { deployment: school.deployment, provider });
      expect(lied.verdict, "what a single node can do").to.equal("valid");
      expect((await verify(revoked, { client: school.reader })).verdict).to.equal("invalid");
      provider.destroy();
    });

    it("alone, it changes nothing that the file and a key's signature show", async () => {
      const provider = openProvider();
      const honest: VerifyOptions = { deployment: school.deployment, provider };
      const { presentation, asked } = byKey;
      const changed = { ...record, document: { name: "Amina Diallo", result: "Pass" } };
      const [presented] = presentation.records;
      const [field] = presented?.disclosed ?? [];
      if (presented === undefined || field === undefined) throw new Error("nothing is disclosed");
      const disclosed = [{ ...field, value: '"Pass"' }];
      const signature = `${presentation.signature.slice(0, -4)}001b` as typeof presentation.signature;
      const yes = `0x${"20".padStart(64, "0")}${"1".padStart(64, "0")}${"1".padStart(64, "0")}`;
      // Whatever a wallet is asked, the node says that it signed.
      node.lie = (request, result) => (isProbe(request) ? yes : result);
      expect((await verify(changed, honest)).verdict).to.equal("invalid");
      const forged = [
        [{ ...presentation, records: [{ ...presented, disclosed }] }, asked],
        [presentation, { ...asked, nonce: nonce(`0x${"07".repeat(32)}`) }],
        [{ ...presentation, audience: audience("https://other.example") }, asked],
      ] as const;
      for (const [file, to] of forged) {
        expect((await presentations.verify(file, { ...honest, ...to })).verdict).to.equal("invalid");
      }
      node.lie = null;
      const unsigned = await presentations.verify({ ...presentation, signature }, { ...honest, ...asked });
      expect(checkOf(unsigned, "holder").code).to.equal("BAD_SIGNATURE");
      provider.destroy();
    });

    it("among three, it is outvoted: the verdict is the chain's", async () => {
      const { revoked, presented } = await revokedBehind(node);
      const network = quorumAt(node, twin, third);
      const bundle = await verify(revoked, network);
      expect([bundle.verdict, checkOf(bundle, "status").code]).to.deep.equal(["invalid", "REVOKED"]);
      const shown = await presentations.verify(presented.presentation, { ...network, ...presented.asked });
      expect([shown.verdict, checkOf(shown, "holder").code]).to.deep.equal(["invalid", "OK"]);
      const [good, key, wallet] = await verdicts(network);
      expect([good.verdict, key.verdict, wallet.verdict]).to.deep.equal(["valid", "valid", "valid"]);
      closeOf(network);
    });

    it("of two, or of three with one down, the verdict is unknown, and says who said what", async () => {
      const { revoked, presented } = await revokedBehind(node);
      third.fault = () => "breaksBefore";
      for (const nodes of [
        [node, twin],
        [node, twin, third],
      ]) {
        const network = quorumAt(...nodes);
        const verdict = await verify(revoked, network);
        expectUnknown(verdict, {
          what: "",
          code: "NODES_DISAGREE",
          advice: /replace the node that stands alone/,
        });
        const said = checkOf(verdict, "network").details.nodes as { node: string; said: string }[];
        expect(said.map((one) => one.node)).to.include(`#1 ${new URL(node.url).host}`);
        expect(new Set(said.slice(0, 2).map((one) => one.said)).size).to.equal(2);
        const shown = await presentations.verify(presented.presentation, { ...network, ...presented.asked });
        expectUnknown(shown, { what: "", code: "NODES_DISAGREE", advice: /replace the node/ });
        closeOf(network);
      }
    });

    it("two of three that are down leave the verdict unknown, one does not", async () => {
      third.fault = () => 503;
      const one = quorumAt(node, twin, third);
      const request = requests.create({
        deployment: school.deployment,
        verifier: "Employer",
        audience: EMPLOYER,
        items: [
          { title: "A course", why: "To see the result", definitions: [school.course], paths: ["/result"] },
        ],
        issuedAt: byKey.asked.now,
      });
      expect((await verdicts(one)).map(({ verdict }) => verdict)).to.deep.equal(["valid", "valid", "valid"]);
      const many: string[] = [];
      for await (const { verdict } of verifyMany([record, record], one)) many.push(verdict);
      expect(many).to.deep.equal(["valid", "valid"]);
      const { now: time, nonce: drawn } = byKey.asked;
      const asked = { ...request, nonce: drawn };
      const answered = await requests.verify(asked, byKey.presentation, { ...one, now: time });
      expect([answered.verdict, answered.isComplete]).to.deep.equal(["valid", true]);
      twin.fault = () => 503;
      for (const verdict of await verdicts(one)) {
        expectUnknown(verdict, { what: "", code: "CHAIN_UNREACHABLE", advice: /add nodes, or wait/ });
      }
      closeOf(one);
    });

    it("a batch costs two requests at each node, however many records it has", async () => {
      // All three have to answer, so none is still asked when the verdicts are there.
      const provider = quorumOf({ nodes: providersOf([node, twin, third]), quorum: 3 });
      const network = { deployment: school.deployment, provider };
      // A provider of an earlier test, whose node was down, still asks once a second which chain it has.
      const asksRecords = ({ method }: RpcRequest): boolean => method !== "eth_chainId";
      const seenBy = () => [node, twin, third].map(({ seen }) => seen.filter(asksRecords).length);
      const asked = async (count: number): Promise<number[]> => {
        const start = seenBy();
        const files = Array.from({ length: count }, () => record);
        for await (const { verdict } of verifyMany(files, network)) expect(verdict).to.equal("valid");
        return seenBy().map((all, place) => all - (start[place] ?? 0));
      };
      await asked(1);
      const [one, fifty, hundred] = [await asked(1), await asked(50), await asked(100)];
      expect(fifty).to.deep.equal(one);
      expect(hundred).to.deep.equal(one.map((count) => count + 2));
      closeOf(network);
    });

    it("of two, of which one gives calls less gas: they are asked for less, and one record alone is unknown", async () => {
      const refused = `0x${"00".repeat(4)}`;
      const most = (bytes: number): FlakyNode["lie"] => {
        return (request, result) => {
          const { data = "" } = (request.params[0] ?? {}) as { data?: string };
          if (!isCall(request) || data.length / 2 < bytes) return result;
          throw Object.assign(new Error("reverted"), {
            error: { code: 3, message: "execution reverted", data: refused },
          });
        };
      };
      const network = quorumAt(node, twin);
      const files = Array.from({ length: 8 }, () => record);
      const judged = async (): Promise<Verdict[]> => {
        const verdicts: Verdict[] = [];
        for await (const verdict of verifyMany(files, network)) verdicts.push(verdict);
        return verdicts;
      };
      const before = twin.seen.length;
      expect((await judged()).map(({ verdict }) => verdict)).to.deep.equal(files.map(() => "valid"));
      const [ask] = twin.seen
        .slice(before)
        .filter(isCall)
        .map(({ params }) => params[0] as { data: string })
        .slice(-1);
      const whole = (ask?.data.length ?? 0) / 2;
      twin.lie = most(whole * 0.8);
      expect((await judged()).map(({ verdict }) => verdict)).to.deep.equal(files.map(() => "valid"));
      twin.lie = most(200);
      for (const verdict of await judged()) {
        expectUnknown(verdict, { what: "", code: "NODES_DISAGREE", advice: /replace the node/ });
      }
      closeOf(network);
    });

    it("a smart wallet's answer is agreed on too", async () => {
      node.lie = (request, result) =>
        isProbe(request)
          ? `0x${"20".padStart(64, "0")}${"1".padStart(64, "0")}${"".padStart(64, "0")}`
          : result;
      const alone = openProvider();
      const options = { deployment: school.deployment, provider: alone, ...byWallet.asked };
      const lied = await presentations.verify(byWallet.presentation, options);
      expect(checkOf(lied, "holder").code, "alone, it denies a signature").to.equal("BAD_SIGNATURE");
      alone.destroy();
      const network = quorumAt(node, twin, third);
      const outvoted = await presentations.verify(byWallet.presentation, { ...network, ...byWallet.asked });
      expect(outvoted.verdict).to.equal("valid");
      closeOf(network);
      const two = quorumAt(node, twin);
      const split = await presentations.verify(byWallet.presentation, { ...two, ...byWallet.asked });
      expect([split.verdict, checkOf(split, "holder").code]).to.deep.equal(["unknown", "NODES_DISAGREE"]);
      closeOf(two);
    });

    function closeOf(network: VerifyOptions): void {
      if ("provider" in network) network.provider.destroy();
    }
  });
});
