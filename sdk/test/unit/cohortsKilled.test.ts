import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect } from "chai";
import { cohorts } from "../../src/index.ts";
import { cohortFolder } from "../../src/node/index.ts";
import { HUB, inputsOf, OFFLINE, recordsOf } from "../utils/cohorts.ts";

const LEARNERS = 4_000;
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

  /** Runs until a line that says enough, kills at once, and returns that line. */
  async function killedAt(isTime: (line: string) => boolean): Promise<string> {
    child = spawn(process.execPath, [SCRIPT, directory, String(LEARNERS), "2"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const { stdout } = child;
    if (stdout === null) throw new Error("the output is not piped");
    for await (const line of createInterface({ input: stdout })) {
      if (!isTime(line)) continue;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      expect(await exited).to.deep.equal([null, "SIGKILL"]);
      return line;
    }
    throw new Error("the process ended by itself");
  }

  const rerun = () =>
    cohorts.prepare(OFFLINE, {
      hub: HUB,
      records: inputsOf(LEARNERS),
      store: cohortFolder({ directory }),
    });

  it("trap 44: kill -9 in the middle leaves no cohort, and a rerun gives one that is whole", async function () {
    this.timeout(120_000);
    for (const enough of [1, LEARNERS / 2]) {
      await killedAt((line) => Number(line.split(" ")[1]) >= enough);
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
    const line = await killedAt((text) => text.startsWith("kept"));
    expect(`kept ${(await rerun()).tree.root}`).to.equal(line);
    expect(await readdir(directory)).to.deep.equal(["cohort.ndjson"]);
  });
});
