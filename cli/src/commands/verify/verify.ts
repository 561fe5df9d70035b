import path from "node:path";
import { address, unixTime } from "@cairn/sdk";
import type { Command } from "commander";
import type { BlockTag } from "ethers";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { readDeployment } from "../../network/openNetwork.ts";
import { openNodes } from "../../network/openNodes.ts";
import type { VerificationReport } from "../../print/verificationReport.ts";
import { verificationReports } from "../../print/verificationReport.ts";
import { verifyTexts as say } from "./texts.ts";
import { manyText, oneText, rowOf } from "./verdictText.ts";
import type { FileVerdict } from "./verifyFiles.ts";
import { verifyFiles } from "./verifyFiles.ts";

interface VerifyCommandOptions {
  readonly report?: string;
  readonly accreditor?: readonly string[];
  readonly block?: string;
  readonly quorum?: string;
  readonly maxAge?: string;
}

const EXIT_CODES = { valid: 0, invalid: 1, unknown: 2 } as const;

/** `cairn verify <file…>`: needs the files, a node, and a deployment that the verifier trusts. */
export function verifyCommand(cli: Cli): Command {
  const command = makeCommand(cli, {
    name: "verify <file...>",
    about: say.about,
    examples: [
      ["cairn verify algebra.cairn.json", say.exampleOne],
      ["cairn verify applications/ more.zip", say.exampleMany],
      ["cairn verify algebra.cairn.json --report verdict.html", say.exampleReport],
      ["cairn verify algebra.cairn.json --accreditor 0x7099…79C8", say.exampleTrust],
      ["cairn verify algebra.cairn.json --block finalized", say.exampleFinal],
      ["cairn verify algebra.cairn.json --rpc <a> --rpc <b> --rpc <c> --quorum 2", say.exampleQuorum],
    ],
  })
    .option("--report <file>", cli.say(say.report))
    .option("--accreditor <address>", cli.say(say.accreditor), (value, others: readonly string[] = []) => [
      ...others,
      value,
    ])
    .option("--block <block>", cli.say(say.block))
    .option("--quorum <nodes>", cli.say(say.quorum))
    .option("--max-age <seconds>", cli.say(say.maxAge))
    .addHelpText("after", `\n${cli.say(say.status)}`);
  return onRun<VerifyCommandOptions>(cli, command, async (context, { args, options }) => {
    return await verifyAll(context, args, options);
  });
}

async function verifyAll(
  context: Context,
  names: readonly string[],
  options: VerifyCommandOptions,
): Promise<Outcome> {
  const accreditors = options.accreditor?.map(address) ?? context.config?.accreditors;
  const block = blockOf(context, options.block);
  const deployment = await readDeployment(context);
  const provider = openNodes(context, deployment, options.quorum);
  const counts = { records: 0, valid: 0, invalid: 0, unknown: 0 };
  const rows: string[][] = [];
  const kept: FileVerdict[] = [];
  const keepsAll = context.options.json === true || options.report !== undefined;
  try {
    const request = {
      names,
      deployment,
      provider,
      accreditors,
      block,
      maxAge: ageOf(context, options.maxAge),
    };
    for await (const item of verifyFiles(context, request)) {
      counts.records += 1;
      counts[item.verdict] += 1;
      rows.push(rowOf(context, item));
      if (keepsAll || kept.length === 0) kept.push(item);
    }
  } finally {
    provider.destroy();
  }
  const [first] = kept;
  const found =
    counts.records === 1 && first !== undefined ? oneText(context, first) : manyText(context, rows, counts);
  const report = options.report;
  const isWritten = report !== undefined && (await writeReport(context, report, kept));
  if (report !== undefined && !isWritten) context.err(`${context.say(say.notReported)}\n`);
  return {
    data: { ...verdictOf(counts), counts, results: kept.map(dataOf), ...(isWritten ? { report } : {}) },
    text: isWritten ? `${found}\n\n${context.say(say.reported, { file: report })}` : found,
    exitCode: EXIT_CODES[verdictOf(counts).verdict],
  };
}

/** The verdict on all of them. */
function verdictOf(counts: { invalid: number; unknown: number }): { verdict: keyof typeof EXIT_CODES } {
  if (counts.invalid > 0) return { verdict: "invalid" };
  return { verdict: counts.unknown > 0 ? "unknown" : "valid" };
}

function dataOf(item: FileVerdict): object {
  const { file } = item;
  if ("checked" in item) return { file, ...item.checked };
  return { file, verdict: item.verdict, error: item.fault };
}

function blockOf(context: Context, text: string | undefined): BlockTag {
  if (text === undefined) return "latest";
  if (text === "safe" || text === "finalized") return text;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.badBlock, { block: text }),
    details: { block: text },
    fix: context.say(say.badBlockFix),
  });
}

function ageOf(context: Context, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.badAge, { age: text }),
    details: { maxAge: text },
    fix: context.say(say.badAgeFix),
  });
}

/** Writes the page to print; false where no file could be read, so that there is nothing to report. */
async function writeReport(context: Context, file: string, items: readonly FileVerdict[]): Promise<boolean> {
  const madeAt = unixTime(new Date());
  const { language } = context;
  const [first, ...others] = items.flatMap((item): VerificationReport[] => {
    if (!("checked" in item)) return [];
    const { file: fileName, checked: verdict } = item;
    const verifyHint = context.say(say.again, { file: fileName, name: verdict.deployment.name });
    return [{ language, fileName, verdict, verifyHint, madeAt }];
  });
  if (first === undefined) return false;
  await writeWhole(path.resolve(context.cwd, file), verificationReports([first, ...others]));
  return true;
}
