import path from "node:path";
import type { Address, Client, deployments, hubs, UnixTime } from "@cairn/sdk";
import { accreditation, address, hubs as hubActions, isCairnError } from "@cairn/sdk";
import { formatEther, isKeystoreJson } from "ethers";
import type { Context } from "../../Context.ts";
import type { KeySource } from "../../config/Config.ts";
import { readText } from "../../files/readWithin.ts";
import { addressOfKey, keyNamed } from "../../keys/openSigner.ts";
import { ask, chainAt } from "../../network/chainAt.ts";
import { inPages } from "../../reads/inPages.ts";
import { timeText } from "../../values/time.ts";
import type { Checked, Finding } from "./Finding.ts";
import { wrong } from "./Finding.ts";
import { doctorTexts as say } from "./texts.ts";

const SOON_SECONDS = 30 * 86_400;
/** Gas of a usual transaction, such as anchoring a cohort, with room to spare. */
const USUAL_GAS = 100_000n;
const FEW = 10n;
const ETHER_DECIMALS = 4;

/** The key, without opening it. */
export async function checkKey(
  context: Context,
  deployment: deployments.Deployment | undefined,
): Promise<Checked<Address>> {
  const { config, options, env } = context;
  const key = options.key ?? config?.key ?? (env.CAIRN_KEY === undefined ? undefined : "CAIRN_KEY");
  if (key === undefined) {
    return {
      findings: [
        {
          check: "key",
          outcome: "look",
          message: context.say(say.keyNone),
          next: context.say(say.keyNoneFix),
        },
      ],
      value: undefined,
    };
  }
  const source = keyNamed(config, key) ?? (key === "CAIRN_KEY" ? { env: key } : undefined);
  if (source === undefined) {
    return bad(context.say(say.keyUnknown, { key }), context.say(say.keyUnknownFix));
  }
  try {
    const fault = await faultOf(context, { key, source, deployment });
    if (fault !== undefined) return bad(fault.message, fault.next);
    const stated = await addressOfKey(context, source);
    if (stated === undefined) {
      const file = "keystore" in source ? source.keystore : key;
      const message = context.say(say.keyHidden, { key, file });
      return { findings: [{ check: "key", outcome: "look", message }], value: undefined };
    }
    const message = context.say(say.keyIs, { key, address: stated });
    return { findings: [{ check: "key", outcome: "good", message }], value: address(stated) };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { findings: [wrong(context, "key", error)], value: undefined };
  }
}

function bad(message: string, next: string): Checked<Address> {
  return { findings: [{ check: "key", outcome: "wrong", message, next }], value: undefined };
}

type Fault = { readonly message: string; readonly next: string };

/** What is wrong with a key's place; undefined where nothing is. */
async function faultOf(
  context: Context,
  args: { key: string; source: KeySource; deployment: deployments.Deployment | undefined },
): Promise<Fault | undefined> {
  const { key, source, deployment } = args;
  if ("env" in source) {
    const { env: variable } = source;
    if (Object.hasOwn(context.env, variable) && context.env[variable] !== undefined) return undefined;
    return {
      message: context.say(say.keyUnset, { key, variable }),
      next: context.say(say.keyUnsetFix, { variable }),
    };
  }
  if ("keystore" in source) {
    const { keystore: file } = source;
    const text = await readText(path.resolve(context.config?.folder ?? context.cwd, file)).catch(() => "");
    if (isKeystoreJson(text)) return undefined;
    return {
      message: context.say(say.keyFileWrong, { key, file }),
      next: context.say(say.keyFileFix, { file }),
    };
  }
  return await walletFault(context, { key, source, deployment });
}

async function walletFault(
  context: Context,
  args: {
    key: string;
    source: Extract<KeySource, { wallet: string }>;
    deployment: deployments.Deployment | undefined;
  },
): Promise<Fault | undefined> {
  const { key, source, deployment } = args;
  const { wallet, account } = source;
  const contracts = Object.entries(deployment?.contracts ?? {});
  const contract = contracts.find(([, deployed]) => deployed.address === account)?.[0];
  if (contract !== undefined) {
    return {
      message: context.say(say.keyIsContract, { key, account, contract }),
      next: context.say(say.keyIsContractFix),
    };
  }
  const accounts = await ask(wallet, "eth_accounts");
  const shown = (Array.isArray(accounts) ? accounts : []).map((entry) => String(entry).toLowerCase());
  if (!shown.includes(account.toLowerCase())) {
    return {
      message: context.say(say.keyWalletLocked, { key, account }),
      next: context.say(say.keyWalletFix),
    };
  }
  const actual = await chainAt(wallet);
  if (deployment === undefined || actual === deployment.chainId) return undefined;
  const { chainId: expected } = deployment;
  return {
    message: context.say(say.keyWalletChain, { key, actual, expected }),
    next: context.say(say.keyWalletChainFix, { expected }),
  };
}

/** What the account may do: for the hub, or as an accreditor. */
export async function checkStaff(
  context: Context,
  client: Client,
  args: { account: Address; hub: hubs.HubSummary | undefined; now: UnixTime },
): Promise<Finding> {
  const { account, hub, now } = args;
  const all = await inPages(
    async (first, count) => await accreditation.accreditors(client, { first, count }),
  );
  const mandate = all.find((accreditor) => accreditor.account === account && accreditor.inOffice);
  if (mandate !== undefined) {
    const message = context.say(say.accreditorIs, { until: timeText(mandate.until) });
    return { check: "staff", outcome: "good", message };
  }
  if (hub === undefined) {
    return {
      check: "staff",
      outcome: "skipped",
      message: context.say(say.onlyAfter, { check: context.say(say.hub) }),
    };
  }
  const staff = await hubActions.staffOf(client, { hub: hub.id, account });
  return staffFinding(context, { account, staff, isAdmin: hub.admin === account, now });
}

function staffFinding(
  context: Context,
  args: { account: Address; staff: hubs.Staff; isAdmin: boolean; now: UnixTime },
): Finding {
  const { account, staff, isAdmin, now } = args;
  const next = context.say(say.staffFix, { account });
  const values = {
    roles: staff.roles.join(", "),
    from: timeText(staff.from),
    until: timeText(staff.until),
  };
  if (staff.roles.length === 0) {
    return isAdmin
      ? { check: "staff", outcome: "look", message: context.say(say.staffAdmin), next }
      : { check: "staff", outcome: "wrong", message: context.say(say.staffNone), next };
  }
  if (now < staff.from)
    return { check: "staff", outcome: "wrong", message: context.say(say.staffLater, values), next };
  if (now >= staff.until)
    return { check: "staff", outcome: "wrong", message: context.say(say.staffOver, values), next };
  if (!staff.roles.includes("ISSUE")) {
    return { check: "staff", outcome: "look", message: context.say(say.staffCannotIssue, values), next };
  }
  const message = context.say(say.staffIs, values);
  const isSoon = staff.until <= now + SOON_SECONDS;
  return isSoon
    ? { check: "staff", outcome: "look", message, next }
    : { check: "staff", outcome: "good", message };
}

/** Whether the account can pay. */
export async function checkBalance(
  context: Context,
  { provider }: Client,
  account: Address,
): Promise<Finding> {
  const [balance, { gasPrice }] = await Promise.all([provider.getBalance(account), provider.getFeeData()]);
  const price = (gasPrice ?? 0n) * USUAL_GAS;
  if (price === 0n) return { check: "balance", outcome: "good", message: context.say(say.balanceFree) };
  const count = balance / price;
  const amount = Number(formatEther(balance)).toFixed(ETHER_DECIMALS);
  const message = context.say(say.balanceIs, { amount, count });
  if (count >= FEW) return { check: "balance", outcome: "good", message };
  const outcome = count === 0n ? "wrong" : "look";
  return { check: "balance", outcome, message, next: context.say(say.balanceFix, { account }) };
}
