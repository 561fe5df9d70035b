import type { Node } from "./lib/solc.ts";

/** A place in a file, in bytes. */
export type Range = { readonly start: number; readonly end: number };

/** A node on the way down from the root, with where it hangs. */
export type Visit = {
  readonly node: Node;
  /** The property of the parent that holds it. */
  readonly key: string;
  readonly parent: Visit | undefined;
};

/** Calls `see` for a node and everything below it, in the order of the source where it matters. */
export function walk({
  node,
  see,
  key = "",
  parent,
}: {
  node: Node;
  see: (visit: Visit) => void;
  key?: string;
  parent?: Visit | undefined;
}): void {
  const visit = { node, key, parent };
  see(visit);
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child)) walk({ node: child, see, key: name, parent: visit });
    }
  }
}

/** The child under this name. */
export function childOf(node: Node, key: string): Node | undefined {
  const child = node[key];
  return isNode(child) ? child : undefined;
}

/** The children under this name; empty slots, as in `(a, , b)`, are left out. */
export function childrenOf(node: Node, key: string): readonly Node[] {
  const children = node[key];
  return Array.isArray(children) ? (children as unknown[]).filter(isNode) : [];
}

/** Where a node stands in its file. */
export function rangeOf({ src }: Node): Range {
  const [start = 0, length = 0] = src.split(":").map(Number);
  return { start, end: start + length };
}

/** The node's type in words, such as `uint256` or `enum Standing`. */
export function typeOf(node: Node): string {
  const described = node.typeDescriptions as { readonly typeString?: string } | undefined;
  return described?.typeString ?? "";
}

/** The nearest node of this type above. */
export function enclosing(visit: Visit, nodeType: string): Node | undefined {
  for (let above = visit.parent; above !== undefined; above = above.parent) {
    if (above.node.nodeType === nodeType) return above.node;
  }
  return undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "nodeType" in value && "src" in value;
}
