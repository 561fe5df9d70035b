// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IHubRegistry} from "../interfaces/IHubRegistry.sol";
import {blockTime} from "../libraries/Clock.sol";
import {DisplayText} from "../libraries/DisplayText.sol";
import {Kinds} from "../libraries/Kinds.sol";
import {Roles} from "../libraries/Roles.sol";
import {DefinitionId, HubId, NO_HUB} from "../types/Ids.sol";
import {Hubs} from "./Hubs.sol";

/// @title Definitions: what hubs attest
abstract contract Definitions is Hubs {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @dev Longest name of a definition, in bytes.
    uint256 private constant MAX_DEFINITION_NAME = 128;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    uint32 private _definitionCount;

    // slot 1: hub 32 | kind 8 | sensitive 8 | definedAt 40 | retiredAt 40 | creditHundredths 32
    // slot 2: content; then name
    mapping(DefinitionId definition => Definition) private _definitions;

    // ─────────────────────────────────────────── Definitions ─────────────────────────────────────────

    /// @inheritdoc IHubRegistry
    function defineAchievement(
        HubId hub,
        uint8 kind,
        bool sensitive,
        uint32 creditHundredths,
        string calldata name,
        bytes32 content
    ) external returns (DefinitionId definition) {
        _requireOpen(hub);
        requireStaff(hub, msg.sender, Roles.CATALOG);
        if (kind >= Kinds.COUNT) revert DefinitionKindInvalid(kind);
        if (content == 0) revert DefinitionContentMissing();
        DisplayText.requireDisplayable(name, MAX_DEFINITION_NAME);
        definition = DefinitionId.wrap(++_definitionCount);
        _definitions[definition] = Definition({
            hub: hub,
            kind: kind,
            sensitive: sensitive,
            definedAt: blockTime(),
            retiredAt: 0,
            creditHundredths: creditHundredths,
            content: content,
            name: name
        });
        emit AchievementDefined(
            definition,
            hub,
            msg.sender,
            kind,
            sensitive,
            creditHundredths,
            name,
            content
        );
    }

    /// @inheritdoc IHubRegistry
    function retire(DefinitionId definition) external {
        Definition storage entry = _requireDefinition(definition);
        requireStaff(entry.hub, msg.sender, Roles.CATALOG);
        if (entry.retiredAt != 0) revert DefinitionAlreadyRetired(definition, entry.retiredAt);
        entry.retiredAt = blockTime() + 1;
        emit DefinitionRetired(definition, entry.hub, msg.sender, entry.retiredAt);
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc IHubRegistry
    function termsOf(
        DefinitionId definition
    ) external view returns (HubId hub, uint8 kind, bool sensitive, uint40 definedAt, uint40 retiredAt) {
        Definition storage entry = _requireDefinition(definition);
        return (entry.hub, entry.kind, entry.sensitive, entry.definedAt, entry.retiredAt);
    }

    /// @inheritdoc IHubRegistry
    function definitionCount() external view returns (uint256) {
        return _definitionCount;
    }

    /// @inheritdoc IHubRegistry
    function definitionOf(DefinitionId definition) external view returns (Definition memory) {
        return _requireDefinition(definition);
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    function _requireDefinition(DefinitionId definition) internal view returns (Definition storage entry) {
        entry = _definitions[definition];
        if (entry.hub == NO_HUB) revert DefinitionUnknown(definition);
    }
}
