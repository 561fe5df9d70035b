// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {Cohort} from "../../utils/Cohort.sol";
import {ForwarderLike} from "../../utils/Network.sol";
import {vm} from "../../utils/Vm.sol";
import {Dice, diceOf} from "../Dice.sol";
import {AttestPlay} from "./AttestPlay.sol";

/// @title IdentityPlay: learners who move, join, and have guardians and custodians; guardians who recover
abstract contract IdentityPlay is AttestPlay {
    // ───────────────────────────────────────────── Types ─────────────────────────────────────────────

    /// @dev What may be wrong with a call.
    enum Fault {
        None,
        Caller,
        Deadline,
        Nonce,
        Party, // signed by a stranger
        Custodian, // not signed by the custodian, or by a guardian
        Twice // a guardian twice
    }

    struct Attempt {
        uint256 learner;
        address by;
        uint256 nonce;
        uint256 deadline;
        Fault fault;
    }

    /// @dev A call that worked, with its signatures.
    struct Used {
        address by;
        bytes data;
    }

    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    uint256 private constant _MOST_USED = 12;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    Used[] internal _used;

    // ──────────────────────────────────────────── Changes ────────────────────────────────────────────

    function moveController(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        Attempt memory attempt = _attempt(dice, _someLearner(dice));
        address to = _somebody(dice);
        bytes32 digest = _identityDigest(
            abi.encode(
                keccak256("Move(address identity,address controller,uint256 nonce,uint256 deadline)"),
                _learners[attempt.learner],
                to,
                attempt.nonce,
                attempt.deadline
            )
        );
        bytes memory data = abi.encodeCall(
            learners.moveController,
            (
                _learners[attempt.learner],
                to,
                attempt.deadline,
                _signed(attempt, to, digest),
                _signedByCustodian(attempt, attempt.learner, digest)
            )
        );
        bool expected = _areTheirWords(attempt) && _isMovable(attempt.learner, to);
        bool done = _try(dice, attempt.by, data);
        _inv38_AChangeTakesAllItsParties(done, expected);
        _tell("moved", done);
        _begin(done, attempt.learner, _pending(ILearnerRegistry.PendingKind.Controller, to, 0));
        if (done) _use(dice, attempt.by, data);
    }

    /// @dev Rarely: it is final.
    function join(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        Attempt memory attempt = _attempt(dice, _someLearner(dice));
        uint256 to = dice.roll(LEARNERS);
        if (!dice.oneIn(2)) return;
        bytes memory data = _joinCall(attempt, to);
        bool done = _try(dice, attempt.by, data);
        bool byCustodian = attempt.fault != Fault.Custodian || !_hasCustodian(to);
        bool expected = _areTheirWords(attempt) && byCustodian && _isJoinable(attempt.learner, to);
        _inv38_AChangeTakesAllItsParties(done, expected);
        _tell("joined", done);
        _begin(done, attempt.learner, _pending(ILearnerRegistry.PendingKind.Join, _learners[to], 0));
        if (done) _use(dice, attempt.by, data);
    }

    function _joinCall(Attempt memory attempt, uint256 to) private view returns (bytes memory) {
        bytes32 digest = _identityDigest(
            abi.encode(
                keccak256(
                    "Join(address learner,address identity,uint256 nonce,uint256 identityNonce,uint256 deadline)"
                ),
                _learners[attempt.learner],
                _learners[to],
                attempt.nonce,
                _persons[to].nonce,
                attempt.deadline
            )
        );
        bytes[3] memory signatures = [
            _signed(attempt, _controllerOf(to), digest),
            _signedByCustodian(attempt, to, digest),
            _signedByCustodian(attempt, attempt.learner, digest)
        ];
        return
            abi.encodeCall(
                learners.join,
                (_learners[attempt.learner], _learners[to], attempt.deadline, signatures)
            );
    }

    function setGuardians(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        Attempt memory attempt = _attempt(dice, _someLearner(dice));
        ILearnerRegistry.Guardians memory guardians = _someGuardians(dice);
        bool sound = !dice.oneIn(8);
        if (!sound) ++guardians.delay;
        sound = guardians.delay == 0 || (guardians.delay >= 1 days && guardians.root != 0);
        bytes memory data = _guardiansCall(attempt, guardians);
        bool done = _try(dice, attempt.by, data);
        bool signed = attempt.fault != Fault.Nonce || !_hasCustodian(attempt.learner);
        if (attempt.fault == Fault.Party || attempt.fault == Fault.Nonce) attempt.fault = Fault.None;
        _inv38_AChangeTakesAllItsParties(done, signed && sound && _areTheirWords(attempt));
        _tell("guardians set", done);
        if (done) _persons[attempt.learner].guardiansToBe = guardians;
        _begin(done, attempt.learner, _pending(ILearnerRegistry.PendingKind.Guardians, address(0), 0));
    }

    function _guardiansCall(
        Attempt memory attempt,
        ILearnerRegistry.Guardians memory guardians
    ) private view returns (bytes memory) {
        address identity = _learners[attempt.learner];
        bytes32 digest = _guardiansDigest(identity, guardians, attempt.nonce, attempt.deadline);
        bytes memory signature = _signedByCustodian(attempt, attempt.learner, digest);
        return abi.encodeCall(learners.setGuardians, (identity, guardians, attempt.deadline, signature));
    }

    /// @dev A custodian where there is none, else mostly a successor.
    function appointCustodian(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        Attempt memory attempt = _attempt(dice, dice.oneIn(2) ? _guarded(dice) : _someLearner(dice));
        if (_hasCustodian(attempt.learner) && !dice.oneIn(4)) return _replaceCustodian(dice, attempt);
        address custodian = _somebody(dice);
        uint40 until = _nextMonth();
        bool sound = !dice.oneIn(8);
        if (!sound) until += 1 days;
        bytes memory signature = _signed(attempt, custodian, _custodyOf(attempt, custodian, until));
        bytes memory data = abi.encodeCall(
            learners.appointCustodian,
            (_learners[attempt.learner], custodian, until, attempt.deadline, signature)
        );
        bool expected =
            sound &&
                _areTheirWords(attempt) &&
                !_hasCustodian(attempt.learner) &&
                custodian != _controllerOf(attempt.learner);
        bool done = _try(dice, attempt.by, data);
        _inv38_AChangeTakesAllItsParties(done, expected);
        _tell("custodian appointed", done);
        _begin(done, attempt.learner, _pending(ILearnerRegistry.PendingKind.Custodian, custodian, until));
        if (done) _use(dice, attempt.by, data);
    }

    function _replaceCustodian(Dice memory dice, Attempt memory attempt) private {
        Person storage person = _persons[attempt.learner];
        if (attempt.fault != Fault.Caller) attempt.by = person.custodian;
        address successor = _somebody(dice);
        bytes32 digest = _custodyOf(attempt, successor, person.custodyUntil);
        bytes memory data = abi.encodeCall(
            learners.replaceCustodian,
            (_learners[attempt.learner], successor, attempt.deadline, _signed(attempt, successor, digest))
        );
        if (attempt.fault == Fault.Custodian) attempt.fault = Fault.None;
        bool expected = _areTheirWords(attempt) && _isSuccessor(attempt.learner, successor);
        bool done = _try(dice, attempt.by, data);
        _inv38_AChangeTakesAllItsParties(done, expected);
        _tell("custodian replaced", done);
        _touchIdentity(attempt.learner);
        if (!done) return;
        (person.custodian, person.nonce) = (successor, person.nonce + 1);
        _use(dice, attempt.by, data);
    }

    // ──────────────────────────────────────────── Recovery ───────────────────────────────────────────

    /// @dev Guardians give control to somebody, or replace the custodian.
    function recover(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        Attempt memory attempt = _attempt(dice, _guarded(dice));
        Person storage person = _persons[attempt.learner];
        if (attempt.fault != Fault.Nonce) attempt.nonce = person.recoveries;
        else attempt.nonce = person.recoveries + 1;
        bool ofCustodian = _hasCustodian(attempt.learner) && dice.oneIn(2);
        address to = _somebody(dice);
        uint256 signers = dice.oneIn(6) ? dice.roll(GUARDIANS + 1) : person.guardians.threshold;
        if (dice.oneIn(3) || signers > person.guardians.count) signers = person.guardians.count;
        bytes memory data = _recoveryCall(attempt, ofCustodian, to, signers);
        bool expected =
            _isRecoverable(attempt, signers) &&
                (ofCustodian ? _isSuccessor(attempt.learner, to) : _isMovable(attempt.learner, to));
        vm.prank(stranger);
        bool done = _tryLearners(data);
        _inv41_GuardiansRecoverWhateverElseWaits(done, expected);
        _tell(ofCustodian ? "custodian recovered" : "recovered", done);
        if (!done) return _touchIdentity(attempt.learner);
        _use(dice, stranger, data);
        ILearnerRegistry.PendingKind kind = ILearnerRegistry.PendingKind.Recovery;
        if (ofCustodian) kind = ILearnerRegistry.PendingKind.CustodianRecovery;
        ILearnerRegistry.Pending memory recovery = _pending(kind, to, 0);
        recovery.unanimous = signers == person.guardians.count && signers >= 2;
        if (recovery.unanimous) ++count["recovered by all"];
        if (_waits(attempt.learner)) ++person.nonce;
        ++person.recoveries;
        _await(attempt.learner, recovery);
    }

    function _isRecoverable(Attempt memory attempt, uint256 signers) private view returns (bool) {
        Person storage person = _persons[attempt.learner];
        bool sound = attempt.fault == Fault.None || attempt.fault == Fault.Caller;
        if (attempt.fault == Fault.Custodian || attempt.fault == Fault.Twice) sound = signers == 0;
        return
            sound &&
            person.joined == 0 &&
            person.guardians.count != 0 &&
            signers >= person.guardians.threshold &&
            !_isRecovery(person.pending.kind);
    }

    function _recoveryCall(
        Attempt memory attempt,
        bool ofCustodian,
        address to,
        uint256 signers
    ) private view returns (bytes memory) {
        address identity = _learners[attempt.learner];
        bytes32 digest =
            ofCustodian
                ? _custodianRecoveryDigest(attempt, to)
                : _identityDigest(
                    abi.encode(
                        keccak256(
                            "Recovery(address identity,address from,address controller,uint256 nonce,uint256 deadline)"
                        ),
                        identity,
                        _controllerOf(attempt.learner),
                        to,
                        attempt.nonce,
                        attempt.deadline
                    )
                );
        bytes memory signature = _signed(attempt, to, digest);
        ILearnerRegistry.GuardianWord[] memory words = _wordsOf(attempt, signers, digest);
        if (ofCustodian) {
            return
                abi.encodeCall(learners.recoverCustodian, (identity, to, attempt.deadline, signature, words));
        }
        return abi.encodeCall(learners.recover, (identity, to, attempt.deadline, signature, words));
    }

    function _custodianRecoveryDigest(Attempt memory attempt, address to) private view returns (bytes32) {
        return
            _identityDigest(
                abi.encode(
                    keccak256(
                        "CustodianRecovery(address identity,address custodian,uint40 until,uint256 nonce,uint256 deadline)"
                    ),
                    _learners[attempt.learner],
                    to,
                    _persons[attempt.learner].custodyUntil,
                    attempt.nonce,
                    attempt.deadline
                )
            );
    }

    /// @dev Of the first so many guardians.
    function _wordsOf(
        Attempt memory attempt,
        uint256 signers,
        bytes32 digest
    ) private view returns (ILearnerRegistry.GuardianWord[] memory words) {
        bool twice = attempt.fault == Fault.Twice && signers != 0;
        words = new ILearnerRegistry.GuardianWord[](twice ? signers + 1 : signers);
        if (words.length == 0) return words;
        bytes32[] memory tree = _treeOf(_persons[attempt.learner].guardians.count);
        for (uint256 i = 0; i < words.length; ++i) {
            uint256 which = i < signers ? i : signers - 1;
            bool byStranger = attempt.fault == Fault.Custodian && i == 0;
            words[i] = ILearnerRegistry.GuardianWord({
                guardian: _guardians[which],
                salt: _saltOf(which),
                proof: Cohort.proofOf(tree, which),
                signature: signatureOf(_names[byStranger ? stranger : _guardians[which]], digest)
            });
        }
    }

    // ────────────────────────────────────────── What waits ───────────────────────────────────────────

    /// @dev Anybody executes what waits, or the controller cancels it.
    function settle(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 learner_ = _someLearner(dice);
        for (uint256 i = 0; i < LEARNERS && !_isWaiting(learner_); ++i) learner_ = (learner_ + 1) % LEARNERS;
        if (dice.oneIn(3)) return _cancel(dice, learner_);
        ILearnerRegistry.Pending memory pending = _persons[learner_].pending;
        vm.prank(stranger);
        bool done = _tryLearners(abi.encodeCall(learners.execute, (_learners[learner_])));
        bool ready = _isWaiting(learner_) && pending.readyAt <= time();
        if (ready && pending.kind == ILearnerRegistry.PendingKind.Join) {
            ready = _isJoinable(learner_, _placeOf(pending.account));
        }
        _inv39_WhatWaitsHappensFromItsTimeOn(done, ready);
        _tell("executed", done);
        if (done) _perform(learner_, pending);
        _touchIdentity(learner_);
    }

    function _cancel(Dice memory dice, uint256 learner_) private {
        Person storage person = _persons[learner_];
        bool byController = !dice.oneIn(4);
        address by = byController ? _controllerOf(learner_) : stranger;
        bool done = _try(dice, by, abi.encodeCall(learners.cancel, (_learners[learner_])));
        bool expected = byController && person.joined == 0 && _isWaiting(learner_);
        _inv42_WhatWaitsIsCancelledUnlessAllGuardiansSigned(done, expected, person.pending.unanimous);
        _tell("cancelled", done);
        _touchIdentity(learner_);
        if (!done) return;
        delete person.pending;
        ++person.nonce;
    }

    /// @dev To when something is ready, or a custody ends, or a second beside it.
    function waitForChange(uint256 seed) external acts {
        Dice memory dice = diceOf(seed);
        uint256 next = type(uint256).max;
        for (uint256 i = 0; i < LEARNERS; ++i) {
            (uint40 readyAt, uint40 until) = (_persons[i].pending.readyAt, _persons[i].custodyUntil);
            if (readyAt > time() && readyAt < next) next = readyAt;
            if (until > time() && until < next && dice.oneIn(6)) next = until;
        }
        if (next == type(uint256).max) return;
        uint256 to = dice.oneIn(3) ? next - 1 + dice.roll(3) : next;
        vm.warp(to);
        _audit();
        ++count["waited for a change"];
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    /// @dev Mostly by the controller and sound.
    function _attempt(Dice memory dice, uint256 learner_) private view returns (Attempt memory attempt) {
        attempt.learner = learner_;
        if (dice.oneIn(3)) attempt.fault = Fault(dice.roll(uint256(type(Fault).max) + 1));
        attempt.by = attempt.fault == Fault.Caller ? stranger : _controllerOf(learner_);
        attempt.nonce = _persons[learner_].nonce;
        if (attempt.fault == Fault.Nonce) ++attempt.nonce;
        attempt.deadline = attempt.fault == Fault.Deadline ? time() - 1 : time() + dice.roll(1 hours);
    }

    /// @dev Nothing is wrong with what everybody said, and nothing waits.
    function _areTheirWords(Attempt memory attempt) private view returns (bool) {
        Person storage person = _persons[attempt.learner];
        bool sound = attempt.fault == Fault.None || attempt.fault == Fault.Twice;
        if (attempt.fault == Fault.Custodian) sound = !_hasCustodian(attempt.learner);
        return sound && person.joined == 0 && !_isWaiting(attempt.learner);
    }

    function _isWaiting(uint256 learner_) private view returns (bool) {
        return _persons[learner_].pending.kind != ILearnerRegistry.PendingKind.None;
    }

    function _isMovable(uint256 learner_, address to) private view returns (bool) {
        Person storage person = _persons[learner_];
        return to != person.controller && !(_hasCustodian(learner_) && to == person.custodian);
    }

    function _isSuccessor(uint256 learner_, address to) private view returns (bool) {
        Person storage person = _persons[learner_];
        return _hasCustodian(learner_) && to != person.controller && to != person.custodian;
    }

    function _isJoinable(uint256 learner_, uint256 to) private view returns (bool) {
        return
            !_persons[learner_].hasMembers && _persons[to].joined == 0 && !_isWaiting(to) && to != learner_;
    }

    /// @dev One with guardians, and rather with a custodian too, where there is one.
    function _guarded(Dice memory dice) private returns (uint256 learner_) {
        learner_ = _someLearner(dice);
        for (uint256 i = 0; i < 2 * LEARNERS; ++i) {
            bool fits = _persons[learner_].guardians.count != 0 && (i >= LEARNERS || _hasCustodian(learner_));
            if (fits) return learner_;
            learner_ = (learner_ + 1) % LEARNERS;
        }
    }

    function _someGuardians(Dice memory dice) private view returns (ILearnerRegistry.Guardians memory) {
        uint256 many = dice.oneIn(5) ? 0 : 1 + dice.roll(GUARDIANS);
        if (many == 0) return ILearnerRegistry.Guardians({root: 0, threshold: 0, count: 0, delay: 0});
        return
            ILearnerRegistry.Guardians({
                root: _treeOf(many)[0],
                threshold: uint8(1 + dice.roll(many)),
                count: uint8(many),
                delay: 1 days + uint40(dice.roll(2 days))
            });
    }

    /// @dev The start of the next month, in the play's two years.
    function _nextMonth() private view returns (uint40 start) {
        uint8[24] memory lengths = [
            28,
            31,
            30,
            31,
            30,
            31,
            31,
            30,
            31,
            30,
            31,
            31,
            29,
            31,
            30,
            31,
            30,
            31,
            31,
            30,
            31,
            30,
            31,
            31
        ];
        start = FEBRUARY;
        for (uint256 i = 0; start <= time(); ++i) start += lengths[i] * uint40(1 days);
    }

    function _custodyOf(
        Attempt memory attempt,
        address custodian,
        uint40 until
    ) private view returns (bytes32) {
        return _custodyDigest(_learners[attempt.learner], custodian, until, attempt.nonce, attempt.deadline);
    }

    function _signed(
        Attempt memory attempt,
        address party,
        bytes32 digest
    ) private view returns (bytes memory) {
        return signatureOf(_names[attempt.fault == Fault.Party ? stranger : party], digest);
    }

    function _signedByCustodian(
        Attempt memory attempt,
        uint256 learner_,
        bytes32 digest
    ) private view returns (bytes memory) {
        if (!_hasCustodian(learner_)) return "";
        bool byStranger = attempt.fault == Fault.Custodian;
        return signatureOf(_names[byStranger ? stranger : _personOf(learner_).custodian], digest);
    }

    function _pending(
        ILearnerRegistry.PendingKind kind,
        address account,
        uint40 until
    ) private pure returns (ILearnerRegistry.Pending memory pending) {
        (pending.kind, pending.account, pending.until) = (kind, account, until);
    }

    /// @dev At once where no guardians stand, else it waits.
    function _begin(bool done, uint256 learner_, ILearnerRegistry.Pending memory pending) private {
        if (done && _persons[learner_].guardians.count != 0) _await(learner_, pending);
        else if (done) _perform(learner_, pending);
        _touchIdentity(learner_);
    }

    function _await(uint256 learner_, ILearnerRegistry.Pending memory pending) private {
        Person storage person = _persons[learner_];
        pending.readyAt = time() + person.guardians.delay;
        person.pending = pending;
        ++person.nonce;
        ++count["waiting"];
        _touchIdentity(learner_);
    }

    function _perform(uint256 learner_, ILearnerRegistry.Pending memory pending) private {
        Person storage person = _persons[learner_];
        ILearnerRegistry.PendingKind kind = pending.kind;
        ++person.nonce;
        delete person.pending;
        if (kind == ILearnerRegistry.PendingKind.Guardians) {
            person.guardians = person.guardiansToBe;
        } else if (kind == ILearnerRegistry.PendingKind.Custodian) {
            (person.custodian, person.custodyUntil) = (pending.account, pending.until);
        } else if (kind == ILearnerRegistry.PendingKind.CustodianRecovery) {
            person.custodian = pending.account;
        } else if (kind == ILearnerRegistry.PendingKind.Join) {
            uint256 to = _placeOf(pending.account);
            delete person.guardians;
            (person.joined, person.custodyUntil) = (to + 1, 0);
            _persons[to].hasMembers = true;
            _touchIdentity(to);
        } else {
            person.controller = pending.account;
        }
    }

    function _use(Dice memory dice, address by, bytes memory data) private {
        if (_used.length < _MOST_USED) _used.push();
        Used storage used = _used[_used.length < _MOST_USED ? _used.length - 1 : dice.roll(_MOST_USED)];
        (used.by, used.data) = (by, data);
    }

    function _try(Dice memory dice, address by, bytes memory data) private returns (bool) {
        return _as(dice, by, address(learners), data);
    }

    /// @dev Who speaks for the learner calls, or would if no recovery waited.
    function _asLearner(
        Dice memory dice,
        uint256 learner_,
        address target,
        bytes memory data
    ) internal returns (bool done) {
        done = _as(dice, _speakerOf(learner_), target, data);
        if (_isRecovering(learner_)) _inv40_NobodySpeaksWhileARecoveryWaits(done);
    }

    /// @dev Somebody calls, or signs a request that a stranger brings through the forwarder.
    function _as(
        Dice memory dice,
        address by,
        address target,
        bytes memory data
    ) private returns (bool done) {
        if (!dice.oneIn(4)) {
            vm.prank(by);
            (done, ) = target.call(data);
            return done;
        }
        ForwarderLike.ForwardRequestData memory request = requestOf(_names[by], target, data);
        vm.prank(stranger);
        (done, ) = address(forwarder).call(abi.encodeCall(forwarder.execute, (request)));
        if (!done) return false;
        _usedRequests.push(request);
        ++count["forwarded"];
    }
}
