// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract RequireAttesterTest is CairnTest {
    HubId private hub;
    DefinitionId private course;

    function setUp() public override {
        super.setUp();
        hub = newHub();
        course = defineCourse(hub);
    }

    function test_Trap24_ADefinitionThatDoesNotExistYetIsRefused() public {
        accredit(hub, ALL_KINDS, TERM);
        DefinitionId next = DefinitionId.wrap(2);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.DefinitionUnknown.selector, next));
        hubs.requireAttester(next, issuer);
        assertEq(defineCourse(hub), next);
        hubs.requireAttester(next, issuer);
    }

    function test_Trap24_ARetiredDefinitionIsRefusedAtOnce() public {
        accredit(hub, ALL_KINDS, TERM);
        hubs.requireAttester(course, issuer);
        vm.prank(cataloguer);
        hubs.retire(course);
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.DefinitionAlreadyRetired.selector, course, START + 1)
        );
        hubs.requireAttester(course, issuer);
    }

    function test_RevertWhen_TheAccountIsNotIssueStaff() public {
        accredit(hub, ALL_KINDS, TERM);
        address[6] memory others = [owner, accreditor, admin, revoker, cataloguer, stranger];
        for (uint256 i = 0; i < others.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(
                IHubRegistry.StaffRoleMissing.selector,
                hub,
                others[i],
                Roles.ISSUE
            );
            vm.expectRevert(reason);
            hubs.requireAttester(course, others[i]);
            vm.expectRevert(reason);
            hubs.requireAnchorer(hub, others[i]);
        }
    }

    function test_Trap16_AForeignHubsIssuerIsRefused() public {
        accredit(hub, ALL_KINDS, TERM);
        HubId foreign = newForeignHub(stranger);
        bytes memory reason = abi.encodeWithSelector(
            IHubRegistry.StaffRoleMissing.selector,
            hub,
            stranger,
            Roles.ISSUE
        );
        vm.expectRevert(reason);
        hubs.requireAttester(course, stranger);
        vm.expectRevert(reason);
        hubs.requireAnchorer(hub, stranger);
        hubs.requireAnchorer(foreign, stranger);
    }

    function test_RevertWhen_NothingRuns() public {
        bytes memory reason = abi.encodeWithSelector(IHubRegistry.HubNotAccredited.selector, hub, START);
        vm.expectRevert(reason);
        hubs.requireAttester(course, issuer);
        vm.expectRevert(reason);
        hubs.requireAnchorer(hub, issuer);
    }

    function test_RevertWhen_TheKindIsOutOfScope() public {
        uint32 scope = ALL_KINDS ^ (uint32(1) << COURSE);
        accredit(hub, scope, TERM);
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.HubKindNotAccredited.selector, hub, COURSE, scope)
        );
        hubs.requireAttester(course, issuer);
        hubs.requireAnchorer(hub, issuer);
        hubs.requireAttester(defineKind(hub, DIPLOMA), issuer);
    }

    function test_AnswersWhatTheTokenNeeds() public {
        accredit(hub, ALL_KINDS, TERM);
        DefinitionId secret = defineSensitive(hub, DIPLOMA);
        (HubId itsHub, uint8 kind, bool sensitive) = hubs.requireAttester(course, issuer);
        assertEq(itsHub, hub);
        assertEq(kind, COURSE, "kind");
        assertFalse(sensitive, "sensitive");
        (itsHub, kind, sensitive) = hubs.requireAttester(secret, manager);
        assertEq(itsHub, hub);
        assertEq(kind, DIPLOMA, "kind");
        assertTrue(sensitive, "sensitive");
    }

    function testFuzz_EveryKindOfTheBitmapCounts(uint8 kind, uint32 kinds) public {
        kind = uint8(bound(kind, 0, 31));
        kinds = uint32(bound(kinds, 1, ALL_KINDS));
        accredit(hub, kinds, TERM);
        DefinitionId definition = defineKind(hub, kind);
        if ((kinds / 2 ** kind) % 2 == 0) {
            vm.expectRevert(
                abi.encodeWithSelector(IHubRegistry.HubKindNotAccredited.selector, hub, kind, kinds)
            );
        }
        hubs.requireAttester(definition, issuer);
    }
}
