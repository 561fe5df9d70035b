// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {DefinitionId} from "../../../contracts/types/Ids.sol";
import {vm} from "../../utils/Vm.sol";
import {Dice, diceOf} from "../Dice.sol";
import {Ledger} from "../Ledger.sol";

/// @title HubPlay: hubs that govern themselves: admins, managers, catalog and keys
abstract contract HubPlay is Ledger {
    // ───────────────────────────────────────────── Admins ────────────────────────────────────────────

    function changeProfile(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        bytes32 profile = bytes32(dice.roll(100) + 1);
        vm.prank(_hubs[hub].admin);
        hubs.setHubProfile(_hubs[hub].id, profile);
        _hubs[hub].profile = profile;
        _touchOffice(hub);
        ++count["profile changed"];
    }

    /// @dev To the keeper of any hub, to nobody, or to the admin itself.
    function offerHub(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        address[3] memory all = [_hubs[dice.roll(HUBS)].keeper, address(0), _hubs[hub].admin];
        address to = all[dice.oneIn(2) ? 0 : dice.roll(3)];
        vm.prank(_hubs[hub].admin);
        hubs.transferHubAdmin(_hubs[hub].id, to);
        _hubs[hub].pendingAdmin = to;
        _touchOffice(hub);
        ++count["hub offered"];
    }

    /// @dev By whom it was offered to, or by somebody else.
    function acceptHub(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        address pending = _hubs[hub].pendingAdmin;
        address by = dice.oneIn(3) || pending == address(0) ? _someStaff(dice, hub) : pending;
        vm.prank(by);
        bool done = _tryHubs(abi.encodeCall(hubs.acceptHubAdmin, (_hubs[hub].id)));
        _tell("hub accepted", done);
        _touchOffice(hub);
        if (!done) return;
        assertEq(by, pending, "invariant 16: who accepts a hub");
        (_hubs[hub].admin, _hubs[hub].adminSince, _hubs[hub].pendingAdmin) = (by, time(), address(0));
    }

    /// @dev Rarely, and never the first hub: a closed one attests nothing more.
    function closeHub(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = 1 + dice.roll(HUBS - 1);
        if (!dice.oneIn(12)) return;
        vm.prank(_hubs[hub].admin);
        bool done = _tryHubs(abi.encodeCall(hubs.closeHub, (_hubs[hub].id)));
        _tell("hub closed", done);
        if (!done) return;
        assertEq(_hubs[hub].closedAt, 0, "invariant 16: closed twice");
        _hubs[hub].closedAt = time();
        _touchOffice(hub);
        _noteHistory(hub, Change.Stopped, 0);
    }

    // ───────────────────────────────────────────── Staff ─────────────────────────────────────────────

    /// @dev The admin, the manager or anybody else of the staff sets what a clerk or the manager may do.
    function setStaff(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        address[3] memory all = [_hubs[hub].manager, _hubs[hub].admin, _someStaff(dice, hub)];
        address by = all[dice.roll(3)];
        address account = _hubs[hub].clerks[dice.roll(CLERKS)];
        if (by == _hubs[hub].manager && dice.oneIn(6)) account = _hubs[hub].keeper;
        IHubRegistry.Staff memory grant = _someGrant(dice);
        IHubRegistry.Staff memory before = _staff[hub][account];
        vm.prank(by);
        bool done = _tryHubs(
            abi.encodeCall(hubs.setStaff, (_hubs[hub].id, account, grant.roles, grant.from, grant.until))
        );
        _tell(by == _hubs[hub].admin ? "staff set by the admin" : "staff set by a manager", done);
        _touchOffice(hub);
        if (!done) return;
        if (by != _hubs[hub].admin) _inv18_AManagerNeverGrantsBeyondItself(hub, by, before, grant);
        if (grant.roles == 0) (grant.from, grant.until) = (0, 0);
        _staff[hub][account] = grant;
    }

    function _someGrant(Dice memory dice) private view returns (IHubRegistry.Staff memory grant) {
        uint8[6] memory roles = [
            0,
            Roles.ISSUE,
            Roles.REVOKE,
            Roles.ISSUE | Roles.MANAGE,
            Roles.ALL,
            Roles.CATALOG
        ];
        grant.roles = roles[dice.oneIn(2) ? 1 : dice.roll(6)];
        grant.from = dice.oneIn(4) ? START - 1 : time() + uint40(dice.roll(2));
        grant.until = dice.oneIn(4) ? MANAGER_TERM + uint40(dice.roll(2)) : _someEnd(dice);
        if (grant.until == TERM && dice.oneIn(2)) grant.until = MANAGER_TERM;
    }

    // ──────────────────────────────────────────── Catalog ────────────────────────────────────────────

    function defineAchievement(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        if (_definitions[hub].length == MOST_DEFINITIONS) return;
        address by = _someStaff(dice, hub);
        uint8 kind = dice.oneIn(2) ? COURSE : DIPLOMA;
        bool sensitive = dice.oneIn(4);
        vm.prank(by);
        bool done = _tryHubs(
            abi.encodeCall(
                hubs.defineAchievement,
                (_hubs[hub].id, kind, sensitive, 100, "Woodworking", CONTENT)
            )
        );
        _tell("defined", done);
        _touchOffice(hub);
        if (!done) return;
        assertTrue(_holds(hub, by, Roles.CATALOG), "invariant 17: CATALOG staff define");
        _noteDefinition(hub, DefinitionId.wrap(uint32(hubs.definitionCount())), kind, sensitive);
    }

    /// @dev Never the first definition of a hub, rarely another: a hub must have something to attest.
    function retire(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        if (!dice.oneIn(3)) return;
        DefinitionNote storage note = _definitions[hub][1 + dice.roll(_definitions[hub].length - 1)];
        address by = _someStaff(dice, hub);
        vm.prank(by);
        bool done = _tryHubs(abi.encodeCall(hubs.retire, (note.id)));
        _tell("definition retired", done);
        _touchOffice(hub);
        if (!done) return;
        assertTrue(_holds(hub, by, Roles.CATALOG), "invariant 17: CATALOG staff retire");
        assertEq(note.retiredAt, 0, "invariant 19: retired twice");
        note.retiredAt = time() + 1;
    }

    // ────────────────────────────────────────────── Keys ─────────────────────────────────────────────

    function addKey(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        if (_keys[hub].length == MOST_KEYS || _hubs[hub].closedAt != 0) return;
        _addKey(hub, time() + 1 + uint40(dice.roll(2 days)));
        _touchOffice(hub);
        ++count["key added"];
    }

    function retireKey(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        KeyNote storage note = _keys[hub][dice.roll(_keys[hub].length)];
        vm.prank(_hubs[hub].keeper);
        bool done = _tryHubs(abi.encodeCall(hubs.retireKey, (_hubs[hub].id, note.keyHash)));
        _tell("key retired", done);
        _touchOffice(hub);
        if (!done) return;
        assertTrue(time() < note.window.until, "invariant 20: a key was retired after its end");
        note.window.until = time();
    }

    /// @dev Times around now and around what stands.
    function compromiseKey(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        KeyNote storage note = _keys[hub][dice.roll(_keys[hub].length)];
        uint40 stands = note.window.compromisedSince;
        uint40 since = (dice.oneIn(2) && stands != 0 ? stands : time()) + 1 - uint40(dice.roll(3));
        vm.prank(_hubs[hub].keeper);
        bool done = _tryHubs(abi.encodeCall(hubs.compromiseKey, (_hubs[hub].id, note.keyHash, since)));
        _tell("key compromised", done);
        _touchOffice(hub);
        if (!done) return;
        assertTrue(stands == 0 ? since <= time() : since < stands, "invariant 20: compromised earlier only");
        note.window.compromisedSince = since;
    }
}
