import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Provider, Signer } from "ethers";
import { AbiCoder, concat, id, makeError, toBeHex, ZeroHash } from "ethers";
import { failureOf } from "../../src/actions/estimate.ts";
import { split } from "../../src/actions/split.ts";
import { ContentLog__factory } from "../../src/contracts/ContentLog__factory.ts";
import { fromChain } from "../../src/errors/fromChain.ts";
import type { Action, CairnError, Client, deployments, ErrorCode } from "../../src/index.ts";
import {
  address,
  cohorts,
  connect,
  content,
  forward,
  hex,
  isCairnError,
  learners,
  presentations,
  verifyMany,
} from "../../src/index.ts";
import { cohortFolder, fileStore } from "../../src/node/index.ts";
import { checkPresentation } from "../../src/presentations/checkPresentation.ts";
import { askWallets } from "../../src/presentations/checkSignatures.ts";
import { blockAt } from "../../src/records/blockAt.ts";
import { networkFault } from "../../src/verify/checks.ts";
import { checkPinned, pinBlock } from "../../src/verify/pinBlock.ts";
import { errorOf, rejectionOf } from "../utils/codes.ts";
import { allOf } from "../utils/cohorts.ts";
import { DOMAIN, leafOf, unsignedPresentation } from "../utils/records.ts";

const AT = address(`0x${"11".repeat(20)}`);
const DEPLOYMENT = {
  name: "stub",
  chainId: DOMAIN.chainId,
  contracts: Object.fromEntries(
    [
      "HubRegistry",
      "LearnerRegistry",
      "AchievementToken",
      "AchievementRenderer",
      "ContentLog",
      "RecordLens",
      "CairnForwarder",
    ].map((name) => [name, { address: AT, codeHash: ZeroHash }]),
  ),
} as unknown as deployments.Deployment;

/** A client of a node that answers as it is told. */
function clientOf(answers: object): Client {
  return { deployment: DEPLOYMENT, provider: answers as Provider, signer: undefined, trust: {} } as Client;
}

describe("faults of nodes and files", () => {
  it("a change of an identity that this release does not know is none that it could tell wrong", async () => {
    const kind = toBeHex(99, 32);
    const client = clientOf({ call: async () => concat([kind, `0x${"00".repeat(32 * 12)}`]) });
    const error = await rejectionOf("NOT_A_DEPLOYMENT", learners.pendingOf(client, AT));
    expect(error.details.kind).to.equal(99n);
  });

  it("a block that a node does not have, or no longer has, is a fault of the network", async () => {
    const client = clientOf({ getBlock: async () => null });
    await rejectionOf("CHAIN_UNREACHABLE", blockAt(client.provider, 7));
    expect((await rejectionOf("CHAIN_UNREACHABLE", pinBlock(client, 7))).details.block).to.equal("7");
    const asOf = { block: 7, hash: leafOf(1) } as unknown as Parameters<typeof checkPinned>[1];
    const { details } = await rejectionOf("CHAIN_UNREACHABLE", checkPinned(client, asOf));
    expect(details).to.deep.equal({ block: 7, hash: leafOf(1), current: null });
  });

  it("a node's own fault in a call is no contract's refusal, though ethers says so of both", () => {
    const callError = (error: object) =>
      makeError("missing revert data", "CALL_EXCEPTION", { info: { error } } as never);
    for (const message of ["header not found", "missing trie node 3f…", "internal error", "unknown block"]) {
      expect(fromChain(callError({ code: -32000, message })).code, message).to.equal("CHAIN_UNREACHABLE");
    }
    for (const message of ["execution reverted", "VM Exception while processing transaction", "out of gas"]) {
      expect(fromChain(callError({ code: -32000, message })).code, message).to.equal("CONTRACT_REVERTED");
    }
    expect(fromChain(callError({ code: 3, message: "refused" })).code).to.equal("CONTRACT_REVERTED");
    expect(fromChain(makeError("no data", "CALL_EXCEPTION", {} as never)).code).to.equal("CONTRACT_REVERTED");
  });

  it("what is no error of the SDK says no more than that the chain could not be asked", () => {
    const check = networkFault(new TypeError("odd"));
    expect([check.outcome, check.code, check.details]).to.deep.equal([
      "unknown",
      "CHAIN_UNREACHABLE",
      { reason: "TypeError: odd" },
    ]);
  });

  it("a signer without a provider, and another contract at the address, are refused", async () => {
    const lonely = { signMessage: () => "", provider: null } as unknown as Signer;
    await rejectionOf("INVALID_ARGUMENT", connect({ deployment: DEPLOYMENT, runner: lonely }));
    const getNetwork = async () => ({ chainId: BigInt(DOMAIN.chainId) });
    const refusalWhere = async (size: bigint, hash: string): Promise<CairnError> => {
      const call = async () =>
        concat(new Array(7).fill(AbiCoder.defaultAbiCoder().encode(["uint256", "bytes32"], [size, hash])));
      const runner = { getNetwork, call } as unknown as Provider;
      return await rejectionOf("NOT_A_DEPLOYMENT", connect({ deployment: DEPLOYMENT, runner }));
    };
    const other = await refusalWhere(1n, id("another contract"));
    expect(other.details).to.include({ address: AT, contract: "HubRegistry" });
    expect(other.message).to.include("another one than the address book says");
    for (const size of [0n, 23n]) {
      expect((await refusalWhere(size, ZeroHash)).message, "an account, and one that delegates").to.include(
        "no contract",
      );
    }
  });

  it("a document whose log the node leaves out, or damages, is unavailable", async () => {
    const { hash } = content.encode({ name: "Riverside School" });
    const log = ContentLog__factory.createInterface();
    const call = async () => log.encodeFunctionResult("blockOf", [7]);
    const topics = log.encodeFilterTopics("ContentPublished", [hash]);
    for (const logs of [[], [{ address: AT, topics, data: "0x12" }], [{ address: AT, topics, data: "0x" }]]) {
      const provider = { call, getLogs: async () => logs, resolveName: async () => AT };
      const store = content.chainStore(clientOf(provider));
      await rejectionOf("CONTENT_UNAVAILABLE", store.get(hash));
    }
  });

  /** Splits as many items as are given, with a node that estimates as the test says, by the items asked about. */
  const sizesOf = async (items: number, estimateGas: (count: number) => Promise<bigint>) => {
    const encode = (part: readonly string[]): string => `0x${part.join("")}`;
    const provider = {
      estimateGas: async ({ data }: { data: string }) => await estimateGas(data.length / 2 - 1),
    };
    const context = {
      from: AT,
      signal: undefined,
      ask: async (call: () => Promise<unknown>) => await call(),
    };
    const batch = { to: AT, items: Array.from({ length: items }, () => "12"), encode };
    const steps = await allOf(split(clientOf(provider), batch, context as never));
    return steps.map((step) => step.items);
  };

  it("one item that needs more gas than a transaction may have is named by its place", async () => {
    const refused = sizesOf(3, async (count) => (count === 1 ? 20_000_000n : 40_000_000n));
    const { details } = await rejectionOf("GAS_CAP_EXCEEDED", refused);
    expect(details).to.include({ index: 0, gas: 20_000_000n });
    expect(isCairnError(failureOf({ to: AT, data: "0x" } as never, new Error("no gas")))).to.equal(true);
  });

  it("trap 45: a batch that a node cannot estimate for its size is made smaller, and nothing is left out", async () => {
    const sizes = await sizesOf(7, async (count) => {
      if (count > 2) throw new Error("gas required exceeds allowance");
      return 7_000_000n * BigInt(count);
    });
    expect(sizes).to.deep.equal([2, 2, 2, 1]);
  });

  it("a batch is not made smaller for a fault that a smaller one would meet too", async () => {
    const asked: number[] = [];
    const failing = async (code: ErrorCode, message: string): Promise<CairnError> => {
      const refused = sizesOf(4, (count) => {
        asked.push(count);
        return Promise.reject(new Error(message));
      });
      return await rejectionOf(code, refused);
    };
    await failing("CHAIN_UNREACHABLE", "socket hang up");
    expect(asked).to.deep.equal([4]);
    await failing("CONTRACT_REVERTED", "out of gas");
    expect(asked).to.deep.equal([4, 4, 2, 1]);
  });

  it("an action that is not one transaction of a learner is not signed for sponsors", async () => {
    for (const built of [[], [{ to: AT }, { to: AT }], [{ to: address(`0x${"22".repeat(20)}`) }]]) {
      const action = { build: async () => built } as unknown as Action<void>;
      const signer = { getAddress: async () => AT } as unknown as Signer;
      await rejectionOf("INVALID_ARGUMENT", forward.sign({ ...clientOf({}), signer }, { action } as never));
    }
  });
});

describe("faults of presentations", () => {
  const presentation = unsignedPresentation();
  const [record] = presentation.records;
  const codesOf = (source: unknown) => {
    const { check, records } = checkPresentation(source as typeof presentation);
    return [check.code, ...records.map((each) => each.check.code)];
  };

  it("its records are checked each by itself, and a record is there once", () => {
    if (record === undefined) throw new Error("no record");
    expect(codesOf(presentation)).to.deep.equal(["OK", "OK"]);
    expect(codesOf({ ...presentation, records: [record, record] })).to.deep.equal(["MALFORMED"]);
    expect(codesOf({ ...presentation, type: "CairnRecord" })).to.deep.equal(["MALFORMED"]);
    expect(codesOf(new Uint8Array(64 * 2 ** 20 + 1))).to.deep.equal(["MALFORMED"]);
    expect(codesOf(null)).to.deep.equal(["MALFORMED"]);
    const inclusion = { ...record.inclusion, root: leafOf(7) };
    const misplaced = { ...presentation, records: [{ ...record, inclusion }] };
    expect(codesOf(misplaced)).to.deep.equal(["OK", "NOT_IN_ANCHOR"]);
    errorOf("UNSUPPORTED_VERSION", () =>
      presentations.parse(presentations.serialize({ ...presentation, version: 2 as 1 })),
    );
  });

  it("a fault of the node stays with the signatures that it spoils", async () => {
    const query = { holder: AT, digest: leafOf(1), signature: hex("0x12") };
    const ask = async (call: () => Promise<string>, count: number) => {
      const options = { block: 7, timeoutMs: 1_000, signal: undefined };
      const answers = await askWallets(
        clientOf({ call }),
        Array.from({ length: count }, () => query) as never,
        options,
      );
      return answers.map((answer) => (typeof answer === "boolean" ? answer : answer.code));
    };
    expect(await ask(async () => "0x12", 2)).to.deep.equal(["INCONSISTENT_ANSWER", "INCONSISTENT_ANSWER"]);
    const yes = AbiCoder.defaultAbiCoder().encode(["bool[]"], [[true]]);
    expect(await ask(async () => yes, 1)).to.deep.equal([true]);
    expect(await ask(async () => yes, 2)).to.deep.equal(["INCONSISTENT_ANSWER", "INCONSISTENT_ANSWER"]);
    let calls = 0;
    const halved = async () => {
      calls += 1;
      if (calls === 1) throw Object.assign(new Error("reverted"), { code: "CALL_EXCEPTION", data: "0x" });
      return yes;
    };
    expect(await ask(halved, 2)).to.deep.equal([true, true]);
    const poor = async () => {
      throw Object.assign(new Error("reverted"), { code: "CALL_EXCEPTION", data: "0x" });
    };
    expect(await ask(poor, 1)).to.deep.equal(["CONTRACT_REVERTED"]);
    expect(await ask(async () => yes, 0)).to.deep.equal([]);
  });

  it("a block or an age that is none is the caller's fault, and told before a node is asked", async () => {
    for (const wrong of [
      { blockTag: "newest" },
      { blockTag: "0xzz" },
      { maxAgeSeconds: -1 },
      { maxAgeSeconds: NaN },
    ]) {
      const verdicts = verifyMany(["{}"], { client: clientOf({}), ...wrong });
      await rejectionOf("INVALID_ARGUMENT", verdicts.next());
    }
  });

  it("a batch of no records is refused", async () => {
    const verdicts = verifyMany([], { client: clientOf({}), batchSize: 0 });
    await rejectionOf("INVALID_ARGUMENT", verdicts.next());
  });
});

describe("faults of folders", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "cairn-faults-"));
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it("a cohort's folder that is a file is told by a code", async () => {
    const directory = join(folder, "file");
    await writeFile(directory, "");
    await rejectionOf("MALFORMED_COHORT", cohortFolder({ directory }).load());
  });

  it("a line of a cohort's file that is longer than any record is refused", async () => {
    const { details } = await rejectionOf(
      "MALFORMED_COHORT",
      cohorts.parse(`{"a":"${"x".repeat(9 * 2 ** 20)}"}\n`),
    );
    expect(details.limit).to.be.above(8 * 2 ** 20);
  });

  it("a document that cannot take its name leaves nothing behind", async () => {
    const { bytes, hash } = content.encode({ name: "Riverside School" });
    await mkdir(join(folder, "store", `${hash}.json`, "taken"), { recursive: true });
    const directory = join(folder, "store");
    await rejectionOf("CONTENT_UNAVAILABLE", fileStore({ directory }).put(bytes));
    expect(await readdir(directory)).to.deep.equal([`${hash}.json`]);
  });
});
