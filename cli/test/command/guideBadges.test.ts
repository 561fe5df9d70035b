import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { address, definitions, hubs, kindOf, unixTime } from "@cairn/sdk";
import { achievement } from "@cairn/sdk/credentials";
import { expect } from "chai";
import { now, wait } from "../../../test/scenario/network.ts";
import type { Office } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";
import { runGuide } from "../utils/runGuide.ts";

const GUIDE = "docs/guides/issue-open-badges.md";
const TABLE = `Name,Wallet,Date,Grade
Amina Abara,0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed,2026-06-30,Distinction
Ben Osei,0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359,2026-06-30,Pass
`;

/** What differs from run to run: keys, addresses, hashes, gas and cost, times, blocks, and what progress shows. */
function steady(text: string): string {
  return text
    .replace(/0x[0-9a-fA-F]{8,64}…?/g, "0x…")
    .replace(/z(?:6Mk|Dn)\w+/g, "z…")
    .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})? UTC|\d+ \w+ \d{4} at [\d:]+ UTC/g, "(time)")
    .replace(/\d{4}-\d{2}-\d{2}T[\d:]+Z/g, "(time)")
    .replace(/\d[\d,.]*/g, "(number)")
    .trim();
}

describe("the guide to Open Badges", () => {
  let office: Office;

  before(async () => {
    office = await openOffice();
    const { admin, attester, hub } = office;
    const account = address((await attester.signer?.getAddress()) ?? "");
    const from = await now(office);
    const roles = ["ISSUE", "REVOKE", "CATALOG", "MANAGE"] as const;
    await hubs.setStaff(admin, { hub, account, roles, from, until: unixTime(from + 86_400 * 900) }).send();
    const document = achievement({
      name: "Algebra I",
      description: "Equations, functions and their graphs.",
      achievementType: "Course",
      criteria: { narrative: "Two written tests and a project, each passed." },
    });
    await definitions.define(attester, { hub, kind: kindOf("Course"), name: "Algebra I", document }).send();
    await writeFile(path.join(office.folder, "algebra.csv"), TABLE);
  });
  after(async () => {
    await office.close();
  });

  it("its commands run as they stand there, one after the other, and print what it shows", async () => {
    const before = async ([command]: readonly string[]): Promise<void> => {
      if (command === "keys") return;
      // The key counts from some minutes after its registration on.
      if (command === "issue") await wait(office, 240);
      await useUrl(office);
    };
    const env = { CAIRN_PASSWORD: "correct horse battery" };
    expect(await runGuide(office, { guide: GUIDE, env, steady, before })).to.equal(9);
  });
});

/** Puts the hub's address into the configuration, as the guide says. */
async function useUrl({ folder }: Office): Promise<void> {
  const file = path.join(folder, "cairn.json");
  const config = JSON.parse(await readFile(file, "utf8")) as { credentials: Record<string, unknown> };
  config.credentials.url = "https://school.example";
  await writeFile(file, JSON.stringify(config));
}
