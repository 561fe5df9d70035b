import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { quorumOf } from "../../src/index.ts";
import { errorOf, rejectionOf } from "../utils/codes.ts";
import type { Chain } from "../utils/stubNode.ts";
import { chainNode, StubNode } from "../utils/stubNode.ts";

const REVERTED = { error: { code: 3, message: "execution reverted", data: `0x08c379a0${"00".repeat(32)}` } };

function nodesOf(...chains: Chain[]): { provider: ReturnType<typeof quorumOf>; nodes: StubNode[] } {
  const nodes = chains.map(chainNode);
  return { provider: quorumOf({ nodes, timeoutMs: 100 }), nodes };
}

/** A node that knows its chain, and limits calls. */
function failingCalls(): StubNode {
  return chainNode({ head: 9, call: { error: { code: -32005, message: "limit" } } });
}

/** A node that fails every request. */
function failing(message: string, code = -32603): StubNode {
  return new StubNode(() => ({ error: { code, message } }));
}

describe("a quorum of nodes", () => {
  const call = { to: `0x${"11".repeat(20)}`, data: "0x12", blockTag: 5 };

  it("takes an answer that enough nodes give, and asks each node once", async () => {
    const { provider, nodes } = nodesOf({ head: 9 }, { head: 9, call: { result: "0xff" } }, { head: 9 });
    expect(await provider.call(call)).to.equal("0x1234");
    expect(await provider.call(call)).to.equal("0x1234");
    const methods = nodes.map(({ asked }) => asked.map(({ method }) => method));
    for (const list of methods) expect(list).to.deep.equal(["eth_chainId", "eth_call", "eth_call"]);
  });

  it("NODES_DISAGREE names who said what, by host and without the secrets of a URL", async () => {
    const { provider } = nodesOf({ head: 9 }, { head: 9, call: { result: "0xff" } });
    const fault = await rejectionOf("NODES_DISAGREE", provider.call(call));
    expect(fault.details.nodes).to.deep.equal([
      { node: "#1", said: "0x1234" },
      { node: "#2", said: "0xff" },
    ]);
    const urls = ["https://me:secret@rpc.example/v2/key?token=secret", "https://rpc.example/v2/other"];
    const nodes = urls.map((url) => new JsonRpcProvider(url));
    const twice = errorOf("INVALID_ARGUMENT", () =>
      quorumOf({ nodes: [...nodes, new JsonRpcProvider(urls[0])] }),
    );
    expect(twice.details.node).to.equal("#3 rpc.example");
    expect(JSON.stringify(twice)).not.to.match(/secret|key/);
    for (const node of nodes) node.destroy();
  });

  it("its message says who stands with whom", async () => {
    const odd = { head: 9, call: { result: "0xff" } } as const;
    const nodes = [{ head: 9 }, odd, { head: 9 }, { head: 9, call: { result: "0xee" } }].map(chainNode);
    const four = quorumOf({ nodes: [...nodes, failingCalls()], quorum: 3, timeoutMs: 100 });
    const { shortMessage } = await rejectionOf("NODES_DISAGREE", four.call(call));
    expect(shortMessage).to.equal(
      "The nodes contradict each other: no 3 of 5 agree (#1 = #3 ≠ #2 ≠ #4 ≠ #5: RATE_LIMITED).",
    );
  });

  it("a long answer is shown by its hash", async () => {
    const { provider } = nodesOf(
      { head: 9, call: { result: `0x${"aa".repeat(500)}` } },
      { head: 9, call: { result: `0x${"bb".repeat(500)}` } },
    );
    const { details } = await rejectionOf("NODES_DISAGREE", provider.call(call));
    for (const { said } of details.nodes as { said: string }[])
      expect(said).to.match(/^0x[0-9a-f]{64} \(hash\)$/);
  });

  it("a contract's refusal is an answer: agreed on it reverts, alone it is outvoted, split it is told", async () => {
    const both = nodesOf({ head: 9, call: REVERTED }, { head: 9, call: REVERTED });
    expect((await rejectionOfAny(both.provider.call(call))).code).to.equal("CALL_EXCEPTION");
    const alone = nodesOf({ head: 9 }, { head: 9, call: REVERTED }, { head: 9 });
    expect(await alone.provider.call(call)).to.equal("0x1234");
    const split = nodesOf({ head: 9 }, { head: 9, call: REVERTED });
    const { details } = await rejectionOf("NODES_DISAGREE", split.provider.call(call));
    expect(details.refused).to.equal(true);
  });

  it("too few that answer is a fault of the network, or a limit where all of them limit", async () => {
    const down = quorumOf({
      nodes: [chainNode({ head: 9 }), failing("down"), failing("down")],
      timeoutMs: 100,
    });
    const { details, shortMessage } = await rejectionOf("CHAIN_UNREACHABLE", down.call(call));
    expect(shortMessage).to.equal("Only 1 of 3 nodes answered, and 2 have to agree.");
    expect((details.nodes as { said: string }[]).map(({ said }) => said)).to.have.members([
      "0x7",
      "CHAIN_UNREACHABLE",
      "CHAIN_UNREACHABLE",
    ]);
    const limited = quorumOf({ nodes: [1, 2].map(() => failing("slow down", -32005)), timeoutMs: 100 });
    await rejectionOf("RATE_LIMITED", limited.call(call));
  });

  it("a silent node is not waited for where others agree, and not for ever where they do not", async () => {
    const silent = new StubNode(() => "silence");
    const three = quorumOf({
      nodes: [silent, chainNode({ head: 9 }), chainNode({ head: 9 })],
      timeoutMs: 60_000,
    });
    expect(await three.call(call)).to.equal("0x1234");
    const two = quorumOf({ nodes: [silent, chainNode({ head: 9 })], timeoutMs: 50 });
    await rejectionOf("CHAIN_UNREACHABLE", two.call(call));
  });

  it("what is no answer to the question counts as none", async () => {
    for (const result of [null, 5, "0x123", "<html>", {}]) {
      const { provider } = nodesOf({ head: 9, call: { result } }, { head: 9 });
      const { details } = await rejectionOf("CHAIN_UNREACHABLE", provider.call(call));
      expect((details.nodes as { said: string }[]).map(({ said }) => said)).to.include("INCONSISTENT_ANSWER");
    }
  });

  it("what is no block counts as none", async () => {
    for (const result of [{}, "0x1", { number: "0x9", timestamp: "0x1", hash: null }, { number: "nine" }]) {
      const odd = new StubNode((method) => ({ result: method === "eth_chainId" ? "0x7" : result }));
      const provider = quorumOf({ nodes: [odd, chainNode({ head: 9 })], timeoutMs: 100 });
      const { details } = await rejectionOf("CHAIN_UNREACHABLE", provider.getBlock("latest"));
      expect((details.nodes as { said: string }[])[0]?.said).to.equal("INCONSISTENT_ANSWER");
    }
  });

  it("the newest block is the highest that a quorum has", async () => {
    const heads = async (...chains: Chain[]) =>
      (await nodesOf(...chains).provider.getBlock("latest"))?.number;
    expect(await heads({ head: 9 }, { head: 9 }, { head: 9 })).to.equal(9);
    expect(await heads({ head: 12 }, { head: 10 }, { head: 11 })).to.equal(11);
    expect(await heads({ head: 12 }, { head: 10 })).to.equal(10);
    expect(
      await heads({ head: 999 }, { head: 10 }, { head: 3 }),
      "one liar alone moves it neither way",
    ).to.equal(10);
    const block = await nodesOf({ head: 7 }, { head: 7 }).provider.getBlock("latest");
    expect(block).to.include({ number: 7, timestamp: 1_700_000_084 });
  });

  it("where the newest blocks differ, it is the last one before the fork that they share", async () => {
    const fork = (mark: number): Chain => ({ head: 20, fork: { from: 19, mark } });
    const { provider } = nodesOf(fork(1), fork(2));
    expect((await provider.getBlock("latest"))?.number).to.equal(18);
    const far = (mark: number): Chain => ({ head: 20, fork: { from: 5, mark } });
    const { details } = await rejectionOf(
      "NODES_DISAGREE",
      nodesOf(far(1), far(2)).provider.getBlock("latest"),
    );
    expect((details.nodes as { said: string }[])[0]?.said).to.match(/^block 20 0x/);
  });

  it("a node on another fork is outvoted; the block by its number is the quorum's", async () => {
    const { provider } = nodesOf({ head: 20 }, { head: 20, fork: { from: 3, mark: 5 } }, { head: 20 });
    const block = await provider.getBlock(20);
    expect(block?.hash).to.equal(`0x${(320).toString(16).padStart(64, "0")}`);
  });

  it("a block's time is part of what is agreed on", async () => {
    const { provider } = nodesOf({ head: 9 }, { head: 9, seconds: 13 });
    await rejectionOf("NODES_DISAGREE", provider.getBlock(9));
  });

  it("finality is the quorum's: one node makes nothing final, and none where the chain has none", async () => {
    const finalized = async (...chains: Chain[]) =>
      (await nodesOf(...chains).provider.getBlock("finalized"))?.number;
    expect(
      await finalized({ head: 9, finalized: 9 }, { head: 9, finalized: 4 }, { head: 9, finalized: 5 }),
    ).to.equal(5);
    expect(await finalized({ head: 9, finalized: 9 }, { head: 9 }, { head: 9 })).to.equal(undefined);
  });

  it("calls at the newest block are made at one number, which many calls at once look up once", async () => {
    const { provider, nodes } = nodesOf({ head: 12 }, { head: 10 });
    await Promise.all([1, 2, 3].map(() => provider.call({ ...call, blockTag: "latest" })));
    await provider.getCode(call.to);
    for (const { asked } of nodes) {
      const blocks = asked
        .filter(({ method }) => method === "eth_call" || method === "eth_getCode")
        .map(({ params }) => params[1]);
      expect(blocks).to.deep.equal(["0xa", "0xa", "0xa", "0xa"]);
      expect(asked.filter(({ params }) => params[0] === "latest")).to.have.length(2);
    }
  });

  it("the chain's number is agreed on", async () => {
    const { provider } = nodesOf({ head: 9 }, { head: 9, chainId: 8 }, { head: 9 });
    expect((await provider.getNetwork()).chainId).to.equal(7n);
    const split = nodesOf({ head: 9 }, { head: 9, chainId: 8 });
    await rejectionOf("NODES_DISAGREE", split.provider.getNetwork());
  });

  it("a chain shorter than what is looked back, and its number", async () => {
    const short = (mark: number): Chain => ({ head: 2, fork: { from: 1, mark } });
    const { provider } = nodesOf(short(1), short(2));
    expect((await provider.getBlock("latest"))?.number).to.equal(0);
    expect(await nodesOf({ head: 5 }, { head: 4 }).provider.getBlockNumber()).to.equal(4);
    const all = nodesOf({ head: 2, fork: { from: 0, mark: 1 } }, { head: 2, fork: { from: 0, mark: 2 } });
    await rejectionOf("NODES_DISAGREE", all.provider.getBlock("latest"));
  });

  it("nodes that name a newest block, and then do not have it, contradict themselves", async () => {
    const nodes = [1, 2].map(() => {
      const whole = chainNode({ head: 9 });
      return new StubNode((method, params) =>
        method === "eth_getBlockByNumber" && params[0] !== "latest"
          ? { result: null }
          : whole.answer(method, params),
      );
    });
    await rejectionOf("INCONSISTENT_ANSWER", quorumOf({ nodes, timeoutMs: 100 }).getBlock("latest"));
  });

  it("no nodes that name the newest block: too few", async () => {
    const nodes = [
      chainNode({ head: 9 }),
      new StubNode((method) => (method === "eth_chainId" ? { result: "0x7" } : "silence")),
    ];
    const { shortMessage } = await rejectionOf(
      "CHAIN_UNREACHABLE",
      quorumOf({ nodes, timeoutMs: 50 }).getBlock("latest"),
    );
    expect(shortMessage).to.match(/^Only 1 of 2 nodes/);
  });

  it("a gateway that answers with no answer at all counts as silent; destroying it destroys its nodes", async () => {
    const empty = new StubNode(() => "nothing");
    const provider = quorumOf({ nodes: [empty, chainNode({ head: 9 })], timeoutMs: 50 });
    const { details } = await rejectionOf("CHAIN_UNREACHABLE", provider.getNetwork());
    expect((details.nodes as { said: string }[])[0]?.said).to.equal("INCONSISTENT_ANSWER");
    provider.destroy();
    expect(empty.destroyed).to.equal(true);
  });

  it("refuses a quorum that two answers could have, and one that cannot be", () => {
    const nodes = [1, 2, 3, 4].map(() => chainNode({ head: 1 }));
    for (const quorum of [0, 1, 2, 5, 2.5, Number.NaN]) {
      errorOf("INVALID_ARGUMENT", () => quorumOf({ nodes, quorum }));
    }
    errorOf("INVALID_ARGUMENT", () => quorumOf({ nodes: [] }));
    const [node] = nodes;
    if (node === undefined) throw new Error("no node");
    errorOf("INVALID_ARGUMENT", () => quorumOf({ nodes: [node, node] }));
  });

  it("does not send, and lists no logs", async () => {
    const { provider } = nodesOf({ head: 9 }, { head: 9 });
    for (const method of ["eth_sendRawTransaction", "eth_getLogs", "eth_accounts"]) {
      await rejectionOf("INVALID_ARGUMENT", provider.send(method, []));
    }
  });
});

async function rejectionOfAny(promise: Promise<unknown>): Promise<{ code?: string }> {
  try {
    await promise;
  } catch (error) {
    return error as { code?: string };
  }
  throw new Error("expected an error");
}
