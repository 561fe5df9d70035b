// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable2Step.sol";

import {Accreditation} from "./hub/Accreditation.sol";
import {AssertionKeys} from "./hub/AssertionKeys.sol";
import {Definitions} from "./hub/Definitions.sol";
import {IHubRegistry} from "./interfaces/IHubRegistry.sol";
import {Kinds} from "./libraries/Kinds.sol";
import {Roles} from "./libraries/Roles.sol";
import {DefinitionId, HubId} from "./types/Ids.sol";

/// @title HubRegistry: who may attest what
/// @notice See `IHubRegistry`. Hubs and staff are in `hub/Hubs.sol`, the history of accreditation in
/// `hub/Accreditation.sol`, keys in `hub/AssertionKeys.sol`, definitions in `hub/Definitions.sol`.
contract HubRegistry is Accreditation, AssertionKeys, Definitions {
    // ────────────────────────────────────────── Constructor ──────────────────────────────────────────

    /// @param owner The network's operator: a multisig first, the governor's timelock later.
    constructor(address owner) Ownable(owner) {}

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc IHubRegistry
    function requireAttester(
        DefinitionId definition,
        address account
    ) external view returns (HubId hub, uint8 kind, bool sensitive) {
        Definition storage entry = _requireDefinition(definition);
        (hub, kind, sensitive) = (entry.hub, entry.kind, entry.sensitive);
        if (entry.retiredAt != 0) revert DefinitionAlreadyRetired(definition, entry.retiredAt);
        requireStaff(hub, account, Roles.ISSUE);
        uint32 kinds = _requireAccredited(hub);
        if (!Kinds.has(kinds, kind)) revert HubKindNotAccredited(hub, kind, kinds);
    }

    /// @inheritdoc IHubRegistry
    function requireAnchorer(HubId hub, address account) external view {
        requireStaff(hub, account, Roles.ISSUE);
        _requireAccredited(hub);
    }
}
