import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import type { Network } from "./network.ts";
import { openNetwork } from "./network.ts";
import type { Outcome } from "./output.ts";
import { printError, printOutcome } from "./output.ts";

/** Opens the network, runs a task on it, prints what it found or why it failed, and sets the exit status. */
export async function runTask({
  hre,
  name,
  json,
  action,
}: {
  hre: HardhatRuntimeEnvironment;
  name: string | undefined;
  json: boolean;
  action: (network: Network) => Promise<Outcome>;
}): Promise<void> {
  const connection = await hre.network.create();
  try {
    const network = await openNetwork({ hre, connection, name });
    printOutcome({ outcome: await action(network), json });
  } catch (error) {
    printError({ error, json });
  } finally {
    await connection.close();
  }
}
