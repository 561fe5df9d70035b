export * from "./errors/index.ts";
export * from "./ids.ts";
