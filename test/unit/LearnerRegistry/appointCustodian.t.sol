// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {IdentityTest} from "./IdentityTest.sol";

contract AppointCustodianTest is IdentityTest {
    /// @dev 2027-02-01 00:00:00 UTC: the first start of a month after `START`.
    uint40 private constant FEBRUARY = 1_801_440_000;

    address private parent = actor("parent");

    // ─────────────────────────────────────────── It refuses ──────────────────────────────────────────

    function test_RevertWhen_CallerNotController() public {
        bytes memory data = appointCall(learner, "parent", MAJORITY);
        assertRefused("parent", data, controllerOnly(learner, parent));
        assertRefused("stranger", data, controllerOnly(learner, stranger));
        assertRefused("admin", data, controllerOnly(learner, admin));
    }

    function test_RevertGiven_TheAddressHasJoined() public {
        send("learner", joinCall(learner, otherLearner, "otherLearner"));
        bytes memory data = appointCall(learner, "parent", MAJORITY);
        assertRefused("learner", data, joinedAlready(learner, otherLearner));
        assertRefused("otherLearner", data, joinedAlready(learner, otherLearner));
    }

    function test_RevertGiven_SomethingWaits() public {
        guard();
        send("learner", moveCall(learner, "otherLearner"));
        assertRefused("learner", appointCall(learner, "parent", MAJORITY), changePending(learner));
    }

    function test_Trap24_RevertGiven_ACustodianUntilCustodyEnds() public {
        takeCustody();
        uint40 later = MAJORITY + 31 days;
        bytes memory data = appointCall(learner, "stranger", later);
        bytes memory reason = abi.encodeWithSelector(
            ILearnerRegistry.CustodianAlreadyAppointed.selector,
            learner,
            parent,
            MAJORITY
        );
        assertRefused("learner", data, reason);
        assertRefused("learner", appointCall(learner, "parent", later), reason);
        vm.warp(MAJORITY - 1);
        assertRefused("learner", data, reason);
        vm.warp(MAJORITY);
        send("learner", data);
        assertCustodian(learner, stranger, later);
    }

    function test_RevertWhen_TheCustodianIsTheController() public {
        bytes memory data = appointCall(learner, "learner", MAJORITY);
        assertRefused("learner", data, accountInvalid(learner, learner));
        send("learner", moveCall(learner, "otherLearner"));
        data = appointCall(learner, "otherLearner", MAJORITY);
        assertRefused("otherLearner", data, accountInvalid(learner, otherLearner));
    }

    function test_Trap24_CustodyEndsOnTheFirstSecondOfAMonth() public {
        uint40[6] memory ends = [
            FEBRUARY - 1,
            FEBRUARY + 1,
            FEBRUARY + 1 days,
            FEBRUARY + 30 days,
            MAJORITY - 1,
            MAJORITY + 1
        ];
        for (uint256 i = 0; i < ends.length; ++i) _expectTermInvalid(ends[i]);
        send("learner", appointCall(learner, "parent", FEBRUARY));
        assertCustodian(learner, parent, FEBRUARY);
    }

    function test_Trap24_CustodyEndsAfterNow() public {
        _expectTermInvalid(0);
        vm.warp(FEBRUARY);
        _expectTermInvalid(FEBRUARY);
        vm.warp(FEBRUARY + 1);
        _expectTermInvalid(FEBRUARY);
        vm.warp(FEBRUARY - 1);
        send("learner", appointCall(learner, "parent", FEBRUARY));
        assertEq(learners.actorOf(learner), parent, "its last second");
        vm.warp(FEBRUARY);
        assertEq(learners.actorOf(learner), learner, "after it");
    }

    function test_Trap24_CustodyIsNoLongerThanAChildhood() public {
        uint40 longest = 21 * 366 days;
        uint40 until = 2_493_072_000; // 2049-01-01 00:00:00 UTC
        vm.warp(until - longest - 1);
        _expectTermInvalid(until);
        _expectTermInvalid(type(uint40).max);
        vm.warp(until - longest);
        send("learner", appointCall(learner, "parent", until));
        assertCustodian(learner, parent, until);
    }

    function test_Trap24_TheDeadline() public {
        vm.warp(DEADLINE - 1);
        send("learner", appointCall(learner, "parent", _january(2035)));
        vm.warp(DEADLINE);
        send("otherLearner", appointCall(otherLearner, "parent", _january(2035)));
        vm.warp(DEADLINE + 1);
        assertRefused("stranger", appointCall(stranger, "parent", MAJORITY), signatureExpired(DEADLINE));
    }

    function test_RevertWhen_TheCustodianDidNotSign() public {
        bytes32 structHash = custodyHash(learner, parent, MAJORITY, 0, DEADLINE);
        string[3] memory others = [NOBODY, "learner", "stranger"];
        for (uint256 i = 0; i < others.length; ++i) _expectInvalid(signedBy(others[i], structHash));
    }

    function test_RevertWhen_TheCustodianIsNobody() public {
        bytes memory data = abi.encodeCall(
            learners.appointCustodian,
            (learner, address(0), MAJORITY, DEADLINE, "")
        );
        assertRefused("learner", data, signatureInvalid(learner, address(0)));
    }

    function testFuzz_Trap02_EveryFieldIsSigned(uint256 field, uint64 other) public {
        uint256 more = uint256(other) + 1;
        bytes32[5] memory hashes = [
            custodyHash(otherLearner, parent, MAJORITY, 0, DEADLINE),
            custodyHash(learner, stranger, MAJORITY, 0, DEADLINE),
            custodyHash(learner, parent, FEBRUARY, 0, DEADLINE),
            custodyHash(learner, parent, MAJORITY, more, DEADLINE),
            custodyHash(learner, parent, MAJORITY, 0, DEADLINE + more)
        ];
        _expectInvalid(signedBy("parent", hashes[bound(field, 0, 4)]));
    }

    // ────────────────────────────────────────── It appoints ──────────────────────────────────────────

    function test_Trap12_AppointsAtOnceWithoutGuardians() public {
        bytes memory data = appointCall(learner, "parent", MAJORITY);
        expectAppointed(learner, parent, MAJORITY, 1);
        vm.recordLogs();
        send("learner", data);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "logs");
        assertEq(logs[0].topics[1], bytes32(uint256(uint160(learner))), "first topic");
        assertCustodian(learner, parent, MAJORITY);
        assertEq(learners.actorOf(learner), parent, "actor");
        assertEq(learners.controllerOf(learner), learner, "controller");
        assertEq(learners.nonceOf(learner), 1, "nonce");
    }

    function test_WaitsTheDelayWithGuardians() public {
        guard();
        bytes memory data = appointCall(learner, "parent", MAJORITY);
        expectPending(learner, ILearnerRegistry.PendingKind.Custodian, parent, false, 2);
        send("learner", data);
        uint40 readyAt = START + DELAY;
        assertPending(learner, ILearnerRegistry.PendingKind.Custodian, readyAt, false, parent, MAJORITY);
        assertEq(learners.actorOf(learner), learner, "actor before");
        skip(DELAY);
        expectAppointed(learner, parent, MAJORITY, 3);
        send("stranger", executeCall(learner));
        assertEq(learners.actorOf(learner), parent, "actor after");
    }

    function test_ACustodyThatEndsWhileItWaitsIsNone() public {
        vm.warp(FEBRUARY - DELAY);
        guard();
        send("learner", appointCall(learner, "parent", FEBRUARY));
        waitAndExecute(learner);
        assertCustodian(learner, address(0), 0);
        assertEq(learners.actorOf(learner), learner, "actor");
    }

    function test_Trap04_AContractAccountIsCustodian() public {
        address custodian = newWallet("key");
        bytes32 structHash = custodyHash(learner, custodian, MAJORITY, 0, DEADLINE);
        bytes memory data = abi.encodeCall(
            learners.appointCustodian,
            (learner, custodian, MAJORITY, DEADLINE, walletSignedBy("key", structHash))
        );
        send("learner", data);
        assertEq(learners.actorOf(learner), custodian, "actor");
    }

    function test_AppointsThroughTheForwarder() public {
        forward("learner", address(learners), appointCall(learner, "parent", MAJORITY));
        assertEq(learners.actorOf(learner), parent, "actor");
    }

    function test_Trap25_AForwardedStrangerCannotAppoint() public {
        bytes memory data = appointCall(learner, "stranger", MAJORITY);
        bytes memory reason = controllerOnly(learner, stranger);
        assertEq(callAsForwarder(stranger, address(learners), data), reason);
        assertRefused("stranger", bytes.concat(data, bytes20(learner)), reason);
    }

    // ──────────────────────────────────────────── Internal ───────────────────────────────────────────

    /// @dev The first second of a year between 2029 and 2099.
    function _january(uint256 year) private pure returns (uint40) {
        return uint40(MAJORITY + (year - 2029) * 365 days + ((year - 2029) / 4) * 1 days);
    }

    function _expectTermInvalid(uint40 until) private {
        bytes memory reason = abi.encodeWithSelector(
            ILearnerRegistry.CustodianTermInvalid.selector,
            until,
            time()
        );
        assertRefused("learner", appointCall(learner, "parent", until), reason);
    }

    function _expectInvalid(bytes memory signature) private {
        bytes memory data = abi.encodeCall(
            learners.appointCustodian,
            (learner, parent, MAJORITY, DEADLINE, signature)
        );
        assertRefused("learner", data, signatureInvalid(learner, parent));
    }
}
