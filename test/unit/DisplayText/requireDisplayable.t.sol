// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DisplayText} from "../../../contracts/libraries/DisplayText.sol";
import {Assert} from "../../utils/Assert.sol";
import {Utf8Model} from "../../utils/Utf8Model.sol";
import {vm} from "../../utils/Vm.sol";

contract RequireDisplayableTest is Assert {
    uint256 private constant MAXIMUM = 64;

    /// @dev The first and the last character of each range that must not be shown.
    uint24[2][15] private forbidden = [
        [uint24(0x00), 0x1F],
        [uint24(0x7F), 0x9F],
        [uint24(0xAD), 0xAD],
        [uint24(0x061C), 0x061C],
        [uint24(0x115F), 0x1160],
        [uint24(0x200B), 0x200B],
        [uint24(0x200E), 0x200F],
        [uint24(0x2028), 0x202E],
        [uint24(0x2060), 0x206F],
        [uint24(0x3164), 0x3164],
        [uint24(0xFEFF), 0xFEFF],
        [uint24(0xFFA0), 0xFFA0],
        [uint24(0xFFF9), 0xFFFB],
        [uint24(0xFFFE), 0xFFFF],
        [uint24(0xE0000), 0xE007F]
    ];

    // ──────────────────────────────────────────── Length ─────────────────────────────────────────────

    function test_RevertWhen_LengthIsOutOfBounds() public {
        _expectLength("", 0, 4);
        _expectLength("abcde", 5, 4);
        _expectLength(unicode"ééé", 6, 5);
        this.check(unicode"éé", 4);
        this.check("a", 1);
    }

    // ────────────────────────────────────────── Well-formed ──────────────────────────────────────────

    function test_TakesTheEndsOfEachEncodingLength() public view {
        uint24[8] memory points = [0x21, 0x7E, 0xA0, 0x7FF, 0x800, 0xFFFD, 0x1_0000, 0x10_FFFF];
        for (uint256 i = 0; i < points.length; ++i) this.check(_text(points[i]), MAXIMUM);
        this.check(_text(0xD7FF), MAXIMUM);
        this.check(_text(0xE000), MAXIMUM);
    }

    function test_TakesTheNeighboursOfForbiddenRanges() public view {
        for (uint256 i = 1; i < forbidden.length; ++i) {
            uint256 before = forbidden[i][0] - 1;
            uint256 next = uint256(forbidden[i][1]) + 1;
            if (!_isForbidden(before)) this.check(_text(before), MAXIMUM);
            if (!_isForbidden(next)) this.check(_text(next), MAXIMUM);
        }
    }

    function test_TakesJoiners() public view {
        this.check(unicode"می‌خواهم", MAXIMUM);
        this.check(unicode"👩‍🎓", MAXIMUM);
        this.check(_text(0x200C), MAXIMUM);
        this.check(_text(0x200D), MAXIMUM);
    }

    function testFuzz_TakesCharactersOfAllPlanes(uint8 plane, uint16 place) public view {
        uint256 point = bound(plane, 0, 16) * 0x1_0000 + place;
        vm.assume(!_isForbidden(point) && (point < 0xD800 || point > 0xDFFF));
        this.check(_text(point), MAXIMUM);
    }

    // ─────────────────────────────────────────── Forbidden ───────────────────────────────────────────

    function test_Trap26_ForbiddenRangesAreRefusedAtTheirEnds() public {
        for (uint256 i = 0; i < forbidden.length; ++i) {
            _expectForbidden(_text(forbidden[i][0]), 1);
            _expectForbidden(_text(forbidden[i][1]), 1);
        }
    }

    function testFuzz_NamesThePlaceOfAForbiddenCharacter(uint8 range, uint8 offset, uint8 before) public {
        uint24[2] memory ends = forbidden[range % forbidden.length];
        uint256 point = bound(offset, 0, ends[1] - ends[0]) + ends[0];
        before = uint8(bound(before, 0, 40));
        bytes memory start = new bytes(before);
        for (uint256 i = 0; i < before; ++i) start[i] = "a";
        _expectForbidden(bytes.concat(start, Utf8Model.encode(point), "z"), before);
    }

    // ─────────────────────────────────────────── Malformed ───────────────────────────────────────────

    function test_Trap26_OverlongEncodingsAreRefused() public {
        _expectForbidden(hex"61c0bc", 1); // "<" in two bytes
        _expectForbidden(hex"61c1bf", 1);
        _expectForbidden(hex"61e080bc", 1); // "<" in three
        _expectForbidden(hex"61e09fbf", 1);
        _expectForbidden(hex"61f08080bc", 1); // "<" in four
        _expectForbidden(hex"61f08fbfbf", 1);
    }

    function test_Trap26_SurrogatesAreRefused() public {
        _expectForbidden(_text(0xD800), 1);
        _expectForbidden(_text(0xDBFF), 1);
        _expectForbidden(_text(0xDC00), 1);
        _expectForbidden(_text(0xDFFF), 1);
    }

    function test_Trap26_CharactersBeyondUnicodeAreRefused() public {
        _expectForbidden(_text(0x11_0000), 1);
        _expectForbidden(hex"61f7bfbfbf", 1);
    }

    function testFuzz_RefusesCutOffCharacters(uint32 seed, bool atTheEnd) public {
        bytes memory character = Utf8Model.encode(bound(seed, 0xA0, 0x10_FFFF));
        bytes memory part = new bytes(bound(seed >> 21, 1, character.length - 1));
        for (uint256 i = 0; i < part.length; ++i) part[i] = character[i];
        _expectForbidden(bytes.concat("ab", part, bytes(atTheEnd ? "" : "z")), 2);
    }

    function test_Trap26_BytesThatNeverLeadAreRefused() public {
        for (uint256 i = 0x80; i < 0xC2; ++i) _expectForbidden(abi.encodePacked("a", uint8(i), hex"80"), 1);
        for (uint256 i = 0xF5; i < 0x100; ++i) {
            _expectForbidden(abi.encodePacked("a", uint8(i), hex"80808080"), 1);
        }
    }

    function testFuzz_AgreesWithTheUnicodeTable(bytes1[4] calldata raw) public {
        bytes memory text = abi.encodePacked("a", raw[0], raw[1], raw[2], raw[3], "z");
        (bool fine, uint256 position) = Utf8Model.judge(text);
        if (fine) this.check(string(text), MAXIMUM);
        else _expectForbidden(text, position);
    }

    // ──────────────────────────────────────────── Helpers ────────────────────────────────────────────

    /// @dev External, so that its revert can be expected.
    function check(string calldata text, uint256 maximum) external pure {
        DisplayText.requireDisplayable(text, maximum);
    }

    function _expectLength(string memory text, uint256 length, uint256 maximum) private {
        vm.expectRevert(abi.encodeWithSelector(DisplayText.DisplayTextLength.selector, length, maximum));
        this.check(text, maximum);
    }

    function _expectForbidden(bytes memory text, uint256 position) private {
        vm.expectRevert(abi.encodeWithSelector(DisplayText.DisplayTextForbidden.selector, position));
        this.check(string(text), MAXIMUM);
    }

    function _expectForbidden(string memory text, uint256 position) private {
        _expectForbidden(bytes(text), position);
    }

    /// @dev The character between two letters.
    function _text(uint256 point) private pure returns (string memory) {
        return string(bytes.concat("a", Utf8Model.encode(point), "z"));
    }

    function _isForbidden(uint256 point) private view returns (bool) {
        for (uint256 i = 0; i < forbidden.length; ++i) {
            if (point >= forbidden[i][0] && point <= forbidden[i][1]) return true;
        }
        return false;
    }
}
