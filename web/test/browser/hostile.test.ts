import { mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { links } from "@cairn/sdk";
import { expect } from "chai";
import type { Page } from "playwright-core";
import { toJson } from "../../../scripts/lib/output.ts";
import { guardedVisits } from "./guarded.ts";
import type { FileLike } from "./verdicts.ts";
import { choose, enterAsked, paste, verdictOf, verdictsOf } from "./verdicts.ts";
import type { World } from "./world.ts";
import { describeInBrowser, ORIGIN } from "./world.ts";

const MEBIBYTE = 1024 * 1024;

describeInBrowser("the page and whoever means harm", (openWorld) => {
  let world: World;

  before(async () => {
    world = await openWorld();
  });

  const come = guardedVisits(openWorld);

  /** Whom the page trusts, as its settings show it. */
  async function settingsOf(page: Page): Promise<string> {
    await page.locator('[data-view="settings"]').click();
    const shown = await page.locator("#view-settings").allInnerTexts();
    await page.locator('[data-view="verify"]').click();
    return shown.join();
  }

  it("hostile files: each is told to be no record, nothing runs, and the page goes on", async () => {
    const good = world.exampleOf("good-token").text;
    const files: readonly FileLike[] = [
      { name: "empty.json", text: "" },
      { name: "garbage.bin", text: Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 167) % 256)) },
      { name: "null.json", text: "null" },
      { name: "deep.json", text: "[".repeat(100_000) },
      { name: "proto.json", text: good.replace("{", '{"__proto__":{"polluted":true},') },
      { name: "twice.json", text: good.replace("{", '{"type":"CairnRecord",') },
      { name: "surrogate.json", text: good.replace("Amina Diallo", "\\ud800") },
      { name: "half.json", text: good.slice(0, good.length / 2) },
      { name: '<img src=x onerror="alert(1)">.json', text: "{}" },
      { name: "txt.\u202enosj.exe", text: "{}" },
    ];
    const { page } = await come();
    await choose(page, files);
    const shown = await verdictsOf(page, files.length);
    expect(shown.map(({ verdict }) => verdict)).not.to.include("valid");
    for (const { text } of shown) expect(text).not.to.match(/\u202e/u);
    expect(await page.evaluate("({}).polluted")).to.equal(undefined);
    expect(await page.locator("img").count()).to.equal(0);
    await page.reload();
    await choose(page, [world.exampleOf("good-token")]);
    expect((await verdictOf(page)).verdict).to.equal("valid");
  });

  it("a file above 16 MiB, and a link that unpacks to more: refused, not read", async () => {
    const { page } = await come();
    const folder = await mkdtemp(path.join("cache", "web-"));
    const large = path.join(folder, "large.json");
    await writeFile(large, Buffer.alloc(16 * MEBIBYTE + 1, " "));
    await page.locator("#files").setInputFiles(large);
    expect((await verdictOf(page)).verdict).not.to.equal("valid");
    await rm(folder, { recursive: true });
    const bomb = deflateRawSync(Buffer.alloc(64 * MEBIBYTE), { level: 9 }).toString("base64url");
    await page.reload();
    await paste(page, `${ORIGIN}/#cairn=${bomb}`);
    await page.locator('[role="alert"], section[data-verdict]').first().waitFor();
    expect(await page.locator('section[data-verdict="valid"]').count()).to.equal(0);
  });

  it("a good record with fields that try to run and to deceive: shown as text, and nothing runs", async () => {
    const { page } = await come();
    const example = world.exampleOf("hostile");
    await enterAsked(page, example);
    await paste(page, example.text);
    const { verdict, fields, text } = await verdictOf(page);
    expect(verdict).to.equal("valid");
    expect(fields).to.include("/<img src=x onerror=alert(1)>");
    expect(text).to.include("<script>alert(2)</script>");
    expect(text).not.to.match(/\u202e/u);
    expect(await page.locator("main img, main script, main a[href^=javascript]").count()).to.equal(0);
  });

  it("trap 42: a file or a link that names another network, node or accreditor changes no setting", async () => {
    const lie = toJson({
      networks: [{ deployment: world.lookAlike, rpcUrls: ["http://localhost:8545"], quorum: 1 }],
      accreditors: [world.accreditors.guild.account],
    });
    const lookAlike = world.exampleOf("look-alike");
    const book = toJson(world.lookAlike);
    const dressed = lookAlike.text.replace("{", `{"deployment":${book},"trust":{"accreditors":[]},`);
    const visit = await come();
    const before = await settingsOf(visit.page);
    expect(before).to.include(world.deployment.name);
    for (const text of [lie, book, dressed, lookAlike.text]) {
      const link = await links.toLink(`${ORIGIN}/`, text);
      await visit.page.goto("about:blank");
      await visit.page.goto(link);
      await visit.page.locator('[role="alert"], section[data-verdict]').first().waitFor();
      expect(await visit.page.locator('section[data-verdict="valid"]').count()).to.equal(0);
      expect(await settingsOf(visit.page)).to.equal(before);
    }
    for (const fragment of [
      `#cairn-settings=${encodeURIComponent(lie)}`,
      "#rpc=https://evil.example",
      "#view=x",
    ]) {
      await visit.page.goto("about:blank");
      await visit.page.goto(`${ORIGIN}/?rpc=https://evil.example${fragment}`);
      expect(await settingsOf(visit.page)).to.equal(before);
    }
    await paste(visit.page, lookAlike.text);
    expect((await verdictOf(visit.page)).verdict).to.equal("unknown");
  });

  it("the policy refuses what is injected: a script, a handler, a style, a request to elsewhere over http", async () => {
    const visit = await come();
    const { page } = visit;
    await page.evaluate(`{
      const script = document.createElement("script");
      script.textContent = "globalThis.ran = true";
      document.body.append(script);
      const button = document.createElement("button");
      button.setAttribute("onclick", "globalThis.ran = true");
      document.body.append(button);
      button.click();
      const box = document.createElement("div");
      box.innerHTML = '<img src="http://evil.example/x.png" onerror="globalThis.ran = true"><p style="color:red"></p>';
      document.body.append(box);
    }`);
    await page.evaluate('fetch("http://evil.example/").catch(() => undefined)');
    expect(await page.evaluate("globalThis.ran")).to.equal(undefined);
    const refused = visit.faults.filter((fault) => fault.startsWith("refused by policy: "));
    for (const directive of [
      "script-src-elem",
      "script-src-attr",
      "style-src-attr",
      "img-src",
      "connect-src",
    ]) {
      expect(refused.join("\n")).to.include(`refused by policy: ${directive}`);
    }
    visit.forget();
  });
});
