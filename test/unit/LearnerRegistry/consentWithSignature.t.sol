// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {Achievement, Standing} from "../../../contracts/types/Achievement.sol";
import {DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {
    GarbageWallet,
    GasBurningWallet,
    GoodWallet,
    ReenteringWallet,
    RevertingWallet
} from "../../mocks/Wallets.sol";
import {vm} from "../../utils/Vm.sol";
import {ConsentTest} from "./ConsentTest.sol";

contract ConsentWithSignatureTest is ConsentTest {
    /// @dev Order of the group of secp256k1.
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    // ────────────────────────────────────────── It records ───────────────────────────────────────

    function test_RecordsASignedConsent() public {
        Terms memory terms = termsNow();
        expectGiven(learner, KINDS, UNTIL, 1);
        bring(terms, _signed(terms));
        assertConsent(learner, KINDS, UNTIL, 1);
    }

    function testFuzz_RecordsAnySignedTerms(uint32 kinds, uint256 until, uint256 deadline) public {
        Terms memory terms = termsNow();
        terms.kinds = kinds == 0 ? 1 : kinds;
        terms.until = uint40(bound(until, START + 1, type(uint40).max));
        terms.deadline = bound(deadline, START, type(uint256).max);
        bring(terms, _signed(terms));
        assertConsent(learner, terms.kinds, terms.until, 1);
    }

    function test_Trap24_TheDeadline() public {
        Terms memory terms = termsNow();
        bytes memory signature = _signed(terms);
        vm.warp(terms.deadline - 1);
        bring(terms, signature);
        terms.nonce = 1;
        signature = _signed(terms);
        vm.warp(terms.deadline);
        bring(terms, signature);
        terms.nonce = 2;
        signature = _signed(terms);
        vm.warp(terms.deadline + 1);
        vm.expectRevert(
            abi.encodeWithSelector(ILearnerRegistry.ConsentSignatureExpired.selector, terms.deadline, time())
        );
        bring(terms, signature);
    }

    // ────────────────────────────────────────── It refuses ───────────────────────────────────────

    function test_Trap16_OnlyTheLearnersSignatureCounts() public {
        Terms memory terms = termsNow();
        string[4] memory names = ["stranger", "admin", "issuer", "otherLearner"];
        for (uint256 i = 0; i < names.length; ++i) {
            _expectInvalid(terms, signatureOf(names[i], digestOf(terms)));
        }
    }

    function testFuzz_RevertWhen_LearnerIsZero(bytes32 r, bytes32 s, uint8 v) public {
        Terms memory terms = termsNow();
        terms.learner = address(0);
        _expectInvalid(terms, abi.encodePacked(r, s, v));
    }

    function testFuzz_Trap22_EveryTermIsSigned(uint256 field) public {
        Terms memory terms = termsNow();
        bytes memory signature = _signed(terms);
        HubId other = newHub("Second School");
        field = bound(field, 0, 4);
        if (field == 0) terms.learner = otherLearner;
        if (field == 1) terms.hub = other;
        if (field == 2) terms.kinds = ALL_KINDS;
        if (field == 3) terms.until += 1;
        if (field == 4) terms.deadline += 1;
        _expectInvalid(terms, signature);
    }

    function test_RevertWhen_AnotherNameOrSentenceWasSigned() public {
        Terms memory terms = termsNow();
        terms.hubName = "Riverside Schoo1";
        _expectInvalid(terms, _signed(terms));
        terms = termsNow();
        terms.terms = "Yes.";
        _expectInvalid(terms, _signed(terms));
    }

    function test_Trap02_ASignatureWorksOnce() public {
        Terms memory terms = termsNow();
        bytes memory signature = _signed(terms);
        bring(terms, signature);
        _expectInvalidAt(terms, signature, 1);
        assertConsent(learner, KINDS, UNTIL, 1);
    }

    function test_Trap03_ABurntTokenIsNotMintedAgainByTheConsent() public {
        accredit(hub, ALL_KINDS, TERM);
        DefinitionId definition = defineKind(hub, COURSE);
        Terms memory terms = termsNow();
        terms.kinds = uint32(1) << COURSE;
        bytes memory signature = _signed(terms);
        bring(terms, signature);
        Achievement memory achievement = achievementOf(definition, learner);
        assertEq(token.recordOf(issue(achievement)).standing, Standing.Valid);
        vm.startPrank(learner);
        token.renounce(achievement);
        learners.withdrawConsent(learner, hub);
        vm.stopPrank();
        _expectInvalidAt(terms, signature, 2);
        Achievement memory another = achievementOf(definition, learner, 1);
        vm.expectRevert(consentMissing(learner, hub, COURSE));
        issue(another);
    }

    function test_Trap22_AnUnusedSignatureDoesNotReviveAWithdrawnConsent() public {
        Terms memory terms = termsNow();
        bytes memory signature = _signed(terms);
        vm.startPrank(learner);
        learners.consent(learner, hub, KINDS, UNTIL);
        learners.withdrawConsent(learner, hub);
        vm.stopPrank();
        _expectInvalidAt(terms, signature, 2);
        assertConsent(learner, 0, 0, 2);
    }

    function test_Trap22_AGivenAwaySignatureCanBeCancelled() public {
        Terms memory terms = termsNow();
        bytes memory signature = _signed(terms);
        vm.prank(learner);
        learners.withdrawConsent(learner, hub);
        _expectInvalidAt(terms, signature, 1);
    }

    function test_Trap22_AnOldSignatureDoesNotWidenANewerConsent() public {
        Terms memory terms = termsNow();
        terms.kinds = ALL_KINDS;
        bytes memory signature = _signed(terms);
        vm.prank(learner);
        learners.consent(learner, hub, 1, UNTIL);
        _expectInvalidAt(terms, signature, 1);
        assertConsent(learner, 1, UNTIL, 1);
    }

    function test_TheNonceIsPerHub() public {
        Terms memory terms = termsNow();
        bytes memory signature = _signed(terms);
        HubId other = newHub("Second School");
        giveConsent(learner, other);
        bring(terms, signature);
        assertConsent(learner, KINDS, UNTIL, 1);
    }

    function testFuzz_Trap02_SignatureForAnotherChain(uint64 chain) public {
        if (chain == block.chainid) ++chain;
        Terms memory terms = termsNow();
        _expectInvalid(terms, signatureOf("learner", digestOf(terms, chain, address(learners))));
    }

    function test_Trap02_SignatureForAnotherContract() public {
        Terms memory terms = termsNow();
        _expectInvalid(terms, signatureOf("learner", digestOf(terms, block.chainid, address(token))));
    }

    function test_Trap02_MalleatedSignature() public {
        Terms memory terms = termsNow();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf("learner"), digestOf(terms));
        bytes32 high = bytes32(ORDER - uint256(s));
        _expectInvalid(terms, abi.encodePacked(r, high, v == 27 ? uint8(28) : uint8(27)));
        bring(terms, abi.encodePacked(r, s, v));
    }

    function test_RevertWhen_SignatureIsOfAnotherLength() public {
        Terms memory terms = termsNow();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf("learner"), digestOf(terms));
        _expectInvalid(terms, "");
        _expectInvalid(terms, abi.encodePacked(r, s));
        _expectInvalid(terms, abi.encodePacked(r, s, v, uint8(0)));
        _expectInvalid(terms, abi.encodePacked(r, uint256(s) | (uint256(v - 27) << 255)));
    }

    function test_RevertWhen_HubIsUnknown() public {
        Terms memory terms = termsNow();
        terms.hub = HubId.wrap(uint32(hubs.hubCount()) + 1);
        terms.hubName = "";
        bytes memory signature = _signed(terms);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, terms.hub));
        bring(terms, signature);
    }

    function test_RevertWhen_KindsAreEmpty() public {
        Terms memory terms = termsNow();
        terms.kinds = 0;
        bytes memory signature = _signed(terms);
        vm.expectRevert(ILearnerRegistry.ConsentKindsEmpty.selector);
        bring(terms, signature);
    }

    function test_Trap24_TheTermEndsAfterNow() public {
        Terms memory terms = termsNow();
        terms.until = START;
        bytes memory signature = _signed(terms);
        vm.expectRevert(termInvalid(START));
        bring(terms, signature);
        terms.until = START + 1;
        bring(terms, _signed(terms));
        assertConsent(learner, KINDS, START + 1, 1);
    }

    // ────────────────────────────────────── Contract accounts ────────────────────────────────────

    function test_Trap04_AContractAccountConsents() public {
        GoodWallet wallet = new GoodWallet(vm.addr(keyOf("key")));
        Terms memory terms = _termsOf(address(wallet));
        bytes memory signature = _walletSignature(digestOf(terms));
        assertGt(signature.length, 65, "length");
        expectGiven(address(wallet), KINDS, UNTIL, 1);
        bring(terms, signature);
    }

    function test_Trap04_AContractAccountRefuses() public {
        Terms memory terms = _termsOf(address(new GoodWallet(vm.addr(keyOf("key")))));
        _expectInvalid(terms, _walletSignature(keccak256("another hash")));
        _expectInvalid(_termsOf(address(new RevertingWallet(stranger))), "");
        _expectInvalid(_termsOf(address(new GarbageWallet(stranger, hex"1626ba7e"))), "");
        _expectInvalid(_termsOf(address(new GarbageWallet(stranger, abi.encode(true)))), "");
        _expectInvalid(_termsOf(address(new GarbageWallet(stranger, new bytes(1024)))), "");
    }

    function test_Trap04_AContractAccountBurnsAllGas() public {
        Terms memory terms = _termsOf(address(new GasBurningWallet(stranger)));
        vm.expectRevert(_invalid(terms.learner, 0));
        learners.consentWithSignature{gas: 4_000_000}(terms.learner, hub, KINDS, UNTIL, terms.deadline, "");
    }

    function test_Trap04_AContractAccountCallsBack() public {
        ReenteringWallet wallet = new ReenteringWallet(stranger);
        wallet.arm(
            address(learners),
            abi.encodeCall(learners.consent, (address(wallet), hub, ALL_KINDS, UNTIL + 1))
        );
        bring(_termsOf(address(wallet)), "");
        assertConsent(address(wallet), KINDS, UNTIL, 1);
    }

    function test_Trap23_ASignatureForOneAccountDoesNotServeAnother() public {
        address key = vm.addr(keyOf("key"));
        GoodWallet first = new GoodWallet(key);
        GoodWallet second = new GoodWallet(key);
        Terms memory terms = _termsOf(address(first));
        bytes memory signature = _walletSignature(digestOf(terms));
        terms.learner = address(second);
        _expectInvalid(terms, signature);
        terms.learner = key;
        _expectInvalid(terms, signatureOf("key", digestOf(_termsOf(address(first)))));
        terms.learner = address(first);
        bring(terms, signature);
        assertConsent(address(first), KINDS, UNTIL, 1);
        assertConsent(address(second), 0, 0, 0);
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    function _signed(Terms memory terms) private view returns (bytes memory) {
        return signatureOf("learner", digestOf(terms));
    }

    function _termsOf(address account) private view returns (Terms memory terms) {
        terms = termsNow();
        terms.learner = account;
    }

    /// @dev What a `GoodWallet` of "key" takes for a signature.
    function _walletSignature(bytes32 digest) private pure returns (bytes memory) {
        return abi.encode(bytes32("frame"), signatureOf("key", digest), bytes32("frame"));
    }

    function _invalid(address account, uint64 nonce) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                ILearnerRegistry.ConsentSignatureInvalid.selector,
                account,
                account,
                nonce
            );
    }

    function _expectInvalid(Terms memory terms, bytes memory signature) private {
        _expectInvalidAt(terms, signature, 0);
    }

    function _expectInvalidAt(Terms memory terms, bytes memory signature, uint64 nonce) private {
        vm.expectRevert(_invalid(terms.learner, nonce));
        bring(terms, signature);
    }
}
