// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Achievement} from "../../../contracts/types/Achievement.sol";
import {AchievementId} from "../../../contracts/types/Ids.sol";
import {Cohort} from "../../utils/Cohort.sol";
import {vm} from "../../utils/Vm.sol";
import {Dice, diceOf} from "../Dice.sol";
import {Ledger} from "../Ledger.sol";

/// @title AttestPlay: staff that issues, anchors and revokes
abstract contract AttestPlay is Ledger {
    /// @dev Stands for an achievement that has no entry yet.
    uint256 internal constant NEW = type(uint256).max;

    // ───────────────────────────────────────────── Attest ────────────────────────────────────────────

    /// @dev A new achievement, or one that was attested before: then only a pending one can be issued.
    function issue(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        address by = _someStaff(dice, hub);
        (Achievement memory achievement, uint256 index) = _someAchievement(dice, hub);
        vm.prank(by);
        bool done = _tryToken(abi.encodeCall(token.issue, (achievement)));
        _tell(index == NEW ? "issued" : "issued again", done);
        if (index != NEW) _touchEntry(index);
        if (done) _noteIssued(hub, by, achievement, index);
    }

    /// @dev Several at once, also the same twice, and rarely one of another hub.
    function issueBatch(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        address by = _someStaff(dice, hub);
        Achievement[] memory items = new Achievement[](1 + dice.roll(4));
        uint256[] memory indices = new uint256[](items.length);
        uint256[] memory owners = new uint256[](items.length);
        for (uint256 i = 0; i < items.length; ++i) {
            owners[i] = dice.oneIn(16) ? dice.roll(HUBS) : hub;
            (items[i], indices[i]) = _someAchievement(dice, owners[i]);
            if (i != 0 && dice.oneIn(8))
                (items[i], indices[i], owners[i]) = (items[i - 1], NEW, owners[i - 1]);
        }
        vm.prank(by);
        bool done = _tryToken(abi.encodeCall(token.issueBatch, (items)));
        _tell("issued as a batch", done);
        if (!done) return;
        for (uint256 i = 0; i < items.length; ++i) {
            if (_isLiving(items[i])) continue;
            _noteIssued(owners[i], by, items[i], indices[i]);
        }
    }

    function _noteIssued(uint256 hub, address by, Achievement memory achievement, uint256 index) private {
        if (index == NEW) index = _noteEntry(achievement, hub);
        Entry storage entry = _entries[index];
        _inv08_NothingIsIssuedWithoutConsent(entry);
        _inv09_NothingIsAttestedWithoutAuthority(entry, by);
        _noteMinted(index, time());
    }

    /// @dev Of one to four new achievements; or a root that this or another hub anchored before.
    function anchor(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        address by = _someStaff(dice, hub);
        if (_anchors.length != 0 && dice.oneIn(8)) return _anchorCopy(dice, hub, by);
        Achievement[] memory items = new Achievement[](1 + dice.roll(4));
        bytes32[] memory leaves = new bytes32[](items.length);
        for (uint256 i = 0; i < items.length; ++i) {
            items[i] = _draw(dice, hub);
            leaves[i] = AchievementId.unwrap(token.idOf(items[i]));
        }
        bytes32[] memory tree = Cohort.treeOf(leaves);
        if (!_tryAnchor(hub, by, tree[0], uint32(items.length))) return;
        _anchors[_anchors.length - 1].tree = tree;
        for (uint256 i = 0; i < items.length; ++i) {
            Entry storage entry = _entries[_noteEntry(items[i], hub)];
            (entry.anchor, entry.leaf, entry.issuedAt) = (_anchors.length, i, time());
            _judge(entry);
            _touchEntry(_entries.length - 1);
        }
    }

    /// @dev A copied root is nobody's record: the definition's hub decides whose anchor counts.
    function _anchorCopy(Dice memory dice, uint256 hub, address by) private {
        Anchored storage original = _anchors[dice.roll(_anchors.length)];
        bool taken = token.anchorOf(_hubs[hub].id, original.root).anchoredAt != 0;
        bool done = _tryAnchor(hub, by, original.root, original.size + 1);
        if (done) assertFalse(taken, "invariant 11: anchored twice");
        _tell("anchored a known root", done);
    }

    function _tryAnchor(uint256 hub, address by, bytes32 root, uint32 size) private returns (bool done) {
        vm.prank(by);
        done = _tryToken(abi.encodeCall(token.anchor, (_hubs[hub].id, root, size)));
        _tell("anchored", done);
        if (!done) return false;
        _inv09_NothingIsAnchoredWithoutAuthority(hub, by);
        Anchored storage note = _anchors.push();
        (note.hub, note.root, note.attester) = (hub, root, by);
        (note.anchoredAt, note.size) = (time(), size);
    }

    // ───────────────────────────────────────────── Revoke ────────────────────────────────────────────

    /// @dev One to three of the hub's own, minted or not, revoked before or not, some of them twice.
    function revoke(uint256 seed) external acts {
        if (_entries.length == 0) return;
        Dice memory dice = diceOf(seed);
        uint256[] memory indices = new uint256[](1 + dice.roll(3));
        indices[0] = _someEntry(dice);
        uint256 hub = _entries[indices[0]].hub;
        IAchievementToken.Revocation[] memory items = new IAchievementToken.Revocation[](indices.length);
        for (uint256 i = 0; i < indices.length; ++i) {
            if (i != 0) indices[i] = _someEntryOfHub(dice, hub, indices[0]);
            items[i].id = _idOf(indices[i]);
            items[i].statusIndex = uint32(dice.roll(100));
        }
        address by = _someStaff(dice, hub);
        vm.recordLogs();
        vm.prank(by);
        bool done = _tryToken(abi.encodeCall(token.revoke, (_hubs[hub].id, items)));
        _inv12_RevokingTakesTheRoleAndNothingElse(done, hub, by);
        _tell("revoked", done);
        uint256 revoked = 0;
        for (uint256 i = 0; done && i < indices.length; ++i) {
            _touchEntry(indices[i]);
            if (_isFinal(_entries[indices[i]])) continue;
            ++revoked;
            _noteBurnt(indices[i], Fate.Revoked);
        }
        _inv13_EachRevocationIsOneEvent(revoked);
    }

    /// @dev Also with the achievement itself and with 1, which are no successors.
    function supersede(uint256 seed) external acts {
        if (_entries.length == 0) return;
        Dice memory dice = diceOf(seed);
        uint256 index = _someEntry(dice);
        Entry storage entry = _entries[index];
        AchievementId[3] memory all = [
            AchievementId.wrap(keccak256(abi.encode(++_salt))),
            entry.id,
            AchievementId.wrap(bytes32(uint256(1)))
        ];
        uint256 which = dice.oneIn(4) ? dice.roll(3) : 0;
        address by = _someStaff(dice, entry.hub);
        vm.prank(by);
        bool done = _tryToken(
            abi.encodeCall(token.supersede, (_hubs[entry.hub].id, entry.id, all[which], 7))
        );
        _tell("superseded", done);
        if (which == 0 && !_isFinal(entry)) _inv12_RevokingTakesTheRoleAndNothingElse(done, entry.hub, by);
        if (!done) return;
        assertFalse(_isFinal(entry), "invariant 5: superseded after its revocation");
        assertEq(which, 0, "invariant 5: a successor that cannot be one");
        entry.successor = all[which];
        _noteBurnt(index, Fate.Superseded);
    }

    function revokeAnchor(uint256 seed) external acts {
        if (_anchors.length == 0) return;
        Dice memory dice = diceOf(seed);
        uint256 place = dice.roll(_anchors.length);
        Anchored storage note = _anchors[place];
        if (!dice.oneIn(3)) return;
        address by = _someStaff(dice, note.hub);
        vm.prank(by);
        bool done = _tryToken(
            abi.encodeCall(token.revokeAnchor, (_hubs[note.hub].id, note.root, new uint32[](2)))
        );
        _inv12_RevokingTakesTheRoleAndNothingElse(done, note.hub, by);
        _tell("cohort revoked", done);
        if (!done) return;
        note.revoked = true;
        for (uint256 i = 0; i < _entries.length; ++i) {
            if (_entries[i].anchor == place + 1) _touchEntry(i);
        }
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    /// @dev Mostly a new one.
    function _someAchievement(
        Dice memory dice,
        uint256 hub
    ) internal returns (Achievement memory achievement, uint256 index) {
        index = dice.oneIn(3) ? _someEntryOfHub(dice, hub, NEW) : NEW;
        achievement = index == NEW ? _draw(dice, hub) : _entries[index].achievement;
    }

    /// @dev As the play knows it: an item of a batch that the batch has just minted counts.
    function _isLiving(Achievement memory achievement) private view returns (bool) {
        AchievementId id = token.idOf(achievement);
        for (uint256 i = _entries.length; i != 0; --i) {
            if (_entries[i - 1].id == id) return _entries[i - 1].fate == Fate.Living;
        }
        return false;
    }
}
