import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";

const run = promisify(execFile);
const SCRIPT = path.resolve("cli", "test", "utils", "readLarge.ts");
/** What the heap may hold; a gigabyte is 16 times as much. */
const HEAP = "--max-old-space-size=64";
/** Of the whole process, whose code alone takes more than 100. */
const MOST_MEGABYTES = 400;

describe("a gigabyte of anything", () => {
  it("is refused by a code, and never read into memory", async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "cairn-large-"));
    try {
      const { stdout } = await run(process.execPath, [HEAP, SCRIPT, folder], { timeout: 50_000 });
      const { ends, peakMegabytes } = JSON.parse(stdout) as {
        ends: Record<string, unknown>;
        peakMegabytes: number;
      };
      const { bundleFile, ...codes } = ends;
      expect(bundleFile).to.have.nested.property("fault.code", "FILE_TOO_LARGE");
      expect(codes).to.deep.equal({
        bundle: "MALFORMED_BUNDLE",
        cohort: "MALFORMED_COHORT",
        cohortFile: "MALFORMED_COHORT",
        csv: "MALFORMED_TABLE",
        quoted: "MALFORMED_TABLE",
        jsonTable: "MALFORMED_TABLE",
        tableFile: "MALFORMED_TABLE",
        oneLine: "MALFORMED_TABLE",
        document: "INVALID_ARGUMENT",
        publicDocument: "DOCUMENT_TOO_LARGE",
        deepJson: "JSON_TOO_DEEP",
        deployment: "MALFORMED_DEPLOYMENT",
      });
      expect(peakMegabytes).to.be.below(MOST_MEGABYTES);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
