import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { records } from "../../src/index.ts";
import { fileLogCache } from "../../src/node/index.ts";
import { cursorAfter, placeOf } from "../../src/records/RecordCursor.ts";
import { runsOf } from "../../src/records/runsOf.ts";
import { errorOf, rejectionOf } from "../utils/codes.ts";
import { PROPERTY } from "../utils/properties.ts";

describe("records: cursors", () => {
  it("keep their place as text", () => {
    const places = fc.record({ block: fc.nat(), logIndex: fc.nat({ max: 99_999 }) });
    fc.assert(
      fc.property(places, (place) => {
        expect(placeOf(records.cursor(String(cursorAfter(place))))).to.deep.equal(place);
      }),
      PROPERTY,
    );
  });

  it("are no other text", () => {
    for (const text of ["", "1", "1-", "-1", "1-2-3", "0x1-2", "1 - 2", "1.5-2", `${"9".repeat(16)}-1`]) {
      expect(errorOf("INVALID_ARGUMENT", () => records.cursor(text)).details).to.deep.equal({ value: text });
    }
  });
});

describe("records: runs of ids", () => {
  it("cover each id once, with few others, in calls of a bounded size", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 })), (ids) => {
        const runs = runsOf(ids);
        const covered = runs.flatMap(({ first, count }) =>
          Array.from({ length: count }, (_id, at) => first + at),
        );
        expect(new Set(covered)).to.have.property("size", covered.length);
        expect(covered).to.include.members(ids);
        for (const { first, count } of runs) {
          expect(count).to.be.at.most(50);
          expect(ids)
            .to.include(first)
            .and.to.include(first + count - 1);
        }
      }),
      PROPERTY,
    );
  });

  it("a few neighbours are one call, distant ones are not", () => {
    expect(runsOf([7, 3, 4, 3])).to.deep.equal([{ first: 3, count: 5 }]);
    expect(runsOf([1, 1000])).to.deep.equal([
      { first: 1, count: 1 },
      { first: 1000, count: 1 },
    ]);
    expect(runsOf([])).to.deep.equal([]);
  });
});

describe("records: caches", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "cairn-test-"));
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it("in memory: keeps a text under its name, and forgets what was not used for longest", () => {
    const cache = records.memoryLogCache({ mostCharacters: 10 });
    cache.setItem("a", "12345");
    cache.setItem("b", "12345");
    expect(cache.getItem("a")).to.equal("12345");
    cache.setItem("c", "1234");
    expect(["a", "b", "c"].map((name) => cache.getItem(name))).to.deep.equal(["12345", null, "1234"]);
    cache.setItem("c", "12345678901");
    expect(["a", "c"].map((name) => cache.getItem(name))).to.deep.equal([null, null]);
    cache.setItem("d", "1234567890");
    expect(cache.getItem("d"), "what it forgot no longer counts").to.equal("1234567890");
  });

  it("in files: whole, one for each name, for the next process", async () => {
    const directory = join(folder, "deep", "er");
    const cache = fileLogCache({ directory });
    expect(await cache.getItem("records-1")).to.equal(null);
    await cache.setItem("records-1", "first");
    await cache.setItem("records-1", "second");
    await cache.setItem("records-2", "other");
    expect(await fileLogCache({ directory }).getItem("records-1")).to.equal("second");
    expect(await readdir(directory)).to.have.members(["records-1.cache", "records-2.cache"]);
  });

  it("in files: never outside the directory", async () => {
    const cache = fileLogCache({ directory: folder });
    for (const name of ["../x", "a/b", "", "a.b", "x".repeat(201)]) {
      await rejectionOf("INVALID_ARGUMENT", Promise.resolve(cache.setItem(name, "text")));
      await rejectionOf("INVALID_ARGUMENT", Promise.resolve(cache.getItem(name)));
    }
  });
});
