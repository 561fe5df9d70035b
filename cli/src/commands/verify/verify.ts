import path from "node:path";
import { address, audience, nonce, unixTime } from "@cairn/sdk";
import type { Command } from "commander";
import type { BlockTag } from "ethers";
import type { Context, Outcome } from "../../Context.ts";
import type { Cli } from "../../command.ts";
import { makeCommand, onRun } from "../../command.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { WordedError } from "../../messages/WordedError.ts";
import type { TrustedNetwork } from "../../network/trustedNetwork.ts";
import { openTrusted } from "../../network/trustedNetwork.ts";
import { loadRequest } from "../../presenting/loadRequest.ts";
import type { Report } from "../../print/verificationReport.ts";
import { verificationReports } from "../../print/verificationReport.ts";
import { issuersOf } from "../../values/issuers.ts";
import type { Mode } from "../../values/mode.ts";
import { defaultMode, modeOf } from "../../values/mode.ts";
import type { Counts } from "./fileText.ts";
import { manyText, oneText, rowOf } from "./fileText.ts";
import { verifyTexts as say } from "./texts.ts";
import type { Asked, FileVerdict, VerifyRequest } from "./verifyFiles.ts";
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
  readonly mode?: string;
  readonly issuer?: readonly string[];
  readonly challenge?: string;
  readonly domain?: string;
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
      ["cairn verify badge.png diploma.jwt", say.exampleBadge],
      ["cairn verify diploma.json --mode web --issuer did:web:school.example", say.exampleOutside],
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
    .option("--mode <mode>", cli.say(say.mode))
    .option("--issuer <did>", cli.say(say.issuer), (did, others: readonly string[] = []) => [...others, did])
    .option("--challenge <text>", cli.say(say.challenge))
    .option("--domain <name>", cli.say(say.domain))
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
  const mode = options.mode === undefined ? undefined : modeOf(context, options.mode);
  const opened = opener(async () => await openOf(context, options));
  const request = await requestOf(context, { names, options, mode, network: opened.get });
  const counts = { records: 0, presentations: 0, credentials: 0, valid: 0, invalid: 0, unknown: 0 };
  const rows: string[][] = [];
  const kept: FileVerdict[] = [];
  const keepsAll = context.options.json === true || options.report !== undefined;
  try {
    // What cannot be opened is said before anything is read.
    if (request.asksChain) await opened.get();
    for await (const item of verifyFiles(context, request)) {
      counts.records += 1;
      if (item.form === "presentation") counts.presentations += 1;
      if (item.form === "credential" || item.form === "presented") counts.credentials += 1;
      counts[verdictOfFile(item)] += 1;
      rows.push(rowOf(context, item));
      if (keepsAll || kept.length === 0) kept.push(item);
    }
  } finally {
    await opened.close();
  }
  const [first] = kept;
  const told =
    counts.records === 1 && first !== undefined ? oneText(context, first) : manyText(context, rows, counts);
  const isAnsweredTwice = "request" in request.asked && counts.presentations > 1;
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

async function requestOf(
  context: Context,
  args: {
    names: readonly string[];
    options: VerifyCommandOptions;
    mode: Mode | undefined;
    network: () => Promise<TrustedNetwork>;
  },
): Promise<VerifyRequest> {
  const { names, options, mode, network } = args;
  const { challenge, domain } = options;
  const usual = mode ?? defaultMode(context);
  return {
    names,
    network: mode === "web" ? undefined : network,
    asksChain: usual !== "web",
    asksWeb: usual !== "chain",
    block: blockOf(context, options.block),
    maxAge: ageOf(context, options.maxAge),
    asked: await askedOf(context, options),
    askedHolder: {
      ...(challenge === undefined ? {} : { challenge }),
      ...(domain === undefined ? {} : { domain }),
    },
    issuers: issuersOf(context, options.issuer),
  };
}

async function openOf(
  context: Context,
  { accreditor, quorum }: VerifyCommandOptions,
): Promise<TrustedNetwork> {
  return await openTrusted(context, { accreditors: accreditor?.map(address), quorum });
}

/** Opens the network once, where it is asked for. */
function opener(open: () => Promise<TrustedNetwork>): {
  readonly get: () => Promise<TrustedNetwork>;
  readonly close: () => Promise<void>;
} {
  let opened: Promise<TrustedNetwork> | undefined;
  return {
    get: async () => {
      opened ??= open();
      return await opened;
    },
    close: async () => (await opened?.catch(() => undefined))?.provider.destroy(),
  };
}

/** What a file counts as: a credential that a bundle carries can only make it worse, by being invalid. */
function verdictOfFile(item: FileVerdict): FileVerdict["verdict"] {
  const isForged = item.form === "record" && item.credential?.verdict === "invalid";
  return isForged ? "invalid" : item.verdict;
}

/** The verdict on all of them. */
function verdictOf(counts: { invalid: number; unknown: number }): { verdict: keyof typeof EXIT_CODES } {
  if (counts.invalid > 0) return { verdict: "invalid" };
  return { verdict: counts.unknown > 0 ? "unknown" : "valid" };
}

/** Presentations and credentials are counted where there are any. */
function countsOf({ presentations, credentials, ...counts }: Counts): object {
  return {
    ...counts,
    ...(presentations === 0 ? {} : { presentations }),
    ...(credentials === 0 ? {} : { credentials }),
  };
}

function dataOf(item: FileVerdict): object {
  const { file } = item;
  if (item.form === "unread") return { file, verdict: item.verdict, error: item.fault };
  if (item.form === "record") {
    const { credential } = item;
    return { file, ...item.checked, ...(credential === undefined ? {} : { credential }) };
  }
  if (item.form !== "presentation") return { file, ...item.checked };
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
    const common = { language, fileName, madeAt };
    if (item.form === "credential" || item.form === "presented") {
      const verifyHint = context.say(say.againCredential, { file: fileName });
      return [{ ...common, verifyHint, credential: item.checked }];
    }
    const { name } = item.checked.deployment;
    const verifyHint = context.say(say.again, { file: fileName, name });
    if (item.form === "presentation") return [{ ...common, verifyHint, presentation: item.checked }];
    const { checked: verdict, credential: carried } = item;
    return [{ ...common, verifyHint, verdict, ...(carried === undefined ? {} : { carried }) }];
  });
  if (first === undefined) return false;
  await writeWhole(path.resolve(context.cwd, file), verificationReports([first, ...others]));
  return true;
}
