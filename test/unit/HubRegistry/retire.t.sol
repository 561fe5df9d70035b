// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract RetireTest is CairnTest {
    HubId private hub;
    DefinitionId private definition;

    function setUp() public override {
        super.setUp();
        hub = newAccreditedHub();
        definition = defineCourse(hub);
        vm.warp(START + 50);
    }

    function test_RevertWhen_DefinitionIsUnknown() public {
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.DefinitionUnknown.selector, DefinitionId.wrap(2))
        );
        hubs.retire(DefinitionId.wrap(2));
    }

    function test_RevertWhen_CallerIsNotCatalogStaff() public {
        _expectRoleMissing(issuer);
        _retire(issuer);
        _expectRoleMissing(admin);
        _retire(admin);
    }

    function test_Trap16_NobodyRetiresAnotherHubsDefinition() public {
        newForeignHub(stranger);
        _expectRoleMissing(stranger);
        _retire(stranger);
    }

    function test_RevertWhen_RetiredBefore() public {
        _retire(cataloguer);
        skip(1);
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.DefinitionAlreadyRetired.selector, definition, START + 51)
        );
        _retire(cataloguer);
    }

    function test_RecordsWhen() public {
        _retire(cataloguer);
        assertEq(hubs.definitionOf(definition).retiredAt, START + 51, "retiredAt");
        (, , , , uint40 retiredAt) = hubs.termsOf(definition);
        assertEq(retiredAt, START + 51, "retiredAt in the terms");
    }

    function test_EmitsDefinitionRetired() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.DefinitionRetired(definition, hub, cataloguer, START + 51);
        _retire(cataloguer);
    }

    function test_AClosedHubStillRetires() public {
        vm.prank(admin);
        hubs.closeHub(hub);
        _retire(cataloguer);
        assertEq(hubs.definitionOf(definition).retiredAt, START + 51, "retiredAt");
    }

    function _retire(address by) private {
        vm.prank(by);
        hubs.retire(definition);
    }

    function _expectRoleMissing(address account) private {
        vm.expectRevert(
            abi.encodeWithSelector(IHubRegistry.StaffRoleMissing.selector, hub, account, Roles.CATALOG)
        );
    }
}
