// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../contracts/interfaces/ILearnerRegistry.sol";
import {Cohort} from "../utils/Cohort.sol";
import {ForwardTest} from "../utils/ForwardTest.sol";
import {vm} from "../utils/Vm.sol";
import {Dice} from "./Dice.sol";

/// @title Persons: the learners of the play, their guardians, and its own account of who holds and speaks
abstract contract Persons is ForwardTest {
    // ───────────────────────────────────────────── Types ─────────────────────────────────────────────

    /// @dev What a learner's address made of itself.
    struct Person {
        address controller;
        uint256 joined; // place of the identity it joined, plus 1; 0 for none
        bool hasMembers;
        uint32 nonce;
        uint256 recoveries;
        address custodian; // the last one, who speaks before `custodyUntil`
        uint40 custodyUntil;
        ILearnerRegistry.Guardians guardians;
        ILearnerRegistry.Guardians guardiansToBe;
        ILearnerRegistry.Pending pending;
    }

    // ─────────────────────────────────────────── Constants ───────────────────────────────────────────

    uint256 internal constant LEARNERS = 4;
    /// @dev Wallets that control may move to, beside the learners' own addresses.
    uint256 internal constant WALLETS = 4;
    uint256 internal constant GUARDIANS = 3;

    /// @dev The first month's end of the play.
    uint40 internal constant FEBRUARY = START + 16 days + 16 hours;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    address[LEARNERS] internal _learners;
    address[WALLETS] internal _wallets;
    /// @dev In ascending order.
    address[GUARDIANS] internal _guardians;
    mapping(uint256 learner => Person) internal _persons;
    mapping(address account => string) internal _names;
    uint256 private _lastLearner;

    // ──────────────────────────────────────────── Set-up ─────────────────────────────────────────────

    function _gather() internal {
        _names[stranger] = "stranger";
        for (uint256 i = 0; i < LEARNERS; ++i) {
            _learners[i] = _persons[i].controller = _named("learner", i);
        }
        for (uint256 i = 0; i < WALLETS; ++i) _wallets[i] = _named("wallet", i);
        for (uint256 i = 0; i < GUARDIANS; ++i) {
            address guardian = _named("guardian", i);
            uint256 place = i;
            for (; place != 0 && _guardians[place - 1] > guardian; --place) {
                _guardians[place] = _guardians[place - 1];
            }
            _guardians[place] = guardian;
        }
    }

    function _named(string memory role, uint256 which) internal returns (address account) {
        string memory name = string.concat(role, vm.toString(which));
        account = actor(name);
        _names[account] = name;
    }

    // ──────────────────────────────────────────── Questions ──────────────────────────────────────────

    /// @dev Half of the time the one of the last time, so that one thing leads to another.
    function _someLearner(Dice memory dice) internal returns (uint256) {
        if (!dice.oneIn(2)) _lastLearner = dice.roll(LEARNERS);
        return _lastLearner;
    }

    /// @dev Who may get control or custody.
    function _somebody(Dice memory dice) internal view returns (address) {
        return dice.oneIn(3) ? _learners[dice.roll(LEARNERS)] : _wallets[dice.roll(WALLETS)];
    }

    function _placeOf(address learner_) internal view returns (uint256 place) {
        while (_learners[place] != learner_) ++place;
    }

    /// @dev The place of a learner's identity: its own, or the one it joined.
    function _identityOf(uint256 learner_) internal view returns (uint256) {
        uint256 joined = _persons[learner_].joined;
        return joined == 0 ? learner_ : joined - 1;
    }

    function _personOf(uint256 learner_) internal view returns (Person storage) {
        return _persons[_identityOf(learner_)];
    }

    function _controllerOf(uint256 learner_) internal view returns (address) {
        return _personOf(learner_).controller;
    }

    /// @dev Of a joined address with what it counted before, so that it never falls back.
    function _nonceOf(uint256 learner_) internal view returns (uint32) {
        Person storage own = _persons[learner_];
        return own.joined == 0 ? own.nonce : own.nonce + _persons[own.joined - 1].nonce;
    }

    function _hasCustodian(uint256 learner_) internal view returns (bool) {
        return time() < _personOf(learner_).custodyUntil;
    }

    function _isRecovering(uint256 learner_) internal view returns (bool) {
        return _isRecovery(_personOf(learner_).pending.kind);
    }

    function _isRecovery(ILearnerRegistry.PendingKind kind) internal pure returns (bool) {
        return
            kind == ILearnerRegistry.PendingKind.Recovery ||
            kind == ILearnerRegistry.PendingKind.CustodianRecovery;
    }

    function _waits(uint256 learner_) internal view returns (bool) {
        return _personOf(learner_).pending.kind != ILearnerRegistry.PendingKind.None;
    }

    /// @dev Who would speak if no recovery waited.
    function _speakerOf(uint256 learner_) internal view returns (address) {
        return _hasCustodian(learner_) ? _personOf(learner_).custodian : _controllerOf(learner_);
    }

    function _actorOf(uint256 learner_) internal view returns (address) {
        return _isRecovering(learner_) ? address(0) : _speakerOf(learner_);
    }

    // ─────────────────────────────────────────── What is signed ──────────────────────────────────────

    function _identityDigest(bytes memory encoded) internal view returns (bytes32) {
        return typedDigestOf("Cairn", block.chainid, address(learners), keccak256(encoded));
    }

    function _custodyDigest(
        address identity,
        address custodian,
        uint40 until,
        uint256 nonce,
        uint256 deadline
    ) internal view returns (bytes32) {
        return
            _identityDigest(
                abi.encode(
                    keccak256(
                        "Custody(address identity,address custodian,uint40 until,uint256 nonce,uint256 deadline)"
                    ),
                    identity,
                    custodian,
                    until,
                    nonce,
                    deadline
                )
            );
    }

    function _guardiansDigest(
        address identity,
        ILearnerRegistry.Guardians memory guardians,
        uint256 nonce,
        uint256 deadline
    ) internal view returns (bytes32) {
        return
            _identityDigest(
                abi.encode(
                    keccak256(
                        "Guardians(address identity,bytes32 root,uint8 threshold,uint8 count,uint40 delay,uint256 nonce,uint256 deadline)"
                    ),
                    identity,
                    guardians.root,
                    guardians.threshold,
                    guardians.count,
                    guardians.delay,
                    nonce,
                    deadline
                )
            );
    }

    // ──────────────────────────────────────────── Guardians ──────────────────────────────────────────

    /// @dev The first `count` guardians of the play, each with its salt.
    function _treeOf(uint256 count) internal view returns (bytes32[] memory) {
        bytes32[] memory leaves = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            leaves[i] = keccak256(bytes.concat(keccak256(abi.encode(_guardians[i], _saltOf(i)))));
        }
        return Cohort.treeOf(leaves);
    }

    function _saltOf(uint256 guardian) internal pure returns (bytes32) {
        return keccak256(abi.encode("salt", guardian));
    }
}
