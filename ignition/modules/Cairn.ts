import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** The contracts of a network. Parameter `owner`: who appoints accreditors, the first account unless given. */
export default buildModule("Cairn", (m) => {
  const owner = m.getParameter("owner", m.getAccount(0));
  const CairnForwarder = m.contract("CairnForwarder");
  const ContentLog = m.contract("ContentLog");
  const HubRegistry = m.contract("HubRegistry", [owner]);
  const LearnerRegistry = m.contract("LearnerRegistry", [HubRegistry, CairnForwarder]);
  const AchievementRenderer = m.contract("AchievementRenderer", [HubRegistry]);
  const AchievementToken = m.contract("AchievementToken", [
    HubRegistry,
    LearnerRegistry,
    AchievementRenderer,
    CairnForwarder,
  ]);
  const RecordLens = m.contract("RecordLens", [AchievementToken]);
  return {
    HubRegistry,
    LearnerRegistry,
    AchievementToken,
    AchievementRenderer,
    RecordLens,
    ContentLog,
    CairnForwarder,
  };
});
