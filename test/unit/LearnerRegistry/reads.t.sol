// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {HubId} from "../../../contracts/types/Ids.sol";
import {vm} from "../../utils/Vm.sol";
import {ConsentTest} from "./ConsentTest.sol";

contract ReadsTest is ConsentTest {
    function testFuzz_RequireConsentByKind(uint32 kinds, uint8 kind) public {
        if (kinds == 0) kinds = 1;
        vm.prank(learner);
        learners.consent(learner, hub, kinds, UNTIL);
        bool given = kind < 32 && (uint256(kinds) >> kind) & 1 == 1;
        if (!given) vm.expectRevert(consentMissing(learner, hub, kind));
        address controller = learners.requireConsent(learner, hub, kind);
        if (given) assertEq(controller, learner, "controller");
    }

    function test_Trap24_ConsentEnds() public {
        vm.prank(learner);
        learners.consent(learner, hub, KINDS, UNTIL);
        vm.warp(UNTIL - 1);
        assertEq(learners.requireConsent(learner, hub, 0), learner);
        vm.warp(UNTIL);
        vm.expectRevert(consentMissing(learner, hub, 0));
        learners.requireConsent(learner, hub, 0);
        vm.warp(UNTIL + 1);
        vm.expectRevert(consentMissing(learner, hub, 0));
        learners.requireConsent(learner, hub, 0);
    }

    function test_RevertWhen_ConsentIsMissing() public {
        vm.expectRevert(consentMissing(learner, hub, 0));
        learners.requireConsent(learner, hub, 0);
        HubId other = newHub("Second School");
        giveConsent(learner, other);
        giveConsent(otherLearner, hub);
        vm.expectRevert(consentMissing(learner, hub, 0));
        learners.requireConsent(learner, hub, 0);
    }

    function testFuzz_TheLearnerIsActorAndController(address account, address other) public {
        assertEq(learners.actorOf(account), account, "actor");
        assertEq(learners.controllerOf(account), account, "controller");
        assertEq(learners.requireActor(account, account), account, "controller of the actor");
        if (other == account) other = address(uint160(account) ^ 1);
        vm.expectRevert(actorOnly(account, other));
        learners.requireActor(account, other);
    }

    function testFuzz_ConsentOfNothing(address account, HubId hub_) public view {
        assertEq(abi.encode(learners.consentOf(account, hub_)), new bytes(3 * 32), "a consent of nothing");
    }

    function test_TheTerms() public view {
        assertEq(learners.CONSENT_TERMS(), termsNow().terms);
    }

    function test_NamesItsContracts() public view {
        (bool success, bytes memory answer) = address(learners).staticcall(abi.encodeWithSignature("hubs()"));
        assertTrue(success, "hubs");
        assertEq(abi.decode(answer, (address)), address(hubs), "hubs");
        assertEq(learners.trustedForwarder(), address(forwarder), "forwarder");
        assertTrue(learners.isTrustedForwarder(address(forwarder)), "trusted");
        assertFalse(learners.isTrustedForwarder(stranger), "a stranger");
    }
}
