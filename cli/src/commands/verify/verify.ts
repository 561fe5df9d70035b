import path from "node:path";
import { address, audience, nonce, unixTime } from "@cairn/sdk";
import type { Command } from "commander";
import type { BlockTag } from "ethers";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { readDeployment } from "../../network/openNetwork.ts";
import { openNodes } from "../../network/openNodes.ts";
import { loadRequest } from "../../presenting/loadRequest.ts";
import type { Report } from "../../print/verificationReport.ts";
import { verificationReports } from "../../print/verificationReport.ts";
import type { Counts } from "./fileText.ts";
import { manyText, oneText, rowOf } from "./fileText.ts";
import { verifyTexts as say } from "./texts.ts";
import type { Asked, FileVerdict } from "./verifyFiles.ts";
import { verifyFiles } from "./verifyFiles.ts";

interface VerifyCommandOptions {
  readonly request?: string;
  readonly audience?: string;
  readonly nonce?: string;
  readonly report?: string;
  readonly accreditor?: readonly string[];
  readonly block?: string;
  readonly quorum?: string;
  readonly maxAge?: string;
}

const EXIT_CODES = { valid: 0, invalid: 1, unknown: 2 } as const;

/** `cairn verify <file or link…>`: needs the files, a node, and a deployment that the verifier trusts. */
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
      [
        "cairn verify answer.cairn-presentation.json --request employer-ltd.cairn-request.json",
        say.exampleAnswer,
      ],
      [
        'cairn verify "https://employer.example/#cairn=…" --audience https://employer.example --nonce 0x5e…5e',
        say.exampleAsked,
      ],
    ],
  })
    .option("--request <file or link>", cli.say(say.request))
    .option("--audience <origin>", cli.say(say.audience))
    .option("--nonce <bytes>", cli.say(say.nonce))
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
  const asked = await askedOf(context, options);
  const deployment = await readDeployment(context);
  const provider = openNodes(context, deployment, options.quorum);
  const counts = { records: 0, presentations: 0, valid: 0, invalid: 0, unknown: 0 };
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
      asked,
      maxAge: ageOf(context, options.maxAge),
    };
    for await (const item of verifyFiles(context, request)) {
      counts.records += 1;
      if (item.form === "presentation") counts.presentations += 1;
      counts[item.verdict] += 1;
      rows.push(rowOf(context, item));
      if (keepsAll || kept.length === 0) kept.push(item);
    }
  } finally {
    provider.destroy();
  }
  const [first] = kept;
  const told =
    counts.records === 1 && first !== undefined ? oneText(context, first) : manyText(context, rows, counts);
  const isAnsweredTwice = "request" in asked && counts.presentations > 1;
  const found = isAnsweredTwice
    ? `${told}\n${context.say(say.severalAnswers, { count: counts.presentations })}`
    : told;
  const report = options.report;
  const isWritten = report !== undefined && (await writeReport(context, report, kept));
  if (report !== undefined && !isWritten) context.err(`${context.say(say.notReported)}\n`);
  return {
    data: {
      ...verdictOf(counts),
      counts: countsOf(counts),
      results: kept.map(dataOf),
      ...(isWritten ? { report } : {}),
    },
    text: isWritten ? `${found}\n\n${context.say(say.reported, { file: report })}` : found,
    exitCode: EXIT_CODES[verdictOf(counts).verdict],
  };
}

/** The verdict on all of them. */
function verdictOf(counts: { invalid: number; unknown: number }): { verdict: keyof typeof EXIT_CODES } {
  if (counts.invalid > 0) return { verdict: "invalid" };
  return { verdict: counts.unknown > 0 ? "unknown" : "valid" };
}

/** Presentations are counted where there are any. */
function countsOf({ presentations, ...counts }: Counts): object {
  return presentations === 0 ? counts : { ...counts, presentations };
}

function dataOf(item: FileVerdict): object {
  const { file } = item;
  if (item.form === "unread") return { file, verdict: item.verdict, error: item.fault };
  if (item.form === "record") return { file, ...item.checked };
  const { disclosed, records, ...checked } = item.checked;
  return {
    file,
    ...checked,
    records: records.map((record, index) => ({ ...record, disclosed: disclosed[index] ?? [] })),
  };
}

/** What presentations have to answer. */
async function askedOf(context: Context, options: VerifyCommandOptions): Promise<Asked> {
  const { request, audience: origin, nonce: drawn } = options;
  if (request === undefined) {
    return {
      ...(origin !== undefined && { audience: audience(origin) }),
      ...(drawn !== undefined && { nonce: nonce(drawn) }),
    };
  }
  if (origin === undefined && drawn === undefined) return { request: await loadRequest(context, request) };
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.notBoth),
    fix: context.say(say.notBothFix),
  });
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
  const [first, ...others] = items.flatMap((item): Report[] => {
    if (item.form === "unread") return [];
    const { file: fileName } = item;
    const { name } = item.checked.deployment;
    const common = {
      language,
      fileName,
      verifyHint: context.say(say.again, { file: fileName, name }),
      madeAt,
    };
    if (item.form === "record") return [{ ...common, verdict: item.checked }];
    return [{ ...common, presentation: item.checked }];
  });
  if (first === undefined) return false;
  await writeWhole(path.resolve(context.cwd, file), verificationReports([first, ...others]));
  return true;
}
