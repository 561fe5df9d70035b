import { CairnError } from "../errors/CairnError.ts";
import type { ProofNode } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { buildNodes, multiProofAt } from "../trees/merkle.ts";
import { leafHash } from "./leafHash.ts";
import { saltedFields } from "./saltedFields.ts";
import type { DisclosedField, Disclosure, Salts } from "./types.ts";

/**
 * Discloses some fields of a private document and proves that they belong to it. Of the other fields it reveals neither
 * path, value nor salt; the proof's length hints at how many there are.
 *
 * @param args - The document, its salts, and the paths to disclose, each the path of a leaf.
 * @returns The fields in the order of the proof, and the proof; null where no path is given.
 * @throws {@link CairnError} the codes of `contentOf`; `UNKNOWN_PATH`; `DUPLICATE_PATH`.
 *
 * @example
 * import { documents } from "@cairn/sdk";
 *
 * const document = { name: "Ada", result: "Pass" };
 * const { salts } = documents.prepare(document);
 * const { disclosed, proof } = documents.disclose({ document, salts, paths: ["/result"] });
 */
export function disclose(args: { document: JsonValue; salts: Salts; paths: readonly string[] }): Disclosure {
  const { paths } = args;
  const duplicate = paths.find((path, index) => paths.indexOf(path) !== index);
  if (duplicate !== undefined) throw new CairnError("DUPLICATE_PATH", { details: { path: duplicate } });
  const fields = new Map(
    saltedFields(args.document, args.salts).map((field) => [field.path, { field, leaf: leafHash(field) }]),
  );
  const chosen = paths.map((path) => {
    const field = fields.get(path);
    if (field === undefined) throw new CairnError("UNKNOWN_PATH", { details: { path } });
    return field;
  });
  if (chosen.length === 0) return { disclosed: [], proof: null };

  const nodes = buildNodes([...fields.values()].map(({ leaf }) => leaf));
  const placed = chosen
    .map(({ field, leaf }) => ({ field, place: nodes.indexOf(leaf) }))
    .sort((a, b) => b.place - a.place);
  const { proof, proofFlags } = multiProofAt(
    nodes,
    placed.map(({ place }) => place),
  );
  const disclosed: DisclosedField[] = placed.map(({ field }) => field);
  return { disclosed, proof: { proof: proof as ProofNode[], proofFlags } };
}
