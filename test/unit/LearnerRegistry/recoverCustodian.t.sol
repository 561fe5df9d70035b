// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {vm} from "../../utils/Vm.sol";
import {IdentityTest} from "./IdentityTest.sol";

/// @dev Guardians replace "parent", custodian of "learner", by "aunt".
contract RecoverCustodianTest is IdentityTest {
    address private parent = actor("parent");
    address private aunt = actor("aunt");

    function setUp() public override {
        super.setUp();
        takeCustody();
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "parent"));
    }

    // ─────────────────────────────────────────── It refuses ──────────────────────────────────────────

    function test_RevertGiven_NoGuardians() public {
        send("otherLearner", appointCall(otherLearner, "parent", MAJORITY));
        bytes memory data = recoverCustodianCall(otherLearner, "aunt", 3);
        bytes memory reason = abi.encodeWithSelector(
            ILearnerRegistry.GuardiansMissing.selector,
            otherLearner
        );
        assertRefused("stranger", data, reason);
    }

    function test_Trap24_RevertWhen_ThereIsNoCustodianAnyMore() public {
        bytes memory data = recoverCustodianCall(learner, "aunt", 2);
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.CustodianMissing.selector, learner);
        vm.warp(MAJORITY);
        assertRefused("stranger", data, reason);
        vm.warp(MAJORITY + 1);
        assertRefused("stranger", data, reason);
        vm.warp(MAJORITY - 1);
        send("stranger", data);
    }

    function test_RevertGiven_TheAddressHasJoined() public {
        send("learner", joinCall(learner, otherLearner, ["otherLearner", NOBODY, "parent"]));
        waitAndExecute(learner);
        bytes memory data = recoverCustodianCall(learner, "aunt", 3);
        assertRefused("stranger", data, joinedAlready(learner, otherLearner));
    }

    function test_RevertGiven_ARecoveryWaits() public {
        send("stranger", recoverCustodianCall(learner, "aunt", 2));
        assertRefused("stranger", recoverCustodianCall(learner, "stranger", 3), changePending(learner));
        send("learner", cancelCall(learner));
        send("stranger", recoverCall(learner, "stranger", 2));
        assertRefused("stranger", recoverCustodianCall(learner, "aunt", 3), changePending(learner));
    }

    function test_RevertWhen_TheSuccessorIsTheCustodianOrTheController() public {
        bytes memory data = recoverCustodianCall(learner, "parent", 3);
        assertRefused("stranger", data, accountInvalid(learner, parent));
        data = recoverCustodianCall(learner, "learner", 3);
        assertRefused("stranger", data, accountInvalid(learner, learner));
    }

    function test_Trap24_TheDeadline() public {
        uint256 deadline = START + 1 hours;
        bytes memory data = _callUntil(deadline);
        vm.warp(deadline + 1);
        assertRefused("stranger", data, signatureExpired(deadline));
        vm.warp(deadline);
        send("stranger", data);
        send("learner", cancelCall(learner));
        vm.warp(deadline - 1);
        send("stranger", _callUntil(deadline));
    }

    function test_RevertWhen_TheSuccessorDidNotSign() public {
        bytes32 structHash = custodianRecoveryHashNow(learner, "aunt");
        string[4] memory others = [NOBODY, "learner", "parent", guardians[0]];
        for (uint256 i = 0; i < others.length; ++i) {
            _expectUnsigned(signedBy(others[i], structHash), wordsOf(structHash, 3), aunt);
        }
    }

    function test_RevertWhen_TooFewGuardiansSigned() public {
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.GuardiansTooFew.selector, 1, 2);
        assertRefused("stranger", recoverCustodianCall(learner, "aunt", 1), reason);
    }

    function test_RevertWhen_AGuardianIsNoneOrComesTwice() public {
        bytes32 structHash = custodianRecoveryHashNow(learner, "aunt");
        ILearnerRegistry.GuardianWord[] memory words = wordsOf(structHash, 2);
        words[1] = words[0];
        _expectInvalid(words, 1);
        words = wordsOf(structHash, 2);
        words[0].salt = 0;
        _expectInvalid(words, 0);
    }

    function testFuzz_Trap02_EveryFieldIsSigned(uint256 field, uint64 other, bool bySuccessor) public {
        uint256 more = uint256(other) + 1;
        bytes32[5] memory hashes = [
            custodianRecoveryHash(otherLearner, aunt, MAJORITY, 0, DEADLINE),
            custodianRecoveryHash(learner, stranger, MAJORITY, 0, DEADLINE),
            custodianRecoveryHash(learner, aunt, MAJORITY + 31 days, 0, DEADLINE),
            custodianRecoveryHash(learner, aunt, MAJORITY, more, DEADLINE),
            custodianRecoveryHash(learner, aunt, MAJORITY, 0, DEADLINE + more)
        ];
        bytes32 other_ = hashes[bound(field, 0, 4)];
        bytes32 structHash = custodianRecoveryHashNow(learner, "aunt");
        ILearnerRegistry.GuardianWord[] memory words = wordsOf(structHash, 2);
        if (bySuccessor) return _expectUnsigned(signedBy("aunt", other_), words, aunt);
        words[0].signature = signedBy(guardians[0], other_);
        _expectUnsigned(signedBy("aunt", structHash), words, words[0].guardian);
    }

    // ─────────────────────────────────────────── It begins ───────────────────────────────────────────

    function test_BeginsByAnyonesHandAndFreezesTheCustodian() public {
        bytes memory data = recoverCustodianCall(learner, "aunt", 2);
        expectPending(learner, ILearnerRegistry.PendingKind.CustodianRecovery, aunt, false, 3);
        send("stranger", data);
        uint40 readyAt = START + DELAY;
        assertPending(learner, ILearnerRegistry.PendingKind.CustodianRecovery, readyAt, false, aunt, 0);
        assertCustodian(learner, parent, MAJORITY);
        assertEq(learners.actorOf(learner), address(0), "actor");
        assertEq(learners.recoveryNonceOf(learner), 1, "recoveries");
        vm.expectRevert(recoveryPending(learner));
        learners.requireActor(learner, parent);
    }

    function test_AllOfThemAreUnanimous() public {
        bytes memory data = recoverCustodianCall(learner, "aunt", 3);
        expectPending(learner, ILearnerRegistry.PendingKind.CustodianRecovery, aunt, true, 3);
        send("stranger", data);
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.RecoveryUnanimous.selector, learner);
        assertRefused("learner", cancelCall(learner), reason);
    }

    function test_DropsAChangeThatWaits() public {
        send("learner", moveCall(learner, "stranger", "parent"));
        bytes memory data = recoverCustodianCall(learner, "aunt", 2);
        expectCancelled(learner, ILearnerRegistry.PendingKind.Controller, 4);
        expectPending(learner, ILearnerRegistry.PendingKind.CustodianRecovery, aunt, false, 5);
        send("stranger", data);
        waitAndExecute(learner);
        assertCustodian(learner, aunt, MAJORITY);
        assertEq(learners.controllerOf(learner), learner, "controller");
    }

    function test_Trap04_AContractAccountSucceeds() public {
        address successor = newWallet("key");
        bytes32 structHash = custodianRecoveryHash(learner, successor, MAJORITY, 0, DEADLINE);
        bytes memory signature = walletSignedBy("key", structHash);
        bytes memory data = abi.encodeCall(
            learners.recoverCustodian,
            (learner, successor, DEADLINE, signature, wordsOf(structHash, 2))
        );
        send("stranger", data);
        waitAndExecute(learner);
        assertCustodian(learner, successor, MAJORITY);
    }

    function test_BeginsThroughTheForwarder() public {
        forward("otherLearner", address(learners), recoverCustodianCall(learner, "aunt", 2));
        assertEq(learners.actorOf(learner), address(0), "actor");
    }

    // ──────────────────────────────────────────── Internal ───────────────────────────────────────────

    function _callUntil(uint256 deadline) private view returns (bytes memory) {
        uint256 nonce = learners.recoveryNonceOf(learner);
        bytes32 structHash = custodianRecoveryHash(learner, aunt, MAJORITY, nonce, deadline);
        bytes memory signature = signedBy("aunt", structHash);
        return
            abi.encodeCall(
                learners.recoverCustodian,
                (learner, aunt, deadline, signature, wordsOf(structHash, 2))
            );
    }

    function _expectInvalid(ILearnerRegistry.GuardianWord[] memory words, uint256 index) private {
        bytes memory signature = signedBy("aunt", custodianRecoveryHashNow(learner, "aunt"));
        bytes memory data = abi.encodeCall(
            learners.recoverCustodian,
            (learner, aunt, DEADLINE, signature, words)
        );
        assertRefused("stranger", data, guardianInvalid(index, words[index].guardian));
    }

    function _expectUnsigned(
        bytes memory signature,
        ILearnerRegistry.GuardianWord[] memory words,
        address party
    ) private {
        bytes memory data = abi.encodeCall(
            learners.recoverCustodian,
            (learner, aunt, DEADLINE, signature, words)
        );
        assertRefused("stranger", data, signatureInvalid(learner, party));
    }
}
