import path from "node:path";
import { chromium } from "playwright-core";
import { build, preview } from "vite";

const WAIT_MS = 30_000;

/** Builds a page for production; what Vite warns of is an error. */
export async function buildPage(folder: string): Promise<void> {
  await build({
    root: folder,
    configFile: false,
    logLevel: "silent",
    build: { target: "es2023", rolldownOptions: { onLog: (_level, log) => refuse(log.message) } },
  });
}

/** The modules whose code a page loads at once, when a file is built as a library; not what is imported on demand. */
export async function modulesOf({
  folder,
  entry,
}: {
  folder: string;
  entry: string;
}): Promise<readonly string[]> {
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: "silent",
    build: {
      target: "es2023",
      write: false,
      copyPublicDir: false,
      lib: { entry: path.join(folder, entry), formats: ["es"] },
    },
  });
  const [first] = Array.isArray(built) ? built : [];
  const chunks = (first?.output ?? []).flatMap((output) => (output.type === "chunk" ? [output] : []));
  const loaded = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of loaded) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk);
  }
  return [...loaded].flatMap(({ modules }) =>
    Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
  );
}

/** What a built page shows in its outputs, by their ids, when all are done; and what went wrong in it. */
export async function showPage(options: {
  folder: string;
  executablePath: string;
  outputs: readonly string[];
}): Promise<{ readonly shown: Readonly<Record<string, string>>; readonly faults: readonly string[] }> {
  const { folder, executablePath, outputs } = options;
  const server = await preview({ root: folder, configFile: false, logLevel: "silent", preview: { port: 0 } });
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath, args: isRoot ? ["--no-sandbox"] : [] });
  try {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(server.resolvedUrls?.local[0] ?? "");
    const shown: Record<string, string> = {};
    for (const id of outputs) {
      const output = page.locator(`#${id}[data-done]`);
      await output.waitFor({ timeout: WAIT_MS }).catch((error: unknown) => faults.push(String(error)));
      shown[id] = (await page.locator(`#${id}`).textContent()) ?? "";
    }
    return { shown, faults };
  } finally {
    await browser.close();
    await server.close();
  }
}

function refuse(message: string): never {
  throw new Error(`Vite warns: ${message}`);
}
