// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SvgText} from "../../../contracts/libraries/SvgText.sol";
import {Assert} from "../../utils/Assert.sol";
import {Utf8Model} from "../../utils/Utf8Model.sol";

contract FitTest is Assert {
    uint256 private constant WIDTH = 412;
    uint256 private constant HEIGHT = 124;
    bytes private constant SIZES = hex"221c181410";

    function test_SetsShortTextInOneLine() public pure {
        SvgText.Block memory set = _fit("Woodworking");
        assertEq(set.lines.length, 1, "lines");
        assertEq(set.lines[0], "Woodworking");
        assertEq(set.size, 34, "size");
        assertFalse(set.squeezed[0], "squeezed");
    }

    function test_FillsTheBoxToItsEdge() public pure {
        // Ten a of 70, and A 88, f 56, W 114, i 42: 1000 hundredths of an em. At 34 pixels that is 340.
        string memory text = "aaaaaaaaaaAfWi";
        assertEq(SvgText.widthOf(text), 1000, "width");
        SvgText.Block memory set = SvgText.fit(text, 340, HEIGHT, SIZES);
        assertEq(set.size, 34, "size in a box of its width");
        assertFalse(set.squeezed[0], "squeezed");
        assertEq(SvgText.fit(text, 339, HEIGHT, SIZES).size, 28, "size in a narrower box");
        set = SvgText.fit(string.concat("x ", text), 340, HEIGHT, SIZES);
        assertEq(set.size, 34, "size where the second line is as wide as the box");
        assertEq(set.lines.length, 2, "lines");
    }

    function test_BreaksAtSpacesAndBalances() public pure {
        SvgText.Block memory set = _fit("Community Water Management");
        assertEq(set.size, 34, "size");
        assertEq(set.lines.length, 2, "lines");
        assertEq(set.lines[0], "Community Water");
        assertEq(set.lines[1], "Management");
    }

    function test_TakesASmallerSize() public pure {
        SvgText.Block memory set = _fit(
            "Introduction to the Repair of Bicycles, Radios and Other Things that People Throw Away"
        );
        assertEq(set.size, 24, "size");
        assertEq(set.lines.length, 4, "lines");
        assertEq(set.lines[3], "that People Throw Away");
    }

    function test_BreaksScriptsWithoutSpaces() public pure {
        SvgText.Block memory set = _fit(unicode"数据结构与算法分析高级课程证书");
        assertEq(set.size, 34, "size");
        assertEq(set.lines.length, 2, "lines");
        assertEq(set.lines[0], unicode"数据结构与算法分");
        assertEq(set.lines[1], unicode"析高级课程证书");
    }

    function test_BreaksWordsLast() public pure {
        SvgText.Block memory set = _fit("Rechtsschutzversicherung fuer Anfaenger");
        assertEq(set.lines[0], "Rechtsschutzversicherung", "a word that a smaller size holds");
        assertLe(set.size, 28, "size");
        set = _fit(_repeat("n", 100));
        assertGt(set.lines.length, 1, "lines of a word that no size holds");
        assertFalse(set.squeezed[set.lines.length - 1], "squeezed");
    }

    function test_KeepsJoinedCharactersWhole() public pure {
        string[4] memory wholes = [
            unicode"👩‍🎓", // joined emoji
            unicode"👍🏽", // skin tone
            unicode"🇳🇱", // flag
            unicode"é" // accent
        ];
        for (uint256 i = 0; i < wholes.length; ++i) {
            SvgText.Block memory set = _fit(_repeat(wholes[i], 128 / bytes(wholes[i]).length));
            for (uint256 k = 0; k < set.lines.length; ++k) {
                uint256 length = bytes(set.lines[k]).length;
                assertEq(
                    length % bytes(wholes[i]).length,
                    0,
                    string.concat("bytes of a line of ", wholes[i])
                );
            }
        }
        assertGt(_fit(_repeat(wholes[3], 42)).lines.length, 1, "lines");
    }

    function test_SqueezesTheLastLine() public pure {
        SvgText.Block memory set = _fit(_repeat(unicode"﷽", 42));
        assertEq(set.size, 16, "size");
        assertTrue(set.squeezed[set.lines.length - 1], "last");
        assertFalse(set.squeezed[0], "first");
    }

    function testFuzz_LosesNothingAndFits(uint32[24] calldata seeds, uint8 spaces) public pure {
        bytes memory text = "x";
        for (uint256 i = 0; i < seeds.length; ++i) {
            bytes memory character = Utf8Model.character(seeds[i]);
            (bool isFine, ) = Utf8Model.judge(bytes.concat("x", character, "x"));
            if (isFine) text = bytes.concat(text, character);
            if (seeds[i] % 16 < spaces % 8) text = bytes.concat(text, " ");
        }
        text = bytes.concat(text, "x");
        SvgText.Block memory set = _fit(string(text));
        bytes memory joined;
        for (uint256 i = 0; i < set.lines.length; ++i) {
            joined = bytes.concat(joined, bytes(set.lines[i]));
            bool isWider = SvgText.widthOf(set.lines[i]) * set.size > WIDTH * 100 + set.size;
            assertEq(set.squeezed[i], isWider, "squeezed");
            assertFalse(set.squeezed[i] && i + 1 < set.lines.length, "squeezed before the last");
        }
        assertEq(_withoutSpaces(joined), _withoutSpaces(text), "text");
        assertLe(set.lines.length * set.size * 6, HEIGHT * 5, "height");
    }

    function _fit(string memory text) private pure returns (SvgText.Block memory) {
        return SvgText.fit(text, WIDTH, HEIGHT, SIZES);
    }

    function _repeat(string memory part, uint256 count) private pure returns (string memory text) {
        for (uint256 i = 0; i < count; ++i) text = string.concat(text, part);
    }

    function _withoutSpaces(bytes memory text) private pure returns (bytes memory kept) {
        for (uint256 i = 0; i < text.length; ++i) {
            if (text[i] != " ") kept = bytes.concat(kept, text[i]);
        }
    }
}
