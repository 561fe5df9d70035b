// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../contracts/interfaces/IHubRegistry.sol";
import {AchievementId} from "../../contracts/types/Ids.sol";
import {Dice} from "./Dice.sol";
import {Invariants} from "./Invariants.sol";

/// @title Ledger: what the play writes down of each step, and the invariants that are due right then
abstract contract Ledger is Invariants {
    // ──────────────────────────────────────────── Records ────────────────────────────────────────────

    /// @dev A token was minted to the learner's controller.
    function _noteMinted(uint256 index, uint40 issuedAt) internal {
        Entry storage entry = _entries[index];
        _inv04_AnIdIsMintedOnce(entry);
        uint256 learner_ = _placeOf(entry.achievement.learner);
        entry.minted = true;
        entry.fate = Fate.Living;
        entry.issuedAt = issuedAt;
        entry.holder = _controllerOf(learner_);
        ++_held[entry.holder];
        _judge(entry);
        _inv02_ATokenGoesToTheLearnersControllerOnly(entry);
        _touchEntry(index);
        _touchLearner(learner_);
    }

    /// @dev A token, if there is one, was burnt, or what was pending will never be one.
    function _noteBurnt(uint256 index, Fate fate) internal {
        Entry storage entry = _entries[index];
        if (entry.holder != address(0)) --_held[entry.holder];
        entry.holder = address(0);
        entry.fate = fate;
        _touchEntry(index);
        _touchLearner(_placeOf(entry.achievement.learner));
    }

    /// @dev What the registry says of an entry that has just got its time.
    function _judge(Entry storage entry) internal {
        entry.accredited = hubs.accreditedAt(_hubs[entry.hub].id, entry.kind, entry.issuedAt);
        entry.everAccredited = entry.accredited;
    }

    function _someEntry(Dice memory dice) internal view returns (uint256) {
        uint256 length = _entries.length;
        // Half of the time one of the last ones, which mostly still live.
        if (length > 8 && dice.oneIn(2)) return length - 1 - dice.roll(8);
        return dice.roll(length);
    }

    /// @dev The same, but one of this fate where there is one near.
    function _someEntryOfFate(Dice memory dice, Fate fate) internal view returns (uint256 index) {
        uint256 first = _someEntry(dice);
        for (uint256 i = 0; i < NEAR; ++i) {
            index = (first + i) % _entries.length;
            if (_entries[index].fate == fate) return index;
        }
        return first;
    }

    /// @dev One of a hub's entries, half of the time rather a pending one; `other` where there is none near.
    function _someEntryOfHub(Dice memory dice, uint256 hub, uint256 other) internal view returns (uint256) {
        if (_entries.length == 0) return other;
        uint256 first = dice.oneIn(2) ? _someEntryOfFate(dice, Fate.Pending) : _someEntry(dice);
        for (uint256 i = 0; i < NEAR; ++i) {
            uint256 index = (first + i) % _entries.length;
            if (_entries[index].hub == hub) return index;
        }
        return other;
    }

    // ───────────────────────────────────────── Accreditation ─────────────────────────────────────────

    /// @dev Compares a hub's history with what it was, and takes it as what is. `index` and `since` tell which period
    /// was withdrawn or restored, and from when.
    function _noteHistory(uint256 hub, Change change, uint256 index) internal {
        IHubRegistry.Period[] storage notes = _periods[hub];
        uint256 length = notes.length;
        uint256 periods = hubs.periodCount(_hubs[hub].id);
        bool opens = change == Change.Opened || change == Change.Reinstated;
        assertEq(periods, opens ? length + 1 : length, "invariant 21: periods");
        uint40[2] memory window;
        for (uint256 i = 0; i < length; ++i) {
            IHubRegistry.Period memory period = hubs.periodAt(_hubs[hub].id, i);
            bool concerned = i == (_isOfOnePeriod(change) ? index : length - 1);
            _inv21_APeriodChangesByItsRules(notes[i], period, concerned ? change : Change.None);
            if (concerned && change == Change.Withdrawn) window = [period.end, notes[i].end];
            if (concerned && change == Change.Restored) window = [notes[i].end, period.end];
            notes[i] = period;
        }
        if (opens) notes.push(hubs.periodAt(_hubs[hub].id, length));
        _judgeAgain(hub, change, window);
        _probe(hub);
        _touchHistory(hub);
    }

    function _isOfOnePeriod(Change change) private pure returns (bool) {
        return change == Change.Proposed || change == Change.Withdrawn || change == Change.Restored;
    }

    /// @dev Asks again what was asked before of this hub's past.
    function _judgeAgain(uint256 hub, Change change, uint40[2] memory window) private {
        for (uint256 i = 0; i < _entries.length; ++i) {
            Entry storage entry = _entries[i];
            if (entry.hub != hub) continue;
            bool accredited = hubs.accreditedAt(_hubs[hub].id, entry.kind, entry.issuedAt);
            _inv22_OnlyWhatWasDecidedChanges(entry.issuedAt, entry.accredited, accredited, change, window);
            entry.accredited = accredited;
            if (accredited) entry.everAccredited = true;
        }
        for (uint256 i = 0; i < _probes[hub].length; ++i) {
            Probe storage probe = _probes[hub][i];
            bool accredited = hubs.accreditedAt(_hubs[hub].id, probe.kind, probe.time);
            _inv22_OnlyWhatWasDecidedChanges(probe.time, probe.accredited, accredited, change, window);
            probe.accredited = accredited;
        }
    }

    /// @dev Notes what is said of the edges of the newest period, where they are past.
    function _probe(uint256 hub) private {
        IHubRegistry.Period storage newest = _newest(hub);
        uint40[4] memory times = [newest.from - 1, newest.from, newest.end - 1, newest.end];
        for (uint256 i = 0; i < times.length; ++i) {
            if (times[i] >= time() || times[i] < START) continue;
            uint8 kind = i % 2 == 0 ? COURSE : BADGE;
            bool accredited = hubs.accreditedAt(_hubs[hub].id, kind, times[i]);
            Probe memory probe = Probe({time: times[i], kind: kind, accredited: accredited});
            if (_probes[hub].length < MOST_PROBES) _probes[hub].push(probe);
            else _probes[hub][uint256(keccak256(abi.encode(times[i], ++_salt))) % MOST_PROBES] = probe;
        }
    }

    // ─────────────────────────────────────────── Attempts ────────────────────────────────────────────

    /// @dev Calls the registry of hubs, pranked or not.
    function _tryHubs(bytes memory data) internal returns (bool done) {
        (done, ) = address(hubs).call(data);
    }

    function _tryToken(bytes memory data) internal returns (bool done) {
        (done, ) = address(token).call(data);
    }

    function _tryLearners(bytes memory data) internal returns (bool done) {
        (done, ) = address(learners).call(data);
    }

    /// @dev Counts what was done, or what was refused.
    function _tell(string memory what, bool done) internal {
        ++count[done ? what : string.concat(what, ": refused")];
    }

    function _idOf(uint256 index) internal view returns (AchievementId) {
        return _entries[index].id;
    }
}
