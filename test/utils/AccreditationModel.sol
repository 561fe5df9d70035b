// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title AccreditationModel: the rules of accreditation of one hub in plain form
/// @dev No cache, no search, no bit tricks: every question walks over all periods. Both accreditors stay in office.
contract AccreditationModel {
    struct Period {
        address accreditor;
        uint32 kinds;
        uint40 from;
        uint40 granted; // until when it was granted
        uint40 stopped; // the second of a suspension, renewal or ending; 0 for none
        bool suspended;
        uint40 withdrawnSince; // 0 for not withdrawn
        uint40 endsBy; // where a restored period ends at the latest; 0 for no such limit
    }

    Period[] private _periods;

    function accredit(address by, uint32 kinds, uint40 until, uint40 time) external returns (bool) {
        if (isRunning(time) || _isSuspended(time)) {
            if (_newest().accreditor != by) return false;
        }
        if (isRunning(time)) _newest().stopped = time;
        _open(by, kinds, time, until);
        return true;
    }

    function suspend(address by, uint40 time) external returns (bool) {
        if (!isRunning(time) || _newest().accreditor != by) return false;
        _newest().stopped = time;
        _newest().suspended = true;
        return true;
    }

    function reinstate(address by, uint40 time) external returns (bool) {
        if (!_isSuspended(time) || _newest().accreditor != by) return false;
        Period storage old = _newest();
        old.suspended = false;
        _open(by, old.kinds, time, old.granted);
        return true;
    }

    function end(address by, uint40 time) external returns (bool) {
        if (_periods.length == 0 || _newest().accreditor != by) return false;
        if (isRunning(time)) _newest().stopped = time;
        else if (_isSuspended(time)) _newest().suspended = false;
        else return false;
        return true;
    }

    function withdraw(uint256 index, uint40 since) external returns (bool) {
        _periods[index].withdrawnSince = since;
        return true;
    }

    function restore(uint256 index, uint40 time) external returns (bool) {
        Period storage period = _periods[index];
        if (period.withdrawnSince == 0) return false;
        period.withdrawnSince = 0;
        if (index + 1 < _periods.length)
            period.endsBy = _periods[index + 1].from + 1;
            // In its last second a period does not run again.
        else if (period.stopped == 0 && period.granted == time + 1) period.stopped = time;
        return true;
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    function count() external view returns (uint256) {
        return _periods.length;
    }

    function isRunning(uint40 time) public view returns (bool) {
        if (_periods.length == 0) return false;
        Period memory newest = _newest();
        return newest.stopped == 0 && newest.withdrawnSince == 0 && time < newest.granted;
    }

    /// @notice Whether any period covers a kind at a time.
    function covers(uint8 kind, uint40 time) external view returns (bool) {
        for (uint256 i = 0; i < _periods.length; ++i) {
            if (periodCovers(i, kind, time)) return true;
        }
        return false;
    }

    function periodCovers(uint256 index, uint8 kind, uint40 time) public view returns (bool) {
        Period memory period = _periods[index];
        bool inScope = (period.kinds / uint32(2) ** kind) % 2 == 1;
        return inScope && period.from <= time && time < _end(period) && !isWithdrawnFor(index, time);
    }

    function isWithdrawnFor(uint256 index, uint40 time) public view returns (bool) {
        Period memory period = _periods[index];
        return period.withdrawnSince != 0 && period.withdrawnSince <= time;
    }

    /// @notice The times `[from, before)` that a withdrawal may name, and who may propose it.
    function withdrawable(
        uint256 index,
        uint40 time
    ) external view returns (uint40 from, uint40 before, address by) {
        Period memory period = _periods[index];
        before = period.withdrawnSince != 0 ? period.withdrawnSince : _end(period);
        if (before > time + 1) before = time + 1;
        return (period.from, before, period.accreditor);
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    function _open(address by, uint32 kinds, uint40 from, uint40 until) private {
        _periods.push(
            Period({
                accreditor: by,
                kinds: kinds,
                from: from,
                granted: until,
                stopped: 0,
                suspended: false,
                withdrawnSince: 0,
                endsBy: 0
            })
        );
    }

    function _newest() private view returns (Period storage) {
        return _periods[_periods.length - 1];
    }

    function _isSuspended(uint40 time) private view returns (bool) {
        if (_periods.length == 0) return false;
        Period memory newest = _newest();
        return newest.suspended && newest.withdrawnSince == 0 && time < newest.granted;
    }

    /// @dev A period that was stopped still covers the second in which it was.
    function _end(Period memory period) private pure returns (uint40 last) {
        last = period.stopped != 0 ? period.stopped + 1 : period.granted;
        if (period.endsBy != 0 && period.endsBy < last) last = period.endsBy;
    }
}
