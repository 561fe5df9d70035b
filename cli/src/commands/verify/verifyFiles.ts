import type { Audience, Nonce, Verdict, VerifyOptions } from "@cairn/sdk";
import { isCairnError, links, presentations, requests, verifyMany } from "@cairn/sdk";
import type { CredentialOptions, CredentialVerdict } from "@cairn/sdk/credentials";
import { publicFetch } from "@cairn/sdk/node";
import type { BlockTag } from "ethers";
import type { Context } from "../../Context.ts";
import type { TrustedNetwork } from "../../network/trustedNetwork.ts";
import { startProgress } from "../../output/progress.ts";
import { isLink } from "../../presenting/readSource.ts";
import type { Fault, Found, Listed } from "../../record/readRecords.ts";
import { countFiles, ENDINGS, listFiles, readRecords } from "../../record/readRecords.ts";
import type { Sorted } from "./Feed.ts";
import { Feed } from "./Feed.ts";
import { verifyTexts as say } from "./texts.ts";
import type { AskedHolder, JudgedCredential } from "./verifyCredentials.ts";

/** The verdict on a presentation, and what of its records it shows, in their order. */
export type Presented = (presentations.PresentationVerdict | requests.RequestVerdict) & {
  readonly disclosed: readonly (readonly { readonly path: string; readonly value: string }[])[];
};

/** The verdict on a file; a file that cannot be read says nothing about any record, so it is unknown. */
export type FileVerdict = { readonly file: string; readonly verdict: Verdict["verdict"] } & (
  | {
      readonly form: "record";
      readonly checked: Verdict;
      /** The verdict on the credential that the bundle carries; absent where it carries none. */
      readonly credential?: CredentialVerdict;
    }
  | JudgedCredential
  | { readonly form: "presentation"; readonly checked: Presented }
  | { readonly form: "unread"; readonly fault: Fault }
);

/** What presentations have to answer: a request that was kept, or what is told of it. */
export type Asked =
  | { readonly request: requests.CairnRequest }
  | { readonly audience?: Audience; readonly nonce?: Nonce };

/** What is verified, and by whose word. */
export interface VerifyRequest {
  readonly names: readonly string[];
  /** The network that is trusted, opened where it is needed; undefined where no chain is asked at all. */
  readonly network: (() => Promise<TrustedNetwork>) | undefined;
  /** Whether credentials are held against the chain, too; records always are. */
  readonly asksChain: boolean;
  readonly block: BlockTag;
  /** Seconds that the block may be old. */
  readonly maxAge: number | undefined;
  readonly asked: Asked;
  readonly askedHolder: AskedHolder;
  /** Whether hosts of issuers are asked. */
  readonly asksWeb: boolean;
  /** DIDs of issuers outside the network who are trusted. */
  readonly issuers: readonly string[];
}

/** Verifies files, folders, zips and links, one after the other: gives the verdicts in their order, all of one block. */
export async function* verifyFiles(context: Context, request: VerifyRequest): AsyncGenerator<FileVerdict> {
  const files = await listAll(context, request.names);
  const total = await countFiles(files);
  const progress = total > 1 ? startProgress({ ...context, what: context.say(say.files), total }) : undefined;
  const feed = new Feed(readRecords(files, { signal: context.signal, endings: ENDINGS.verifiable }));
  const judge = credentialJudge(context, request);
  let { block } = request;
  let done = 0;
  try {
    for (let next = await feed.peek(); next !== undefined; next = await feed.peek()) {
      const run = { feed, judge, request: { ...request, block } };
      for await (const item of verifyRun(context, next.form, run)) {
        done += 1;
        progress?.update(Math.min(done, total));
        block = blockOf(item) ?? block;
        yield item;
      }
    }
  } finally {
    progress?.stop();
  }
}

/** The block that a verdict is of: the next ones are of the same. */
function blockOf(item: FileVerdict): number | undefined {
  if (item.form === "unread") return undefined;
  const { checked } = item;
  if (item.form !== "presented") return "asOf" in checked ? checked.asOf?.block : undefined;
  return item.checked.credentials.find(({ asOf }) => asOf !== null)?.asOf?.block;
}

/** Judges files of credentials at a block, in their order. */
type JudgeCredentials = (
  files: readonly Uint8Array[],
  block: BlockTag,
) => Promise<readonly JudgedCredential[]>;

/** Files whose credentials are judged together. */
const TOGETHER = 50;

const NOTHING = new Uint8Array();

interface Run {
  readonly feed: Feed;
  readonly request: VerifyRequest;
  readonly judge: JudgeCredentials;
}

/** Verifies the files of one form that come next. */
async function* verifyRun(context: Context, form: Sorted["form"], run: Run): AsyncGenerator<FileVerdict> {
  const { feed, request } = run;
  if (form === undefined) yield* takeFaults([...(await feed.take())]);
  else if (form === "credential") yield* verifyCredentials(run);
  else if (request.network === undefined) yield* withoutChain(run);
  else if (form === "presentation") yield* verifyPresentations(context, run);
  else yield* verifyRecords(context, run);
}

async function* verifyCredentials({ feed, judge, request }: Run): AsyncGenerator<FileVerdict> {
  const found = await takeSome(feed, ({ form }) => form === "credential");
  yield* await judged(found, judge, request.block);
}

/** Where the chain is not asked, a record says nothing; the credential that its bundle carries may. */
async function* withoutChain({ feed, judge, request }: Run): AsyncGenerator<FileVerdict> {
  const found = await takeSome(feed, ({ carries }) => carries === true);
  if (found.length > 0) return yield* await judged(found, judge, request.block);
  const fault = { code: "NEEDS_CHAIN", reason: "" } as const;
  for (const { name } of await feed.take()) yield { file: name, form: "unread", verdict: "unknown", fault };
}

/** Takes the files that come next and are such, up to some dozens. */
async function takeSome(feed: Feed, isSuch: (next: Sorted) => boolean): Promise<readonly Sorted[]> {
  const found: Sorted[] = [];
  for (let next = await feed.peek(); next !== undefined && isSuch(next); next = await feed.peek()) {
    found.push(...(await feed.take()));
    if (found.length === TOGETHER) break;
  }
  return found;
}

async function judged(
  found: readonly Sorted[],
  judge: JudgeCredentials,
  block: BlockTag,
): Promise<readonly FileVerdict[]> {
  const items = await judge(
    found.map(({ bytes = NOTHING }) => bytes),
    block,
  );
  return items.map((item, place) => ({
    file: found[place]?.name ?? "",
    verdict: item.checked.verdict,
    ...item,
  }));
}

/** A link that cannot be read is a fault of its own, as a file is. */
async function listAll(context: Context, names: readonly string[]): Promise<(Listed | Found)[]> {
  const listed: (Listed | Found)[] = [];
  for (const name of names) {
    if (isLink(name)) listed.push(await unpackLink(name));
    else listed.push(...(await listFiles(context.cwd, [name], ENDINGS.verifiable)));
  }
  return listed;
}

async function unpackLink(link: string): Promise<Found> {
  const name = `${link.split("#")[0]}#…`;
  try {
    const text = await links.fromLink(link);
    if (text !== undefined) return { name, bytes: new TextEncoder().encode(text) };
    return { name, fault: { code: "LINK_UNREADABLE", reason: "" } };
  } catch (error) {
    if (!isCairnError(error)) throw error;
    return { name, fault: { code: "LINK_UNREADABLE", reason: error.shortMessage } };
  }
}

async function* verifyRecords(context: Context, run: Run): AsyncGenerator<FileVerdict> {
  const { feed, request, judge } = run;
  const queue: Sorted[] = [];
  const options = await networkOf(context, request);
  let held: Held[] = [];
  const take = async (): Promise<readonly FileVerdict[]> => {
    const taken = held;
    held = [];
    return await withCredentials(taken, judge, request.block);
  };
  for await (const checked of verifyMany(feed.run("record", queue), options)) {
    for (const item of takeFaults(queue)) held.push({ item });
    const { name: file = "", bytes, carries } = queue.shift() ?? {};
    const item: FileVerdict = { file, form: "record", verdict: checked.verdict, checked };
    held.push(carries === true && bytes !== undefined ? { item, bytes } : { item });
    // What comes after a file with a credential waits for it: the order stays.
    if (held.length === TOGETHER || held[0]?.bytes === undefined) yield* await take();
  }
  yield* await take();
  yield* takeFaults(queue);
}

/** A verdict, and the file whose credential has none yet. */
interface Held {
  readonly item: FileVerdict;
  readonly bytes?: Uint8Array;
}

/** Adds the verdicts on the credentials that the bundles carry, at the block of their records. */
async function withCredentials(
  held: readonly Held[],
  judge: JudgeCredentials,
  block: BlockTag,
): Promise<readonly FileVerdict[]> {
  const files = held.flatMap(({ bytes }) => bytes ?? []);
  if (files.length === 0) return held.map(({ item }) => item);
  const [at = block] = held.flatMap(({ item }) => blockOf(item) ?? []);
  const credentials = [...(await judge(files, at))];
  return held.map(({ item, bytes }) => {
    const carried = bytes === undefined ? undefined : credentials.shift();
    if (item.form !== "record" || carried?.form !== "credential") return item;
    return { ...item, credential: carried.checked };
  });
}

async function* verifyPresentations(context: Context, { feed, request }: Run): AsyncGenerator<FileVerdict> {
  const queue: Sorted[] = [];
  for await (const checked of presented(context, feed.run("presentation", queue), request)) {
    yield* takeFaults(queue);
    const { name = "", bytes } = queue.shift() ?? {};
    const verdict = { ...checked, disclosed: disclosedIn(bytes) };
    yield { file: name, form: "presentation", verdict: checked.verdict, checked: verdict };
  }
  yield* takeFaults(queue);
}

async function* presented(
  context: Context,
  files: AsyncIterable<Uint8Array>,
  request: VerifyRequest,
): AsyncGenerator<presentations.PresentationVerdict | requests.RequestVerdict> {
  const { asked } = request;
  const options = await networkOf(context, request);
  if ("request" in asked) {
    for await (const bytes of files) yield await requests.verify(asked.request, bytes, options);
  } else {
    yield* presentations.verifyMany(files, { ...options, ...asked });
  }
}

async function networkOf({ signal }: Context, request: VerifyRequest): Promise<VerifyOptions> {
  const { network, block, maxAge } = request;
  if (network === undefined)
    throw new Error("records and their presentations are not judged without the chain");
  const age = maxAge === undefined ? {} : { maxAgeSeconds: maxAge };
  return { ...(await network()), blockTag: block, signal, ...age };
}

/** What judges credentials is loaded with the first of them: JSON-LD and its suites weigh more than all the rest. */
function credentialJudge(context: Context, request: VerifyRequest): JudgeCredentials {
  const { signal } = context;
  const { asksChain, asksWeb, issuers, askedHolder } = request;
  return async (files, block) => {
    const { verifyCredentialFiles } = await import("./verifyCredentials.ts");
    const options: CredentialOptions = {
      issuers,
      web: asksWeb ? { fetch: publicFetch(), signal } : false,
      ...(asksChain ? { network: await networkOf(context, { ...request, block }) } : {}),
    };
    return await verifyCredentialFiles(files, options, askedHolder);
  };
}

function disclosedIn(bytes: Uint8Array | undefined): Presented["disclosed"] {
  try {
    const { records } = presentations.parse(bytes ?? "");
    return records.map(({ disclosed }) => disclosed.map(({ path, value }) => ({ path, value })));
  } catch {
    // What cannot be read shows nothing; its verdict says why.
    return [];
  }
}

/** The faults that come before the next verdict. */
function* takeFaults(queue: Sorted[]): Generator<FileVerdict> {
  for (let [next] = queue; next?.fault !== undefined; [next] = queue) {
    queue.shift();
    yield { file: next.name, form: "unread", verdict: "unknown", fault: next.fault };
  }
}

/** The first check that does not pass. */
export function firstReason<Each extends { readonly outcome: string }>(
  checks: readonly Each[],
): Each | undefined {
  return checks.find(({ outcome }) => outcome === "fail") ?? checks.find(({ outcome }) => outcome !== "pass");
}
