import { readFile } from "node:fs/promises";
import path from "node:path";

const ARTIFACT = path.join(
  "artifacts",
  "contracts",
  "periphery",
  "SignatureProbe.sol",
  "SignatureProbe.json",
);

/** The code that the SDK sends with an `eth_call` to ask smart wallets whether they signed. */
export async function generateProbe(): Promise<ReadonlyMap<string, string>> {
  const { bytecode } = JSON.parse(await readFile(ARTIFACT, "utf8")) as { bytecode: string };
  const text = `/** Creation code of \`contracts/periphery/SignatureProbe.sol\`. Written by \`npm run generate\`. */
export const PROBE_CODE =
  "${bytecode}";
`;
  return new Map([[path.join("sdk", "src", "presentations", "probeCode.ts"), text]]);
}
