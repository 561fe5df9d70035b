// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {ILearnerRegistry} from "../interfaces/ILearnerRegistry.sol";
import {blockTime} from "../libraries/Clock.sol";

/// @title Identities: who holds a learner's tokens, and whose word counts
abstract contract Identities is ILearnerRegistry, EIP712 {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    // one slot: account 160 | custodyUntil 40 | nonce 32 | isJoined 8 | hasMembers 8 | isRecovering 8
    struct Identity {
        address account; // the controller, 0 for the address itself; of a joined address the identity
        uint40 custodyUntil;
        uint32 nonce;
        bool isJoined;
        bool hasMembers;
        bool isRecovering;
    }

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    mapping(address learner => Identity) internal _identities;
    // read while `custodyUntil` is in the future only
    mapping(address identity => address) internal _custodians;

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc ILearnerRegistry
    function requireActor(address learner, address account) public view returns (address controller) {
        address id;
        uint40 custodyUntil;
        bool isRecovering;
        (id, controller, custodyUntil, isRecovering) = _identityOf(learner);
        if (isRecovering) revert RecoveryPending(id, _readyAt(id));
        address actor = blockTime() < custodyUntil ? _custodians[id] : controller;
        if (account != actor) revert LearnerActorOnly(learner, actor, account);
    }

    /// @inheritdoc ILearnerRegistry
    function identityOf(address learner) public view returns (address id) {
        (id, , , ) = _identityOf(learner);
    }

    /// @inheritdoc ILearnerRegistry
    function controllerOf(address learner) public view returns (address controller) {
        (, controller, , ) = _identityOf(learner);
    }

    /// @inheritdoc ILearnerRegistry
    function actorOf(address learner) public view returns (address) {
        (address id, address controller, uint40 custodyUntil, bool isRecovering) = _identityOf(learner);
        if (isRecovering) return address(0);
        return blockTime() < custodyUntil ? _custodians[id] : controller;
    }

    /// @inheritdoc ILearnerRegistry
    function custodianOf(address learner) external view returns (address custodian, uint40 until) {
        address id = identityOf(learner);
        if (_hasCustodian(id)) (custodian, until) = (_custodians[id], _identities[id].custodyUntil);
    }

    /// @inheritdoc ILearnerRegistry
    /// @dev Of a joined address with what it counted before, so that its nonce never falls back to an earlier one.
    function nonceOf(address learner) public view returns (uint32) {
        Identity storage own = _identities[learner];
        return own.isJoined ? own.nonce + _identities[own.account].nonce : own.nonce;
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    /// @dev When what waits for an identity is ready.
    function _readyAt(address id) internal view virtual returns (uint40);

    function _identityOf(
        address learner
    ) private view returns (address id, address controller, uint40 custodyUntil, bool isRecovering) {
        id = learner;
        bool isJoined;
        (controller, custodyUntil, isRecovering, isJoined) = _read(id);
        if (isJoined) {
            id = controller;
            (controller, custodyUntil, isRecovering, ) = _read(id);
        }
        if (controller == address(0)) controller = id;
    }

    /// @dev All at once, so that the slot is read once.
    function _read(
        address identity
    ) private view returns (address account, uint40 custodyUntil, bool isRecovering, bool isJoined) {
        Identity storage entry = _identities[identity];
        return (entry.account, entry.custodyUntil, entry.isRecovering, entry.isJoined);
    }

    function _hasCustodian(address identity) internal view returns (bool) {
        return blockTime() < _identities[identity].custodyUntil;
    }

    /// @dev The party signed this very change of the identity: an EOA or a smart wallet.
    function _requireSigned(
        address id,
        address party,
        bytes32 structHash,
        bytes calldata signature
    ) internal view {
        if (SignatureChecker.isValidSignatureNow(party, _hashTypedDataV4(structHash), signature)) return;
        revert IdentitySignatureInvalid(id, party, _identities[id].nonce);
    }
}
