import { definitionId, experienceId } from "@cairn/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { PROPERTY } from "../../../sdk/test/utils/properties.ts";
import { applyColumnFlags } from "../../src/input/applyColumnFlags.ts";
import { documentOf } from "../../src/input/documentOf.ts";
import { formatMapping } from "../../src/input/formatMapping.ts";
import type { FieldMapping, Mapping } from "../../src/input/Mapping.ts";
import { parseMapping } from "../../src/input/parseMapping.ts";
import { previewMapping } from "../../src/input/previewMapping.ts";
import { suggestMapping } from "../../src/input/suggestMapping.ts";
import { detailsOf, mappingOf } from "../utils/tables.ts";

/** A table of the given columns with one row. */
function tableOf(columns: Readonly<Record<string, string>>) {
  return { headers: Object.keys(columns), sample: [{ line: 2, cells: Object.values(columns) }] };
}

function field(column: string, path: string, parts: Partial<FieldMapping> = {}): FieldMapping {
  return { column, path, type: "text", required: false, ...parts };
}

describe("a mapping of columns", () => {
  it("is read from its short forms", () => {
    const source = JSON.stringify({
      name: { columns: ["Vorname", "Nachname"] },
      email: { column: "Mail", path: "mail" },
      address: "Wallet",
      achievedAt: { value: "2026-06-30" },
      expiresAt: { column: "Ende" },
      definition: { value: 3 },
      experience: "Ort",
      fields: [
        { column: "Note", path: "/result/0/value", required: true },
        { column: "a/b", path: "a~b", type: "number" },
      ],
      dateFormat: "DD.MM.YYYY",
      decimal: ",",
    });
    expect(parseMapping({ source: `\ufeff${source}` })).to.deep.equal({
      name: { columns: ["Vorname", "Nachname"], path: "/name" },
      email: { columns: ["Mail"], path: "/mail" },
      address: { column: "Wallet" },
      achievedAt: { value: "2026-06-30" },
      expiresAt: { column: "Ende" },
      definition: { value: definitionId(3) },
      experience: { column: "Ort" },
      fields: [
        field("Note", "/result/0/value", { required: true }),
        field("a/b", "/a~0b", { type: "number" }),
      ],
      dateFormat: "DD.MM.YYYY",
      decimal: ",",
    });
    expect(parseMapping({ source: '{"name":"Nombre","email":"Correo"}' })).to.deep.equal(
      mappingOf({
        name: { columns: ["Nombre"], path: "/name" },
        email: { columns: ["Correo"], path: null },
      }),
    );
  });

  it("is saved and read back unchanged", () => {
    const column = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => text.trim() !== "");
    const from = column.map((name) => ({ column: name }));
    const day = fc.constant({ value: "2026-06-30T10:00:00Z" });
    const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
    const mapping = fc
      .record({
        name: optional(
          fc.record({
            columns: fc.array(column, { minLength: 1, maxLength: 3 }),
            path: fc.constant("/name"),
          }),
        ),
        email: optional(
          fc.record({ columns: column.map((name) => [name]), path: fc.constantFrom(null, "/e~1mail") }),
        ),
        address: optional(from),
        achievedAt: optional(fc.oneof(from, day)),
        expiresAt: optional(fc.oneof(from, day)),
        definition: optional(fc.oneof(from, fc.constant({ value: definitionId(7) }))),
        experience: optional(fc.oneof(from, fc.constant({ value: experienceId(8) }))),
        fields: fc.array(fc.tuple(column, fc.constantFrom("text", "number", "boolean"), fc.boolean()), {
          maxLength: 3,
        }),
        dateFormat: fc.constantFrom("YYYY-MM-DD", "DD/MM/YYYY"),
        decimal: fc.constantFrom(".", ","),
      })
      .map(({ fields, ...parts }) => {
        const given = Object.entries(parts).filter(([, part]) => part !== undefined);
        const made = fields.map(([name, type, required], place) =>
          field(name, `/list/${place}`, { type, required }),
        );
        return { ...Object.fromEntries(given), fields: made } as unknown as Mapping;
      });
    fc.assert(
      fc.property(mapping, (before) => {
        expect(parseMapping({ source: formatMapping(before) })).to.deep.equal(before);
      }),
      PROPERTY,
    );
  });

  it("is refused where it is wrong, with the key", async () => {
    for (const [source, fault, key] of [
      ["[]", "NOT_AN_OBJECT", undefined],
      ['{"nombre":"x"}', "KEY_UNKNOWN", "nombre"],
      ['{"version":2}', "VALUE_WRONG", "version"],
      ['{"name":3}', "VALUE_WRONG", "name"],
      ['{"name":{}}', "VALUE_WRONG", "name"],
      ['{"name":{"columns":[]}}', "VALUE_WRONG", "name"],
      ['{"name":{"column":"a","pth":"/b"}}', "VALUE_WRONG", "name"],
      ['{"email":{"column":"a","path":3}}', "VALUE_WRONG", "email"],
      ['{"address":{"value":"0x"}}', "VALUE_WRONG", "address"],
      ['{"achievedAt":{"value":"30.06.2026"}}', "VALUE_WRONG", "achievedAt"],
      ['{"achievedAt":{"value":"2026-02-30"}}', "VALUE_WRONG", "achievedAt"],
      ['{"expiresAt":" "}', "VALUE_WRONG", "expiresAt"],
      ['{"definition":{"value":0}}', "VALUE_WRONG", "definition"],
      ['{"experience":{"value":"1"}}', "VALUE_WRONG", "experience"],
      ['{"fields":{}}', "VALUE_WRONG", "fields"],
      ['{"fields":[{"column":"a"}]}', "VALUE_WRONG", "fields"],
      ['{"fields":[{"column":"a","path":"b","type":"date"}]}', "VALUE_WRONG", "fields"],
      ['{"dateFormat":"DDMMYYYY"}', "VALUE_WRONG", "dateFormat"],
      ['{"decimal":"·"}', "VALUE_WRONG", "decimal"],
    ] as const) {
      const details = await detailsOf("INVALID_ARGUMENT", () => parseMapping({ source }));
      expect([details.fault, details.key], source).to.deep.equal([fault, key]);
    }
    await detailsOf("MALFORMED_JSON", () => parseMapping({ source: "name=Nombre" }));
    await detailsOf("DUPLICATE_KEY", () => parseMapping({ source: '{"name":"a","name":"b"}' }));
  });

  it("is refused where two fields would stand in one place, or a list has holes", async () => {
    for (const [paths, fault] of [
      [["/name"], "PATH_TWICE"],
      [["/a", "/a"], "PATH_TWICE"],
      [["/a/b", "/a"], "PATH_TWICE"],
      [["/type"], "PATH_WRONG"],
      [["/result/0/type"], "PATH_WRONG"],
      [["/result/value"], "PATH_WRONG"],
      [["/result/0"], "PATH_WRONG"],
      [["/result/1/value"], "PATH_WRONG"],
      [["/list/0", "/list/2"], "PATH_WRONG"],
      [["/list/0", "/list/key"], "PATH_WRONG"],
      [["/0", "/1"], "PATH_WRONG"],
      [["/a/__proto__"], "PATH_WRONG"],
      [["/a~b"], "PATH_WRONG"],
      [["/"], "PATH_WRONG"],
    ] as const) {
      const fields = paths.map((path) => ({ column: "x", path }));
      const source = JSON.stringify({ name: "Name", fields });
      const details = await detailsOf("INVALID_ARGUMENT", () => parseMapping({ source }));
      expect(details.fault, paths.join()).to.equal(fault);
    }
  });

  it("is changed by flags, each taking its column from what it meant before", () => {
    const before = mappingOf({
      name: { columns: ["a"], path: "/who" },
      achievedAt: { column: "b" },
      fields: [field("c", "/c"), field("d", "/result/0/value")],
    });
    const flags = ["name=given", "name=family", "email=c", "address=w=1", "date=b", "/result/0/value=a"];
    expect(applyColumnFlags({ mapping: before, flags })).to.deep.equal(
      mappingOf({
        name: { columns: ["given", "family"], path: "/who" },
        email: { columns: ["c"], path: null },
        address: { column: "w=1" },
        achievedAt: { column: "b" },
        fields: [field("a", "/result/0/value", { required: true })],
      }),
    );
    const ids = ["definition=x", "experience=y", "expires=z", "ignore=a", "ignore=b", "/n:number=n"];
    expect(applyColumnFlags({ mapping: before, flags: ids })).to.deep.equal(
      mappingOf({
        definition: { column: "x" },
        experience: { column: "y" },
        expiresAt: { column: "z" },
        fields: [field("c", "/c"), field("d", "/result/0/value"), field("n", "/n", { type: "number" })],
      }),
    );
  });

  it("refuses flags that say nothing", async () => {
    for (const flag of ["name", "=x", "name=", "grade=x", "name:number=x", "/a:date", "/a"]) {
      const run = () => applyColumnFlags({ mapping: mappingOf({}), flags: [flag] });
      expect(await detailsOf("INVALID_ARGUMENT", run)).to.include({ fault: "FLAG_WRONG", flag });
    }
    const twice = () => applyColumnFlags({ mapping: mappingOf({}), flags: ["/a=x", "/a/b=y"] });
    expect(await detailsOf("INVALID_ARGUMENT", twice)).to.include({ fault: "PATH_TWICE" });
  });

  it("is suggested for plain headers in English, Spanish and German, and for nothing else", () => {
    expect(
      suggestMapping(
        tableOf({ Name: "Ana", "E-Mail": "a@b", Wallet: "", Date: "2026-06-30", Grade: "A", Remark: "x" }),
      ),
    ).to.deep.equal(
      mappingOf({
        name: { columns: ["Name"], path: "/name" },
        email: { columns: ["E-Mail"], path: null },
        address: { column: "Wallet" },
        achievedAt: { column: "Date" },
        fields: [field("Grade", "/result/0/value", { required: true })],
      }),
    );
    expect(
      suggestMapping(
        tableOf({
          Apellidos: "García",
          Nombre: "Ana",
          "Correo electrónico": "a@b",
          Fecha: "30/06/2026",
          Caducidad: "",
          Calificación: "9,5",
          "Créditos ECTS": "1,5",
          "Curso académico": "2025/26",
        }),
      ),
    ).to.deep.equal(
      mappingOf({
        name: { columns: ["Nombre", "Apellidos"], path: "/name" },
        email: { columns: ["Correo electrónico"], path: null },
        achievedAt: { column: "Fecha" },
        expiresAt: { column: "Caducidad" },
        fields: [
          field("Calificación", "/result/0/value", { required: true }),
          field("Créditos ECTS", "/creditsEarned", { type: "number" }),
          field("Curso académico", "/term"),
        ],
        dateFormat: "DD/MM/YYYY",
        decimal: ",",
      }),
    );
    expect(
      suggestMapping(
        tableOf({ Name: "Müller", Vorname: "Ana", Prüfungsdatum: "1.6.2026", Ergebnis: "bestanden" }),
      ),
    ).to.deep.equal(
      mappingOf({
        name: { columns: ["Vorname", "Name"], path: "/name" },
        achievedAt: { column: "Prüfungsdatum" },
        fields: [field("Ergebnis", "/result/0/value", { required: true })],
        dateFormat: "DD.MM.YYYY",
      }),
    );
    expect(suggestMapping(tableOf({ x: "1", y: "2" }))).to.deep.equal(mappingOf({}));
  });

  it("does not take a postal address for a wallet, nor an unclear date for either form", () => {
    expect(suggestMapping(tableOf({ address: "1 Main Street", date: "05/06/2026" }))).to.deep.equal(
      mappingOf({ achievedAt: { column: "date" } }),
    );
    expect(suggestMapping(tableOf({ Dirección: "0xabc" })).address).to.deep.equal({ column: "Dirección" });
  });

  it("is shown column by column, with an example, and with no secret", () => {
    const key = `0x${"5e".repeat(32)}`;
    const table = tableOf({ name: "Ana\u202e", wallet: key, date: "2026-06-30", grade: "A", remark: "" });
    const shown = previewMapping({ table, mapping: suggestMapping(table) });
    expect(shown).to.deep.equal([
      {
        column: "name",
        meaning: "learner's name; private field /name",
        isUsed: true,
        example: "Ana<U+202E>",
      },
      { column: "wallet", meaning: "wallet address", isUsed: true, example: "…" },
      {
        column: "date",
        meaning: "date of the achievement, as YYYY-MM-DD",
        isUsed: true,
        example: "2026-06-30",
      },
      { column: "grade", meaning: "private field /result/0/value", isUsed: true, example: "A" },
      { column: "remark", meaning: "not used", isUsed: false, example: "" },
    ]);
    const [spanish] = previewMapping({ table, mapping: suggestMapping(table), language: "es" });
    expect(spanish?.meaning).to.equal("nombre del estudiante; campo privado /name");
  });

  it("makes documents whose lists close up where a row leaves a place empty", () => {
    expect(documentOf([{ path: "/result/1/value", value: "B" }])).to.deep.equal({
      type: ["AchievementSubject"],
      result: [{ type: ["Result"], value: "B" }],
    });
    const fields = ["/list/2", "/list/10", "/a~1b/c"].map((path) => ({ path, value: path }));
    expect(documentOf(fields)).to.deep.equal({
      type: ["AchievementSubject"],
      list: ["/list/2", "/list/10"],
      "a/b": { c: "/a~1b/c" },
    });
  });
});
