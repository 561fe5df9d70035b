import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { deployments } from "../../sdk/src/index.ts";

/** Name of a local chain's book, which is never committed and never shipped. */
const LOCAL_CHAINS = new Set([1337, 31337]);

/** The address books of `deployments/` that the SDK ships, checked by the SDK's own reader. */
export async function generateDeployments(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir("deployments").catch(() => []))
    .filter((name) => name.endsWith(".json"))
    .sort();
  const books: deployments.Deployment[] = [];
  for (const name of names) {
    const book = deployments.parse(await readFile(path.join("deployments", name), "utf8"));
    if (!LOCAL_CHAINS.has(book.chainId)) books.push(book);
  }
  const text = `import type { Deployment } from "./Deployment.ts";

/** The networks of \`deployments/\`, which the SDK ships. Written by \`npm run generate\`. */
export const known = ${JSON.stringify(books, undefined, 2)} as unknown as readonly Deployment[];
`;
  return new Map([[path.join("sdk", "src", "deployments", "known.ts"), text]]);
}
