// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Achievement, AchievementRecord} from "../types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../types/Ids.sol";
import {IAchievementToken} from "./IAchievementToken.sol";
import {IHubRegistry} from "./IHubRegistry.sol";

/// @title RecordLens: batched reads
/// @notice All that a verdict needs of many records in one `eth_call`. Stateless; nothing depends on it.
interface IRecordLens {
    /// @notice How a record is presented to a verifier.
    enum Inclusion {
        Minted,
        Anchored,
        Signed
    }

    /// @notice A record to look at.
    /// @param root For `Anchored`, the cohort's root.
    /// @param proof For `Anchored`, its Merkle proof.
    /// @param attester For `Signed`, who signed.
    /// @param signature For `Signed`, the signature.
    struct Query {
        Achievement achievement;
        Inclusion inclusion;
        bytes32 root;
        bytes32[] proof;
        address attester;
        bytes signature;
    }

    /// @notice What the chain says of it.
    /// @param id Its digest.
    /// @param actor Whose word counts as the learner's now: who may present it.
    /// @param minted The record of the token with this id; standing `None` where it was never minted.
    /// @param anchored The record as anchored; standing `None` where the proof does not fit.
    /// @param definition The definition; zeros where it does not exist.
    /// @param hub The definition's hub; zeros where there is none.
    /// @param revoked Whether the hub revoked the digest.
    /// @param successor What takes its place; 0 for nothing.
    /// @param anchor The cohort's anchor; zeros where there is none.
    /// @param judgedAt The time at which accreditation was judged: of issue or anchoring; for `Signed`, now.
    /// @param accreditation What accreditation says of hub and kind at that time.
    /// @param period The period that decides.
    /// @param signatureValid For `Signed`: whether the attester's signature is good.
    /// @param attesterAuthorised For `Signed`: whether the attester now holds `ISSUE` at the hub.
    struct Report {
        AchievementId id;
        address actor;
        AchievementRecord minted;
        AchievementRecord anchored;
        IHubRegistry.Definition definition;
        IHubRegistry.Hub hub;
        bool revoked;
        AchievementId successor;
        IAchievementToken.Anchor anchor;
        uint40 judgedAt;
        IHubRegistry.AccreditationStatus accreditation;
        IHubRegistry.Period period;
        bool signatureValid;
        bool attesterAuthorised;
    }

    /// @notice A hub with its newest period of accreditation (zeros where it never had one).
    /// @param id Its id.
    /// @param hub The hub.
    /// @param periods How many periods its history has.
    /// @param newest The newest.
    /// @param accredited Whether that one covers this second.
    struct HubSummary {
        HubId id;
        IHubRegistry.Hub hub;
        uint256 periods;
        IHubRegistry.Period newest;
        bool accredited;
    }

    /// @notice An accreditor with its mandate.
    struct AccreditorSummary {
        address account;
        IHubRegistry.Accreditor mandate;
        bool inOffice;
    }

    /// @notice Less gas is left than a signature's allowance needs: ask for fewer records, or with more gas.
    error GasTooLow(uint256 left, uint256 needed);

    /// @notice Looks at records. One that is nonsense gets zeros, and never spoils the others.
    /// @dev The one foreign contract that it calls is the attester of a `Signed` record, with `SIGNATURE_GAS` at most:
    /// one that reverts, burns its gas or answers with megabytes counts as not having signed. (`redeem` has no such
    /// limit.) Where not even that allowance is left it reverts with `GasTooLow`, so that a good signature never looks
    /// bad because a batch was too large.
    function inspect(Query[] calldata queries) external view returns (Report[] memory);

    /// @notice Records of minted tokens, in order.
    function recordsOf(AchievementId[] calldata ids) external view returns (AchievementRecord[] memory);

    /// @notice Whether an attester signed a digest: EOA, or ERC-1271. `inspect` calls it on itself, to limit its gas.
    function isSignedBy(
        address attester,
        AchievementId id,
        bytes calldata signature
    ) external view returns (bool);

    /// @notice Hubs from id `first` on (0 is as 1), at most `count`; fewer at the end.
    function hubsFrom(HubId first, uint256 count) external view returns (HubSummary[] memory);

    /// @notice Definitions from id `first` on (0 is as 1), at most `count`; fewer at the end.
    function definitionsFrom(
        DefinitionId first,
        uint256 count
    ) external view returns (IHubRegistry.Definition[] memory);

    /// @notice A hub's periods of accreditation, oldest first, from place `first` on, at most `count`.
    function periodsFrom(
        HubId hub,
        uint256 first,
        uint256 count
    ) external view returns (IHubRegistry.Period[] memory);

    /// @notice Accreditors by order of first appointment, from place `first` on, at most `count`.
    function accreditorsFrom(uint256 first, uint256 count) external view returns (AccreditorSummary[] memory);

    /// @notice Gas that checking one attester's signature may use.
    function SIGNATURE_GAS() external view returns (uint256);

    /// @notice The token whose records it reads.
    function token() external view returns (IAchievementToken);
}
