// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {vm} from "../../utils/Vm.sol";
import {ConsentTest} from "./ConsentTest.sol";

contract WithdrawConsentTest is ConsentTest {
    function test_RevertWhen_CallerNotActor() public {
        giveConsent(learner, hub);
        address[4] memory callers = [stranger, admin, owner, otherLearner];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(actorOnly(learner, callers[i]));
            vm.prank(callers[i]);
            learners.withdrawConsent(learner, hub);
        }
        assertConsent(learner, ALL_KINDS, TERM, 1);
    }

    function test_WithdrawsThroughTheForwarder() public {
        giveConsent(learner, hub);
        forward("learner", address(learners), abi.encodeCall(learners.withdrawConsent, (learner, hub)));
        assertConsent(learner, 0, 0, 2);
    }

    function test_Trap25_AForwardedStrangerCannotWithdraw() public {
        bytes memory data = abi.encodeCall(learners.withdrawConsent, (learner, hub));
        assertEq(callAsForwarder(stranger, address(learners), data), actorOnly(learner, stranger));
    }

    function test_WithdrawsAtOnce() public {
        giveConsent(learner, hub);
        vm.expectEmit(address(learners));
        emit ILearnerRegistry.ConsentWithdrawn(learner, hub, 2);
        _withdraw();
        vm.expectRevert(consentMissing(learner, hub, COURSE));
        learners.requireConsent(learner, hub, COURSE);
    }

    function test_Trap22_CancelsASignatureWhereNothingStands() public {
        vm.expectEmit(address(learners));
        emit ILearnerRegistry.ConsentWithdrawn(learner, hub, 1);
        _withdraw();
        assertConsent(learner, 0, 0, 1);
    }

    function test_LeavesOtherHubs() public {
        HubId other = newHub("Second School");
        giveConsent(learner, hub);
        giveConsent(learner, other);
        _withdraw();
        assertEq(learners.requireConsent(learner, other, COURSE), learner);
    }

    function testFuzz_Trap22_EveryChangeCounts(uint256 changes, uint256 length) public {
        length = bound(length, 1, 20);
        for (uint256 i = 0; i < length; ++i) {
            if ((changes >> i) & 1 == 0) giveConsent(learner, hub);
            else _withdraw();
            assertEq(learners.consentOf(learner, hub).nonce, i + 1, "nonce");
        }
    }

    function _withdraw() private {
        vm.prank(learner);
        learners.withdrawConsent(learner, hub);
    }
}
