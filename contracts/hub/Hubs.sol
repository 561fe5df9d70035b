// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IHubRegistry} from "../interfaces/IHubRegistry.sol";
import {blockTime} from "../libraries/Clock.sol";
import {DisplayText} from "../libraries/DisplayText.sol";
import {Roles} from "../libraries/Roles.sol";
import {HubId} from "../types/Ids.sol";

/// @title Hubs: their admin, name and profile, and their staff
abstract contract Hubs is IHubRegistry {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @dev Longest name of a hub, in bytes.
    uint256 internal constant MAX_HUB_NAME = 96;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    uint32 private _hubCount;

    // slot 1: admin 160 | adminSince 40 | registeredAt 40
    // slot 2: closedAt 40 | pendingAdmin 160
    // slot 3: profile; then name
    mapping(HubId hub => Hub) private _hubs;

    // one slot: roles 8 | from 40 | until 40
    mapping(HubId hub => mapping(address account => Staff)) private _staff;

    // ────────────────────────────────────────────── Hubs ─────────────────────────────────────────────

    /// @inheritdoc IHubRegistry
    function registerHub(string calldata name, bytes32 profile) external returns (HubId hub) {
        DisplayText.requireDisplayable(name, MAX_HUB_NAME);
        hub = HubId.wrap(++_hubCount);
        Hub storage entry = _hubs[hub];
        entry.admin = msg.sender;
        entry.adminSince = entry.registeredAt = blockTime();
        entry.profile = profile;
        entry.name = name;
        emit HubRegistered(hub, msg.sender, name, profile);
    }

    /// @inheritdoc IHubRegistry
    function setHubProfile(HubId hub, bytes32 profile) external {
        _requireAdmin(hub).profile = profile;
        emit HubProfileChanged(hub, profile);
    }

    /// @inheritdoc IHubRegistry
    function transferHubAdmin(HubId hub, address pendingAdmin) external {
        _requireAdmin(hub).pendingAdmin = pendingAdmin;
        emit HubAdminTransferStarted(hub, msg.sender, pendingAdmin);
    }

    /// @inheritdoc IHubRegistry
    function acceptHubAdmin(HubId hub) external {
        Hub storage entry = _requireHub(hub);
        if (entry.pendingAdmin != msg.sender) revert HubPendingAdminOnly(hub, msg.sender);
        emit HubAdminTransferred(hub, entry.admin, msg.sender);
        entry.admin = msg.sender;
        entry.adminSince = blockTime();
        delete entry.pendingAdmin;
    }

    /// @inheritdoc IHubRegistry
    function closeHub(HubId hub) external {
        Hub storage entry = _requireAdmin(hub);
        _requireOpen(hub);
        entry.closedAt = blockTime();
        emit HubClosed(hub, msg.sender, blockTime());
        _endOnClosing(hub);
    }

    /// @inheritdoc IHubRegistry
    function setStaff(HubId hub, address account, uint8 roles, uint40 from, uint40 until) external {
        if (roles & ~Roles.ALL != 0) revert StaffRolesInvalid(roles);
        if (roles != 0 && (until <= from || until <= blockTime())) {
            revert StaffWindowInvalid(from, until, blockTime());
        }
        if (_requireHub(hub).admin != msg.sender) {
            requireStaff(hub, msg.sender, Roles.MANAGE);
            Staff storage manager = _staff[hub][msg.sender];
            uint8 grantable = manager.roles & ~Roles.MANAGE;
            bool beyond = (roles | _staff[hub][account].roles) & ~grantable != 0;
            if (beyond || (roles != 0 && (from < manager.from || until > manager.until))) {
                revert StaffBeyondManager(hub, msg.sender, account);
            }
        }
        if (roles == 0) (from, until) = (0, 0);
        _staff[hub][account] = Staff({roles: roles, from: from, until: until});
        emit StaffSet(hub, account, msg.sender, roles, from, until);
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc IHubRegistry
    function requireStaff(HubId hub, address account, uint8 role) public view {
        Staff storage member = _staff[hub][account];
        uint40 time = blockTime();
        if (member.roles & role == 0 || time < member.from || time >= member.until) {
            revert StaffRoleMissing(hub, account, role);
        }
    }

    /// @inheritdoc IHubRegistry
    function hubCount() external view returns (uint256) {
        return _hubCount;
    }

    /// @inheritdoc IHubRegistry
    function hubOf(HubId hub) external view returns (Hub memory) {
        return _requireHub(hub);
    }

    /// @inheritdoc IHubRegistry
    function nameOf(HubId hub) external view returns (string memory) {
        return _requireHub(hub).name;
    }

    /// @inheritdoc IHubRegistry
    function staffOf(HubId hub, address account) external view returns (Staff memory) {
        return _staff[hub][account];
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    /// @dev What else closing a hub ends.
    function _endOnClosing(HubId hub) internal virtual;

    function _requireHub(HubId hub) internal view returns (Hub storage entry) {
        entry = _hubs[hub];
        if (entry.admin == address(0)) revert HubUnknown(hub);
    }

    function _requireAdmin(HubId hub) internal view returns (Hub storage entry) {
        entry = _requireHub(hub);
        if (entry.admin != msg.sender) revert HubAdminOnly(hub, msg.sender);
    }

    function _requireOpen(HubId hub) internal view {
        uint40 closedAt = _requireHub(hub).closedAt;
        if (closedAt != 0) revert HubAlreadyClosed(hub, closedAt);
    }

    function _requireAdminOrManager(HubId hub) internal view {
        if (_requireHub(hub).admin != msg.sender) requireStaff(hub, msg.sender, Roles.MANAGE);
    }

    /// @dev When the hub closed; 0 while open.
    function _closedAt(HubId hub) internal view returns (uint40) {
        return _hubs[hub].closedAt;
    }
}
