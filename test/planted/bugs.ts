/** One exact change of a source. */
export type Edit = { readonly from: string; readonly to: string };

/** A bug that a careful author might have made. */
export type PlantedBug = {
  readonly name: string;
  readonly contract: "HubRegistry" | "AchievementToken" | "LearnerRegistry";
  readonly file: string;
  /** What goes wrong, and for whom. */
  readonly story: string;
  /** Each `from` stands in the file exactly once. */
  readonly edits: readonly Edit[];
};

const ACCREDITATION = "contracts/hub/Accreditation.sol";
const HUBS = "contracts/hub/Hubs.sol";
const TOKEN = "contracts/AchievementToken.sol";
const LEARNERS = "contracts/LearnerRegistry.sol";
const CHANGES = "contracts/learner/Changes.sol";
const RECOVERIES = "contracts/learner/Recoveries.sol";

/** Three in each of the core contracts, and three in what the registry of learners knows of identity. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: "suspension leaves the cache",
    contract: "HubRegistry",
    file: ACCREDITATION,
    story: "A suspended hub goes on attesting: the history ends the period, the cached running period stays.",
    edits: [
      {
        from: "newest.end = blockTime() + 1;\n        delete _running[hub];\n        emit AccreditationSuspended",
        to: "newest.end = blockTime() + 1;\n        emit AccreditationSuspended",
      },
    ],
  },
  {
    name: "withdrawal before the period",
    contract: "HubRegistry",
    file: ACCREDITATION,
    story: "A withdrawal for the past may name a time before the period began: only its end is checked.",
    edits: [{ from: "if (since < period.from || since >= before)", to: "if (since >= before)" }],
  },
  {
    name: "one second too much for staff",
    contract: "HubRegistry",
    file: HUBS,
    story:
      "Staff acts in the very second in which its term has ended: the window is closed instead of half open.",
    edits: [
      { from: "time < member.from || time >= member.until", to: "time < member.from || time > member.until" },
    ],
  },
  {
    name: "consent of the first item only",
    contract: "AchievementToken",
    file: TOKEN,
    story: "A batch asks for consent once, for its first item, and publishes the others without.",
    edits: [
      {
        from: "_issue(id, achievement, issuance, i);",
        to: `if (i == 0) {
                _issue(id, achievement, issuance, i);
                continue;
            }
            _requireMintable(id, achievement, issuance, i);
            _record(id, achievement, issuance, learners.controllerOf(achievement.learner));`,
      },
    ],
  },
  {
    name: "revocation by id only",
    contract: "AchievementToken",
    file: TOKEN,
    story:
      "Revocations of what is not minted yet are kept by the digest alone, so any hub can kill any pending record.",
    edits: [
      {
        from: "if (_revocations[hub][id] != 0) continue;\n            _revocations[hub][id] = _REVOKED;",
        to: "if (_revocations[HubId.wrap(0)][id] != 0) continue;\n            _revocations[HubId.wrap(0)][id] = _REVOKED;",
      },
      {
        from: "if (_revocations[issuance.hub][id] != 0) {",
        to: "if (_revocations[HubId.wrap(0)][id] != 0) {",
      },
      {
        from: "bytes32 mark = _revocations[record.hub][id];",
        to: "bytes32 mark = _revocations[HubId.wrap(0)][id];",
      },
      {
        from: "bytes32 mark = _revocations[hub][id];",
        to: "bytes32 mark = _revocations[HubId.wrap(0)][id];",
      },
      {
        from: "if (_revocations[hub][id] != 0) revert AchievementAlreadyRevoked(id, hub);\n        _revocations[hub][id] = mark;",
        to: "if (_revocations[HubId.wrap(0)][id] != 0) revert AchievementAlreadyRevoked(id, hub);\n        _revocations[HubId.wrap(0)][id] = mark;",
      },
    ],
  },
  {
    name: "claim judged today",
    contract: "AchievementToken",
    file: TOKEN,
    story:
      "A claim asks whether the hub is accredited now, not when it anchored: a hub that closed voids its diplomas.",
    edits: [
      {
        from: "if (!hubs.accreditedAt(issuance.hub, issuance.kind, issuance.issuedAt)) {",
        to: "if (!hubs.accreditedAt(issuance.hub, issuance.kind, blockTime())) {",
      },
    ],
  },
  {
    name: "withdrawing consent forgets the nonce",
    contract: "LearnerRegistry",
    file: LEARNERS,
    story: "Withdrawing clears the whole consent, and an old signature becomes good again.",
    edits: [
      {
        from: "_consents[learner][hub] = Consent({kinds: 0, until: 0, nonce: nonce});",
        to: "delete _consents[learner][hub];",
      },
    ],
  },
  {
    name: "a signed consent keeps its nonce",
    contract: "LearnerRegistry",
    file: LEARNERS,
    story:
      "A consent by signature takes effect without using its nonce up, so it can be brought again after any change that keeps it.",
    edits: [
      {
        from: "        _consent(learner, hub, kinds, until);\n    }\n\n    /// @inheritdoc ILearnerRegistry\n    function withdrawConsent",
        to: "        _consent(learner, hub, kinds, until);\n        --_consents[learner][hub].nonce;\n    }\n\n    /// @inheritdoc ILearnerRegistry\n    function withdrawConsent",
      },
    ],
  },
  {
    name: "one second too much for a consent",
    contract: "LearnerRegistry",
    file: LEARNERS,
    story: "A consent still holds in the second in which it has ended.",
    edits: [{ from: "blockTime() >= given.until", to: "blockTime() > given.until" }],
  },
  {
    name: "a change takes a recovery's place",
    contract: "LearnerRegistry",
    file: CHANGES,
    story: "A change may begin while something waits: a thief of the key overwrites the guardians' recovery.",
    edits: [
      {
        from: "_requireNothingPending(identity);\n        _requireInTime(deadline);\n        return",
        to: "_requireInTime(deadline);\n        return",
      },
    ],
  },
  {
    name: "guardians set without the custodian",
    contract: "LearnerRegistry",
    file: CHANGES,
    story: "The controller alone sets guardians while a custodian stands.",
    edits: [
      {
        from: "        _requireCustodian(identity, structHash, custodianSignature);\n        _guardiansToBe",
        to: "        _guardiansToBe",
      },
    ],
  },
  {
    name: "one guardian counts twice",
    contract: "LearnerRegistry",
    file: RECOVERIES,
    story: "A guardian who is named twice in a row counts as two.",
    edits: [{ from: "word.guardian <= last", to: "word.guardian < last" }],
  },
];
