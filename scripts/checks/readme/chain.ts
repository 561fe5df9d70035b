import { spawnSync } from "node:child_process";
import { existsSync, globSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { LocalChain } from "../../test/anvil.ts";
import { startAnvil } from "../../test/anvil.ts";

const ADDRESS_BOOK = path.join("deployments", "31337-local.json");
const KEPT = `${ADDRESS_BOOK}.kept`;

/** Ignition's journals, one a chain; those of a chain that is gone are of no use. */
const JOURNALS = "ignition/deployments/*";

/** A fresh chain with the contracts deployed as an operator would. The user's own local address book is put back. */
export async function startDeployedChain(): Promise<LocalChain> {
  const chain = await startAnvil();
  if (existsSync(ADDRESS_BOOK)) renameSync(ADDRESS_BOOK, KEPT);
  const journals = new Set(globSync(JOURNALS));
  const stop = (): void => {
    chain.stop();
    for (const journal of globSync(JOURNALS))
      if (!journals.has(journal)) rmSync(journal, { recursive: true });
    rmSync(ADDRESS_BOOK, { force: true });
    if (existsSync(KEPT)) renameSync(KEPT, ADDRESS_BOOK);
  };
  const hardhat = path.join("node_modules", "hardhat", "dist", "src", "cli.js");
  const args = [hardhat, "run", "--no-compile", "scripts/deploy.ts", "--network", "localhost"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, CAIRN_RPC: chain.url },
  });
  if (status === 0) return { url: chain.url, stop };
  stop();
  throw new Error(`deploying to ${chain.url} failed:\n${stdout}${stderr}`);
}
