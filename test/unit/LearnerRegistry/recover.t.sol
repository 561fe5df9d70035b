// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {Cohort} from "../../utils/Cohort.sol";
import {vm} from "../../utils/Vm.sol";
import {IdentityTest} from "./IdentityTest.sol";

/// @dev Guardians of "learner" move control to "wallet"; two of three are enough.
contract RecoverTest is IdentityTest {
    address private wallet = actor("wallet");
    address private parent = actor("parent");

    function setUp() public override {
        super.setUp();
        guard();
    }

    // ─────────────────────────────────────────── It refuses ──────────────────────────────────────────

    function test_RevertGiven_NoGuardians() public {
        bytes memory data = recoverCall(otherLearner, "wallet", 3);
        bytes memory reason = abi.encodeWithSelector(
            ILearnerRegistry.GuardiansMissing.selector,
            otherLearner
        );
        assertRefused("stranger", data, reason);
    }

    function test_RevertGiven_TheAddressHasJoined() public {
        send("learner", joinCall(learner, otherLearner, "otherLearner"));
        waitAndExecute(learner);
        bytes memory data = recoverCall(learner, "wallet", 3);
        assertRefused("stranger", data, joinedAlready(learner, otherLearner));
    }

    function test_RevertGiven_ARecoveryWaits() public {
        send("stranger", recoverCall(learner, "wallet", 2));
        assertRefused("stranger", recoverCall(learner, "stranger", 3), changePending(learner));
        assertRefused("stranger", recoverCall(learner, "wallet", 2), changePending(learner));
    }

    function test_RevertWhen_ItGoesToNobodyOrToWhoHasIt() public {
        bytes memory data = abi.encodeCall(
            learners.recover,
            (learner, address(0), DEADLINE, "", new ILearnerRegistry.GuardianWord[](0))
        );
        assertRefused("stranger", data, accountInvalid(learner, address(0)));
        data = recoverCall(learner, "learner", 3);
        assertRefused("stranger", data, accountInvalid(learner, learner));
    }

    function test_RevertWhen_ItGoesToTheCustodian() public {
        send("learner", appointCall(learner, "parent", MAJORITY));
        waitAndExecute(learner);
        bytes memory data = recoverCall(learner, "parent", 3);
        assertRefused("stranger", data, accountInvalid(learner, parent));
        vm.warp(MAJORITY);
        send("stranger", data);
    }

    function test_Trap24_TheDeadline() public {
        bytes memory data = recoverCall(learner, "wallet", 2);
        vm.warp(DEADLINE + 1);
        assertRefused("stranger", data, signatureExpired(DEADLINE));
        vm.warp(DEADLINE);
        send("stranger", data);
        send("learner", cancelCall(learner));
        vm.warp(DEADLINE - 1);
        send("stranger", recoverCall(learner, "wallet", 2));
    }

    function test_RevertWhen_TheNewControllerDidNotSign() public {
        bytes32 structHash = recoveryHashNow(learner, "wallet");
        string[4] memory others = [NOBODY, "learner", "stranger", guardians[0]];
        for (uint256 i = 0; i < others.length; ++i) {
            bytes memory data = abi.encodeCall(
                learners.recover,
                (learner, wallet, DEADLINE, signedBy(others[i], structHash), wordsOf(structHash, 3))
            );
            assertRefused("stranger", data, signatureInvalid(learner, wallet));
        }
    }

    function test_RevertWhen_TooFewGuardiansSigned() public {
        for (uint256 count = 0; count < 2; ++count) {
            bytes memory reason = abi.encodeWithSelector(ILearnerRegistry.GuardiansTooFew.selector, count, 2);
            assertRefused("stranger", recoverCall(learner, "wallet", count), reason);
        }
    }

    function test_RevertWhen_AGuardianComesTwice() public {
        ILearnerRegistry.GuardianWord[] memory words = _words(2);
        words[1] = _words(1)[0];
        _expectInvalid(words, 1);
        // Nor under a second salt: the order of addresses is strict.
        words[1].salt = keccak256("another salt");
        _expectInvalid(words, 1);
    }

    function test_RevertWhen_GuardiansAreUnsorted() public {
        ILearnerRegistry.GuardianWord[] memory words = _words(3);
        (words[1], words[2]) = (words[2], words[1]);
        _expectInvalid(words, 2);
        (words[0], words[1]) = (words[1], words[0]);
        _expectInvalid(words, 1);
    }

    function test_RevertWhen_TheSaltIsWrong() public {
        ILearnerRegistry.GuardianWord[] memory words = _words(2);
        words[1].salt = saltOf(guardians[0]);
        _expectInvalid(words, 1);
        words = _words(2);
        words[0].salt = 0;
        _expectInvalid(words, 0);
    }

    function test_RevertWhen_SomebodyElseTakesAGuardiansPlace() public {
        bytes32 structHash = recoveryHashNow(learner, "wallet");
        ILearnerRegistry.GuardianWord[] memory words = _words(2);
        words[0].guardian = address(1);
        words[0].signature = signedBy("stranger", structHash);
        _expectInvalid(words, 0);
        words[0].guardian = address(0);
        _expectInvalid(words, 0);
    }

    function test_RevertWhen_AnInnerNodePassesForALeaf() public {
        bytes32[] memory tree = guardianTree();
        ILearnerRegistry.GuardianWord[] memory words = _words(2);
        // The children of node 1 are the guardian and salt of nobody.
        words[0].guardian = address(uint160(uint256(tree[3])));
        words[0].salt = tree[4];
        words[0].proof = Cohort.proofOfNode(tree, 1);
        _expectInvalid(words, 0);
        words[0].proof = new bytes32[](0);
        _expectInvalid(words, 0);
    }

    function test_RevertWhen_AProofIsTooLongOrTooShort() public {
        ILearnerRegistry.GuardianWord[] memory words = _words(2);
        bytes32[] memory proof = words[1].proof;
        bytes32[] memory longer = new bytes32[](proof.length + 1);
        for (uint256 i = 0; i < proof.length; ++i) longer[i] = proof[i];
        longer[proof.length] = guardianTree()[0];
        words[1].proof = longer;
        _expectInvalid(words, 1);
        words[1].proof = new bytes32[](200);
        _expectInvalid(words, 1);
        words[1].proof = new bytes32[](0);
        _expectInvalid(words, 1);
        words[1].proof = words[0].proof;
        _expectInvalid(words, 1);
    }

    function test_RevertWhen_AGuardianDidNotSign() public {
        bytes32 structHash = recoveryHashNow(learner, "wallet");
        string[4] memory others = [NOBODY, "learner", "stranger", guardians[0]];
        for (uint256 i = 0; i < others.length; ++i) {
            ILearnerRegistry.GuardianWord[] memory words = _words(2);
            words[1].signature = signedBy(others[i], structHash);
            _expectUnsigned(words, 1);
        }
    }

    function test_RevertWhen_OneWordTooManyIsBad() public {
        ILearnerRegistry.GuardianWord[] memory words = _words(3);
        words[2].signature = "";
        _expectUnsigned(words, 2);
    }

    function testFuzz_Trap02_EveryFieldIsSigned(uint256 field, uint64 other, bool byWallet) public {
        uint256 nonce = uint256(other) + 1;
        bytes32[5] memory hashes = [
            recoveryHash(otherLearner, learner, wallet, 0, DEADLINE),
            recoveryHash(learner, otherLearner, wallet, 0, DEADLINE),
            recoveryHash(learner, learner, stranger, 0, DEADLINE),
            recoveryHash(learner, learner, wallet, nonce, DEADLINE),
            recoveryHash(learner, learner, wallet, 0, DEADLINE + nonce)
        ];
        _expectNotThis(learnersDigestOf(hashes[bound(field, 0, 4)]), byWallet);
    }

    function testFuzz_Trap02_SignatureForAnotherChainOrContract(
        uint64 chain,
        address contract_,
        bool byWallet
    ) public {
        if (chain == block.chainid && contract_ == address(learners)) ++chain;
        bytes32 structHash = recoveryHashNow(learner, "wallet");
        _expectNotThis(typedDigestOf("Cairn", chain, contract_, structHash), byWallet);
    }

    // ─────────────────────────────────────────── It begins ───────────────────────────────────────────

    function test_BeginsByAnyonesHandAndFreezesTheActor() public {
        bytes memory data = recoverCall(learner, "wallet", 2);
        expectPending(learner, ILearnerRegistry.PendingKind.Recovery, wallet, false, 2);
        send("stranger", data);
        uint40 readyAt = START + DELAY;
        assertPending(learner, ILearnerRegistry.PendingKind.Recovery, readyAt, false, wallet, 0);
        assertEq(learners.controllerOf(learner), learner, "controller");
        assertEq(learners.actorOf(learner), address(0), "actor");
        assertEq(learners.nonceOf(learner), 2, "nonce");
        assertEq(learners.recoveryNonceOf(learner), 1, "recoveries");
        vm.expectRevert(recoveryPending(learner));
        learners.requireActor(learner, learner);
        vm.expectRevert(recoveryPending(learner));
        learners.requireActor(learner, address(0));
    }

    function test_EveryTwoOfThreeAreEnough() public {
        bytes32 structHash = recoveryHashNow(learner, "wallet");
        ILearnerRegistry.GuardianWord[] memory words = new ILearnerRegistry.GuardianWord[](2);
        (words[0], words[1]) = (wordOf(structHash, 0), wordOf(structHash, 2));
        send("stranger", recoverCall(learner, "wallet", words));
        send("learner", cancelCall(learner));
        structHash = recoveryHashNow(learner, "wallet");
        (words[0], words[1]) = (wordOf(structHash, 1), wordOf(structHash, 2));
        send("stranger", recoverCall(learner, "wallet", words));
        assertFalse(learners.pendingOf(learner).unanimous, "unanimous");
    }

    function test_AllOfThemAreUnanimous() public {
        bytes memory data = recoverCall(learner, "wallet", 3);
        expectPending(learner, ILearnerRegistry.PendingKind.Recovery, wallet, true, 2);
        send("stranger", data);
        assertTrue(learners.pendingOf(learner).unanimous, "unanimous");
    }

    function test_OneGuardianAloneIsNotUnanimous() public {
        nameGuardians(1);
        send("otherLearner", guardiansCall(otherLearner, guardianSet(1)));
        send("stranger", recoverCall(otherLearner, "wallet", 1));
        assertFalse(learners.pendingOf(otherLearner).unanimous, "unanimous");
        send("otherLearner", cancelCall(otherLearner));
    }

    function test_TwoOfTwoAreUnanimous() public {
        nameGuardians(2);
        send("otherLearner", guardiansCall(otherLearner, guardianSet(1)));
        send("stranger", recoverCall(otherLearner, "wallet", 1));
        assertFalse(learners.pendingOf(otherLearner).unanimous, "one of two");
        send("otherLearner", cancelCall(otherLearner));
        send("stranger", recoverCall(otherLearner, "wallet", 2));
        assertTrue(learners.pendingOf(otherLearner).unanimous, "two of two");
    }

    function test_DropsAChangeThatWaits() public {
        send("learner", moveCall(learner, "stranger"));
        bytes memory data = recoverCall(learner, "wallet", 2);
        expectCancelled(learner, ILearnerRegistry.PendingKind.Controller, 3);
        expectPending(learner, ILearnerRegistry.PendingKind.Recovery, wallet, false, 4);
        send("stranger", data);
        waitAndExecute(learner);
        assertEq(learners.controllerOf(learner), wallet, "controller");
    }

    function test_NeedsNoWordOfTheCustodian() public {
        send("learner", appointCall(learner, "parent", MAJORITY));
        waitAndExecute(learner);
        send("stranger", recoverCall(learner, "wallet", 2));
        assertEq(learners.actorOf(learner), address(0), "actor while it waits");
        waitAndExecute(learner);
        assertEq(learners.controllerOf(learner), wallet, "controller");
        assertEq(learners.actorOf(learner), parent, "actor");
    }

    function testFuzz_AnyThresholdOfAnyNumber(uint256 number, uint256 threshold, uint256 given) public {
        number = bound(number, 1, 9);
        threshold = bound(threshold, 1, number);
        given = bound(given, 0, number);
        nameGuardians(number);
        send("otherLearner", guardiansCall(otherLearner, guardianSet(uint8(threshold))));
        bytes memory data = recoverCall(otherLearner, "wallet", given);
        if (given < threshold) {
            bytes memory reason = abi.encodeWithSelector(
                ILearnerRegistry.GuardiansTooFew.selector,
                given,
                threshold
            );
            return assertRefused("stranger", data, reason);
        }
        send("stranger", data);
        assertEq(learners.pendingOf(otherLearner).unanimous, given == number && given > 1, "unanimous");
    }

    function test_Trap04_ContractAccountsAreGuardianAndController() public {
        address guardian = newWallet("key");
        address to = newWallet("toKey");
        ILearnerRegistry.Guardians memory set = ILearnerRegistry.Guardians({
            root: leafOf(guardian, CONTENT),
            threshold: 1,
            count: 1,
            delay: DELAY
        });
        send("otherLearner", guardiansCall(otherLearner, set));
        bytes32 structHash = recoveryHash(otherLearner, otherLearner, to, 0, DEADLINE);
        ILearnerRegistry.GuardianWord[] memory words = new ILearnerRegistry.GuardianWord[](1);
        words[0].guardian = guardian;
        words[0].salt = CONTENT;
        words[0].signature = walletSignedBy("key", structHash);
        bytes memory toSignature = walletSignedBy("toKey", structHash);
        send("stranger", abi.encodeCall(learners.recover, (otherLearner, to, DEADLINE, toSignature, words)));
        waitAndExecute(otherLearner);
        assertEq(learners.controllerOf(otherLearner), to, "controller");
    }

    function test_BeginsThroughTheForwarder() public {
        forward("otherLearner", address(learners), recoverCall(learner, "wallet", 2));
        assertEq(learners.actorOf(learner), address(0), "actor");
    }

    // ──────────────────────────────────────────── Internal ───────────────────────────────────────────

    function _words(uint256 count) private view returns (ILearnerRegistry.GuardianWord[] memory) {
        return wordsOf(recoveryHashNow(learner, "wallet"), count);
    }

    function _expectInvalid(ILearnerRegistry.GuardianWord[] memory words, uint256 index) private {
        bytes memory reason = guardianInvalid(index, words[index].guardian);
        assertRefused("stranger", recoverCall(learner, "wallet", words), reason);
    }

    function _expectUnsigned(ILearnerRegistry.GuardianWord[] memory words, uint256 index) private {
        bytes memory reason = signatureInvalid(learner, words[index].guardian);
        assertRefused("stranger", recoverCall(learner, "wallet", words), reason);
    }

    /// @dev The digest serves neither the new controller nor a guardian.
    function _expectNotThis(bytes32 digest, bool byWallet) private {
        bytes32 structHash = recoveryHashNow(learner, "wallet");
        bytes memory toSignature = byWallet ? signatureOf("wallet", digest) : signedBy("wallet", structHash);
        ILearnerRegistry.GuardianWord[] memory words = wordsOf(structHash, 2);
        if (!byWallet) words[0].signature = signatureOf(guardians[0], digest);
        bytes memory data = abi.encodeCall(learners.recover, (learner, wallet, DEADLINE, toSignature, words));
        address party = byWallet ? wallet : words[0].guardian;
        assertRefused("stranger", data, signatureInvalid(learner, party));
    }
}
