import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import {
  FUZZ,
  HOSTILE_JSON,
  hostileBytes,
  hostileTexts,
  outcomeOf,
} from "../../../sdk/test/utils/hostile.ts";
import { applyColumnFlags } from "../../src/input/applyColumnFlags.ts";
import { boundRows } from "../../src/input/boundRows.ts";
import { checkResults } from "../../src/input/checkResults.ts";
import { csvRows } from "../../src/input/csvRows.ts";
import { openTable } from "../../src/input/openTable.ts";
import { parseMapping } from "../../src/input/parseMapping.ts";
import { previewMapping } from "../../src/input/previewMapping.ts";
import { suggestMapping } from "../../src/input/suggestMapping.ts";
import { MAX_COLUMNS, MAX_ROWS } from "../../src/input/tableFaults.ts";
import { detailsOf, makeFolder, mappingOf, NOW, rowsOf } from "../utils/tables.ts";

const ROW = "Ana García,ana@example.org,0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045,2026-06-30,Pass,12.5";
const CSV = `name,email,address,date,result,credits\n${ROW}\n"Bo, Jr",bo@example.org,,30/06/2026,"said ""no""",3\n`;
const ODD = "__proto__;constructor;toString;nombre;fecha\r\n1;2;3;Zoë;2026-01-01\r\n";
const JSON_ROWS =
  '[{"name":"Ana","date":"2026-06-30","result":"Pass"},{"name":"Bo","__PROTO__":1,"date":"x"}]';
const JSON_LINES = '{"name":"Ana","date":"2026-06-30"}\n{"name":"Bo","constructor":"x"}\n';
const MAPPING = JSON.stringify({
  ...{
    version: 1,
    name: { columns: ["name"], path: "/name" },
    email: "email",
    address: { column: "address" },
  },
  ...{
    achievedAt: { value: "2026-06-30" },
    definition: { value: 1 },
    decimal: ",",
    dateFormat: "DD.MM.YYYY",
  },
  fields: [{ column: "result", path: "/result/0/value", type: "text", required: true }],
});
const PIECES = [
  "=",
  "+",
  "-",
  "@",
  ";",
  "\t",
  "\u00a0",
  "\u202e",
  "E+12",
  "0x",
  "1e999",
  "'",
  "sep=",
  "Ã©",
  "\ufffd",
];

/** Cells as people and programs leave them. */
const anyCell = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "2026-02-30",
    "31/31/2026",
    "0x".padEnd(42, "a"),
    "99999999999999999999",
    "ſı",
    "a@b.c",
    "x".repeat(10_001),
  ),
  fc.constantFrom(...PIECES, ...HOSTILE_JSON.slice(0, 20)),
);
const anyTable = fc
  .array(fc.array(anyCell, { maxLength: 7 }), { maxLength: 6 })
  .map((rows) => ["name,date,result", ...rows.map((cells) => cells.join(","))].join("\n"));

describe("fuzz: tables", function () {
  this.timeout(FUZZ.timeoutMs);
  let folder: Awaited<ReturnType<typeof makeFolder>>;

  before(async () => {
    folder = await makeFolder();
  });

  after(async () => {
    await folder.remove();
  });

  /** All that a table goes through before anything is attested. */
  async function readAll(file: string): Promise<unknown> {
    const table = await openTable({ file });
    const mapping = suggestMapping(table);
    previewMapping({ table, mapping });
    const checked = { ...mapping, achievedAt: mapping.achievedAt ?? { value: "2026-06-30" } };
    return await checkResults({ table, mapping: checked, now: NOW });
  }

  for (const [name, samples] of Object.entries({
    "a.csv": [CSV, ODD],
    "a.json": [JSON_ROWS],
    "a.jsonl": [JSON_LINES],
    a: [CSV, JSON_ROWS],
  })) {
    it(`${name}: any bytes are a table or a coded error, and every row is read or says why not`, async () => {
      for (const sample of samples) {
        expect(await outcomeOf(async () => readAll(await folder.write(name, sample)))).to.have.property(
          "value",
        );
      }
      const texts = fc.oneof(hostileTexts(samples), anyTable);
      await fc.assert(
        fc.asyncProperty(fc.oneof(texts, hostileBytes(samples)), async (content) => {
          const file = await folder.write(name, content);
          await outcomeOf(() => readAll(file));
        }),
        FUZZ,
      );
    });
  }

  it("any text in UTF-16 or Windows-1252 is a table or a coded error", async () => {
    await fc.assert(
      fc.asyncProperty(
        hostileTexts([CSV, ODD]),
        fc.constantFrom("utf16le", "latin1"),
        async (text, encoding) => {
          const bytes = Buffer.from(
            encoding === "utf16le" ? `\ufeff${text}` : text,
            encoding as BufferEncoding,
          );
          const file = await folder.write("b.csv", bytes);
          await outcomeOf(() => readAll(file));
        },
      ),
      FUZZ,
    );
  });

  it("any saved mapping and any flag is a mapping or a coded error", async () => {
    const table = await openTable({ file: await folder.write("c.csv", CSV) });
    const flags = fc.array(
      fc.oneof(fc.string(), fc.constantFrom("name=name", "date=", "field:/a/0=result", "/x=date")),
    );
    await fc.assert(
      fc.asyncProperty(hostileTexts([MAPPING]), flags, async (source, given) => {
        const outcome = await outcomeOf(() => parseMapping({ source }));
        await outcomeOf(() =>
          applyColumnFlags({ mapping: suggestMapping(table), flags: given, language: "en" }),
        );
        if (!("value" in outcome)) return;
        const mapping = outcome.value as ReturnType<typeof parseMapping>;
        await outcomeOf(() => checkResults({ table, mapping, now: NOW }));
      }),
      FUZZ,
    );
  });

  it("a path as deep as it is long is refused, and not built", async () => {
    const source = JSON.stringify({ fields: [{ column: "a", path: "/a".repeat(100_000) }] });
    await detailsOf("INVALID_ARGUMENT", () => parseMapping({ source }));
  });

  it("a real table that was damaged is a table or a coded error, if CAIRN_OULAD names the folder of one", async () => {
    const file = path.join(process.env.CAIRN_OULAD ?? "", "courses.csv");
    if (!existsSync(file)) {
      console.log(
        "      ! CAIRN_OULAD names no folder of the Open University's tables: only made-up tables were damaged",
      );
      return;
    }
    let head = "";
    for await (const piece of createReadStream(file, { end: 4_000, encoding: "utf8" })) head += String(piece);
    await fc.assert(
      fc.asyncProperty(hostileTexts([head]), async (text) => {
        const damaged = await folder.write("oulad.csv", text);
        await outcomeOf(() => readAll(damaged));
      }),
      FUZZ,
    );
  });
});

describe("limits of tables", () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>;

  before(async () => {
    folder = await makeFolder();
  });

  after(async () => {
    await folder.remove();
  });

  /** The fault of a whole file. */
  async function faultOf(name: string, content: string): Promise<unknown> {
    const file = await folder.write(name, content);
    const details = await detailsOf("MALFORMED_TABLE", async () => rowsOf(await openTable({ file })));
    return details.fault;
  }

  it("an object that never ends is not read into memory", async () => {
    expect(await faultOf("long.json", `{"a":"${"x".repeat(1_100_000)}`)).to.equal("ROW_TOO_LARGE");
  });

  it("columns are as many as a spreadsheet has", async () => {
    const names = Array.from({ length: MAX_COLUMNS + 1 }, (_, place) => `c${place}`);
    expect(await faultOf("wide.csv", `${names.join(",")}\n1\n`)).to.equal("TOO_MANY_COLUMNS");
    const objects = names.map((name) => JSON.stringify({ [name]: 1 }));
    expect(await faultOf("wide.jsonl", objects.join("\n"))).to.equal("TOO_MANY_COLUMNS");
  });

  it("rows are as many as are remembered, to find one that comes twice", async () => {
    const endless = async function* () {
      for (;;) yield { line: 1, cells: [] };
    };
    let count = 0;
    const details = await detailsOf("MALFORMED_TABLE", async () => {
      for await (const _row of boundRows(endless(), { file: "many.csv", language: "en" })) count += 1;
    });
    expect(count).to.equal(MAX_ROWS);
    expect(details).to.include({ fault: "TOO_MANY_ROWS", limit: MAX_ROWS });
  });

  it("a quote as what separates cells is none", async () => {
    const file = await folder.write("quote.csv", 'sep="\nname,result\nAna,Pass\n');
    expect(await outcomeOf(() => openTable({ file }))).to.have.nested.property(
      "error.code",
      "MALFORMED_TABLE",
    );
  });

  it("a value of a sentence is shortened", async () => {
    const column = "x".repeat(5_000);
    const outcome = await outcomeOf(async () =>
      openTable({ file: await folder.write("twice.csv", `${column},${column}\n1,2\n`) }),
    );
    expect(outcome).to.have.nested.property("error.details.fault", "HEADER_TWICE");
    expect(outcome).to.have.nested.property("error.shortMessage.length").that.is.below(1_000);
  });

  it("a delimiter that the parser refuses is an error of the table", async () => {
    const text = async function* () {
      yield 'a"b\n';
    };
    const outcome = await outcomeOf(async () => {
      for await (const _row of csvRows({ text: text(), delimiter: '"', file: "a.csv", language: "en" }));
    });
    expect(outcome).to.have.nested.property("error.code", "MALFORMED_TABLE");
  });

  it("a mapping is checked again where it is used", async () => {
    const table = await openTable({ file: await folder.write("d.csv", CSV) });
    const mapping = mappingOf({
      achievedAt: { value: "2026-06-30" },
      fields: [{ column: "result", path: "/__proto__/x", type: "text", required: false }],
    });
    await detailsOf("INVALID_ARGUMENT", () => checkResults({ table, mapping, now: NOW }));
  });
});
