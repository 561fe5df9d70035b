import type { Client, deployments } from "@cairn/sdk";
import { CairnError, connect, isCairnError } from "@cairn/sdk";
import type { JsonRpcProvider } from "ethers";
import { keccak256 } from "ethers";
import type { Context } from "../../Context.ts";
import { chainAt } from "../../network/chainAt.ts";
import { readDeployment, rpcOf } from "../../network/openNetwork.ts";
import type { Checked, Finding } from "./Finding.ts";
import { wrong } from "./Finding.ts";
import { doctorTexts as say } from "./texts.ts";

const LEAST_NODE = 22;
const LOCAL_CHAINS = new Set([31_337, 1337]);
/** Seconds by which blocks of a network may be late. */
const LATE_SECONDS = 120;
const DELEGATION_PREFIX = "0xef0100";

/** The machine and the configuration's file. */
export function checkMachine(context: Context): Finding[] {
  const version = process.versions.node;
  const isRecent = Number(version.split(".")[0]) >= LEAST_NODE;
  const { config, configFault } = context;
  const configuration = (): Finding => {
    if (configFault !== undefined) return wrong(context, "configuration", configFault);
    if (config !== undefined) {
      return {
        check: "configuration",
        outcome: "good",
        message: context.say(say.configIs, { file: config.file }),
      };
    }
    const message = context.say(say.configNone);
    return { check: "configuration", outcome: "look", message, next: context.say(say.configFix) };
  };
  return [
    isRecent
      ? { check: "nodeVersion", outcome: "good", message: context.say(say.versionIs, { version }) }
      : {
          check: "nodeVersion",
          outcome: "wrong",
          message: context.say(say.versionOld, { version, least: LEAST_NODE }),
          next: context.say(say.versionFix, { least: LEAST_NODE }),
        },
    configuration(),
  ];
}

/** The entry of the address book. */
export async function checkDeployment(context: Context): Promise<Checked<deployments.Deployment>> {
  try {
    const deployment = await readDeployment(context);
    const { name, chainId, version } = deployment;
    const message = context.say(say.deploymentIs, { name, chainId, version });
    return { findings: [{ check: "deployment", outcome: "good", message }], value: deployment };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { findings: [wrong(context, "deployment", error)], value: undefined };
  }
}

/** Whether the node answers, and which chain it serves. */
export async function checkNode(
  context: Context,
  deployment: deployments.Deployment | undefined,
): Promise<Checked<true>> {
  const findings: Finding[] = [];
  try {
    const rpc = rpcOf(context);
    const chainId = await chainAt(rpc);
    findings.push({ check: "rpc", outcome: "good", message: context.say(say.rpcIs, { rpc }) });
    if (deployment === undefined) return { findings, value: undefined };
    if (chainId === deployment.chainId) {
      findings.push({ check: "chain", outcome: "good", message: context.say(say.chainIs, { chainId }) });
      return { findings, value: true };
    }
    const details = { expected: deployment.chainId, actual: chainId };
    findings.push(wrong(context, "chain", new CairnError("WRONG_CHAIN", { details })));
    return { findings, value: undefined };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { findings: [...findings, wrong(context, "rpc", error)], value: undefined };
  }
}

/** How far the node is behind, and whether the machine's clock agrees with the chain's. */
export async function checkClock(
  context: Context,
  provider: JsonRpcProvider,
  { chainId }: deployments.Deployment,
): Promise<Finding> {
  const syncing: unknown = await provider.send("eth_syncing", []).catch(() => false);
  if (syncing !== false) {
    const message = context.say(say.syncing);
    return { check: "clock", outcome: "look", message, next: context.say(say.syncingFix) };
  }
  const block = await provider.getBlock("latest");
  const age = Math.floor(Date.now() / 1000) - (block?.timestamp ?? 0);
  const isLocal = LOCAL_CHAINS.has(chainId);
  if (age < -LATE_SECONDS || (age > LATE_SECONDS && !isLocal)) {
    const message = context.say(age < 0 ? say.clockAhead : say.clockBehind, { seconds: Math.abs(age) });
    return { check: "clock", outcome: "look", message, next: context.say(say.clockFix) };
  }
  const seconds = Math.max(0, age);
  return {
    check: "clock",
    outcome: "good",
    message: context.say(isLocal ? say.clockLocal : say.clockIs, { seconds }),
  };
}

/** Every contract by itself, and then whether they work with each other. */
export async function checkContracts(
  context: Context,
  provider: JsonRpcProvider,
  deployment: deployments.Deployment,
): Promise<Checked<Client>> {
  const contracts = Object.entries(deployment.contracts);
  const found = await Promise.all(
    contracts.map(async ([contract, { address, codeHash }]) => {
      const code = await provider.getCode(address);
      const values = { contract, address };
      if (code === "0x" || code.startsWith(DELEGATION_PREFIX))
        return context.say(say.contractIsWallet, values);
      if (codeHash === undefined || keccak256(code) === codeHash) return undefined;
      return context.say(say.contractDiffers, values);
    }),
  );
  const faults = found.filter((message) => message !== undefined);
  if (faults.length > 0) {
    const next = context.say(say.contractFix);
    return {
      findings: faults.map((message) => ({ check: "contracts", outcome: "wrong", message, next })),
      value: undefined,
    };
  }
  const count = contracts.length;
  const unhashed = contracts.filter(([, { codeHash }]) => codeHash === undefined).length;
  const contractsAre: Finding = {
    check: "contracts",
    outcome: "good",
    message:
      unhashed === 0
        ? context.say(say.contractsAre, { count })
        : context.say(say.contractsUnhashed, { count, unhashed }),
  };
  try {
    const value = await connect({ deployment, runner: provider });
    const message = context.say(say.referencesAre);
    return { findings: [contractsAre, { check: "references", outcome: "good", message }], value };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { findings: [contractsAre, wrong(context, "references", error)], value: undefined };
  }
}
