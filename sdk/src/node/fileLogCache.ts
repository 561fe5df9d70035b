import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CairnError } from "../errors/CairnError.ts";
import type { LogCache } from "../records/LogCache.ts";
import { writeWhole } from "./writeWhole.ts";

/**
 * Keeps what `records` read of the chain in a directory, one file for each learner, so that the next process
 * continues where this one ended. It holds nothing that is not public, and can be deleted at any time.
 *
 * @param args - The directory, made when it is missing.
 * @throws CairnError by both methods: `INVALID_ARGUMENT` for a name that is no file's.
 *
 * @example
 * import { connect, type deployments, records } from "@cairn/sdk";
 * import { fileLogCache } from "@cairn/sdk/node";
 * import type { Provider } from "ethers";
 *
 * async function open(deployment: deployments.Deployment, provider: Provider) {
 *   const cache = fileLogCache({ directory: ".cache/cairn" });
 *   const source = records.chainSource({ deployment, provider }, { cache });
 *   return await connect({ deployment, runner: provider, records: source });
 * }
 */
export function fileLogCache(args: { directory: string }): LogCache {
  const { directory } = args;
  return {
    async getItem(name) {
      return await readFile(pathOf(directory, name), "utf8").catch(() => null);
    },
    async setItem(name, text) {
      const path = pathOf(directory, name);
      await mkdir(directory, { recursive: true });
      await writeWhole(path, text);
    },
  };
}

function pathOf(directory: string, name: string): string {
  if (!/^[\w-]{1,200}$/.test(name)) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: "The name is not one of letters, digits and hyphens.",
      details: { name },
    });
  }
  return join(directory, `${name}.cache`);
}
