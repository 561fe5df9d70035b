import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import { hexlify, toUtf8Bytes } from "ethers";
import type { FlakyNode } from "../../../test/scenario/flakyNode.ts";
import { openFlakyNode } from "../../../test/scenario/flakyNode.ts";
import { makeCohort, stranger } from "../utils/cohort.ts";
import type { Office } from "../utils/office.ts";
import { openOffice } from "../utils/office.ts";

/** As long as the school's name and the definition's, so that a node can put it in their place. */
const NAME = "Riverside School";
const COURSE = "Algebra I";
const HOSTILE_NAME = "\u001b[2J\n\u009bA\u202eBanks";
const HOSTILE_COURSE = "\u001b[1A\nX\u0007YZ";
const ACTING = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

describe("cairn: a node that lies", () => {
  let office: Office;
  let node: FlakyNode;

  before(async () => {
    office = await openOffice();
    node = await openFlakyNode(office.provider);
    node.lie = (_request, result) =>
      typeof result === "string"
        ? result.replaceAll(hexOf(NAME), hexOf(HOSTILE_NAME)).replaceAll(hexOf(COURSE), hexOf(HOSTILE_COURSE))
        : result;
  });

  after(async () => {
    await node.close();
    await office.close();
  });

  function hexOf(text: string): string {
    return hexlify(toUtf8Bytes(text)).slice(2);
  }

  it("about names: none steers the terminal, breaks its line or hides in JSON", async () => {
    expect([toUtf8Bytes(HOSTILE_NAME).length, toUtf8Bytes(HOSTILE_COURSE).length]).to.deep.equal([
      toUtf8Bytes(NAME).length,
      toUtf8Bytes(COURSE).length,
    ]);
    const lines = [["hub", "list"], ["hub", "show"], ["define", "list"], ["doctor"], ["hub", "close"]];
    for (const line of lines) {
      for (const more of [[], ["--json"], ["--lang", "es"]]) {
        const { out, err } = await office.cairn([...line, ...more, "--rpc", node.url]);
        expect(out, line.join(" ")).to.not.match(ACTING);
        expect(err, line.join(" ")).to.not.match(ACTING);
      }
    }
    const { out, err } = await office.cairn(["hub", "list", "--rpc", node.url]);
    expect(err).to.equal("");
    expect(out).to.contain("[2J ABanks");
    const shown = await office.cairn(["hub", "show", "--rpc", node.url]);
    expect(shown.out).to.contain("[1A XYZ");
  });
});

describe("cairn: learners with hostile names", () => {
  /** What a spreadsheet would run, and what a browser would. */
  const NAMES = [
    '=HYPERLINK("https://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "</script><img src=x onerror=alert(1)>",
    "A\u202e\u001b[31mB",
  ];
  let office: Office;

  before(async () => {
    office = await openOffice();
  });

  after(async () => {
    await office.close();
  });

  it("deliver: no cell begins a formula, no page holds their markup, no file leaves its folder", async () => {
    const learners = NAMES.map((name, place) => ({ name, email: "=1+1", learner: stranger(place) }));
    const { folder } = await makeCohort(office, { learners: [...learners, { name: "../../../up" }] });
    const { status, err } = await office.cairn(["deliver", folder]);
    expect(status, err).to.equal(0);
    const delivery = path.join(office.folder, folder, "delivery");
    const rows: string[][] = parse(await readFile(path.join(delivery, "mail-merge.csv")), { bom: true });
    expect(rows).to.have.length(NAMES.length + 2);
    for (const cell of rows.flat()) expect(cell).to.not.match(/^[=+\-@\t\r]/u);
    expect(rows[1]?.[0]).to.equal(`'${NAMES[0]}`);
    const pages = await readdir(path.join(delivery, "sheets"));
    expect(pages).to.have.length(NAMES.length + 1);
    const names = [...pages.map((page) => `sheets/${page}`), "receipt.html", "sheets-001.html"];
    for (const name of names) {
      const page = await readFile(path.join(delivery, name), "utf8");
      expect(page, name).to.not.match(/<img|onerror=alert\(1\)>|<\/script/u);
      expect(page.replaceAll("\t", ""), name).to.not.match(ACTING);
    }
    const fifth = await readFile(path.join(delivery, "sheets", pages[4] ?? ""), "utf8");
    expect(fifth).to.contain("&lt;/script&gt;&lt;img");
    expect(pages.every((page) => /^\d{4}-?[a-z0-9-]*\.html$/u.test(page))).to.equal(true);
  });
});
