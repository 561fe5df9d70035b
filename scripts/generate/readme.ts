import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Results as Badges } from "../../bench/badges/results.ts";
import type { Results as Gas } from "../../bench/gas/results.ts";
import type { Results as Relaying } from "../../bench/relay/results.ts";
import type { Results as Verifying } from "../../bench/verify/results.ts";
import { LIMITS } from "../../test/gas/limits.ts";
import { costOf } from "../demo/Story.ts";
import { badgeTables } from "./badgeTables.ts";
import { gasCharts, gasComparison, gasTables } from "./gasTables.ts";
import { relayTables } from "./relayTables.ts";
import { verifyChart, verifyTables } from "./verifyTables.ts";

const TEXTS = ["README.md", "bench/README.md"];
const IMAGES = "docs/images";
/** Measured on demand: until then the sections whose names begin so stay as they are. */
const ON_DEMAND = {
  verify: "bench/results/verify.json",
  relay: "bench/results/relay.json",
  badges: "bench/results/badges.json",
} as const;

/** Steps of the demo that the README shows. */
const EXCERPT = { from: 7, to: 9 };
const SECTION = /(?<begin><!-- numbers: (?<name>[A-Za-z]+) -->\n)[\s\S]*?(?<end><!-- \/numbers -->)/gu;

type Demo = {
  readonly transactions: number;
  readonly gas: string;
  readonly seconds: number;
  readonly steps: readonly Step[];
};
type Step = {
  readonly title: string;
  readonly told: readonly string[];
  readonly gas: string;
  readonly transactions: number;
};
type Oulad = {
  readonly cohorts: number;
  readonly achievements: number;
  readonly transactions: Readonly<Record<string, number>>;
  readonly gas: Readonly<Record<string, string | number>>;
  readonly verified: { readonly valid: number; readonly invalid: number; readonly unknown: number };
  readonly seconds: Readonly<Record<string, number>>;
  readonly peakMemoryMiB: number;
};
type Prepare = {
  readonly learners: number;
  readonly fields: number;
  readonly sdk: {
    readonly threads: number;
    readonly seconds: number;
    readonly peakRssMiB: number;
    readonly fileMiB: number;
  };
  readonly composition: { readonly sample: number; readonly seconds: number };
  readonly timesFaster: number;
};
type Reading = { readonly seconds: number; readonly requests: number; readonly logQueries: number };
type Listed = { readonly achievements: number; readonly first: Reading; readonly again: Reading };
type Records = {
  readonly blockLimit: number;
  readonly rounds: readonly {
    readonly tokens: number;
    readonly unlimited: readonly Listed[];
    readonly limited: readonly Listed[];
  }[];
};

/** The READMEs with the numbers of `snapshots/` and `bench/results/` in their marked sections, and their pictures. */
export async function generateReadme(): Promise<ReadonlyMap<string, string>> {
  if (!TEXTS.every((file) => existsSync(file))) return new Map();
  const demo = await json<Demo>("bench/results/demo.json");
  const gas = await json<Gas>("bench/results/gas.json");
  const verify = existsSync(ON_DEMAND.verify) ? await json<Verifying>(ON_DEMAND.verify) : undefined;
  const relay = existsSync(ON_DEMAND.relay) ? await json<Relaying>(ON_DEMAND.relay) : undefined;
  const badges = existsSync(ON_DEMAND.badges) ? await json<Badges>(ON_DEMAND.badges) : undefined;
  const sections: Readonly<Record<string, string>> = {
    gas: gasTable(await json<Record<string, number>>("snapshots/gas.json")),
    gasComparison: gasComparison(gas),
    ...gasTables(gas),
    ...(verify === undefined ? {} : verifyTables(verify)),
    ...(relay === undefined ? {} : relayTables(relay)),
    ...(badges === undefined ? {} : badgeTables(badges)),
    oulad: ouladTable(await json<Oulad>("bench/results/oulad.json")),
    prepare: prepareTable(await json<Prepare>("bench/results/prepare.json")),
    records: recordsTable(await json<Records>("bench/results/records.json")),
    story: excerpt(demo),
    demo: demoSentence(demo),
  };
  const texts = await Promise.all(
    TEXTS.map(async (file): Promise<[string, string]> => [file, await withNumbers(file, sections)]),
  );
  const pictures = {
    ...gasCharts(gas),
    ...(verify === undefined ? {} : { "verify.svg": verifyChart(verify) }),
  };
  const drawn = Object.entries(pictures).map(([name, svg]): [string, string] => [`${IMAGES}/${name}`, svg]);
  return new Map([...texts, ...drawn]);
}

async function withNumbers(file: string, sections: Readonly<Record<string, string>>): Promise<string> {
  return (await readFile(file, "utf8")).replace(SECTION, (...match) => {
    const { begin, name, end } = match.at(-1) as { begin: string; name: string; end: string };
    const section = sections[name];
    if (section === undefined && isAwaited(name)) return match[0] as string;
    if (section === undefined)
      throw new Error(`${file} has a section of numbers "${name}", which nothing writes`);
    return `${begin}\n${section}\n\n${end}`;
  });
}

function isAwaited(section: string): boolean {
  return Object.entries(ON_DEMAND).some(([name, file]) => section.startsWith(name) && !existsSync(file));
}

async function json<Value>(file: string): Promise<Value> {
  return JSON.parse(await readFile(file, "utf8")) as Value;
}

function gasTable(gas: Readonly<Record<string, number>>): string {
  const rows = Object.entries(gas).map(([name, used]) => {
    const { items = 1, limit } = LIMITS[name] ?? {};
    const each = Math.round(used / items).toLocaleString("en");
    return `| \`${name}\` | ${each} | ${limit === undefined ? "" : limit.toLocaleString("en")} |`;
  });
  return ["| scenario | gas each | limit |", "| --- | ---: | ---: |", ...rows].join("\n");
}

function ouladTable({
  cohorts,
  achievements,
  transactions,
  gas,
  verified,
  seconds,
  peakMemoryMiB,
}: Oulad): string {
  const number = (value: string | number | undefined): string => Number(value).toLocaleString("en");
  const anchoring = (seconds.addresses ?? 0) + (seconds.attest ?? 0);
  const rows = [
    ["achievements, in cohorts", `${number(achievements)} in ${cohorts}`],
    ["transactions to attest them all", number(transactions.anchor)],
    ["gas to attest them all", number(gas.anchor)],
    ["gas for each achievement", Number(gas.anchorEach).toFixed(1)],
    ["seconds to derive addresses, prepare, anchor and write the bundles", anchoring.toFixed(1)],
    ["seconds to read back and verify every bundle", number(seconds.verify)],
    ["verdicts", `${number(verified.valid)} valid, ${verified.invalid} invalid, ${verified.unknown} unknown`],
    ["gas of a claim", Math.round(Number(gas.claimEach)).toLocaleString("en")],
    ["peak memory", `${peakMemoryMiB} MiB`],
  ];
  return ["| | |", "| --- | ---: |", ...rows.map(([what, value]) => `| ${what} | ${value} |`)].join("\n");
}

function prepareTable({ learners, fields, sdk, composition, timesFaster }: Prepare): string {
  const rows = [
    ["learners, private fields each", `${learners.toLocaleString("en")}, ${fields}`],
    [`seconds until the file is flushed, in ${sdk.threads} threads`, String(sdk.seconds)],
    [
      `seconds of the known libraries, scaled from ${composition.sample.toLocaleString("en")} learners`,
      String(composition.seconds),
    ],
    ["times faster, with the same roots", String(timesFaster)],
    ["peak memory", `${sdk.peakRssMiB} MiB`],
    ["the file", `${Math.round(sdk.fileMiB)} MiB`],
  ];
  return ["| | |", "| --- | ---: |", ...rows.map(([what, value]) => `| ${what} | ${value} |`)].join("\n");
}

function recordsTable({ blockLimit, rounds }: Records): string {
  const number = (value: number): string => value.toLocaleString("en");
  const limit = number(blockLimit);
  const header = [
    ...["tokens", "achievements", "seconds", "requests", "seconds again"],
    `log queries of at most ${limit} blocks`,
    "again",
  ];
  const rows = rounds.flatMap(({ tokens, unlimited, limited }) =>
    unlimited.map(({ achievements, first, again }, place) => [
      number(tokens),
      number(achievements),
      first.seconds.toFixed(2),
      number(first.requests),
      again.seconds.toFixed(2),
      number(limited[place]?.first.logQueries ?? 0),
      number(limited[place]?.again.logQueries ?? 0),
    ]),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---:")), ...rows.map(line)].join("\n");
}

function demoSentence({ transactions, gas, seconds, steps }: Demo): string {
  return `The demo's ${steps.length} steps took ${transactions} transactions, ${Number(gas).toLocaleString("en")} gas and ${seconds} seconds.`;
}

/** Some steps of the story, as the demo prints them. */
function excerpt({ steps }: Demo): string {
  const shown = steps.slice(EXCERPT.from - 1, EXCERPT.to).map(({ title, told, ...cost }, place) => {
    const number = String(EXCERPT.from + place).padStart(2);
    return [`${number}. ${title}`, ...told.map((line) => `    ${line}`), `    cost: ${costOf(cost)}`].join(
      "\n",
    );
  });
  return `\`\`\`text\n${shown.join("\n\n")}\n\`\`\``;
}
