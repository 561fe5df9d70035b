// The page as a static host serves it: one file, a Content-Security-Policy, and no cache.
import { readFile, writeFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import path from "node:path";
import type { Address, deployments } from "@cairn/sdk";
import { build } from "vite";
import { toJson } from "../../scripts/lib/output.ts";

const WEB = path.join(import.meta.dirname, "..");

/** What the page is built with: whom it trusts, and where it asks. */
export interface PageSettings {
  readonly networks: readonly {
    readonly deployment: deployments.Deployment;
    readonly rpcUrls: readonly string[];
    readonly quorum: number;
  }[];
  readonly accreditors: readonly Address[];
}

/** Builds the page with its settings into a folder, and returns its one file. */
export async function buildPage({
  settings,
  folder,
}: {
  settings: PageSettings;
  folder: string;
}): Promise<string> {
  const file = path.resolve(folder, "settings.json");
  await writeFile(file, `${toJson(settings)}\n`);
  process.env.CAIRN_WEB_SETTINGS = file;
  const outDir = path.resolve(folder, "page");
  await build({
    root: WEB,
    configFile: path.join(WEB, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir, emptyOutDir: true },
  });
  return path.join(outDir, "index.html");
}

/** Serves the page's file at `/`, as it is on the disk at that moment, and nothing else. */
export function servePage(file: string): RequestListener {
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname !== "/" && pathname !== "/index.html") return response.writeHead(404).end("Not found\n");
    if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405).end();
    const html = await readFile(file);
    // The policy is ASCII, so the page, of megabytes, need not be decoded to be sent.
    const headers = headersFor(html.toString("latin1"));
    response.writeHead(200, { ...headers, "content-type": "text/html; charset=utf-8" });
    return response.end(request.method === "HEAD" ? undefined : html);
  };
}

/** The policy that the page itself states, and what only a header can say. */
function headersFor(html: string): Record<string, string> {
  const policy = /<meta[^>]*http-equiv="Content-Security-Policy"[^>]*content="(?<policy>[^"]+)"/iu.exec(html);
  if (policy?.groups?.policy === undefined) throw new Error("the page states no Content-Security-Policy");
  return {
    "content-security-policy": `${policy.groups.policy}; frame-ancestors 'none'`,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}
