// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {DisplayText} from "../../../contracts/libraries/DisplayText.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {Utf8Model} from "../../utils/Utf8Model.sol";
import {vm} from "../../utils/Vm.sol";

contract RegisterHubTest is CairnTest {
    function test_RevertWhen_NameIsEmpty() public {
        vm.expectRevert(abi.encodeWithSelector(DisplayText.DisplayTextLength.selector, 0, 96));
        hubs.registerHub("", PROFILE);
    }

    function test_RevertWhen_NameIsLongerThan96Bytes() public {
        hubs.registerHub(_letters(95), PROFILE);
        hubs.registerHub(_letters(96), PROFILE);
        vm.expectRevert(abi.encodeWithSelector(DisplayText.DisplayTextLength.selector, 97, 96));
        hubs.registerHub(_letters(97), PROFILE);
    }

    function test_RevertWhen_NameBeginsOrEndsWithASpace() public {
        _expectForbidden(" School", 0);
        _expectForbidden("School ", 6);
        _expectForbidden(" ", 0);
    }

    function test_Trap26_NamesWithControlCharactersAreRefused() public {
        _expectForbidden("Sch\x00ool", 3);
        _expectForbidden("Sch\nool", 3);
        _expectForbidden("School\x1f", 6);
        _expectForbidden("School\x7f", 6);
        _expectForbidden(hex"61c280", 1);
        _expectForbidden(hex"61c29f", 1);
        hubs.registerHub(string(hex"61c2a0"), PROFILE);
    }

    function test_Trap26_NamesWithBidirectionalCharactersAreRefused() public {
        _expectForbidden(unicode"\u202Eloohcs", 0);
        _expectForbidden(unicode"a\u202Ab", 1);
        _expectForbidden(unicode"a\u2066b", 1);
        _expectForbidden(unicode"a\u2069b", 1);
        _expectForbidden(unicode"a\u200Eb", 1);
        _expectForbidden(unicode"a\u200Fb", 1);
        _expectForbidden(unicode"a\u061Cb", 1);
    }

    function test_Trap26_NamesWithInvisibleCharactersAreRefused() public {
        _expectForbidden(unicode"a\u200Bb", 1);
        _expectForbidden(unicode"a\u2028b", 1);
        _expectForbidden(unicode"a\u2060b", 1);
        _expectForbidden(unicode"\uFEFFab", 0);
        _expectForbidden(unicode"ab\uFFFF", 2);
    }

    function test_Trap26_NamesOfInvalidUtf8AreRefused() public {
        _expectForbidden(hex"6180", 1); // a lone continuation
        _expectForbidden(hex"61c3", 1); // cut off
        _expectForbidden(hex"c0af", 0); // overlong
        _expectForbidden(hex"e0809f", 0); // overlong
        _expectForbidden(hex"eda080", 0); // a surrogate
        _expectForbidden(hex"f4908080", 0); // beyond U+10FFFF
        _expectForbidden(hex"ff", 0);
    }

    function test_TakesNamesOfAllLanguages() public {
        string[5] memory names = [
            unicode"Écoles d’Été “Sœur Ève”",
            unicode"北京第一学校",
            unicode"دانشگاه می‌خواهم",
            unicode"बालक विद्यालय क्‍ष",
            unicode"👩‍🔬 Makerspace"
        ];
        for (uint256 i = 0; i < names.length; ++i) {
            assertEq(hubs.nameOf(hubs.registerHub(names[i], PROFILE)), names[i]);
        }
    }

    /// @dev Texts of valid characters, some of them forbidden and some bytes broken, judged by an independent model.
    function testFuzz_AgreesWithTheUnicodeTable(uint32[8] memory seeds, uint256 broken) public {
        bytes memory text;
        for (uint256 i = 0; i < seeds.length; ++i) text = bytes.concat(text, Utf8Model.character(seeds[i]));
        if (broken % 2 == 1) text[(broken >> 16) % text.length] = bytes1(uint8(broken >> 8));
        (bool fine, uint256 position) = Utf8Model.judge(text);
        if (!fine) {
            _expectForbidden(text, position);
        } else {
            assertEq(hubs.nameOf(hubs.registerHub(string(text), PROFILE)), string(text));
        }
    }

    function test_GivesIdsFromOne() public {
        assertEq(hubs.hubCount(), 0, "before");
        assertEq(newHub("One"), HubId.wrap(1));
        assertEq(newHub("Two"), HubId.wrap(2));
        assertEq(hubs.hubCount(), 2, "after");
    }

    function test_RecordsTheHubAndItsAdmin() public {
        skip(3);
        vm.prank(stranger);
        IHubRegistry.Hub memory hub = hubs.hubOf(hubs.registerHub("Library", PROFILE));
        assertEq(hub.admin, stranger, "admin");
        assertEq(hub.adminSince, START + 3, "adminSince");
        assertEq(hub.registeredAt, START + 3, "registeredAt");
        assertEq(hub.closedAt, 0, "closedAt");
        assertEq(hub.pendingAdmin, address(0), "pendingAdmin");
        assertEq(hub.profile, PROFILE, "profile");
        assertEq(hub.name, "Library", "name");
    }

    function test_EmitsHubRegistered() public {
        vm.expectEmit(address(hubs));
        emit IHubRegistry.HubRegistered(HubId.wrap(1), stranger, "Library", PROFILE);
        vm.prank(stranger);
        hubs.registerHub("Library", PROFILE);
    }

    function test_GivesNoAccreditationAndNoRole() public {
        HubId hub = newHub();
        assertEq(hubs.periodCount(hub), 0, "periods");
        assertFalse(hubs.accreditedAt(hub, COURSE, START), "accredited");
        assertEq(hubs.staffOf(hub, admin).roles, 0, "roles of the admin");
    }

    function test_RevertWhen_HubIsUnknown() public {
        HubId[2] memory unknown = [HubId.wrap(0), HubId.wrap(1)];
        for (uint256 i = 0; i < unknown.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(IHubRegistry.HubUnknown.selector, unknown[i]);
            vm.expectRevert(reason);
            hubs.hubOf(unknown[i]);
            vm.expectRevert(reason);
            hubs.nameOf(unknown[i]);
        }
    }

    function _expectForbidden(bytes memory name, uint256 position) private {
        vm.expectRevert(abi.encodeWithSelector(DisplayText.DisplayTextForbidden.selector, position));
        hubs.registerHub(string(name), PROFILE);
    }

    function _letters(uint256 count) private pure returns (string memory) {
        bytes memory text = new bytes(count);
        for (uint256 i = 0; i < count; ++i) text[i] = "a";
        return string(text);
    }
}
