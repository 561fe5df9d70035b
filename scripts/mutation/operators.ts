import type { Node } from "./lib/solc.ts";
import type { Range, Visit } from "./tree.ts";
import { childOf, childrenOf, enclosing, rangeOf, typeOf } from "./tree.ts";

/** What a family of mutants changes. */
export const OPERATORS = {
  relational: "the boundary of a comparison (`<` and `<=`), and its negation",
  arithmetic: "`+` and `-`, `*` and `/`, `%` to `*`, `++` and `--`, also with assignment",
  logical: "an operand of `&&` or `||` deleted, `!` deleted",
  bitwise: "`&` and `|`, `<<` and `>>`, `~` deleted, also with assignment",
  condition:
    "a guard never reverts; the condition of another `if` forced to true and to false; a loop never entered",
  ternary: "the branches of `? :` swapped",
  constant:
    "literals one more or one less, 0 and 1, `true` and `false`, texts emptied, a constant for its neighbour",
  enum: "a member of an enum for the next one",
  argument: "neighbouring arguments of one type swapped, in calls, events and errors",
  modifier: "a modifier deleted",
  statement: "a statement deleted: assignments, calls (external checks too), events, `delete`, assembly",
  return: "a returned value replaced by the zero of its type; true and false for a bool",
  sender: "`msg.sender` and the forwarded sender swapped",
} as const;
export type Operator = keyof typeof OPERATORS;

/** A text to put in the place of another. */
export type Edit = Range & { readonly operator: Operator; readonly after: string };

/** What an operator may ask about the program. */
export type Program = {
  /** The source's text at a node or a range. */
  readonly textAt: (range: Range) => string;
  /** Declarations by id, with what declares them, in all files. */
  readonly declarations: ReadonlyMap<number, { readonly node: Node; readonly owner: Node | undefined }>;
};

type Rule = (visit: Visit, program: Program) => readonly Edit[];

const BOUNDARY: Readonly<Record<string, string>> = { "<": "<=", "<=": "<", ">": ">=", ">=": ">" };
const NEGATION: Readonly<Record<string, string>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "==": "!=",
  "!=": "==",
};
const ARITHMETIC: Readonly<Record<string, string>> = {
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "%": "*",
  "+=": "-=",
  "-=": "+=",
  "*=": "/=",
  "/=": "*=",
};
const BITWISE: Readonly<Record<string, string>> = {
  "&": "|",
  "|": "&",
  "^": "&",
  "<<": ">>",
  ">>": "<<",
  "&=": "|=",
  "|=": "&=",
};
const INTEGER = /^(?<number>0x[\da-f]+|[\d_]+)(?<unit>\s+\w+)?$/iu;

/** The edits for a node, by its type. */
const RULES: Readonly<Record<string, Rule>> = {
  BinaryOperation: binary,
  UnaryOperation: unary,
  Assignment: assignment,
  // A guard that always reverts fails every test that passes it: that mutant would only pad the list.
  IfStatement: ({ node }) => forced(node, reverts(node) ? ["false"] : ["true", "false"]),
  WhileStatement: ({ node }) => forced(node, ["false"]),
  ForStatement: ({ node }) => forced(node, ["false"]),
  Conditional: ternary,
  Literal: literal,
  YulLiteral: literal,
  Identifier: constant,
  MemberAccess: (visit, program) => [
    ...constant(visit, program),
    ...enumMember(visit, program),
    ...sender(visit, program),
  ],
  FunctionCall: (visit, program) => [...argumentsSwapped(visit, program), ...sender(visit, program)],
  FunctionDefinition: modifiers,
  ExpressionStatement: deletion,
  EmitStatement: deletion,
  InlineAssembly: deletion,
  RevertStatement: unconditional,
  Break: unconditional,
  Continue: unconditional,
  Return: returned,
};

/** The edits that start at a node. */
export function editsAt(visit: Visit, program: Program): readonly Edit[] {
  // What shapes types or names files is no behaviour.
  if (visit.node.nodeType !== "SourceUnit" && isDeclarative(visit)) return [];
  return RULES[visit.node.nodeType]?.(visit, program) ?? [];
}

function isDeclarative(visit: Visit): boolean {
  const types = [
    "ArrayTypeName",
    "ImportDirective",
    "PragmaDirective",
    "OverrideSpecifier",
    "UsingForDirective",
  ];
  return types.some((type) => enclosing(visit, type) !== undefined);
}

function binary({ node, key, parent }: Visit, { textAt }: Program): readonly Edit[] {
  const [left, right] = operandsOf(node, "leftExpression", "rightExpression");
  const sign = String(node.operator);
  if (sign === "&&" || sign === "||") {
    // In a chain `a && b && c` each operand is deleted once: `a` and `b` by the inner operation, `c` by the outer.
    const kept = left.operator === sign ? [left] : [left, right];
    return kept.map((operand) => ({
      ...rangeOf(node),
      operator: "logical",
      after: textAt(rangeOf(operand)),
    }));
  }
  const place = signBetween({ sign, left, right, textAt });
  return [
    ...replaced("relational", place, [
      BOUNDARY[sign],
      isForced({ node, key, parent }) ? undefined : NEGATION[sign],
    ]),
    ...replaced("arithmetic", place, [ARITHMETIC[sign]]),
    ...replaced("bitwise", place, [BITWISE[sign]]),
  ];
}

/** Whether other mutants force this truth to a fixed value, each of which is harder to notice than its negation. */
function isForced({ key, parent }: Visit): boolean {
  if (key === "condition" || parent === undefined) return true;
  const { nodeType, operator } = parent.node;
  if (nodeType === "TupleExpression") return isForced(parent);
  return nodeType === "Return" || operator === "&&" || operator === "||" || operator === "!";
}

function unary(visit: Visit, { textAt }: Program): readonly Edit[] {
  const { node } = visit;
  const sign = String(node.operator);
  const { start, end } = rangeOf(node);
  const place =
    node.prefix === true ? { start, end: start + sign.length } : { start: end - sign.length, end };
  if (sign === "!" || sign === "~") {
    const operand = childOf(node, "subExpression");
    const after = operand === undefined ? "" : textAt(rangeOf(operand));
    return [{ ...rangeOf(node), operator: sign === "!" ? "logical" : "bitwise", after }];
  }
  // A loop that counts the wrong way panics or runs for ever.
  const counts = (sign === "++" || sign === "--") && visit.parent?.key !== "loopExpression";
  return counts ? replaced("arithmetic", place, [sign === "++" ? "--" : "++"]) : [];
}

function assignment({ node }: Visit, { textAt }: Program): readonly Edit[] {
  const [left, right] = operandsOf(node, "leftHandSide", "rightHandSide");
  const sign = String(node.operator);
  const place = signBetween({ sign, left, right, textAt });
  return [
    ...replaced("arithmetic", place, [ARITHMETIC[sign]]),
    ...replaced("bitwise", place, [BITWISE[sign]]),
  ];
}

function forced(node: Node, values: readonly string[]): readonly Edit[] {
  const condition = childOf(node, "condition");
  return condition === undefined ? [] : replaced("condition", rangeOf(condition), values);
}

function reverts(statement: Node): boolean {
  const body = childOf(statement, "trueBody");
  const only = body?.nodeType === "Block" ? childrenOf(body, "statements")[0] : body;
  return only?.nodeType === "RevertStatement";
}

function ternary({ node }: Visit, { textAt }: Program): readonly Edit[] {
  const [yes, no] = operandsOf(node, "trueExpression", "falseExpression").map(rangeOf);
  if (yes === undefined || no === undefined) return [];
  const between = textAt({ start: yes.end, end: no.start });
  const after = `${textAt(no)}${between}${textAt(yes)}`;
  return [{ start: yes.start, end: no.end, operator: "ternary", after }];
}

function literal({ node, key, parent }: Visit, { textAt }: Program): readonly Edit[] {
  const place = rangeOf(node);
  const text = textAt(place);
  if (text === "true" || text === "false") {
    return replaced("constant", place, [text === "true" ? "false" : "true"]);
  }
  const { number, unit = "" } = INTEGER.exec(text)?.groups ?? {};
  if (number !== undefined) {
    const sign = parent?.node.nodeType === "BinaryOperation" ? String(parent.node.operator) : "";
    const step = stepOf({
      value: BigInt(number.replaceAll("_", "")),
      sign,
      isLeft: key === "leftExpression",
    });
    return replaced("constant", place, [step === undefined ? undefined : moved(number, step) + unit]);
  }
  if (node.kind === "hexString") return replaced("constant", place, [text.replace(/..(?=["']$)/u, "")]);
  if (node.kind === "string" || node.kind === "unicodeString") {
    return replaced("constant", place, [text === '""' ? '"?"' : '""']);
  }
  return [];
}

/**
 * One more, and 0 for 1. In a comparison the step that its moved boundary does not already take:
 * `x < 5` becomes `x <= 5`, which is `x < 6`, so what is left is `x < 4`.
 */
function stepOf({
  value,
  sign,
  isLeft,
}: {
  value: bigint;
  sign: string;
  isLeft: boolean;
}): bigint | undefined {
  if (BOUNDARY[sign] === undefined) return value === 1n ? -1n : 1n;
  const boundary = (sign === "<" || sign === ">=") !== isLeft ? 1n : -1n;
  return value - boundary < 0n ? undefined : -boundary;
}

/** Written alike. */
function moved(number: string, step: bigint): string {
  const value = BigInt(number.replaceAll("_", "")) + step;
  return number.startsWith("0x")
    ? `0x${value.toString(16).padStart(number.length - 2, "0")}`
    : value.toString();
}

/** Another constant of the same type that is declared beside this one. */
function constant({ node, parent }: Visit, { declarations }: Program): readonly Edit[] {
  const declared = declarations.get(Number(node.referencedDeclaration));
  if (declared?.node.nodeType !== "VariableDeclaration" || declared.node.constant !== true) return [];
  const siblings = childrenOf(declared.owner ?? declared.node, "nodes").filter(
    (sibling) => sibling.constant === true && typeOf(sibling) === typeOf(declared.node),
  );
  // In the declaration of a constant, only those before it exist: one made of itself does not compile.
  const other = siblings[(siblings.findIndex(({ id }) => id === declared.node.id) + 1) % siblings.length];
  if (other === undefined || other.id === declared.node.id || parent?.node.id === other.id) return [];
  const { end } = rangeOf(node);
  return replaced("constant", { start: end - nameOf(declared.node).length, end }, [nameOf(other)]);
}

function enumMember({ node }: Visit, { declarations }: Program): readonly Edit[] {
  const declared = declarations.get(Number(node.referencedDeclaration));
  if (declared?.node.nodeType !== "EnumValue" || declared.owner === undefined) return [];
  const members = childrenOf(declared.owner, "members");
  const next = members[(members.findIndex(({ id }) => id === declared.node.id) + 1) % members.length];
  if (next === undefined) return [];
  const { end } = rangeOf(node);
  return replaced("enum", { start: end - nameOf(declared.node).length, end }, [nameOf(next)]);
}

function argumentsSwapped({ node }: Visit, { textAt }: Program): readonly Edit[] {
  const names = node.names;
  if (node.kind !== "functionCall" || (Array.isArray(names) && names.length > 0)) return [];
  const given = childrenOf(node, "arguments");
  return given.slice(1).flatMap((second, index): readonly Edit[] => {
    const first = given[index];
    if (first === undefined || typeOf(first) !== typeOf(second)) return [];
    const [a, b] = [rangeOf(first), rangeOf(second)];
    if (textAt(a) === textAt(b)) return [];
    const after = `${textAt(b)}${textAt({ start: a.end, end: b.start })}${textAt(a)}`;
    return [{ start: a.start, end: b.end, operator: "argument", after }];
  });
}

function modifiers({ node }: Visit, { declarations }: Program): readonly Edit[] {
  return childrenOf(node, "modifiers")
    .filter((modifier) => {
      const name = childOf(modifier, "modifierName");
      return declarations.get(Number(name?.referencedDeclaration))?.node.nodeType === "ModifierDefinition";
    })
    .map((modifier) => ({ ...rangeOf(modifier), operator: "modifier", after: "" }));
}

function deletion({ node, key }: Visit, { textAt }: Program): readonly Edit[] {
  // A loop that does not count never ends.
  if (key === "loopExpression" || key === "initializationExpression") return [];
  const { start, end } = rangeOf(node);
  const isClosed = node.nodeType === "InlineAssembly";
  const rest = textAt({ start: end, end: end + 2 });
  const semicolon = isClosed || textAt({ start, end }).endsWith(";") ? 0 : rest.indexOf(";") + 1;
  return [{ start, end: end + semicolon, operator: "statement", after: "{}" }];
}

/** A statement that an `if` decides about falls with its condition; the others are deleted. */
function unconditional(visit: Visit, program: Program): readonly Edit[] {
  return isBranch(visit) || (visit.parent !== undefined && isBranch(visit.parent))
    ? []
    : deletion(visit, program);
}

function isBranch({ key, parent }: Visit): boolean {
  return parent?.node.nodeType === "IfStatement" && (key === "trueBody" || key === "falseBody");
}

function returned(visit: Visit, { textAt }: Program): readonly Edit[] {
  const expression = childOf(visit.node, "expression");
  const callable = enclosing(visit, "FunctionDefinition");
  if (expression === undefined || callable === undefined) return [];
  const types = childrenOf(childOf(callable, "returnParameters") ?? callable, "parameters").map(typeOf);
  const values =
    types.length > 1 && expression.nodeType === "TupleExpression"
      ? childrenOf(expression, "components")
      : [expression];
  if (values.length !== types.length) return [];
  return values.flatMap((value, index) => {
    const place = rangeOf(value);
    const zeros = zerosOf(types[index] ?? "").filter((zero) => zero !== textAt(place));
    return isMutatedItself(value) ? [] : replaced("return", place, zeros);
  });
}

/** Literals, enum members and what `&&` and `||` join have operators of their own, which are harder to notice. */
function isMutatedItself(node: Node): boolean {
  const { nodeType, operator } = node;
  const isMember = nodeType === "MemberAccess" && /^enum /u.test(typeOf(node));
  return nodeType === "Literal" || isMember || operator === "&&" || operator === "||";
}

function zerosOf(type: string): readonly string[] {
  if (type === "bool") return ["true", "false"];
  if (/^u?int\d*$/u.test(type)) return ["0"];
  if (/^bytes\d+$/u.test(type)) return ["0"];
  if (type === "address") return ["address(0)"];
  if (/^(?:string|bytes)(?: memory)?$/u.test(type)) return ['""'];
  const named = /^(?:enum )?(?<name>\w+)$/u.exec(type)?.groups?.name;
  if (named === undefined) return [];
  return [type.startsWith("enum ") ? `${named}(0)` : `${named}.wrap(0)`];
}

function sender(visit: Visit, { declarations, textAt }: Program): readonly Edit[] {
  const contract = enclosing(visit, "ContractDefinition");
  const bases = (contract?.linearizedBaseContracts ?? []) as readonly number[];
  const forwards = bases.some((id) => {
    const base = declarations.get(id)?.node;
    return base !== undefined && nameOf(base) === "ERC2771Context";
  });
  if (!forwards) return [];
  const place = rangeOf(visit.node);
  const text = textAt(place);
  if (text === "msg.sender") return replaced("sender", place, ["_msgSender()"]);
  return text === "_msgSender()" ? replaced("sender", place, ["msg.sender"]) : [];
}

function operandsOf(node: Node, left: string, right: string): readonly [Node, Node] {
  return [childOf(node, left) ?? node, childOf(node, right) ?? node];
}

function signBetween({
  sign,
  left,
  right,
  textAt,
}: {
  sign: string;
  left: Node;
  right: Node;
  textAt: Program["textAt"];
}): Range {
  const { end } = rangeOf(left);
  const before = textAt({ start: end, end: rangeOf(right).start }).indexOf(sign);
  return { start: end + before, end: end + before + sign.length };
}

function replaced(
  operator: Operator,
  place: Range,
  afters: readonly (string | undefined)[],
): readonly Edit[] {
  return afters.flatMap((after) => (after === undefined ? [] : [{ ...place, operator, after }]));
}

function nameOf(node: Node): string {
  return String(node.name);
}
