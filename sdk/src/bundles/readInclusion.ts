import { address, hex, proofNode, root } from "../ids.ts";
import type { JsonValue } from "../json/JsonValue.ts";
import { joinPointer } from "../json/pointer.ts";
import type { Inclusion } from "./CairnRecord.ts";
import { readArray, readObject, readText, refuse, refuseOthers } from "./read.ts";

/** Longest proof that is read: no cohort has more than 2^32 - 1 leaves. */
const MAX_PROOF_LENGTH = 32;

/** Reads how an achievement of a file is attested. */
export function readInclusion(value: JsonValue | undefined, path: string): Inclusion {
  const object = readObject(value, path);
  const at = (key: string) => joinPointer(path, key);
  const { mode } = object;
  switch (mode) {
    case "minted":
      refuseOthers(object, path, ["mode"]);
      return { mode };
    case "anchored": {
      refuseOthers(object, path, ["mode", "root", "proof"]);
      const nodes = readArray(object.proof, at("proof"));
      if (nodes.length > MAX_PROOF_LENGTH) refuse(at("proof"), "The proof is too long.", nodes.length);
      return {
        mode,
        root: readText(object.root, at("root"), root),
        proof: nodes.map((node, index) => readText(node, joinPointer(at("proof"), index), proofNode)),
      };
    }
    case "signed":
      refuseOthers(object, path, ["mode", "attester", "signature"]);
      return {
        mode,
        attester: readText(object.attester, at("attester"), address),
        signature: readText(object.signature, at("signature"), hex),
      };
    default:
      return refuse(at("mode"), 'The mode is not "minted", "anchored" or "signed".', mode);
  }
}
