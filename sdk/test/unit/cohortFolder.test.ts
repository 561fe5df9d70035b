import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { cohorts as subject } from "../../src/index.ts";
import { achievement, cohorts, contentHash, documents, hubId, statusIndex, trees } from "../../src/index.ts";
import { cohortFolder } from "../../src/node/index.ts";
import { errorOf, rejectionOf } from "../utils/codes.ts";
import { anchoredRecord, DOCUMENT, DOMAIN } from "../utils/records.ts";

function cohort(): subject.Cohort {
  const records = [0, 1, 2].map((place) => {
    const { content, salts } = documents.prepare(DOCUMENT);
    const value = { ...anchoredRecord().achievement, content };
    const id = achievement.idOf(value, DOMAIN);
    return { id, achievement: value, statusIndex: statusIndex(place), document: DOCUMENT, salts };
  });
  const tree = trees.build(records.map(({ id }) => id));
  return { ...DOMAIN, hub: hubId(1), input: contentHash(`0x${"ab".repeat(32)}`), records, tree };
}

describe("a cohort's folder", () => {
  let directory: string;

  beforeEach(async () => {
    directory = path.join(await mkdtemp(path.join(os.tmpdir(), "cairn-test-")), "cohort");
  });

  afterEach(async () => {
    await rm(path.dirname(directory), { recursive: true, force: true });
  });

  it("gives back what it keeps, whole, readable by its owner only", async () => {
    const store = cohortFolder({ directory });
    expect(await store.load()).to.equal(undefined);
    const made = cohort();
    await store.save(made);
    expect(await store.load()).to.deep.equal(made);
    expect(await readdir(directory)).to.deep.equal(["cohort.json"]);
    expect((await stat(path.join(directory, "cohort.json"))).mode & 0o077).to.equal(0);
  });

  it("trap 44: never replaces a cohort, not even by a run at the same time", async () => {
    const store = cohortFolder({ directory });
    const [first, second] = [cohort(), cohort()];
    const results = await Promise.allSettled([store.save(first), store.save(second)]);
    expect(results.filter(({ status }) => status === "fulfilled")).to.have.length(1);
    await rejectionOf("COHORT_MISMATCH", store.save(cohort()));
    const kept = await store.load();
    expect([first.tree.root, second.tree.root]).to.include(kept?.tree.root);
    expect(await readdir(directory)).to.deep.equal(["cohort.json"]);
  });

  it("refuses a damaged file instead of preparing anew", async () => {
    const store = cohortFolder({ directory });
    await store.save(cohort());
    const file = path.join(directory, "cohort.json");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.slice(0, -100));
    await rejectionOf("MALFORMED_COHORT", store.load());
    await writeFile(file, text.replace("Distinction", "Distinctive"));
    const error = await rejectionOf("MALFORMED_COHORT", store.load());
    expect(error.details.reason).to.equal("DIGEST_MISMATCH");
  });
});

describe("a cohort's file", () => {
  it("is refused where its root is not that of its records", () => {
    const made = cohort();
    const text = cohorts.serialize(made).replace(made.tree.root, `0x${"11".repeat(32)}`);
    expect(errorOf("MALFORMED_COHORT", () => cohorts.parse(text)).details.path).to.equal("/root");
  });

  it("is refused in another type or version", () => {
    const text = cohorts.serialize(cohort());
    errorOf("MALFORMED_COHORT", () => cohorts.parse(text.replace("CairnCohort", "CairnRecord")));
    errorOf("UNSUPPORTED_VERSION", () => cohorts.parse(text.replace('"version":1', '"version":2')));
  });
});
