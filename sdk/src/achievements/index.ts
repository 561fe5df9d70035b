export { claim } from "./claim.ts";
export { issue } from "./issue.ts";
export { issueBatch } from "./issueBatch.ts";
export { recordOf, recordsOf, STANDINGS, type Standing, type TokenRecord } from "./recordOf.ts";
export { redeem } from "./redeem.ts";
export { renounce } from "./renounce.ts";
export { type Revocation, revoke } from "./revoke.ts";
export { sign } from "./sign.ts";
export { supersede } from "./supersede.ts";
