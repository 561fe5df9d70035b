import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { cohorts } from "../../src/index.ts";
import { cohortFolder } from "../../src/node/index.ts";
import { rejectionOf } from "../utils/codes.ts";
import { HUB, inputsOf, OFFLINE, recordsOf } from "../utils/cohorts.ts";

const FILE = "cohort.ndjson";

describe("a cohort's folder", () => {
  let directory: string;

  beforeEach(async () => {
    directory = path.join(await mkdtemp(path.join(os.tmpdir(), "cairn-test-")), "cohort");
  });

  afterEach(async () => {
    await rm(path.dirname(directory), { recursive: true, force: true });
  });

  const prepare = (count: number, options: Partial<cohorts.PrepareOptions> = {}) =>
    cohorts.prepare(OFFLINE, {
      hub: HUB,
      records: inputsOf(count),
      store: cohortFolder({ directory }),
      ...options,
    });

  it("gives back what it keeps, whole, readable by its owner only", async () => {
    const store = cohortFolder({ directory });
    expect(await store.load()).to.equal(undefined);
    const { records: _made, ...made } = await prepare(3);
    const kept = await store.load();
    expect(kept).to.deep.include(made);
    expect(await readdir(directory)).to.deep.equal([FILE]);
    expect((await stat(path.join(directory, FILE))).mode & 0o077).to.equal(0);
  });

  it("trap 44: prepared again it is the same cohort, also from a stream", async () => {
    const first = await prepare(120);
    const seen: unknown[] = [];
    const again = await prepare(0, {
      records: (async function* stream() {
        yield* inputsOf(120);
      })(),
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen).to.deep.equal([{ done: 120, total: 120 }]);
    expect(again.tree.root).to.equal(first.tree.root);
    expect(await recordsOf(again)).to.deep.equal(await recordsOf(first));
    for (const count of [119, 121]) {
      const { details } = await rejectionOf("COHORT_MISMATCH", prepare(count));
      expect(details).to.include({ root: first.tree.root, records: 120, keptInput: first.input });
    }
  });

  it("trap 44: never replaces a cohort, not even by a run at the same time", async () => {
    const results = await Promise.allSettled([prepare(60), prepare(60)]);
    expect(results.map(({ status }) => status).sort()).to.deep.equal(["fulfilled", "rejected"]);
    const [made] = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const [failed] = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(failed).to.include({ code: "COHORT_MISMATCH" });
    const kept = await cohortFolder({ directory }).load();
    expect(kept?.tree.root).to.equal(made?.tree.root);
    expect(await readdir(directory)).to.deep.equal([FILE]);
  });

  it("a failed or aborted run leaves nothing, and the next one starts anew", async () => {
    const failing = (async function* stream() {
      yield* inputsOf(200);
      throw new Error("the list cannot be read");
    })();
    const failure = await prepare(0, { records: failing }).catch((error: Error) => error.message);
    expect(failure).to.equal("the list cannot be read");
    expect(await readdir(directory)).to.deep.equal([]);

    const abort = new AbortController();
    const aborted = prepare(0, {
      records: (async function* stream() {
        yield* inputsOf(200);
        abort.abort();
        yield* inputsOf(200, 200);
      })(),
      signal: abort.signal,
    });
    await rejectionOf("ABORTED", aborted);
    expect(await readdir(directory)).to.deep.equal([]);
    expect((await prepare(3)).size).to.equal(3);
  });

  it("what a killed run left is no cohort and is removed; what a living run writes stays", async () => {
    await prepare(2);
    await rm(path.join(directory, FILE));
    const { pid: dead } = spawnSync(process.execPath, ["--version"]);
    const [left, living] = [dead, process.ppid].map((pid) => `${pid}-${crypto.randomUUID()}.tmp`);
    if (left === undefined || living === undefined) throw new Error("two names were made");
    for (const name of [left, living, "notes.tmp"]) await writeFile(path.join(directory, name), "{");
    expect(await cohortFolder({ directory }).load()).to.equal(undefined);
    await prepare(2);
    expect((await readdir(directory)).sort()).to.deep.equal([living, FILE, "notes.tmp"].sort());
    await writeFile(path.join(directory, left), "{");
    await cohortFolder({ directory }).load();
    expect(await readdir(directory)).to.not.include(left);
  });

  it("says that it could not keep the cohort, and why: a file in the way, a full disk", async () => {
    await writeFile(directory, "no folder");
    const inTheWay = await rejectionOf("COHORT_NOT_KEPT", cohortFolder({ directory }).create());
    expect(inTheWay.cause).to.have.property("code", "EEXIST");

    await rm(directory);
    const writer = await cohortFolder({ directory }).create();
    await writer.write(new Uint8Array(10));
    await writer.discard();
    const closed = await rejectionOf("COHORT_NOT_KEPT", writer.write(new Uint8Array(10)));
    expect(closed.details.path).to.equal(path.join(directory, FILE));
    await rejectionOf("COHORT_NOT_KEPT", writer.commit());

    const script = path.join(import.meta.dirname, "..", "utils", "prepareInChild.ts");
    const limited = 'ulimit -f 100; exec "$@"';
    const { stderr } = spawnSync("sh", ["-c", limited, "sh", process.execPath, script, directory, "3000"], {
      encoding: "utf8",
      timeout: 60_000,
    });
    expect(stderr).to.match(/COHORT_NOT_KEPT/);
    expect(stderr).to.match(/EFBIG/);
    expect(await readdir(directory)).to.deep.equal([]);
  });

  it("refuses a damaged file instead of preparing anew", async () => {
    await prepare(3);
    const file = path.join(directory, FILE);
    const text = await readFile(file, "utf8");
    await writeFile(file, text.slice(0, -100));
    await rejectionOf("MALFORMED_COHORT", prepare(3));
    await writeFile(file, text.replace("Distinction", "Distinctive"));
    const error = await rejectionOf("MALFORMED_COHORT", prepare(3));
    expect(error.details).to.include({ reason: "DIGEST_MISMATCH", line: 2 });
  });

  it("a file that is changed or taken away after it was opened is refused when its records are read", async () => {
    const made = await prepare(3);
    const file = path.join(directory, FILE);
    const lines = (await readFile(file, "utf8")).split("\n");
    const [header, first, second, ...rest] = lines;
    await writeFile(file, [header, second, first, ...rest].join("\n"));
    expect((await rejectionOf("MALFORMED_COHORT", recordsOf(made))).details.index).to.equal(0);
    await writeFile(file, [header, first, second, ...rest.slice(1)].join("\n"));
    expect((await rejectionOf("MALFORMED_COHORT", recordsOf(made))).details).to.deep.equal({
      size: 3,
      found: 2,
    });
    await rm(file);
    expect((await rejectionOf("MALFORMED_COHORT", recordsOf(made))).details.path).to.equal(file);
  });
});
