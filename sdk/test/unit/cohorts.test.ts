import { expect } from "chai";
import { achievement, address, cohorts, documents, json, trees } from "../../src/index.ts";
import { rejectionOf } from "../utils/codes.ts";
import { HUB, inputsOf, OFFLINE, recordsOf, textOf } from "../utils/cohorts.ts";
import { DOMAIN } from "../utils/records.ts";

const prepare = (options: Partial<cohorts.PrepareOptions> = {}) =>
  cohorts.prepare(OFFLINE, { hub: HUB, records: inputsOf(3), ...options });

describe("preparing a cohort", () => {
  it("keeps the order of the list, and every id and content is that of its record", async () => {
    const count = 701;
    const cohort = await prepare({ records: inputsOf(count) });
    const inputs = [...inputsOf(count)];
    const records = await recordsOf(cohort);
    expect(cohort.size).to.equal(count);
    expect(records.map(({ id }) => id)).to.deep.equal(cohort.tree.ids);
    expect(trees.build(cohort.tree.ids).root).to.equal(cohort.tree.root);
    for (const [place, record] of records.entries()) {
      const { document, ...facts } = inputs[place] ?? {};
      expect(record.document).to.deep.equal(document);
      const content = documents.contentOf(record.document, record.salts);
      expect(record.achievement).to.deep.equal({ ...facts, experience: 0, expiresAt: 0, content });
      expect(record.id).to.equal(achievement.idOf(record.achievement, DOMAIN));
    }
    const salts = records.flatMap((record) => Object.values(record.salts));
    expect(new Set(salts).size).to.equal(5 * count);
    expect(new Set(records.map(({ statusIndex }) => statusIndex)).size).to.equal(count);
  });

  it("tells the same list by one input hash, however it comes, and another list by another", async () => {
    const list = [...inputsOf(60)];
    const stream = async function* stream() {
      yield* list;
    };
    const { input } = await prepare({ records: list });
    expect((await prepare({ records: stream() })).input).to.equal(input);
    expect((await prepare({ records: list.toReversed() })).input).to.not.equal(input);
    expect((await prepare({ records: list.slice(1) })).input).to.not.equal(input);
  });

  it("says how far it is, with the total where it is known", async () => {
    const seen: { done: number; total: number | undefined }[] = [];
    const onProgress = (progress: { done: number; total: number | undefined }) => seen.push(progress);
    await prepare({ records: [...inputsOf(700)], onProgress });
    expect(seen.at(-1)).to.deep.equal({ done: 700, total: 700 });
    expect(seen.length).to.be.greaterThan(1);
    expect(seen.map(({ done }) => done)).to.deep.equal(
      seen.map(({ done }) => done).toSorted((a, b) => a - b),
    );
    await prepare({ records: inputsOf(1), onProgress });
    expect(seen.at(-1)).to.deep.equal({ done: 1, total: undefined });
    await prepare({ records: inputsOf(1), total: 1, onProgress });
    expect(seen.at(-1)).to.deep.equal({ done: 1, total: 1 });
  });

  it("names the record that it cannot prepare", async () => {
    const good = [...inputsOf(333)];
    const [record] = good;
    if (record === undefined) throw new Error("the list is empty");
    const faults = [
      ["INVALID_ACHIEVEMENT", { ...record, expiresAt: record.achievedAt }],
      ["INVALID_ACHIEVEMENT", { ...record, learner: address(`0x${"0".repeat(40)}`) }],
      ["UNSAFE_INTEGER", { ...record, document: { credits: 2 ** 60 } }],
      ["NOT_JSON", { ...record, document: { when: new Date() as unknown as string } }],
      ["AMBIGUOUS_PATH", { ...record, document: { list: { 0: "a" } } }],
    ] as const;
    for (const [code, bad] of faults) {
      const { details } = await rejectionOf(code, prepare({ records: [...good, bad] }));
      expect(details.index).to.equal(333);
    }
  });

  it("refuses an empty list, one record twice over the places of the status lists, and no such lists", async () => {
    await rejectionOf("MALFORMED_TREE", prepare({ records: [] }));
    const usedStatusIndices = Array.from({ length: cohorts.STATUS_LIST_LENGTH - 2 }, (_, place) => place);
    const used = usedStatusIndices as unknown as cohorts.PrepareOptions["usedStatusIndices"] & object;
    for (const records of [inputsOf(3), [...inputsOf(3)]]) {
      const { details } = await rejectionOf(
        "INVALID_ARGUMENT",
        prepare({ records, usedStatusIndices: used }),
      );
      expect(details).to.deep.equal({ needed: 3, free: 2, lists: 1 });
    }
    const last = await prepare({ records: inputsOf(2), usedStatusIndices: used });
    const indices = (await recordsOf(last)).map(({ statusIndex }) => Number(statusIndex));
    expect(indices.toSorted()).to.deep.equal([
      cohorts.STATUS_LIST_LENGTH - 2,
      cohorts.STATUS_LIST_LENGTH - 1,
    ]);
    for (const statusLists of [0, 0.5, 32_769])
      await rejectionOf("INVALID_ARGUMENT", prepare({ statusLists }));
  });

  it("an aborted signal stops it before, between and after records", async () => {
    await rejectionOf("ABORTED", prepare({ signal: AbortSignal.abort() }));
    const abort = new AbortController();
    const done: number[] = [];
    const running = prepare({
      records: inputsOf(100_000),
      signal: abort.signal,
      onProgress: (progress) => {
        done.push(progress.done);
        abort.abort();
      },
    });
    await rejectionOf("ABORTED", running);
    expect(done).to.have.length(1);
  });
});

describe("a cohort's file", () => {
  it("is read back from text, bytes, and bytes in any pieces", async () => {
    const { records: _made, ...made } = await prepare();
    const text = await textOf(cohorts.serialize(await prepare()));
    const parsed = await cohorts.parse(text);
    expect(await textOf(cohorts.serialize(parsed))).to.equal(text);
    const bytes = new TextEncoder().encode(text);
    expect(parsed).to.have.all.keys(["records", ...Object.keys(made)]);
    for (const size of [1, 7, bytes.length]) {
      const pieces = function* pieces() {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      const again = await cohorts.parse(pieces);
      expect(again.tree).to.deep.equal(parsed.tree);
      expect(await recordsOf(again)).to.deep.equal(await recordsOf(await cohorts.parse(bytes)));
    }
  });

  it("has each line in canonical form", async () => {
    const document = { "b/~": { z: 1, "a!": [2, {}] }, a: { "1": "ü", "0x": "😀" }, "": null };
    const [record] = inputsOf(1);
    if (record === undefined) throw new Error("the list is empty");
    const text = await textOf(cohorts.serialize(await prepare({ records: [{ ...record, document }] })));
    const kept: string[] = [];
    const cohort = await prepare({
      records: [{ ...record, document }],
      store: {
        load: async () => undefined,
        create: async () => ({
          write: async (bytes) => {
            kept.push(new TextDecoder().decode(bytes));
          },
          commit: async () => () => kept.map((piece) => new TextEncoder().encode(piece)),
          discard: async () => undefined,
        }),
      },
    });
    expect((await recordsOf(cohort))[0]?.document).to.deep.equal(document);
    for (const file of [text, kept.join("")]) {
      expect(file.endsWith("\n")).to.equal(true);
      const lines = file.split("\n").slice(0, -1);
      expect(lines).to.have.length(3);
      for (const line of lines) expect(json.canonicalize(json.parse(line))).to.equal(line);
    }
  });

  it("is refused where it is not whole, or where its parts do not fit together", async () => {
    const cohort = await prepare();
    const other = await prepare();
    const text = await textOf(cohorts.serialize(cohort));
    const lines = text.split("\n").slice(0, -1);
    const [header = "", a = "", b = "", c = "", seal = ""] = lines;
    const foreign = (await textOf(cohorts.serialize(other))).split("\n")[2] ?? "";
    const join = (...parts: string[]) => parts.map((part) => `${part}\n`).join("");
    const damaged = {
      "nothing at all": "",
      "the last line is missing": join(header, a, b, c),
      "the last line breaks off": text.slice(0, -1),
      "a line breaks off": text.slice(0, text.indexOf(c) + 20),
      "a record is missing": join(header, a, c, seal),
      "a record is twice": join(header, a, a, c, seal),
      "two records changed places with the count": join(header, a, b, seal.replace('"size":3', '"size":2')),
      "a record of another cohort": join(header, a, foreign, c, seal),
      "a record follows the last line": join(header, a, b, c, seal, a),
      "garbage follows the last line": `${text}x`,
      "an empty line follows the last line": `${text}\n`,
      "the header is missing": join(a, b, c, seal),
      "the header is twice": join(header, header, a, b, c, seal),
      "no record": join(header, seal.replace('"size":3', '"size":0')),
      "another root": text.replace(cohort.tree.root, other.tree.root),
      "another document": text.replace("Distinction", "Pass"),
      "another status index": join(header, a.replace(/"statusIndex":\d+/, '"statusIndex":-1'), b, c, seal),
      "no document": join(header, a.replace('"document"', '"documents"'), b, c, seal),
      "a key twice": join(header, a.replace("{", '{"statusIndex":0,'), b, c, seal),
      "another field": join(header, a.replace("{", '{"note":0,'), b, c, seal),
      "another type": text.replace("CairnCohort", "CairnRecord"),
    };
    for (const [what, file] of Object.entries(damaged)) {
      const error = await cohorts.parse(file).then(
        () => what,
        ({ code }: { code: string }) => code,
      );
      expect(error, what).to.equal("MALFORMED_COHORT");
    }
    await rejectionOf("UNSUPPORTED_VERSION", cohorts.parse(text.replace('"version":1', '"version":2')));
    const latin = new TextEncoder().encode(text).with(text.indexOf("Ada"), 0xff);
    await rejectionOf("MALFORMED_COHORT", cohorts.parse(latin));
  });

  it("stops to be read when its signal is aborted", async () => {
    const text = await textOf(cohorts.serialize(await prepare()));
    await rejectionOf("ABORTED", cohorts.parse(text, { signal: AbortSignal.abort() }));
  });
});
