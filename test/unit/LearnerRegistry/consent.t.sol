// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {GoodWallet} from "../../mocks/Wallets.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {ConsentTest} from "./ConsentTest.sol";

contract GiveConsentTest is ConsentTest {
    function test_Trap16_NobodyConsentsForTheLearner() public {
        address[5] memory callers = [stranger, admin, issuer, owner, otherLearner];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(actorOnly(learner, callers[i]));
            vm.prank(callers[i]);
            learners.consent(learner, hub, KINDS, UNTIL);
        }
        assertConsent(learner, 0, 0, 0);
    }

    function test_RevertWhen_LearnerIsZero() public {
        vm.expectRevert(actorOnly(address(0), learner));
        _consent(address(0), KINDS, UNTIL);
    }

    function test_ConsentsThroughTheForwarder() public {
        expectGiven(learner, KINDS, UNTIL, 1);
        forward("learner", address(learners), abi.encodeCall(learners.consent, (learner, hub, KINDS, UNTIL)));
        assertConsent(learner, KINDS, UNTIL, 1);
    }

    function test_Trap25_AForwardedStrangerCannotConsent() public {
        bytes memory data = abi.encodeCall(learners.consent, (learner, hub, KINDS, UNTIL));
        assertEq(callAsForwarder(stranger, address(learners), data), actorOnly(learner, stranger));
        assertEq(callAsForwarder(learner, address(learners), data), "", "the learner's own");
    }

    function test_Trap25_OnlyTheForwarderAppendsASender() public {
        bytes memory data = abi.encodeCall(learners.consent, (learner, hub, KINDS, UNTIL));
        vm.prank(stranger);
        (bool success, bytes memory reason) = address(learners).call(bytes.concat(data, bytes20(learner)));
        assertFalse(success, "consent");
        assertEq(reason, actorOnly(learner, stranger));
    }

    function test_Trap15_AContractAccountConsents() public {
        GoodWallet wallet = new GoodWallet(stranger);
        vm.prank(stranger);
        wallet.execute(
            address(learners),
            abi.encodeCall(learners.consent, (address(wallet), hub, KINDS, UNTIL))
        );
        assertConsent(address(wallet), KINDS, UNTIL, 1);
    }

    function test_RevertWhen_HubIsUnknown() public {
        HubId[2] memory none = [HubId.wrap(0), HubId.wrap(uint32(hubs.hubCount()) + 1)];
        for (uint256 i = 0; i < none.length; ++i) {
            hub = none[i];
            vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, hub));
            _consent(learner, KINDS, UNTIL);
        }
    }

    function test_RevertWhen_KindsAreEmpty() public {
        vm.expectRevert(ILearnerRegistry.ConsentKindsEmpty.selector);
        _consent(learner, 0, UNTIL);
    }

    function test_Trap24_TheTermEndsAfterNow() public {
        uint40[3] memory ends = [uint40(0), START - 1, START];
        for (uint256 i = 0; i < ends.length; ++i) {
            vm.expectRevert(termInvalid(ends[i]));
            _consent(learner, KINDS, ends[i]);
        }
        _consent(learner, KINDS, START + 1);
        assertConsent(learner, KINDS, START + 1, 1);
    }

    function test_Trap12_EmitsConsentGiven() public {
        expectGiven(learner, KINDS, UNTIL, 1);
        vm.recordLogs();
        _consent(learner, KINDS, UNTIL);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "logs");
        assertEq(address(uint160(uint256(logs[0].topics[1]))), learner, "first topic");
    }

    function testFuzz_KeepsTheConsent(uint32 kinds, uint256 until, address account) public {
        if (kinds == 0) kinds = 1;
        until = bound(until, START + 1, type(uint40).max);
        if (account == address(0)) account = learner;
        _consent(account, kinds, uint40(until));
        assertConsent(account, kinds, uint40(until), 1);
        HubId other = newHub("Second School");
        assertEq(abi.encode(learners.consentOf(account, other)), new bytes(3 * 32), "another hub");
        assertConsent(account == otherLearner ? learner : otherLearner, 0, 0, 0);
    }

    function test_ReplacesWhatStood() public {
        _consent(learner, KINDS, UNTIL);
        expectGiven(learner, 4, UNTIL - 1, 2);
        _consent(learner, 4, UNTIL - 1);
        assertConsent(learner, 4, UNTIL - 1, 2);
        vm.expectRevert(consentMissing(learner, hub, 0));
        learners.requireConsent(learner, hub, 0);
    }

    function _consent(address account, uint32 kinds, uint40 until) private {
        vm.prank(account == address(0) ? learner : account);
        learners.consent(account, hub, kinds, until);
    }
}
