/** A fenced code block of a Markdown file. `line` is that of its first line of code. */
export type Block = {
  readonly file: string;
  readonly line: number;
  readonly language: string;
  readonly flags: readonly string[];
  readonly code: string;
};

/** One fault, at a place that an editor can jump to. */
export type Fault = { readonly at: string; readonly message: string };

const FENCE = /^(?<indent> {0,3})(?<marks>`{3,}|~{3,})(?<info>[^`]*)$/u;

/** The fenced code blocks of a Markdown text, in order. */
export function readBlocks({ file, text }: { file: string; text: string }): readonly Block[] {
  const blocks: Block[] = [];
  let open: { line: number; marks: string; info: string; rows: string[] } | undefined;
  for (const [index, row] of text.split("\n").entries()) {
    const groups = FENCE.exec(row)?.groups;
    const marks = groups?.marks ?? "";
    if (open === undefined) {
      if (marks !== "") open = { line: index + 2, marks, info: groups?.info?.trim() ?? "", rows: [] };
    } else if (marks.startsWith(open.marks) && groups?.info?.trim() === "") {
      const [language = "", ...flags] = open.info.split(/\s+/u);
      blocks.push({ file, line: open.line, language, flags, code: `${open.rows.join("\n")}\n` });
      open = undefined;
    } else open.rows.push(row);
  }
  return blocks;
}

/** What a block that is run has to print: the block `text output` that comes next in its file. */
export function outputOf({ block, blocks }: { block: Block; blocks: readonly Block[] }): Block | undefined {
  const next = blocks[blocks.indexOf(block) + 1];
  return next?.file === block.file && next.flags.includes("output") ? next : undefined;
}

/** Blocks marked as output that follow no block that is run: nothing would compare them. */
export function strayOutputs(blocks: readonly Block[]): readonly Fault[] {
  const compared = new Set(
    blocks.filter(({ flags }) => flags.includes("run")).map((block) => outputOf({ block, blocks })),
  );
  return blocks
    .filter((block) => block.flags.includes("output") && !compared.has(block))
    .map(({ file, line }) => ({ at: `${file}:${line - 1}`, message: "an output of no code that is run" }));
}

/** The block's code, moved down so that its line numbers are those of the Markdown file. */
export function atItsLines(block: Block): string {
  return "\n".repeat(block.line - 1) + block.code;
}

/** A file name for the block that sorts in reading order. */
export function blockName(block: Block): string {
  return `${block.file.replace(/\.md$/u, "").replace(/[^A-Za-z0-9]+/gu, "_")}_${String(block.line).padStart(4, "0")}`;
}

/** The relative links of a Markdown text, outside code, with the line each is on. */
export function readLinks(text: string): readonly { readonly line: number; readonly target: string }[] {
  let inCode = false;
  return text.split("\n").flatMap((row, index) => {
    if (FENCE.test(row)) inCode = !inCode;
    if (inCode) return [];
    const plain = row.replace(/`[^`]*`/gu, "");
    const targets = [...plain.matchAll(/\]\((?<target>[^)\s]+)(?:\s+"[^"]*")?\)/gu)].map(
      (link) => link.groups?.target ?? "",
    );
    return targets
      .filter((target) => !/^(?:[a-z]+:|#)/u.test(target))
      .map((target) => ({ line: index + 1, target }));
  });
}
