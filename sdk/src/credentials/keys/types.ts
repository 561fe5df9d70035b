import type { Hex } from "../../ids.ts";

/** Curve of an assertion key: Ed25519 signs `eddsa-rdfc-2022`, P-256 signs `ES256` and `ecdsa-sd-2023`. */
export type KeyType = "Ed25519" | "P-256";

/** The public half of an assertion key. */
export interface PublicKey {
  readonly type: KeyType;
  /** As DID documents write it: `z6Mk…` (Ed25519) or `zDn…` (P-256). */
  readonly multibase: string;
  /** The same bytes, as `hubs.addKey` takes them: `0xed01…` or `0x8024…`. */
  readonly multikey: Hex;
  /** Keccak-256 of these bytes: how the hub registry names the key. */
  readonly keyHash: Hex;
}

/** An assertion key that can sign. Whoever has it speaks for the hub: keep it encrypted. */
export interface SigningKey extends PublicKey {
  readonly secretMultibase: string;
}
