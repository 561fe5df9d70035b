// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {vm} from "../../utils/Vm.sol";
import {IdentityTest} from "./IdentityTest.sol";

contract IdentityReadsTest is IdentityTest {
    address private wallet = actor("wallet");
    address private parent = actor("parent");

    function testFuzz_AnAddressAloneIsItsOwnIdentity(address account) public view {
        assertEq(learners.identityOf(account), account, "identity");
        assertEq(learners.controllerOf(account), account, "controller");
        assertEq(learners.actorOf(account), account, "actor");
        assertCustodian(account, address(0), 0);
        assertEq(abi.encode(learners.guardiansOf(account)), new bytes(4 * 32), "guardians");
        assertNothingPending(account);
        assertEq(learners.nonceOf(account), 0, "nonce");
        assertEq(learners.recoveryNonceOf(account), 0, "recoveries");
    }

    function test_AJoinedAddressReadsAsItsIdentity() public {
        send("learner", joinCall(learner, otherLearner, "otherLearner"));
        send("otherLearner", appointCall(otherLearner, "parent", MAJORITY));
        nameGuardians(3);
        send("otherLearner", guardiansCall(otherLearner, guardianSet(2), "parent"));
        send("stranger", recoverCall(otherLearner, "wallet", 2));
        assertEq(learners.identityOf(learner), otherLearner, "identity");
        assertCustodian(learner, parent, MAJORITY);
        assertEq(abi.encode(learners.guardiansOf(learner)), abi.encode(guardianSet(2)), "guardians");
        bytes memory pending = abi.encode(learners.pendingOf(otherLearner));
        assertEq(abi.encode(learners.pendingOf(learner)), pending, "pending");
        assertEq(learners.recoveryNonceOf(learner), 1, "recoveries");
        assertEq(learners.actorOf(learner), address(0), "actor");
        vm.expectRevert(recoveryPending(otherLearner));
        learners.requireActor(learner, parent);
        waitAndExecute(otherLearner);
        assertEq(learners.controllerOf(learner), wallet, "controller");
        assertEq(learners.requireActor(learner, parent), wallet, "controller of the actor");
    }

    function test_TheControllerSpeaksAndNobodyElse() public {
        send("learner", moveCall(learner, "wallet"));
        assertEq(learners.requireActor(learner, wallet), wallet, "controller");
        vm.expectRevert(speaksNot(learner, wallet, learner));
        learners.requireActor(learner, learner);
    }

    function test_Trap19_ACustodianSpeaksUntilCustodyEndsAndTheMinorAloneDoesNot() public {
        takeCustody();
        vm.warp(MAJORITY - 1);
        assertCustodian(learner, parent, MAJORITY);
        assertEq(learners.requireActor(learner, parent), learner, "controller");
        vm.expectRevert(speaksNot(learner, parent, learner));
        learners.requireActor(learner, learner);
        for (uint256 i = 0; i < 2; ++i) {
            vm.warp(MAJORITY + i);
            assertCustodian(learner, address(0), 0);
            assertEq(learners.requireActor(learner, learner), learner, "of age");
            vm.expectRevert(speaksNot(learner, learner, parent));
            learners.requireActor(learner, parent);
        }
    }

    function test_EveryChangeCountsTheNonceUp() public {
        uint32 nonce;
        takeCustody();
        assertEq(learners.nonceOf(learner), ++nonce, "appointed");
        send("parent", replaceCall(learner, "stranger"));
        assertEq(learners.nonceOf(learner), ++nonce, "replaced");
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "stranger"));
        assertEq(learners.nonceOf(learner), ++nonce, "guardians");
        send("learner", moveCall(learner, "wallet", "stranger"));
        assertEq(learners.nonceOf(learner), ++nonce, "asked");
        send("learner", cancelCall(learner));
        assertEq(learners.nonceOf(learner), ++nonce, "cancelled");
        send("learner", moveCall(learner, "wallet", "stranger"));
        waitAndExecute(learner);
        nonce += 2;
        assertEq(learners.nonceOf(learner), nonce, "asked and done");
        send("stranger", recoverCall(learner, "learner", 2));
        assertEq(learners.nonceOf(learner), ++nonce, "recovery begun");
        waitAndExecute(learner);
        assertEq(learners.nonceOf(learner), ++nonce, "recovery done");
    }

    function test_OnlyARecoveryThatBeginsCountsTheRecoveryNonceUp() public {
        takeCustody();
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "parent"));
        send("parent", replaceCall(learner, "stranger"));
        send("learner", moveCall(learner, "wallet", "stranger"));
        send("learner", cancelCall(learner));
        assertEq(learners.recoveryNonceOf(learner), 0, "after changes");
        send("stranger", recoverCall(learner, "wallet", 2));
        assertEq(learners.recoveryNonceOf(learner), 1, "begun");
        send("learner", cancelCall(learner));
        assertEq(learners.recoveryNonceOf(learner), 1, "cancelled");
        send("stranger", recoverCustodianCall(learner, "parent", 2));
        waitAndExecute(learner);
        assertEq(learners.recoveryNonceOf(learner), 2, "done");
    }

    function test_TheConsentNonceHoldsBothCounts() public {
        HubId hub = newHub();
        assertEq(learners.consentNonceOf(learner, hub), 0, "nothing");
        giveConsent(learner, hub);
        assertEq(learners.consentNonceOf(learner, hub), 1, "a consent");
        send("learner", moveCall(learner, "wallet"));
        assertEq(learners.consentNonceOf(learner, hub), (1 << 64) | 1, "a change");
        assertEq(learners.consentNonceOf(learner, newHub("Second School")), 1 << 64, "another hub");
        assertEq(learners.consentOf(learner, hub).nonce, 1, "the consent's own");
    }

    function test_ASignedConsentThatIsNotTheControllersIsRefusedByBothNames() public {
        HubId hub = newHub();
        send("learner", moveCall(learner, "otherLearner"));
        bytes memory signature = signedBy("learner", keccak256("another message"));
        assertRefused(
            "stranger",
            abi.encodeCall(learners.consentWithSignature, (learner, hub, 1, MAJORITY, DEADLINE, signature)),
            abi.encodeWithSelector(
                ILearnerRegistry.ConsentSignatureInvalid.selector,
                learner,
                otherLearner,
                learners.consentNonceOf(learner, hub)
            )
        );
    }

    function test_ConsentStandsThroughAMoveAndNamesTheController() public {
        HubId hub = newHub();
        giveConsent(learner, hub);
        send("learner", moveCall(learner, "wallet"));
        assertEq(learners.requireConsent(learner, hub, COURSE), wallet, "after a move");
        guard("wallet", learner);
        send("stranger", recoverCall(learner, "parent", 3));
        assertEq(learners.requireConsent(learner, hub, COURSE), wallet, "while a recovery waits");
        waitAndExecute(learner);
        assertEq(learners.requireConsent(learner, hub, COURSE), parent, "after it");
    }
}
