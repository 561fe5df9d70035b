// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable, Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";

import {IHubRegistry} from "../interfaces/IHubRegistry.sol";
import {blockTime} from "../libraries/Clock.sol";
import {Kinds} from "../libraries/Kinds.sol";
import {HubId} from "../types/Ids.sol";
import {Hubs} from "./Hubs.sol";

/// @title Accreditation: accreditors in office, and the periods of each hub
/// @dev What runs now is cached in one slot for the hot path. The history answers for any time. A change "from now
/// on" clears the cache at once, and ends the period in the history one second later: so nothing more is attested,
/// and what was attested earlier in the same second stays covered. Two neighbouring periods overlap by that second.
abstract contract Accreditation is Hubs, Ownable2Step {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @dev What runs now: the newest period, or zeros. One slot.
    struct Running {
        uint40 from;
        uint40 until;
        uint32 kinds;
    }

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    // slot 1: kinds 32 | appointedAt 40 | until 40 | dismissedAt 40; slot 2: profile
    mapping(address account => Accreditor) private _accreditors;
    address[] private _appointed;

    // slot 1: from 40 | until 40 | end 40 | withdrawnEnd 40 | proposedSince 40 | suspended 8 | kinds 32
    // slot 2: accreditor 160
    mapping(HubId hub => Period[]) private _periods;
    mapping(HubId hub => Running) private _running;

    // ──────────────────────────────────────── Network (owner) ────────────────────────────────────────

    /// @inheritdoc IHubRegistry
    function appointAccreditor(
        address account,
        uint32 kinds,
        uint40 until,
        bytes32 profile
    ) external onlyOwner {
        if (account == address(0)) revert AccreditorInvalid(account);
        if (kinds == 0) revert AccreditorKindsEmpty(account);
        if (until <= blockTime()) revert AccreditorTermInvalid(until, blockTime());
        if (_accreditors[account].appointedAt == 0) _appointed.push(account);
        _accreditors[account] = Accreditor({
            kinds: kinds,
            appointedAt: blockTime(),
            until: until,
            dismissedAt: 0,
            profile: profile
        });
        emit AccreditorAppointed(account, kinds, until, profile);
    }

    /// @inheritdoc IHubRegistry
    function dismissAccreditor(address account) external onlyOwner {
        _requireInOffice(account).dismissedAt = blockTime();
        emit AccreditorDismissed(account, blockTime());
    }

    /// @notice Reverts: a network without an owner could never appoint an accreditor again.
    function renounceOwnership() public pure override(Ownable) {
        revert OwnershipCannotBeRenounced();
    }

    // ───────────────────────────────────────── Accreditation ─────────────────────────────────────────

    /// @inheritdoc IHubRegistry
    function accredit(
        HubId hub,
        uint32 kinds,
        uint40 until,
        bytes32 evidence
    ) external returns (uint256 index) {
        _requireOpen(hub);
        Accreditor storage mandate = _requireInOffice(msg.sender);
        if (kinds == 0 || !Kinds.contains(mandate.kinds, kinds))
            revert AccreditationKindsInvalid(kinds, mandate.kinds);
        if (until <= blockTime() || until > mandate.until) {
            revert AccreditationTermInvalid(until, blockTime(), mandate.until);
        }
        index = _periods[hub].length;
        if (index != 0) {
            Period storage newest = _periods[hub][index - 1];
            bool held = _isRunning(hub) || _isSuspended(newest);
            if (held && newest.accreditor != msg.sender && isInOffice(newest.accreditor)) {
                revert AccreditationHeld(hub, newest.accreditor, newest.until);
            }
            if (held) _end(hub, newest, index - 1);
        }
        _open(hub, msg.sender, kinds, until);
        emit HubAccredited(hub, msg.sender, index, kinds, blockTime(), until, evidence);
    }

    /// @inheritdoc IHubRegistry
    function suspend(HubId hub) external {
        (Period storage newest, uint256 index) = _requireSupervised(hub);
        if (!_isRunning(hub)) revert AccreditationNotRunning(hub);
        newest.suspended = true;
        newest.end = blockTime() + 1;
        delete _running[hub];
        emit AccreditationSuspended(hub, msg.sender, index, newest.end);
    }

    /// @inheritdoc IHubRegistry
    function reinstate(HubId hub) external returns (uint256 index) {
        (Period storage newest, uint256 suspended) = _requireSupervised(hub);
        _requireOpen(hub);
        if (!_isSuspended(newest)) revert AccreditationNotSuspended(hub);
        newest.suspended = false;
        index = suspended + 1;
        (address accreditor, uint32 kinds, uint40 until) = (newest.accreditor, newest.kinds, newest.until);
        _open(hub, accreditor, kinds, until);
        emit AccreditationReinstated(hub, msg.sender, index, accreditor, kinds, blockTime(), until);
    }

    /// @inheritdoc IHubRegistry
    function endAccreditation(HubId hub) external {
        (Period storage newest, uint256 index) = _requireSupervised(hub);
        if (!_isRunning(hub) && !_isSuspended(newest)) revert AccreditationNotRunning(hub);
        _end(hub, newest, index);
    }

    /// @inheritdoc IHubRegistry
    function proposeWithdrawal(HubId hub, uint256 index, uint40 since) external {
        Period storage period = _requirePeriod(hub, index);
        if (period.accreditor != msg.sender) revert PeriodAccreditorOnly(hub, index, msg.sender);
        _requireInOffice(msg.sender);
        if (since != 0) _requireWithdrawable(period, since);
        period.proposedSince = since;
        emit WithdrawalProposed(hub, msg.sender, index, since);
    }

    /// @inheritdoc IHubRegistry
    function confirmWithdrawal(HubId hub, uint256 index, uint40 since) external onlyOwner {
        Period storage period = _requirePeriod(hub, index);
        if (since == 0 || period.proposedSince != since) {
            revert WithdrawalNotProposed(hub, index, since, period.proposedSince);
        }
        if (period.accreditor == msg.sender) revert WithdrawalNeedsTwoKeys(hub, index, msg.sender);
        _requireInOffice(period.accreditor);
        uint40 previousEnd = period.end;
        if (period.withdrawnEnd == 0) period.withdrawnEnd = previousEnd;
        period.end = since;
        period.proposedSince = 0;
        if (index + 1 == _periods[hub].length) delete _running[hub];
        emit AccreditationWithdrawn(hub, msg.sender, index, since, previousEnd);
    }

    /// @inheritdoc IHubRegistry
    function restore(HubId hub, uint256 index) external onlyOwner {
        Period storage period = _requirePeriod(hub, index);
        uint40 end = period.withdrawnEnd;
        if (end == 0) revert WithdrawalUnknown(hub, index);
        bool isNewest = index + 1 == _periods[hub].length;
        uint40 closedAt = _closedAt(hub);
        if (!isNewest) end = _earlier(end, _periods[hub][index + 1].from + 1);
        if (closedAt != 0) end = _earlier(end, closedAt + 1);
        // Nobody can reinstate it any more.
        if (!isNewest || closedAt != 0) period.suspended = false;
        period.end = end;
        period.withdrawnEnd = 0;
        // A period that ends with this second may have been ended in it: it does not run again.
        if (isNewest && !period.suspended && end > blockTime() + 1) {
            _running[hub] = Running({from: period.from, until: end, kinds: period.kinds});
        }
        emit AccreditationRestored(hub, msg.sender, index, end);
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc IHubRegistry
    function accreditedAt(HubId hub, uint8 kind, uint40 time) external view returns (bool) {
        Running memory running = _running[hub];
        if (running.from <= time && time < running.until && Kinds.has(running.kinds, kind)) return true;
        (AccreditationStatus status, ) = _judge(hub, kind, time);
        return status == AccreditationStatus.Accredited;
    }

    /// @inheritdoc IHubRegistry
    function accreditationAt(
        HubId hub,
        uint8 kind,
        uint40 time
    ) external view returns (AccreditationStatus status, uint256 index, Period memory period) {
        (status, index) = _judge(hub, kind, time);
        if (status != AccreditationStatus.None) period = _periods[hub][index];
    }

    /// @inheritdoc IHubRegistry
    function periodCount(HubId hub) external view returns (uint256) {
        return _periods[hub].length;
    }

    /// @inheritdoc IHubRegistry
    function periodAt(HubId hub, uint256 index) external view returns (Period memory) {
        return _requirePeriod(hub, index);
    }

    /// @inheritdoc IHubRegistry
    function accreditorOf(address account) external view returns (Accreditor memory) {
        return _accreditors[account];
    }

    /// @inheritdoc IHubRegistry
    function isInOffice(address account) public view returns (bool) {
        Accreditor storage mandate = _accreditors[account];
        return mandate.dismissedAt == 0 && blockTime() < mandate.until;
    }

    /// @inheritdoc IHubRegistry
    function accreditorCount() external view returns (uint256) {
        return _appointed.length;
    }

    /// @inheritdoc IHubRegistry
    function accreditorAt(uint256 index) external view returns (address) {
        return _appointed[index];
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    /// @dev The kinds that the hub is accredited for now; reverts with `HubNotAccredited` for none.
    function _requireAccredited(HubId hub) internal view returns (uint32 kinds) {
        Running storage running = _running[hub];
        if (blockTime() >= running.until) revert HubNotAccredited(hub, blockTime());
        return running.kinds;
    }

    /// @inheritdoc Hubs
    function _endOnClosing(HubId hub) internal override {
        uint256 count = _periods[hub].length;
        if (count == 0) return;
        Period storage newest = _periods[hub][count - 1];
        if (_isRunning(hub) || _isSuspended(newest)) _end(hub, newest, count - 1);
    }

    function _open(HubId hub, address accreditor, uint32 kinds, uint40 until) private {
        _periods[hub].push(
            Period({
                from: blockTime(),
                until: until,
                end: until,
                withdrawnEnd: 0,
                proposedSince: 0,
                suspended: false,
                kinds: kinds,
                accreditor: accreditor
            })
        );
        _running[hub] = Running({from: blockTime(), until: until, kinds: kinds});
    }

    /// @dev Ends a running period after this second, or closes the door on a suspended one.
    function _end(HubId hub, Period storage newest, uint256 index) private {
        if (newest.suspended) newest.suspended = false;
        else newest.end = blockTime() + 1;
        delete _running[hub];
        emit AccreditationEnded(hub, msg.sender, index, newest.end);
    }

    /// @dev Walks back from the last period that began by `time`: usually one step. It takes more only where periods
    /// began in that very second, or overlap in it. A covering period wins over a withdrawn one, and that over one
    /// of other kinds.
    function _judge(
        HubId hub,
        uint8 kind,
        uint40 time
    ) private view returns (AccreditationStatus status, uint256 index) {
        Period[] storage periods = _periods[hub];
        uint256 low = 0;
        uint256 high = periods.length;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (periods[middle].from <= time) low = middle + 1;
            else high = middle;
        }
        while (low != 0) {
            Period storage period = periods[--low];
            AccreditationStatus found = _statusOf(period, kind, time);
            if (uint8(found) > uint8(status)) (status, index) = (found, low);
            if (status == AccreditationStatus.Accredited || period.from != time) break;
        }
    }

    function _statusOf(
        Period storage period,
        uint8 kind,
        uint40 time
    ) private view returns (AccreditationStatus) {
        bool covered = time < period.end;
        if (!covered && time >= period.withdrawnEnd) return AccreditationStatus.None;
        if (!Kinds.has(period.kinds, kind)) return AccreditationStatus.OutOfScope;
        return covered ? AccreditationStatus.Accredited : AccreditationStatus.Withdrawn;
    }

    /// @dev Whether the newest period runs: the cache, since a period that was ended in this second still covers it.
    function _isRunning(HubId hub) private view returns (bool) {
        return blockTime() < _running[hub].until;
    }

    /// @dev Suspended, and still in the way: its granted end has not come, and it was not withdrawn.
    function _isSuspended(Period storage period) private view returns (bool) {
        return period.suspended && period.withdrawnEnd == 0 && blockTime() < period.until;
    }

    function _requireInOffice(address account) private view returns (Accreditor storage) {
        if (!isInOffice(account)) revert AccreditorNotInOffice(account);
        return _accreditors[account];
    }

    function _requirePeriod(HubId hub, uint256 index) private view returns (Period storage) {
        if (index >= _periods[hub].length) revert PeriodUnknown(hub, index);
        return _periods[hub][index];
    }

    /// @dev The newest period, if the caller may supervise it: its accreditor in office, or the owner.
    function _requireSupervised(HubId hub) private view returns (Period storage newest, uint256 index) {
        _requireHub(hub);
        uint256 count = _periods[hub].length;
        if (count == 0) revert AccreditationNotRunning(hub);
        index = count - 1;
        newest = _periods[hub][index];
        if (msg.sender == owner()) return (newest, index);
        if (msg.sender != newest.accreditor) revert AccreditationSupervisorOnly(hub, msg.sender);
        _requireInOffice(msg.sender);
    }

    function _requireWithdrawable(Period storage period, uint40 since) private view {
        uint40 before = _earlier(period.end, blockTime() + 1);
        if (since < period.from || since >= before) revert WithdrawalTimeInvalid(since, period.from, before);
    }

    function _earlier(uint40 a, uint40 b) private pure returns (uint40) {
        return a < b ? a : b;
    }
}
