// One seeded network, one page built for it and one browser, for all tests of the page.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { audience, unixTime } from "@cairn/sdk";
import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";
import { findChromium } from "../../../scripts/test/chromium.ts";
import type { Listening } from "../../serve/listen.ts";
import { listen } from "../../serve/listen.ts";
import { answerRpc } from "../../serve/rpc.ts";
import type { Example } from "../../serve/seed/Example.ts";
import type { Seeded } from "../../serve/seed/seed.ts";
import { seed } from "../../serve/seed/seed.ts";
import { buildPage, servePage } from "../../serve/site.ts";

/** What it is in every test, by the chain's clock and the browser's: 1 June 2026, 10:00 in UTC. */
export const NOW = 1_780_308_000;
/** Where the browser finds page and node, whatever ports they have: a secure context, and the same in every run. */
export const ORIGIN = "http://verify.localhost";
export const RPC = "http://localhost:8545";

/** What all tests share. */
export interface World extends Seeded {
  readonly browser: Browser;
  /** The page's file, to be opened from the disk. */
  readonly file: string;
  readonly exampleOf: (name: string) => Example;
  /** The node's endpoint: tests make it fail, and mend it. */
  readonly node: Listening;
  readonly answer: () => void;
}

const executablePath = findChromium();
let opening: Promise<World> | undefined;
let closing: (() => Promise<void>)[] = [];

/** A suite that runs where there is a Chromium; where one is required and missing, it fails. */
export function describeInBrowser(title: string, suite: (world: () => Promise<World>) => void): void {
  if (executablePath === undefined && process.env.CAIRN_REQUIRE_CHROMIUM !== "1") return;
  describe(title, function () {
    this.timeout(60_000);
    before(async () => {
      await openWorld();
    });
    suite(openWorld);
  });
}

after(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});

async function openWorld(): Promise<World> {
  opening ??= makeWorld();
  return await opening;
}

async function makeWorld(): Promise<World> {
  if (executablePath === undefined) throw new Error("there is no Chromium: install it, or set CHROMIUM_PATH");
  await mkdir("cache", { recursive: true });
  const folder = await mkdtemp(path.join("cache", "web-"));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const [site, node] = [await listen(0), await listen(0)];
  closing.push(site.close, node.close);
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath,
    args: [
      `--host-resolver-rules=MAP verify.localhost:80 127.0.0.1:${site.port}, MAP localhost:8545 127.0.0.1:${node.port}`,
      "--font-render-hinting=none",
      ...(isRoot ? ["--no-sandbox"] : []),
    ],
  });
  closing.push(() => browser.close());
  const seeded = await seed({ audience: audience(ORIGIN), now: unixTime(NOW) });
  closing.push(() => seeded.chain.connection.close());
  const answer = (): void => node.answerWith(answerRpc(seeded.chain.connection.provider));
  answer();
  const networks = [{ deployment: seeded.deployment, rpcUrls: [RPC], quorum: 1 }];
  const html = await buildPage({ settings: { networks, accreditors: [] }, folder });
  site.answerWith(servePage(html));
  return {
    ...seeded,
    browser,
    file: pathToFileURL(path.resolve(html)).href,
    node,
    answer,
    exampleOf: (name) => {
      const example = seeded.examples.find((one) => one.name === name);
      if (example === undefined) throw new Error(`there is no example ${name}`);
      return example;
    },
  };
}
