import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { AchievementId, bundles as bundleTypes, Client } from "@cairn/sdk";
import { bundles, claimCodes, definitions, nameOfKind } from "@cairn/sdk";
import type { Command } from "commander";
import { stringify } from "csv-stringify/sync";
import { strToU8, zipSync } from "fflate";
import type { Context } from "../../Context.ts";
import type { LearnerBundle } from "../../cohort/bundlesOf.ts";
import { bundlesOf } from "../../cohort/bundlesOf.ts";
import type { AttestedCohort } from "../../cohort/openAttested.ts";
import { openAttested } from "../../cohort/openAttested.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { slug } from "../../files/slug.ts";
import { onNetwork } from "../../network/openNetwork.ts";
import { startProgress } from "../../output/progress.ts";
import type { LearnerSheet } from "../../print/learnerSheet.ts";
import { learnerSheet, learnerSheets } from "../../print/learnerSheet.ts";
import { officeReceipt } from "./officeReceipt.ts";
import { deliverTexts as say } from "./texts.ts";

interface DeliverOptions {
  readonly out?: string;
  readonly withCodes?: boolean;
}

/** A record that is delivered, and its file. */
export interface Delivery {
  readonly id: AchievementId;
  readonly file: string;
}

/** What is written for one learner. */
interface Delivered {
  readonly row: Readonly<Record<string, string>>;
  readonly sheet: LearnerSheet;
}

/** Sheets in one file for printing. */
const SHEETS_IN_ONE = 100;
/** A fixed time in the zips: delivered again, they are the same bytes. */
const ZIP_TIME = new Date("2000-01-01T00:00:00Z");

/** `cairn deliver <cohort>`. */
export function deliverCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "deliver <cohort>",
    about: say.about,
    examples: [
      ["cairn deliver cohorts/algebra", say.example],
      ["cairn deliver cohorts/algebra --with-codes", say.exampleCodes],
    ],
  })
    .option("--out <folder>", cli.say(say.out))
    .option("--with-codes", cli.say(say.withCodes));
  return onRun<DeliverOptions>(cli, command, async (context, { args: [named = ""], options }) => {
    return await onNetwork(context, "reads", async ({ client }) => {
      const attested = await openAttested(context, client, named);
      const { directory, cohort } = attested;
      const out =
        options.out === undefined ? path.join(directory, "delivery") : path.resolve(context.cwd, options.out);
      const withCodes = options.withCodes === true;
      const { codes, badges } = await deliver(client, { context, attested, out, withCodes });
      const shown = path.relative(context.cwd, out) || ".";
      const notes = [
        ...(badges === 0 ? [] : [context.say(say.badges, { count: badges })]),
        ...(codes === 0 ? [] : [context.say(withCodes ? say.codesInTable : say.codesOnPaper)]),
      ];
      return {
        data: { folder: out, records: cohort.size, claimCodes: codes, badges },
        text: [context.say(say.done, { count: cohort.size, folder: shown }), ...notes].join("\n\n"),
      };
    });
  });
}

interface Work {
  readonly context: Context;
  readonly attested: AttestedCohort;
  readonly out: string;
  readonly withCodes: boolean;
}

async function deliver(client: Client, work: Work): Promise<{ codes: number; badges: number }> {
  const { context, attested, out, withCodes } = work;
  const { cohort, plan, directory: folder } = attested;
  await mkdir(path.join(out, "files"), { recursive: true, mode: 0o700 });
  await mkdir(path.join(out, "sheets"), { recursive: true, mode: 0o700 });
  const names = await definitionNames(client, attested);
  const progress = startProgress({ ...context, what: context.say(say.working), total: cohort.size });
  const rows: Record<string, string>[] = [];
  let sheets: LearnerSheet[] = [];
  let codes = 0;
  let badges = 0;
  const delivered: Delivery[] = [];
  const { signal } = context;
  for await (const bundle of bundlesOf(client, { cohort, folder, mode: plan.mode, signal })) {
    const { row, sheet } = await deliverOne({ work, bundle, place: rows.length + 1, names });
    rows.push(withCodes ? row : withoutCode(row));
    sheets.push(sheet);
    const id = cohort.tree.ids[delivered.length];
    if (id !== undefined) delivered.push({ id, file: sheet.fileName });
    if (bundle.learner.code !== undefined) codes += 1;
    if (bundle.record.credential !== undefined) badges += 1;
    if (sheets.length === SHEETS_IN_ONE || rows.length === cohort.size) {
      await writeSheets({ out, sheets, last: rows.length });
      sheets = [];
    }
    progress.update(rows.length);
  }
  progress.stop();
  // Bytes that a spreadsheet takes for UTF-8.
  await writePrivate(
    path.join(out, "mail-merge.csv"),
    `\uFEFF${stringify(rows, { header: true, escape_formulas: true })}`,
  );
  await writePrivate(
    path.join(out, "receipt.html"),
    await officeReceipt(client, { context, attested, delivered }),
  );
  return { codes, badges };
}

async function deliverOne(args: {
  work: Work;
  bundle: LearnerBundle;
  place: number;
  names: ReadonlyMap<number, definitions.Definition>;
}): Promise<Delivered> {
  const { work, bundle, place, names } = args;
  const { context, out } = work;
  const { learner, record } = bundle;
  const { achievement } = record;
  const stem = [String(place).padStart(4, "0"), slug(learner.name ?? "")]
    .filter((part) => part !== "")
    .join("-");
  const file = `${stem}.cairn.json`;
  const definition = names.get(achievement.definition);
  const link = learner.code === undefined ? undefined : linkOf(context, record, learner.code);
  const contact = context.config?.contact;
  const sheet: LearnerSheet = {
    language: context.language,
    hubName: String(record.hub.name ?? ""),
    achievementName: definition?.name ?? "",
    kind: definition === undefined ? "Achievement" : nameOfKind(definition.kind),
    mode: record.inclusion.mode,
    date: achievement.achievedAt,
    fileName: file,
    verifyHint: context.say(say.hint, { file }),
    ...(learner.name === undefined ? {} : { learnerName: learner.name }),
    ...(learner.code === undefined ? { wallet: achievement.learner } : { claimCode: learner.code }),
    ...(link === undefined ? {} : { claimLink: link }),
    ...(contact === undefined ? {} : { issuerContact: contact }),
  };
  const zip = zipSync({ [file]: [strToU8(bundles.serialize(record)), { mtime: ZIP_TIME }] });
  await writePrivate(path.join(out, "files", `${stem}.zip`), zip);
  await writePrivate(path.join(out, "sheets", `${stem}.html`), learnerSheet(sheet));
  return {
    sheet,
    row: {
      name: learner.name ?? "",
      email: learner.email ?? "",
      achievement: sheet.achievementName,
      attachment: `files/${stem}.zip`,
      sheet: `sheets/${stem}.html`,
      wallet: learner.code === undefined ? achievement.learner : "",
      claimCode: learner.code ?? "",
      claimLink: link ?? "",
    },
  };
}

/** Where a learner claims with the code: on the configuration's page, or in the command. */
function linkOf({ config }: Context, { chainId, token }: bundleTypes.CairnRecord, printed: string): string {
  const code = claimCodes.parse(printed);
  const page = config?.claimPage;
  return claimCodes.toLink({ chainId, token, code, ...(page !== undefined && { page }) });
}

function withoutCode({ claimCode: _code, claimLink: _link, ...row }: Readonly<Record<string, string>>) {
  return row;
}

async function writeSheets(args: {
  out: string;
  sheets: readonly LearnerSheet[];
  last: number;
}): Promise<void> {
  const { out, sheets, last } = args;
  const [first, ...rest] = sheets;
  if (first === undefined) return;
  const number = String(Math.ceil(last / SHEETS_IN_ONE)).padStart(3, "0");
  await writePrivate(path.join(out, `sheets-${number}.html`), learnerSheets([first, ...rest]));
}

/** Everything here can be written again, so it is not flushed; only its owner can read it. */
async function writePrivate(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(file, content, { mode: 0o600 });
}

async function definitionNames(client: Client, { plan }: AttestedCohort) {
  const found = await Promise.all(plan.definitions.map(async (id) => await definitions.get(client, id)));
  return new Map(found.map((definition) => [definition.id as number, definition]));
}
