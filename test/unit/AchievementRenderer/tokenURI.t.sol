// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {AchievementRecord, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {Utf8Model} from "../../utils/Utf8Model.sol";
import {vm} from "../../utils/Vm.sol";
import {Xml} from "../../utils/Xml.sol";

contract TokenURITest is CairnTest {
    /// @dev 2014-10-01.
    uint40 private constant ISSUED = 1_412_121_600;
    AchievementId private constant ID = AchievementId.wrap(keccak256("an achievement"));

    // ───────────────────────────────────────────── Which ─────────────────────────────────────────────

    function test_RevertWhen_DefinitionIsUnknown() public {
        AchievementRecord memory record;
        vm.expectRevert(abi.encodeWithSelector(IHubRegistry.DefinitionUnknown.selector, record.definition));
        renderer.tokenURI(ID, record);
        assertEq(address(renderer.hubs()), address(hubs), "hubs");
    }

    function test_IsWhatTheTokenAnswers() public {
        HubId hub = newAccreditedHub();
        DefinitionId course = defineCourse(hub);
        giveConsent(learner, hub);
        AchievementId id = issue(achievementOf(course, learner));
        string memory uri = token.tokenURI(uint256(AchievementId.unwrap(id)));
        assertEq(uri, renderer.tokenURI(id, token.recordOf(id)), "tokenURI");
        string memory json = _jsonOf(uri);
        assertEq(vm.parseJsonString(json, ".name"), "Woodworking", "name");
        assertEq(_attribute(json, 0, "value"), "Riverside School", "hub");
        assertContains(string(_svgOf(json)), "Valid", "standing");
    }

    // ───────────────────────────────────────────── JSON ──────────────────────────────────────────────

    function test_NamesAndDescribes() public {
        string memory json = _json(_define("The Open University", "Web Technologies", COURSE, 3000));
        assertEq(vm.parseJsonString(json, ".name"), "Web Technologies", "name");
        assertEq(
            vm.parseJsonString(json, ".description"),
            "Course, attested by The Open University on 2014-10-01, 30 credits. It belongs to its learner and cannot"
            " be transferred. Its standing is as of when this was read.",
            "description"
        );
    }

    function test_ListsAttributes() public {
        AchievementRecord memory record = _define("Mill", "Weaving", COURSE, 1250);
        record.expiresAt = ISSUED + 1;
        string memory json = _json(record);
        string[6] memory traits = ["Hub", "Kind", "Credit", "Issued", "Expires", "Standing"];
        for (uint256 i = 0; i < traits.length; ++i) {
            assertEq(_attribute(json, i, "trait_type"), traits[i], "trait");
        }
        assertEq(_attribute(json, 0, "value"), "Mill", "hub");
        assertEq(_attribute(json, 1, "value"), "Course", "kind");
        assertContains(json, '"display_type":"number","value":12.5}', "credit");
        assertEq(_attribute(json, 3, "display_type"), "date", "issued is a date");
        assertEq(vm.parseJsonUint(json, ".attributes[3].value"), ISSUED, "issued");
        assertEq(_attribute(json, 4, "display_type"), "date", "expires is a date");
        assertEq(vm.parseJsonUint(json, ".attributes[4].value"), ISSUED + 1, "expires");
        assertEq(_attribute(json, 5, "value"), "Valid", "standing");
    }

    function test_LeavesOutWhatIsNot() public {
        AchievementRecord memory record = _define("Mill", "Weaving", COURSE, 0);
        string memory json = _json(record);
        string memory svg = string(_svgOf(json));
        assertEq(_attribute(json, 3, "value"), "Valid", "the fourth is the last");
        assertNotContains(json, "Credit", "credit");
        assertNotContains(json, "Expires", "expiry");
        assertNotContains(svg, "redit", "credit on the card");
        assertNotContains(svg, "xpires", "expiry on the card");
    }

    // ────────────────────────────────────────────── SVG ──────────────────────────────────────────────

    function test_ShowsAllAsText() public {
        AchievementRecord memory record = _define("Mill", "Weaving", COURSE, 1250);
        record.expiresAt = ISSUED + 365 days;
        bytes memory svg = _svgOf(_json(record));
        assertEq(
            string(Xml.read(svg).texts),
            string.concat(
                "Weaving, Mill\nCourse. Issued 2014-10-01. 12.5 credits. Expires 2015-10-01. Standing: Valid.\n",
                "Course\nWeaving\nMill\nCredit\n12.5 credits\nIssued\n2014-10-01\nExpires\n2015-10-01\n",
                unicode"Hub 1 · ",
                vm.toString(AchievementId.unwrap(ID)),
                "\nValid\n"
            ),
            "texts"
        );
        assertContains(string(svg), 'role="img" aria-labelledby="t d"><title id="t">', "title");
        assertContains(string(svg), '</title><desc id="d">', "description");
    }

    function test_ShowsCredit() public {
        uint32[8] memory hundredths = [1, 10, 99, 100, 109, 1250, 100_000, type(uint32).max];
        string[8] memory shown = [
            "0.01 credits",
            "0.1 credits",
            "0.99 credits",
            "1 credit",
            "1.09 credits",
            "12.5 credits",
            "1000 credits",
            "42949672.95 credits"
        ];
        for (uint256 i = 0; i < hundredths.length; ++i) {
            string memory svg = string(_svgOf(_json(_define("Mill", "Weaving", COURSE, hundredths[i]))));
            assertContains(svg, string.concat(">", shown[i], "<"), shown[i]);
        }
    }

    function test_ShowsTheDayOfIssue() public {
        AchievementRecord memory record = _define("Mill", "Weaving", COURSE, 0);
        record.issuedAt = ISSUED - 1;
        assertContains(string(_svgOf(_json(record))), ">2014-09-30<", "the second before midnight");
        record.issuedAt = ISSUED;
        assertContains(string(_svgOf(_json(record))), ">2014-10-01<", "midnight");
    }

    function test_SaysEachStanding() public {
        AchievementRecord memory record = _define("Mill", "Weaving", COURSE, 0);
        string[8] memory names = [
            "Not issued",
            "Revoked",
            "Superseded",
            "Renounced",
            "Accreditation withdrawn",
            "Not accredited",
            "Expired",
            "Valid"
        ];
        string memory tick = 'd="M-4.5.5L-1.5 3.5L4.5-3.5"';
        string memory clock = 'd="M0-5V0L3.5 2.5"';
        string memory cross = 'd="M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5"';
        for (uint8 i = 0; i < names.length; ++i) {
            record.standing = Standing(i);
            string memory json = _json(record);
            string memory svg = string(_svgOf(json));
            assertEq(_attribute(json, 3, "value"), names[i], "attribute");
            assertContains(svg, string.concat(">", names[i], "</text>"), names[i]);
            assertContains(svg, string.concat("Standing: ", names[i], ".</desc>"), names[i]);
            assertEq(_contains(svg, tick), record.standing == Standing.Valid, "tick");
            assertEq(_contains(svg, clock), record.standing == Standing.Expired, "clock");
            bool isGood = record.standing == Standing.Valid || record.standing == Standing.Expired;
            assertEq(_contains(svg, cross), !isGood, "cross");
        }
    }

    function test_NamesEachKind() public {
        uint8[4] memory kinds = [0, 11, 28, 31];
        string[4] memory names = ["Achievement", "Community Service", "Micro-Credential", "Extension"];
        for (uint256 i = 0; i < kinds.length; ++i) {
            string memory json = _json(_define("Mill", "Weaving", kinds[i], 0));
            assertEq(_attribute(json, 1, "value"), names[i], "attribute");
            assertContains(string(_svgOf(json)), string.concat(">", names[i], "</text>"), names[i]);
        }
    }

    function test_TakesItsColourFromTheHub() public {
        AchievementRecord memory first = _define("Mill", "Weaving", COURSE, 0);
        AchievementRecord memory second = _define("Mill", "Weaving", COURSE, 0);
        assertContains(string(_svgOf(_json(first))), "hsl(155,62%,80%)", "hub 1");
        assertContains(string(_svgOf(_json(second))), "hsl(292,62%,80%)", "hub 2");
        assertNotContains(string(_svgOf(_json(second))), "hsl(155,", "hub 2 in the colour of hub 1");
        for (uint256 i = 0; i < 2; ++i) newHub("Mill");
        string memory fifth = string(_svgOf(_json(_define("Mill", "Weaving", COURSE, 0))));
        assertContains(fifth, "hsl(343,62%,80%)", "hub 5");
        assertContains(fifth, "hsl(23,70%,95%)", "its horizon goes round the circle of colours");
    }

    function test_TakesItsCairnFromTheAchievement() public {
        AchievementRecord memory record = _define("Mill", "Weaving", COURSE, 0);
        bytes32 lowest = 0;
        bytes32 highest = bytes32(type(uint256).max);
        string memory low = string(_svgOf(_jsonOf(renderer.tokenURI(AchievementId.wrap(lowest), record))));
        string memory high = string(_svgOf(_jsonOf(renderer.tokenURI(AchievementId.wrap(highest), record))));
        assertContains(low, "translate(240 248)rotate(0)scale(1.20 1.00)", "lowest");
        assertContains(low, "translate(234 210)rotate(-4)scale(0.98 0.90)", "lowest");
        assertContains(high, "translate(240 248)rotate(0)scale(-1.20 1.00)", "highest");
        assertContains(high, "translate(242 210)rotate(-1)scale(-0.98 0.90)", "highest");
    }

    /// @dev A change of what these three draw is deliberate: look at the picture, then take the new hash.
    function test_DrawsAShortRecordAsEver() public {
        AchievementRecord memory record = _define("The Open University", "Web Technologies", COURSE, 1250);
        record.expiresAt = ISSUED + 400 days;
        _assertDrawn(record, 0xfd0540bba1f362dc4782bdbac12f0810f95438eb8aff9e1c722c97e3d27e0efa);
    }

    /// @dev Several lines of a name and of a hub's; no credit and no expiry.
    function test_DrawsALongRecordAsEver() public {
        AchievementRecord memory record = _define(
            "Riverside School of Practical Arts & Crafts for Everybody from Upstream",
            "Introduction to Data Structures, Algorithms and the Mathematics of Computer Programming <in Python>",
            DIPLOMA,
            0
        );
        record.standing = Standing.Revoked;
        _assertDrawn(record, 0xba1b5911bc9c4838ecc40d7882ab39c4a72b42a58dd3c435da01d3ff3d822a13);
    }

    /// @dev Every class of widths and of joined characters, in words too long for a line.
    function test_DrawsManyScriptsAsEver() public {
        AchievementRecord memory record = _define(
            unicode"Školaمدرسة学校Школа",
            unicode"Wim@frs i'l ǅé̈Жизньשלוםनमस्ते数学课程𒀀🇳🇱👩🏽‍🔬️ﷺ🏔",
            COURSE,
            7
        );
        record.standing = Standing.Expired;
        record.expiresAt = ISSUED + 1;
        _assertDrawn(record, 0x9fb1c8f1600202180c4ed1af66f7f46af0dda68a64a81bcda40fa127458a64e7);
    }

    function test_LoadsAndRunsNothing() public {
        Xml.Document memory card = Xml.read(_svgOf(_json(_define("Mill", "Weaving", COURSE, 100))));
        string[6] memory banned = ["script", "foreignObject", "image", "use", "style", "animate"];
        for (uint256 i = 0; i < banned.length; ++i) {
            assertNotContains(string(card.tags), string.concat(banned[i], " "), "elements");
        }
        assertNotContains(string(card.attributes), "href", "attributes");
        assertNotContains(string(card.attributes), " on", "attributes");
        assertNotContains(string(card.attributes), "style", "attributes");
    }

    // ───────────────────────────────────────────── Nasty ─────────────────────────────────────────────

    function test_Trap26_NamesCannotBreakOutOfTheSvg() public {
        string memory hub = "</title><script>alert(1)</script>&lt;{0}";
        string memory name = "\"/><a href='//x'>]]><!-- &amp; {2}";
        Xml.Document memory plain = Xml.read(_svgOf(_json(_define("Mill", "Weaving", COURSE, 0))));
        Xml.Document memory nasty = Xml.read(_svgOf(_json(_define(hub, name, COURSE, 0))));
        assertContains(string(nasty.texts), string.concat(name, ", ", hub, "\n"), "title");
        assertNotContains(string(nasty.tags), "script", "elements");
        assertNotContains(string(nasty.attributes), "href", "attributes");
        // The longer names take more lines of text, and nothing else.
        assertEq(_withoutText(nasty.tags), _withoutText(plain.tags), "elements");
    }

    function test_Trap26_NamesCannotBreakOutOfTheJson() public {
        string memory hub = '","image":"https://evil.example/x.svg';
        string memory name = '\\"},{"trait_type":"Standing","value":"Valid\\';
        AchievementRecord memory record = _define(hub, name, COURSE, 0);
        record.standing = Standing.NotAccredited;
        string memory json = _json(record);
        assertEq(vm.parseJsonString(json, ".name"), name, "name");
        assertEq(_attribute(json, 0, "value"), hub, "hub");
        assertEq(_attribute(json, 3, "value"), "Not accredited", "standing");
        assertEq(vm.parseJsonKeys(json, "$").length, 4, "keys");
        Xml.Document memory card = Xml.read(_svgOf(json));
        assertContains(string(card.texts), string.concat(name, ", ", hub), "title");
    }

    function test_DrawsTheLongestNames() public {
        string[5] memory letters = ["W", "i", unicode"数", unicode"م", unicode"🏔"];
        for (uint256 i = 0; i < letters.length; ++i) {
            AchievementRecord memory record = _define(
                _repeat(letters[i], 96 / bytes(letters[i]).length),
                _repeat(letters[i], 128 / bytes(letters[i]).length),
                COURSE,
                type(uint32).max
            );
            record.expiresAt = type(uint32).max;
            string memory svg = string(_svgOf(_json(record)));
            Xml.read(bytes(svg));
            assertNotContains(svg, "textLength", letters[i]);
        }
        // What no size holds is squeezed.
        string memory widest = string(_svgOf(_json(_define("Mill", _repeat(unicode"﷽", 42), COURSE, 0))));
        assertContains(widest, 'textLength="412" lengthAdjust="spacingAndGlyphs"', "squeezed");
    }

    /// @dev Words of letters whose widths are known; the wider of each two takes the next size.
    function test_NamesTakeTheirBoxToItsEdge() public {
        // In hundredths of an em: W 114, A 88, a 70, f 56, i 42. The box holds 412 * 100 / 34 = 1211 at size 34.
        assertContains(_drawn("Mill", string.concat(_repeat("W", 10), "a")), 'font-size="34"', "1210");
        assertContains(_drawn("Mill", string.concat(_repeat("W", 9), "Afi")), 'font-size="28"', "1212");
        // And 470 * 100 / 18 = 2611 at size 18.
        assertContains(_drawn(string.concat(_repeat("W", 21), "Aaf"), "x"), 'font-size="18"', "2608");
        assertContains(_drawn(string.concat(_repeat("W", 21), "AAi"), "x"), 'font-size="16"', "2612");
    }

    function testFuzz_Trap26_StaysWellFormed(uint32[12] calldata seeds, uint40 issuedAt, bytes32 id) public {
        string memory hub = _nameOf(seeds, 1);
        string memory name = _nameOf(seeds, 3);
        AchievementRecord memory record = _define(hub, name, uint8(seeds[0] % 32), seeds[1]);
        record.issuedAt = issuedAt;
        record.expiresAt = seeds[2];
        record.standing = Standing(seeds[3] % 8);
        string memory json = _jsonOf(renderer.tokenURI(AchievementId.wrap(id), record));
        assertEq(vm.parseJsonString(json, ".name"), name, "name");
        assertEq(_attribute(json, 0, "value"), hub, "hub");
        Xml.Document memory card = Xml.read(_svgOf(json));
        string memory title = string.concat(name, ", ", hub, "\n");
        assertTrue(_startsWith(card.texts, bytes(title)), "title");
    }

    // ──────────────────────────────────────────── Helpers ────────────────────────────────────────────

    /// @dev A record of a new hub's new definition, of 2014-10-01, valid.
    function _define(
        string memory hubName,
        string memory name,
        uint8 kind,
        uint32 creditHundredths
    ) private returns (AchievementRecord memory record) {
        record.hub = newHub(hubName);
        vm.prank(cataloguer);
        record.definition = hubs.defineAchievement(record.hub, kind, false, creditHundredths, name, CONTENT);
        (record.standing, record.kind, record.issuedAt) = (Standing.Valid, kind, ISSUED);
    }

    function _drawn(string memory hubName, string memory name) private returns (string memory) {
        return string(_svgOf(_json(_define(hubName, name, COURSE, 0))));
    }

    function _assertDrawn(AchievementRecord memory record, bytes32 expected) private view {
        assertEq(keccak256(bytes(renderer.tokenURI(ID, record))), expected, "what is drawn");
    }

    function _json(AchievementRecord memory record) private view returns (string memory) {
        return _jsonOf(renderer.tokenURI(ID, record));
    }

    function _jsonOf(string memory uri) private pure returns (string memory) {
        return string(_decode(uri, "data:application/json;base64,"));
    }

    function _svgOf(string memory json) private pure returns (bytes memory) {
        return _decode(vm.parseJsonString(json, ".image"), "data:image/svg+xml;base64,");
    }

    function _decode(string memory uri, string memory prefix) private pure returns (bytes memory) {
        bytes memory raw = bytes(uri);
        assertTrue(_startsWith(raw, bytes(prefix)), prefix);
        return Base64.decode(string(Bytes.slice(raw, bytes(prefix).length)));
    }

    function _attribute(
        string memory json,
        uint256 index,
        string memory key
    ) private pure returns (string memory) {
        return vm.parseJsonString(json, string.concat(".attributes[", vm.toString(index), "].", key));
    }

    /// @dev Up to ten characters that a name may have, with what JSON and XML read among them.
    function _nameOf(uint32[12] calldata seeds, uint256 salt) private pure returns (string memory) {
        bytes memory signs = "<>&\"'\\/{}0;:";
        bytes memory name = "x";
        for (uint256 i = 0; i < seeds.length; ++i) {
            uint32 seed = uint32(uint256(keccak256(abi.encode(seeds[i], salt))));
            bytes memory character = Utf8Model.character(seed);
            (bool isFine, ) = Utf8Model.judge(bytes.concat("x", character, "x"));
            if (isFine) name = bytes.concat(name, character);
            name = bytes.concat(name, signs[seed % signs.length]);
        }
        return string(bytes.concat(name, "x"));
    }

    function _repeat(string memory part, uint256 count) private pure returns (string memory text) {
        for (uint256 i = 0; i < count; ++i) text = string.concat(text, part);
    }

    function assertContains(string memory text, string memory part, string memory what) private pure {
        assertTrue(_contains(text, part), string.concat(what, ": ", part, " is missing"));
    }

    function assertNotContains(string memory text, string memory part, string memory what) private pure {
        assertFalse(_contains(text, part), string.concat(what, ": ", part, " is there"));
    }

    function _contains(string memory text, string memory part) private pure returns (bool) {
        (bytes memory whole, bytes memory wanted) = (bytes(text), bytes(part));
        for (uint256 i = 0; i + wanted.length <= whole.length; ++i) {
            uint256 k = 0;
            while (k < wanted.length && whole[i + k] == wanted[k]) ++k;
            if (k == wanted.length) return true;
        }
        return false;
    }

    /// @dev The names of elements that are no `text`.
    function _withoutText(bytes memory tags) private pure returns (bytes memory kept) {
        bytes memory tag;
        for (uint256 i = 0; i < tags.length; ++i) {
            tag = bytes.concat(tag, tags[i]);
            if (tags[i] != " ") continue;
            if (keccak256(tag) != keccak256("text ")) kept = bytes.concat(kept, tag);
            delete tag;
        }
    }

    function _startsWith(bytes memory text, bytes memory start) private pure returns (bool) {
        if (text.length < start.length) return false;
        for (uint256 i = 0; i < start.length; ++i) {
            if (text[i] != start[i]) return false;
        }
        return true;
    }
}
