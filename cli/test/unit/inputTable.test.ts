import { appendFile } from "node:fs/promises";
import { expect } from "chai";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { PROPERTY } from "../../../sdk/test/utils/properties.ts";
import { csvRows } from "../../src/input/csvRows.ts";
import { jsonRows } from "../../src/input/jsonRows.ts";
import { openTable } from "../../src/input/openTable.ts";
import { WordedError } from "../../src/messages/WordedError.ts";
import { cellsOf, detailsOf, heapInUse, makeFolder, rowsOf } from "../utils/tables.ts";

const ROWS = 100_000;

describe("a table of results", () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>;

  before(async () => {
    folder = await makeFolder();
  });

  after(async () => {
    await folder.remove();
  });

  /** The fault of a file that cannot be read to its end. */
  async function faultOf(
    content: string | Uint8Array,
    name = "broken.csv",
  ): Promise<Readonly<Record<string, unknown>>> {
    const file = await folder.write(name, content);
    return await detailsOf("MALFORMED_TABLE", async () => rowsOf(await openTable({ file })));
  }

  it("passes over a byte order mark: the first column keeps its name", async () => {
    const text = "name,result\nAna,Pass\n";
    const contents = {
      "utf-8": Buffer.from(`\ufeff${text}`, "utf8"),
      "utf-16le": Buffer.from(`\ufeff${text}`, "utf16le"),
      "utf-16be": Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
    };
    for (const [encoding, content] of Object.entries(contents)) {
      const table = await openTable({ file: await folder.write("mark.csv", content) });
      expect(table.encoding).to.equal(encoding);
      expect(table.headers).to.deep.equal(["name", "result"]);
      expect(await rowsOf(table)).to.deep.equal([{ line: 2, cells: ["Ana", "Pass"] }]);
      const codes = table.notices.map(({ code }) => code);
      expect(codes).to.deep.equal(encoding === "utf-8" ? [] : ["READ_AS_UTF_16"]);
    }
  });

  it("reads quotes: delimiters, quotes and line breaks inside a cell belong to it", async () => {
    const file = await folder.write("quotes.csv", 'name,note\n"García, Ana","said ""yes""\nand left"\nBo,\n');
    expect(await rowsOf(await openTable({ file }))).to.deep.equal([
      { line: 2, cells: ["García, Ana", 'said "yes"\nand left'] },
      { line: 4, cells: ["Bo", ""] },
    ]);
  });

  it("tells commas, semicolons and tabs apart by the first row, outside quotes", async () => {
    for (const [delimiter, text] of [
      [",", '"a;b;c",d\n1;2,3\n'],
      [";", "a;d\n1,2;3\n"],
      [";", '"x,y,z";"d\ne"\n1;2\n'],
      ["\t", "a\td\n1,2\t3\n"],
      [",", "only\nvalue\n"],
      [";", "\n\na;b\n1;2\n"],
    ] as const) {
      const table = await openTable({ file: await folder.write("delimited.csv", text) });
      expect(table.delimiter, text).to.equal(delimiter);
      for (const { cells } of await rowsOf(table)) expect(cells.length).to.equal(table.headers.length);
    }
  });

  it("obeys a first line that only names the delimiter, as spreadsheets write it", async () => {
    const table = await openTable({ file: await folder.write("hint.csv", "sep=|\r\na|b\r\n1|2\r\n") });
    expect(table).to.include({ delimiter: "|" }).and.to.have.deep.property("headers", ["a", "b"]);
    expect(await rowsOf(table)).to.deep.equal([{ line: 3, cells: ["1", "2"] }]);
  });

  it("asks where two delimiters come equally often, and takes the one that is stated", async () => {
    const file = await folder.write("unclear.csv", "last, first;mail\nGarcía, Ana;a@b.example\n");
    const details = await detailsOf("MALFORMED_TABLE", () => openTable({ file }));
    expect(details).to.include({ fault: "DELIMITER_UNCLEAR", file, line: 1 });
    expect((await openTable({ file, delimiter: ";" })).headers).to.deep.equal(["last, first", "mail"]);
  });

  it("reads lines that end in LF, CRLF or CR, also mixed, and counts them right", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = ["a,b", "1,2", '"3\r\n3","4\r4"', "5,6", ""].join(end);
      const table = await openTable({ file: await folder.write("ends.csv", text) });
      expect(await rowsOf(table), JSON.stringify(end)).to.deep.equal([
        { line: 2, cells: ["1", "2"] },
        { line: 3, cells: ["3\r\n3", "4\r4"] },
        { line: 6, cells: ["5", "6"] },
      ]);
    }
    const mixed = await folder.write("mixed.csv", "a,b\r\n1,2\n3,4\r5,6");
    expect((await rowsOf(await openTable({ file: mixed }))).map(({ line }) => line)).to.deep.equal([2, 3, 4]);
  });

  it("reads umlauts in UTF-8, however the bytes are cut into pieces", async () => {
    const names = Array.from({ length: 20_000 }, (_, place) => `${"x".repeat(place % 7)}Müller Ñandú ß 李 🏔`);
    const file = await folder.write(
      "utf8.csv",
      `name,place\n${names.map((name) => `${name},1`).join("\n")}\n`,
    );
    const table = await openTable({ file });
    expect(table).to.include({ encoding: "utf-8" }).and.to.have.deep.property("notices", []);
    expect((await cellsOf(file)).map(([name]) => name)).to.deep.equal(names);
  });

  it("reads umlauts in Windows-1252, as spreadsheets in Germany and Spain save them, and says so", async () => {
    const text = "Name;Note\r\nAda;1\r\nMüller Ñandú – 5 €;ß\r\n";
    const table = await openTable({ file: await folder.write("excel.csv", windows1252(text)) });
    expect(table.encoding).to.equal("windows-1252");
    expect((await rowsOf(table))[1]).to.deep.equal({ line: 3, cells: ["Müller Ñandú – 5 €", "ß"] });
    const [notice] = table.notices;
    expect(notice).to.include({ code: "READ_AS_WINDOWS_1252", line: 3 });
    expect(notice?.text).to.contain("Müller Ñandú – 5 €;ß");
  });

  it("refuses a file that is partly UTF-8 and partly not, and shows the line", async () => {
    const content = Buffer.concat([windows1252("name,place\nMüller,1\n"), Buffer.from("Jäger,2\n", "utf8")]);
    expect(await faultOf(content)).to.include({ fault: "ENCODING_MIXED", line: 3, text: "JÃ¤ger,2" });
  });

  it("refuses an empty file, a mark without text, blank lines, and a header without rows", async () => {
    expect(await faultOf("")).to.include({ fault: "FILE_EMPTY" });
    expect(await faultOf("\ufeff")).to.include({ fault: "FILE_EMPTY" });
    expect(await faultOf("\n \n;;\n")).to.include({ fault: "FILE_EMPTY" });
    expect(await faultOf("name,result\n")).to.include({ fault: "NO_ROWS" });
    expect(await faultOf("name,result\n\n,\n")).to.include({ fault: "NO_ROWS" });
    expect(await faultOf("", "empty.json")).to.include({ fault: "FILE_EMPTY" });
    expect(await faultOf("[]", "none.json")).to.include({ fault: "NO_ROWS" });
  });

  it("refuses what is no text table, and says what it is", async () => {
    const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]);
    expect(await faultOf(zip, "results.xlsx")).to.include({
      fault: "NOT_A_TABLE",
      kind: "a workbook (XLSX or ODS)",
    });
    expect(await faultOf("%PDF-1.7")).to.include({ fault: "NOT_A_TABLE", kind: "a PDF" });
    expect(await faultOf(Buffer.from("name,result\nAna,1\n", "utf16le"))).to.include({ fault: "BINARY" });
    expect(await faultOf(Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x62]))).to.include({
      fault: "ENCODING_BROKEN",
      encoding: "utf-16le",
    });
    const absent = () => openTable({ file: "/nowhere/results.csv" });
    expect(await detailsOf("MALFORMED_TABLE", absent)).to.include({ fault: "FILE_UNREADABLE" });
  });

  it("names both columns that have one name, and the one that has none", async () => {
    expect(await faultOf("\nname,mark, name\nAna,1,Bo\n")).to.include({
      fault: "HEADER_TWICE",
      line: 2,
      column: "name",
      first: 1,
      second: 3,
    });
    expect(await faultOf("name,,mark\nAna,1,2\n")).to.include({ fault: "HEADER_UNNAMED", line: 1, place: 2 });
  });

  it("passes over the empty columns and rows that spreadsheets leave behind", async () => {
    const file = await folder.write("surplus.csv", "name;mark;;\r\nAna;1;;\r\n;;;\r\n\r\nBo;2;;\r\n");
    const table = await openTable({ file });
    expect(table.headers).to.deep.equal(["name", "mark"]);
    expect((await rowsOf(table)).map(({ line }) => line)).to.deep.equal([2, 5]);
  });

  it("prints no control characters of a file", async () => {
    const file = await folder.write("header.csv", "na\u001b[31mme,na\u001b[31mme\nAna,Bo\n");
    const error = await openTable({ file }).catch((fault: unknown) => fault as Error);
    expect(error)
      .to.have.property("message")
      .that.contains("na<U+001B>[31mme")
      .and.does.not.contain("\u001b");
  });

  it("names the row and the column of a quote that is never closed, or misplaced", async () => {
    const good = 'name,mark\n"A\nB",1\n';
    expect(await faultOf(`${good}Ana,"2\nBo,3\n`)).to.include({ fault: "QUOTE_UNCLOSED", line: 4, place: 2 });
    expect(await faultOf(`${good}Juan "Paco",2\n`)).to.include({
      fault: "QUOTE_MISPLACED",
      line: 4,
      place: 1,
    });
    expect(await faultOf(`${good}Ana,"2"x\n`)).to.include({ fault: "QUOTE_MISPLACED", line: 4, place: 2 });
    expect(await faultOf(`${good}Ana,"${"x\n".repeat(600_000)}`)).to.include({
      fault: "ROW_TOO_LARGE",
      line: 4,
    });
  });

  it("says in Spanish what it says in English", async () => {
    const file = await folder.write("leer.csv", "");
    const english = await openTable({ file }).catch((error: unknown) => error as Error & { fix: string });
    const spanish = await openTable({ file, language: "es" }).catch((error: unknown) => error as Error);
    expect(english).to.be.instanceOf(WordedError);
    expect(english).to.have.property("shortMessage", `The file ${file} is empty.`);
    expect(spanish).to.have.property("shortMessage", `El archivo ${file} está vacío.`);
  });

  it("reads a JSON array and JSON Lines as the same table, with the lines of their objects", async () => {
    const objects = [
      '{"name": "Ana, \\"la de {Olot}\\"", "mark": 9.5}',
      '{\n  "mark": true,\n  "extra": null\n}',
      '{"name": "Bo", "extra": "[1]"}',
    ];
    const expected = ['Ana, "la de {Olot}"|9.5|', "|true|", "Bo||[1]"].map((row) => row.split("|"));
    for (const [name, text, lines] of [
      ["array.json", `\ufeff[\n${objects.join(",\n")}\n]\n`, [2, 3, 7]],
      ["lines.jsonl", objects.join("\r\n"), [1, 2, 6]],
      ["unnamed.txt", `  [${objects.join(" , ")}]`, [1, 1, 4]],
    ] as const) {
      const table = await openTable({ file: await folder.write(name, text) });
      expect(table)
        .to.include({ format: "json" })
        .and.to.have.deep.property("headers", ["name", "mark", "extra"]);
      expect(await rowsOf(table), name).to.deep.equal(
        lines.map((line, place) => ({ line, cells: expected[place] })),
      );
    }
  });

  it("names the line of what is not JSON, not an object, or nested", async () => {
    for (const [text, fault, line] of [
      ['[\n{"a":1}\n{"a":2}]', "JSON_BROKEN", 3],
      ['[\n{"a":1},\n]', "JSON_BROKEN", 3],
      ['[{"a":1}', "JSON_BROKEN", 1],
      ['[{"a":1}] 1', "JSON_NOT_OBJECTS", 1],
      ['\n{"a":1', "JSON_BROKEN", 2],
      ['{"a":1}\n{"a":01}', "JSON_BROKEN", 2],
      ['{"a":1,"a":2}', "JSON_AMBIGUOUS", 1],
      ['{"a":12345678901234567890}', "JSON_AMBIGUOUS", 1],
      ['{"a":1}\n\n"b"', "JSON_NOT_OBJECTS", 3],
      ["[1]", "JSON_NOT_OBJECTS", 1],
      ['[\n{"a":1},\n{"a":{"b":1}}]', "JSON_NESTED", 3],
    ] as const) {
      expect(await faultOf(text, "broken.json"), text).to.include({ fault, line });
    }
  });

  it("notices that the file changed after it was opened", async () => {
    const file = await folder.write("changed.csv", "name\nAna\n");
    const table = await openTable({ file });
    await appendFile(file, "Bo\n");
    expect(await detailsOf("MALFORMED_TABLE", () => rowsOf(table))).to.include({ fault: "FILE_CHANGED" });
    const again = await openTable({ file });
    expect(again.sourceHash).to.not.equal(table.sourceHash);
    expect((await openTable({ file })).sourceHash).to.equal(again.sourceHash);
  });

  it("reads rows the same however the text is cut into pieces", async () => {
    const text = ['name,"the note"', '"Ana ""la"" Müller","a\r\nb"', "🏔,", '"",""""', ""];
    const objects = '[{"a":"\\"}{","b":1} ,\n{"a":"🏔\\\\","b":null}\n]';
    const plain = { file: "pieces", language: "en", delimiter: "," } as const;
    const read = async (rows: AsyncIterable<unknown>) => {
      const all: unknown[] = [];
      for await (const row of rows) all.push(row);
      return all;
    };
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.constantFrom("\n", "\r\n", "\r"), async (lengths, end) => {
        expect(await read(csvRows({ ...plain, text: pieces(text.join(end), lengths) }))).to.deep.equal([
          { line: 1, cells: ["name", "the note"] },
          { line: 2, cells: ['Ana "la" Müller', "a\r\nb"] },
          { line: 4, cells: ["🏔", ""] },
          { line: 5, cells: ["", '"'] },
        ]);
        expect(await read(jsonRows({ ...plain, text: pieces(objects, lengths) }))).to.deep.equal([
          { line: 1, object: { a: '"}{', b: 1 } },
          { line: 2, object: { a: "🏔\\", b: null } },
        ]);
      }),
      PROPERTY,
    );
  });

  it("streams 100,000 rows: the heap does not grow with them", async () => {
    for (const [name, text] of [
      ["many.csv", () => `name,email,wallet,date,result,note\n${many((row) => row.join(","))}`],
      ["many.jsonl", () => many(([name, email, wallet]) => JSON.stringify({ name, email, wallet }))],
    ] as const) {
      const content = text();
      const table = await openTable({ file: await folder.write(name, content) });
      let count = 0;
      let atFirst = 0;
      let grown = 0;
      let misnumbered = 0;
      const header = name === "many.csv" ? 1 : 0;
      for await (const { line } of table.rows()) {
        count += 1;
        if (count === ROWS / 10) atFirst = heapInUse();
        if (count === ROWS) grown = heapInUse() - atFirst;
        if (line !== count + header) misnumbered += 1;
      }
      expect({ count, misnumbered }).to.deep.equal({ count: ROWS, misnumbered: 0 });
      expect(grown, name).to.be.lessThan(content.length / 5);
    }
  }).timeout(120_000);

  it("reads back any table that csv-stringify writes, with the line of each row", async () => {
    const cell = fc
      .array(fc.constantFrom("a", "ü", "李", " ", '"', ",", ";", "\t", "\n", "\r\n", "\r", "="), {
        maxLength: 6,
      })
      .map((parts) => parts.join(""));
    const row = fc.array(cell, { minLength: 3, maxLength: 3 });
    const style = fc.record({
      delimiter: fc.constantFrom(",", ";", "\t"),
      record_delimiter: fc.constantFrom("\n", "\r\n", "\r"),
      quoted: fc.boolean(),
      quoted_empty: fc.boolean(),
      bom: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), style, async (cells, options) => {
        const kept = cells.filter((values) => values.some((value) => value.trim() !== ""));
        fc.pre(kept.length > 0);
        const all = [["first", "second one", 'third, "quoted"'], ...cells];
        const file = await folder.write("any.csv", stringify(all, { ...options, quoted_match: /[\r\n]/ }));
        const table = await openTable({ file, delimiter: options.delimiter });
        const lines = linesOf(all).filter((_, place) => kept.includes(all[place] as string[]));
        expect(await rowsOf(table)).to.deep.equal(
          kept.map((values, place) => ({ line: lines[place], cells: values })),
        );
      }),
      PROPERTY,
    );
  });
});

/** A text in pieces of the given lengths, over and over. */
async function* pieces(text: string, lengths: readonly number[]): AsyncGenerator<string> {
  const letters = [...text];
  for (let turn = 0; letters.length > 0; turn += 1) {
    yield letters.splice(0, lengths[turn % lengths.length]).join("");
  }
}

/** The line on which each row begins. */
function linesOf(rows: readonly (readonly string[])[]): readonly number[] {
  let next = 1;
  return rows.map((cells) => {
    const line = next;
    next += 1 + cells.join("|").split(/\r\n|\r|\n/).length - 1;
    return line;
  });
}

function many(write: (row: readonly string[]) => string): string {
  const rows = Array.from({ length: ROWS }, (_, place) =>
    write([
      `Ana Müller ${place}`,
      `ana${place}@school.example`,
      `0x${(place + 2 ** 20).toString(16).padStart(40, "0")}`,
      "2026-06-30",
      String(place % 10),
      `"a note with, a comma ${place}"`,
    ]),
  );
  return `${rows.join("\n")}\n`;
}

function windows1252(text: string): Buffer {
  const others: Readonly<Record<string, number>> = { "€": 0x80, "–": 0x96 };
  return Buffer.from([...text].map((letter) => others[letter] ?? letter.charCodeAt(0)));
}
