export { cohortFolder } from "./cohortFolder.ts";
export { fileLogCache } from "./fileLogCache.ts";
export { fileStore } from "./fileStore.ts";
