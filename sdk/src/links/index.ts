export { fromLink } from "./fromLink.ts";
export { toLink } from "./toLink.ts";
