import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runWell } from "./run.ts";

/** A file of a package, as npm lists it. */
export type PackedFile = { readonly path: string; readonly size: number };

/** The packed SDK. */
export type Packed = { readonly tarball: string; readonly files: readonly PackedFile[] };

const CONSUMER = path.join(import.meta.dirname, "consumer");
const TSC = path.resolve("node_modules", "typescript", "bin", "tsc");

/** npm as it runs this test, or the one on the PATH. */
const NPM: readonly [string, ...string[]] =
  process.env.npm_execpath === undefined ? ["npm"] : [process.execPath, process.env.npm_execpath];

/** A folder outside the repository, so that nothing is found there by accident. */
export async function makeFolder(): Promise<string> {
  return await mkdtemp(path.join(tmpdir(), "cairn-package-"));
}

/** Packs the SDK as a release is packed. */
export async function packSdk(folder: string): Promise<Packed> {
  const args = ["pack", "--json", "--pack-destination", folder] as const;
  const listed = await runWell([...NPM, ...args], { cwd: "sdk", env: environment() });
  // What `prepack` prints may come before the list.
  const [packed] = JSON.parse(listed.slice(listed.indexOf("[\n"))) as [
    { filename: string; files: PackedFile[] },
  ];
  return { tarball: path.join(folder, packed.filename), files: packed.files };
}

/** Makes a project of a user: the packed SDK and other packages installed, and one of the consumers copied into it, with what both do. */
export async function makeProject(options: {
  tarball: string;
  consumer: "node" | "browser";
  packages: Readonly<Record<string, string>>;
}): Promise<string> {
  const folder = await makeFolder();
  const dependencies = { "@cairn/sdk": `file:${options.tarball}`, ...options.packages };
  const manifest = {
    name: "scratch",
    private: true,
    type: "module",
    dependencies,
    allowScripts: { node: true },
  };
  await writeFile(path.join(folder, "package.json"), JSON.stringify(manifest));
  for (const part of ["both", options.consumer])
    await cp(path.join(CONSUMER, part), folder, { recursive: true });
  const install = ["install", "--prefer-offline", "--no-audit", "--no-fund"] as const;
  await runWell([...NPM, ...install], { cwd: folder, env: environment() });
  return folder;
}

/** Type-checks a project by its own tsconfig.json, and writes JavaScript where that says so. */
export async function compile(project: string): Promise<void> {
  await runWell([process.execPath, TSC, "-p", "."], { cwd: project });
}

/** The version of a package that this repository works with. */
export async function versionOf(name: string): Promise<string> {
  const text = await readFile(path.join("node_modules", name, "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** Removes folders that a test made. */
export async function removeAll(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}

/** The user's settings of npm, without what an npm that runs this test says of this repository. */
function environment(): NodeJS.ProcessEnv {
  const own = /^(?:npm_(?:config_local_prefix|lifecycle|package|command)|INIT_CWD)/u;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
