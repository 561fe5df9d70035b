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
        (address id, Identity storage identity) = _identityOf(learner);
        if (identity.isRecovering) revert RecoveryPending(id, _readyAt(id));
        address actor;
        (actor, controller) = _actorAndController(id, identity);
        if (account != actor) revert LearnerActorOnly(learner, actor, account);
    }

    /// @inheritdoc ILearnerRegistry
    function identityOf(address learner) external view returns (address id) {
        (id, ) = _identityOf(learner);
    }

    /// @inheritdoc ILearnerRegistry
    function controllerOf(address learner) public view returns (address) {
        (address id, Identity storage identity) = _identityOf(learner);
        return _controllerOf(id, identity);
    }

    /// @inheritdoc ILearnerRegistry
    function actorOf(address learner) public view returns (address actor) {
        (address id, Identity storage identity) = _identityOf(learner);
        if (identity.isRecovering) return address(0);
        (actor, ) = _actorAndController(id, identity);
    }

    /// @inheritdoc ILearnerRegistry
    function custodianOf(address learner) external view returns (address custodian, uint40 until) {
        (address id, Identity storage identity) = _identityOf(learner);
        if (_hasCustodian(identity)) (custodian, until) = (_custodians[id], identity.custodyUntil);
    }

    /// @inheritdoc ILearnerRegistry
    function nonceOf(address learner) public view returns (uint32) {
        (, Identity storage identity) = _identityOf(learner);
        return identity.nonce;
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    /// @dev When what waits for an identity is ready.
    function _readyAt(address id) internal view virtual returns (uint40);

    function _identityOf(address learner) internal view returns (address id, Identity storage identity) {
        (id, identity) = (learner, _identities[learner]);
        if (identity.isJoined) {
            id = identity.account;
            identity = _identities[id];
        }
    }

    function _controllerOf(address id, Identity storage identity) internal view returns (address) {
        address account = identity.account;
        return account == address(0) ? id : account;
    }

    function _actorAndController(
        address id,
        Identity storage identity
    ) internal view returns (address actor, address controller) {
        controller = _controllerOf(id, identity);
        actor = _hasCustodian(identity) ? _custodians[id] : controller;
    }

    function _hasCustodian(Identity storage identity) internal view returns (bool) {
        return blockTime() < identity.custodyUntil;
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
