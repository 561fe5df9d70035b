// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DisplayText} from "../../contracts/libraries/DisplayText.sol";
import {Achievement} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../contracts/types/Ids.sol";
import {vm} from "../utils/Vm.sol";
import {AdversaryTest} from "./AdversaryTest.sol";

/// @title NamesTest: names that are made to cost, or to be taken for another
contract NamesTest is AdversaryTest {
    /// @dev The cap of a transaction since EIP-7825. Nodes grant a call at least as much; the costliest card has to fit.
    uint256 private constant CARD_GAS = 16_777_216;

    /// @dev The costliest texts of the longest lengths: many marks, many escapes, no place to break, all widths.
    function test_TheCostliestNamesStayWithinTheGasOfACall() public {
        string[8] memory parts = [
            "<",
            '"',
            "\\",
            "&",
            unicode"e\u0301\u0302\u0303\u0304\u0305",
            unicode"👩‍👩‍👧‍👧",
            unicode"﷽",
            "i W"
        ];
        for (uint256 i = 0; i < parts.length; ++i) {
            HubId own = newAccreditedHub(_filled(parts[i], 96));
            vm.prank(learner);
            learners.consent(learner, own, ALL_KINDS, TERM);
            vm.prank(cataloguer);
            DefinitionId definition = hubs.defineAchievement(
                own,
                COURSE,
                false,
                type(uint32).max,
                _filled(parts[i], 128),
                CONTENT
            );
            Achievement memory achievement = achievementOf(definition, learner);
            achievement.expiresAt = type(uint32).max;
            AchievementId id = issue(achievement);
            uint256 gas = gasleft();
            string memory uri = token.tokenURI(tokenIdOf(id));
            assertLe(gas - gasleft(), CARD_GAS, parts[i]);
            assertGt(bytes(uri).length, 1000, parts[i]);
        }
    }

    /// @dev Names are not unique. The number is, and it is on the card and in what a learner signs.
    function test_AHubWithTheNameOfAnotherIsToldApartByItsNumber() public {
        HubId twin = newAccreditedHub(HUB_NAME);
        assertEq(hubs.nameOf(twin), hubs.nameOf(hub), "name");
        bytes memory signature = signatureOf("learner", consentDigestOf(learner, 0));
        vm.expectPartialRevert(bytes4(keccak256("ConsentSignatureInvalid(address,address,uint256)")));
        learners.consentWithSignature(learner, twin, ALL_KINDS, TERM, START + 1 hours, signature);
        bringConsent(learner, signature);
    }

    function test_RevertWhen_AForbiddenCharacterHidesAnywhereInAName() public {
        bytes[10] memory hidden = [
            bytes(hex"00"),
            hex"1b",
            hex"7f",
            hex"c29b", // CSI of the C1 controls: a terminal's escape in one character
            hex"e280ae", // right-to-left override
            hex"e281a6", // isolate
            hex"e2808b", // zero-width space
            hex"c0af", // overlong slash
            hex"eda080", // surrogate
            hex"f4908080" // beyond Unicode
        ];
        for (uint256 i = 0; i < hidden.length; ++i) {
            for (uint256 k = 1; k < 3; ++k) {
                bytes memory name = bytes.concat("Ox", hidden[i], k == 1 ? bytes("ford") : bytes(""));
                vm.expectRevert(abi.encodeWithSelector(DisplayText.DisplayTextForbidden.selector, 2));
                hubs.registerHub(string(name), PROFILE);
                vm.expectRevert(abi.encodeWithSelector(DisplayText.DisplayTextForbidden.selector, 2));
                vm.prank(cataloguer);
                hubs.defineAchievement(hub, COURSE, false, 0, string(name), CONTENT);
            }
        }
    }

    /// @dev A megabyte is refused by its length, before it is read.
    function test_RevertWhen_ANameIsEnormous() public {
        string memory name = string(new bytes(1_000_000));
        bytes memory tooLong = abi.encodeWithSelector(DisplayText.DisplayTextLength.selector, 1_000_000, 96);
        vm.expectRevert(tooLong);
        hubs.registerHub(name, PROFILE);
        assertEq(hubs.hubCount(), 1, "hubs");
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    /// @dev A part as often as it fits, and letters to the full length.
    function _filled(string memory part, uint256 length) private pure returns (string memory) {
        bytes memory text;
        while (text.length + bytes(part).length <= length) text = bytes.concat(text, bytes(part));
        while (text.length < length) text = bytes.concat(text, "W");
        return string(text);
    }
}
