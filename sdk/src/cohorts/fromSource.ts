import { CairnError } from "../errors/CairnError.ts";
import type { ContentHash } from "../ids.ts";
import type { CohortTree } from "../trees/CohortTree.ts";
import type { Cohort, CohortRecord, CohortSource } from "./Cohort.ts";
import type { CohortHeader } from "./cohortFile.ts";
import { readParts } from "./readParts.ts";

/** Makes a cohort of its file, whose ids were read or written before. */
export function fromSource(args: {
  header: CohortHeader;
  input: ContentHash;
  tree: CohortTree;
  source: CohortSource;
}): Cohort {
  const { header, input, tree, source } = args;
  const { chainId, token, hub } = header;
  return { chainId, token, hub, input, size: tree.size, tree, records: () => recordsOf(source, tree) };
}

async function* recordsOf(source: CohortSource, tree: CohortTree): AsyncGenerator<CohortRecord> {
  let place = 0;
  for await (const part of readParts(source)) {
    if (!("record" in part)) continue;
    if (part.record.id !== tree.ids[place]) throw changed({ index: place, id: part.record.id });
    yield part.record;
    place += 1;
  }
  if (place !== tree.size) throw changed({ size: tree.size, found: place });
}

function changed(details: Record<string, unknown>): CairnError {
  return new CairnError("MALFORMED_COHORT", {
    message: "The cohort's file has changed since it was opened.",
    details,
  });
}
