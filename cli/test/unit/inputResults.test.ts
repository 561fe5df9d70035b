import type { Address, deployments } from "@cairn/sdk";
import { address, definitionId, experienceId, unixTime } from "@cairn/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { PROPERTY } from "../../../sdk/test/utils/properties.ts";
import { checkResults } from "../../src/input/checkResults.ts";
import { fittingFormats, readDate } from "../../src/input/dates.ts";
import type { DateFormat, Mapping } from "../../src/input/Mapping.ts";
import { NOTICES } from "../../src/input/notices.ts";
import { openTable } from "../../src/input/openTable.ts";
import { readResults } from "../../src/input/readResults.ts";
import { ROW_FAULTS } from "../../src/input/rowFaults.ts";
import { TABLE_FAULTS } from "../../src/input/tableFaults.ts";
import {
  detailsOf,
  faultsOf,
  heapInUse,
  makeFolder,
  mappingOf,
  NOW,
  resultsOf,
  rowsOf,
} from "../utils/tables.ts";

const ANA = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
const BO = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
const SCHOOL: Mapping = mappingOf({
  name: { columns: ["name"], path: "/name" },
  email: { columns: ["email"], path: null },
  address: { column: "wallet" },
  achievedAt: { column: "date" },
  fields: [{ column: "result", path: "/result/0/value", type: "text", required: true }],
});
const HEADER = "name,email,wallet,date,result";

describe("results of a table", () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>;

  before(async () => {
    folder = await makeFolder();
  });

  after(async () => {
    await folder.remove();
  });

  const school = (...rows: readonly string[]): Promise<string> =>
    folder.write("school.csv", [HEADER, ...rows].join("\n"));

  /** The faults of rows of the school's table. */
  async function schoolFaults(...rows: readonly string[]) {
    return await faultsOf(await school(...rows), SCHOOL);
  }

  /** The faults of one column, each cell with a row of its own; null where the cell is right. */
  async function cellFaults(
    cells: readonly string[],
    parts: Partial<Mapping>,
  ): Promise<readonly (string | null)[]> {
    const rows = cells.map((cell, place) => `Ana ${place};2026-06-30;"${cell.replaceAll('"', '""')}"`);
    const file = await folder.write("cells.csv", ["name;date;cell", ...rows].join("\n"));
    const base = mappingOf({ name: { columns: ["name"], path: "/name" }, achievedAt: { column: "date" } });
    const table = await openTable({ file, delimiter: ";" });
    const lines = (await rowsOf(table)).map(({ line }) => line);
    const { faults } = await checkResults({ table, mapping: { ...base, ...parts }, now: NOW });
    for (const { column, value } of faults) expect([column, typeof value]).to.deep.equal(["cell", "string"]);
    return lines.map((row) => faults.find(({ line }) => line === row)?.code ?? null);
  }

  it("gives each row its learner, time and private document, without what was not chosen", async () => {
    const table = await openTable({
      file: await folder.write(
        "all.csv",
        "Vorname;Nachname;Mail;Wallet;Datum;Ende;Kurs;Ort;Note;ECTS;Bestanden;Intern\r\n" +
          ` Ana ;Mu\u0308ller;ana@b.example;${ANA};30.6.2026;1.7.2027;3;7;1,3;1,5;ja;geheim\r\n` +
          "Bo;;;;2026-06-29T12:30:00+02:00;;4;;2,0;;nein;geheim\r\n",
      ),
    });
    const mapping = mappingOf({
      name: { columns: ["Vorname", "Nachname"], path: "/name" },
      email: { columns: ["Mail"], path: "/email" },
      address: { column: "Wallet" },
      achievedAt: { column: "Datum" },
      expiresAt: { column: "Ende" },
      definition: { column: "Kurs" },
      experience: { column: "Ort" },
      fields: [
        { column: "Note", path: "/result/0/value", type: "text", required: true },
        { column: "ECTS", path: "/result/1/value", type: "number", required: false },
        { column: "Bestanden", path: "/exam/passed", type: "boolean", required: false },
      ],
      dateFormat: "DD.MM.YYYY",
      decimal: ",",
    });
    expect(await resultsOf(table, mapping)).to.deep.equal([
      {
        line: 2,
        name: "Ana Müller",
        email: "ana@b.example",
        learner: address(ANA),
        achievedAt: unixTime(new Date("2026-06-30T00:00:00Z")),
        expiresAt: unixTime(new Date("2027-07-01T00:00:00Z")),
        definition: definitionId(3),
        experience: experienceId(7),
        document: {
          type: ["AchievementSubject"],
          name: "Ana Müller",
          email: "ana@b.example",
          result: [
            { type: ["Result"], value: "1,3" },
            { type: ["Result"], value: 1.5 },
          ],
          exam: { passed: true },
        },
      },
      {
        line: 3,
        name: "Bo",
        achievedAt: unixTime(new Date("2026-06-29T10:30:00Z")),
        expiresAt: 0,
        definition: definitionId(4),
        document: {
          type: ["AchievementSubject"],
          name: "Bo",
          result: [{ type: ["Result"], value: "2,0" }],
          exam: { passed: false },
        },
      },
    ]);
  });

  it("takes one date and one definition for all rows from the mapping, and no e-mail into the document", async () => {
    const table = await openTable({ file: await folder.write("few.csv", "who,email\nAna,ana@b.example\n") });
    const [result] = await resultsOf(
      table,
      mappingOf({
        name: { columns: ["who"], path: null },
        email: { columns: ["email"], path: null },
        achievedAt: { value: "2026-06-30" },
        definition: { value: definitionId(9) },
      }),
    );
    expect(result).to.include({
      definition: 9,
      achievedAt: 1_782_777_600,
      name: "Ana",
      email: "ana@b.example",
    });
    expect(result?.document).to.deep.equal({ type: ["AchievementSubject"] });
  });

  it("names every bad row with line, column, value, reason and fix, and counts the rest", async () => {
    const file = await school(
      "Ana,not mail,0x12,,",
      `Bo,,${BO},2026-06-30,Pass`,
      ",,,2026-06-30,Pass",
      "Cy,,,2027-01-01,Pass",
    );
    const table = await openTable({ file });
    const report = await checkResults({ table, mapping: SCHOOL, now: NOW, language: "es", keep: 2 });
    expect(report).to.include({ rows: 4, accepted: 1, withoutAddress: 0, faultCount: 6 });
    expect(report.faults).to.deep.equal([
      {
        line: 2,
        column: "email",
        value: "not mail",
        code: "EMAIL_INVALID",
        reason: "La celda no es una dirección de correo.",
        fix: "Corríjala, o vacíe la celda.",
      },
      {
        line: 2,
        column: "wallet",
        value: "0x12",
        code: "ADDRESS_INVALID",
        reason: "La celda no es una dirección de cartera: 0x y 40 dígitos de 0 a 9 y de a a f.",
        fix: "Copie la dirección de la cartera, o vacíe la celda: el estudiante recibirá un código.",
      },
    ]);
    const heard: string[] = [];
    await checkResults({
      table,
      mapping: SCHOOL,
      now: NOW,
      keep: 0,
      onFault: ({ code }) => heard.push(code),
    });
    expect(heard).to.deep.equal([
      "EMAIL_INVALID",
      "ADDRESS_INVALID",
      "DATE_MISSING",
      "VALUE_MISSING",
      "NAME_MISSING",
      "DATE_IN_FUTURE",
    ]);
  });

  it("ends at the first bad row where nobody listens for them", async () => {
    const table = await openTable({ file: await school("Ana,,,2026-02-30,Pass") });
    const details = await detailsOf("MALFORMED_TABLE", () => resultsOf(table, SCHOOL));
    expect(details).to.include({ fault: "ROW_REFUSED", line: 2, column: "date", value: "2026-02-30" });
  });

  it("refuses a wrong date: no such day, the future, swapped, without a zone, out of range, or none", async () => {
    const dates = { achievedAt: { column: "cell" } };
    expect(
      await cellFaults(
        ["2026-02-30", "2026-07-02", "30/06/2026", "2026-06-30 10:00", "1969-12-31", "soon", "", "46203"],
        dates,
      ),
    ).to.deep.equal([
      "DATE_IMPOSSIBLE",
      "DATE_IN_FUTURE",
      "DATE_FORM_UNKNOWN",
      "DATE_WITHOUT_ZONE",
      "DATE_OUT_OF_RANGE",
      "DATE_INVALID",
      "DATE_MISSING",
      "DATE_INVALID",
    ]);
    const stated = { ...dates, dateFormat: "DD/MM/YYYY" } as const;
    expect(
      await cellFaults(
        ["06/30/2026", "31/06/2026", "30/06/2026", "1/6/2026", "2026-06-30", "30.06.2026"],
        stated,
      ),
    ).to.deep.equal(["DATE_SWAPPED", "DATE_IMPOSSIBLE", null, null, null, "DATE_INVALID"]);
    expect(
      await cellFaults(
        ["2026-06-30T24:00Z", "2026-06-31T10:00Z", "2026-06-30T10:00+99:00", "2026-06-30T23:59:59.5-01:00"],
        dates,
      ),
    ).to.deep.equal(["DATE_IMPOSSIBLE", "DATE_IMPOSSIBLE", "DATE_IMPOSSIBLE", "DATE_IN_FUTURE"]);
  });

  it("never guesses whether the day or the month comes first", () => {
    expect(readDate({ text: "05/06/2026", format: "YYYY-MM-DD" })).to.deep.equal({
      code: "DATE_FORM_UNKNOWN",
      values: { formats: "DD/MM/YYYY, MM/DD/YYYY" },
    });
    const timeOf = (format: DateFormat) => readDate({ text: "05/06/2026", format });
    expect(timeOf("DD/MM/YYYY")).to.include({ time: Date.UTC(2026, 5, 5) / 1_000, isDateAlone: true });
    expect(timeOf("MM/DD/YYYY")).to.include({ time: Date.UTC(2026, 4, 6) / 1_000 });
    expect(fittingFormats(["05/06/2026", "", "06/05/2026"])).to.deep.equal(["DD/MM/YYYY", "MM/DD/YYYY"]);
    expect(fittingFormats(["05/06/2026", "13/06/2026"])).to.deep.equal(["DD/MM/YYYY"]);
    expect(fittingFormats(["05/13/2026", "13/06/2026"])).to.deep.equal([]);
  });

  it("reads every day in every form as 00:00 UTC of that day", () => {
    const days = fc.integer({ min: 0, max: Math.floor((2 ** 32 - 1) / 86_400) });
    const forms: readonly DateFormat[] = [
      "YYYY-MM-DD",
      "YYYY/MM/DD",
      "DD.MM.YYYY",
      "DD-MM-YYYY",
      "MM/DD/YYYY",
    ];
    fc.assert(
      fc.property(days, fc.constantFrom(...forms), fc.boolean(), (day, format, padded) => {
        const [year = "", month = "", date = ""] = new Date(day * 86_400_000).toISOString().split(/[-T]/);
        const write = (part: string) => (padded ? part : String(Number(part)));
        const text = format.replace("YYYY", year).replace("MM", write(month)).replace("DD", write(date));
        expect(readDate({ text, format })).to.deep.equal({ time: day * 86_400, isDateAlone: true });
      }),
      PROPERTY,
    );
  });

  it("refuses an expiry that is not after the achievement, and mentions one that has passed", async () => {
    const expiry = { expiresAt: { column: "cell" } };
    expect(
      await cellFaults(["2026-06-30", "2025-01-01", "", "2026-07-01", "2106-02-08"], expiry),
    ).to.deep.equal(["EXPIRY_BEFORE", "EXPIRY_BEFORE", null, null, "DATE_OUT_OF_RANGE"]);
    const file = await folder.write("expired.csv", "name,until\nAna,2026-06-30\nBo,2030-01-01\n");
    const mapping = mappingOf({
      name: { columns: ["name"], path: "/name" },
      achievedAt: { value: "2020-01-01" },
      expiresAt: { column: "until" },
    });
    const { notices } = await checkResults({ table: await openTable({ file }), mapping, now: NOW });
    expect(notices.find(({ code }) => code === "ALREADY_EXPIRED")).to.include({ line: 2, count: 1 });
  });

  it("takes an address without checksum and says so; refuses one with a wrong checksum", async () => {
    const file = await school(
      `Ana,,${ANA.toLowerCase()},2026-06-30,Pass`,
      `Bo,,0x${BO.slice(2).toUpperCase()},2026-06-30,Pass`,
      `Cy,,${ANA.replace("d8dA", "d8DA")},2026-06-30,Pass`,
    );
    const table = await openTable({ file });
    const report = await checkResults({ table, mapping: SCHOOL, now: NOW });
    expect(report.faults.map(({ line, column, code }) => [line, column, code])).to.deep.equal([
      [4, "wallet", "ADDRESS_CHECKSUM"],
    ]);
    const notice = report.notices.find(({ code }) => code === "ADDRESS_WITHOUT_CHECKSUM");
    expect(notice).to.include({ line: 2, count: 2 });
    const right = await openTable({ file: await school(`Ana,,${ANA.toLowerCase()},2026-06-30,Pass`) });
    expect((await resultsOf(right, SCHOOL))[0]?.learner).to.equal(ANA);
  });

  it("says of each wrong address what it is", async () => {
    expect(
      await cellFaults(
        [
          ANA.slice(2),
          "ana.eth",
          "pay.ana.example",
          "1.23E+47",
          "1,23E+47",
          "-",
          `0x${"0".repeat(40)}`,
          "0x000000000000000000000000000000000000dEaD",
          ` ${ANA} `,
          "",
        ],
        { address: { column: "cell" } },
      ),
    ).to.deep.equal([
      "ADDRESS_INVALID",
      "ADDRESS_IS_NAME",
      "ADDRESS_IS_NAME",
      "ADDRESS_AS_NUMBER",
      "ADDRESS_AS_NUMBER",
      "ADDRESS_INVALID",
      "ADDRESS_RESERVED",
      "ADDRESS_RESERVED",
      null,
      null,
    ]);
  });

  it("never repeats a private key or recovery words that stand where an address was meant", async () => {
    const words = "test test test test test test test test test test test junk";
    const file = await school(`Ana,,0x${"5e".repeat(32)},2026-06-30,Pass`, `Bo,,${words},2026-06-30,Pass`);
    const report = await checkResults({ table: await openTable({ file }), mapping: SCHOOL, now: NOW });
    expect(report.faults.map(({ code }) => code)).to.deep.equal(["ADDRESS_IS_SECRET", "ADDRESS_IS_SECRET"]);
    expect(JSON.stringify(report)).to.not.contain("5e5e").and.to.not.contain("junk");
  });

  it("finds duplicate rows: the same line, the same result again, one address for two names", async () => {
    expect(
      await schoolFaults(
        `Ana,,${ANA},2026-06-30,Pass`,
        `Ana,,${ANA},2026-06-30,Pass`,
        `Ana,,${ANA},2026-06-30,Distinction`,
        `Ana,,${ANA},2026-06-29,Pass`,
        `Bo,,${ANA},2026-06-28,Pass`,
        `ANA,,${ANA.toLowerCase()},2026-06-27,Pass`,
      ),
    ).to.deep.equal([
      [3, null, "DUPLICATE_ROW"],
      [4, null, "DUPLICATE_RESULT"],
      [6, "wallet", "ADDRESS_OF_TWO"],
    ]);
  });

  it("tells people without a wallet apart by e-mail, and lets two have one name", async () => {
    expect(
      await schoolFaults(
        "Ana,ana@b.example,,2026-06-30,Pass",
        "Ana,ANA@b.example,,2026-06-30,Distinction",
        "Ana,other@b.example,,2026-06-30,Pass",
        "Bo,ana@b.example,,2026-06-30,Pass",
        "Cy,,,2026-06-30,Pass",
        "Cy,,,2026-06-30,Distinction",
      ),
    ).to.deep.equal([[3, null, "DUPLICATE_RESULT"]]);
  });

  it("takes two achievements of one learner on one day for two", async () => {
    const file = await folder.write(
      "two.csv",
      `name,wallet,course\nAna,${ANA},1\nAna,${ANA},2\nAna,${ANA},01\n`,
    );
    const mapping = mappingOf({
      name: { columns: ["name"], path: "/name" },
      address: { column: "wallet" },
      definition: { column: "course" },
      achievedAt: { value: "2026-06-30" },
    });
    expect(await faultsOf(file, mapping)).to.deep.equal([[4, "course", "DEFINITION_INVALID"]]);
  });

  it("refuses a row that says of nobody whose it is, and a missing name or result", async () => {
    expect(await schoolFaults(",,,2026-06-30,Pass", "Ana,,,2026-06-30, ")).to.deep.equal([
      [2, "name", "NAME_MISSING"],
      [3, "result", "VALUE_MISSING"],
    ]);
    const file = await folder.write("nobody.csv", "email,result\n,Pass\na@b.example,Pass\n");
    const mapping = mappingOf({
      email: { columns: ["email"], path: null },
      achievedAt: { value: "2026-06-30" },
    });
    expect(await faultsOf(file, mapping)).to.deep.equal([[2, null, "LEARNER_UNKNOWN"]]);
  });

  it("counts the rows that get a claim code", async () => {
    const file = await school(`Ana,,${ANA},2026-06-30,Pass`, "Bo,,,2026-06-30,Pass", "Cy,,,2026-06-30,Pass");
    const report = await checkResults({ table: await openTable({ file }), mapping: SCHOOL, now: NOW });
    expect(report).to.include({ rows: 3, accepted: 3, withoutAddress: 2 });
  });

  it("refuses rows with too few or too many cells, but not surplus empty ones", async () => {
    expect(
      await schoolFaults("Ana,,,2026-06-30", "García, Ana,,,2026-06-30,Pass", "Bo,,,2026-06-30,Pass,,"),
    ).to.deep.equal([
      [2, null, "ROW_TOO_SHORT"],
      [3, null, "ROW_TOO_LONG"],
    ]);
  });

  it("refuses numbers that could be read in two ways, or not at all", async () => {
    const field = { column: "cell", path: "/credits", type: "number", required: false } as const;
    const cells = ["12", "-1.5", "1,5", "1.500.000", "007", "12 ECTS", "1e3", "0.1234567890123456", "", "0"];
    expect(await cellFaults(cells, { fields: [field] })).to.deep.equal([
      ...[null, null],
      ...new Array<string>(6).fill("NUMBER_INVALID"),
      ...[null, null],
    ]);
    expect(await cellFaults(["1,5", "1.5"], { fields: [field], decimal: "," })).to.deep.equal([
      null,
      "NUMBER_INVALID",
    ]);
  });

  it("refuses what is neither yes nor no, and numbers that are no ids", async () => {
    const field = { column: "cell", path: "/passed", type: "boolean", required: false } as const;
    expect(await cellFaults(["Sí", "nein", "TRUE", "0", "perhaps"], { fields: [field] })).to.deep.equal([
      ...[null, null, null, null],
      "BOOLEAN_INVALID",
    ]);
    const ids = ["1", "4294967295", "4294967296", "0", "1.5", "A1", ""];
    const wrong = (code: string, empty: string | null) => [null, null, code, code, code, code, empty];
    expect(await cellFaults(ids, { definition: { column: "cell" } })).to.deep.equal(
      wrong("DEFINITION_INVALID", "DEFINITION_INVALID"),
    );
    expect(await cellFaults(ids, { experience: { column: "cell" } })).to.deep.equal(
      wrong("EXPERIENCE_INVALID", null),
    );
  });

  it("refuses control, bidirectional, invisible and broken characters and huge cells, and shows them harmless", async () => {
    const cells = [
      "A\u202eb",
      "A\u0007b",
      "A\nb",
      "A\u200bb",
      "MÃ¼ller",
      "M\ufffdller",
      "x".repeat(10_001),
      "محمد علی‌پور",
    ];
    expect(await cellFaults(cells, { name: { columns: ["cell"], path: "/name" } })).to.deep.equal([
      ...new Array<string>(4).fill("HIDDEN_CHARACTER"),
      ...["BROKEN_CHARACTER", "BROKEN_CHARACTER", "CELL_TOO_LONG", null],
    ]);
    const file = await school(
      "A\u202e\u001b[31mb,,,2026-06-30,Pass",
      `${"x".repeat(10_001)},,,2026-06-30,Pass`,
    );
    const { faults } = await checkResults({ table: await openTable({ file }), mapping: SCHOOL, now: NOW });
    expect(faults[0]?.value).to.equal("A<U+202E><U+001B>[31mb");
    expect(faults[0]?.reason).to.contain("U+202E");
    expect(faults[1]?.value).to.equal(`${"x".repeat(80)}…`);
    const field = { column: "cell", path: "/narrative", type: "text", required: false } as const;
    expect(await cellFaults(["two\r\nlines\tand a tab", "A\u202eb"], { fields: [field] })).to.deep.equal([
      null,
      "HIDDEN_CHARACTER",
    ]);
  });

  it("keeps cells that begin like a formula as text, and says so", async () => {
    const table = await openTable({
      file: await school('Ana,,,2026-06-30,"=HYPERLINK(""x"")"', "Bo,,,2026-06-30,-1.5"),
    });
    const [first] = await resultsOf(table, SCHOOL);
    expect(first?.document.result).to.deep.equal([{ type: ["Result"], value: '=HYPERLINK("x")' }]);
    const { notices } = await checkResults({ table, mapping: SCHOOL, now: NOW });
    expect(notices.find(({ code }) => code === "FORMULA_TEXT")).to.include({ line: 2, count: 1 });
  });

  it("names a column that the mapping has and the file has not, and one that is alike", async () => {
    const table = await openTable({ file: await school("Ana,,,2026-06-30,Pass") });
    const mapping = mappingOf({ name: { columns: ["Name"], path: "/name" }, achievedAt: { column: "date" } });
    expect(await detailsOf("MALFORMED_TABLE", () => resultsOf(table, mapping))).to.include({
      fault: "COLUMN_MISSING",
      column: "Name",
      headers: "name, email, wallet, date, result",
      hint: " (Name → name)",
    });
    const dateless = mappingOf({ name: { columns: ["name"], path: "/name" } });
    expect(await detailsOf("MALFORMED_TABLE", () => resultsOf(table, dateless))).to.include({
      fault: "DATE_UNMAPPED",
    });
  });

  it("stops when it is told to", async () => {
    const table = await openTable({ file: await school("Ana,,,2026-06-30,Pass") });
    const options = { table, mapping: SCHOOL, now: NOW, signal: AbortSignal.abort() };
    await detailsOf("ABORTED", () => readResults(options).next());
  });

  it("checks 100,000 rows, a third of them bad, on a heap that holds no rows", async () => {
    const rows = Array.from({ length: 100_000 }, (_, place) => {
      const wallet = place % 3 === 0 ? "nowhere" : `0x${(place + 2 ** 20).toString(16).padStart(40, "0")}`;
      return `Ana ${place},ana${place}@b.example,${wallet},2026-06-30,${"result ".repeat(20)}${place}`;
    });
    const file = await folder.write("many.csv", [HEADER, ...rows].join("\n"));
    rows.length = 0;
    const table = await openTable({ file });
    const before = heapInUse();
    let grown = 0;
    const onProgress = (count: number) => {
      if (count === 100_000) grown = heapInUse() - before;
    };
    const report = await checkResults({ table, mapping: SCHOOL, now: NOW, onProgress });
    expect(report).to.include({ rows: 100_000, accepted: 66_666, withoutAddress: 0, faultCount: 33_334 });
    expect(report.faults).to.have.length(1_000);
    // What is kept of a row: fingerprints of it and of its result, its address and its name.
    expect(grown / 100_000).to.be.lessThan(450);
  }).timeout(120_000);

  it("words every fault and notice in both languages, with the same values in each", () => {
    const placesIn = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    for (const { en, es } of [...Object.values(ROW_FAULTS), ...Object.values(TABLE_FAULTS)]) {
      expect(placesIn(es.reason), en.reason).to.deep.equal(placesIn(en.reason));
      expect(placesIn(es.fix), en.fix).to.deep.equal(placesIn(en.fix));
      expect(es.reason).to.not.equal(en.reason);
    }
    for (const { en, es } of Object.values(NOTICES)) expect(placesIn(es)).to.deep.equal(placesIn(en));
  });

  describe("against the network", () => {
    const HUBS = address("0x00000000000000000000000000000000000A11CE");
    const CONTRACT = address("0x00000000000000000000000000000000000C0DE5");
    const DELEGATED = address("0x00000000000000000000000000000000000DE1E6");
    const deployment = { contracts: { HubRegistry: { address: HUBS } } } as unknown as deployments.Deployment;
    const codes: Readonly<Record<string, string>> = {
      [HUBS]: "0x6001",
      [CONTRACT]: "0x6080",
      [DELEGATED]: `0xef0100${"12".repeat(20)}`,
    };
    const provider = { getCode: async (who: unknown) => codes[String(who)] ?? "0x" };

    async function check(
      learners: readonly (Address | "")[],
      parts: { allowContractWallets?: boolean } = {},
    ) {
      const rows = learners.map((learner, place) => `Person ${place},,${learner},2026-06-30,Pass`);
      const table = await openTable({ file: await school(...rows) });
      const network = { provider, deployment, ...parts };
      const report = await checkResults({ table, mapping: SCHOOL, now: NOW, network });
      return { ...report, faults: report.faults.map(({ line, column, code }) => [line, column, code]) };
    }

    it("trap 39: a contract's address where a person's was meant is a bad row, the network's own above all", async () => {
      const report = await check([address(ANA), CONTRACT, HUBS, "", DELEGATED]);
      expect(report.faults).to.deep.equal([
        [3, "wallet", "ADDRESS_IS_CONTRACT"],
        [4, "wallet", "ADDRESS_OF_NETWORK"],
      ]);
      expect(report).to.include({ rows: 5, accepted: 3, withoutAddress: 1 });
    });

    it("lets contracts be wallets where that is allowed, but never the network's own", async () => {
      const report = await check([CONTRACT, HUBS], { allowContractWallets: true });
      expect(report.faults).to.deep.equal([[3, "wallet", "ADDRESS_OF_NETWORK"]]);
      expect(report.accepted).to.equal(1);
    });

    it("asks for code that only looks like a delegation", async () => {
      const longer = { getCode: async () => `0xef0100${"12".repeat(21)}` };
      const table = await openTable({ file: await school(`Ana,,${ANA},2026-06-30,Pass`) });
      const network = { provider: longer, deployment };
      const { faults } = await checkResults({ table, mapping: SCHOOL, now: NOW, network });
      expect(faults.map(({ code }) => code)).to.deep.equal(["ADDRESS_IS_CONTRACT"]);
    });

    it("asks for each address once in a batch of rows, and passes on all rows in order", async () => {
      const asked: string[] = [];
      const counting = {
        getCode: async (who: unknown) => {
          asked.push(String(who));
          return "0x";
        },
      };
      const days = Array.from({ length: 250 }, (_, place) =>
        new Date(place * 86_400_000).toISOString().slice(0, 10),
      );
      const table = await openTable({ file: await school(...days.map((day) => `Ana,,${ANA},${day},Pass`)) });
      const network = { provider: counting, deployment };
      const report = await checkResults({ table, mapping: SCHOOL, now: NOW, network });
      expect(report.accepted).to.equal(250);
      expect(asked).to.deep.equal([ANA, ANA, ANA]);
    });

    it("says of a node that does not answer that it does not answer, not that a row is bad", async () => {
      const broken = { getCode: () => Promise.reject(new Error("socket hang up")) };
      const table = await openTable({ file: await school(`Ana,,${ANA},2026-06-30,Pass`) });
      const network = { provider: broken, deployment };
      await detailsOf("CHAIN_UNREACHABLE", () => checkResults({ table, mapping: SCHOOL, now: NOW, network }));
    });
  });
});
