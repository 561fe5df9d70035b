// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Context} from "@openzeppelin/contracts/utils/Context.sol";

import {ILearnerRegistry} from "../interfaces/ILearnerRegistry.sol";
import {CivilDate} from "../libraries/CivilDate.sol";
import {blockTime} from "../libraries/Clock.sol";
import {Identities} from "./Identities.sol";

/// @title Changes: what a learner changes of the own identity; it waits where guardians watch over it
abstract contract Changes is Identities, Context {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    bytes32 private constant _MOVE_TYPEHASH = keccak256(
        "Move(address identity,address controller,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant _JOIN_TYPEHASH = keccak256(
        "Join(address learner,address identity,uint256 nonce,uint256 identityNonce,uint256 deadline)"
    );
    bytes32 private constant _GUARDIANS_TYPEHASH = keccak256(
        "Guardians(address identity,bytes32 root,uint8 threshold,uint8 count,uint40 delay,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant _CUSTODY_TYPEHASH = keccak256(
        "Custody(address identity,address custodian,uint40 until,uint256 nonce,uint256 deadline)"
    );

    /// @dev Shorter, and nobody would see it in time; longer, and a change would never come.
    uint40 private constant _MIN_DELAY = 1 days;
    uint40 private constant _MAX_DELAY = 90 days;
    uint40 private constant _MAX_CUSTODY = 21 * 366 days;

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    mapping(address identity => Guardians) internal _guardians;
    mapping(address identity => Pending) internal _pending;
    /// @dev The guardians to be, where a change of them waits.
    mapping(address identity => Guardians) private _guardiansToBe;

    // ──────────────────────────────────────────── Identity ───────────────────────────────────────────

    /// @inheritdoc ILearnerRegistry
    function moveController(
        address identity,
        address to,
        uint256 deadline,
        bytes calldata toSignature,
        bytes calldata custodianSignature
    ) external {
        uint32 nonce = _beginChange(identity, deadline);
        _requireMovable(identity, to);
        bytes32 structHash = keccak256(abi.encode(_MOVE_TYPEHASH, identity, to, nonce, deadline));
        _requireSigned(identity, to, structHash, toSignature);
        _requireCustodian(identity, structHash, custodianSignature);
        _change(identity, _pendingOf(PendingKind.Controller, to, 0));
    }

    /// @inheritdoc ILearnerRegistry
    function join(
        address learner,
        address identity,
        uint256 deadline,
        bytes[3] calldata signatures
    ) external {
        uint32 nonce = _beginChange(learner, deadline);
        _requireJoinable(learner, identity);
        bytes32 structHash = keccak256(
            abi.encode(_JOIN_TYPEHASH, learner, identity, nonce, _identities[identity].nonce, deadline)
        );
        _requireSigned(identity, controllerOf(identity), structHash, signatures[0]);
        _requireCustodian(identity, structHash, signatures[1]);
        _requireCustodian(learner, structHash, signatures[2]);
        _change(learner, _pendingOf(PendingKind.Join, identity, 0));
    }

    /// @inheritdoc ILearnerRegistry
    function setGuardians(
        address identity,
        Guardians calldata guardians,
        uint256 deadline,
        bytes calldata custodianSignature
    ) external {
        uint32 nonce = _beginChange(identity, deadline);
        if (!_areSound(guardians)) {
            revert GuardiansInvalid(guardians.root, guardians.threshold, guardians.count, guardians.delay);
        }
        bytes32 structHash = keccak256(
            abi.encode(
                _GUARDIANS_TYPEHASH,
                identity,
                guardians.root,
                guardians.threshold,
                guardians.count,
                guardians.delay,
                nonce,
                deadline
            )
        );
        _requireCustodian(identity, structHash, custodianSignature);
        _guardiansToBe[identity] = guardians;
        _change(identity, _pendingOf(PendingKind.Guardians, address(0), 0));
    }

    /// @inheritdoc ILearnerRegistry
    function appointCustodian(
        address identity,
        address custodian,
        uint40 until,
        uint256 deadline,
        bytes calldata custodianSignature
    ) external {
        uint32 nonce = _beginChange(identity, deadline);
        if (_hasCustodian(identity)) {
            uint40 end = _identities[identity].custodyUntil;
            revert CustodianAlreadyAppointed(identity, _custodians[identity], end);
        }
        if (custodian == controllerOf(identity)) revert IdentityAccountInvalid(identity, custodian);
        if (!_isCustodyTerm(until)) revert CustodianTermInvalid(until, blockTime());
        _requireSigned(
            identity,
            custodian,
            _custodyHash(identity, custodian, until, nonce, deadline),
            custodianSignature
        );
        _change(identity, _pendingOf(PendingKind.Custodian, custodian, until));
    }

    /// @inheritdoc ILearnerRegistry
    function replaceCustodian(
        address identity,
        address successor,
        uint256 deadline,
        bytes calldata successorSignature
    ) external {
        _requireNothingPending(identity);
        _requireInTime(deadline);
        _requireSuccessor(identity, successor);
        Identity storage entry = _identities[identity];
        (address custodian, uint40 until) = (_custodians[identity], entry.custodyUntil);
        if (_msgSender() != custodian) revert IdentityCustodianOnly(identity, custodian, _msgSender());
        bytes32 structHash = _custodyHash(identity, successor, until, entry.nonce, deadline);
        _requireSigned(identity, successor, structHash, successorSignature);
        _appoint(identity, successor, until);
    }

    /// @inheritdoc ILearnerRegistry
    function execute(address identity) external {
        Pending memory pending = _pending[identity];
        if (pending.kind == PendingKind.None) revert IdentityNothingPending(identity);
        if (blockTime() < pending.readyAt)
            revert IdentityChangeNotReady(identity, pending.readyAt, blockTime());
        delete _pending[identity];
        _identities[identity].isRecovering = false;
        _do(identity, pending);
    }

    /// @inheritdoc ILearnerRegistry
    function cancel(address identity) external {
        _requireController(identity);
        Pending memory pending = _pending[identity];
        if (pending.kind == PendingKind.None) revert IdentityNothingPending(identity);
        if (pending.unanimous) revert RecoveryUnanimous(identity);
        _drop(identity, pending.kind);
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc ILearnerRegistry
    function guardiansOf(address learner) external view returns (Guardians memory) {
        return _guardians[identityOf(learner)];
    }

    /// @inheritdoc ILearnerRegistry
    function pendingOf(address learner) external view returns (Pending memory) {
        return _pending[identityOf(learner)];
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    /// @dev Opens a change by the controller, and answers the nonce that every party signs.
    function _beginChange(address identity, uint256 deadline) private view returns (uint32) {
        _requireController(identity);
        _requireNothingPending(identity);
        _requireInTime(deadline);
        return _identities[identity].nonce;
    }

    /// @dev Does it where no guardians watch over the identity, else lets it wait.
    function _change(address identity, Pending memory change) private {
        uint40 delay = _guardians[identity].delay;
        if (delay == 0) _do(identity, change);
        else _await(identity, change, delay);
    }

    /// @dev Every signature that was made before is worthless from here on.
    function _await(address identity, Pending memory change, uint40 delay) internal {
        uint32 nonce = ++_identities[identity].nonce;
        change.readyAt = blockTime() + delay;
        _pending[identity] = change;
        emit ChangePending(identity, change.kind, change.account, change.readyAt, change.unanimous, nonce);
    }

    function _drop(address identity, PendingKind kind) internal {
        delete _pending[identity];
        Identity storage entry = _identities[identity];
        entry.isRecovering = false;
        emit ChangeCancelled(identity, kind, ++entry.nonce);
    }

    function _do(address identity, Pending memory change) private {
        if (change.kind == PendingKind.Guardians) _setGuardians(identity);
        else if (change.kind == PendingKind.Custodian) _appoint(identity, change.account, change.until);
        else if (change.kind == PendingKind.CustodianRecovery) {
            _appoint(identity, change.account, _identities[identity].custodyUntil);
        } else if (change.kind == PendingKind.Join) _join(identity, change.account);
        else _move(identity, change.account);
    }

    function _move(address identity, address to) private {
        Identity storage entry = _identities[identity];
        address from = controllerOf(identity);
        entry.account = to == identity ? address(0) : to;
        emit ControllerMoved(identity, from, to, ++entry.nonce);
    }

    /// @dev What was so when it was asked for may not be so any more when it is done.
    function _join(address learner, address identity) private {
        _requireJoinable(learner, identity);
        Identity storage entry = _identities[learner];
        uint32 nonce = entry.nonce + 1;
        delete _guardians[learner];
        _identities[learner] = Identity({
            account: identity,
            custodyUntil: 0,
            nonce: nonce,
            isJoined: true,
            hasMembers: false,
            isRecovering: false
        });
        _identities[identity].hasMembers = true;
        emit LearnerJoined(learner, identity, nonce);
    }

    function _setGuardians(address identity) private {
        Guardians memory guardians = _guardiansToBe[identity];
        delete _guardiansToBe[identity];
        _guardians[identity] = guardians;
        emit GuardiansSet(
            identity,
            guardians.root,
            guardians.threshold,
            guardians.count,
            guardians.delay,
            ++_identities[identity].nonce
        );
    }

    function _appoint(address identity, address custodian, uint40 until) private {
        Identity storage entry = _identities[identity];
        entry.custodyUntil = until;
        _custodians[identity] = custodian;
        emit CustodianAppointed(identity, custodian, until, ++entry.nonce);
    }

    function _requireController(address identity) private view {
        _requireOwn(identity);
        address controller = controllerOf(identity);
        if (_msgSender() != controller) revert IdentityControllerOnly(identity, controller, _msgSender());
    }

    /// @dev A joined address has no identity of its own to change.
    function _requireOwn(address identity) internal view {
        Identity storage entry = _identities[identity];
        if (entry.isJoined) revert IdentityJoined(identity, entry.account);
    }

    function _requireNothingPending(address identity) internal view {
        Pending storage pending = _pending[identity];
        if (pending.kind == PendingKind.None) return;
        revert IdentityChangePending(identity, pending.kind, pending.readyAt);
    }

    function _requireInTime(uint256 deadline) internal view {
        if (blockTime() > deadline) revert IdentitySignatureExpired(deadline, blockTime());
    }

    function _requireJoinable(address learner, address identity) private view {
        if (_identities[learner].hasMembers) revert IdentityHasMembers(learner);
        _requireOwn(identity);
        _requireNothingPending(identity);
        if (identity == learner || identity == address(0)) revert IdentityAccountInvalid(learner, identity);
    }

    /// @dev Control goes to somebody else than who has it, and to nobody who is the custodian too.
    function _requireMovable(address identity, address to) internal view {
        _requireOwn(identity);
        bool isCustodian = _hasCustodian(identity) && to == _custodians[identity];
        if (to != address(0) && to != controllerOf(identity) && !isCustodian) return;
        revert IdentityAccountInvalid(identity, to);
    }

    /// @dev There is a custodian, whom neither itself nor the controller follows.
    function _requireSuccessor(address identity, address successor) internal view {
        _requireOwn(identity);
        if (!_hasCustodian(identity)) revert CustodianMissing(identity);
        if (successor != _custodians[identity] && successor != controllerOf(identity)) return;
        revert IdentityAccountInvalid(identity, successor);
    }

    function _requireCustodian(
        address identity,
        bytes32 structHash,
        bytes calldata custodianSignature
    ) private view {
        if (!_hasCustodian(identity)) return;
        _requireSigned(identity, _custodians[identity], structHash, custodianSignature);
    }

    function _custodyHash(
        address identity,
        address custodian,
        uint40 until,
        uint32 nonce,
        uint256 deadline
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(_CUSTODY_TYPEHASH, identity, custodian, until, nonce, deadline));
    }

    function _pendingOf(
        PendingKind kind,
        address account,
        uint40 until
    ) internal pure returns (Pending memory) {
        return Pending({kind: kind, readyAt: 0, unanimous: false, account: account, until: until});
    }

    /// @dev All zeros take the guardians away.
    function _areSound(Guardians calldata guardians) private pure returns (bool) {
        (uint8 threshold, uint8 count, uint40 delay) = (
            guardians.threshold,
            guardians.count,
            guardians.delay
        );
        if (guardians.root == 0) return threshold == 0 && count == 0 && delay == 0;
        return threshold != 0 && threshold <= count && delay >= _MIN_DELAY && delay <= _MAX_DELAY;
    }

    /// @dev The first second of a month, so that it tells no birthday.
    function _isCustodyTerm(uint40 until) private view returns (bool) {
        if (until <= blockTime() || until > blockTime() + _MAX_CUSTODY || until % 1 days != 0) return false;
        (, , uint256 day) = CivilDate.fromDays(until / 1 days);
        return day == 1;
    }

    /// @inheritdoc Identities
    function _readyAt(address id) internal view override returns (uint40) {
        return _pending[id].readyAt;
    }
}
