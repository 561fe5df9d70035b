import type { Address, Audience, Check, deployments, Nonce, Verdict } from "@cairn/sdk";
import { isCairnError, links, presentations, requests, verifyMany } from "@cairn/sdk";
import type { BlockTag, Provider } from "ethers";
import type { Context } from "../../Context.ts";
import { startProgress } from "../../output/progress.ts";
import { isLink } from "../../presenting/readSource.ts";
import type { Fault, Found, Listed } from "../../record/readRecords.ts";
import { countFiles, ENDINGS, listFiles, readRecords } from "../../record/readRecords.ts";
import type { Sorted } from "./Feed.ts";
import { Feed } from "./Feed.ts";
import { verifyTexts as say } from "./texts.ts";

/** The verdict on a presentation, and what of its records it shows, in their order. */
export type Presented = (presentations.PresentationVerdict | requests.RequestVerdict) & {
  readonly disclosed: readonly (readonly { readonly path: string; readonly value: string }[])[];
};

/** The verdict on a file; a file that cannot be read says nothing about any record, so it is unknown. */
export type FileVerdict = { readonly file: string; readonly verdict: Verdict["verdict"] } & (
  | { readonly form: "record"; readonly checked: Verdict }
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
  readonly deployment: deployments.Deployment;
  readonly provider: Provider;
  readonly accreditors: readonly Address[] | undefined;
  readonly block: BlockTag;
  /** Seconds that the block may be old. */
  readonly maxAge: number | undefined;
  readonly asked: Asked;
}

/** Verifies files, folders, zips and links, one after the other: gives the verdicts in their order, all of one block. */
export async function* verifyFiles(context: Context, request: VerifyRequest): AsyncGenerator<FileVerdict> {
  const files = await listAll(context, request.names);
  const total = await countFiles(files);
  const progress = total > 1 ? startProgress({ ...context, what: context.say(say.files), total }) : undefined;
  const feed = new Feed(readRecords(files, { signal: context.signal, endings: ENDINGS.verifiable }));
  let { block } = request;
  let done = 0;
  try {
    for (let next = await feed.peek(); next !== undefined; next = await feed.peek()) {
      const verify = next.form === "presentation" ? verifyPresentations : verifyRecords;
      for await (const item of verify(context, feed, { ...request, block })) {
        done += 1;
        progress?.update(Math.min(done, total));
        if (item.form !== "unread") block = item.checked.asOf?.block ?? block;
        yield item;
      }
    }
  } finally {
    progress?.stop();
  }
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

async function* verifyRecords(
  context: Context,
  feed: Feed,
  request: VerifyRequest,
): AsyncGenerator<FileVerdict> {
  const queue: Sorted[] = [];
  for await (const checked of verifyMany(feed.run("record", queue), networkOf(context, request))) {
    yield* takeFaults(queue);
    const file = queue.shift()?.name ?? "";
    yield { file, form: "record", verdict: checked.verdict, checked };
  }
  yield* takeFaults(queue);
}

async function* verifyPresentations(
  context: Context,
  feed: Feed,
  request: VerifyRequest,
): AsyncGenerator<FileVerdict> {
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
  const options = networkOf(context, request);
  if ("request" in asked) {
    for await (const bytes of files) yield await requests.verify(asked.request, bytes, options);
  } else {
    yield* presentations.verifyMany(files, { ...options, ...asked });
  }
}

function networkOf({ signal }: Context, request: VerifyRequest) {
  const { deployment, provider, accreditors, block, maxAge } = request;
  const age = maxAge === undefined ? {} : { maxAgeSeconds: maxAge };
  const trust = accreditors === undefined ? {} : { trust: { accreditors } };
  return { deployment, provider, blockTag: block, signal, ...age, ...trust };
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
export function firstReason(checks: readonly Check[]): Check | undefined {
  return checks.find(({ outcome }) => outcome === "fail") ?? checks.find(({ outcome }) => outcome !== "pass");
}
