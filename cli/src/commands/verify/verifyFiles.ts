import type { Address, Check, deployments, Verdict } from "@cairn/sdk";
import { verifyMany } from "@cairn/sdk";
import type { BlockTag, Provider } from "ethers";
import type { Context } from "../../Context.ts";
import { startProgress } from "../../output/progress.ts";
import type { Fault, Found } from "../../record/readRecords.ts";
import { countFiles, listFiles, readRecords } from "../../record/readRecords.ts";
import { verifyTexts as say } from "./texts.ts";

/** The verdict on a file; a file that cannot be read says nothing about any record, so it is unknown. */
export type FileVerdict = { readonly file: string } & (
  | { readonly verdict: Verdict["verdict"]; readonly checked: Verdict }
  | { readonly verdict: "unknown"; readonly fault: Fault }
);

/** What is verified, and by whose word. */
export interface VerifyRequest {
  readonly names: readonly string[];
  readonly deployment: deployments.Deployment;
  readonly provider: Provider;
  readonly accreditors: readonly Address[] | undefined;
  readonly block: BlockTag;
  /** Seconds that the block may be old. */
  readonly maxAge: number | undefined;
}

/** Verifies files, folders and zips, one record after the other: gives the verdicts in their order. */
export async function* verifyFiles(context: Context, request: VerifyRequest): AsyncGenerator<FileVerdict> {
  const { deployment, provider, accreditors, block, maxAge } = request;
  const files = await listFiles(context.cwd, request.names);
  const total = await countFiles(files);
  const progress = total > 1 ? startProgress({ ...context, what: context.say(say.files), total }) : undefined;
  let done = 0;
  const queue: Found[] = [];
  const verdicts = verifyMany(bytesOf(readRecords(files, { signal: context.signal }), queue), {
    deployment,
    provider,
    blockTag: block,
    signal: context.signal,
    ...(maxAge === undefined ? {} : { maxAgeSeconds: maxAge }),
    ...(accreditors === undefined ? {} : { trust: { accreditors } }),
  });
  try {
    for await (const checked of verdicts) {
      done += 1;
      progress?.update(Math.min(done, total));
      yield* takeFaults(queue);
      const file = queue.shift()?.name ?? "";
      yield { file, verdict: checked.verdict, checked };
    }
    yield* takeFaults(queue);
  } finally {
    progress?.stop();
  }
}

/** Passes on the bytes of what could be read, and puts everything in the queue. */
async function* bytesOf(found: AsyncIterable<Found>, queue: Found[]): AsyncGenerator<Uint8Array> {
  for await (const file of found) {
    if (file.fault === undefined) {
      queue.push({ name: file.name, bytes: new Uint8Array() });
      yield file.bytes;
    } else {
      queue.push(file);
    }
  }
}

/** The faults that come before the next verdict. */
function* takeFaults(queue: Found[]): Generator<FileVerdict> {
  for (let [next] = queue; next?.fault !== undefined; [next] = queue) {
    queue.shift();
    yield { file: next.name, verdict: "unknown", fault: next.fault };
  }
}

/** The first check that does not pass. */
export function firstReason({ checks }: Verdict): Check | undefined {
  return checks.find(({ outcome }) => outcome === "fail") ?? checks.find(({ outcome }) => outcome !== "pass");
}
