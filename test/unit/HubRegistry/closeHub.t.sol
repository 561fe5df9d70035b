// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {Vm, vm} from "../../utils/Vm.sol";

contract CloseHubTest is CairnTest {
    bytes private multikey = abi.encodePacked(hex"ed01", keccak256("a key"));
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newAccreditedHub();
    }

    function test_RevertWhen_HubIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(2)));
        hubs.closeHub(HubId.wrap(2));
    }

    function test_RevertWhen_CallerNotAdmin() public {
        address[3] memory others = [owner, accreditor, manager];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubAdminOnly.selector, hub, others[i]));
            vm.prank(others[i]);
            hubs.closeHub(hub);
        }
    }

    function test_RevertWhen_ClosedBefore() public {
        _close();
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubAlreadyClosed.selector, hub, START));
        _close();
    }

    function test_RecordsWhenItClosed() public {
        skip(5);
        _close();
        assertEq(hubs.hubOf(hub).closedAt, START + 5, "closedAt");
    }

    function test_EndsARunningAccreditationAndSaysSo() public {
        skip(5);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.HubClosed(hub, admin, START + 5);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationEnded(hub, admin, 0, START + 6);
        _close();
        assertTrue(hubs.accreditedAt(hub, COURSE, START + 5), "the second of closing");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 6), "after");
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, START + 5));
        hubs.requireAnchorer(hub, issuer);
    }

    function test_EndsASuspendedAccreditation() public {
        vm.prank(accreditor);
        hubs.suspend(hub);
        skip(5);
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AccreditationEnded(hub, admin, 0, START + 1);
        _close();
        assertFalse(hubs.periodAt(hub, 0).suspended, "suspended");
    }

    function test_SaysNothingOfAccreditationWhereNoneStands() public {
        HubId bare = newHub("Bare");
        vm.recordLogs();
        vm.prank(admin);
        hubs.closeHub(bare);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1, "logs");
        assertEq(logs[0].topics[0], IHubRegistry.HubClosed.selector, "event");
    }

    function test_AnEndedAccreditationKeepsItsEnd() public {
        skip(10);
        vm.prank(accreditor);
        hubs.endAccreditation(hub);
        skip(10);
        vm.recordLogs();
        _close();
        assertEq(vm.getRecordedLogs().length, 1, "logs");
        assertEq(hubs.periodAt(hub, 0).end, START + 11, "end");
        assertFalse(hubs.accreditedAt(hub, COURSE, START + 15), "accredited between");
    }

    function test_TakesNoKeyNoDefinitionAndNoAccreditation() public {
        _close();
        bytes memory reason = abi.encodeWithSelector(IHubRegistry.HubAlreadyClosed.selector, hub, START);
        vm.expectRevert(reason);
        vm.prank(admin);
        hubs.addKey(hub, multikey, START, TERM);
        vm.expectRevert(reason);
        defineCourse(hub);
        vm.expectRevert(reason);
        accredit(hub, ALL_KINDS, TERM);
    }

    function test_RevertWhen_AClosedHubIsReinstated() public {
        vm.prank(accreditor);
        hubs.suspend(hub);
        _close();
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubAlreadyClosed.selector, hub, START));
        vm.prank(accreditor);
        hubs.reinstate(hub);
    }

    function test_Trap05_AClosedHubKeepsItsNameKeysDefinitionsAndHistory() public {
        vm.prank(admin);
        bytes32 keyHash = hubs.addKey(hub, multikey, START, TERM);
        DefinitionId definition = defineCourse(hub);
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(definition, learner));
        skip(YEAR);
        _close();
        skip(YEAR);
        assertEq(hubs.nameOf(hub), "Riverside School");
        assertEq(hubs.hubOf(hub).profile, PROFILE, "profile");
        assertTrue(hubs.keyValidAt(hub, keyHash, START), "key");
        assertEq(hubs.definitionOf(definition).name, "Woodworking");
        assertEq(hubs.periodCount(hub), 1, "periods");
        assertTrue(hubs.accreditedAt(hub, COURSE, START), "accredited when it attested");
        assertEq(token.recordOf(id).standing, Standing.Valid);
    }

    function test_LetsItsStaffRevoke() public {
        DefinitionId definition = defineCourse(hub);
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(definition, learner));
        _close();
        vm.prank(admin);
        hubs.setStaff(hub, stranger, Roles.REVOKE, START, TERM);
        IAchievementToken.Revocation[] memory one = new IAchievementToken.Revocation[](1);
        one[0] = IAchievementToken.Revocation({id: id, statusIndex: 0});
        vm.prank(stranger);
        token.revoke(hub, one);
        assertEq(token.recordOf(id).standing, Standing.Revoked);
    }

    function _close() private {
        vm.prank(admin);
        hubs.closeHub(hub);
    }
}
