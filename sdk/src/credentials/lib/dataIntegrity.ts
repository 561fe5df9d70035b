// JSON-LD, its proofs and their suites. Loaded by `import()` where something is signed or checked: it takes longer to load
// than all the rest, which a program that only reads a DID or builds a definition should not wait for.
export { DataIntegrityProof } from "@digitalbazaar/data-integrity";
export { cryptosuite as ecdsaRdfc2019 } from "@digitalbazaar/ecdsa-rdfc-2019-cryptosuite";
export {
  createDiscloseCryptosuite,
  createSignCryptosuite,
  createVerifyCryptosuite,
} from "@digitalbazaar/ecdsa-sd-2023-cryptosuite";
export { cryptosuite as eddsaRdfc2022 } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
export { issue as addProof } from "@digitalbazaar/vc";
export { default as jsigs } from "jsonld-signatures";
