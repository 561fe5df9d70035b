import { hubId } from "@cairn/sdk";
import { parseUnits } from "ethers";
import type { Context } from "../../Context.ts";
import { wholeNumber } from "../../input/wholeNumber.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { FUNCTION_NAMES } from "../../relay/allowList.ts";
import type { Settings } from "../../relay/Settings.ts";
import { DEFAULTS } from "../../relay/Settings.ts";
import { relayTexts as say } from "./texts.ts";

/** What is typed. */
export interface RelayOptions {
  readonly port?: string;
  readonly host?: string;
  readonly store?: string;
  readonly hub?: readonly string[];
  readonly allHubs?: boolean;
  readonly functions?: string;
  readonly budgetGasPerDay?: string;
  readonly requestsPerDay?: string;
  readonly identityGasPerDay?: string;
  readonly learnerGasPerDay?: string;
  readonly learnerRequestsPerDay?: string;
  readonly maxGasPrice?: string;
  readonly queueLimit?: string;
  readonly batch?: string;
  readonly inFlight?: string;
  readonly confirmations?: string;
  readonly requestsPerMinute?: string;
  readonly trustProxy?: boolean;
  readonly stuckSeconds?: string;
}

const MAX_PORT = 65_535;
/** Most requests in a transaction: more would not fit its gas in any case. */
const MAX_BATCH = 100;
const LOCAL_POLL_MS = 200;

/** Reads the options. Throws `INVALID_ARGUMENT` for one that is not of its kind. */
export function readSettings(context: Context, options: RelayOptions, isLocal: boolean): Settings {
  const number = (option: string, typed: string | undefined, usual: number, least = 1): number =>
    wholeNumber(context, { option, typed, usual, least });
  const gas = (name: string, typed: string | undefined, usual: bigint, least = 1): bigint =>
    BigInt(number(name, typed, Number(usual), least));
  const { budgets } = DEFAULTS;
  return {
    host: options.host ?? DEFAULTS.host,
    port: Math.min(MAX_PORT, number("port", options.port, DEFAULTS.port, 0)),
    store: options.store ?? DEFAULTS.store,
    hubs: hubsOf(context, options),
    functions: functionsOf(context, options.functions),
    budgets: {
      gas: gas("budget-gas-per-day", options.budgetGasPerDay, budgets.gas),
      requests: number("requests-per-day", options.requestsPerDay, budgets.requests),
      identityGas: gas("identity-gas-per-day", options.identityGasPerDay, budgets.identityGas, 0),
      learnerGas: gas("learner-gas-per-day", options.learnerGasPerDay, budgets.learnerGas),
      learnerRequests: number(
        "learner-requests-per-day",
        options.learnerRequestsPerDay,
        budgets.learnerRequests,
      ),
    },
    maxGasPrice: priceOf(context, options.maxGasPrice),
    queueLimit: number("queue-limit", options.queueLimit, DEFAULTS.queueLimit),
    batch: Math.min(MAX_BATCH, number("batch", options.batch, DEFAULTS.batch)),
    inFlight: number("in-flight", options.inFlight, DEFAULTS.inFlight),
    confirmations: number("confirmations", options.confirmations, isLocal ? 1 : 3),
    ratePerMinute: number("requests-per-minute", options.requestsPerMinute, DEFAULTS.ratePerMinute),
    trustProxy: options.trustProxy === true,
    stuckMs: 1000 * number("stuck-seconds", options.stuckSeconds, DEFAULTS.stuckMs / 1000),
    requestMs: DEFAULTS.requestMs,
    pollMs: isLocal ? LOCAL_POLL_MS : DEFAULTS.pollMs,
    stopMs: DEFAULTS.stopMs,
  };
}

function hubsOf(context: Context, { hub, allHubs }: RelayOptions): Settings["hubs"] {
  if (allHubs === true) return null;
  const { config } = context;
  if (hub !== undefined) {
    return hub.map((typed) => hubId(/^\d{1,10}$/.test(typed) ? Number(typed) : Number.NaN));
  }
  if (config?.hub !== undefined) return [config.hub];
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.noHub),
    fix: context.say(say.noHubFix),
  });
}

function functionsOf(context: Context, typed: string | undefined): Settings["functions"] {
  if (typed === undefined) return null;
  const names = typed.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !FUNCTION_NAMES.includes(name));
  if (unknown === undefined) return names;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.noFunction, { name: unknown }),
    details: { functions: typed },
    fix: context.say(say.noFunctionFix, { all: FUNCTION_NAMES.join(", ") }),
  });
}

function priceOf(context: Context, typed: string | undefined): bigint {
  if (typed === undefined) return DEFAULTS.maxGasPrice;
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(typed)) {
    const price = parseUnits(typed, "gwei");
    if (price > 0n) return price;
  }
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.noPrice),
    details: { maxGasPrice: typed },
    fix: context.say(say.noPriceFix),
  });
}
