// The verifier's page on a seeded local network, until Ctrl-C.
//   npm run web [-- --port 4280] [-- --json]
import path from "node:path";
import { parseArgs } from "node:util";
import { audience, unixTime } from "@cairn/sdk";
import { printError, toJson, usageError } from "../../scripts/lib/output.ts";
import type { Shown } from "./files.ts";
import { writeExamples } from "./files.ts";
import type { Listening } from "./listen.ts";
import { listen } from "./listen.ts";
import { answerRpc } from "./rpc.ts";
import { seed } from "./seed/seed.ts";
import { buildPage, servePage } from "./site.ts";

const HELP = `Serves the verifier's page on a local network with a year of history: two hubs, two accreditors, a learner, a
look-alike network, and files of all that a verdict can say. The chain is in this process and ends with it.

  npm run web [-- --port 4280] [-- --json]

  --port <number>  of the page; 4280 when absent, 0 for any that is free
  --json           one line of JSON when all is ready: the page's address, the node's, and the examples
  --help           this text

The files and an index of them are written to out/web; Ctrl-C ends it.`;

const FOLDER = path.join(import.meta.dirname, "..", "..", "out", "web");
const PORT = 4280;
const MAX_PORT = 65_535;

/** What stands while the page is served. */
interface Ready {
  readonly page: string;
  readonly rpc: string;
  readonly examples: readonly Shown[];
  readonly close: () => Promise<void>;
}

try {
  const options = readOptions();
  if (options.help) console.log(HELP);
  else await run(options);
} catch (error) {
  printError({ error, json: process.argv.includes("--json") });
}

async function run({ port, json }: { port: number; json: boolean }): Promise<void> {
  const site = await listen(port);
  const node = await listen(0);
  try {
    const ready = await prepare(site, node);
    console.log(json ? toJson(listOf(ready)) : textOf(ready));
    await interrupted();
    await ready.close();
  } finally {
    await Promise.all([site.close(), node.close()]);
  }
}

async function prepare(site: Listening, node: Listening): Promise<Ready> {
  const origin = `http://127.0.0.1:${site.port}`;
  const rpc = `http://127.0.0.1:${node.port}`;
  const now = unixTime(Math.floor(Date.now() / 1000));
  console.error("making a network with a year of history…");
  const { chain, deployment, examples } = await seed({ audience: audience(origin), now });
  node.answerWith(answerRpc(chain.connection.provider));
  const page = `${origin}/`;
  const shown = await writeExamples({ examples, page, folder: FOLDER });
  console.error("building the page…");
  const settings = { networks: [{ deployment, rpcUrls: [rpc], quorum: 1 }], accreditors: [] };
  site.answerWith(servePage(await buildPage({ settings, folder: FOLDER })));
  return { page, rpc, examples: shown, close: () => chain.connection.close() };
}

function readOptions(): { port: number; json: boolean; help: boolean } {
  const { port, json, help } = parsed();
  const number = Number(port);
  if (/^\d+$/u.test(port) && number <= MAX_PORT) return { port: number, json, help };
  throw usageError(`"${port}" is no port.`, { port }, `Give --port a whole number from 0 to ${MAX_PORT}.`);
}

function parsed(): { port: string; json: boolean; help: boolean } {
  try {
    return parseArgs({
      options: {
        port: { type: "string", default: String(PORT) },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw usageError(reason, { arguments: process.argv.slice(2) }, "See npm run web -- --help.");
  }
}

function listOf({ page, rpc, examples }: Ready): object {
  return {
    page,
    rpc,
    examples: examples.map(({ name, title, type, expected, asked, file, link }) => {
      return { name, title, type, expected, asked, file: path.join("out", "web", file), link };
    }),
  };
}

function textOf({ page, rpc, examples }: Ready): string {
  const rows = examples.flatMap(({ title, expected, link }) => {
    return [`\n${title}: ${expected === undefined ? "a request" : expected.verdict}`, `  ${link}`];
  });
  return [
    ...rows,
    "",
    `The page:  ${page}`,
    `The node:  ${rpc}`,
    "The files: out/web/index.md, with audience and nonce for each presentation",
    "Ctrl-C ends it.",
  ].join("\n");
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
}
