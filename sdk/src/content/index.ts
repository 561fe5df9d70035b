export { chainStore } from "../chain/chainStore.ts";
export type { ContentRequest, ContentStore } from "./ContentStore.ts";
export { cidOf, hashOfCid } from "./cid.ts";
export { checkBytes, decode } from "./decode.ts";
export { type EncodedContent, encode, hashOf, MAX_CONTENT_BYTES } from "./encode.ts";
export { fetchDocument } from "./fetchDocument.ts";
export { firstOf } from "./firstOf.ts";
export { type HttpStoreOptions, httpStore } from "./httpStore.ts";
export { memoryStore } from "./memoryStore.ts";
