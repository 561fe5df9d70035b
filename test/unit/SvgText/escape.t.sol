// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SvgText} from "../../../contracts/libraries/SvgText.sol";
import {Assert} from "../../utils/Assert.sol";
import {Xml} from "../../utils/Xml.sol";

contract EscapeTest is Assert {
    function test_Trap26_WritesEntities() public pure {
        assertEq(SvgText.escape("&<>\"'"), "&amp;&lt;&gt;&quot;&apos;");
        assertEq(SvgText.escape("&amp;"), "&amp;amp;");
        assertEq(SvgText.escape("a]]>b"), "a]]&gt;b");
    }

    function test_LeavesOtherTextAlone() public pure {
        assertEq(SvgText.escape(""), "");
        assertEq(SvgText.escape(unicode"École 数 🏔️ {0} \\ %41;"), unicode"École 数 🏔️ {0} \\ %41;");
    }

    function testFuzz_ReadsBackAsItWas(bytes12 raw, uint8[6] calldata markup) public pure {
        bytes memory signs = "&<>\"';";
        bytes memory text = abi.encodePacked(raw);
        for (uint256 i = 0; i < markup.length; ++i) text[markup[i] % text.length] = signs[i];
        bytes memory escaped = bytes(SvgText.escape(string(text)));
        Xml.Document memory document = Xml.read(bytes.concat('<a b="', escaped, '">', escaped, "</a>"));
        assertEq(document.texts, bytes.concat(text, "\n"), "text");
        assertEq(document.tags, "a ", "elements");
    }
}
