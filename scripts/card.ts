// Draws the card of an achievement as a wallet shows it, by the contract itself, for the README.
//   npm run generate:card              writes docs/images/achievement.svg
//   npm run generate:card -- --check   fails where it is not what the contract draws
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { id, ZeroHash } from "ethers";
import { network } from "hardhat";
import { AchievementRenderer__factory } from "../sdk/src/contracts/AchievementRenderer__factory.ts";
import { HubRegistry__factory } from "../sdk/src/contracts/HubRegistry__factory.ts";

const FILE = path.join(import.meta.dirname, "..", "docs", "images", "achievement.svg");
const JSON_PREFIX = "data:application/json;base64,";
const SVG_PREFIX = "data:image/svg+xml;base64,";

const COURSE = 13;
const CATALOG = 4;
const VALID = 7;
/** 2026-06-26. */
const ISSUED_AT = 1_782_432_000;

const { values: options } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const svg = await draw();
if (!options.check) {
  await writeFile(FILE, svg);
} else if ((await readFile(FILE, "utf8").catch(() => "")) !== svg) {
  console.error("docs/images/achievement.svg is not what the contract draws. Run: npm run generate:card");
  process.exitCode = 1;
}

async function draw(): Promise<string> {
  const { ethers } = await network.create();
  const [school] = await ethers.getSigners();
  if (school === undefined) throw new Error("the chain has no accounts");
  const registry = await ethers.deployContract("HubRegistry", [school.address]);
  const drawing = await ethers.deployContract("AchievementRenderer", [registry]);
  const hubs = HubRegistry__factory.connect(await registry.getAddress(), school);
  const renderer = AchievementRenderer__factory.connect(await drawing.getAddress(), school);
  await hubs.registerHub("Riverside School", ZeroHash);
  await hubs.setStaff(1, school.address, CATALOG, 0, 2n ** 40n - 1n);
  await hubs.defineAchievement(1, COURSE, false, 1250, "Woodworking and Design", id("definition"));
  const record = {
    standing: VALID,
    owner: school.address,
    hub: 1,
    definition: 1,
    kind: COURSE,
    issuedAt: ISSUED_AT,
    expiresAt: 0,
  };
  const uri = await renderer.tokenURI(id("an achievement of Riverside School"), record);
  const { image } = JSON.parse(decode(uri, JSON_PREFIX)) as { image: string };
  return `${decode(image, SVG_PREFIX)}\n`;
}

function decode(uri: string, prefix: string): string {
  if (!uri.startsWith(prefix)) throw new Error(`no ${prefix} in ${uri.slice(0, prefix.length)}`);
  return Buffer.from(uri.slice(prefix.length), "base64").toString("utf8");
}
