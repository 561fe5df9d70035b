import type { bundles, documents as documentTypes, presentations, Verdict } from "@cairn/sdk";
import { documents } from "@cairn/sdk";

/** What a file shows of a private document. */
export interface Shown {
  readonly fields: readonly documentTypes.Field[];
  readonly hasOthers: boolean;
  readonly isProven: boolean;
}

/** A bundle holds the whole document; it may be one that has no fields, where its form is not right. */
export function shownOf({ document }: bundles.CairnRecord, verdict: Verdict): Shown {
  const isProven = isUnchanged(verdict);
  try {
    return { fields: documents.fieldsOf(document), hasOthers: false, isProven };
  } catch {
    return { fields: [], hasOthers: false, isProven };
  }
}

/** A presentation holds some fields. Where its proof needs no other hash, there are no others. */
export function shownOfPresented(
  { disclosed, proof }: presentations.PresentedRecord,
  verdict: Verdict | undefined,
): Shown {
  const fields = disclosed.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const isProven = verdict !== undefined && isUnchanged(verdict);
  return { fields, hasOthers: proof === null || proof.proof.length > 0, isProven };
}

function isUnchanged({ checks }: Verdict): boolean {
  return checks.some(({ name, outcome }) => name === "integrity" && outcome === "pass");
}
