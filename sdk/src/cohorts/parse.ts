import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import { throwIfAborted } from "../errors/throwIfAborted.ts";
import type { AchievementId } from "../ids.ts";
import { build } from "../trees/build.ts";
import type { CohortTree } from "../trees/CohortTree.ts";
import type { Cohort, CohortSource } from "./Cohort.ts";
import type { CohortHeader, CohortSeal } from "./cohortFile.ts";
import { fromSource } from "./fromSource.ts";
import { readParts } from "./readParts.ts";

/**
 * Reads a cohort's file once and checks that its parts fit together: documents and salts, ids, count, tree and root, and
 * that it is whole. The cohort's `records` read the same source again.
 *
 * @param source - The text that {@link serialize} wrote, its bytes, or a function that opens the bytes anew each time.
 * @param options - A signal to stop.
 * @throws {@link CairnError} `MALFORMED_COHORT`, with what is wrong as cause; `UNSUPPORTED_VERSION`; `ABORTED`.
 *
 * @example
 * import { cohorts } from "@cairn/sdk";
 *
 * async function sizeOf(file: Blob) {
 *   return (await cohorts.parse(await file.text())).size;
 * }
 */
export async function parse(
  source: string | Uint8Array | CohortSource,
  options: { signal?: AbortSignal } = {},
): Promise<Cohort> {
  const open = openerOf(source);
  const ids: AchievementId[] = [];
  let header: CohortHeader | undefined;
  let seal: CohortSeal | undefined;
  for await (const part of readParts(open)) {
    throwIfAborted(options.signal);
    if ("record" in part) ids.push(part.record.id);
    else if ("header" in part) header = part.header;
    else seal = part.seal;
  }
  if (header === undefined || seal === undefined) throw new CairnError("MALFORMED_COHORT");
  return fromSource({ header, input: seal.input, tree: treeOf(ids, seal), source: open });
}

function openerOf(source: string | Uint8Array | CohortSource): CohortSource {
  if (typeof source === "function") return source;
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  return () => [bytes];
}

function treeOf(ids: readonly AchievementId[], seal: CohortSeal): CohortTree {
  if (ids.length !== seal.size) {
    throw new CairnError("MALFORMED_COHORT", {
      message: "The cohort's file does not have as many records as it says.",
      details: { path: "/size", stated: seal.size, found: ids.length },
    });
  }
  const tree = buildOrRefuse(ids);
  if (tree.root !== seal.root) {
    throw new CairnError("MALFORMED_COHORT", {
      message: "The root of the cohort's file is not that of its records.",
      details: { path: "/root", reason: "DIGEST_MISMATCH", stated: seal.root, computed: tree.root },
    });
  }
  return tree;
}

function buildOrRefuse(ids: readonly AchievementId[]): CohortTree {
  try {
    return build(ids);
  } catch (cause) {
    if (!isCairnError(cause)) throw cause;
    throw new CairnError("MALFORMED_COHORT", {
      message: `The cohort's file cannot be used: ${cause.shortMessage}`,
      details: { reason: cause.code, ...cause.details },
      cause,
    });
  }
}
