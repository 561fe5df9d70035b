// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {IdentityTest} from "./IdentityTest.sol";

contract SetGuardiansTest is IdentityTest {
    uint40 private constant MIN_DELAY = 1 days;
    uint40 private constant MAX_DELAY = 90 days;

    address private parent = actor("parent");

    function setUp() public override {
        super.setUp();
        nameGuardians(3);
    }

    // ─────────────────────────────────────────── It refuses ──────────────────────────────────────────

    function test_RevertWhen_CallerNotController() public {
        bytes memory data = guardiansCall(learner, guardianSet(2));
        assertRefused("stranger", data, controllerOnly(learner, stranger));
        assertRefused(guardians[0], data, controllerOnly(learner, addressOf(guardians[0])));
        takeCustody();
        data = guardiansCall(learner, guardianSet(2), "parent");
        assertRefused("parent", data, controllerOnly(learner, parent));
    }

    function test_RevertGiven_TheAddressHasJoined() public {
        send("learner", joinCall(learner, otherLearner, "otherLearner"));
        bytes memory data = guardiansCall(learner, guardianSet(2));
        assertRefused("learner", data, joinedAlready(learner, otherLearner));
        assertRefused("otherLearner", data, joinedAlready(learner, otherLearner));
    }

    function test_RevertGiven_SomethingWaits() public {
        send("learner", guardiansCall(learner, guardianSet(2)));
        send("learner", guardiansCall(learner, noGuardians()));
        bytes memory data = guardiansCall(learner, noGuardians());
        assertRefused("learner", data, changePending(learner));
    }

    function test_Trap24_TheDelayIsBetweenADayAndNinety() public {
        _expectUnsound(_set(2, 3, 0));
        _expectUnsound(_set(2, 3, MIN_DELAY - 1));
        _expectUnsound(_set(2, 3, MAX_DELAY + 1));
        _expectUnsound(_set(2, 3, type(uint40).max));
        send("learner", guardiansCall(learner, _set(2, 3, MIN_DELAY)));
        send("otherLearner", guardiansCall(otherLearner, _set(2, 3, MAX_DELAY)));
        assertEq(learners.guardiansOf(learner).delay, MIN_DELAY, "shortest");
        assertEq(learners.guardiansOf(otherLearner).delay, MAX_DELAY, "longest");
    }

    function testFuzz_RevertWhen_TheThresholdIsNoneOrAboveTheirNumber(uint8 threshold, uint8 count) public {
        ILearnerRegistry.Guardians memory set = _set(threshold, count, DELAY);
        if (threshold == 0 || threshold > count) return _expectUnsound(set);
        send("learner", guardiansCall(learner, set));
        assertEq(abi.encode(learners.guardiansOf(learner)), abi.encode(set), "guardians");
    }

    function test_RevertWhen_NoneIsGivenWithAnythingBeside() public {
        for (uint256 i = 0; i < 3; ++i) {
            ILearnerRegistry.Guardians memory set;
            if (i == 0) set.threshold = 1;
            if (i == 1) set.count = 1;
            if (i == 2) set.delay = DELAY;
            _expectUnsound(set);
        }
    }

    function test_Trap24_TheDeadline() public {
        vm.warp(DEADLINE - 1);
        send("learner", guardiansCall(learner, noGuardians()));
        vm.warp(DEADLINE);
        send("learner", guardiansCall(learner, noGuardians()));
        vm.warp(DEADLINE + 1);
        assertRefused("learner", guardiansCall(learner, noGuardians()), signatureExpired(DEADLINE));
    }

    function test_RevertWhen_TheCustodianDidNotSign() public {
        takeCustody();
        bytes memory reason = signatureInvalid(learner, parent);
        string[3] memory others = [NOBODY, "learner", "stranger"];
        for (uint256 i = 0; i < others.length; ++i) {
            assertRefused("learner", guardiansCall(learner, guardianSet(2), others[i]), reason);
        }
    }

    function testFuzz_Trap02_EveryFieldIsSigned(uint256 field) public {
        takeCustody();
        ILearnerRegistry.Guardians memory set = guardianSet(2);
        ILearnerRegistry.Guardians memory other = guardianSet(2);
        field = bound(field, 0, 6);
        if (field == 0) other.root = keccak256("another root");
        if (field == 1) other.threshold = 1;
        if (field == 2) other.count = 4;
        if (field == 3) other.delay += 1;
        bytes32 structHash = guardiansHash(
            field == 4 ? otherLearner : learner,
            other,
            field == 5 ? 0 : 1,
            field == 6 ? DEADLINE + 1 : DEADLINE
        );
        bytes memory data = abi.encodeCall(
            learners.setGuardians,
            (learner, set, DEADLINE, signedBy("parent", structHash))
        );
        assertRefused("learner", data, signatureInvalid(learner, parent));
    }

    // ─────────────────────────────────────────── It sets ─────────────────────────────────────────────

    function test_Trap12_SetsAtOnceWhereThereWereNone() public {
        ILearnerRegistry.Guardians memory set = guardianSet(2);
        bytes memory data = guardiansCall(learner, set);
        _expectSet(set, 1);
        vm.recordLogs();
        send("learner", data);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "logs");
        assertEq(logs[0].topics[1], bytes32(uint256(uint160(learner))), "first topic");
        assertEq(abi.encode(learners.guardiansOf(learner)), abi.encode(set), "guardians");
        assertEq(learners.actorOf(learner), learner, "actor");
        assertEq(learners.nonceOf(learner), 1, "nonce");
    }

    function test_WaitsTheOldDelayWhereThereWereSome() public {
        send("learner", guardiansCall(learner, guardianSet(2)));
        ILearnerRegistry.Guardians memory set = _set(1, 1, MIN_DELAY);
        ILearnerRegistry.Guardians memory before = learners.guardiansOf(learner);
        bytes memory data = guardiansCall(learner, set);
        expectPending(learner, ILearnerRegistry.PendingKind.Guardians, address(0), false, 2);
        send("learner", data);
        assertEq(abi.encode(learners.guardiansOf(learner)), abi.encode(before), "before");
        skip(DELAY);
        _expectSet(set, 3);
        send("stranger", executeCall(learner));
        assertEq(abi.encode(learners.guardiansOf(learner)), abi.encode(set), "after");
    }

    function test_TakesThemAwayAfterTheDelay() public {
        send("learner", guardiansCall(learner, guardianSet(2)));
        send("learner", guardiansCall(learner, noGuardians()));
        skip(DELAY);
        _expectSet(noGuardians(), 3);
        send("stranger", executeCall(learner));
        assertEq(abi.encode(learners.guardiansOf(learner)), new bytes(4 * 32), "guardians");
        send("learner", moveCall(learner, "otherLearner"));
        assertEq(learners.controllerOf(learner), otherLearner, "moves at once again");
    }

    function test_ASetThatWasCancelledIsForgotten() public {
        send("learner", guardiansCall(learner, guardianSet(2)));
        send("learner", guardiansCall(learner, noGuardians()));
        send("learner", cancelCall(learner));
        ILearnerRegistry.Guardians memory set = _set(3, 3, MIN_DELAY);
        send("learner", guardiansCall(learner, set));
        waitAndExecute(learner);
        assertEq(abi.encode(learners.guardiansOf(learner)), abi.encode(set), "guardians");
    }

    function test_ACustodianSignsTheSame() public {
        takeCustody();
        bytes memory data = guardiansCall(learner, guardianSet(2), "parent");
        _expectSet(guardianSet(2), 2);
        send("learner", data);
    }

    function test_Trap24_NoCustodianSignsFromTheEndOfCustodyOn() public {
        takeCustody();
        vm.warp(MAJORITY - 1);
        bytes memory data = guardiansCall(learner, guardianSet(2));
        assertRefused("learner", data, signatureInvalid(learner, parent));
        vm.warp(MAJORITY);
        send("learner", data);
    }

    function test_SetsThroughTheForwarder() public {
        ILearnerRegistry.Guardians memory set = guardianSet(2);
        forward("learner", address(learners), guardiansCall(learner, set));
        assertEq(abi.encode(learners.guardiansOf(learner)), abi.encode(set), "guardians");
    }

    function test_Trap25_AForwardedStrangerCannotSet() public {
        bytes memory data = guardiansCall(learner, guardianSet(2));
        bytes memory reason = controllerOnly(learner, stranger);
        assertEq(callAsForwarder(stranger, address(learners), data), reason);
        assertRefused("stranger", bytes.concat(data, bytes20(learner)), reason);
    }

    // ──────────────────────────────────────────── Internal ───────────────────────────────────────────

    function _set(
        uint8 threshold,
        uint8 count,
        uint40 delay
    ) private view returns (ILearnerRegistry.Guardians memory) {
        return
            ILearnerRegistry.Guardians({
                root: guardianTree()[0],
                threshold: threshold,
                count: count,
                delay: delay
            });
    }

    function _expectUnsound(ILearnerRegistry.Guardians memory set) private {
        bytes memory reason = abi.encodeWithSelector(
            ILearnerRegistry.GuardiansInvalid.selector,
            set.root,
            set.threshold,
            set.count,
            set.delay
        );
        assertRefused("learner", guardiansCall(learner, set), reason);
    }

    function _expectSet(ILearnerRegistry.Guardians memory set, uint32 nonce) private {
        vm.expectEmit(address(learners));
        emit ILearnerRegistry.GuardiansSet(learner, set.root, set.threshold, set.count, set.delay, nonce);
    }
}
