// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Serial number of a hub, from 1; 0 means none.
type HubId is uint32;

/// @notice Serial number of an achievement definition, from 1; 0 means none.
type DefinitionId is uint32;

/// @notice Serial number of a learning experience, from 1; 0 means none.
type ExperienceId is uint32;

/// @notice EIP-712 digest of an `Achievement`: its id, its token id, and its leaf in a cohort's tree.
type AchievementId is bytes32;

using {equalHubs as ==, differentHubs as !=} for HubId global;
using {equalDefinitions as ==, differentDefinitions as !=} for DefinitionId global;
using {equalAchievements as ==} for AchievementId global;

HubId constant NO_HUB = HubId.wrap(0);
DefinitionId constant NO_DEFINITION = DefinitionId.wrap(0);

function equalHubs(HubId a, HubId b) pure returns (bool) {
    return HubId.unwrap(a) == HubId.unwrap(b);
}

function differentHubs(HubId a, HubId b) pure returns (bool) {
    return HubId.unwrap(a) != HubId.unwrap(b);
}

function equalDefinitions(DefinitionId a, DefinitionId b) pure returns (bool) {
    return DefinitionId.unwrap(a) == DefinitionId.unwrap(b);
}

function differentDefinitions(DefinitionId a, DefinitionId b) pure returns (bool) {
    return DefinitionId.unwrap(a) != DefinitionId.unwrap(b);
}

function equalAchievements(AchievementId a, AchievementId b) pure returns (bool) {
    return AchievementId.unwrap(a) == AchievementId.unwrap(b);
}
