// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {vm} from "../../utils/Vm.sol";
import {Dice, diceOf} from "../Dice.sol";
import {Ledger} from "../Ledger.sol";

/// @title NetworkPlay: the network's owner, the accreditors, and time
abstract contract NetworkPlay is Ledger {
    /// @dev Hub and index of each period that was proposed to be withdrawn, and of each that was.
    uint256[2][] private _proposals;
    uint256[2][] private _withdrawals;

    // ───────────────────────────────────────────── Owner ─────────────────────────────────────────────

    /// @dev Mostly appointments, so that somebody is in office most of the time.
    function appointOrDismiss(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        address account = _someAccreditor(dice);
        if (dice.oneIn(5)) {
            vm.prank(owner);
            bool done = _tryHubs(abi.encodeCall(hubs.dismissAccreditor, (account)));
            if (done) _mandates[account].dismissedAt = time();
            return _tell("accreditor dismissed", done);
        }
        (uint32 kinds, uint40 until) = (_someKinds(dice), _someEnd(dice));
        vm.prank(owner);
        bool appointed = _tryHubs(abi.encodeCall(hubs.appointAccreditor, (account, kinds, until, PROFILE)));
        _tell("accreditor appointed", appointed);
        if (!appointed) return;
        _mandates[account] = IHubRegistry.Accreditor({
            kinds: kinds,
            appointedAt: time(),
            until: until,
            dismissedAt: 0,
            profile: PROFILE
        });
    }

    /// @dev The second key, mostly for what was proposed.
    function confirmWithdrawal(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        (uint256 hub, uint256 index) = _somePeriod(dice, _proposals);
        IHubRegistry.Period memory before = _periods[hub][index];
        uint40 since = dice.oneIn(8) ? before.from : before.proposedSince;
        vm.prank(owner);
        bool done = _tryHubs(abi.encodeCall(hubs.confirmWithdrawal, (_hubs[hub].id, index, since)));
        _tell("withdrawal confirmed", done);
        if (!done) return;
        _withdrawals.push([hub, index]);
        _inv24_WithdrawingTakesTwoKeys(before, since, before.proposedSince);
        _noteHistory(hub, Change.Withdrawn, index);
    }

    function restore(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        (uint256 hub, uint256 index) = _somePeriod(dice, _withdrawals);
        vm.prank(owner);
        bool done = _tryHubs(abi.encodeCall(hubs.restore, (_hubs[hub].id, index)));
        _tell("withdrawal restored", done);
        if (done) _noteHistory(hub, Change.Restored, index);
    }

    // ────────────────────────────────────────── Accreditors ──────────────────────────────────────────

    function accredit(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        address by = dice.oneIn(3) ? _someAccreditor(dice) : _newest(hub).accreditor;
        (uint32 kinds, uint40 until) = (_someKinds(dice), _someEnd(dice));
        _accredit(hub, by, kinds, until);
    }

    /// @dev The usual course: who is in office and may renews for everything and for long.
    function renew(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        address by = _newest(hub).accreditor;
        if (!_isInOffice(by)) by = _isInOffice(accreditor) ? accreditor : otherAccreditor;
        IHubRegistry.Accreditor storage mandate = _mandates[by];
        _accredit(hub, by, mandate.kinds, mandate.until);
    }

    function _accredit(uint256 hub, address by, uint32 kinds, uint40 until) private {
        IHubRegistry.Period memory before = _newest(hub);
        bool suspended = before.suspended && before.withdrawnEnd == 0 && time() < before.until;
        bool held = suspended || _runs(hub);
        vm.prank(by);
        bool done = _tryHubs(abi.encodeCall(hubs.accredit, (_hubs[hub].id, kinds, until, EVIDENCE)));
        _tell("hub accredited", done);
        if (!done) return;
        _noteHistory(hub, Change.Opened, 0);
        _inv26_OnlyAnAccreditorInOfficeAccredits(hub, before, held, _newest(hub));
        assertEq(_newest(hub).accreditor, by, "invariant 26: who accredited");
    }

    /// @dev By the accreditor or the owner: mostly to reinstate, so that hubs can attest most of the time.
    function supervise(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 hub = _someHub(dice);
        address by = dice.oneIn(4) ? owner : _newest(hub).accreditor;
        if (dice.oneIn(8)) by = otherAccreditor;
        uint256 choice = _newest(hub).suspended ? 1 + dice.roll(3) : dice.roll(4);
        bool mayAct = by == owner || (by == _newest(hub).accreditor && _isInOffice(by));
        (bytes memory data, Change change) = (
            abi.encodeCall(hubs.reinstate, (_hubs[hub].id)),
            Change.Reinstated
        );
        if (choice == 0) (data, change) = (abi.encodeCall(hubs.suspend, (_hubs[hub].id)), Change.Stopped);
        if (choice == 1) {
            (data, change) = (abi.encodeCall(hubs.endAccreditation, (_hubs[hub].id)), Change.Stopped);
        }
        vm.prank(by);
        bool done = _tryHubs(data);
        string[3] memory names = ["suspended", "ended", "reinstated"];
        _tell(
            names[
                choice == 0
                    ? 0
                    : choice == 1
                        ? 1
                        : 2
            ],
            done
        );
        if (!done) return;
        assertTrue(mayAct, "invariant 26: by the period's accreditor in office, or the owner");
        _noteHistory(hub, change, 0);
    }

    /// @dev The first key: times at the edges of a period and of now.
    function proposeWithdrawal(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        (uint256 hub, uint256 index) = _somePeriod(dice, _withdrawals);
        IHubRegistry.Period memory period = _periods[hub][index];
        uint40[6] memory edges = [
            period.from - 1,
            period.from,
            period.end - 1,
            period.end,
            time(),
            time() + 1
        ];
        uint40 since = edges[dice.roll(6)];
        if (dice.oneIn(3) && period.end > period.from && time() > period.from) {
            since = period.from + uint40(dice.roll(time() - period.from));
        }
        address by = dice.oneIn(8) ? _someAccreditor(dice) : period.accreditor;
        vm.prank(by);
        bool done = _tryHubs(abi.encodeCall(hubs.proposeWithdrawal, (_hubs[hub].id, index, since)));
        _tell("withdrawal proposed", done);
        if (!done) return;
        _proposals.push([hub, index]);
        _inv25_AWithdrawalNamesATimeOfItsPeriod(period, since, by);
        _noteHistory(hub, Change.Proposed, index);
        assertEq(_periods[hub][index].proposedSince, since, "invariant 25: what was proposed");
    }

    // ───────────────────────────────────────────── Time ──────────────────────────────────────────────

    /// @dev Mostly none or a second, so that much happens in one second and at its neighbours. Then everything is
    /// checked: time alone ends windows.
    function wait(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        skip(dice.oneIn(4) ? dice.roll(1 days) : dice.roll(3));
        _audit();
        ++count["waited"];
    }

    /// @dev Half of the time the last of these; else any hub's, mostly one of its last two.
    function _somePeriod(
        Dice memory dice,
        uint256[2][] storage last
    ) private returns (uint256 hub, uint256 index) {
        if (last.length != 0 && dice.oneIn(2)) return (last[last.length - 1][0], last[last.length - 1][1]);
        hub = _someHub(dice);
        uint256 length = _periods[hub].length;
        index = length > 2 && !dice.oneIn(4) ? length - 1 - dice.roll(2) : dice.roll(length);
    }
}
