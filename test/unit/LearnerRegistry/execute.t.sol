// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {vm} from "../../utils/Vm.sol";
import {IdentityTest} from "./IdentityTest.sol";

contract ExecuteTest is IdentityTest {
    address private wallet = actor("wallet");
    address private parent = actor("parent");
    address private aunt = actor("aunt");

    function test_RevertWhen_NothingWaits() public {
        assertRefused("stranger", executeCall(learner), nothingPending(learner));
        guard();
        send("learner", moveCall(learner, "wallet"));
        waitAndExecute(learner);
        assertRefused("stranger", executeCall(learner), nothingPending(learner));
    }

    function test_RevertGiven_TheAddressHasJoinedWhatWaits() public {
        send("learner", joinCall(learner, otherLearner, "otherLearner"));
        guard("otherLearner", otherLearner);
        send("otherLearner", moveCall(otherLearner, "wallet"));
        skip(DELAY);
        assertRefused("stranger", executeCall(learner), nothingPending(learner));
        send("stranger", executeCall(otherLearner));
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_Trap24_AChangeIsReadyFromTheEndOfTheDelayOn() public {
        guard();
        send("learner", moveCall(learner, "wallet"));
        _expectReadyAt(START + DELAY);
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_Trap24_ARecoveryIsReadyFromTheEndOfTheDelayOn() public {
        guard();
        send("stranger", recoverCall(learner, "wallet", 2));
        _expectReadyAt(START + DELAY);
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_Trap24_LaterIsAsGood() public {
        guard();
        send("learner", moveCall(learner, "wallet"));
        vm.warp(START + DELAY + 1);
        send("learner", executeCall(learner));
        assertEq(learners.controllerOf(learner), wallet, "a second later");
        send("wallet", moveCall(learner, "learner"));
        skip(20 * YEAR);
        send("learner", executeCall(learner));
        assertEq(learners.controllerOf(learner), learner, "years later");
    }

    function test_MovesControl() public {
        guard();
        send("learner", moveCall(learner, "wallet"));
        skip(DELAY);
        expectMoved(learner, learner, wallet, 3);
        send("stranger", executeCall(learner));
        assertEq(learners.actorOf(learner), wallet, "actor");
        assertEq(learners.nonceOf(learner), 3, "nonce");
        assertNothingPending(learner);
    }

    function test_RecoversControl() public {
        guard();
        send("stranger", recoverCall(learner, "wallet", 2));
        skip(DELAY);
        expectMoved(learner, learner, wallet, 3);
        send("stranger", executeCall(learner));
        assertEq(learners.actorOf(learner), wallet, "actor");
        assertNothingPending(learner);
        assertEq(learners.recoveryNonceOf(learner), 1, "recoveries");
        assertEq(abi.encode(learners.guardiansOf(learner)), abi.encode(guardianSet(2)), "guardians stay");
    }

    function test_RecoversCustody() public {
        takeCustody();
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "parent"));
        send("stranger", recoverCustodianCall(learner, "aunt", 2));
        skip(DELAY);
        expectAppointed(learner, aunt, MAJORITY, 4);
        send("stranger", executeCall(learner));
        assertCustodian(learner, aunt, MAJORITY);
        assertEq(learners.actorOf(learner), aunt, "actor");
        assertEq(learners.controllerOf(learner), learner, "controller");
    }

    function test_ACustodyThatEndedIsNotRevived() public {
        vm.warp(MAJORITY - DELAY);
        takeCustody();
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "parent"));
        send("stranger", recoverCustodianCall(learner, "aunt", 3));
        waitAndExecute(learner);
        assertCustodian(learner, address(0), 0);
        assertEq(learners.actorOf(learner), learner, "actor");
    }

    function test_RevertWhen_AJoinIsNoLongerPossible() public {
        guard();
        send("learner", joinCall(learner, otherLearner, "otherLearner"));
        skip(DELAY);
        // Something waits for the identity.
        nameGuardians(3);
        send("otherLearner", guardiansCall(otherLearner, guardianSet(2)));
        send("stranger", recoverCall(otherLearner, "wallet", 2));
        assertRefused("stranger", executeCall(learner), changePending(otherLearner));
        skip(DELAY);
        send("stranger", executeCall(otherLearner));
        // The identity has joined another.
        send("wallet", joinCall(otherLearner, parent, "parent"));
        skip(DELAY);
        send("stranger", executeCall(otherLearner));
        assertRefused("stranger", executeCall(learner), joinedAlready(otherLearner, parent));
        // What cannot be done can be cancelled.
        send("learner", cancelCall(learner));
        assertEq(learners.identityOf(learner), learner, "identity");
    }

    function test_AJoinThatWaitsKeepsOthersFromJoining() public {
        guard();
        send("learner", joinCall(learner, otherLearner, "otherLearner"));
        assertRefused("stranger", joinCall(stranger, learner, "learner"), changePending(learner));
        waitAndExecute(learner);
        bytes memory data = joinCall(stranger, learner, "otherLearner");
        assertRefused("stranger", data, joinedAlready(learner, otherLearner));
    }

    function test_ExecutesThroughTheForwarder() public {
        guard();
        send("learner", moveCall(learner, "wallet"));
        skip(DELAY);
        forward("otherLearner", address(learners), executeCall(learner));
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function _expectReadyAt(uint40 readyAt) private {
        vm.warp(readyAt - 1);
        bytes memory reason = abi.encodeWithSelector(
            ILearnerRegistry.IdentityChangeNotReady.selector,
            learner,
            readyAt,
            readyAt - 1
        );
        assertRefused("stranger", executeCall(learner), reason);
        assertRefused("learner", executeCall(learner), reason);
        vm.warp(readyAt);
        send("stranger", executeCall(learner));
    }
}
