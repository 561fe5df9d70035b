// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DefinitionId, ExperienceId, HubId} from "./Ids.sol";

/// @notice What a hub attests. Its EIP-712 digest under the token's domain is the achievement in every mode.
/// @param definition What was achieved.
/// @param experience Where it was learned; 0 for none.
/// @param learner Whose achievement it is.
/// @param achievedAt When it was achieved, in seconds.
/// @param expiresAt From when on it no longer counts, in seconds; 0 for never.
/// @param content Root of the private document; never 0.
struct Achievement {
    DefinitionId definition;
    ExperienceId experience;
    address learner;
    uint40 achievedAt;
    uint40 expiresAt;
    bytes32 content;
}

/// @notice How good a record is, by precedence: the first that applies is the standing.
enum Standing {
    None, // nothing was issued
    Revoked, // by the hub; final
    Superseded, // by the hub, which named a successor; final
    Renounced, // by the learner; final
    AccreditationWithdrawn, // the hub's accreditation was withdrawn for the time of issue
    NotAccredited, // the hub was not accredited for this kind at the time of issue
    Expired,
    Valid
}

/// @notice How a token came to be.
enum IssueMode {
    Issued, // minted directly, with the learner's consent
    Claimed, // out of an anchored cohort
    Redeemed // from an attester's signature
}

/// @notice What verifiers and other contracts read of an achievement.
/// @param standing How good it is now.
/// @param owner Who holds the token; for an anchored record not yet claimed, the learner's controller; 0 when burnt.
/// @param hub Who attested it.
/// @param definition What was achieved.
/// @param kind Its kind: a bit of the `kinds` bitmap.
/// @param issuedAt When it was issued or anchored, in seconds: when accreditation is judged.
/// @param expiresAt From when on it no longer counts, in seconds; 0 for never.
struct AchievementRecord {
    Standing standing;
    address owner;
    HubId hub;
    DefinitionId definition;
    uint8 kind;
    uint40 issuedAt;
    uint40 expiresAt;
}
