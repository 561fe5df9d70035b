// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Achievement, AchievementRecord, IssueMode} from "../types/Achievement.sol";
import {AchievementId, DefinitionId, ExperienceId, HubId} from "../types/Ids.sol";
import {IAchievementRenderer} from "./IAchievementRenderer.sol";
import {IHubRegistry} from "./IHubRegistry.sol";
import {ILearnerRegistry} from "./ILearnerRegistry.sol";

/// @title AchievementToken: what was attested
/// @notice Issues, anchors, claims, redeems, revokes and renounces achievements; a soulbound ERC-721.
/// @dev The achievement is one EIP-712 digest in every mode: token id, leaf of a cohort's tree, and what an attester
/// signs. Nobody can move, edit or pause anything.
///
/// ```
///              issue, issueBatch (with consent)          revoke, supersede (hub) ─▶ REVOKED    (burnt)
///   (nothing) ─────────────────────────────────▶ MINTED ─┤
///      │                                           ▲     └ renounce (learner) ────▶ RENOUNCED  (burnt)
///      ├ anchor a cohort's root ─▶ ANCHORED ─ claim ┤
///      └ sign off chain ─────────▶ SIGNED ─ redeem ─┘     ANCHORED and SIGNED can be revoked too, one by one; a whole
///                                                         cohort by revokeAnchor. REVOKED and RENOUNCED are final.
/// ```
/// Hub functions read `msg.sender`; only learner functions (`claim`, `redeem`, `renounce`) read the ERC-2771 sender.
interface IAchievementToken {
    // ───────────────────────────────────────────── Types ─────────────────────────────────────────────

    /// @notice One achievement to revoke.
    /// @param id Its digest, minted or not.
    /// @param statusIndex Its place in the hub's status list; only carried in the event. `type(uint32).max` for none.
    struct Revocation {
        AchievementId id;
        uint32 statusIndex;
    }

    /// @notice An anchored cohort.
    /// @param attester Who anchored it.
    /// @param anchoredAt When: the time at which accreditation is judged for its records. 0 where nothing is anchored.
    /// @param size How many achievements it holds at most.
    /// @param revoked Whether the whole cohort was revoked.
    struct Anchor {
        address attester;
        uint40 anchoredAt;
        uint32 size;
        bool revoked;
    }

    // ───────────────────────────────────────────── Events ────────────────────────────────────────────

    /// @notice An achievement became a token. Its holder is in the `Transfer` beside it.
    /// @param issuedAt When accreditation was judged: now, or for a claim the anchor's time.
    /// @param attester Who attested it: the caller, the anchor's attester, or the signer.
    /// @param mode How it came to be.
    /// @param root The cohort's root for a claim, else 0.
    event AchievementIssued(
        AchievementId indexed id,
        HubId indexed hub,
        address indexed learner,
        DefinitionId definition,
        ExperienceId experience,
        uint40 achievedAt,
        uint40 expiresAt,
        bytes32 content,
        uint40 issuedAt,
        address attester,
        IssueMode mode,
        bytes32 root
    );
    event CohortAnchored(
        HubId indexed hub,
        bytes32 indexed root,
        address indexed attester,
        uint32 size,
        uint40 anchoredAt
    );
    event AchievementRevoked(
        AchievementId indexed id,
        HubId indexed hub,
        address indexed by,
        uint32 statusIndex
    );
    event AchievementSuperseded(
        AchievementId indexed id,
        HubId indexed hub,
        AchievementId indexed successor,
        address by,
        uint32 statusIndex
    );
    /// @notice A whole cohort was revoked; again for each further part of a long list of status indices.
    event CohortRevoked(HubId indexed hub, bytes32 indexed root, address indexed by, uint32[] statusIndices);
    event AchievementRenounced(AchievementId indexed id, HubId indexed hub, address indexed learner);
    /// @notice After a recovery the same token lives at the learner's new controller. Not a transfer.
    event AchievementRebound(AchievementId indexed id, address indexed from, address indexed to);

    // ───────────────────────────────────────────── Errors ────────────────────────────────────────────

    /// @notice Item `index` of a batch failed with `reason`, an encoded error of this or another Cairn contract.
    error BatchItemFailed(uint256 index, bytes reason);
    error BatchEmpty();

    error AchievementContentMissing();
    /// @notice Achieved after it is issued.
    error AchievementTimeInvalid(uint40 achievedAt, uint40 issuedAt);
    /// @notice `expiresAt` is neither 0 nor above `achievedAt` and below 2^32.
    error AchievementExpiryInvalid(uint40 achievedAt, uint40 expiresAt);
    error AchievementAlreadyIssued(AchievementId id);
    error AchievementAlreadyRevoked(AchievementId id, HubId hub);
    error AchievementAlreadyRenounced(AchievementId id);
    error AchievementUnknown(AchievementId id);
    /// @notice The token is another hub's.
    error AchievementForeign(AchievementId id, HubId hub, HubId actual);
    /// @notice 0, the achievement itself, or an id reserved by the contract.
    error SuccessorInvalid(AchievementId id, AchievementId successor);
    /// @notice A sensitive definition is anchored or signed only, never a public token.
    error DefinitionSensitive(DefinitionId definition);
    /// @notice The definition did not stand at the time of issue: `[definedAt, retiredAt)`.
    error DefinitionNotInForce(DefinitionId definition, uint40 issuedAt, uint40 definedAt, uint40 retiredAt);

    error AnchorInvalid(bytes32 root, uint32 size);
    error AnchorAlreadyMade(HubId hub, bytes32 root, uint40 anchoredAt);
    error AnchorUnknown(HubId hub, bytes32 root);
    error AnchorRevoked(HubId hub, bytes32 root);
    error ProofTooLong(uint256 length, uint32 size);
    error ProofInvalid(AchievementId id, bytes32 root);
    /// @notice The hub was not accredited for the kind when the record was issued.
    error HubNotAccreditedAt(HubId hub, uint8 kind, uint40 issuedAt);

    error AttesterSignatureInvalid(AchievementId id, address attester);
    /// @notice Achievements do not move and cannot be approved.
    error Soulbound();

    // ───────────────────────────────────────────── Hubs ──────────────────────────────────────────────

    /// @notice Attests an achievement as a public token of the learner's controller.
    /// @dev By `ISSUE` staff of the definition's hub, accredited now for its kind, with the learner's consent to that
    /// hub and kind. Reverts with the registries' errors, `AchievementAlreadyIssued`, `AchievementAlreadyRevoked`,
    /// `AchievementAlreadyRenounced`, `DefinitionSensitive`, `AchievementTimeInvalid`, `AchievementExpiryInvalid`.
    function issue(Achievement calldata achievement) external returns (AchievementId id);

    /// @notice The same for many. Items already minted are skipped, so that a repeated or front-run batch goes on; any
    /// other fault reverts with `BatchItemFailed` and names the item.
    function issueBatch(Achievement[] calldata achievements) external;

    /// @notice Anchors a cohort: its root, and nothing of any learner.
    /// @dev By `ISSUE` staff while any accreditation of the hub runs. Keyed by (hub, root); the first time wins. The
    /// kind is judged for each record, at the anchor's time.
    /// @param size How many achievements the tree holds: a proof may not be longer than that allows.
    function anchor(HubId hub, bytes32 root, uint32 size) external;

    /// @notice Revokes achievements, minted or not, by digest. By `REVOKE` staff; needs no accreditation.
    /// @dev Those already revoked or superseded are skipped. A renounced one can be revoked.
    function revoke(HubId hub, Revocation[] calldata revocations) external;

    /// @notice Revokes an achievement and names the one that takes its place. By `REVOKE` staff.
    function supersede(HubId hub, AchievementId id, AchievementId successor, uint32 statusIndex) external;

    /// @notice Revokes a whole cohort: what was not claimed yet. Claimed ones are revoked by id. By `REVOKE` staff.
    /// @dev May be called again, to carry more status indices.
    function revokeAnchor(HubId hub, bytes32 root, uint32[] calldata statusIndices) external;

    // ─────────────────────────────────────────── Learners ────────────────────────────────────────────

    /// @notice Makes an anchored record a public token. By the learner's actor: the claim is the consent.
    /// @param root The cohort's root.
    /// @param proof The record's Merkle proof.
    function claim(
        Achievement calldata achievement,
        bytes32 root,
        bytes32[] calldata proof
    ) external returns (AchievementId id);

    /// @notice Makes a record that an attester signed off chain a public token. By the learner's actor.
    /// @param attester Must hold `ISSUE` now, at a hub accredited now.
    /// @param signature The attester's over the digest: EOA, or ERC-1271.
    function redeem(
        Achievement calldata achievement,
        address attester,
        bytes calldata signature
    ) external returns (AchievementId id);

    /// @notice Gives a token up, for good. By the learner's actor.
    function renounce(Achievement calldata achievement) external;

    /// @notice Moves tokens to where their learner's controller now is. Anyone may. Those already there are skipped.
    function rebind(Achievement[] calldata achievements) external;

    // ───────────────────────────────────────────── Reads ─────────────────────────────────────────────

    /// @notice The digest of an achievement.
    function idOf(Achievement calldata achievement) external view returns (AchievementId);

    /// @notice How good a minted record is, and whose. `None` for what was never minted. Never reverts.
    /// @dev Example of use: `require(token.recordOf(id).standing == Standing.Valid)`.
    function recordOf(AchievementId id) external view returns (AchievementRecord memory);

    /// @notice The same for an anchored record, claimed or not. `None` where the proof does not fit. Never reverts.
    function anchoredRecordOf(
        Achievement calldata achievement,
        bytes32 root,
        bytes32[] calldata proof
    ) external view returns (AchievementRecord memory);

    /// @notice An anchored cohort; zeros where the hub anchored no such root.
    function anchorOf(HubId hub, bytes32 root) external view returns (Anchor memory);

    /// @notice Whether a hub revoked a digest, minted or not.
    /// @return revoked Whether it did, also by superseding.
    /// @return successor What takes its place; 0 for nothing.
    function revocationOf(
        HubId hub,
        AchievementId id
    ) external view returns (bool revoked, AchievementId successor);

    function hubs() external view returns (IHubRegistry);

    function learners() external view returns (ILearnerRegistry);

    function renderer() external view returns (IAchievementRenderer);
}
