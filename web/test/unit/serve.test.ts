import { spawn } from "node:child_process";
import { once } from "node:events";
import { access } from "node:fs/promises";
import { expect } from "chai";
import type { Listening } from "../../serve/listen.ts";
import { listen } from "../../serve/listen.ts";
import { answerRpc } from "../../serve/rpc.ts";

/** The seed and the build of the page, on a busy machine. */
const LONG_MS = 120_000;

describe("npm run web", () => {
  /** Runs the command until it ends, or until it has printed a line. */
  function start(args: readonly string[]) {
    const child = spawn(process.execPath, ["web/serve/serve.ts", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const printed = { out: "", err: "" };
    child.stdout.on("data", (chunk: Buffer) => {
      printed.out += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      printed.err += chunk.toString("utf8");
    });
    return { child, printed, ended: once(child, "close") };
  }

  it("--help says what it does and how to end it; no chain is started", async () => {
    const { printed, ended } = start(["--help"]);
    expect(await ended).to.deep.equal([0, null]);
    expect(printed.out).to.include("--port").and.include("Ctrl-C");
    expect(printed.err).to.equal("");
  }).timeout(LONG_MS);

  it("a port that is none or taken is an error with its fix, and status 2", async () => {
    const taken = await listen(0);
    for (const [port, message] of [
      ["http", '"http" is no port.'],
      ["65536", '"65536" is no port.'],
      [String(taken.port), `Port ${taken.port} is taken by another program.`],
    ] as const) {
      const { printed, ended } = start(["--port", port, "--json"]);
      expect(await ended).to.deep.equal([2, null]);
      const { error } = JSON.parse(printed.out) as { error: { code: string; message: string; fix: string } };
      expect(error).to.include({ code: "INVALID_ARGUMENT", message });
      expect(error.fix).to.include("--port");
    }
    await taken.close();
  }).timeout(LONG_MS);

  it("serves page and node, lists the examples with files that are there, and ends with Ctrl-C", async () => {
    const { child, printed, ended } = start(["--port", "0", "--json"]);
    while (!printed.out.endsWith("\n")) await Promise.race([once(child.stdout, "data"), ended]);
    const { page, rpc, examples } = JSON.parse(printed.out) as {
      page: string;
      rpc: string;
      examples: readonly { name: string; file: string; link: string }[];
    };
    const response = await fetch(page);
    expect(response.status).to.equal(200);
    expect(await response.text()).to.include("cairn-settings");
    expect(response.headers.get("content-security-policy")).to.include("default-src 'none'");
    expect(response.headers.get("content-security-policy")).to.include("frame-ancestors 'none'");
    expect(response.headers.get("cache-control")).to.equal("no-store");
    expect((await fetch(`${page}settings.json`)).status).to.equal(404);
    expect((await fetch(page, { method: "POST" })).status).to.equal(405);
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
    expect(await (await fetch(rpc, { method: "POST", body })).json()).to.include({ result: "0x7a69" });
    expect(examples.length).to.be.greaterThan(10);
    for (const { file, link } of examples) {
      await access(file);
      expect(link.startsWith(`${page}#cairn=`)).to.equal(true);
    }
    child.kill("SIGINT");
    expect(await ended).to.deep.equal([0, null]);
  }).timeout(LONG_MS);
});

describe("the node of npm run web", () => {
  let node: Listening;

  before(async () => {
    node = await listen(0);
  });

  after(async () => {
    await node.close();
  });

  const post = async (body: string) => await fetch(`http://127.0.0.1:${node.port}`, { method: "POST", body });

  it("is not ready before it is told what to answer", async () => {
    expect((await post("{}")).status).to.equal(503);
  });

  it("answers one request, and many in their order; an error is an error of JSON-RPC with its data", async () => {
    node.answerWith(
      answerRpc({
        request: async ({ method, params }) => {
          if (method === "fails") throw Object.assign(new Error("reverted"), { code: 3, data: "0x12" });
          return [method, params];
        },
      }),
    );
    const one = { jsonrpc: "2.0", id: 7, method: "a", params: [1] };
    expect(await (await post(JSON.stringify(one))).json()).to.deep.equal({
      jsonrpc: "2.0",
      id: 7,
      result: ["a", [1]],
    });
    const many = [{ id: 1, method: "fails" }, { id: 2, method: "b" }, { id: 3 }, null];
    expect(await (await post(JSON.stringify(many))).json()).to.deep.equal([
      { jsonrpc: "2.0", id: 1, error: { code: 3, message: "reverted", data: "0x12" } },
      { jsonrpc: "2.0", id: 2, result: ["b", []] },
      { jsonrpc: "2.0", id: 3, error: { code: -32_600, message: "This is no JSON-RPC request." } },
      { jsonrpc: "2.0", id: null, error: { code: -32_600, message: "This is no JSON-RPC request." } },
    ]);
  });

  it("refuses what is no JSON or too large, and lets pages of any origin ask", async () => {
    expect((await post("{")).status).to.equal(400);
    expect((await post(" ".repeat(9 * 1024 * 1024))).status).to.equal(400);
    const asked = await fetch(`http://127.0.0.1:${node.port}`, { method: "OPTIONS" });
    expect(asked.status).to.equal(204);
    expect(asked.headers.get("access-control-allow-origin")).to.equal("*");
  });
});
