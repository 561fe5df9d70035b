import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { CairnError, deployments } from "@cairn/sdk";
import type { Provider } from "ethers";
import { keccak256 } from "ethers";

/** What stands on the chain at the address of one contract. */
export type CodeCheck = {
  readonly name: deployments.ContractName;
  readonly address: string;
  readonly outcome: "ok" | "no code" | "other code";
};

/** Name of a deployment: a part of a file's name. */
export const NAME_RULE = /^[a-z0-9][a-z0-9-]{0,63}$/;
const BOOK_FILE = /^(?<chainId>[0-9]+)-(?<name>[a-z0-9][a-z0-9-]{0,63})\.json$/;

/** The file that holds a deployment. */
export function bookFile({ root, chainId, name }: { root: string; chainId: number; name: string }): string {
  return path.join(root, "deployments", `${chainId}-${name}.json`);
}

/** Reads a deployment's file; `undefined` where there is none. */
export async function readBook(file: string): Promise<deployments.Deployment | undefined> {
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw cause;
  });
  return text === undefined ? undefined : parseBook({ text, file });
}

/**
 * The deployment of a chain that an operator means.
 *
 * Throws `NOT_A_DEPLOYMENT` where there is none, and `INVALID_ARGUMENT` where there are several and no name is given.
 */
export async function findBook({
  root,
  chainId,
  name,
}: {
  root: string;
  chainId: number;
  name: string | undefined;
}): Promise<deployments.Deployment> {
  const files = await readdir(path.join(root, "deployments")).catch(() => []);
  const names = files.flatMap((file) => {
    const { groups } = BOOK_FILE.exec(file) ?? {};
    return groups !== undefined && Number(groups.chainId) === chainId ? [groups.name ?? ""] : [];
  });
  if (name === undefined && names.length > 1) {
    throw new CairnError("INVALID_ARGUMENT", {
      message: `Chain ${chainId} has several deployments.`,
      details: { names },
      fix: `Name one: --name ${names[0]}.`,
    });
  }
  const wanted = name ?? names[0];
  const book = wanted === undefined ? undefined : await readBook(bookFile({ root, chainId, name: wanted }));
  if (book !== undefined) return book;
  throw new CairnError("NOT_A_DEPLOYMENT", {
    message: `The address book has no deployment${name === undefined ? "" : ` "${name}"`} on chain ${chainId}.`,
    details: { chainId, folder: "deployments", found: names },
    fix: "Deploy with `npx hardhat cairn deploy`, or check --network and --name.",
  });
}

/** Writes a deployment's file whole or not at all. */
export async function writeBook({
  file,
  book,
}: {
  file: string;
  book: deployments.Deployment;
}): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, formatBook(book), { flush: true });
  await rename(temporary, file);
}

/** The text of a deployment's file. */
export function formatBook(book: deployments.Deployment): string {
  return `${JSON.stringify(book, null, 2)}\n`;
}

/** Compares the code on the chain with the address book. */
export async function checkCode({
  book,
  provider,
}: {
  book: deployments.Deployment;
  provider: Provider;
}): Promise<readonly CodeCheck[]> {
  return await Promise.all(
    deployments.CONTRACT_NAMES.map(async (name): Promise<CodeCheck> => {
      const { address, codeHash } = book.contracts[name];
      const code = await provider.getCode(address);
      if (code === "0x") return { name, address, outcome: "no code" };
      return {
        name,
        address,
        outcome: codeHash === undefined || keccak256(code) === codeHash ? "ok" : "other code",
      };
    }),
  );
}

function parseBook({ text, file }: { text: string; file: string }): deployments.Deployment {
  const book = deployments.parse(text);
  if (path.basename(file) === `${book.chainId}-${book.name}.json`) return book;
  throw new CairnError("NOT_A_DEPLOYMENT", {
    message: "A file of the address book has another deployment's name.",
    details: { file: path.basename(file), holds: `${book.chainId}-${book.name}` },
    fix: "Restore the file from version control, or deploy again.",
  });
}
