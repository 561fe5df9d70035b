import { emptyTask, task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";

/** An option with a value that may be absent; the task says which ones it needs. */
const text = <Name extends string>(name: Name, description: string) =>
  ({ name, description, type: ArgumentType.STRING_WITHOUT_DEFAULT, defaultValue: undefined }) as const;

const NAME = text("name", "Name of the deployment; needed where the chain has several, or for a live one");
const JSON_FLAG = { name: "json", description: "Print one line of JSON, and nothing else" } as const;
const YES = { name: "yes", description: "Do not ask before sending to a live chain" } as const;
const FROM = text("from", "Account that sends; the network's first");
const SAFE = text("safe", "Write a Safe transaction-builder batch to this file instead of sending");
const HUB = text("hub", "Number of the hub");
const PERIOD = text("period", "Number of the period in the hub's history, from 0");
const KINDS = text("kinds", "Kinds of achievement, such as Course,CommunityService; or all");
const UNTIL = text("until", "End: 2027-09-01, 2027-09-01T12:00:00Z, +90d or +1y");
const SINCE = text("since", "From when on: 2027-09-01 or 2027-09-01T12:00:00Z");

const reading = (id: string[], description: string) =>
  task(["cairn", ...id], description)
    .addOption(NAME)
    .addFlag(JSON_FLAG);

const sending = (id: string[], description: string) =>
  reading(id, description).addOption(FROM).addOption(SAFE).addFlag(YES);

/** What network operators do, as Hardhat tasks: `npx hardhat cairn`. */
export const cairnTasks = [
  emptyTask("cairn", "Deploys and looks after a network").build(),
  emptyTask(["cairn", "accreditor"], "Appoints and dismisses accreditors").build(),
  emptyTask(["cairn", "accreditation"], "Accredits hubs, and takes it back").build(),
  emptyTask(["cairn", "hub"], "Shows hubs").build(),

  reading(["deploy"], "Deploys the contracts, or finishes an interrupted deployment")
    .addOption(text("owner", "Who appoints accreditors; the deployer on a local chain"))
    .addFlag(YES)
    .setAction(() => import("./deploy.ts"))
    .build(),
  reading(["verify"], "Publishes the contracts' sources on a block explorer")
    .addOption({
      name: "explorer",
      description: "sourcify, blockscout or etherscan",
      defaultValue: "sourcify",
    })
    .setAction(() => import("./verify.ts"))
    .build(),
  reading(["status"], "Shows contracts, hubs by state, periods that end soon, achievements by hub")
    .addOption({
      name: "days",
      description: "Show periods that end within so many days",
      type: ArgumentType.INT,
      defaultValue: 60,
    })
    .setAction(() => import("./status.ts"))
    .build(),

  sending(["accreditor", "appoint"], "Appoints an accreditor, or changes its mandate (owner)")
    .addOption(text("account", "Address of the accreditor"))
    .addOption(KINDS)
    .addOption(UNTIL)
    .addOption(text("profile", "Public profile: JSON or a JSON file, published with it"))
    .setAction(() => import("./accreditor/appoint.ts"))
    .build(),
  sending(["accreditor", "dismiss"], "Ends an accreditor's term now (owner)")
    .addOption(text("account", "Address of the accreditor"))
    .setAction(() => import("./accreditor/dismiss.ts"))
    .build(),
  reading(["accreditor", "list"], "Lists everyone who was ever appointed")
    .setAction(() => import("./accreditor/list.ts"))
    .build(),

  sending(["accreditation", "accredit"], "Accredits a hub from now on (accreditor)")
    .addOption(HUB)
    .addOption(KINDS)
    .addOption(UNTIL)
    .addOption(text("evidence", "Public document on why: JSON or a JSON file, published with it"))
    .setAction(() => import("./accreditation/accredit.ts"))
    .build(),
  sending(["accreditation", "suspend"], "Suspends a hub's running period (its accreditor, owner)")
    .addOption(HUB)
    .setAction(() => import("./accreditation/suspend.ts"))
    .build(),
  sending(["accreditation", "reinstate"], "Opens what is left of a suspended period (its accreditor, owner)")
    .addOption(HUB)
    .setAction(() => import("./accreditation/reinstate.ts"))
    .build(),
  sending(["accreditation", "end"], "Ends a running or suspended period now (its accreditor, owner)")
    .addOption(HUB)
    .setAction(() => import("./accreditation/end.ts"))
    .build(),
  sending(["accreditation", "propose-withdrawal"], "First key of a withdrawal for the past (accreditor)")
    .addOption(HUB)
    .addOption(PERIOD)
    .addOption({ ...SINCE, description: `${SINCE.description}; none takes a proposal back` })
    .setAction(() => import("./accreditation/proposeWithdrawal.ts"))
    .build(),
  sending(["accreditation", "confirm-withdrawal"], "Second key: the period ends at that time (owner)")
    .addOption(HUB)
    .addOption(PERIOD)
    .addOption(SINCE)
    .setAction(() => import("./accreditation/confirmWithdrawal.ts"))
    .build(),
  sending(["accreditation", "restore"], "Undoes a withdrawal for the past (owner)")
    .addOption(HUB)
    .addOption(PERIOD)
    .setAction(() => import("./accreditation/restore.ts"))
    .build(),
  reading(["accreditation", "list"], "Lists the periods that run or are suspended")
    .addOption(HUB)
    .addFlag({ name: "all", description: "Also those that ended or were withdrawn" })
    .setAction(() => import("./accreditation/list.ts"))
    .build(),

  reading(["hub", "list"], "Lists hubs and their state")
    .setAction(() => import("./hub/list.ts"))
    .build(),
  reading(["hub", "show"], "Shows a hub and its history of accreditation")
    .addOption(HUB)
    .setAction(() => import("./hub/show.ts"))
    .build(),
];
