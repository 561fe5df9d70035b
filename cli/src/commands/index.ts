import type { Command } from "commander";
import type { Cli } from "../command.ts";
import { accreditCommand } from "./accredit/accredit.ts";
import { badgeCommand } from "./badge/badge.ts";
import { claimCommand } from "./claim/claim.ts";
import { defineCommand } from "./define/define.ts";
import { deliverCommand } from "./deliver/deliver.ts";
import { doctorCommand } from "./doctor/doctor.ts";
import { guardianCommand } from "./guardian/guardian.ts";
import { hubCommand } from "./hub/hub.ts";
import { initCommand } from "./init/init.ts";
import { issueCommand } from "./issue/issue.ts";
import { keyCommand } from "./key/key.ts";
import { keysCommand } from "./keys/keys.ts";
import { learnerCommand } from "./learner/learner.ts";
import { presentCommand } from "./present/present.ts";
import { publishCommand } from "./publish/publish.ts";
import { recordCommand } from "./record/record.ts";
import { relayCommand } from "./relay/relay.ts";
import { requestCommand } from "./request/request.ts";
import { revokeCommand } from "./revoke/revoke.ts";
import { statusCommand } from "./status/status.ts";
import { statusListCommand } from "./statusList/statusList.ts";
import { supersedeCommand } from "./supersede/supersede.ts";
import { vcApiCommand } from "./vcApi/vcApi.ts";
import { verifyCommand } from "./verify/verify.ts";

/** Every command, in the order of the help. */
export const COMMANDS: readonly ((cli: Cli) => Command)[] = [
  initCommand,
  doctorCommand,
  keyCommand,
  hubCommand,
  defineCommand,
  accreditCommand,
  keysCommand,
  issueCommand,
  deliverCommand,
  badgeCommand,
  statusCommand,
  revokeCommand,
  supersedeCommand,
  publishCommand,
  statusListCommand,
  claimCommand,
  recordCommand,
  learnerCommand,
  guardianCommand,
  requestCommand,
  presentCommand,
  verifyCommand,
  relayCommand,
  vcApiCommand,
];
