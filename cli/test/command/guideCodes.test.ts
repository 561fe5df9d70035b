import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { claimCodes } from "@cairn/sdk";
import { expect } from "chai";
import { makeCohort } from "../utils/cohort.ts";
import type { Office } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";
import { runGuide } from "../utils/runGuide.ts";

const GUIDE = "docs/guides/claim-with-a-code.md";

/** What differs from run to run: addresses, ids and hashes, times, blocks. */
function steady(text: string): string {
  return text
    .replace(/0x[0-9a-fA-F]{40,64}/g, "0x…")
    .replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC|\d+ \w+ \d{4} at [\d:]+ UTC/g, "(time)")
    .replace(/block \d+/g, "block (number)")
    .trim();
}

describe("the guide to claim codes", () => {
  let office: Office;
  const code = claimCodes.draw();

  before(async () => {
    office = await openOffice();
    const file = path.join(office.folder, "cairn.json");
    const config = JSON.parse(await readFile(file, "utf8"));
    config.keys.office = { env: "KEY_ATTESTER" };
    config.keys.own = { keystore: "wallet.json" };
    await writeFile(file, JSON.stringify(config));
    const learners = [{ learner: claimCodes.addressOf(code) }, { learner: claimCodes.addressOf(code) }];
    await makeCohort(office, { name: "printed", learners });
    const env = { CAIRN_CLAIM_CODE: claimCodes.format(code) };
    const line = ["claim", "printed-0.cairn.json", "--code", "--sponsor", "office", "--yes"];
    expect((await office.cairn(line, { env })).status).to.equal(0);
  });
  after(async () => {
    await office.close();
  });

  it("its commands run as they stand there, one after the other, and print what it shows", async () => {
    const env = { CAIRN_CLAIM_CODE: claimCodes.format(code), CAIRN_PASSWORD: "correct horse battery" };
    expect(await runGuide(office, { guide: GUIDE, env, steady })).to.equal(4);
  });
});
