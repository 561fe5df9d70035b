export { COHORT_FILE, cohortFolder } from "./cohortFolder.ts";
export { cohortWorkers } from "./cohortWorkers.ts";
export { fileLogCache } from "./fileLogCache.ts";
export { fileStore } from "./fileStore.ts";
export { isPublicAddress } from "./publicAddress.ts";
export { type PublicFetchOptions, publicFetch } from "./publicFetch.ts";
