import type { DefinitionId, Kind, requests as requestTypes } from "@cairn/sdk";
import { documents, includesKind, json, kinds, requests } from "@cairn/sdk";
import type { Context } from "../../Context.ts";
import { WordedError } from "../../messages/WordedError.ts";
import { visible } from "../../print/visible.ts";
import type { LoadedRecord } from "../../record/loadRecords.ts";
import { nameOf } from "./nameOf.ts";
import { presentTexts as say } from "./texts.ts";

type Request = requestTypes.CairnRequest;
type Item = requestTypes.RequestItem;

/** A record that is to be shown, and the pointers to what of it. */
export interface Choice extends LoadedRecord {
  readonly paths: readonly string[];
}

/** What the learner shows for one item of a request. */
export interface ItemChoice {
  readonly item: Item;
  /** Undefined where nothing answers, or where it is left out. */
  readonly record: LoadedRecord | undefined;
  /** Whether something would answer that is left out. */
  readonly isLeftOut: boolean;
}

/** Says of what kind a definition is, by the chain's word; undefined where no hub has it. */
export type KindLookup = (definition: DefinitionId) => Promise<Kind | undefined>;

/** How `--show` says that nothing private is shown. */
const NOTHING = "none";

/** The pointers of `--show`, where it was given. Throws `INVALID_ARGUMENT` for what is none. */
export function pointersOf(
  context: Context,
  shown: readonly string[] | undefined,
): readonly string[] | undefined {
  if (shown === undefined) return undefined;
  if (shown.length === 1 && shown[0] === NOTHING) return [];
  const wrong = shown.find((pointer) => json.splitPointer(pointer) === undefined);
  if (wrong === undefined) return shown;
  throw new WordedError("INVALID_ARGUMENT", {
    message: context.say(say.notAPointer, { pointer: visible(wrong) }),
    details: { pointer: wrong },
    fix: context.say(say.notAPointerFix),
  });
}

/** Shows exactly what was named, of each record that has it. Throws `UNKNOWN_PATH` for what none has. */
export function chooseExactly(
  context: Context,
  records: readonly LoadedRecord[],
  pointers: readonly string[],
): Choice[] {
  const choices = records.map((loaded) => {
    const paths = documents.fieldsOf(loaded.record.document).map(({ path }) => path);
    return { ...loaded, paths: pointers.filter((pointer) => paths.some((path) => isIn(path, pointer))) };
  });
  const unknown = pointers.find((pointer) => !choices.some(({ paths }) => paths.includes(pointer)));
  if (unknown === undefined) return choices;
  throw new WordedError("UNKNOWN_PATH", {
    message: context.say(say.unknownPath, { pointer: visible(unknown) }),
    details: { path: unknown },
    fix: context.say(say.unknownPathFix),
  });
}

function isIn(path: string, pointer: string): boolean {
  return path === pointer || path.startsWith(`${pointer}/`);
}

/**
 * Finds what answers each item of a request. Where several records do, a person is asked which; what is optional is shown
 * only where a person says so, or `all` does.
 */
export async function chooseFor(
  context: Context,
  args: { request: Request; records: readonly LoadedRecord[]; all: boolean; kindOf: KindLookup },
): Promise<ItemChoice[]> {
  const { request, records, all, kindOf } = args;
  if (isAsked(context)) context.err(`${askerText(context, request)}\n`);
  const found = requests.match(
    request,
    records.map(({ record }) => record),
  );
  const choices: ItemChoice[] = [];
  for (const [place, item] of request.items.entries()) {
    const candidates: LoadedRecord[] = [];
    for (const { bundle } of found[place] ?? []) {
      const loaded = records[bundle];
      if (loaded !== undefined && (await isOfKind(item, loaded, kindOf))) candidates.push(loaded);
    }
    const isWanted = candidates.length > 0 && (!item.optional || all || (await wants(context, item)));
    const record = isWanted ? await chooseOne(context, item, candidates) : undefined;
    choices.push({ item, record, isLeftOut: candidates.length > 0 && record === undefined });
  }
  return choices;
}

/** What a document says of its type, or leaves out, the verifier does not believe either: the chain's word counts. */
async function isOfKind(
  { kinds: names }: Item,
  { record }: LoadedRecord,
  kindOf: KindLookup,
): Promise<boolean> {
  if (names === undefined) return true;
  const kind = await kindOf(record.achievement.definition);
  return kind !== undefined && includesKind(kinds(names), kind);
}

/** The records that are shown, with what was asked of each; or exactly what was named. */
export function shownFor(
  context: Context,
  choices: readonly ItemChoice[],
  pointers: readonly string[] | undefined,
): Choice[] {
  const merged = new Map<LoadedRecord, Set<string>>();
  for (const { item, record } of choices) {
    if (record === undefined) continue;
    const leaves = documents.fieldsOf(record.record.document).map(({ path }) => path);
    const asked = item.paths.filter((pointer) => leaves.some((path) => isIn(path, pointer)));
    merged.set(record, new Set([...(merged.get(record) ?? []), ...asked]));
  }
  if (pointers !== undefined) return chooseExactly(context, [...merged.keys()], pointers);
  return [...merged].map(([loaded, paths]) => ({ ...loaded, paths: [...paths] }));
}

/** Whether there is somebody to ask. */
function isAsked({ isTerminal, options }: Context): boolean {
  return isTerminal && options.yes !== true;
}

/** Who asks: its name is its own word, its origin is what counts. */
export function askerText(
  context: Context,
  { verifier, audience }: Pick<Request, "verifier" | "audience">,
): string {
  return context.say(say.asks, { verifier: visible(verifier), audience });
}

async function wants(context: Context, { title, why, paths }: Item): Promise<boolean> {
  if (!isAsked(context)) return false;
  const fields = paths.map((path) => visible(path) || '""').join(", ") || context.say(say.noField);
  const message = context.say(say.askOptional, { title: visible(title), why: visible(why), fields });
  return await context.prompts.confirm({ message });
}

async function chooseOne(
  context: Context,
  { title }: Item,
  candidates: readonly LoadedRecord[],
): Promise<LoadedRecord | undefined> {
  if (candidates.length < 2 || !isAsked(context)) return candidates[0];
  return await context.prompts.select({
    message: context.say(say.askWhich, { title: visible(title) }),
    choices: candidates.map((value) => ({ name: visible(`${nameOf(value)} (${value.file})`), value })),
  });
}
