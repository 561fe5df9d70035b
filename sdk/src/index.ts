export * as achievement from "./achievement/index.ts";
export * as bundles from "./bundles/index.ts";
export * as content from "./content/index.ts";
export * as documents from "./documents/index.ts";
export * from "./errors/index.ts";
export * from "./ids.ts";
export * as json from "./json/index.ts";
export * from "./kinds.ts";
export * as trees from "./trees/index.ts";
