import { readFileSync } from "node:fs";
import { expect } from "chai";
import { readBlocks } from "../../../scripts/checks/readme/blocks.ts";
import { wait } from "../../../test/scenario/network.ts";
import { makeCohort } from "../utils/cohort.ts";
import type { Office, Ran } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

const GUIDE = "docs/guides/ask-and-present.md";

describe("the guide to asking and presenting", () => {
  let office: Office;

  before(async () => {
    office = await openOffice();
    await makeCohort(office, {});
  });
  after(async () => {
    await office.close();
  });

  it("its commands run as they stand there, one after the other", async () => {
    const ran: Ran[] = [];
    for (const { code, language, flags } of readBlocks({ file: GUIDE, text: readFileSync(GUIDE, "utf8") })) {
      if (language !== "sh") continue;
      for (const line of code.trim().split("\n")) {
        const [npx, cairn, ...words] = wordsOf(line);
        expect([npx, cairn]).to.deep.equal(["npx", "cairn"]);
        const done = await office.cairn(words, flags.includes("learner") ? { as: "learner" } : {});
        expect(done.status, `${line}\n${done.out}${done.err}`).to.equal(0);
        ran.push(done);
      }
    }
    expect(ran.map(({ out }) => out.slice(0, 2))).to.deep.equal(["✔ ", "✔ ", "✔ ", "✔ "]);
    const [, , verified] = ran;
    expect(verified?.out).to.contain("1. A course: given, by record 1");
    expect(verified?.out).to.contain("2. Your cohort (optional): partly, by record 1; not shown: /cohort");
  });
});

const GUARDIANS = "docs/guides/choose-guardians.md";

describe("the guide to guardians", () => {
  let office: Office;

  before(async () => {
    office = await openOffice();
    await makeCohort(office, {});
    expect(
      (await office.cairn(["claim", "algebra-0.cairn.json", "--yes"], { as: "learner" })).status,
    ).to.equal(0);
  });
  after(async () => {
    await office.close();
  });

  it("its commands run as they stand there, each by whose turn it is, and print what it shows", async () => {
    let printed = "";
    let shown = 0;
    for (const { code, language, flags } of readBlocks({
      file: GUARDIANS,
      text: readFileSync(GUARDIANS, "utf8"),
    })) {
      if (language === "text") {
        expect(dateless(printed), code).to.contain(dateless(code.trim()));
        shown += 1;
      }
      if (language !== "sh") continue;
      if (flags.includes("later")) await wait(office, WEEK);
      const as = PEOPLE.find((name) => flags.includes(name)) ?? "attester";
      printed = "";
      for (const line of code.trim().split("\n")) {
        const [npx, cairn, ...words] = wordsOf(line);
        expect([npx, cairn]).to.deep.equal(["npx", "cairn"]);
        const done = await office.cairn(words, { as });
        expect(done.status, `${line}\n${done.out}${done.err}`).to.equal(0);
        printed += done.out;
      }
    }
    expect(shown).to.equal(5);
  });
});

const PEOPLE = ["learner", "owner", "admin", "accreditor", "attester"] as const;
const WEEK = 7 * 86_400;

/** Text whose dates are any. */
function dateless(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, "<date>");
}

/** The words of a line, of which some stand between quotes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
