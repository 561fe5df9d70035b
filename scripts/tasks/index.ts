import { emptyTask, task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";

const name = {
  name: "name",
  description: "Name of the deployment; local on a local chain",
  type: ArgumentType.STRING_WITHOUT_DEFAULT,
  defaultValue: undefined,
} as const;
const json = { name: "json", description: "Print one line of JSON, and nothing else" } as const;
const yes = { name: "yes", description: "Do not ask before sending to a live chain" } as const;

const deploy = task(["cairn", "deploy"], "Deploys the contracts, or finishes an interrupted deployment")
  .addOption(name)
  .addOption({
    name: "owner",
    description: "Who appoints accreditors; the deployer on a local chain",
    type: ArgumentType.STRING_WITHOUT_DEFAULT,
    defaultValue: undefined,
  })
  .addFlag(yes)
  .addFlag(json)
  .setAction(() => import("./deploy.ts"))
  .build();

/** What network operators do, as Hardhat tasks: `npx hardhat cairn`. */
export const cairnTasks = [emptyTask("cairn", "Deploys and looks after a network").build(), deploy];
