import type { Deployment } from "./Deployment.ts";

/** The networks of `deployments/`, which the SDK ships. Written by `npm run generate`. */
export const known = [] as unknown as readonly Deployment[];
