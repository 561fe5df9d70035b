// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Achievement, IssueMode, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId} from "../../../contracts/types/Ids.sol";
import {
    GarbageWallet,
    GasBurningWallet,
    GoodWallet,
    ReenteringWallet,
    RevertingWallet
} from "../../mocks/Wallets.sol";
import {vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract RedeemTest is TokenTest {
    /// @dev Order of the group of secp256k1.
    uint256 private constant ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    // ────────────────────────────────────────── Who may ──────────────────────────────────────────

    function test_Trap16_NobodyRedeemsForTheLearner() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = _signed(achievement);
        address[3] memory callers = [stranger, issuer, otherLearner];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.expectRevert(actorOnly(learner, callers[i]));
            vm.prank(callers[i]);
            token.redeem(achievement, issuer, signature);
        }
    }

    function test_RedeemsThroughTheForwarder() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = _signed(achievement);
        expectMint(achievement, time(), issuer, IssueMode.Redeemed, 0);
        forward("learner", address(token), abi.encodeCall(token.redeem, (achievement, issuer, signature)));
    }

    function test_Trap25_AForwardedStrangerCannotRedeem() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory data = abi.encodeCall(token.redeem, (achievement, issuer, _signed(achievement)));
        assertEq(callAsForwarder(stranger, address(token), data), actorOnly(learner, stranger));
    }

    // ────────────────────────────────────────── The attester ─────────────────────────────────────

    function test_Trap16_OnlyStaffAttests() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = signatureOf("stranger", digestOf(achievement));
        _expectFailure(achievement, stranger, signature, staffRoleMissing(hub, stranger, Roles.ISSUE));
        signature = signatureOf("learner", digestOf(achievement));
        _expectFailure(achievement, learner, signature, staffRoleMissing(hub, learner, Roles.ISSUE));
        signature = signatureOf("revoker", digestOf(achievement));
        _expectFailure(achievement, revoker, signature, staffRoleMissing(hub, revoker, Roles.ISSUE));
        _expectFailure(achievement, address(0), "", staffRoleMissing(hub, address(0), Roles.ISSUE));
    }

    function test_Trap01_StaffOfAnotherHubCannotAttest() public {
        newForeignHub(stranger);
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = signatureOf("stranger", digestOf(achievement));
        _expectFailure(achievement, stranger, signature, staffRoleMissing(hub, stranger, Roles.ISSUE));
    }

    function test_Trap24_TheAttestersTermEnds() public {
        uint40 until = START + 100;
        vm.prank(admin);
        hubs.setStaff(hub, stranger, Roles.ISSUE, START, until);
        Achievement memory first = achievementOf(course, learner, 1);
        Achievement memory second = achievementOf(course, learner, 2);
        vm.warp(until - 1);
        _redeem(first, stranger, signatureOf("stranger", digestOf(first)));
        vm.warp(until);
        bytes memory signature = signatureOf("stranger", digestOf(second));
        _expectFailure(second, stranger, signature, staffRoleMissing(hub, stranger, Roles.ISSUE));
    }

    function test_RevertWhen_HubIsNotAccredited() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = _signed(achievement);
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        _expectFailure(achievement, issuer, signature, notAccredited());
    }

    function test_Trap24_DefinitionUnknownOrRetired() public {
        DefinitionId none = DefinitionId.wrap(0);
        Achievement memory achievement = achievementOf(none, learner);
        _expectFailure(achievement, issuer, _signed(achievement), definitionUnknown(none));
        achievement = achievementOf(course, learner);
        vm.prank(cataloguer);
        hubs.retire(course);
        _expectFailure(achievement, issuer, _signed(achievement), definitionRetired(course, time() + 1));
    }

    // ───────────────────────────────────────── The signature ─────────────────────────────────────

    function test_RevertWhen_SignatureIsOfAnotherKey() public {
        Achievement memory achievement = achievementOf(course, learner);
        _expectInvalid(achievement, issuer, signatureOf("stranger", digestOf(achievement)));
        _expectInvalid(achievement, issuer, signatureOf("learner", digestOf(achievement)));
    }

    function testFuzz_RevertWhen_SignatureIsOfAnotherAchievement(uint256 field) public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = _signed(achievement);
        DefinitionId other = defineCourse(hub);
        field = bound(field, 0, 4);
        if (field == 0) achievement.definition = other;
        if (field == 1) achievement.learner = otherLearner;
        if (field == 2) achievement.achievedAt -= 1;
        if (field == 3) achievement.expiresAt = time() + 1;
        if (field == 4) achievement.content = ~achievement.content;
        _expectInvalid(achievement, issuer, signature);
    }

    function testFuzz_Trap02_SignatureForAnotherChain(uint64 chain) public {
        if (chain == block.chainid) ++chain;
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 digest = digestOf(achievement, chain, address(token));
        _expectInvalid(achievement, issuer, signatureOf("issuer", digest));
    }

    function testFuzz_Trap02_SignatureForAnotherContract(address other) public {
        if (other == address(token)) other = address(learners);
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 digest = digestOf(achievement, block.chainid, other);
        _expectInvalid(achievement, issuer, signatureOf("issuer", digest));
    }

    function test_Trap02_SignatureFromBeforeAFork() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = _signed(achievement);
        vm.chainId(777);
        bytes32 digest = digestOf(achievement, 777, address(token));
        vm.expectRevert(
            abi.encodeWithSelector(
                IAchievementToken.AttesterSignatureInvalid.selector,
                AchievementId.wrap(digest),
                issuer
            )
        );
        _redeem(achievement, issuer, signature);
        _redeem(achievement, issuer, signatureOf("issuer", digest));
        assertEq(token.balanceOf(learner), 1, "balance");
    }

    function test_Trap02_MalleatedSignature() public {
        Achievement memory achievement = achievementOf(course, learner);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf("issuer"), digestOf(achievement));
        bytes32 high = bytes32(ORDER - uint256(s));
        _expectInvalid(achievement, issuer, abi.encodePacked(r, high, v == 27 ? uint8(28) : uint8(27)));
        _redeem(achievement, issuer, abi.encodePacked(r, s, v));
    }

    function test_RevertWhen_SignatureIsOfAnotherLength() public {
        Achievement memory achievement = achievementOf(course, learner);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf("issuer"), digestOf(achievement));
        _expectInvalid(achievement, issuer, "");
        _expectInvalid(achievement, issuer, abi.encodePacked(r, s));
        _expectInvalid(achievement, issuer, abi.encodePacked(r, s, v, uint8(0)));
        bytes32 vs = bytes32(uint256(s) | (uint256(v - 27) << 255));
        _expectInvalid(achievement, issuer, abi.encodePacked(r, vs));
    }

    function test_Trap04_AContractAccountAttests() public {
        GoodWallet wallet = new GoodWallet(vm.addr(keyOf("key")));
        _makeStaff(address(wallet));
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = _walletSignature(digestOf(achievement));
        assertGt(signature.length, 65, "length");
        expectMint(achievement, time(), address(wallet), IssueMode.Redeemed, 0);
        _redeem(achievement, address(wallet), signature);
    }

    function test_Trap04_AContractAccountRefuses() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory elsewhere = _walletSignature(keccak256("another hash"));
        _expectInvalid(achievement, _staff(address(new GoodWallet(vm.addr(keyOf("key"))))), elsewhere);
        _expectInvalid(achievement, _staff(address(new RevertingWallet(stranger))), "");
        bytes[6] memory answers = [
            bytes(""),
            hex"1626ba7e",
            abi.encode(true),
            abi.encode(uint256(0x1626ba7e)),
            abi.encode(bytes32(type(uint256).max)),
            new bytes(1024)
        ];
        for (uint256 i = 0; i < answers.length; ++i) {
            _expectInvalid(achievement, _staff(address(new GarbageWallet(stranger, answers[i]))), "");
        }
    }

    function test_Trap04_AContractAccountBurnsAllGas() public {
        address wallet = _staff(address(new GasBurningWallet(stranger)));
        Achievement memory achievement = achievementOf(course, learner);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAchievementToken.AttesterSignatureInvalid.selector,
                idFor(achievement),
                wallet
            )
        );
        vm.prank(learner);
        token.redeem{gas: 4_000_000}(achievement, wallet, "");
        _redeem(achievement, issuer, _signed(achievement));
        assertEq(token.balanceOf(learner), 1, "balance");
    }

    function test_Trap04_AContractAccountCallsBack() public {
        ReenteringWallet wallet = new ReenteringWallet(stranger);
        _makeStaff(address(wallet));
        giveConsent(learner, hub);
        Achievement memory achievement = achievementOf(course, learner, 1);
        Achievement memory other = achievementOf(course, learner, 2);
        AchievementId victim = issue(achievementOf(course, learner, 3));
        bytes[3] memory calls = [
            abi.encodeCall(token.issue, (other)),
            abi.encodeCall(token.revoke, (hub, revocationsOf(victim, 0))),
            abi.encodeCall(token.anchor, (hub, digestOf(other), 1))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            // Each works when called directly, and is refused while the token asks for a signature.
            wallet.arm(address(token), calls[i]);
            achievement.content = keccak256(abi.encode("called back", i));
            assertStanding(_redeem(achievement, address(wallet), ""), Standing.Valid);
            assertUnminted(idFor(other));
            assertStanding(victim, Standing.Valid);
            assertEq(token.anchorOf(hub, digestOf(other)).anchoredAt, 0, "anchoredAt");
        }
        vm.startPrank(stranger);
        for (uint256 i = 0; i < calls.length; ++i) {
            wallet.execute(address(token), calls[i]);
        }
        assertStanding(victim, Standing.Revoked);
    }

    function test_Trap23_ASignatureForOneAccountDoesNotServeAnother() public {
        address key = vm.addr(keyOf("key"));
        GoodWallet staff = new GoodWallet(key);
        GoodWallet other = new GoodWallet(key);
        _makeStaff(address(staff));
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = _walletSignature(digestOf(achievement));
        _expectFailure(
            achievement,
            address(other),
            signature,
            staffRoleMissing(hub, address(other), Roles.ISSUE)
        );
        Achievement memory stolen = achievementOf(course, otherLearner);
        _expectInvalid(stolen, address(staff), signature);
        _redeem(achievement, address(staff), signature);
    }

    // ─────────────────────────────────────── Its values ──────────────────────────────────────────

    function test_RevertWhen_DefinitionIsSensitive() public {
        DefinitionId plan = defineSensitive(hub, COURSE);
        Achievement memory achievement = achievementOf(plan, learner);
        _expectFailure(achievement, issuer, _signed(achievement), definitionSensitive(plan));
    }

    function test_Trap24_ValuesUnsound() public {
        Achievement memory achievement = achievementOf(course, learner);
        achievement.achievedAt = time() + 1;
        _expectFailure(achievement, issuer, _signed(achievement), timeInvalid(achievement, time()));
        achievement.achievedAt = time();
        achievement.expiresAt = time();
        _expectFailure(achievement, issuer, _signed(achievement), expiryInvalid(achievement));
        achievement.expiresAt = uint40(1) << 32;
        _expectFailure(achievement, issuer, _signed(achievement), expiryInvalid(achievement));
        achievement.expiresAt = 0;
        achievement.content = 0;
        _expectFailure(
            achievement,
            issuer,
            _signed(achievement),
            abi.encodeWithSelector(IAchievementToken.AchievementContentMissing.selector)
        );
    }

    // ─────────────────────────────────────── Its history ─────────────────────────────────────────

    function test_RevertGiven_Revoked() public {
        Achievement memory achievement = achievementOf(course, learner);
        revoke(idFor(achievement));
        _expectFailure(achievement, issuer, _signed(achievement), alreadyRevoked(idFor(achievement)));
    }

    function test_Trap02_ASignatureWorksOnce() public {
        Achievement memory achievement = achievementOf(course, learner);
        AchievementId id = _redeem(achievement, issuer, _signed(achievement));
        _expectFailure(achievement, issuer, _signed(achievement), alreadyIssued(id));
    }

    function test_Trap03_ABurntTokenIsNotMintedAgainByItsSignature() public {
        Achievement memory achievement = achievementOf(course, learner, 1);
        AchievementId id = _redeem(achievement, issuer, _signed(achievement));
        renounce(achievement);
        _expectFailure(achievement, issuer, _signed(achievement), alreadyRenounced(id));
        achievement = achievementOf(course, learner, 2);
        id = _redeem(achievement, issuer, _signed(achievement));
        revoke(id);
        _expectFailure(achievement, issuer, _signed(achievement), alreadyRevoked(id));
    }

    // ────────────────────────────────────────── It mints ─────────────────────────────────────────

    function test_EmitsTheEventsOfAMint() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes memory signature = _signed(achievement);
        skip(1000);
        expectMint(achievement, START + 1000, issuer, IssueMode.Redeemed, 0);
        _redeem(achievement, issuer, signature);
    }

    function test_TheRedemptionIsTheConsent() public {
        Achievement memory achievement = achievementOf(course, learner);
        AchievementId id = _redeem(achievement, issuer, _signed(achievement));
        assertEq(id, idFor(achievement));
        assertEq(token.ownerOf(tokenIdOf(id)), learner);
        assertEq(token.balanceOf(learner), 1, "balance");
        assertStanding(id, Standing.Valid);
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    /// @dev The issuer's signature over the digest.
    function _signed(Achievement memory achievement) private view returns (bytes memory) {
        return signatureOf("issuer", digestOf(achievement));
    }

    /// @dev What a `GoodWallet` of "key" takes for a signature.
    function _walletSignature(bytes32 digest) private pure returns (bytes memory) {
        return abi.encode(bytes32("frame"), signatureOf("key", digest), bytes32("frame"));
    }

    function _makeStaff(address account) private {
        vm.prank(admin);
        hubs.setStaff(hub, account, Roles.ISSUE | Roles.REVOKE, START, TERM);
    }

    function _staff(address account) private returns (address) {
        _makeStaff(account);
        return account;
    }

    function _redeem(
        Achievement memory achievement,
        address attester,
        bytes memory signature
    ) private returns (AchievementId) {
        vm.prank(achievement.learner);
        return token.redeem(achievement, attester, signature);
    }

    function _expectFailure(
        Achievement memory achievement,
        address attester,
        bytes memory signature,
        bytes memory reason
    ) private {
        vm.expectRevert(reason);
        _redeem(achievement, attester, signature);
    }

    function _expectInvalid(
        Achievement memory achievement,
        address attester,
        bytes memory signature
    ) private {
        _expectFailure(
            achievement,
            attester,
            signature,
            abi.encodeWithSelector(
                IAchievementToken.AttesterSignatureInvalid.selector,
                idFor(achievement),
                attester
            )
        );
    }
}
