export { cohortFolder } from "./cohortFolder.ts";
export { fileStore } from "./fileStore.ts";
