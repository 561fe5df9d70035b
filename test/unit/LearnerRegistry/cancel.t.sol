// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {IdentityTest} from "./IdentityTest.sol";

contract CancelTest is IdentityTest {
    address private wallet = actor("wallet");
    address private parent = actor("parent");

    function test_RevertWhen_CallerNotController() public {
        guard();
        send("learner", moveCall(learner, "wallet"));
        string[3] memory callers = ["stranger", "wallet", guardians[0]];
        for (uint256 i = 0; i < callers.length; ++i) {
            bytes memory reason = controllerOnly(learner, addressOf(callers[i]));
            assertRefused(callers[i], cancelCall(learner), reason);
        }
    }

    function test_RevertWhen_CallerIsTheCustodian() public {
        takeCustody();
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "parent"));
        send("stranger", recoverCustodianCall(learner, "wallet", 2));
        assertRefused("parent", cancelCall(learner), controllerOnly(learner, parent));
    }

    function test_RevertGiven_TheAddressHasJoined() public {
        send("learner", joinCall(learner, otherLearner, "otherLearner"));
        assertRefused("learner", cancelCall(learner), joinedAlready(learner, otherLearner));
        assertRefused("otherLearner", cancelCall(learner), joinedAlready(learner, otherLearner));
    }

    function test_RevertWhen_NothingWaits() public {
        assertRefused("learner", cancelCall(learner), nothingPending(learner));
        guard();
        send("learner", moveCall(learner, "wallet"));
        send("learner", cancelCall(learner));
        assertRefused("learner", cancelCall(learner), nothingPending(learner));
    }

    function test_CancelsEachKindOfChange() public {
        guard();
        bytes[4] memory calls;
        for (uint8 kind = 1; kind <= 4; ++kind) {
            calls[0] = moveCall(learner, "wallet");
            calls[1] = guardiansCall(learner, noGuardians());
            calls[2] = appointCall(learner, "parent", MAJORITY);
            calls[3] = joinCall(learner, otherLearner, "otherLearner");
            send("learner", calls[kind - 1]);
            assertEq(uint256(learners.pendingOf(learner).kind), kind, "kind");
            expectCancelled(learner, ILearnerRegistry.PendingKind(kind), 2 * uint32(kind) + 1);
            send("learner", cancelCall(learner));
            _assertUnchanged();
        }
    }

    function test_CancelsARecoveryAndTheActorSpeaksAgain() public {
        guard();
        send("stranger", recoverCall(learner, "wallet", 2));
        assertEq(learners.actorOf(learner), address(0), "nobody's word while it waits");
        expectCancelled(learner, ILearnerRegistry.PendingKind.Recovery, 3);
        send("learner", cancelCall(learner));
        _assertUnchanged();
        assertEq(learners.recoveryNonceOf(learner), 1, "recoveries");
    }

    function test_CancelsARecoveryOfCustody() public {
        takeCustody();
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "parent"));
        send("stranger", recoverCustodianCall(learner, "wallet", 2));
        expectCancelled(learner, ILearnerRegistry.PendingKind.CustodianRecovery, 4);
        send("learner", cancelCall(learner));
        assertEq(learners.actorOf(learner), parent, "actor");
    }

    function test_Trap24_CancelsUntilItIsExecuted() public {
        guard();
        send("learner", moveCall(learner, "wallet"));
        skip(DELAY - 1);
        send("learner", cancelCall(learner));
        for (uint256 i = 0; i < 2; ++i) {
            send("stranger", recoverCall(learner, "wallet", 2));
            skip(DELAY + i);
            send("learner", cancelCall(learner));
        }
        _assertUnchanged();
    }

    function test_RevertGiven_AllGuardiansSigned() public {
        guard();
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.RecoveryUnanimous.selector, learner);
        send("stranger", recoverCall(learner, "wallet", 3));
        assertRefused("learner", cancelCall(learner), reason);
        skip(DELAY);
        assertRefused("learner", cancelCall(learner), reason);
        send("stranger", executeCall(learner));
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_CancelsThroughTheForwarder() public {
        guard();
        send("learner", moveCall(learner, "wallet"));
        forward("learner", address(learners), cancelCall(learner));
        _assertUnchanged();
    }

    function test_Trap25_AForwardedStrangerCannotCancel() public {
        guard();
        send("learner", moveCall(learner, "wallet"));
        bytes memory data = cancelCall(learner);
        bytes memory reason = controllerOnly(learner, stranger);
        assertEq(callAsForwarder(stranger, address(learners), data), reason);
        assertRefused("stranger", bytes.concat(data, bytes20(learner)), reason);
    }

    function _assertUnchanged() private view {
        assertNothingPending(learner);
        assertEq(learners.identityOf(learner), learner, "identity");
        assertEq(learners.controllerOf(learner), learner, "controller");
        assertEq(learners.actorOf(learner), learner, "actor");
        assertEq(abi.encode(learners.guardiansOf(learner)), abi.encode(guardianSet(2)), "guardians");
    }
}
