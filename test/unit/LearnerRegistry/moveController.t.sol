// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {IdentityTest} from "./IdentityTest.sol";

contract MoveControllerTest is IdentityTest {
    address private wallet = actor("wallet");
    address private parent = actor("parent");

    // ─────────────────────────────────────────── It refuses ──────────────────────────────────────────

    function test_RevertWhen_CallerNotController() public {
        string[4] memory callers = ["stranger", "admin", "owner", "wallet"];
        for (uint256 i = 0; i < callers.length; ++i) {
            bytes memory reason = controllerOnly(learner, addressOf(callers[i]));
            assertRefused(callers[i], moveCall(learner, "wallet"), reason);
        }
        send("learner", moveCall(learner, "wallet"));
        bytes memory data = moveCall(learner, "otherLearner");
        assertRefused("learner", data, controllerOnly(learner, learner));
    }

    function test_RevertWhen_CallerIsTheCustodian() public {
        takeCustody();
        assertRefused("parent", moveCall(learner, "wallet", "parent"), controllerOnly(learner, parent));
    }

    function test_RevertGiven_TheAddressHasJoined() public {
        send("learner", joinCall(learner, otherLearner, "otherLearner"));
        bytes memory reason = joinedAlready(learner, otherLearner);
        assertRefused("learner", moveCall(learner, "wallet"), reason);
        assertRefused("otherLearner", moveCall(learner, "wallet"), reason);
    }

    function test_RevertGiven_SomethingWaits() public {
        guard();
        send("learner", moveCall(learner, "wallet"));
        assertRefused("learner", moveCall(learner, "otherLearner"), changePending(learner));
        assertRefused("learner", moveCall(learner, "wallet"), changePending(learner));
    }

    function test_RevertWhen_ItGoesToNobodyOrToWhoHasIt() public {
        bytes memory data = abi.encodeCall(learners.moveController, (learner, address(0), DEADLINE, "", ""));
        assertRefused("learner", data, accountInvalid(learner, address(0)));
        assertRefused("learner", moveCall(learner, "learner"), accountInvalid(learner, learner));
        send("learner", moveCall(learner, "wallet"));
        assertRefused("wallet", moveCall(learner, "wallet"), accountInvalid(learner, wallet));
    }

    function test_RevertWhen_ItGoesToTheCustodian() public {
        takeCustody();
        bytes memory data = moveCall(learner, "parent", "parent");
        assertRefused("learner", data, accountInvalid(learner, parent));
        vm.warp(MAJORITY);
        send("learner", moveCall(learner, "parent"));
        assertEq(learners.controllerOf(learner), parent, "after custody");
    }

    function test_Trap24_TheDeadline() public {
        for (uint256 i = 0; i < 2; ++i) {
            vm.warp(DEADLINE - 1 + i);
            send(i == 0 ? "learner" : "wallet", moveCall(learner, i == 0 ? "wallet" : "learner"));
        }
        vm.warp(DEADLINE + 1);
        assertRefused("learner", moveCall(learner, "wallet"), signatureExpired(DEADLINE));
    }

    function test_RevertWhen_TheNewControllerDidNotSign() public {
        bytes32 structHash = moveHash(learner, wallet, 0, DEADLINE);
        string[3] memory others = ["learner", "stranger", NOBODY];
        for (uint256 i = 0; i < others.length; ++i) {
            _expectInvalid(signedBy(others[i], structHash));
        }
        _expectInvalid(abi.encodePacked(signedBy("wallet", structHash), uint8(0)));
    }

    function testFuzz_Trap02_EveryFieldIsSigned(uint256 field, uint64 other) public {
        bytes32[4] memory hashes = [
            moveHash(otherLearner, wallet, 0, DEADLINE),
            moveHash(learner, stranger, 0, DEADLINE),
            moveHash(learner, wallet, uint256(other) + 1, DEADLINE),
            moveHash(learner, wallet, 0, DEADLINE + 1 + other)
        ];
        _expectInvalid(signedBy("wallet", hashes[bound(field, 0, 3)]));
    }

    function testFuzz_Trap02_SignatureForAnotherChainOrContract(uint64 chain, address contract_) public {
        if (chain == block.chainid && contract_ == address(learners)) ++chain;
        bytes32 structHash = moveHash(learner, wallet, 0, DEADLINE);
        _expectInvalid(signatureOf("wallet", typedDigestOf("Cairn", chain, contract_, structHash)));
    }

    function test_RevertWhen_TheCustodianDidNotSign() public {
        takeCustody();
        bytes memory reason = signatureInvalid(learner, parent);
        assertRefused("learner", moveCall(learner, "wallet"), reason);
        assertRefused("learner", moveCall(learner, "wallet", "stranger"), reason);
        assertRefused("learner", moveCall(learner, "wallet", "learner"), reason);
    }

    // ─────────────────────────────────────────── It moves ────────────────────────────────────────────

    function test_Trap12_MovesAtOnceWithoutGuardians() public {
        bytes memory data = moveCall(learner, "wallet");
        expectMoved(learner, learner, wallet, 1);
        vm.recordLogs();
        send("learner", data);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "logs");
        assertEq(logs[0].topics[1], bytes32(uint256(uint160(learner))), "first topic");
        assertEq(learners.controllerOf(learner), wallet, "controller");
        assertEq(learners.actorOf(learner), wallet, "actor");
        assertEq(learners.nonceOf(learner), 1, "nonce");
        assertNothingPending(learner);
    }

    function test_MovesOnAndBack() public {
        send("learner", moveCall(learner, "wallet"));
        bytes memory data = moveCall(learner, "stranger");
        expectMoved(learner, wallet, stranger, 2);
        send("wallet", data);
        data = moveCall(learner, "learner");
        expectMoved(learner, stranger, learner, 3);
        send("stranger", data);
        assertEq(learners.controllerOf(learner), learner, "controller");
    }

    function test_OneWalletControlsSeveral() public {
        send("learner", moveCall(learner, "wallet"));
        send("otherLearner", moveCall(otherLearner, "wallet"));
        assertEq(learners.controllerOf(learner), wallet, "first");
        assertEq(learners.controllerOf(otherLearner), wallet, "second");
        assertEq(learners.controllerOf(wallet), wallet, "its own");
        assertEq(learners.nonceOf(wallet), 0, "its own nonce");
    }

    function test_WaitsTheDelayWithGuardians() public {
        guard();
        bytes memory data = moveCall(learner, "wallet");
        expectPending(learner, ILearnerRegistry.PendingKind.Controller, wallet, false, 2);
        send("learner", data);
        uint40 readyAt = START + DELAY;
        assertPending(learner, ILearnerRegistry.PendingKind.Controller, readyAt, false, wallet, 0);
        assertEq(learners.controllerOf(learner), learner, "controller");
        assertEq(learners.actorOf(learner), learner, "actor");
        assertEq(learners.nonceOf(learner), 2, "nonce");
    }

    function test_ACustodianSignsTheSame() public {
        takeCustody();
        bytes memory data = moveCall(learner, "wallet", "parent");
        expectMoved(learner, learner, wallet, 2);
        send("learner", data);
        assertEq(learners.controllerOf(learner), wallet, "controller");
        assertEq(learners.actorOf(learner), parent, "actor");
        assertCustodian(learner, parent, MAJORITY);
    }

    function test_Trap24_NoCustodianSignsFromTheEndOfCustodyOn() public {
        takeCustody();
        vm.warp(MAJORITY - 1);
        assertRefused("learner", moveCall(learner, "wallet"), signatureInvalid(learner, parent));
        vm.warp(MAJORITY);
        send("learner", moveCall(learner, "wallet"));
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_Trap04_ContractAccountsTakeAndGiveControl() public {
        address first = newWallet("key");
        bytes32 structHash = moveHash(learner, first, 0, DEADLINE);
        bytes memory signature = walletSignedBy("key", structHash);
        assertGt(signature.length, 65, "length");
        bytes memory data = abi.encodeCall(
            learners.moveController,
            (learner, first, DEADLINE, signature, "")
        );
        send("learner", data);
        assertEq(learners.controllerOf(learner), first, "a contract");
        sendAs(first, moveCall(learner, "wallet"));
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_Trap23_ASignatureForOneAccountDoesNotServeAnother() public {
        address first = newWallet("key");
        address second = newWallet("key");
        bytes memory signature = walletSignedBy("key", moveHash(learner, first, 0, DEADLINE));
        bytes memory data = abi.encodeCall(
            learners.moveController,
            (learner, second, DEADLINE, signature, "")
        );
        assertRefused("learner", data, signatureInvalid(learner, second));
    }

    function test_MovesThroughTheForwarder() public {
        forward("learner", address(learners), moveCall(learner, "wallet"));
        assertEq(learners.controllerOf(learner), wallet, "controller");
        forward("wallet", address(learners), moveCall(learner, "learner"));
        assertEq(learners.controllerOf(learner), learner, "back");
    }

    function test_Trap25_AForwardedStrangerCannotMove() public {
        bytes memory data = moveCall(learner, "stranger");
        bytes memory reason = controllerOnly(learner, stranger);
        assertEq(callAsForwarder(stranger, address(learners), data), reason);
        assertRefused("stranger", bytes.concat(data, bytes20(learner)), reason);
    }

    function _expectInvalid(bytes memory signature) private {
        bytes memory data = abi.encodeCall(
            learners.moveController,
            (learner, wallet, DEADLINE, signature, "")
        );
        assertRefused("learner", data, signatureInvalid(learner, wallet));
    }
}
