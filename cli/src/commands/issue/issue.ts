import path from "node:path";
import type { Address, Client, DefinitionId } from "@cairn/sdk";
import { address, CairnError, nameOfKind } from "@cairn/sdk";
import type { Command } from "commander";
import type { Context, Outcome } from "../../Context.ts";
import type { Attested } from "../../cohort/attest/Attested.ts";
import { anchor } from "../../cohort/attest/anchor.ts";
import { mint } from "../../cohort/attest/mint.ts";
import { sign } from "../../cohort/attest/sign.ts";
import type { Mode, Plan } from "../../cohort/files.ts";
import { MODES, readReceipt, saveReceipt } from "../../cohort/files.ts";
import { openCohort } from "../../cohort/openCohort.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { slug } from "../../files/slug.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { confirm } from "../../output/confirm.ts";
import { feeText } from "../../output/fee.ts";
import type { Progress } from "../../output/progress.ts";
import { startProgress } from "../../output/progress.ts";
import type { Authority } from "./authority.ts";
import { checkAuthority } from "./authority.ts";
import type { BadgePlan } from "./badges.ts";
import { badgeLines, badgeSigner, planBadges, plannedData, signedLines } from "./badges.ts";
import type { CheckedTable } from "./checkTable.ts";
import { checkTable } from "./checkTable.ts";
import type { Cost } from "./cost.ts";
import { estimateCost } from "./cost.ts";
import type { MappingOptions } from "./mappingOf.ts";
import { issueTexts as say } from "./texts.ts";

/** Options of `cairn issue`. */
export interface IssueOptions extends MappingOptions {
  readonly mode: string;
  readonly cohort?: string;
  readonly delimiter?: string;
  readonly saveMapping?: string;
  readonly contractWallets?: boolean;
  readonly subject?: string;
  readonly dryRun?: boolean;
}

/** `cairn issue <table>`. */
export function issueCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "issue <table>",
    about: say.about,
    examples: [
      ["cairn issue algebra.csv --definition 3 --dry-run", say.exampleDry],
      ["cairn issue algebra.csv --definition 3", say.exampleAnchor],
      ["cairn issue algebra.csv --definition 3 --mode mint", say.exampleMint],
      ["cairn issue notas.csv --column name=Alumno --column /result/0/value=Nota", say.exampleColumns],
    ],
  })
    .option("--mode <mode>", cli.say(say.mode), "anchor")
    .option("--definition <number>", cli.say(say.definition))
    .option("--achieved <date>", cli.say(say.achieved))
    .option("--expires <date>", cli.say(say.expires))
    .option("--column <meaning=header>", cli.say(say.column), collect, [])
    .option("--mapping <file>", cli.say(say.mapping))
    .option("--save-mapping <file>", cli.say(say.saveMapping))
    .option("--date-format <format>", cli.say(say.dateFormat))
    .option("--decimal <sign>", cli.say(say.decimal))
    .option("--delimiter <sign>", cli.say(say.delimiter))
    .option("--cohort <folder>", cli.say(say.cohort))
    .option("--subject <subject>", cli.say(say.subject))
    .option("--contract-wallets", cli.say(say.contractWallets))
    .option("--dry-run", cli.say(say.dryRun));
  return onRun<IssueOptions>(cli, command, async (context, { args: [file = ""], options }) => {
    const mode = modeOf(context, options.mode);
    return await onNetwork(context, "writes", async ({ client, isLocal }) => {
      const table = await checkTable(client, { context, file, mode, options });
      if (table.badRows !== undefined) return table.badRows;
      return await issue(client, { context, table, mode, options, isLocal });
    });
  });
}

interface Work {
  readonly context: Context;
  readonly table: CheckedTable;
  readonly mode: Mode;
  readonly options: IssueOptions;
  readonly isLocal: boolean;
}

async function issue(client: Client, work: Work): Promise<Outcome> {
  const { context, table, mode, options, isLocal } = work;
  const { hub } = table;
  const attester = address((await client.signer?.getAddress()) ?? "");
  const authority = await checkAuthority(client, { hub, definitions: table.definitions, mode, attester });
  const folder = path.resolve(context.cwd, options.cohort ?? path.join("cohorts", nameOf(table.file)));
  const shown = path.relative(context.cwd, folder);
  const before = await readReceipt(folder);
  const plan = await planBadges(client, {
    context,
    authority,
    folder,
    subject: options.subject,
    table,
  });
  const cost = before === undefined ? await costOf(client, work, attester) : undefined;
  const preview = previewOf({ work, authority, cost, shown, plan });
  if (options.dryRun === true) {
    return {
      data: {
        ...{ dryRun: true, mode, hub, size: table.size, wallets: table.wallets, ...(cost ?? {}), folder },
        ...(plan === undefined ? {} : { badges: plannedData(plan) }),
      },
      text: `${preview}\n\n${context.say(say.dryDone)}`,
    };
  }
  if (before === undefined) await confirm(context, { preview, isLocal });
  else context.err(`${context.say(say.resuming, { folder: shown })}\n`);
  const signer = plan && (await badgeSigner(client, context, plan));
  const { cohort, attested } = await attest(client, { work, folder });
  const receipt = before ?? {
    mode,
    root: cohort.tree.root,
    size: cohort.size,
    attester,
    attestedAt: attested.attestedAt,
    transactions: attested.transactions,
  };
  if (before === undefined) await saveReceipt(folder, receipt);
  const badges = await signer?.({ cohort, folder, receipt });
  const { fresh } = attested;
  const values = { count: cohort.size, folder: shown };
  const text =
    fresh === 0
      ? context.say(say.repeated, values)
      : context.say(say.done, { ...values, hub: authority.hub.name, fresh, root: cohort.tree.root });
  return {
    data: {
      ...{ ...receipt, hub, folder, fresh, transactions: attested.transactions },
      ...(badges === undefined ? {} : { badges: { signed: badges.signed, without: badges.faults } }),
    },
    text: [...signedLines(context, badges), text].join("\n"),
  };
}

async function attest(client: Client, { work, folder }: { work: Work; folder: string }) {
  const { context, table, mode } = work;
  const { signal } = context;
  let progress: Progress | undefined;
  const begin = (stage: "codes" | "prepare" | "mint" | "sign", total: number) => {
    progress?.stop();
    progress = startProgress({ ...context, what: context.say(say[stage]), total });
    return progress.update;
  };
  const definitions: DefinitionId[] = [...table.definitions];
  const plan: Plan = {
    version: 1,
    mode,
    hub: table.hub,
    definitions,
    source: { file: path.basename(table.file), hash: table.hash },
    size: table.size,
  };
  try {
    const cohort = await openCohort(client, { folder, plan, rows: table.rows, stages: { signal, begin } });
    const attested: Attested = await {
      anchor: async () => await anchor(client, { cohort, signal }),
      mint: async () => await mint(client, { cohort, signal, onProgress: begin("mint", cohort.size) }),
      sign: async () =>
        await sign(client, { cohort, folder, signal, onProgress: begin("sign", cohort.size) }),
    }[mode]();
    return { cohort, attested };
  } finally {
    progress?.stop();
  }
}

async function costOf(client: Client, { table, mode }: Work, account: Address): Promise<Cost> {
  return await estimateCost(client, {
    mode,
    size: table.size,
    sample: table.sample,
    hub: table.hub,
    account,
  });
}

function previewOf(args: {
  work: Work;
  authority: Authority;
  cost: Cost | undefined;
  shown: string;
  plan: BadgePlan | undefined;
}): string {
  const { work, authority, cost, shown, plan } = args;
  const { context, table, mode } = work;
  const names = [...authority.definitions.values()].map(({ name, kind }) => `${name}, ${nameOfKind(kind)}`);
  const what = context.say(say.preview, {
    hub: authority.hub.name,
    count: table.size,
    definitions: names.join("; "),
    mode,
    wallets: table.wallets,
    codes: table.size - table.wallets,
  });
  const meaning = { anchor: say.privately, mint: say.publicly, sign: say.provisional }[mode];
  return [
    what,
    context.say(meaning),
    ...badgeLines(context, plan),
    ...costLines(context, cost),
    context.say(say.folder, { folder: shown }),
  ].join("\n");
}

function costLines(context: Context, cost: Cost | undefined): string[] {
  if (cost === undefined) return [];
  if (cost.transactions === 0) return [context.say(say.free)];
  return [context.say(say.transactions, { count: cost.transactions }), feeText(context, cost)];
}

function modeOf(context: Context, text: string): Mode {
  const mode = MODES.find((known) => known === text);
  if (mode !== undefined) return mode;
  throw new CairnError("INVALID_ARGUMENT", { message: context.say(say.notMode), details: { mode: text } });
}

function nameOf(file: string): string {
  return slug(path.basename(file, path.extname(file))) || "cohort";
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
