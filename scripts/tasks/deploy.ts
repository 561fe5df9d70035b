import path from "node:path";
import type { deployments } from "@cairn/sdk";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { build } from "../lib/build.ts";
import { chainOf } from "../lib/chains.ts";
import { confirm } from "../lib/confirm.ts";
import type { Deployed } from "../lib/deployCairn.ts";
import { deployCairn } from "../lib/deployCairn.ts";
import type { Outcome } from "../lib/output.ts";
import { printError, printOutcome, table } from "../lib/output.ts";

type Arguments = {
  readonly name: string | undefined;
  readonly owner: string | undefined;
  readonly yes: boolean;
  readonly json: boolean;
};

/** `npx hardhat cairn deploy` */
export default async function deploy(
  { name, owner, yes, json }: Arguments,
  hre: HardhatRuntimeEnvironment,
): Promise<void> {
  const connection = await hre.network.create();
  try {
    const chain = await chainOf(connection);
    const deployed = await deployCairn({
      hre,
      connection,
      name,
      owner,
      before: async (plan) => {
        const what = `Deploy "${plan.name}", owned by ${plan.owner}, from ${plan.deployer}.`;
        await confirm({ chain, yes, what });
        await build(hre);
      },
    });
    printOutcome({ outcome: describe({ deployed, root: hre.config.paths.root }), json });
  } catch (error) {
    printError({ error, json });
  } finally {
    await connection.close();
  }
}

function describe({ deployed, root }: { deployed: Deployed; root: string }): Outcome {
  const { book, file, changed } = deployed;
  const contracts = Object.entries(book.contracts) as [
    deployments.ContractName,
    deployments.DeployedContract,
  ][];
  const rows = contracts.map(([name, { address, block }]) => [name, address, String(block)]);
  const kept = file === undefined ? "not kept: the chain ends with this process" : path.relative(root, file);
  const text = [
    `${changed ? "Deployed" : "Stands already:"} "${book.name}" on chain ${book.chainId}, release ${book.version}`,
    "",
    table([["contract", "address", "block"], ...rows]),
    "",
    `address book: ${kept}`,
  ].join("\n");
  return { data: { changed, file: file === undefined ? null : path.relative(root, file), ...book }, text };
}
