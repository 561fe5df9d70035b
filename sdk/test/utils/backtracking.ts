// Counts the work of a backtracking matcher, as JavaScript's engines are, for the syntax that this project's regular
// expressions use. Steps are exact, so that growth can be measured without a clock.

/** A part of an expression. */
type Node =
  | { readonly kind: "set"; readonly takes: (unit: string) => boolean }
  | { readonly kind: "start" | "end" | "boundary" }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly Node[] }
  | { readonly kind: "group"; readonly name: string; readonly part: Node }
  | {
      readonly kind: "repeat";
      readonly part: Node;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: "look"; readonly part: Node; readonly negative: boolean }
  | { readonly kind: "same"; readonly name: string };

const SET =
  /^(?:\[(?:\\.|[^\]\\])*\]|\\p\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\[^bBk]|[^\\[\](){}*+?|^$]|[{}\]])/iu;
const QUANTIFIER = /^(?:([*+?])|\{(\d+)(,)?(\d*)\})(\?)?/;

/** An expression that was read. */
export interface Parsed {
  readonly expression: RegExp;
  readonly node: Node;
}

/** Reads an expression. Throws where it uses syntax that this file does not know: then it has to learn it. */
export function parseExpression(expression: RegExp): Parsed {
  const { source, flags } = expression;
  let rest = source;
  let groups = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(rest);
    if (found === null) return undefined;
    rest = rest.slice(found[0].length);
    return found;
  };
  const choice = (): Node => {
    const parts = [sequence()];
    while (take(/^\|/)) parts.push(sequence());
    return parts.length === 1 ? (parts[0] as Node) : { kind: "choice", parts };
  };
  const sequence = (): Node => {
    const parts: Node[] = [];
    while (rest !== "" && !/^[|)]/.test(rest)) parts.push(quantified(atom()));
    return { kind: "sequence", parts };
  };
  const quantified = (part: Node): Node => {
    const [found, sign, least, comma, most, lazy] = take(QUANTIFIER) ?? [];
    if (found === undefined) return part;
    const min = sign === undefined ? Number(least) : Number(sign === "+");
    const above = most === "" ? Number.POSITIVE_INFINITY : Number(most);
    const counted = comma === undefined ? min : above;
    const signed = sign === "?" ? 1 : Number.POSITIVE_INFINITY;
    const max = sign === undefined ? counted : signed;
    return { kind: "repeat", part, min, max, lazy: lazy !== undefined };
  };
  const atom = (): Node => {
    if (take(/^\^/)) return { kind: "start" };
    if (take(/^\$/)) return { kind: "end" };
    if (take(/^\\b/)) return { kind: "boundary" };
    const back = take(/^\\k<(\w+)>/);
    if (back) return { kind: "same", name: back[1] ?? "" };
    const look = take(/^\(\?([=!])/);
    if (look) return closed({ kind: "look", negative: look[1] === "!", part: choice() });
    const open = take(/^\((?:\?:|\?<(\w+)>)?/);
    if (open) {
      groups += 1;
      return closed({ kind: "group", name: open[1] ?? String(groups), part: choice() });
    }
    const set = take(SET);
    if (set === undefined) throw new Error(`unknown syntax at "${rest}" of /${source}/`);
    return { kind: "set", takes: remembered(new RegExp(`^${set[0]}$`, flags.replace(/[gy]/g, ""))) };
  };
  const closed = (node: Node): Node => {
    if (!take(/^\)/)) throw new Error(`a group of /${source}/ does not end`);
    return node;
  };
  const whole = choice();
  if (rest !== "") throw new Error(`unknown syntax at "${rest}" of /${source}/`);
  return { expression, node: whole };
}

/** Which characters a set takes, asked once for each. */
function remembered(set: RegExp): (unit: string) => boolean {
  const known = new Map<string, boolean>();
  return (unit) => {
    const before = known.get(unit);
    if (before !== undefined) return before;
    const takes = set.test(unit);
    known.set(unit, takes);
    return takes;
  };
}

class TooManySteps extends Error {}

/** Searches a text, and counts the characters and positions that are tried; infinite above a limit. */
export function stepsOf({ node, expression }: Parsed, text: string, limit: number): number {
  const units = expression.unicode ? [...text] : text.split("");
  const captured = new Map<string, readonly [number, number]>();
  let steps = 0;
  const step = (): void => {
    steps += 1;
    if (steps > limit) throw new TooManySteps();
  };
  const run = (part: Node, at: number, next: (at: number) => boolean): boolean => {
    step();
    switch (part.kind) {
      case "set":
        return at < units.length && part.takes(units[at] ?? "") && next(at + 1);
      case "start":
        return (at === 0 || (expression.multiline && units[at - 1] === "\n")) && next(at);
      case "end":
        return (at === units.length || (expression.multiline && units[at] === "\n")) && next(at);
      case "boundary":
        return isWord(units[at - 1]) !== isWord(units[at]) && next(at);
      case "sequence":
        return inOrder(part.parts, 0, at, next);
      case "choice":
        return part.parts.some((option) => run(option, at, next));
      case "group":
        return run(part.part, at, (end) => {
          captured.set(part.name, [at, end]);
          return next(end);
        });
      case "look":
        return run(part.part, at, () => true) !== part.negative && next(at);
      case "same": {
        const [from, to] = captured.get(part.name) ?? [0, 0];
        const isSame = units.slice(from, to).every((unit, place) => units[at + place] === unit);
        return isSame && next(at + to - from);
      }
      default:
        return repeated(part, 0, at, next);
    }
  };
  const inOrder = (
    parts: readonly Node[],
    place: number,
    at: number,
    next: (at: number) => boolean,
  ): boolean => {
    const part = parts[place];
    return part === undefined ? next(at) : run(part, at, (end) => inOrder(parts, place + 1, end, next));
  };
  const repeated = (
    loop: Extract<Node, { kind: "repeat" }>,
    count: number,
    at: number,
    next: (at: number) => boolean,
  ): boolean => {
    if (loop.part.kind === "set") return repeatedSet(loop, loop.part.takes, at, next);
    const more = (): boolean =>
      count < loop.max &&
      run(loop.part, at, (end) => (end > at || count < loop.min) && repeated(loop, count + 1, end, next));
    const stop = (): boolean => count >= loop.min && next(at);
    return loop.lazy ? stop() || more() : more() || stop();
  };
  /** The same for a set, without a level of the stack for each character. */
  const repeatedSet = (
    { min, max, lazy }: Extract<Node, { kind: "repeat" }>,
    takes: (unit: string) => boolean,
    at: number,
    next: (at: number) => boolean,
  ): boolean => {
    let most = at;
    while (most < units.length && most - at < max && takes(units[most] ?? "")) most += 1;
    const ends = Array.from({ length: Math.max(0, most - at - min + 1) }, (_, place) => at + min + place);
    steps += most - at;
    return (lazy ? ends : ends.reverse()).some((end) => {
      step();
      return next(end);
    });
  };
  try {
    for (let start = 0; start <= units.length; start += 1) {
      if (run(node, start, () => true) || expression.sticky) break;
    }
  } catch (error) {
    if (!(error instanceof TooManySteps)) throw error;
    return Number.POSITIVE_INFINITY;
  }
  return steps;
}

function isWord(unit: string | undefined): boolean {
  return unit !== undefined && /^\w$/.test(unit);
}

/** Characters of ASCII and some beyond, of which each set of an expression takes one. */
const ALPHABET = [..." \t\n0a1bzA_-/.,:;@xE+=[](){}<>\"'~\\|é€ñ\u0301\u3042\u{1f600}\ud800\u202e"].concat(
  Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)),
);

const LONGEST_PUMP = 40;
const MOST_PUMPS = 30;

/** Texts that an expression may stumble over: what its parts take, again and again, and then what none takes. */
export function pumpsOf({ node: whole }: Parsed): string[] {
  const words = new Set<string>();
  const keep = (text: string): void => {
    if (text !== "" && text.length < LONGEST_PUMP) words.add(text);
  };
  const collect = (node: Node): string => {
    const text = sampleOf(node, collect, keep);
    if (node.kind !== "set") keep(text);
    return text;
  };
  collect(whole);
  const some = [...words].slice(0, MOST_PUMPS);
  const pairs = some.flatMap((first, place) =>
    some.slice(place + 1, place + 2).map((second) => first + second),
  );
  return [...some, ...pairs];
}

/** A text that a part takes. */
function sampleOf(node: Node, sample: (node: Node) => string, keep: (text: string) => void): string {
  switch (node.kind) {
    case "set":
      return ALPHABET.find((character) => node.takes(character)) ?? "";
    case "sequence":
      return joined(node.parts, sample, keep);
    case "choice":
      return node.parts.map(sample)[0] ?? "";
    case "group":
    case "look":
      return sample(node.part);
    case "repeat":
      return sample(node.part).repeat(Math.max(1, node.min));
    default:
      return "";
  }
}

/** The parts in a row. What begins like a match, up to where it may go on in several ways, takes longest to give up. */
function joined(
  parts: readonly Node[],
  sample: (node: Node) => string,
  keep: (text: string) => void,
): string {
  return parts.reduce((text, part) => {
    if (part.kind !== "set") keep(text);
    return text + sample(part);
  }, "");
}
