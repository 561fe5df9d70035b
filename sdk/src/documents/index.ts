export { contentOf } from "./contentOf.ts";
export { disclose } from "./disclose.ts";
export { fieldsOf } from "./fieldsOf.ts";
export { leafHash } from "./leafHash.ts";
export { type PrepareOptions, prepare } from "./prepare.ts";
export type {
  DisclosedField,
  Disclosure,
  DisclosureProof,
  Field,
  PreparedDocument,
  Salts,
} from "./types.ts";
export { verifyDisclosure } from "./verifyDisclosure.ts";
