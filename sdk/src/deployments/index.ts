export { CONTRACT_NAMES, type ContractName, type DeployedContract, type Deployment } from "./Deployment.ts";
export { known } from "./known.ts";
export { parse } from "./parse.ts";
