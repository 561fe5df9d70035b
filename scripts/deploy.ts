// Deploys the contracts of a network, and writes deployments/<chainId>-<name>.json.
//   npx hardhat run scripts/deploy.ts --network localhost
// Environment: CAIRN_NAME, CAIRN_OWNER, CAIRN_YES=1 (do not ask); the same as options: npx hardhat cairn deploy --help
import hre from "hardhat";

await hre.tasks.getTask(["cairn", "deploy"]).run({
  name: process.env.CAIRN_NAME,
  owner: process.env.CAIRN_OWNER,
  yes: process.env.CAIRN_YES === "1",
});
