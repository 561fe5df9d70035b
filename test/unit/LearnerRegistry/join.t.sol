// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {IdentityTest} from "./IdentityTest.sol";

/// @dev "learner" joins the identity of "otherLearner".
contract JoinTest is IdentityTest {
    address private parent = actor("parent");
    address private wallet = actor("wallet");
    address private third = actor("third");

    // ─────────────────────────────────────────── It refuses ──────────────────────────────────────────

    function test_RevertWhen_CallerNotController() public {
        string[3] memory callers = ["stranger", "otherLearner", "owner"];
        for (uint256 i = 0; i < callers.length; ++i) {
            bytes memory reason = controllerOnly(learner, addressOf(callers[i]));
            assertRefused(callers[i], _joinCall(), reason);
        }
        send("learner", moveCall(learner, "wallet"));
        assertRefused("learner", _joinCall(), controllerOnly(learner, learner));
    }

    function test_RevertGiven_TheAddressHasJoined() public {
        send("learner", _joinCall());
        bytes memory reason = joinedAlready(learner, otherLearner);
        assertRefused("learner", joinCall(learner, third, "third"), reason);
        assertRefused("otherLearner", joinCall(learner, third, "third"), reason);
    }

    function test_RevertGiven_OthersJoinedTheAddress() public {
        send("third", joinCall(third, learner, "learner"));
        bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.IdentityHasMembers.selector, learner);
        assertRefused("learner", _joinCall(), reason);
    }

    function test_RevertWhen_TheIdentityHasJoinedAnother() public {
        send("otherLearner", joinCall(otherLearner, third, "third"));
        assertRefused(
            "learner",
            joinCall(learner, otherLearner, "third"),
            joinedAlready(otherLearner, third)
        );
    }

    function test_RevertWhen_ItJoinsItselfOrNobody() public {
        assertRefused("learner", joinCall(learner, learner, "learner"), accountInvalid(learner, learner));
        bytes memory data = joinCall(learner, address(0), "stranger");
        assertRefused("learner", data, accountInvalid(learner, address(0)));
    }

    function test_RevertGiven_SomethingWaitsForTheAddress() public {
        guard();
        send("learner", moveCall(learner, "wallet"));
        assertRefused("learner", _joinCall(), changePending(learner));
    }

    function test_RevertGiven_SomethingWaitsForTheIdentity() public {
        guard("otherLearner", otherLearner);
        send("otherLearner", moveCall(otherLearner, "wallet"));
        assertRefused("learner", _joinCall(), changePending(otherLearner));
        send("otherLearner", cancelCall(otherLearner));
        send("stranger", recoverCall(otherLearner, "wallet", 2));
        assertRefused("learner", _joinCall(), changePending(otherLearner));
    }

    function test_Trap24_TheDeadline() public {
        vm.warp(DEADLINE - 1);
        send("learner", _joinCall());
        vm.warp(DEADLINE);
        send("third", joinCall(third, otherLearner, "otherLearner"));
        vm.warp(DEADLINE + 1);
        bytes memory data = joinCall(wallet, otherLearner, "otherLearner");
        assertRefused("wallet", data, signatureExpired(DEADLINE));
    }

    function test_RevertWhen_TheIdentitysControllerDidNotSign() public {
        bytes memory reason = signatureInvalid(otherLearner, otherLearner);
        assertRefused("learner", joinCall(learner, otherLearner, NOBODY), reason);
        assertRefused("learner", joinCall(learner, otherLearner, "learner"), reason);
        send("otherLearner", moveCall(otherLearner, "wallet"));
        assertRefused("learner", _joinCall(), signatureInvalid(otherLearner, wallet));
        send("learner", joinCall(learner, otherLearner, "wallet"));
    }

    function testFuzz_Trap02_EveryFieldIsSigned(uint256 field, uint64 other) public {
        uint256 nonce = uint256(other) + 1;
        bytes32[5] memory hashes = [
            joinHash(third, otherLearner, 0, 0, DEADLINE),
            joinHash(learner, third, 0, 0, DEADLINE),
            joinHash(learner, otherLearner, nonce, 0, DEADLINE),
            joinHash(learner, otherLearner, 0, nonce, DEADLINE),
            joinHash(learner, otherLearner, 0, 0, DEADLINE + nonce)
        ];
        _expectInvalid(signedBy("otherLearner", hashes[bound(field, 0, 4)]));
    }

    function testFuzz_Trap02_SignatureForAnotherChainOrContract(uint64 chain, address contract_) public {
        if (chain == block.chainid && contract_ == address(learners)) ++chain;
        bytes32 structHash = joinHash(learner, otherLearner, 0, 0, DEADLINE);
        _expectInvalid(signatureOf("otherLearner", typedDigestOf("Cairn", chain, contract_, structHash)));
    }

    function test_RevertWhen_ACustodianDidNotSign() public {
        takeCustody();
        send("otherLearner", appointCall(otherLearner, "third", MAJORITY));
        bytes memory data = joinCall(learner, otherLearner, ["otherLearner", NOBODY, "parent"]);
        assertRefused("learner", data, signatureInvalid(otherLearner, third));
        data = joinCall(learner, otherLearner, ["otherLearner", "third", NOBODY]);
        assertRefused("learner", data, signatureInvalid(learner, parent));
        data = joinCall(learner, otherLearner, ["otherLearner", "parent", "third"]);
        assertRefused("learner", data, signatureInvalid(otherLearner, third));
        send("learner", joinCall(learner, otherLearner, ["otherLearner", "third", "parent"]));
        assertEq(learners.actorOf(learner), third, "actor");
    }

    // ─────────────────────────────────────────── It joins ────────────────────────────────────────────

    function test_Trap12_JoinsAtOnceWithoutGuardians() public {
        bytes memory data = _joinCall();
        _expectJoined(1);
        vm.recordLogs();
        send("learner", data);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "logs");
        assertEq(logs[0].topics[1], bytes32(uint256(uint160(learner))), "first topic");
        assertEq(learners.identityOf(learner), otherLearner, "identity");
        assertEq(learners.identityOf(otherLearner), otherLearner, "the identity's own");
        assertEq(learners.controllerOf(learner), otherLearner, "controller");
        assertEq(learners.actorOf(learner), otherLearner, "actor");
    }

    function test_FollowsWhatTheIdentityDoesFromThenOn() public {
        send("learner", _joinCall());
        send("otherLearner", moveCall(otherLearner, "wallet"));
        assertEq(learners.controllerOf(learner), wallet, "controller");
        send("wallet", appointCall(otherLearner, "parent", MAJORITY));
        assertEq(learners.actorOf(learner), parent, "actor");
        assertCustodian(learner, parent, MAJORITY);
    }

    function test_TheAddressesOwnGuardiansAndCustodianEnd() public {
        takeCustody();
        nameGuardians(3);
        send("learner", guardiansCall(learner, guardianSet(2), "parent"));
        send("learner", joinCall(learner, otherLearner, ["otherLearner", NOBODY, "parent"]));
        waitAndExecute(learner);
        assertCustodian(learner, address(0), 0);
        assertEq(abi.encode(learners.guardiansOf(learner)), new bytes(4 * 32), "guardians");
        assertEq(learners.actorOf(learner), otherLearner, "actor");
        bytes memory data = recoverCall(learner, "wallet", 3);
        assertRefused("stranger", data, joinedAlready(learner, otherLearner));
    }

    function test_SeveralJoinOneIdentity() public {
        send("learner", _joinCall());
        send("third", joinCall(third, otherLearner, "otherLearner"));
        assertEq(learners.identityOf(learner), otherLearner, "first");
        assertEq(learners.identityOf(third), otherLearner, "second");
    }

    function test_WaitsTheDelayWithGuardians() public {
        guard();
        bytes memory data = _joinCall();
        expectPending(learner, ILearnerRegistry.PendingKind.Join, otherLearner, false, 2);
        send("learner", data);
        uint40 readyAt = START + DELAY;
        assertPending(learner, ILearnerRegistry.PendingKind.Join, readyAt, false, otherLearner, 0);
        assertEq(learners.identityOf(learner), learner, "identity");
        skip(DELAY);
        _expectJoined(3);
        send("stranger", executeCall(learner));
        assertEq(learners.identityOf(learner), otherLearner, "identity");
        assertNothingPending(learner);
    }

    function test_TheIdentitysGuardiansDoNotDelayIt() public {
        guard("otherLearner", otherLearner);
        send("learner", _joinCall());
        assertEq(learners.identityOf(learner), otherLearner, "identity");
        assertEq(abi.encode(learners.guardiansOf(learner)), abi.encode(guardianSet(2)), "guardians");
    }

    function test_Trap03_TheNonceNeverFallsBackToAnEarlierOne() public {
        send("learner", moveCall(learner, "wallet"));
        send("wallet", moveCall(learner, "learner"));
        send("otherLearner", moveCall(otherLearner, "wallet"));
        uint32 last = learners.nonceOf(learner);
        send("learner", joinCall(learner, otherLearner, "wallet"));
        assertGt(learners.nonceOf(learner), last, "after joining");
        last = learners.nonceOf(learner);
        send("wallet", moveCall(otherLearner, "otherLearner"));
        assertGt(learners.nonceOf(learner), last, "after the identity's change");
        assertEq(learners.nonceOf(otherLearner), 2, "the identity's own");
    }

    function test_Trap04_AContractAccountTakesAMember() public {
        address identity = newWallet("key");
        bytes32 structHash = joinHash(learner, identity, 0, 0, DEADLINE);
        bytes[3] memory signatures = [walletSignedBy("key", structHash), bytes(""), bytes("")];
        send("learner", abi.encodeCall(learners.join, (learner, identity, DEADLINE, signatures)));
        assertEq(learners.controllerOf(learner), identity, "controller");
    }

    function test_JoinsThroughTheForwarder() public {
        forward("learner", address(learners), _joinCall());
        assertEq(learners.identityOf(learner), otherLearner, "identity");
    }

    function test_Trap25_AForwardedStrangerCannotJoinForAnother() public {
        bytes memory data = joinCall(learner, stranger, "stranger");
        bytes memory reason = controllerOnly(learner, stranger);
        assertEq(callAsForwarder(stranger, address(learners), data), reason);
        assertRefused("stranger", bytes.concat(data, bytes20(learner)), reason);
    }

    // ──────────────────────────────────────────── Internal ───────────────────────────────────────────

    function _joinCall() private view returns (bytes memory) {
        return joinCall(learner, otherLearner, "otherLearner");
    }

    function _expectJoined(uint32 nonce) private {
        vm.expectEmit(address(learners));
        emit ILearnerRegistry.LearnerJoined(learner, otherLearner, nonce);
    }

    function _expectInvalid(bytes memory signature) private {
        bytes[3] memory signatures = [signature, bytes(""), bytes("")];
        bytes memory data = abi.encodeCall(learners.join, (learner, otherLearner, DEADLINE, signatures));
        assertRefused("learner", data, signatureInvalid(otherLearner, otherLearner));
    }
}
