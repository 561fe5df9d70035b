// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Achievement, AchievementRecord, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../../contracts/types/Ids.sol";
import {HubRegistryMock} from "../../mocks/HubRegistryMock.sol";
import {AchievementTokenLike} from "../../utils/Network.sol";
import {vm} from "../../utils/Vm.sol";
import {TokenTest} from "./TokenTest.sol";

contract RecordOfTest is TokenTest {
    uint40 private constant EXPIRY = START + 100;

    function testFuzz_NoneForAnyOtherId(AchievementId id) public {
        issued();
        if (token.recordOf(id).definition == course) id = AchievementId.wrap(0);
        assertUnminted(id);
    }

    function test_NoneForWhatIsAnchoredOrRevokedOnly() public {
        Achievement memory achievement = achievementOf(course, learner);
        anchoredAlone(achievement);
        assertUnminted(idFor(achievement));
        revoke(idFor(achievement));
        assertUnminted(idFor(achievement));
    }

    function test_ValidWithAllOfTheRecord() public {
        (AchievementId id, ) = _expiring();
        AchievementRecord memory record = token.recordOf(id);
        assertEq(
            abi.encode(record),
            abi.encode(Standing.Valid, learner, hub, course, COURSE, START, EXPIRY),
            "record"
        );
    }

    function test_Trap06_ExpiredIsNotValid() public {
        (AchievementId id, ) = _expiring();
        vm.warp(EXPIRY - 1);
        assertStanding(id, Standing.Valid);
        vm.warp(EXPIRY);
        assertStanding(id, Standing.Expired);
        vm.warp(EXPIRY + 1);
        assertStanding(id, Standing.Expired);
    }

    function testFuzz_ValidForEver(uint40 later) public {
        (, AchievementId id) = issued();
        vm.warp(bound(later, START, type(uint40).max));
        assertStanding(id, Standing.Valid);
    }

    function test_Trap05_AHubThatIsGoneLeavesItsRecordsValid() public {
        (, AchievementId id) = issued();
        vm.prank(cataloguer);
        hubs.retire(course);
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        vm.prank(owner);
        hubs.dismissAccreditor(accreditor);
        vm.prank(admin);
        hubs.closeHub(hub);
        vm.warp(TERM + YEAR);
        assertStanding(id, Standing.Valid);
        assertEq(hubs.nameOf(token.recordOf(id).hub), "Riverside School");
    }

    function test_Trap06_WithdrawnIsNotValid() public {
        skip(10);
        (, AchievementId before) = issued(1);
        skip(1);
        (, AchievementId fraud) = issued(2);
        skip(10);
        withdraw(0, START + 11);
        assertStanding(before, Standing.Valid);
        assertStanding(fraud, Standing.AccreditationWithdrawn);
        vm.prank(owner);
        hubs.restore(hub, 0);
        assertStanding(fraud, Standing.Valid);
    }

    function test_Trap06_NotAccreditedIsNotValid() public {
        HubRegistryMock registry = new HubRegistryMock();
        registry.setStatus(IHubRegistry.AccreditationStatus.Accredited);
        AchievementTokenLike other = AchievementTokenLike(
            deploy("AchievementToken", abi.encode(registry, learners, renderer, forwarder))
        );
        giveConsent(learner, hub);
        registry.setTerms(hub, COURSE);
        AchievementId id = other.issue(achievementOf(course, learner));
        assertEq(other.recordOf(id).standing, Standing.Valid);
        registry.setStatus(IHubRegistry.AccreditationStatus.OutOfScope);
        assertEq(other.recordOf(id).standing, Standing.NotAccredited);
        registry.setStatus(IHubRegistry.AccreditationStatus.None);
        assertEq(other.recordOf(id).standing, Standing.NotAccredited);
        registry.setStatus(IHubRegistry.AccreditationStatus.Withdrawn);
        assertEq(other.recordOf(id).standing, Standing.AccreditationWithdrawn);
    }

    function test_Trap06_ThePrecedenceOfStandings() public {
        (AchievementId id, Achievement memory achievement) = _expiring();
        vm.warp(EXPIRY);
        assertStanding(id, Standing.Expired);
        withdraw(0, START);
        assertStanding(id, Standing.AccreditationWithdrawn);
        renounce(achievement);
        assertStanding(id, Standing.Renounced);
        revoke(id);
        assertStanding(id, Standing.Revoked);
    }

    function test_Trap06_SupersededComesBeforeRenounced() public {
        (AchievementId id, Achievement memory achievement) = _expiring();
        vm.warp(EXPIRY);
        withdraw(0, START);
        renounce(achievement);
        supersede(id, AchievementId.wrap(keccak256("the corrected record")));
        assertStanding(id, Standing.Superseded);
    }

    function test_Trap01_AForeignRevocationCountsForNothing() public {
        Achievement memory achievement = achievementOf(course, learner);
        HubId foreign = newForeignHub(stranger);
        vm.prank(stranger);
        token.revoke(foreign, revocationsOf(idFor(achievement), 0));
        (, AchievementId id) = issued();
        assertEq(id, idFor(achievement));
        assertStanding(id, Standing.Valid);
    }

    function _expiring() private returns (AchievementId id, Achievement memory achievement) {
        giveConsent(learner, hub);
        achievement = achievementOf(course, learner);
        achievement.expiresAt = EXPIRY;
        id = issue(achievement);
    }
}
