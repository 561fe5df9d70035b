// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

import {ILearnerRegistry} from "../interfaces/ILearnerRegistry.sol";
import {Changes} from "./Changes.sol";

/// @title Recoveries: what guardians do for a learner who lost a key, or whose key was stolen
abstract contract Recoveries is Changes {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    bytes32 private constant _RECOVERY_TYPEHASH = keccak256(
        "Recovery(address identity,address from,address controller,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant _CUSTODIAN_RECOVERY_TYPEHASH = keccak256(
        "CustodianRecovery(address identity,address custodian,uint40 until,uint256 nonce,uint256 deadline)"
    );
    /// @dev Of one guardian alone nobody could say that it is all of them.
    uint256 private constant _UNANIMOUS_MIN = 2;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    // Counts recoveries that began, and nothing else: whoever has the controller's or the custodian's key cannot make
    // the guardians' signatures worthless before they are used.
    mapping(address identity => uint256) private _recoveries;

    // ──────────────────────────────────────────── Recovery ───────────────────────────────────────────

    /// @inheritdoc ILearnerRegistry
    function recover(
        address identity,
        address to,
        uint256 deadline,
        bytes calldata toSignature,
        GuardianWord[] calldata words
    ) external {
        _requireMovable(identity, to);
        bytes32 structHash = keccak256(
            abi.encode(
                _RECOVERY_TYPEHASH,
                identity,
                controllerOf(identity),
                to,
                _recoveries[identity],
                deadline
            )
        );
        _requireSigned(identity, to, structHash, toSignature);
        _begin(identity, _pendingOf(PendingKind.Recovery, to, 0), structHash, deadline, words);
    }

    /// @inheritdoc ILearnerRegistry
    function recoverCustodian(
        address identity,
        address successor,
        uint256 deadline,
        bytes calldata successorSignature,
        GuardianWord[] calldata words
    ) external {
        _requireSuccessor(identity, successor);
        bytes32 structHash = keccak256(
            abi.encode(
                _CUSTODIAN_RECOVERY_TYPEHASH,
                identity,
                successor,
                _identities[identity].custodyUntil,
                _recoveries[identity],
                deadline
            )
        );
        _requireSigned(identity, successor, structHash, successorSignature);
        Pending memory recovery = _pendingOf(PendingKind.CustodianRecovery, successor, 0);
        _begin(identity, recovery, structHash, deadline, words);
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc ILearnerRegistry
    function recoveryNonceOf(address learner) external view returns (uint256) {
        return _recoveries[identityOf(learner)];
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    function _begin(
        address identity,
        Pending memory recovery,
        bytes32 structHash,
        uint256 deadline,
        GuardianWord[] calldata words
    ) private {
        _requireInTime(deadline);
        Identity storage entry = _identities[identity];
        if (entry.isRecovering) _requireNothingPending(identity);
        Guardians memory guardians = _guardians[identity];
        if (guardians.root == 0) revert GuardiansMissing(identity);
        if (words.length < guardians.threshold) revert GuardiansTooFew(words.length, guardians.threshold);
        _requireWords(identity, guardians.root, structHash, words);
        PendingKind waiting = _pending[identity].kind;
        if (waiting != PendingKind.None) _drop(identity, waiting);
        recovery.unanimous = words.length == guardians.count && words.length >= _UNANIMOUS_MIN;
        entry.isRecovering = true;
        ++_recoveries[identity];
        _await(identity, recovery, guardians.delay);
    }

    /// @dev By ascending address, so that none counts twice.
    function _requireWords(
        address identity,
        bytes32 root,
        bytes32 structHash,
        GuardianWord[] calldata words
    ) private view {
        address last = address(0);
        for (uint256 i = 0; i < words.length; ++i) {
            GuardianWord calldata word = words[i];
            bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(word.guardian, word.salt))));
            if (word.guardian <= last || !MerkleProof.verifyCalldata(word.proof, root, leaf)) {
                revert GuardianInvalid(i, word.guardian);
            }
            _requireSigned(identity, word.guardian, structHash, word.signature);
            last = word.guardian;
        }
    }
}
