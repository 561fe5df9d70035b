// Runs the SMTChecker on one harness and reads its findings.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import solc from "solc";
import type { Node } from "./slices.ts";
import { fillIn } from "./slices.ts";

/** What became of one function of a harness. "vacuous": its premises contradict each other, so it proves nothing. */
export type Finding = {
  readonly harness: string;
  readonly rule: string;
  readonly assertions: number;
  readonly outcome: "proved" | "not proved" | "false" | "vacuous";
};
/** Answers a query in SMT-LIB 2, within a limit in seconds where one is given. */
export type Ask = (query: string, seconds?: number) => string;

type Message = {
  readonly errorCode?: string;
  readonly severity: string;
  readonly formattedMessage: string;
  readonly sourceLocation?: { readonly file: string; readonly start: number };
};
type Output = {
  readonly errors?: readonly Message[];
  readonly sources?: Readonly<Record<string, { readonly ast: Node }>>;
};

/** The compiler's codes for an assertion that BMC proved, and for one that it refuted. */
const SAFE = "2961";
const VIOLATED = "4661";
/** Premises that contradict each other are found at once, or not at all. */
const VACUITY_SECONDS = 5;
const PROBE = "assert(false); // probe\n    ";

/** Proves what it can of a harness, rule by rule. */
export function check({ file, ask }: { file: string; ask: Ask }): readonly Finding[] {
  const harness = path.basename(file, ".sol.in");
  const source = fillIn({ template: readFileSync(file, "utf8"), parse });
  const rules = rulesOf({ source, name: file, harness });
  const messages = prove({ source, name: file, harness, ask });
  const probed = withProbes({ source, rules });
  const probes = rulesOf({ source: probed, name: file, harness });
  const quick = prove({ source: probed, name: file, harness, ask: (query) => ask(query, VACUITY_SECONDS) });
  return rules.map(({ rule, assertions }, index) => {
    const probe = probes[index]?.assertions.at(-1);
    const isVacuous = quick.some((message) => message.errorCode === SAFE && at(message) === probe);
    const outcome = isVacuous ? "vacuous" : outcomeOf({ messages, assertions });
    return { harness, rule, assertions: assertions.length, outcome };
  });
}

function outcomeOf({
  messages,
  assertions,
}: {
  messages: readonly Message[];
  assertions: readonly number[];
}): Finding["outcome"] {
  const has = (code: string) => (place: number) =>
    messages.some((message) => message.errorCode === code && at(message) === place);
  if (assertions.some(has(VIOLATED))) return "false";
  return assertions.length > 0 && assertions.every(has(SAFE)) ? "proved" : "not proved";
}

function at(message: Message): number | undefined {
  return message.sourceLocation?.start;
}

/** A harness's external functions, and where their assertions stand. */
type Rule = { readonly rule: string; readonly assertions: readonly number[]; readonly end: number };

function rulesOf({
  source,
  name,
  harness,
}: {
  source: string;
  name: string;
  harness: string;
}): readonly Rule[] {
  const tree = compile({ sources: { [name]: source }, settings: { outputSelection: AST } }).sources?.[name]
    ?.ast;
  const contract = tree?.nodes?.find((node) => node.name === harness);
  const functions = (contract?.nodes ?? []).filter(
    (node) => node.nodeType === "FunctionDefinition" && node.visibility === "external",
  );
  return functions.map((node) => {
    const [start = 0, length = 0] = node.src.split(":").map(Number);
    const body = Buffer.from(source)
      .subarray(start, start + length)
      .toString("latin1");
    const assertions = [...body.matchAll(/\bassert\(/gu)].map((match) => start + match.index);
    return { rule: node.name ?? "", assertions, end: start + length };
  });
}

/** A false assertion at the end of each rule: what proves it has premises that nothing can meet. */
function withProbes({ source, rules }: { source: string; rules: readonly Rule[] }): string {
  let text = Buffer.from(source).toString("latin1");
  for (const { end } of rules.toReversed()) text = text.slice(0, end - 1) + PROBE + text.slice(end - 1);
  return Buffer.from(text, "latin1").toString("utf8");
}

const AST = { "*": { "": ["ast"] } } as const;

function parse(file: string): Node {
  const source = readFileSync(file, "utf8");
  const tree = compile({
    sources: { [file]: source },
    settings: { stopAfter: "parsing", outputSelection: AST },
  }).sources?.[file]?.ast;
  if (tree === undefined) throw new Error(`the compiler could not parse ${file}`);
  return tree;
}

function prove({
  source,
  name,
  harness,
  ask,
}: {
  source: string;
  name: string;
  harness: string;
  ask: Ask;
}): readonly Message[] {
  const modelChecker = {
    engine: "bmc",
    contracts: { [name]: [harness] },
    targets: ["assert"],
    solvers: ["smtlib2"],
    showProvedSafe: true,
    showUnproved: true,
  };
  const settings = { evmVersion: "cancun", modelChecker, outputSelection: { "*": { "*": [] } } };
  return compile({ sources: { [name]: source }, settings, ask }).errors ?? [];
}

function compile({
  sources,
  settings,
  ask,
}: {
  sources: Readonly<Record<string, string>>;
  settings: object;
  ask?: Ask;
}): Output {
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(Object.entries(sources).map(([name, content]) => [name, { content }])),
    settings,
  };
  const callbacks = {
    import: (file: string) => {
      const found = [file, path.join("node_modules", file)].find((candidate) => existsSync(candidate));
      return found === undefined
        ? { error: `there is no ${file}` }
        : { contents: readFileSync(found, "utf8") };
    },
    ...(ask === undefined ? {} : { smtSolver: (query: string) => ({ contents: ask(query) }) }),
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), callbacks)) as Output;
  const fault = output.errors?.find(({ severity }) => severity === "error");
  if (fault !== undefined) throw new Error(fault.formattedMessage);
  return output;
}
