import { TypedDataEncoder } from "ethers";
import { idOf } from "../achievement/idOf.ts";
import { typedDataDomain } from "../achievement/typedData.ts";
import type { Hex } from "../ids.ts";
import { hex } from "../ids.ts";
import type { UnsignedPresentation } from "./CairnPresentation.ts";
import { titleOf } from "./titleOf.ts";

/** EIP-712 types of a presentation, in the form that wallets and ethers take. */
export const PRESENTATION_TYPES = {
  Presentation: [
    { name: "records", type: "Disclosure[]" },
    { name: "holder", type: "address" },
    { name: "audience", type: "string" },
    { name: "nonce", type: "bytes32" },
    { name: "issuedAt", type: "uint40" },
    { name: "expiresAt", type: "uint40" },
  ],
  Disclosure: [
    { name: "achievement", type: "bytes32" },
    { name: "title", type: "string" },
    { name: "paths", type: "string[]" },
  ],
};

/** What a wallet shows and signs of a presentation, by EIP-712. */
export interface PresentationTypedData {
  readonly domain: ReturnType<typeof typedDataDomain>;
  readonly types: typeof PRESENTATION_TYPES;
  readonly primaryType: "Presentation";
  readonly message: Readonly<Record<string, unknown>>;
}

/** Gives what a wallet shows and signs: titles, paths, audience and times in plain words. Paths are sorted. */
export function typedDataOf(presentation: UnsignedPresentation): PresentationTypedData {
  const { records, holder, audience, nonce, issuedAt, expiresAt } = presentation;
  return {
    domain: typedDataDomain(presentation),
    types: PRESENTATION_TYPES,
    primaryType: "Presentation",
    message: {
      records: records.map((record) => ({
        achievement: idOf(record.achievement, presentation),
        title: titleOf(record),
        paths: record.disclosed.map(({ path }) => path).sort(),
      })),
      holder,
      audience,
      nonce,
      issuedAt,
      expiresAt,
    },
  };
}

/** The digest that the holder signs. */
export function digestOf(presentation: UnsignedPresentation): Hex {
  const { domain, types, message } = typedDataOf(presentation);
  return hex(TypedDataEncoder.hash(domain, types, message));
}
