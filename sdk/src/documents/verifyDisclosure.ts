import { CairnError } from "../errors/CairnError.ts";
import { isCairnError } from "../errors/isCairnError.ts";
import type { Root } from "../ids.ts";
import { canonicalize } from "../json/canonicalize.ts";
import { parse } from "../json/parse.ts";
import { splitPointer } from "../json/pointer.ts";
import { checkKey } from "../json/rules.ts";
import { rootFromMultiProof } from "../trees/merkle.ts";
import { checkSalt } from "./checkSalt.ts";
import { leafHash } from "./leafHash.ts";
import type { DisclosedField, Disclosure, DisclosureProof } from "./types.ts";

/**
 * Checks that disclosed fields belong to the document behind a content root, and can be read in one way only.
 *
 * @param args - The content root of the achievement, the disclosed fields in the order of the proof, and the proof,
 * which must be null exactly where nothing is disclosed.
 * @throws {@link CairnError} `DISCLOSURE_MISMATCH` where the proof does not lead to the root; `DUPLICATE_PATH`;
 * `AMBIGUOUS_PATH` where a path lies inside another; `MALFORMED_DOCUMENT` where a path is no JSON Pointer, a value
 * is no leaf in canonical form, or a salt or a node of the proof is not 32 bytes; `FORBIDDEN_KEY` and `LONE_SURROGATE` where a path has such a key.
 *
 * @example
 * import { documents } from "@cairn/sdk";
 *
 * const document = { name: "Ada", result: "Pass" };
 * const { content, salts } = documents.prepare(document);
 * documents.verifyDisclosure({ content, ...documents.disclose({ document, salts, paths: ["/result"] }) });
 */
export function verifyDisclosure(args: { content: Root } & Disclosure): void {
  const { content, disclosed, proof } = args;
  if (disclosed.length === 0 && proof === null) return;
  if (disclosed.length === 0 || proof === null) {
    throw new CairnError("DISCLOSURE_MISMATCH", {
      message: "A disclosure of nothing carries no proof, and any other carries one.",
      details: { fields: disclosed.length, proof },
    });
  }
  for (const field of disclosed) checkField(field);
  checkPaths(disclosed.map(({ path }) => path));
  checkProof(proof);
  const computed = rootFromMultiProof(disclosed.map(leafHash), proof);
  if (computed !== content) throw new CairnError("DISCLOSURE_MISMATCH", { details: { content, computed } });
}

function checkProof({ proof }: DisclosureProof): void {
  const node = proof.find((each) => typeof each !== "string" || !/^0x[0-9a-f]{64}$/.test(each));
  if (node === undefined) return;
  throw new CairnError("MALFORMED_DOCUMENT", {
    message: "A node of the proof is not 32 bytes.",
    details: { node },
  });
}

function checkPaths(paths: readonly string[]): void {
  const seen = new Set<string>();
  for (const path of paths) {
    if (seen.has(path)) throw new CairnError("DUPLICATE_PATH", { details: { path } });
    seen.add(path);
  }
  for (const path of paths) {
    for (let end = path.lastIndexOf("/"); end >= 0; end = end === 0 ? -1 : path.lastIndexOf("/", end - 1)) {
      const outer = path.slice(0, end);
      if (seen.has(outer)) {
        throw new CairnError("AMBIGUOUS_PATH", {
          message: "A path lies inside the path of another leaf.",
          details: { path, outer },
        });
      }
    }
  }
}

function checkField({ path, value, salt }: DisclosedField): void {
  const steps = splitPointer(path);
  if (steps === undefined) {
    throw new CairnError("MALFORMED_DOCUMENT", {
      message: "A path is not a JSON Pointer.",
      details: { path },
    });
  }
  for (const step of steps) checkKey(step, path);
  checkSalt(salt, path);
  if (!isCanonicalLeaf(value)) {
    throw new CairnError("MALFORMED_DOCUMENT", {
      message: "A value is not a leaf in canonical form.",
      details: { path, value },
    });
  }
}

function isCanonicalLeaf(value: string): boolean {
  try {
    const parsed = parse(value);
    const isLeaf = parsed === null || typeof parsed !== "object" || Object.keys(parsed).length === 0;
    return isLeaf && canonicalize(parsed) === value;
  } catch (error) {
    if (isCairnError(error)) return false;
    throw error;
  }
}
