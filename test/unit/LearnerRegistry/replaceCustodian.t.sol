// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {vm} from "../../utils/Vm.sol";
import {IdentityTest} from "./IdentityTest.sol";

/// @dev "parent" hands custody of "learner" to "aunt".
contract ReplaceCustodianTest is IdentityTest {
    address private parent = actor("parent");
    address private aunt = actor("aunt");

    // ─────────────────────────────────────────── It refuses ──────────────────────────────────────────

    function test_RevertWhen_CallerNotTheCustodian() public {
        takeCustody();
        string[3] memory callers = ["learner", "stranger", "aunt"];
        for (uint256 i = 0; i < callers.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(
                ILearnerRegistry.IdentityCustodianOnly.selector,
                learner,
                parent,
                addressOf(callers[i])
            );
            assertRefused(callers[i], replaceCall(learner, "aunt"), reason);
        }
    }

    function test_Trap24_RevertWhen_ThereIsNoCustodianAnyMore() public {
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.CustodianMissing.selector, learner);
        assertRefused("parent", replaceCall(learner, "aunt"), reason);
        takeCustody();
        bytes memory data = replaceCall(learner, "aunt");
        vm.warp(MAJORITY);
        assertRefused("parent", data, reason);
        vm.warp(MAJORITY + 1);
        assertRefused("parent", data, reason);
        vm.warp(MAJORITY - 1);
        send("parent", data);
        assertCustodian(learner, aunt, MAJORITY);
    }

    function test_RevertGiven_TheAddressHasJoined() public {
        send("otherLearner", appointCall(otherLearner, "parent", MAJORITY));
        send("learner", joinCall(learner, otherLearner, ["otherLearner", "parent", NOBODY]));
        bytes memory data = replaceCall(learner, "aunt");
        assertRefused("parent", data, joinedAlready(learner, otherLearner));
        send("parent", replaceCall(otherLearner, "aunt"));
        assertCustodian(learner, aunt, MAJORITY);
    }

    function test_RevertGiven_SomethingWaits() public {
        takeCustody();
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "parent"));
        send("learner", moveCall(learner, "otherLearner", "parent"));
        assertRefused("parent", replaceCall(learner, "aunt"), changePending(learner));
        send("learner", cancelCall(learner));
        send("stranger", recoverCustodianCall(learner, "aunt", 2));
        assertRefused("parent", replaceCall(learner, "stranger"), changePending(learner));
    }

    function test_RevertWhen_TheSuccessorIsTheCustodianOrTheController() public {
        takeCustody();
        assertRefused("parent", replaceCall(learner, "parent"), accountInvalid(learner, parent));
        assertRefused("parent", replaceCall(learner, "learner"), accountInvalid(learner, learner));
    }

    function test_Trap24_TheDeadline() public {
        takeCustody();
        uint256 deadline = START + 1 hours;
        bytes memory data = _callUntil(deadline);
        vm.warp(deadline + 1);
        assertRefused("parent", data, signatureExpired(deadline));
        vm.warp(deadline);
        send("parent", data);
        assertCustodian(learner, aunt, MAJORITY);
    }

    function test_Trap24_ASecondBeforeTheDeadline() public {
        takeCustody();
        bytes memory data = _callUntil(START + 1 hours);
        vm.warp(START + 1 hours - 1);
        send("parent", data);
        assertCustodian(learner, aunt, MAJORITY);
    }

    function test_RevertWhen_TheSuccessorDidNotSign() public {
        takeCustody();
        bytes32 structHash = custodyHash(learner, aunt, MAJORITY, 1, DEADLINE);
        string[3] memory others = [NOBODY, "parent", "learner"];
        for (uint256 i = 0; i < others.length; ++i) _expectInvalid(signedBy(others[i], structHash));
    }

    function testFuzz_Trap02_EveryFieldIsSigned(uint256 field, uint64 other) public {
        takeCustody();
        bytes32[5] memory hashes = [
            custodyHash(otherLearner, aunt, MAJORITY, 1, DEADLINE),
            custodyHash(learner, stranger, MAJORITY, 1, DEADLINE),
            custodyHash(learner, aunt, MAJORITY + 31 days, 1, DEADLINE),
            custodyHash(learner, aunt, MAJORITY, uint256(other) + 2, DEADLINE),
            custodyHash(learner, aunt, MAJORITY, 1, DEADLINE + 1 + other)
        ];
        _expectInvalid(signedBy("aunt", hashes[bound(field, 0, 4)]));
    }

    // ────────────────────────────────────────── It replaces ──────────────────────────────────────────

    function test_ReplacesAtOnceUntilTheSameTime() public {
        takeCustody();
        bytes memory data = replaceCall(learner, "aunt");
        expectAppointed(learner, aunt, MAJORITY, 2);
        send("parent", data);
        assertCustodian(learner, aunt, MAJORITY);
        assertEq(learners.actorOf(learner), aunt, "actor");
        vm.expectRevert(speaksNot(learner, aunt, parent));
        learners.requireActor(learner, parent);
    }

    function test_DoesNotWaitForGuardians() public {
        takeCustody();
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "parent"));
        send("parent", replaceCall(learner, "aunt"));
        assertCustodian(learner, aunt, MAJORITY);
        assertNothingPending(learner);
    }

    function test_Trap04_AContractAccountSucceedsAndIsSucceeded() public {
        takeCustody();
        address custodian = newWallet("key");
        bytes32 structHash = custodyHash(learner, custodian, MAJORITY, 1, DEADLINE);
        bytes memory signature = walletSignedBy("key", structHash);
        send("parent", abi.encodeCall(learners.replaceCustodian, (learner, custodian, DEADLINE, signature)));
        sendAs(custodian, replaceCall(learner, "aunt"));
        assertCustodian(learner, aunt, MAJORITY);
    }

    function test_ReplacesThroughTheForwarder() public {
        takeCustody();
        forward("parent", address(learners), replaceCall(learner, "aunt"));
        assertCustodian(learner, aunt, MAJORITY);
    }

    function test_Trap25_AForwardedStrangerCannotReplace() public {
        takeCustody();
        bytes memory data = replaceCall(learner, "stranger");
        bytes memory reason = abi.encodeWithSelector(
            ILearnerRegistry.IdentityCustodianOnly.selector,
            learner,
            parent,
            stranger
        );
        assertEq(callAsForwarder(stranger, address(learners), data), reason);
        assertRefused("stranger", bytes.concat(data, bytes20(parent)), reason);
    }

    // ──────────────────────────────────────────── Internal ───────────────────────────────────────────

    function _callUntil(uint256 deadline) private view returns (bytes memory) {
        bytes memory signature = signedBy("aunt", custodyHash(learner, aunt, MAJORITY, 1, deadline));
        return abi.encodeCall(learners.replaceCustodian, (learner, aunt, deadline, signature));
    }

    function _expectInvalid(bytes memory signature) private {
        bytes memory data = abi.encodeCall(learners.replaceCustodian, (learner, aunt, DEADLINE, signature));
        assertRefused("parent", data, signatureInvalid(learner, aunt));
    }
}
