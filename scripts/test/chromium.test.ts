import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { findChromium } from "./chromium.ts";

describe("the browser for tests", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cairn-chromium-"));
    for (const name of ["chromium", "google-chrome"]) await writeFile(path.join(folder, name), "");
    await chmod(path.join(folder, "google-chrome"), 0o755);
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  it("is the one that the environment names, whatever is on the PATH", () => {
    expect(findChromium({ CHROMIUM_PATH: "/opt/chromium", PATH: folder })).to.equal("/opt/chromium");
  });

  it("else is the first on the PATH that can be run; undefined where there is none", () => {
    const PATH = [path.join(folder, "none"), folder].join(path.delimiter);
    expect(findChromium({ PATH })).to.equal(path.join(folder, "google-chrome"));
    expect(findChromium({ PATH: path.join(folder, "none") })).to.equal(undefined);
    expect(findChromium({})).to.equal(undefined);
  });
});
