import { expect } from "chai";
import type { Page } from "playwright-core";
import { toJson } from "../../../scripts/lib/output.ts";
import { listen } from "../../serve/listen.ts";
import { answerRpc } from "../../serve/rpc.ts";
import { guardedVisits } from "./guarded.ts";
import type { ShownVerdict } from "./verdicts.ts";
import { choose, verdictOf } from "./verdicts.ts";
import type { World } from "./world.ts";
import { describeInBrowser, RPC } from "./world.ts";

/** Takes the browser's keeping away, as a strict browser does. */
const KEEPS_NOTHING = `Object.defineProperty(globalThis, "localStorage", {
  get() { throw new DOMException("kept from the page", "SecurityError"); },
});`;

describeInBrowser("whom the page trusts", (openWorld) => {
  let world: World;
  const others: string[] = [];

  before(async () => {
    world = await openWorld();
  });

  const come = guardedVisits(openWorld, others);

  async function settings(page: Page): Promise<void> {
    await page.locator('[data-view="settings"]').click();
  }

  async function setNodes(page: Page, nodes: readonly string[], quorum = ""): Promise<void> {
    await settings(page);
    await page.getByLabel("Nodes to ask, one a line").first().fill(nodes.join("\n"));
    await page.getByLabel(/How many of them must say the same/u).fill(quorum);
    await page.getByRole("button", { name: "Keep these nodes" }).click();
  }

  async function setAccreditors(page: Page, accreditors: string): Promise<void> {
    await settings(page);
    await page.locator("#accreditors").fill(accreditors);
    await page.getByRole("button", { name: "Keep these accreditors" }).click();
  }

  async function check(page: Page, name: string): Promise<ShownVerdict> {
    await page.reload();
    await choose(page, [world.exampleOf(name)]);
    return await verdictOf(page);
  }

  /** The last block whose state knows of no revocation. */
  async function blockBeforeRevocation(): Promise<string> {
    const { address } = world.deployment.contracts.AchievementToken;
    const token = await world.chain.connection.ethers.getContractAt("AchievementToken", address);
    const [first] = await token.queryFilter("AchievementRevoked");
    if (first === undefined) throw new Error("nothing was revoked");
    return `0x${(first.blockNumber - 1).toString(16)}`;
  }

  it("an accreditor that the verifier does not trust: cannot be told, and says so; kept until it is taken back", async () => {
    const { page } = await come();
    await setAccreditors(page, world.accreditors.council.account);
    expect((await check(page, "good-token")).verdict).to.equal("valid");
    const { verdict, checks, text } = await check(page, "good-private");
    expect(verdict).to.equal("unknown");
    expect(checks.map(({ code }) => code)).to.include("ACCREDITOR_NOT_TRUSTED");
    expect(text).to.include("Harbour Makerspace");
    await settings(page);
    await page.getByRole("button", { name: "Back to the settings that the page came with" }).click();
    expect((await check(page, "good-private")).verdict).to.equal("valid");
  });

  it("what is no address, no node, no quorum and no address book is an error with its code, and changes nothing", async () => {
    const { page } = await come();
    await setAccreditors(page, "0x1234");
    expect(await page.locator("#view-settings [role=alert]").getAttribute("data-code")).to.equal(
      "INVALID_ADDRESS",
    );
    for (const node of ["ftp://node.example", "http://node.example", "javascript:alert(1)", "node"]) {
      await setNodes(page, [node]);
      expect(await page.locator("[data-network] [role=alert]").getAttribute("data-code")).to.equal(
        "INVALID_ARGUMENT",
      );
    }
    await setNodes(page, [RPC], "2");
    expect(await page.locator("[data-network] [role=alert]").getAttribute("data-code")).to.equal(
      "INVALID_ARGUMENT",
    );
    await page.locator("#book").fill(world.exampleOf("good-token").text);
    await page.getByRole("button", { name: "Trust this network" }).click();
    expect(await page.locator("#add-network [role=alert]").getAttribute("data-code")).to.equal(
      "MALFORMED_DEPLOYMENT",
    );
    expect((await check(page, "good-private")).verdict).to.equal("valid");
  });

  it("the nodes that are asked are those that were set: one that is not there makes it unknown", async () => {
    const { page } = await come();
    const gone = await listen(0);
    await gone.close();
    const dead = `http://localhost:${gone.port}/`;
    others.push(dead);
    await setNodes(page, [dead]);
    const { verdict, checks } = await check(page, "good-token");
    expect(verdict).to.equal("unknown");
    expect(checks.map(({ code }) => code)).to.include("CHAIN_UNREACHABLE");
    await setNodes(page, [RPC]);
    expect((await check(page, "good-token")).verdict).to.equal("valid");
  });

  it("trap 28: of three nodes two that agree are enough, one that hides the revocation makes nothing good", async () => {
    const { page } = await come();
    const [second, liar] = [await listen(0), await listen(0)];
    const { provider } = world.chain.connection;
    const request = async ({ method, params = [] }: { method: string; params?: readonly unknown[] }) =>
      await provider.request({ method, params: [...params] });
    second.answerWith(answerRpc({ request }));
    const before = await blockBeforeRevocation();
    liar.answerWith(
      answerRpc({
        request: async (args) =>
          args.method === "eth_call"
            ? await request({ ...args, params: [args.params?.[0], before] })
            : await request(args),
      }),
    );
    const [secondUrl, liarUrl] = [second, liar].map(({ port }) => `http://localhost:${port}/`);
    others.push(...[secondUrl, liarUrl].flatMap((url) => url ?? []));
    await setNodes(page, [RPC, secondUrl ?? "", liarUrl ?? ""]);
    expect((await check(page, "good-token")).verdict).to.equal("valid");
    expect((await check(page, "revoked")).verdict).to.equal("invalid");
    await setNodes(page, [RPC, liarUrl ?? ""], "2");
    expect((await check(page, "revoked")).verdict).to.equal("unknown");
    await setNodes(page, [liarUrl ?? ""]);
    expect((await check(page, "revoked")).verdict, "it does lie").to.equal("valid");
    await Promise.all([second.close(), liar.close()]);
  });

  it("trap 42: only an act of the verifier's own makes a network count, and another one takes it back", async () => {
    const { page } = await come();
    expect((await check(page, "look-alike")).verdict).to.equal("unknown");
    await settings(page);
    await page.locator("#book").fill(toJson(world.lookAlike));
    await page.locator("#book-nodes").fill(RPC);
    await page.getByRole("button", { name: "Trust this network" }).click();
    expect(await page.locator("[data-network]").count()).to.equal(2);
    expect((await check(page, "look-alike")).verdict).to.equal("valid");
    expect((await check(page, "good-token")).verdict).to.equal("valid");
    await settings(page);
    await page.getByRole("button", { name: "Remove the network local" }).last().click();
    expect((await check(page, "look-alike")).verdict).to.equal("unknown");
  });

  it("without any network nothing is checked, and the page says what to do", async () => {
    const { page } = await come();
    await settings(page);
    await page.getByRole("button", { name: "Remove the network local" }).click();
    const { verdict, text } = await check(page, "good-token");
    expect(verdict).to.equal("unknown");
    expect(text).to.include("This page trusts no network yet");
    expect((await page.locator("body").allInnerTexts()).join()).to.include("Settings");
  });

  it("a browser that keeps nothing: settings and requests last as long as the page is open, and the page says so", async () => {
    const { page } = await come({ alone: true });
    await page.addInitScript(KEEPS_NOTHING);
    await page.reload();
    await setAccreditors(page, world.accreditors.council.account);
    expect((await page.locator("#view-settings").allInnerTexts()).join()).to.include(
      "This browser keeps nothing",
    );
    await page.locator('[data-view="verify"]').click();
    await choose(page, [world.exampleOf("good-private")]);
    expect((await verdictOf(page)).verdict).to.equal("unknown");
    expect((await check(page, "good-private")).verdict).to.equal("valid");
  });
});
