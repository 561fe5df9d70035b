// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {DisplayText} from "../../../contracts/libraries/DisplayText.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract DefineAchievementTest is CairnTest {
    uint32 private constant CREDIT = 750;
    HubId private hub;

    function setUp() public override {
        super.setUp();
        hub = newHub();
    }

    function test_RevertWhen_HubIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, HubId.wrap(2)));
        hubs.defineAchievement(HubId.wrap(2), COURSE, false, CREDIT, "Woodworking", CONTENT);
    }

    function test_RevertWhen_HubIsClosed() public {
        vm.prank(admin);
        hubs.closeHub(hub);
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.HubAlreadyClosed.selector, hub, START));
        _define(cataloguer, COURSE, "Woodworking", CONTENT);
    }

    function test_RevertWhen_CallerIsNotCatalogStaff() public {
        address[4] memory others = [admin, issuer, revoker, stranger];
        for (uint256 i = 0; i < others.length; ++i) {
            _expectRoleMissing(others[i]);
            _define(others[i], COURSE, "Woodworking", CONTENT);
        }
    }

    function test_Trap10_TheOwnerTouchesNoDefinition() public {
        DefinitionId definition = _define(cataloguer, COURSE, "Woodworking", CONTENT);
        _expectRoleMissing(owner);
        _define(owner, COURSE, "Woodworking", CONTENT);
        _expectRoleMissing(owner);
        vm.prank(owner);
        hubs.retire(definition);
    }

    function test_RevertWhen_KindDoesNotExist() public {
        _define(cataloguer, 31, "Woodworking", CONTENT);
        for (uint256 kind = 32; kind <= type(uint8).max; ++kind) {
            vm.expectRevert(abi.encodeWithSelector(IHubRegistry.DefinitionKindInvalid.selector, uint8(kind)));
            _define(cataloguer, uint8(kind), "Woodworking", CONTENT);
        }
    }

    function test_RevertWhen_ContentIsMissing() public {
        vm.expectRevert(IHubRegistry.DefinitionContentMissing.selector);
        _define(cataloguer, COURSE, "Woodworking", 0);
    }

    function test_RevertWhen_NameIsEmptyOrLongerThan128Bytes() public {
        string memory longest = string(
            abi.encodePacked(_letters32(), _letters32(), _letters32(), _letters32())
        );
        _define(cataloguer, COURSE, longest, CONTENT);
        vm.expectRevert(abi.encodeWithSelector(DisplayText.DisplayTextLength.selector, 129, 128));
        _define(cataloguer, COURSE, string.concat(longest, "a"), CONTENT);
        vm.expectRevert(abi.encodeWithSelector(DisplayText.DisplayTextLength.selector, 0, 128));
        _define(cataloguer, COURSE, "", CONTENT);
    }

    function test_Trap26_NamesThatCannotBeShownAreRefused() public {
        vm.expectRevert(abi.encodeWithSelector(DisplayText.DisplayTextForbidden.selector, 4));
        _define(cataloguer, COURSE, unicode"Wood\u202Egnikrow", CONTENT);
    }

    function test_RecordsTheDefinition() public {
        skip(5);
        vm.prank(cataloguer);
        DefinitionId definition = hubs.defineAchievement(hub, COURSE, true, CREDIT, "Woodworking", CONTENT);
        IHubRegistry.Definition memory entry = hubs.definitionOf(definition);
        assertEq(entry.hub, hub);
        assertEq(entry.kind, COURSE, "kind");
        assertTrue(entry.sensitive, "sensitive");
        assertEq(entry.definedAt, START + 5, "definedAt");
        assertEq(entry.retiredAt, 0, "retiredAt");
        assertEq(entry.creditHundredths, CREDIT, "creditHundredths");
        assertEq(entry.content, CONTENT, "content");
        assertEq(entry.name, "Woodworking", "name");
    }

    function test_EmitsAchievementDefined() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.AchievementDefined(
            DefinitionId.wrap(1),
            hub,
            cataloguer,
            COURSE,
            false,
            CREDIT,
            "Woodworking",
            CONTENT
        );
        _define(cataloguer, COURSE, "Woodworking", CONTENT);
    }

    function test_GivesIdsFromOneAcrossHubs() public {
        assertEq(hubs.definitionCount(), 0, "before");
        assertEq(_define(cataloguer, COURSE, "One", CONTENT), DefinitionId.wrap(1));
        HubId foreign = newForeignHub(stranger);
        vm.prank(stranger);
        assertEq(hubs.defineAchievement(foreign, COURSE, false, 0, "Two", CONTENT), DefinitionId.wrap(2));
        assertEq(hubs.definitionCount(), 2, "after");
    }

    function test_NeedsNoAccreditation() public {
        assertEq(hubs.periodCount(hub), 0, "periods");
        _define(cataloguer, COURSE, "Woodworking", CONTENT);
        assertEq(hubs.definitionCount(), 1, "definitions");
    }

    function testFuzz_TermsAreWhatWasDefined(
        uint8 kind,
        bool sensitive,
        uint32 credit,
        uint40 after_
    ) public {
        kind = uint8(bound(kind, 0, 31));
        after_ = uint40(bound(after_, 0, YEAR));
        skip(after_);
        vm.prank(cataloguer);
        DefinitionId definition = hubs.defineAchievement(
            hub,
            kind,
            sensitive,
            credit,
            "Woodworking",
            CONTENT
        );
        (HubId itsHub, uint8 itsKind, bool itsSensitive, uint40 definedAt, uint40 retiredAt) = hubs.termsOf(
            definition
        );
        assertEq(itsHub, hub);
        assertEq(itsKind, kind, "kind");
        assertEq(itsSensitive, sensitive, "sensitive");
        assertEq(definedAt, START + after_, "definedAt");
        assertEq(retiredAt, 0, "retiredAt");
        assertEq(hubs.definitionOf(definition).creditHundredths, credit, "credit");
    }

    function test_RevertWhen_ADefinitionIsUnknown() public {
        DefinitionId[2] memory unknown = [DefinitionId.wrap(0), DefinitionId.wrap(1)];
        for (uint256 i = 0; i < unknown.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(IHubRegistry.DefinitionUnknown.selector, unknown[i]);
            vm.expectRevert(reason);
            hubs.definitionOf(unknown[i]);
            vm.expectRevert(reason);
            hubs.termsOf(unknown[i]);
        }
    }

    function _define(
        address by,
        uint8 kind,
        string memory name,
        bytes32 content
    ) private returns (DefinitionId) {
        vm.prank(by);
        return hubs.defineAchievement(hub, kind, false, CREDIT, name, content);
    }

    function _expectRoleMissing(address account) private {
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.StaffRoleMissing.selector, hub, account, Roles.CATALOG)
        );
    }

    function _letters32() private pure returns (bytes32) {
        return "abcdefghijklmnopqrstuvwxyzabcdef";
    }
}
