import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundles, cohorts } from "@cairn/sdk";
import { expect } from "chai";
import { getAddress, hexlify, randomBytes } from "ethers";
import { publint } from "publint";
import { findChromium } from "../../scripts/test/chromium.ts";
import { now } from "../scenario/network.ts";
import type { School } from "../scenario/school.ts";
import { openSchool } from "../scenario/school.ts";
import { buildPage, modulesOf, showPage } from "./page.ts";
import { run, runWell } from "./run.ts";
import type { Packed } from "./scratch.ts";
import { compile, makeFolder, makeProject, packSdk, removeAll, versionOf } from "./scratch.ts";

/** The lowest versions that the package's manifest allows. */
const FLOOR = { node: "20.19.0", ethers: "6.14.0" };
/** In a cohort: more than one batch, so that more than one thread works. */
const LEARNERS = 300;
/** A badge that was just signed, and one that was changed. */
const BADGES = "OK BAD_SIGNATURE";
const ATTW = path.resolve("node_modules", "@arethetypeswrong", "cli", "dist", "index.js");

describe("the packed SDK", function () {
  this.timeout(300_000);

  const folders: string[] = [];
  let packed: Packed;
  let school: School;
  /** Of a user on the oldest Node and ethers that the package allows, and of one on the newest. */
  let oldest: string;
  let newest: string;
  /** A network and a record, as both users get them. */
  let files: { readonly book: string; readonly record: string };

  before(async () => {
    const folder = await makeFolder();
    folders.push(folder);
    packed = await packSdk(folder);
    const { tarball } = packed;
    const ethers = await versionOf("ethers");
    const makeOldest = makeProject({ tarball, consumer: "node", packages: FLOOR });
    const makeNewest = makeProject({ tarball, consumer: "browser", packages: { ethers } });
    [oldest, newest] = await Promise.all([makeOldest, makeNewest]);
    folders.push(oldest, newest);
    school = await openSchool();
    files = { book: JSON.stringify(school.deployment), record: await attestOne(school) };
  });

  after(async () => {
    await school.close();
    await removeAll(folders);
  });

  describe("as an archive", () => {
    it("holds manifest, readme, licence and code with its types, and nothing else", async () => {
      const paths = packed.files.map((file) => file.path);
      const code = paths.filter((file) => /^dist\/[\w/]+\.js$/u.test(file));
      const types = code.map((file) => file.replace(/\.js$/u, ".d.ts"));
      expect(paths).to.have.members(["LICENSE", "README.md", "package.json", ...code, ...types]);
      expect(await readFile("sdk/LICENSE", "utf8")).to.equal(await readFile("LICENSE", "utf8"));
    });

    it("has no fault that publint knows", async () => {
      const tarball = await readFile(packed.tarball);
      const archive = new Uint8Array(tarball).buffer;
      const { messages } = await publint({ strict: true, pack: { tarball: archive } });
      expect(messages).to.deep.equal([]);
    });

    it("has types that resolve from ESM in Node and in bundlers (attw)", async () => {
      const args = [packed.tarball, "--profile", "esm-only", "--format", "json"] as const;
      const { status, stdout } = await run([process.execPath, ATTW, ...args], { cwd: "." });
      expect(status, stdout).to.equal(0);
    });

    it("says the floors that are tried here", async () => {
      const { engines, peerDependencies } = JSON.parse(await readFile("sdk/package.json", "utf8"));
      expect({ node: engines.node, ethers: peerDependencies.ethers }).to.deep.equal({
        node: `>=${FLOOR.node}`,
        ethers: `^${FLOOR.ethers}`,
      });
    });
  });

  describe("in a program on Node", () => {
    it("type-checks strictly with moduleResolution nodenext, its own types too", async () => {
      await compile(oldest);
    });

    it("attests, keeps and verifies on the oldest Node that it allows", async () => {
      await expectToWork(path.join(oldest, "node_modules", ".bin", "node"), `v${FLOOR.node}`);
    });

    it("attests, keeps and verifies on the Node of this repository", async () => {
      await expectToWork(process.execPath, process.version);
    });
  });

  describe("in a page", () => {
    it("type-checks strictly with moduleResolution bundler, its own types too", async () => {
      await compile(newest);
    });

    it("brings a page that only verifies no code to send or to hash cohorts, no worker, no registry's interface", async () => {
      const modules = await modulesOf({ folder: newest, entry: "verifyOnly.ts" });
      expect(modules.filter((id) => id.endsWith("verify/verify.js"))).to.have.length(1);
      const needless =
        /hash-wasm|worker|(?:HubRegistry|LearnerRegistry|AchievementToken)__factory|makeAction|sdk\/dist\/(?:node|credentials)\//iu;
      expect(modules.filter((id) => needless.test(id))).to.deep.equal([]);
    });

    it("builds with Vite for production without a warning", async () => {
      await buildPage(newest);
    });

    const executablePath = findChromium();
    if (executablePath !== undefined || process.env.CAIRN_REQUIRE_CHROMIUM === "1") {
      it("verifies a file and attests a cohort in Chromium", async () => {
        if (executablePath === undefined)
          throw new Error("there is no Chromium: install it, or set CHROMIUM_PATH");
        const served = path.join(newest, "dist");
        await writeFile(path.join(served, "book.json"), files.book);
        await writeFile(path.join(served, "record.cairn.json"), files.record);
        await writeFile(path.join(served, "plan.json"), JSON.stringify(await facts()));
        const outputs = ["verdict", "cohort", "badges"];
        expect(await showPage({ folder: newest, executablePath, outputs })).to.deep.equal({
          shown: { verdict: "valid", cohort: `${LEARNERS} records, valid`, badges: BADGES },
          faults: [],
        });
      });
    }
  });

  async function facts() {
    const learners = Array.from({ length: LEARNERS }, () => getAddress(hexlify(randomBytes(20))));
    const attester = await school.attester.signer?.getAddress();
    const { hub, course: definition } = school;
    return { rpc: process.env.CAIRN_RPC, attester, hub, definition, learners, time: await now(school) };
  }

  async function expectToWork(node: string, version: string): Promise<void> {
    const folder = await makeFolder();
    folders.push(folder);
    const [book, file] = [path.join(folder, "book.json"), path.join(folder, "record.cairn.json")];
    await writeFile(book, files.book);
    await writeFile(file, files.record);
    const plan = JSON.stringify({ ...(await facts()), book, file, folder: path.join(folder, "cohort") });
    const ended: unknown = JSON.parse(await runWell([node, "built/school.js", plan], { cwd: oldest }));
    const own = { valid: LEARNERS, invalid: 0, unknown: 0 };
    expect(ended).to.deep.equal({ node: version, given: "valid", own, damaged: "invalid", badges: BADGES });
  }
});

/** A record that the school attested with the SDK of this repository. */
async function attestOne(school: School): Promise<string> {
  const { attester, hub, course: definition, learnerAddress: learner } = school;
  const document = { result: { value: "Distinction" } };
  const records = [{ definition, learner, achievedAt: await now(school), document }];
  const cohort = await cohorts.prepare(attester, { hub, records });
  await cohorts.anchor(attester, { cohort }).send();
  for await (const bundle of cohorts.bundles(attester, { cohort })) return bundles.serialize(bundle);
  throw new Error("the cohort is empty");
}
