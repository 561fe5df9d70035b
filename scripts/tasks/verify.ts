import { deployments } from "@cairn/sdk";
import { verifyContract } from "@nomicfoundation/hardhat-verify/verify";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";
import { build, onStderr } from "../lib/build.ts";
import { table, usageError } from "../lib/output.ts";
import { runTask } from "../lib/runTask.ts";

type Arguments = { readonly name: string | undefined; readonly explorer: string; readonly json: boolean };
type Explorer = (typeof EXPLORERS)[number];

const EXPLORERS = ["sourcify", "blockscout", "etherscan"] as const;

/** `npx hardhat cairn verify`: publishes the sources of every contract of the deployment. */
export default async function verify(
  { name, explorer, json }: Arguments,
  hre: HardhatRuntimeEnvironment,
): Promise<void> {
  await runTask({
    hre,
    name,
    json,
    action: async ({ client, chain }) => {
      const provider = requireExplorer({ explorer, chainId: chain.chainId, isLocal: chain.isLocal, hre });
      await build(hre);
      const contracts: { name: string; address: string; outcome: string }[] = [];
      for (const key of deployments.CONTRACT_NAMES) {
        const { address, args, transactionHash } = client.deployment.contracts[key];
        const outcome = await onStderr(
          async () =>
            await verifyContract(
              {
                address,
                constructorArgs: [...args],
                provider,
                ...(transactionHash === undefined ? {} : { creationTxHash: transactionHash }),
              },
              hre,
            ),
        ).then(
          () => "verified",
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
        contracts.push({ name: key, address, outcome });
      }
      if (contracts.some(({ outcome }) => outcome !== "verified")) process.exitCode = 1;
      const rows = contracts.map((contract) => [contract.name, contract.address, contract.outcome]);
      return {
        data: { explorer: provider, contracts },
        text: table([["contract", "address", provider], ...rows]),
      };
    },
  });
}

function requireExplorer({
  explorer,
  chainId,
  isLocal,
  hre,
}: {
  explorer: string;
  chainId: number;
  isLocal: boolean;
  hre: HardhatRuntimeEnvironment;
}): Explorer {
  const provider = EXPLORERS.find((known) => known === explorer);
  if (provider === undefined) {
    throw usageError("There is no such explorer.", { explorer }, `Use one of: ${EXPLORERS.join(", ")}.`);
  }
  if (isLocal) {
    throw usageError(
      `Chain ${chainId} is local: it has no explorer to publish sources on.`,
      { chainId },
      "Choose a live network with --network.",
    );
  }
  const explorers = hre.config.chainDescriptors.get(BigInt(chainId))?.blockExplorers;
  const isKnown = provider !== "sourcify" && explorers?.[provider] !== undefined;
  if (provider !== "sourcify" && !isKnown) {
    throw usageError(
      `No ${provider} explorer is configured for chain ${chainId}.`,
      { chainId },
      "Add it under chainDescriptors in hardhat.config.ts, or use --explorer sourcify.",
    );
  }
  return provider;
}
