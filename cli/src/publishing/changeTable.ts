import type { Context } from "../Context.ts";
import { table } from "../output/table.ts";
import { publishingTexts as say } from "./texts.ts";
import type { PublishedFile } from "./writePublished.ts";

/** What became of each file, as lines under a header. */
export function changeTable(context: Context, files: readonly PublishedFile[]): string {
  const rows = files.map(({ file, change }) => [file, context.say(say[change])]);
  return table([[context.say(say.file), context.say(say.change)], ...rows]);
}
