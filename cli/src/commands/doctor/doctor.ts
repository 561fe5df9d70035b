import type { Client } from "@cairn/sdk";
import { CairnError, isCairnError } from "@cairn/sdk";
import type { Command } from "commander";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { openProvider } from "../../network/openNetwork.ts";
import { paint } from "../../output/paint.ts";
import { table } from "../../output/table.ts";
import { chainTime } from "../../values/time.ts";
import { checkBadges } from "./checkBadges.ts";
import { checkHub } from "./checkHub.ts";
import { checkBalance, checkKey, checkStaff } from "./checkKey.ts";
import { checkClock, checkContracts, checkDeployment, checkMachine, checkNode } from "./checkNetwork.ts";
import type { CheckName, Finding } from "./Finding.ts";
import { CHECKS, wrong } from "./Finding.ts";
import { doctorTexts as say } from "./texts.ts";

const SIGNS = { good: "✔", wrong: "✘", look: "!", skipped: "–" } as const;
const STYLES = { good: "good", wrong: "bad", look: "unsure", skipped: "faint" } as const;

/** `cairn doctor`. */
export function doctorCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "doctor",
    about: say.about,
    examples: [
      ["cairn doctor", say.example],
      ["cairn doctor --key admin", say.exampleKey],
    ],
  });
  return onRun(cli, command, async (context) => report(context, await examine(context)), { anyConfig: true });
}

/** Makes every check that can be made; what depends on a failed one is passed over. */
async function examine(context: Context): Promise<readonly Finding[]> {
  const findings = checkMachine(context);
  if (context.configFault !== undefined) return findings;
  const { value: deployment, findings: book } = await checkDeployment(context);
  const node = await checkNode(context, deployment);
  findings.push(...book, ...node.findings);
  const key = await checkKey(context, deployment);
  if (deployment === undefined || node.value === undefined) return [...findings, ...key.findings];
  const provider = openProvider(context, deployment);
  try {
    findings.push(await attempt(context, "clock", () => checkClock(context, provider, deployment)));
    const contracts = await checkContracts(context, provider, deployment);
    findings.push(...contracts.findings);
    if (contracts.value === undefined) return [...findings, ...key.findings];
    return [...findings, ...(await examineHub(context, contracts.value, key))];
  } catch (error) {
    return [...findings, wrong(context, "contracts", chainFault(error)), ...key.findings];
  } finally {
    provider.destroy();
  }
}

async function examineHub(
  context: Context,
  client: Client,
  key: Awaited<ReturnType<typeof checkKey>>,
): Promise<readonly Finding[]> {
  const now = await chainTime(client);
  const hub = await checkHub(context, client, now);
  const badges = hub.value === undefined ? [] : await badgeFindings(context, client, { hub: hub.value, now });
  const findings = [...hub.findings, ...badges, ...key.findings];
  const { value: account } = key;
  if (account === undefined) return findings;
  const staff = () => checkStaff(context, client, { account, hub: hub.value, now });
  return [
    ...findings,
    await attempt(context, "staff", staff),
    await attempt(context, "balance", () => checkBalance(context, client, account)),
  ];
}

async function badgeFindings(
  context: Context,
  client: Client,
  args: Parameters<typeof checkBadges>[2],
): Promise<readonly Finding[]> {
  try {
    return await checkBadges(context, client, args);
  } catch (error) {
    return [wrong(context, "badges", chainFault(error))];
  }
}

/** A check that asks the chain: a fault of the network is what it found. */
async function attempt(context: Context, check: CheckName, run: () => Promise<Finding>): Promise<Finding> {
  try {
    return await run();
  } catch (error) {
    return wrong(context, check, chainFault(error));
  }
}

function chainFault(error: unknown): CairnError {
  if (isCairnError(error)) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new CairnError("CHAIN_UNREACHABLE", { details: { reason }, cause: error });
}

function report(context: Context, found: readonly Finding[]): Outcome {
  const findings = CHECKS.flatMap((check) => {
    const own = found.filter((finding) => finding.check === check);
    return own.length > 0 ? own : [skipped(context, check, found)];
  });
  const count = findings.filter(({ outcome }) => outcome === "wrong").length;
  const rows = findings.map(({ check, outcome, message }) => {
    const word = `${SIGNS[outcome]} ${context.say(say[outcome])}`;
    return [context.say(say[check]), paint(word, STYLES[outcome], context.colour), message];
  });
  const header = [say.check, say.outcome, say.finding].map((text) => context.say(text));
  const steps = findings.filter(({ next }) => next !== undefined);
  const todo = steps.map(({ check, next }) => `- ${context.say(say[check])}: ${next}`);
  const summary = count === 0 ? context.say(say.allGood) : context.say(say.someWrong, { count });
  const lines = [
    table([header, ...rows]),
    "",
    ...(todo.length === 0 ? [] : [context.say(say.todo), ...todo, ""]),
    summary,
  ];
  return {
    data: { ok: count === 0, checks: findings.map((finding) => ({ next: null, ...finding })) },
    text: lines.join("\n"),
    exitCode: count === 0 ? 0 : 1,
  };
}

/** A check that was not made says which earlier one it needs. */
function skipped(context: Context, check: CheckName, found: readonly Finding[]): Finding {
  const blocking = found.filter(({ outcome }) => outcome !== "good").map((finding) => finding.check);
  const before = CHECKS.slice(0, CHECKS.indexOf(check));
  const needs = [...before].reverse().find((earlier) => blocking.includes(earlier)) ?? "key";
  return {
    check,
    outcome: "skipped",
    message: context.say(say.onlyAfter, { check: context.say(say[needs]) }),
  };
}
