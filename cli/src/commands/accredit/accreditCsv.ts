import path from "node:path";
import type { Action, Client, UnixTime } from "@cairn/sdk";
import { accreditation, isCairnError, namesOfKinds } from "@cairn/sdk";
import type { Command } from "commander";
import { transactionsOf } from "../../actions/sendAction.ts";
import type { Context } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { errorText } from "../../messages/sdk/errorText.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { startProgress } from "../../output/progress.ts";
import { table } from "../../output/table.ts";
import { kindsText } from "../../values/kinds.ts";
import { chainTime, timeText } from "../../values/time.ts";
import type { RowFault, Wanted } from "./csvRows.ts";
import { readAccreditations } from "./csvRows.ts";
import { isAccreditedSo } from "./isAccreditedSo.ts";
import { mandateOf } from "./mandate.ts";
import { accreditTexts as say } from "./texts.ts";

/** A row that is ready to be sent; without an action where there is nothing to do. */
interface Planned extends Wanted {
  readonly action: Action<number> | undefined;
}

/** `cairn accredit csv <file>`. */
export function accreditCsvCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "csv <file>",
    about: say.csvAbout,
    examples: [["cairn accredit csv hubs.csv", say.csvExample]],
  });
  return onRun(cli, command, async (context, { args: [typed = ""] }) => {
    const file = path.resolve(context.cwd, typed);
    return await onNetwork(context, "writes", async ({ client, isLocal }) => {
      const now = await chainTime(client);
      const mandate = await mandateOf(context, client);
      const read = await readAccreditations(context, client, { file, mandate, now });
      const plan = await planOf(context, client, { ...read, accreditor: mandate.account, now });
      if (plan.faults.length > 0) return refuseRows(context, typed, plan.faults);
      const { rows } = plan;
      const count = rows.filter(({ action }) => action !== undefined).length;
      const skipped = rows.length - count;
      if (count > 0) {
        const preview = `${planTable(context, rows)}\n${context.say(say.csvPreview, { count, skipped })}`;
        await confirm(context, { preview, isLocal });
      }
      const results = await sendAll(context, rows, count);
      return {
        data: { file: typed, accredited: count, unchanged: skipped, rows: results },
        text: context.say(say.csvDone, { count, skipped }),
      };
    });
  });
}

/** Asks the contract for each row whether it would take it: another accreditor's period, a closed hub. */
async function planOf(
  context: Context,
  client: Client,
  args: {
    rows: readonly Wanted[];
    faults: readonly RowFault[];
    accreditor: accreditation.Accreditor["account"];
    now: UnixTime;
  },
): Promise<{ rows: readonly Planned[]; faults: readonly RowFault[] }> {
  const { accreditor, now } = args;
  const rows: Planned[] = [];
  const faults = [...args.faults];
  for (const wanted of args.rows) {
    const { line, hub, kinds, until } = wanted;
    if (isAccreditedSo({ hub, kinds, until, accreditor, now })) {
      rows.push({ ...wanted, action: undefined });
      continue;
    }
    const action = accreditation.accredit(client, { hub: hub.id, kinds, until });
    try {
      await action.estimateGas({ signal: context.signal });
      rows.push({ ...wanted, action });
    } catch (error) {
      if (!isCairnError(error, "CONTRACT_REVERTED")) throw error;
      const reason = errorText(error, context.language).message;
      faults.push({ line, column: "hub", value: hub.name, reason });
    }
  }
  return { rows, faults: faults.sort((one, other) => one.line - other.line) };
}

function refuseRows(context: Context, file: string, faults: readonly RowFault[]): never {
  const header = [say.line, say.column, say.value, say.reason].map((text) => context.say(text));
  const rows = faults.map(({ line, column, value, reason }) => [`${line}`, column, value, reason]);
  if (context.options.json !== true) context.err(`${table([header, ...rows])}\n`);
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.badRows, { count: faults.length, file }),
    details: { file, faults },
    fix: context.say(say.badRowsFix),
  });
}

function planTable(context: Context, rows: readonly Planned[]): string {
  const header = [say.hub, say.name, say.until, say.kinds, say.outcome].map((text) => context.say(text));
  const lines = rows.map(({ hub, until, kinds, action }) => [
    `${hub.id}`,
    hub.name,
    timeText(until),
    kindsText(context, kinds),
    context.say(action === undefined ? say.isSame : say.isNew),
  ]);
  return table([header, ...lines]);
}

/** Sends row by row: what was sent stays, and a second run skips it. */
async function sendAll(
  context: Context,
  rows: readonly Planned[],
  count: number,
): Promise<readonly object[]> {
  const { signal } = context;
  const results: object[] = [];
  let done = 0;
  const progress =
    count === 0 ? undefined : startProgress({ ...context, what: context.say(say.csvProgress), total: count });
  try {
    for (const { line, hub, kinds, until, action } of rows) {
      const sent = await action?.send({ signal });
      if (sent !== undefined) progress?.update(++done);
      results.push({
        line,
        hub: hub.id,
        name: hub.name,
        kinds: namesOfKinds(kinds),
        until,
        changed: sent !== undefined,
        transactions: sent === undefined ? [] : transactionsOf(sent),
      });
    }
    return results;
  } catch (error) {
    context.err(`${context.say(say.csvStopped, { done, count })}\n`);
    throw error;
  } finally {
    progress?.stop();
  }
}
