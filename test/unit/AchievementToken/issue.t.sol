// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Achievement, AchievementRecord, IssueMode, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, ExperienceId, HubId} from "../../../contracts/types/Ids.sol";
import {GoodWallet, RevertingWallet} from "../../mocks/Wallets.sol";
import {Vm, vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

/// @dev A cheatcode that only this test needs.
interface VmOrigin {
    function prank(address sender, address origin) external;
}

contract IssueTest is TokenTest {
    /// @dev The first second that does not fit the token's slot.
    uint40 private constant TOO_LATE = uint40(type(uint32).max) + 1;

    // ────────────────────────────────────────── Who may ──────────────────────────────────────────

    function test_Trap16_AnyoneCannotMintSomebodyElsesRecord() public {
        _expectRefused(stranger, staffRoleMissing(hub, stranger, Roles.ISSUE));
        _expectRefused(learner, staffRoleMissing(hub, learner, Roles.ISSUE));
        _expectRefused(owner, staffRoleMissing(hub, owner, Roles.ISSUE));
        _expectRefused(accreditor, staffRoleMissing(hub, accreditor, Roles.ISSUE));
        _expectRefused(admin, staffRoleMissing(hub, admin, Roles.ISSUE));
    }

    function test_Trap01_StaffOfAnotherHubCannotIssue() public {
        newForeignHub(stranger);
        _expectRefused(stranger, staffRoleMissing(hub, stranger, Roles.ISSUE));
    }

    function test_RevertWhen_CallerHasOtherRolesOnly() public {
        _expectRefused(revoker, staffRoleMissing(hub, revoker, Roles.ISSUE));
        _expectRefused(cataloguer, staffRoleMissing(hub, cataloguer, Roles.ISSUE));
    }

    function test_Trap24_StaffTermBegins() public {
        uint40 from = START + 100;
        vm.prank(admin);
        hubs.setStaff(hub, stranger, Roles.ISSUE, from, TERM);
        vm.warp(from - 1);
        _expectRefused(stranger, staffRoleMissing(hub, stranger, Roles.ISSUE));
        vm.warp(from);
        _issueBy(stranger, achievementOf(course, learner));
    }

    function test_Trap24_StaffTermEnds() public {
        uint40 until = START + 100;
        vm.prank(admin);
        hubs.setStaff(hub, stranger, Roles.ISSUE, START, until);
        vm.warp(until - 1);
        _issueBy(stranger, achievementOf(course, learner));
        vm.warp(until);
        _expectRefused(stranger, staffRoleMissing(hub, stranger, Roles.ISSUE));
        vm.warp(until + 1);
        _expectRefused(stranger, staffRoleMissing(hub, stranger, Roles.ISSUE));
    }

    function test_Trap15_TheOriginOfATransactionCountsForNothing() public {
        GoodWallet wallet = new GoodWallet(stranger);
        Achievement memory achievement = _consented();
        vm.expectRevert(staffRoleMissing(hub, address(wallet), Roles.ISSUE));
        VmOrigin(address(vm)).prank(stranger, issuer);
        wallet.execute(address(token), abi.encodeCall(token.issue, (achievement)));
    }

    function test_Trap15_AContractCanBeStaff() public {
        GoodWallet wallet = new GoodWallet(stranger);
        vm.prank(admin);
        hubs.setStaff(hub, address(wallet), Roles.ISSUE, START, TERM);
        Achievement memory achievement = _consented();
        expectMint(achievement, time(), address(wallet), IssueMode.Issued, 0);
        vm.prank(stranger);
        wallet.execute(address(token), abi.encodeCall(token.issue, (achievement)));
    }

    function test_Trap25_TheForwardedSenderCannotIssue() public {
        Achievement memory achievement = _consented();
        bytes memory reason = callAsForwarder(
            issuer,
            address(token),
            abi.encodeCall(token.issue, (achievement))
        );
        assertEq(reason, staffRoleMissing(hub, address(forwarder), Roles.ISSUE));
        assertUnminted(idFor(achievement));
    }

    function test_Trap10_NobodyCanPauseImportOrRewrite() public {
        string[10] memory signatures = [
            "pause()",
            "setBaseURI(string)",
            "setTokenURI(uint256,string)",
            "setRenderer(address)",
            "mint(address,uint256)",
            "burn(uint256)",
            "transferOwnership(address)",
            "upgradeToAndCall(address,bytes)",
            "initialize()",
            "grantRole(bytes32,address)"
        ];
        for (uint256 i = 0; i < signatures.length; ++i) {
            vm.prank(owner);
            (bool success, ) = address(token).call(
                abi.encodePacked(abi.encodeWithSignature(signatures[i]), new bytes(128))
            );
            assertFalse(success, signatures[i]);
        }
    }

    function test_Trap25_ThereIsNoMulticall() public {
        bytes[] memory calls = new bytes[](1);
        calls[0] = abi.encodeCall(token.name, ());
        (bool success, ) = address(token).call(abi.encodeWithSignature("multicall(bytes[])", calls));
        assertFalse(success, "multicall");
        (success, ) = address(token).call(calls[0]);
        assertTrue(success, "the call alone");
    }

    function test_RevertWhen_EtherIsSent() public {
        Achievement memory achievement = _consented();
        vm.deal(issuer, 1);
        vm.prank(issuer);
        (bool success, ) = address(token).call{value: 1}(abi.encodeCall(token.issue, (achievement)));
        assertFalse(success, "issue with ether");
        vm.deal(issuer, 1);
        vm.prank(issuer);
        (success, ) = address(token).call{value: 1}("");
        assertFalse(success, "ether alone");
    }

    // ───────────────────────────────────── The definition ────────────────────────────────────────

    function test_Trap24_UnknownDefinition() public {
        DefinitionId next = DefinitionId.wrap(uint32(hubs.definitionCount()) + 1);
        giveConsent(learner, hub);
        _expectFailure(achievementOf(DefinitionId.wrap(0), learner), definitionUnknown(DefinitionId.wrap(0)));
        _expectFailure(achievementOf(next, learner), definitionUnknown(next));
    }

    function test_Trap24_RetiredDefinition() public {
        giveConsent(learner, hub);
        skip(100);
        issue(achievementOf(course, learner, 1));
        uint40 retiredAt = time() + 1;
        vm.prank(cataloguer);
        hubs.retire(course);
        _expectFailure(achievementOf(course, learner, 2), definitionRetired(course, retiredAt));
        skip(1);
        _expectFailure(achievementOf(course, learner, 2), definitionRetired(course, retiredAt));
    }

    function test_Trap24_DefinitionOfThisSecond() public {
        giveConsent(learner, hub);
        skip(100);
        DefinitionId fresh = defineCourse(hub);
        assertStanding(issue(achievementOf(fresh, learner)), Standing.Valid);
    }

    function test_RevertWhen_DefinitionIsSensitive() public {
        DefinitionId plan = defineSensitive(hub, COURSE);
        giveConsent(learner, hub);
        _expectFailure(achievementOf(plan, learner), definitionSensitive(plan));
    }

    // ───────────────────────────────────── Accreditation ─────────────────────────────────────────

    function test_RevertWhen_HubWasNeverAccredited() public {
        hub = newHub("Unknown School");
        course = defineCourse(hub);
        Achievement memory achievement = _consented();
        _expectFailure(achievement, notAccredited());
    }

    function test_Trap24_AccreditationEnds() public {
        hub = newHub("Short School");
        course = defineCourse(hub);
        uint40 until = START + 100;
        accredit(hub, ALL_KINDS, until);
        giveConsent(learner, hub);
        vm.warp(until - 1);
        AchievementId id = issue(achievementOf(course, learner));
        vm.warp(until);
        _expectFailure(achievementOf(course, learner), notAccredited());
        vm.warp(until + 1);
        _expectFailure(achievementOf(course, learner), notAccredited());
        assertStanding(id, Standing.Valid);
    }

    function test_RevertWhen_AccreditationWasStoppedInThisSecond() public {
        (, AchievementId id) = issued();
        vm.prank(accreditor);
        hubs.suspend(hub);
        _expectFailure(achievementOf(course, learner, 1), notAccredited());
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        _expectFailure(achievementOf(course, learner, 1), notAccredited());
        assertStanding(id, Standing.Valid);
    }

    function test_RevertWhen_KindIsNotCovered() public {
        hub = newHub("Diploma School");
        course = defineCourse(hub);
        uint32 kinds = uint32(1) << DIPLOMA;
        accredit(hub, kinds, TERM);
        Achievement memory achievement = _consented();
        _expectFailure(
            achievement,
            abi.encodeWithSelector(IHubRegistry.HubKindNotAccredited.selector, hub, COURSE, kinds)
        );
    }

    function test_RevertWhen_HubHasClosed() public {
        Achievement memory achievement = _consented();
        vm.prank(admin);
        hubs.closeHub(hub);
        _expectFailure(achievement, notAccredited());
    }

    // ─────────────────────────────────────── Its values ──────────────────────────────────────────

    function test_RevertWhen_ContentIsMissing() public {
        Achievement memory achievement = _consented();
        achievement.content = 0;
        _expectFailure(
            achievement,
            abi.encodeWithSelector(IAchievementToken.AchievementContentMissing.selector)
        );
    }

    function test_Trap24_AchievedNextSecond() public {
        Achievement memory achievement = _consented();
        achievement.achievedAt = time() + 1;
        _expectFailure(achievement, timeInvalid(achievement, time()));
        achievement.achievedAt = type(uint40).max;
        _expectFailure(achievement, timeInvalid(achievement, time()));
    }

    function test_AchievedNowOrLongAgo() public {
        Achievement memory achievement = _consented();
        assertStanding(issue(achievement), Standing.Valid);
        achievement.achievedAt = 0;
        assertStanding(issue(achievement), Standing.Valid);
    }

    function test_Trap24_ExpiryNotAfterAchievement() public {
        Achievement memory achievement = _consented();
        achievement.expiresAt = achievement.achievedAt - 1;
        _expectFailure(achievement, expiryInvalid(achievement));
        achievement.expiresAt = achievement.achievedAt;
        _expectFailure(achievement, expiryInvalid(achievement));
        achievement.expiresAt = achievement.achievedAt + 1;
        assertStanding(issue(achievement), Standing.Valid);
    }

    function test_Trap24_ExpiryBeyond32Bits() public {
        Achievement memory achievement = _consented();
        achievement.expiresAt = TOO_LATE - 1;
        assertEq(token.recordOf(issue(achievement)).expiresAt, TOO_LATE - 1, "expiry");
        achievement.expiresAt = TOO_LATE;
        _expectFailure(achievement, expiryInvalid(achievement));
        achievement.expiresAt = TOO_LATE + time() + YEAR;
        _expectFailure(achievement, expiryInvalid(achievement));
        achievement.expiresAt = type(uint40).max;
        _expectFailure(achievement, expiryInvalid(achievement));
    }

    function test_Trap24_BlockTimeBeyond32Bits() public {
        uint40 term = type(uint40).max;
        appoint(accreditor, ALL_KINDS, term);
        accredit(hub, ALL_KINDS, term);
        vm.prank(admin);
        hubs.setStaff(hub, issuer, Roles.ISSUE, START, term);
        vm.prank(learner);
        learners.consent(learner, hub, ALL_KINDS, term);
        vm.warp(TOO_LATE - 1);
        assertEq(token.recordOf(issue(achievementOf(course, learner))).issuedAt, TOO_LATE - 1, "issuedAt");
        vm.warp(TOO_LATE);
        _expectFailure(achievementOf(course, learner), doesNotFit(TOO_LATE));
    }

    // ────────────────────────────────────────── Consent ──────────────────────────────────────────

    function test_RevertWhen_LearnerDidNotConsent() public {
        _expectFailure(achievementOf(course, learner), consentMissing(learner, COURSE));
    }

    function test_Trap01_ConsentToAnotherHub() public {
        giveConsent(learner, newForeignHub(stranger));
        _expectFailure(achievementOf(course, learner), consentMissing(learner, COURSE));
    }

    function test_Trap22_ConsentToOneKindDoesNotPublishAnother() public {
        vm.prank(learner);
        learners.consent(learner, hub, ALL_KINDS ^ (uint32(1) << COURSE), TERM);
        _expectFailure(achievementOf(course, learner), consentMissing(learner, COURSE));
        vm.prank(learner);
        learners.consent(learner, hub, uint32(1) << COURSE, TERM);
        assertStanding(issue(achievementOf(course, learner)), Standing.Valid);
    }

    function test_Trap24_ConsentEnds() public {
        uint40 until = START + 100;
        vm.prank(learner);
        learners.consent(learner, hub, ALL_KINDS, until);
        vm.warp(until - 1);
        issue(achievementOf(course, learner));
        vm.warp(until);
        _expectFailure(achievementOf(course, learner), consentMissing(learner, COURSE));
        vm.warp(until + 1);
        _expectFailure(achievementOf(course, learner), consentMissing(learner, COURSE));
    }

    function test_RevertWhen_ConsentWasWithdrawn() public {
        (, AchievementId id) = issued();
        vm.prank(learner);
        learners.withdrawConsent(learner, hub);
        _expectFailure(achievementOf(course, learner, 1), consentMissing(learner, COURSE));
        assertStanding(id, Standing.Valid);
    }

    function test_RevertWhen_LearnerIsZero() public {
        _expectFailure(achievementOf(course, address(0)), consentMissing(address(0), COURSE));
    }

    // ─────────────────────────────────────── Its history ─────────────────────────────────────────

    function test_RevertGiven_AlreadyIssued() public {
        (Achievement memory achievement, AchievementId id) = issued();
        _expectFailure(achievement, alreadyIssued(id));
    }

    function test_RevertGiven_Revoked() public {
        (Achievement memory achievement, AchievementId id) = issued();
        revoke(id);
        _expectFailure(achievement, alreadyRevoked(id));
        Achievement memory unminted = achievementOf(course, learner, 1);
        revoke(idFor(unminted));
        _expectFailure(unminted, alreadyRevoked(idFor(unminted)));
    }

    function test_RevertGiven_Superseded() public {
        (Achievement memory achievement, AchievementId id) = issued();
        supersede(id, idFor(achievementOf(course, learner, 1)));
        _expectFailure(achievement, alreadyRevoked(id));
    }

    function test_Trap03_ConsentDoesNotReviveARenouncedRecord() public {
        (Achievement memory achievement, AchievementId id) = issued();
        renounce(achievement);
        giveConsent(learner, hub);
        _expectFailure(achievement, alreadyRenounced(id));
    }

    function test_Trap01_ARevocationByAnotherHubCountsForNothing() public {
        Achievement memory achievement = _consented();
        HubId foreign = newForeignHub(stranger);
        vm.prank(stranger);
        token.revoke(foreign, revocationsOf(idFor(achievement), NO_INDEX));
        assertStanding(issue(achievement), Standing.Valid);
    }

    function test_Trap07_ARevokedAchievementIsAttestedAnewUnderANewDigest() public {
        (Achievement memory achievement, AchievementId id) = issued();
        revoke(id);
        achievement.content = keccak256("the same document under new salts");
        assertStanding(issue(achievement), Standing.Valid);
        assertStanding(id, Standing.Revoked);
    }

    // ────────────────────────────────────────── It mints ─────────────────────────────────────────

    function test_EmitsTheEventsOfAMint() public {
        giveConsent(learner, hub);
        skip(1000);
        Achievement memory achievement = achievementOf(course, learner);
        achievement.experience = ExperienceId.wrap(7);
        achievement.achievedAt = time() - 500;
        achievement.expiresAt = time() + YEAR;
        expectMint(achievement, time(), issuer, IssueMode.Issued, 0);
        issue(achievement);
    }

    function test_Trap12_TheIdIsIndexedFirst() public {
        Achievement memory achievement = _consented();
        vm.recordLogs();
        AchievementId id = issue(achievement);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        Vm.Log memory last = logs[logs.length - 1];
        assertEq(last.topics[0], IAchievementToken.AchievementIssued.selector, "event");
        assertEq(last.topics[1], AchievementId.unwrap(id), "first topic");
        assertEq(logs.length, 4, "logs");
    }

    function test_MintsToTheLearner() public {
        Achievement memory achievement = _consented();
        AchievementId id = issue(achievement);
        assertEq(id, idFor(achievement));
        assertEq(token.ownerOf(tokenIdOf(id)), learner);
        assertEq(token.balanceOf(learner), 1, "balance");
        assertEq(token.balanceOf(issuer), 0, "balance of the issuer");
    }

    function testFuzz_PacksTheRecord(
        uint256 issuedAt,
        uint256 achievedAt,
        uint256 expiresAt,
        address to
    ) public {
        issuedAt = bound(issuedAt, START, TERM - 1);
        achievedAt = bound(achievedAt, 0, issuedAt);
        expiresAt = bound(expiresAt, achievedAt + 1, type(uint32).max);
        if (to == address(0)) to = learner;
        vm.warp(issuedAt);
        vm.prank(to);
        learners.consent(to, hub, ALL_KINDS, uint40(issuedAt) + 1);
        Achievement memory achievement = achievementOf(course, to);
        (achievement.achievedAt, achievement.expiresAt) = (uint40(achievedAt), uint40(expiresAt));
        AchievementId id = issue(achievement);
        AchievementRecord memory record = token.recordOf(id);
        assertEq(record.owner, to, "owner");
        assertEq(record.hub, hub);
        assertEq(record.definition, course);
        assertEq(record.kind, COURSE, "kind");
        assertEq(record.issuedAt, issuedAt, "issuedAt");
        assertEq(record.expiresAt, expiresAt, "expiresAt");
        assertEq(record.standing, issuedAt < expiresAt ? Standing.Valid : Standing.Expired);
        achievement.expiresAt = 0;
        assertEq(token.recordOf(issue(achievement)).expiresAt, 0, "never expires");
        assertEq(token.balanceOf(to), 2, "balance");
    }

    function test_DoesNotCallTheLearner() public {
        address wallet = address(new RevertingWallet(stranger));
        vm.prank(stranger);
        RevertingWallet(payable(wallet)).execute(
            address(learners),
            abi.encodeCall(learners.consent, (wallet, hub, ALL_KINDS, TERM))
        );
        AchievementId id = issue(achievementOf(course, wallet));
        assertEq(token.ownerOf(tokenIdOf(id)), wallet);
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    /// @dev An achievement of now, whose learner consented.
    function _consented() private returns (Achievement memory) {
        giveConsent(learner, hub);
        return achievementOf(course, learner);
    }

    function _issueBy(address account, Achievement memory achievement) private {
        giveConsent(learner, hub);
        vm.prank(account);
        token.issue(achievement);
    }

    function _expectRefused(address account, bytes memory reason) private {
        Achievement memory achievement = _consented();
        vm.expectRevert(reason);
        vm.prank(account);
        token.issue(achievement);
        assertUnminted(idFor(achievement));
    }

    function _expectFailure(Achievement memory achievement, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(issuer);
        token.issue(achievement);
    }
}
