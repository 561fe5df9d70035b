/** What an error of a contract means. */
export interface ContractErrorEntry {
  /** Its arguments, as Solidity declares them. */
  readonly args: string;
  /** What happened, in one sentence. */
  readonly meaning: string;
  /** What the caller can do about it. */
  readonly fix: string;
}

/** Every error that a Cairn contract can revert with, by name. `npm run generate` compares it with the contracts. */
export const CONTRACT_ERRORS = {
  AccreditationHeld: {
    args: "uint32 hub, address accreditor, uint40 until",
    meaning: "Another accreditor's period runs, or is suspended, until the given time.",
    fix: "Wait for its end, or ask that accreditor or the network's owner to end it.",
  },
  AccreditationKindsInvalid: {
    args: "uint32 kinds, uint32 allowed",
    meaning: "The kinds are empty, or beyond those that the accreditor may accredit for.",
    fix: "Choose kinds among the allowed ones.",
  },
  AccreditationNotRunning: {
    args: "uint32 hub",
    meaning: "The hub has no running accreditation.",
    fix: "Look at the hub's periods; only a running one can be suspended or ended.",
  },
  AccreditationNotSuspended: {
    args: "uint32 hub",
    meaning: "The hub's newest period is not suspended, or its time is over.",
    fix: "Accredit the hub anew.",
  },
  AccreditationSupervisorOnly: {
    args: "uint32 hub, address account",
    meaning: "Only the period's accreditor, while in office, and the network's owner may do this.",
    fix: "Send from one of these accounts.",
  },
  AccreditationTermInvalid: {
    args: "uint40 until, uint40 time, uint40 latest",
    meaning: "The period ends before now, or after the accreditor's own term.",
    fix: "Choose an end after now and not after the latest time.",
  },
  AccreditorInvalid: {
    args: "address account",
    meaning: "The account cannot be an accreditor.",
    fix: "Pass the address of a person or an institution, not zero.",
  },
  AccreditorKindsEmpty: {
    args: "address account",
    meaning: "An accreditor needs one kind at least.",
    fix: "Name the kinds that it may accredit for.",
  },
  AccreditorNotInOffice: {
    args: "address account",
    meaning: "The account is not an accreditor in office: never appointed, dismissed, or its term is over.",
    fix: "Send from an accreditor in office, or let the network's owner appoint this one.",
  },
  AccreditorTermInvalid: {
    args: "uint40 until, uint40 time",
    meaning: "The accreditor's term ends before now.",
    fix: "Choose an end after now, in seconds.",
  },
  AchievementAlreadyIssued: {
    args: "bytes32 id",
    meaning: "The achievement is a token already.",
    fix: "Nothing needs to be done; read its record.",
  },
  AchievementAlreadyRenounced: {
    args: "bytes32 id",
    meaning: "The learner gave this achievement up, which is final.",
    fix: "Attest it anew under a new digest, if the learner wishes.",
  },
  AchievementAlreadyRevoked: {
    args: "bytes32 id, uint32 hub",
    meaning: "The hub revoked this achievement, which is final.",
    fix: "Attest it anew under a new digest.",
  },
  AchievementContentMissing: {
    args: "",
    meaning: "The achievement has no content root.",
    fix: "Prepare its private document first.",
  },
  AchievementExpiryInvalid: {
    args: "uint40 achievedAt, uint40 expiresAt",
    meaning: "The expiry is neither 0 nor after the achievement and before the year 2106.",
    fix: "Correct expiresAt; it is in seconds.",
  },
  AchievementForeign: {
    args: "bytes32 id, uint32 hub, uint32 actual",
    meaning: "The achievement is another hub's.",
    fix: "Act for the hub that attested it.",
  },
  AchievementTimeInvalid: {
    args: "uint40 achievedAt, uint40 issuedAt",
    meaning: "The achievement lies in the future of its issue.",
    fix: "Correct achievedAt; it is in seconds.",
  },
  AchievementUnknown: {
    args: "bytes32 id",
    meaning: "There is no living token with this id.",
    fix: "Check the achievement's fields and the network; an anchored record is claimed first.",
  },
  AnchorAlreadyMade: {
    args: "uint32 hub, bytes32 root, uint40 anchoredAt",
    meaning: "The hub anchored this cohort already.",
    fix: "Nothing needs to be done; the first time counts.",
  },
  AnchorInvalid: {
    args: "bytes32 root, uint32 size",
    meaning: "The cohort's root or its size is zero.",
    fix: "Anchor a cohort that `cohorts.prepare` made.",
  },
  AnchorRevoked: {
    args: "uint32 hub, bytes32 root",
    meaning: "The hub revoked the whole cohort.",
    fix: "Ask the hub; it can attest anew.",
  },
  AnchorUnknown: {
    args: "uint32 hub, bytes32 root",
    meaning: "The hub anchored no such cohort.",
    fix: "Anchor the cohort first, or check the network.",
  },
  AttesterSignatureInvalid: {
    args: "bytes32 id, address attester",
    meaning: "The signature is not the attester's over this achievement on this chain and token.",
    fix: "Check the achievement, the attester and the network; ask the hub to sign again.",
  },
  BatchEmpty: {
    args: "",
    meaning: "The batch has no item.",
    fix: "Pass one item at least.",
  },
  BatchItemFailed: {
    args: "uint256 index, bytes reason",
    meaning: "One item of the batch failed, so none of the transaction's items took effect.",
    fix: "Correct or leave out the item with this index; details.reason says why it failed.",
  },
  ConsentKindsEmpty: {
    args: "",
    meaning: "A consent needs one kind at least.",
    fix: "Name the kinds, or withdraw the consent instead.",
  },
  ConsentMissing: {
    args: "address learner, uint32 hub, uint8 kind",
    meaning: "The learner does not consent to public tokens of this kind by this hub.",
    fix: "Ask the learner for consent, or anchor the achievement instead of issuing it.",
  },
  ConsentSignatureExpired: {
    args: "uint256 deadline, uint40 time",
    meaning: "The consent's signature came after its deadline.",
    fix: "Ask the learner to sign again.",
  },
  ConsentSignatureInvalid: {
    args: "address learner, address actor, uint256 nonce",
    meaning: "The signature is not the actor's over these terms and this nonce.",
    fix: "Check hub, kinds, times and network, and let the actor sign with the current nonce.",
  },
  ConsentTermInvalid: {
    args: "uint40 until, uint40 time",
    meaning: "The consent ends before now.",
    fix: "Choose an end after now, in seconds.",
  },
  ContentLengthInvalid: {
    args: "uint256 length, uint256 maximum",
    meaning: "The public document is empty or too long.",
    fix: "Shorten it to 256 KiB.",
  },
  CustodianAlreadyAppointed: {
    args: "address identity, address custodian, uint40 until",
    meaning: "The identity has a custodian already.",
    fix: "Wait until the custody ends, or let the custodian name a successor.",
  },
  CustodianMissing: {
    args: "address identity",
    meaning: "The identity has no custodian now.",
    fix: "Nothing has to be replaced: the controller speaks for the learner.",
  },
  CustodianTermInvalid: {
    args: "uint40 until, uint40 time",
    meaning: "A custody ends at the start of a month (UTC), after now and within 21 years.",
    fix: "Choose the first second of the month after the learner comes of age.",
  },
  DefinitionAlreadyRetired: {
    args: "uint32 definition, uint40 retiredAt",
    meaning: "The definition is retired: nothing is attested under it any more.",
    fix: "Use another definition, or define a new one.",
  },
  DefinitionContentMissing: {
    args: "",
    meaning: "The definition has no public document.",
    fix: "Pass the hash of its document.",
  },
  DefinitionKindInvalid: {
    args: "uint8 kind",
    meaning: "The kind is not a bit from 0 to 31.",
    fix: "Use a kind of Open Badges 3.0, or 31 for an extension.",
  },
  DefinitionNotInForce: {
    args: "uint32 definition, uint40 issuedAt, uint40 definedAt, uint40 retiredAt",
    meaning: "The definition did not stand when the cohort was anchored.",
    fix: "Ask the hub; it can attest anew under a definition in force.",
  },
  DefinitionSensitive: {
    args: "uint32 definition",
    meaning: "The definition is sensitive: its achievements are never public tokens.",
    fix: "Anchor or sign the achievement, and present it privately.",
  },
  DefinitionUnknown: {
    args: "uint32 definition",
    meaning: "There is no definition with this id.",
    fix: "Check the id and the network.",
  },
  DisplayTextForbidden: {
    args: "uint256 position",
    meaning: "A name has, at this byte, a character that must not be shown, or is not UTF-8.",
    fix: "Remove control and bidirectional characters, and spaces at either end.",
  },
  DisplayTextLength: {
    args: "uint256 length, uint256 maximum",
    meaning: "A name is empty or too long; lengths are in bytes.",
    fix: "Shorten the name.",
  },
  ERC2771ForwarderExpiredRequest: {
    args: "uint48 deadline",
    meaning: "The sponsored request came after its deadline.",
    fix: "Ask the learner to sign a new request.",
  },
  ERC2771ForwarderInvalidSigner: {
    args: "address signer, address from",
    meaning: "The request was signed by another account, over other values, or its nonce is used up.",
    fix: "Let the account in `from` sign a new request for this chain and forwarder.",
  },
  ERC2771ForwarderMismatchedValue: {
    args: "uint256 requestedValue, uint256 msgValue",
    meaning: "The ether sent is not the ether requested.",
    fix: "Send no ether: Cairn takes none.",
  },
  ERC2771ForwarderNoRefundReceiver: {
    args: "",
    meaning: "A batch that skips failing requests needs a receiver of refunds.",
    fix: "Name a refund receiver.",
  },
  ERC2771UntrustfulTarget: {
    args: "address target, address forwarder",
    meaning: "The target contract does not trust this forwarder.",
    fix: "Use the forwarder of the same network's address book.",
  },
  ERC721IncorrectOwner: {
    args: "address sender, uint256 tokenId, address owner",
    meaning: "The account does not hold the token.",
    fix: "Check the holder; achievements do not move.",
  },
  ERC721InsufficientApproval: {
    args: "address operator, uint256 tokenId",
    meaning: "The account may not act on the token.",
    fix: "Achievements cannot be approved or moved.",
  },
  ERC721InvalidApprover: {
    args: "address approver",
    meaning: "The account cannot approve.",
    fix: "Achievements cannot be approved.",
  },
  ERC721InvalidOperator: {
    args: "address operator",
    meaning: "The account cannot be an operator.",
    fix: "Achievements cannot be approved.",
  },
  ERC721InvalidOwner: {
    args: "address owner",
    meaning: "The zero address holds nothing.",
    fix: "Ask for the balance of an account.",
  },
  ERC721InvalidReceiver: {
    args: "address receiver",
    meaning: "The account cannot receive a token.",
    fix: "Use a learner's address that is not zero.",
  },
  ERC721InvalidSender: {
    args: "address sender",
    meaning: "The account cannot send a token.",
    fix: "Achievements do not move.",
  },
  ERC721NonexistentToken: {
    args: "uint256 tokenId",
    meaning: "There is no living token with this id.",
    fix: "Check the id and the network; the token may be revoked or renounced.",
  },
  FailedCall: {
    args: "",
    meaning: "The sponsored request itself failed.",
    fix: "Call the request's target directly to see the reason.",
  },
  GasTooLow: {
    args: "uint256 left, uint256 needed",
    meaning: "A batched read left too little gas to check an attester's signature.",
    fix: "Ask for fewer records at once, or with more gas for the call.",
  },
  GuardianInvalid: {
    args: "uint256 index, address guardian",
    meaning: "The guardian with this index is not one of the identity's, or not after the one before it.",
    fix: "Use the salts and proofs of the guardians that are set now, by ascending address, each once.",
  },
  GuardiansInvalid: {
    args: "bytes32 root, uint8 threshold, uint8 count, uint40 delay",
    meaning: "Guardians need a root, a threshold from one to their number, and a delay from 1 to 90 days.",
    fix: "Correct these; for no guardians, set all of them to zero.",
  },
  GuardiansMissing: {
    args: "address identity",
    meaning: "The identity has no guardians, so nobody can recover it.",
    fix: "Set guardians while the key is still there.",
  },
  GuardiansTooFew: {
    args: "uint256 given, uint8 threshold",
    meaning: "Fewer guardians signed than the threshold asks for.",
    fix: "Collect more signatures.",
  },
  HubAdminOnly: {
    args: "uint32 hub, address account",
    meaning: "Only the hub's admin may do this.",
    fix: "Send from the admin's account.",
  },
  HubAlreadyClosed: {
    args: "uint32 hub, uint40 closedAt",
    meaning: "The hub closed for good.",
    fix: "Act for another hub; a closed hub's staff may still revoke.",
  },
  HubKindNotAccredited: {
    args: "uint32 hub, uint8 kind, uint32 kinds",
    meaning: "The hub's running accreditation does not cover this kind.",
    fix: "Ask the accreditor to widen it, or attest under a definition of an accredited kind.",
  },
  HubNotAccredited: {
    args: "uint32 hub, uint40 time",
    meaning: "No accreditation of the hub runs now.",
    fix: "Ask an accreditor to accredit the hub.",
  },
  HubNotAccreditedAt: {
    args: "uint32 hub, uint8 kind, uint40 issuedAt",
    meaning: "The hub was not accredited for this kind when it anchored the cohort.",
    fix: "Ask the hub; it can attest anew once it is accredited.",
  },
  HubPendingAdminOnly: {
    args: "uint32 hub, address account",
    meaning: "The hub was not offered to this account.",
    fix: "Send from the account to which the admin offered the hub.",
  },
  HubUnknown: {
    args: "uint32 hub",
    meaning: "There is no hub with this id.",
    fix: "Check the id and the network.",
  },
  IdentityAccountInvalid: {
    args: "address identity, address account",
    meaning: "The address is nobody, the identity itself, or has this part or another one already.",
    fix: "Name another address.",
  },
  IdentityChangeNotReady: {
    args: "address identity, uint40 readyAt, uint40 time",
    meaning: "What waits for the identity is not ready yet.",
    fix: "Execute it from readyAt on.",
  },
  IdentityChangePending: {
    args: "address identity, uint8 kind, uint40 readyAt",
    meaning: "Another change or a recovery of the identity waits.",
    fix: "Execute it once it is ready, or let the controller cancel it.",
  },
  IdentityControllerOnly: {
    args: "address identity, address controller, address account",
    meaning: "Only the identity's controller may do this.",
    fix: "Send it from the controller.",
  },
  IdentityCustodianOnly: {
    args: "address identity, address custodian, address account",
    meaning: "Only the identity's custodian may do this.",
    fix: "Send it from the custodian.",
  },
  IdentityHasMembers: {
    args: "address identity",
    meaning: "Other addresses have joined this one, so it cannot join another identity.",
    fix: "Let the other address join this one.",
  },
  IdentityJoined: {
    args: "address learner, address identity",
    meaning: "The address has joined another identity.",
    fix: "Name that identity instead.",
  },
  IdentityNothingPending: {
    args: "address identity",
    meaning: "No change and no recovery of the identity waits.",
    fix: "Nothing is left to do: it was executed or cancelled.",
  },
  IdentitySignatureExpired: {
    args: "uint256 deadline, uint40 time",
    meaning: "The signature came after its deadline.",
    fix: "Ask for a new signature.",
  },
  IdentitySignatureInvalid: {
    args: "address identity, address party, uint32 nonce",
    meaning: "The signature is not the party's over this change and the current nonce.",
    fix: "Let the party sign again: every change of the identity makes older signatures worthless.",
  },
  InsufficientBalance: {
    args: "uint256 balance, uint256 needed",
    meaning: "The forwarder does not hold the ether that a request asks for.",
    fix: "Send no ether: Cairn takes none.",
  },
  InvalidAccountNonce: {
    args: "address account, uint256 currentNonce",
    meaning: "The request's nonce is not the account's next one.",
    fix: "Sign a new request with the current nonce.",
  },
  InvalidShortString: {
    args: "",
    meaning: "A contract's own constant is damaged.",
    fix: "Report it: this cannot happen.",
  },
  KeyAlreadyAdded: {
    args: "uint32 hub, bytes32 keyHash",
    meaning: "The hub added this key before.",
    fix: "Make a new key pair.",
  },
  KeyAlreadyRetired: {
    args: "uint32 hub, bytes32 keyHash, uint40 until",
    meaning: "The key's time is over already.",
    fix: "Nothing needs to be done; declare it compromised if it was in wrong hands.",
  },
  KeyCompromiseInvalid: {
    args: "uint40 since, uint40 before",
    meaning: "The time is 0, in the future, or not earlier than what stands.",
    fix: "Pass a time before the given one: it can only move earlier.",
  },
  KeyMalformed: {
    args: "bytes multikey",
    meaning: "The key is neither an Ed25519 nor a P-256 Multikey.",
    fix: "Pass ed01 and 32 bytes, or 8024 and 33 bytes.",
  },
  KeyUnknown: {
    args: "uint32 hub, bytes32 keyHash",
    meaning: "The hub never added this key.",
    fix: "Check the hub and the hash: Keccak-256 of the multikey bytes.",
  },
  KeyWindowInvalid: {
    args: "uint40 from, uint40 until, uint40 time",
    meaning: "The key's window starts before now, or ends before it starts.",
    fix: "Choose a start not before now and an end after it.",
  },
  KindUnknown: {
    args: "uint8 kind",
    meaning: "There is no such kind of achievement.",
    fix: "Choose a bit of the kinds bitmap, 0 to 31.",
  },
  LearnerActorOnly: {
    args: "address learner, address actor, address account",
    meaning: "Only the learner's actor speaks for the learner.",
    fix: "Send or sign from the actor's account.",
  },
  OwnableInvalidOwner: {
    args: "address owner",
    meaning: "The account cannot own the registry.",
    fix: "Pass an address that is not zero.",
  },
  OwnableUnauthorizedAccount: {
    args: "address account",
    meaning: "Only the network's owner may do this.",
    fix: "Send from the owner's account.",
  },
  OwnershipCannotBeRenounced: {
    args: "",
    meaning: "A network always has an owner.",
    fix: "Transfer the ownership instead.",
  },
  PeriodAccreditorOnly: {
    args: "uint32 hub, uint256 index, address account",
    meaning: "Only the accreditor of that period, in office, may do this.",
    fix: "Send from that accreditor's account.",
  },
  PeriodUnknown: {
    args: "uint32 hub, uint256 index",
    meaning: "The hub has no period with this index.",
    fix: "List the hub's periods; they count from 0.",
  },
  ProofInvalid: {
    args: "bytes32 id, bytes32 root",
    meaning: "The proof does not lead from the achievement to the cohort's root.",
    fix: "Use the achievement and the proof of the same bundle.",
  },
  ProofTooLong: {
    args: "uint256 length, uint32 size",
    meaning: "The proof is longer than a cohort of this size allows.",
    fix: "Use the proof of the bundle; ask the hub if it is.",
  },
  RecoveryPending: {
    args: "address identity, uint40 readyAt",
    meaning: "A recovery of the identity waits, so nobody speaks for the learner.",
    fix: "Execute it from readyAt on, or let the controller cancel it.",
  },
  RecoveryUnanimous: {
    args: "address identity",
    meaning: "All guardians signed the recovery, so nobody can cancel it.",
    fix: "Execute it once it is ready.",
  },
  SafeCastOverflowedUintDowncast: {
    args: "uint8 bits, uint256 value",
    meaning: "A time is beyond what the token can hold.",
    fix: "Pass times in seconds, before the year 2106.",
  },
  Soulbound: {
    args: "",
    meaning: "Achievements do not move and cannot be approved.",
    fix: "Nothing: the record stays with its learner.",
  },
  StaffBeyondManager: {
    args: "uint32 hub, address manager, address account",
    meaning: "A manager touched roles or a term beyond its own, or another manager.",
    fix: "Let the admin do it, or stay within the manager's own roles and term.",
  },
  StaffRoleMissing: {
    args: "uint32 hub, address account, uint8 role",
    meaning: "The account does not hold this role at the hub now.",
    fix: "Let the hub's admin set the role, or send from an account that holds it.",
  },
  StaffRolesInvalid: {
    args: "uint8 roles",
    meaning: "The roles hold a bit that is none.",
    fix: "Combine ISSUE, REVOKE, CATALOG and MANAGE only.",
  },
  StaffWindowInvalid: {
    args: "uint40 from, uint40 until, uint40 time",
    meaning: "The term ends before it starts, or before now.",
    fix: "Choose an end after the start and after now.",
  },
  StringTooLong: {
    args: "string str",
    meaning: "A contract's own constant is too long.",
    fix: "Report it: this cannot happen.",
  },
  StringsInsufficientHexLength: {
    args: "uint256 value, uint256 length",
    meaning: "A number does not fit the hexadecimal digits meant for it.",
    fix: "Report it: the renderer writes ids of 32 bytes only, so this cannot happen.",
  },
  SuccessorInvalid: {
    args: "bytes32 id, bytes32 successor",
    meaning: "The successor is zero, the achievement itself, or a reserved id.",
    fix: "Name the id of the achievement that takes its place.",
  },
  WithdrawalNeedsTwoKeys: {
    args: "uint32 hub, uint256 index, address account",
    meaning: "The owner is the period's accreditor too: one key does not withdraw for the past.",
    fix: "Give the network an owner that is not this accreditor, and let that owner confirm.",
  },
  WithdrawalNotProposed: {
    args: "uint32 hub, uint256 index, uint40 since, uint40 proposedSince",
    meaning: "What the owner confirms is not what the accreditor proposed.",
    fix: "Confirm exactly the proposed time, or let the accreditor propose again.",
  },
  WithdrawalTimeInvalid: {
    args: "uint40 since, uint40 from, uint40 before",
    meaning: "The time does not lie within the period.",
    fix: "Choose a time from the period's start on and before its end.",
  },
  WithdrawalUnknown: {
    args: "uint32 hub, uint256 index",
    meaning: "The period is not withdrawn.",
    fix: "Look at the hub's periods; only a withdrawn one can be restored.",
  },
} as const satisfies Record<string, ContractErrorEntry>;

/** Name of an error of a contract. */
export type ContractErrorName = keyof typeof CONTRACT_ERRORS;
