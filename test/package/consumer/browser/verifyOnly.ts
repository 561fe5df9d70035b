// What a page loads that only verifies.
export { connect, deployments, verify } from "@cairn/sdk";
