export { define } from "./define.ts";
export { get } from "./get.ts";
export { list } from "./list.ts";
export { retire } from "./retire.ts";
export type { Definition } from "./types.ts";
