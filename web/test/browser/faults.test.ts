import type { RequestListener } from "node:http";
import { expect } from "chai";
import { answerRpc } from "../../serve/rpc.ts";
import { guardedVisits } from "./guarded.ts";
import { choose, verdictOf } from "./verdicts.ts";
import type { World } from "./world.ts";
import { describeInBrowser } from "./world.ts";

const CORS = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };

/** A node that lets a page ask, and then answers like this. */
function asked(answer: RequestListener): RequestListener {
  return (request, response) =>
    request.method === "OPTIONS" ? response.writeHead(204, CORS).end() : answer(request, response);
}

describeInBrowser("the page where its node fails", (openWorld) => {
  let world: World;

  before(async () => {
    world = await openWorld();
  });

  const come = guardedVisits(openWorld);

  /** Has another node answer for a while. */
  async function withNode(answer: RequestListener, work: () => Promise<void>): Promise<void> {
    world.node.answerWith(answer);
    try {
      await work();
    } finally {
      world.answer();
    }
  }

  /** Nodes that say nothing of a record, and what the page makes of each. */
  const NODES: Readonly<Record<string, { answer: () => RequestListener; code: string }>> = {
    "breaks the connection": {
      answer: () => (request) => request.socket.destroy(),
      code: "CHAIN_UNREACHABLE",
    },
    "is a gateway in trouble": {
      answer: () => asked((_request, response) => response.writeHead(502, CORS).end("bad gateway")),
      code: "CHAIN_UNREACHABLE",
    },
    "answers no JSON": {
      answer: () => asked((_request, response) => response.writeHead(200, CORS).end('{"jsonrpc":"2.0",')),
      code: "CHAIN_UNREACHABLE",
    },
    "limits requests": {
      answer: () => asked((_request, response) => response.writeHead(429, CORS).end("slow down")),
      code: "RATE_LIMITED",
    },
    "is of another chain": {
      answer: () =>
        answerRpc({
          request: async (args) =>
            args.method === "eth_chainId"
              ? "0x1"
              : await world.chain.connection.provider.request({
                  method: args.method,
                  params: args.params ?? [],
                }),
        }),
      code: "WRONG_CHAIN",
    },
  };

  for (const [what, { answer, code }] of Object.entries(NODES)) {
    it(`trap 28: a node that ${what} makes no record bad: it cannot be told, whatever the record is`, async () => {
      const { page } = await come();
      await withNode(answer(), async () => {
        for (const name of ["good-token", "revoked"]) {
          await page.reload();
          await choose(page, [world.exampleOf(name)]);
          const { verdict, checks, text } = await verdictOf(page);
          expect({ name, verdict }).to.deep.equal({ name, verdict: "unknown" });
          expect(checks.map((check) => check.code)).to.include(code);
          expect(checks.filter(({ outcome }) => outcome === "fail")).to.deep.equal([]);
          expect(text).to.match(/cannot be told/iu);
        }
      });
    });
  }

  it("a node that recovers: the same file is good at the next try", async () => {
    const { page } = await come();
    await withNode(
      (request) => request.socket.destroy(),
      async () => {
        await choose(page, [world.exampleOf("good-private")]);
        expect((await verdictOf(page)).verdict).to.equal("unknown");
      },
    );
    await choose(page, [world.exampleOf("good-private")]);
    expect((await verdictOf(page)).verdict).to.equal("valid");
  });
});
