import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import type { FlakyNode } from "../../../test/scenario/flakyNode.ts";
import { openFlakyNode } from "../../../test/scenario/flakyNode.ts";
import { makeCohort } from "../utils/cohort.ts";
import type { Office, Ran } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

const DOWN = "http://127.0.0.1:9";

describe("cairn verify, of several nodes", () => {
  let office: Office;
  let liar: FlakyNode;
  let other: FlakyNode;
  let file: string;

  before(async () => {
    office = await openOffice();
    [liar, other] = [await openFlakyNode(office.provider), await openFlakyNode(office.provider)];
    // Nothing was ever attested, says the one.
    liar.lie = ({ method }, result) =>
      method === "eth_call"
        ? `0x${String(result)
            .slice(2)
            .replace(/[1-9a-f]/g, "0")}`
        : result;
    [file = ""] = (await makeCohort(office)).files;
  });

  after(async () => {
    await liar.close();
    await other.close();
    await office.close();
  });

  function networkOf({ json }: Ran): { code: string; message: string; details: { nodes?: object[] } } {
    const [result] = json().results as { checks: { name: string }[] }[];
    return result?.checks.find(({ name }) => name === "network") as never;
  }

  const nodes = (...urls: string[]): string[] => urls.flatMap((url) => ["--rpc", url]);

  it("two of three agree: one that lies, or one that is down, changes nothing", async () => {
    for (const third of [liar.url, DOWN]) {
      const line = ["verify", file, ...nodes(third, office.rpc, other.url), "--quorum", "2"];
      const { status, err } = await office.cairn(line);
      expect(status, `${third} ${err}`).to.equal(0);
    }
    const alone = await office.cairn(["verify", file, "--rpc", liar.url]);
    expect(alone.status).to.not.equal(0);
  });

  it("where no quorum agrees the verdict is unknown, with who said what, in both languages", async () => {
    const line = ["verify", file, ...nodes(liar.url, office.rpc)];
    const ran = await office.cairn([...line, "--json"]);
    expect(ran.status).to.equal(2);
    const { code, details } = networkOf(ran);
    expect(code).to.equal("NODES_DISAGREE");
    expect(details.nodes?.[0]).to.include({ node: `#1 ${new URL(liar.url).host}` });
    expect((await office.cairn(line)).out).to.match(
      /The nodes contradict each other: no 2 of 2 agree \(#1 127\.0\.0\.1:\d+ ≠ #2 /,
    );
    expect((await office.cairn([...line, "--lang", "es"])).out).to.match(
      /Los nodos se contradicen: no hay 2 de 2 que coincidan \(#1 .* ≠ #2/,
    );
    const down = await office.cairn(["verify", file, ...nodes(DOWN, office.rpc), "--json"]);
    expect([down.status, networkOf(down).code]).to.deep.equal([2, "CHAIN_UNREACHABLE"]);
  });

  it("the configuration names nodes and quorum; --rpc takes their place", async () => {
    const config = path.join(office.folder, "cairn.json");
    const text = await readFile(config, "utf8");
    const several = { ...JSON.parse(text), nodes: [other.url, liar.url], quorum: 3 };
    await writeFile(config, JSON.stringify(several));
    expect((await office.cairn(["verify", file])).status).to.equal(2);
    await writeFile(config, JSON.stringify({ ...several, quorum: 2 }));
    expect((await office.cairn(["verify", file])).status).to.equal(0);
    expect((await office.cairn(["verify", file, "--rpc", office.rpc])).status).to.equal(0);
    const spaced = await office.cairn(["verify", file, "--quorum", "2"], {
      env: { CAIRN_RPC: `${office.rpc} ${other.url}` },
    });
    expect(spaced.status).to.equal(0);
    for (const wrong of [{ nodes: "http://a" }, { nodes: [1] }, { quorum: "2" }, { quorum: 0 }]) {
      await writeFile(config, JSON.stringify({ ...JSON.parse(text), ...wrong }));
      const ran = await office.cairn(["verify", file]);
      expect([ran.status, ran.err], JSON.stringify(wrong)).to.satisfy(
        ([status, err]: [number, string]) => status === 2 && err.includes("cairn.json"),
      );
    }
    await writeFile(config, text);
  });

  it("refuses a quorum that two answers could have, one that is no number, and a node named twice", async () => {
    for (const line of [
      [...nodes(office.rpc, other.url), "--quorum", "1"],
      [...nodes(office.rpc, other.url), "--quorum", "3"],
      [...nodes(office.rpc, other.url), "--quorum", "most"],
      [...nodes(office.rpc, office.rpc)],
      [...nodes(office.rpc, "localhost:8545")],
    ]) {
      const { status, out } = await office.cairn(["verify", file, ...line, "--json"]);
      expect([status, JSON.parse(out).error?.code ?? out], line.join(" ")).to.deep.equal([
        2,
        "INVALID_ARGUMENT",
      ]);
    }
  });

  it("trap 28: a node that limits requests is told as that, and not as silent", async () => {
    other.fault = () => 429;
    const ran = await office.cairn(["verify", file, "--rpc", other.url, "--json"]);
    other.fault = null;
    expect([ran.status, networkOf(ran).code]).to.deep.equal([2, "RATE_LIMITED"]);
  });

  it("--max-age: a block older than that is unknown, and the answer names it", async () => {
    expect((await office.cairn(["verify", file, "--max-age", "999999999"])).status).to.equal(0);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const old = await office.cairn(["verify", file, "--max-age", "0", "--json"]);
    expect([old.status, networkOf(old).code]).to.deep.equal([2, "STALE_BLOCK"]);
    expect((await office.cairn(["verify", file, "--max-age", "soon"])).status).to.equal(2);
  });
});
