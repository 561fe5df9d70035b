// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {GoodWallet} from "../../mocks/Wallets.sol";
import {Cohort} from "../../utils/Cohort.sol";
import {ForwardTest} from "../../utils/ForwardTest.sol";
import {vm} from "../../utils/Vm.sol";

/// @title IdentityTest: what learners, custodians and guardians sign, and the calls that bring it
/// @dev Actors go by name, since most of them sign. Typed data is computed from the words of EIP-712 and nothing of the
/// contract's. A `…Call` is the data of a call with every signature that it takes, made under the nonces of now.
abstract contract IdentityTest is ForwardTest {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @dev Last second of every signature, unless a test says otherwise.
    uint256 internal constant DEADLINE = START + 5 * YEAR;
    uint40 internal constant DELAY = 7 days;
    /// @dev 2029-01-01 00:00:00 UTC: when custody ends, unless a test says otherwise.
    uint40 internal constant MAJORITY = 1_861_920_000;
    string internal constant NOBODY = "";

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    /// @dev By ascending address, as a recovery wants them.
    string[] internal guardians;

    // ──────────────────────────────────────────── Actors ─────────────────────────────────────────────

    function addressOf(string memory name) internal pure returns (address) {
        return vm.addr(keyOf(name));
    }

    /// @notice Sends a call to the registry as a named actor.
    function send(string memory name, bytes memory data) internal {
        sendAs(addressOf(name), data);
    }

    function sendAs(address account, bytes memory data) internal {
        vm.prank(account);
        (bool success, bytes memory reason) = address(learners).call(data);
        if (success) return;
        // Safe: passes on the bytes that Solidity put there.
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }

    function assertRefused(string memory name, bytes memory data, bytes memory reason) internal {
        vm.prank(addressOf(name));
        (bool success, bytes memory result) = address(learners).call(data);
        assertFalse(success, "the call");
        assertEq(result, reason, "reason");
    }

    // ─────────────────────────────────────────── Signatures ──────────────────────────────────────────

    function learnersDigestOf(bytes32 structHash) internal view returns (bytes32) {
        return typedDigestOf("Cairn", block.chainid, address(learners), structHash);
    }

    /// @notice A named actor's signature, empty of `NOBODY`.
    function signedBy(string memory name, bytes32 structHash) internal view returns (bytes memory) {
        if (bytes(name).length == 0) return "";
        return signatureOf(name, learnersDigestOf(structHash));
    }

    /// @notice What a `GoodWallet` of a named key takes for a signature.
    function walletSignedBy(string memory name, bytes32 structHash) internal view returns (bytes memory) {
        return abi.encode(bytes32("frame"), signedBy(name, structHash), bytes32("frame"));
    }

    function moveHash(
        address identity,
        address controller,
        uint256 nonce,
        uint256 deadline
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256("Move(address identity,address controller,uint256 nonce,uint256 deadline)"),
                    identity,
                    controller,
                    nonce,
                    deadline
                )
            );
    }

    function joinHash(
        address account,
        address identity,
        uint256 nonce,
        uint256 identityNonce,
        uint256 deadline
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256(
                        "Join(address learner,address identity,uint256 nonce,uint256 identityNonce,uint256 deadline)"
                    ),
                    account,
                    identity,
                    nonce,
                    identityNonce,
                    deadline
                )
            );
    }

    function guardiansHash(
        address identity,
        ILearnerRegistry.Guardians memory set,
        uint256 nonce,
        uint256 deadline
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256(
                        "Guardians(address identity,bytes32 root,uint8 threshold,uint8 count,uint40 delay,uint256 nonce,uint256 deadline)"
                    ),
                    identity,
                    set,
                    nonce,
                    deadline
                )
            );
    }

    function custodyHash(
        address identity,
        address custodian,
        uint40 until,
        uint256 nonce,
        uint256 deadline
    ) internal pure returns (bytes32) {
        return
            keccak256(
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

    function recoveryHash(
        address identity,
        address from,
        address controller,
        uint256 nonce,
        uint256 deadline
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256(
                        "Recovery(address identity,address from,address controller,uint256 nonce,uint256 deadline)"
                    ),
                    identity,
                    from,
                    controller,
                    nonce,
                    deadline
                )
            );
    }

    function custodianRecoveryHash(
        address identity,
        address custodian,
        uint40 until,
        uint256 nonce,
        uint256 deadline
    ) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256(
                        "CustodianRecovery(address identity,address custodian,uint40 until,uint256 nonce,uint256 deadline)"
                    ),
                    identity,
                    custodian,
                    until,
                    nonce,
                    deadline
                )
            );
    }

    // ───────────────────────────────────────────── Calls ─────────────────────────────────────────────

    function moveCall(
        address identity,
        string memory to,
        string memory custodian
    ) internal view returns (bytes memory) {
        bytes32 structHash = moveHash(identity, addressOf(to), learners.nonceOf(identity), DEADLINE);
        return
            abi.encodeCall(
                learners.moveController,
                (identity, addressOf(to), DEADLINE, signedBy(to, structHash), signedBy(custodian, structHash))
            );
    }

    function moveCall(address identity, string memory to) internal view returns (bytes memory) {
        return moveCall(identity, to, NOBODY);
    }

    /// @param parties The identity's controller, the identity's custodian, the address's custodian.
    function joinCall(
        address account,
        address identity,
        string[3] memory parties
    ) internal view returns (bytes memory) {
        bytes32 structHash = joinHash(
            account,
            identity,
            learners.nonceOf(account),
            learners.nonceOf(identity),
            DEADLINE
        );
        bytes[3] memory signatures;
        for (uint256 i = 0; i < 3; ++i) signatures[i] = signedBy(parties[i], structHash);
        return abi.encodeCall(learners.join, (account, identity, DEADLINE, signatures));
    }

    function joinCall(
        address account,
        address identity,
        string memory controller
    ) internal view returns (bytes memory) {
        return joinCall(account, identity, [controller, NOBODY, NOBODY]);
    }

    function guardiansCall(
        address identity,
        ILearnerRegistry.Guardians memory set,
        string memory custodian
    ) internal view returns (bytes memory) {
        bytes32 structHash = guardiansHash(identity, set, learners.nonceOf(identity), DEADLINE);
        return
            abi.encodeCall(learners.setGuardians, (identity, set, DEADLINE, signedBy(custodian, structHash)));
    }

    function guardiansCall(
        address identity,
        ILearnerRegistry.Guardians memory set
    ) internal view returns (bytes memory) {
        return guardiansCall(identity, set, NOBODY);
    }

    function appointCall(
        address identity,
        string memory custodian,
        uint40 until
    ) internal view returns (bytes memory) {
        bytes32 structHash = custodyHash(
            identity,
            addressOf(custodian),
            until,
            learners.nonceOf(identity),
            DEADLINE
        );
        return
            abi.encodeCall(
                learners.appointCustodian,
                (identity, addressOf(custodian), until, DEADLINE, signedBy(custodian, structHash))
            );
    }

    function replaceCall(address identity, string memory successor) internal view returns (bytes memory) {
        (, uint40 until) = learners.custodianOf(identity);
        bytes32 structHash = custodyHash(
            identity,
            addressOf(successor),
            until,
            learners.nonceOf(identity),
            DEADLINE
        );
        return
            abi.encodeCall(
                learners.replaceCustodian,
                (identity, addressOf(successor), DEADLINE, signedBy(successor, structHash))
            );
    }

    function executeCall(address identity) internal view returns (bytes memory) {
        return abi.encodeCall(learners.execute, (identity));
    }

    function cancelCall(address identity) internal view returns (bytes memory) {
        return abi.encodeCall(learners.cancel, (identity));
    }

    /// @notice What guardians sign now to move control to a named actor.
    function recoveryHashNow(address identity, string memory to) internal view returns (bytes32) {
        return
            recoveryHash(
                identity,
                learners.controllerOf(identity),
                addressOf(to),
                learners.recoveryNonceOf(identity),
                DEADLINE
            );
    }

    /// @notice A recovery that the first `count` guardians sign.
    function recoverCall(
        address identity,
        string memory to,
        uint256 count
    ) internal view returns (bytes memory) {
        return recoverCall(identity, to, wordsOf(recoveryHashNow(identity, to), count));
    }

    function recoverCall(
        address identity,
        string memory to,
        ILearnerRegistry.GuardianWord[] memory words
    ) internal view returns (bytes memory) {
        bytes memory toSignature = signedBy(to, recoveryHashNow(identity, to));
        return abi.encodeCall(learners.recover, (identity, addressOf(to), DEADLINE, toSignature, words));
    }

    /// @notice What guardians sign now to replace a custodian.
    function custodianRecoveryHashNow(
        address identity,
        string memory successor
    ) internal view returns (bytes32) {
        (, uint40 until) = learners.custodianOf(identity);
        uint256 nonce = learners.recoveryNonceOf(identity);
        return custodianRecoveryHash(identity, addressOf(successor), until, nonce, DEADLINE);
    }

    function recoverCustodianCall(
        address identity,
        string memory successor,
        uint256 count
    ) internal view returns (bytes memory) {
        bytes32 structHash = custodianRecoveryHashNow(identity, successor);
        return
            abi.encodeCall(
                learners.recoverCustodian,
                (
                    identity,
                    addressOf(successor),
                    DEADLINE,
                    signedBy(successor, structHash),
                    wordsOf(structHash, count)
                )
            );
    }

    // ─────────────────────────────────────────── Guardians ───────────────────────────────────────────

    function saltOf(string memory guardian) internal pure returns (bytes32) {
        return keccak256(abi.encode("salt", guardian));
    }

    function leafOf(address guardian, bytes32 salt) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(guardian, salt))));
    }

    /// @notice Names the guardians, and sorts them by address.
    function nameGuardians(uint256 count) internal {
        delete guardians;
        for (uint256 i = 0; i < count; ++i) {
            guardians.push(string.concat("guardian", vm.toString(i)));
            for (uint256 j = i; j > 0 && addressOf(guardians[j]) < addressOf(guardians[j - 1]); --j) {
                string memory larger = guardians[j - 1];
                guardians[j - 1] = guardians[j];
                guardians[j] = larger;
            }
        }
    }

    function guardianTree() internal view returns (bytes32[] memory) {
        bytes32[] memory leaves = new bytes32[](guardians.length);
        for (uint256 i = 0; i < leaves.length; ++i) {
            leaves[i] = leafOf(addressOf(guardians[i]), saltOf(guardians[i]));
        }
        return Cohort.treeOf(leaves);
    }

    /// @notice The named guardians, as an identity commits to them.
    function guardianSet(uint8 threshold) internal view returns (ILearnerRegistry.Guardians memory) {
        return
            ILearnerRegistry.Guardians({
                root: guardianTree()[0],
                threshold: threshold,
                count: uint8(guardians.length),
                delay: DELAY
            });
    }

    /// @notice Three guardians of whom two recover; the identity must have none yet.
    function guard(string memory controller, address identity) internal {
        nameGuardians(3);
        send(controller, guardiansCall(identity, guardianSet(2)));
    }

    function guard() internal {
        guard("learner", learner);
    }

    function noGuardians() internal pure returns (ILearnerRegistry.Guardians memory none) {}

    /// @notice The word of the guardian at an index.
    function wordOf(
        bytes32 structHash,
        uint256 index
    ) internal view returns (ILearnerRegistry.GuardianWord memory) {
        string memory name = guardians[index];
        return
            ILearnerRegistry.GuardianWord({
                guardian: addressOf(name),
                salt: saltOf(name),
                proof: Cohort.proofOf(guardianTree(), index),
                signature: signedBy(name, structHash)
            });
    }

    /// @notice The words of the first `count` guardians.
    function wordsOf(
        bytes32 structHash,
        uint256 count
    ) internal view returns (ILearnerRegistry.GuardianWord[] memory words) {
        words = new ILearnerRegistry.GuardianWord[](count);
        for (uint256 i = 0; i < count; ++i) words[i] = wordOf(structHash, i);
    }

    // ─────────────────────────────────────────── Custodians ──────────────────────────────────────────

    /// @notice "parent" is the learner's custodian until `MAJORITY`; the identity must have no guardians yet.
    function takeCustody() internal {
        send("learner", appointCall(learner, "parent", MAJORITY));
    }

    // ──────────────────────────────────────── Waiting and doing ──────────────────────────────────────

    /// @notice Waits the delay, and a stranger executes.
    function waitAndExecute(address identity) internal {
        skip(DELAY);
        send("stranger", executeCall(identity));
    }

    // ───────────────────────────────────────── Expectations ──────────────────────────────────────────

    function expectMoved(address identity, address from, address to, uint32 nonce) internal {
        vm.expectEmit(address(learners));
        emit ILearnerRegistry.ControllerMoved(identity, from, to, nonce);
    }

    function expectPending(
        address identity,
        ILearnerRegistry.PendingKind kind,
        address account,
        bool unanimous,
        uint32 nonce
    ) internal {
        vm.expectEmit(address(learners));
        emit ILearnerRegistry.ChangePending(identity, kind, account, time() + DELAY, unanimous, nonce);
    }

    function expectCancelled(address identity, ILearnerRegistry.PendingKind kind, uint32 nonce) internal {
        vm.expectEmit(address(learners));
        emit ILearnerRegistry.ChangeCancelled(identity, kind, nonce);
    }

    function expectAppointed(address identity, address custodian, uint40 until, uint32 nonce) internal {
        vm.expectEmit(address(learners));
        emit ILearnerRegistry.CustodianAppointed(identity, custodian, until, nonce);
    }

    function assertPending(
        address identity,
        ILearnerRegistry.PendingKind kind,
        uint40 readyAt,
        bool unanimous,
        address account,
        uint40 until
    ) internal view {
        ILearnerRegistry.Pending memory expected = ILearnerRegistry.Pending({
            kind: kind,
            readyAt: readyAt,
            unanimous: unanimous,
            account: account,
            until: until
        });
        assertEq(abi.encode(learners.pendingOf(identity)), abi.encode(expected), "pending");
    }

    function assertNothingPending(address identity) internal view {
        assertEq(abi.encode(learners.pendingOf(identity)), new bytes(5 * 32), "nothing pending");
    }

    function assertCustodian(address identity, address custodian, uint40 until) internal view {
        (address custodianNow, uint40 untilNow) = learners.custodianOf(identity);
        assertEq(custodianNow, custodian, "custodian");
        assertEq(untilNow, until, "until");
    }

    // ──────────────────────────────────────────── Errors ─────────────────────────────────────────────

    function controllerOnly(address identity, address account) internal view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                ILearnerRegistry.IdentityControllerOnly.selector,
                identity,
                learners.controllerOf(identity),
                account
            );
    }

    function joinedAlready(address account, address identity) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ILearnerRegistry.IdentityJoined.selector, account, identity);
    }

    function changePending(address identity) internal view returns (bytes memory) {
        ILearnerRegistry.Pending memory pending = learners.pendingOf(identity);
        return
            abi.encodeWithSelector(
                ILearnerRegistry.IdentityChangePending.selector,
                identity,
                pending.kind,
                pending.readyAt
            );
    }

    function nothingPending(address identity) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ILearnerRegistry.IdentityNothingPending.selector, identity);
    }

    function recoveryPending(address identity) internal view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                ILearnerRegistry.RecoveryPending.selector,
                identity,
                learners.pendingOf(identity).readyAt
            );
    }

    function accountInvalid(address identity, address account) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ILearnerRegistry.IdentityAccountInvalid.selector, identity, account);
    }

    function signatureExpired(uint256 deadline) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ILearnerRegistry.IdentitySignatureExpired.selector, deadline, time());
    }

    function signatureInvalid(address identity, address party) internal view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                ILearnerRegistry.IdentitySignatureInvalid.selector,
                identity,
                party,
                learners.nonceOf(identity)
            );
    }

    function speaksNot(
        address account,
        address actorNow,
        address other
    ) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ILearnerRegistry.LearnerActorOnly.selector, account, actorNow, other);
    }

    function guardianInvalid(uint256 index, address guardian) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ILearnerRegistry.GuardianInvalid.selector, index, guardian);
    }

    // ──────────────────────────────────────── Contract accounts ──────────────────────────────────────

    function newWallet(string memory key) internal returns (address) {
        return address(new GoodWallet(addressOf(key)));
    }
}
