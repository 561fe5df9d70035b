import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { cohorts } from "../../src/index.ts";
import { cohortFolder } from "../../src/node/index.ts";
import { HUB, inputsOf, OFFLINE, recordsOf } from "../utils/cohorts.ts";

const LEARNERS = 1_500;
const SCRIPT = path.join(import.meta.dirname, "..", "utils", "prepareInChild.ts");

describe("preparing a cohort, killed", () => {
  let directory: string;
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    directory = path.join(await mkdtemp(path.join(os.tmpdir(), "cairn-test-")), "cohort");
  });

  afterEach(async () => {
    child?.kill("SIGKILL");
    await rm(path.dirname(directory), { recursive: true, force: true });
  });

  /** Runs until the process stands still, kills it, and returns what it said. */
  async function killed(standstill = LEARNERS): Promise<string> {
    const args = [SCRIPT, directory, String(LEARNERS), String(standstill)];
    child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const exited = once(child, "exit");
    const [chunk] = (await once(child.stdout ?? child, "data")) as [Buffer];
    child.kill("SIGKILL");
    expect(await exited).to.deep.equal([null, "SIGKILL"]);
    return chunk.toString("utf8").trim();
  }

  const rerun = () =>
    cohorts.prepare(OFFLINE, {
      hub: HUB,
      records: inputsOf(LEARNERS),
      store: cohortFolder({ directory }),
    });

  it("trap 44: kill -9 in the middle leaves no cohort, and a rerun gives one that is whole", async function () {
    this.timeout(120_000);
    for (const standstill of [1, LEARNERS / 2, LEARNERS - 300]) {
      expect(await killed(standstill)).to.match(/^done \d+$/);
      const left = await readdir(directory);
      expect(left).to.have.length(1);
      expect(left[0]).to.match(/\.tmp$/);
      expect(await cohortFolder({ directory }).load()).to.equal(undefined);
    }
    const made = await rerun();
    expect(await readdir(directory)).to.deep.equal(["cohort.ndjson"]);
    const kept = await cohortFolder({ directory }).load();
    expect(kept?.tree.root).to.equal(made.tree.root);
    const learners = (await recordsOf(made)).map(({ achievement }) => achievement.learner);
    expect(learners).to.deep.equal([...inputsOf(LEARNERS)].map(({ learner }) => learner));
  });

  it("trap 44: kill -9 after the cohort was kept, and a rerun gives the same one", async function () {
    this.timeout(120_000);
    const line = await killed();
    expect(line).to.equal(`kept ${(await rerun()).tree.root}`);
    expect(await readdir(directory)).to.deep.equal(["cohort.ndjson"]);
  });
});
