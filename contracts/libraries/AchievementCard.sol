// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {Standing} from "../types/Achievement.sol";
import {AchievementId} from "../types/Ids.sol";
import {SvgText} from "./SvgText.sol";
import {Template} from "./Template.sol";

/// @title AchievementCard: an achievement as a picture
/// @notice An SVG of 480 by 640: a cairn in a landscape, and below it what was achieved, where, and how good it is.
/// @dev The colour is the hub's, and each achievement has a cairn of its own. No script, no link, no font of its own.
library AchievementCard {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @notice What the card shows. Texts are not escaped.
    /// @param hubNumber The hub's id: it chooses the colour.
    /// @param credit Such as `12.5 credits`; empty for none.
    /// @param expires A date; empty for never.
    struct Card {
        AchievementId id;
        uint32 hubNumber;
        string hub;
        string name;
        string kind;
        string credit;
        string issued;
        string expires;
        Standing standing;
        string standingName;
    }

    /// @dev 0 hue of the hub, 1 hue of the horizon, 2 title, 3 description, 4 stones, 5 kind, 6 name, 7 hub, 8 facts,
    /// 9 colour of the badge, a its left end, b its width, c place of its sign, d the sign, e standing, f serial.
    bytes private constant _CARD =
        '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="640" viewBox="0 0 480 640" role="img" '
        'aria-labelledby="t d"><title id="t">{2}</title><desc id="d">{3}</desc><defs>'
        '<linearGradient id="sky" x2="0" y2="1"><stop stop-color="hsl({0},62%,80%)"/>'
        '<stop offset="1" stop-color="hsl({1},70%,95%)"/></linearGradient>'
        '<linearGradient id="stone" x2="0" y2="1"><stop stop-color="hsl({0},14%,89%)"/>'
        '<stop offset="1" stop-color="hsl({0},18%,55%)"/></linearGradient>'
        '<clipPath id="card"><rect width="480" height="640" rx="28"/></clipPath></defs><g clip-path="url(#card)">'
        '<rect width="480" height="640" fill="hsl({0},40%,99%)"/><rect width="480" height="296" fill="url(#sky)"/>'
        '<g fill="#fff"><circle cx="352" cy="92" r="44" opacity=".5"/><circle cx="352" cy="92" r="30" opacity=".7"/></g>'
        '<path d="M0 214L62 168L104 196L178 128L246 190L300 150L372 206L424 176L480 212V296H0Z" fill="hsl({0},38%,74%)"/>'
        '<path d="M0 250C70 218 130 232 196 240C280 250 352 208 480 236V296H0Z" fill="hsl({0},36%,62%)"/>'
        '<path d="M0 282C90 256 160 256 240 262C330 268 400 252 480 272V296H0Z" fill="hsl({0},38%,44%)"/>'
        '<ellipse cx="240" cy="267" rx="92" ry="9" opacity=".25"/>'
        '<g fill="url(#stone)" stroke="hsl({0},24%,34%)" stroke-opacity=".35">{4}</g>'
        '<path d="M64 276H416L404 296L416 316H64L76 296Z" fill="hsl({0},46%,26%)"/>'
        '<g text-anchor="middle" font-family="system-ui,-apple-system,Segoe UI,Noto Sans,sans-serif" '
        'fill="hsl({0},50%,16%)"><text x="240" y="301" font-size="14" font-weight="600" letter-spacing="1" fill="#fff">'
        '{5}</text><g font-family="Georgia,Noto Serif,serif" font-weight="700">{6}</g>'
        '<path d="M200 456H280" stroke="hsl({0},40%,60%)" stroke-width="2"/>{7}{8}'
        '<text x="240" y="629" font-size="9" fill="hsl({0},12%,40%)">{f}</text>'
        '<rect x="{a}" y="578" width="{b}" height="34" rx="17" fill="{9}"/><g transform="translate({c} 595)">'
        '<circle r="10" fill="#fff"/><path d="{d}" fill="none" stroke="{9}" stroke-width="2.6" '
        'stroke-linecap="round" stroke-linejoin="round"/></g>'
        '<text x="250" y="600" font-size="15" font-weight="600" fill="#fff">{e}</text></g></g>'
        '<rect x="1.5" y="1.5" width="477" height="637" rx="27" fill="none" stroke="hsl({0},40%,28%)" '
        'stroke-opacity=".35" stroke-width="3"/></svg>';

    /// @dev A stone, 120 wide and 43 high around its middle: 0 x, 1 y, 2 tilt, 3 and 4 scale.
    bytes private constant _STONE =
        '<path transform="translate({0} {1})rotate({2})scale({3} {4})" '
        'd="M-60 4C-62-14-42-22-10-22C24-24 58-18 60 2C61 17 38 21 2 21C-34 22-58 18-60 4Z"/>';
    uint256 private constant _STONES = 5;

    /// @dev A line of a name: 0 y, 1 size, 2 more attributes, 3 text. It runs in the direction of its own script.
    bytes private constant _LINE =
        '<text x="240" y="{0}" font-size="{1}" unicode-bidi="plaintext"{2}>{3}</text>';

    /// @dev For a line that nothing else made fit.
    string private constant _SQUEEZE = ' textLength="412" lengthAdjust="spacingAndGlyphs"';

    /// @dev 0 x, 1 label, 2 value.
    bytes private constant _FACT =
        '<text x="{0}" y="540" font-size="12" fill-opacity=".75">{1}</text>'
        '<text x="{0}" y="561" font-size="17" font-weight="600">{2}</text>';

    /// @dev Boxes for the achievement's and the hub's name, in pixels, and sizes to try. The hub's is wider than its
    /// place, since its type is not bold: widths are estimated for bold type.
    uint256 private constant _NAME_WIDTH = 412;
    uint256 private constant _HUB_WIDTH = 470;
    bytes private constant _NAME_SIZES = hex"221c181410";
    bytes private constant _HUB_SIZES = hex"12100e0c";

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    /// @notice The card as SVG.
    function toSvg(Card memory card) internal pure returns (string memory) {
        // Steps of 137 degrees, the golden angle, keep the colours of neighbouring hubs apart.
        uint256 hue = (uint256(card.hubNumber) * 137 + 18) % 360;
        uint256 width = (SvgText.widthOf(card.standingName) * 15) / 100 + 58;
        string[] memory values = new string[](16);
        values[0] = Strings.toString(hue);
        values[1] = Strings.toString((hue + 40) % 360);
        values[2] = string.concat(SvgText.escape(card.name), ", ", SvgText.escape(card.hub));
        values[3] = _description(card);
        values[4] = _stones(card.id);
        values[5] = card.kind;
        values[6] = _block(card.name, 382, _NAME_WIDTH, 124, _NAME_SIZES);
        values[7] = _block(card.hub, 488, _HUB_WIDTH, 54, _HUB_SIZES);
        values[8] = _facts(card);
        (values[9], values[13]) = _signOf(card.standing);
        values[10] = Strings.toString(240 - width / 2);
        values[11] = Strings.toString(width);
        values[12] = Strings.toString(259 - width / 2);
        values[14] = card.standingName;
        values[15] = _serial(card);
        return Template.fill(_CARD, values);
    }

    function _description(Card memory card) private pure returns (string memory description) {
        description = string.concat(card.kind, ". Issued ", card.issued);
        if (bytes(card.credit).length != 0) description = string.concat(description, ". ", card.credit);
        if (bytes(card.expires).length != 0) {
            description = string.concat(description, ". Expires ", card.expires);
        }
        return string.concat(description, ". Standing: ", card.standingName, ".");
    }

    /// @dev A cairn of five stones. Three bytes of the id place, tilt and turn each, so that hardly two are alike.
    function _stones(AchievementId id) private pure returns (string memory stones) {
        bytes32 seed = AchievementId.unwrap(id);
        uint8[_STONES] memory widths = [120, 98, 76, 54, 32]; // in hundredths
        uint8[_STONES] memory heights = [100, 90, 80, 66, 48];
        string[] memory values = new string[](5);
        uint256 y = 248;
        for (uint256 i = 0; i < _STONES; ++i) {
            bool isBase = i == 0;
            if (!isBase) y -= (uint256(heights[i - 1]) + heights[i]) / 5;
            values[0] = Strings.toString(isBase ? 240 : 234 + (uint256(uint8(seed[i])) % 13));
            values[1] = Strings.toString(y);
            // Safe: below 9.
            values[2] = isBase ? "0" : Strings.toStringSigned(int256(uint256(uint8(seed[i + 8])) % 9) - 4);
            values[3] = string.concat(uint8(seed[i + 16]) & 1 == 1 ? "-" : "", _hundredths(widths[i]));
            values[4] = _hundredths(heights[i]);
            stones = string.concat(stones, Template.fill(_STONE, values));
        }
    }

    function _facts(Card memory card) private pure returns (string memory facts) {
        uint256 count = 1;
        if (bytes(card.credit).length != 0) ++count;
        if (bytes(card.expires).length != 0) ++count;
        uint256 step = 420 / count;
        uint256 x = 30 + step / 2;
        if (bytes(card.credit).length != 0) {
            facts = _fact("Credit", card.credit, x);
            x += step;
        }
        facts = string.concat(facts, _fact("Issued", card.issued, x));
        if (bytes(card.expires).length == 0) return facts;
        return string.concat(facts, _fact("Expires", card.expires, x + step));
    }

    function _fact(string memory label, string memory value, uint256 x) private pure returns (string memory) {
        string[] memory values = new string[](3);
        (values[0], values[1], values[2]) = (Strings.toString(x), label, value);
        return Template.fill(_FACT, values);
    }

    /// @dev Colour and sign of the badge: a tick, a clock or a cross, so that it does not rely on its colour.
    function _signOf(Standing standing) private pure returns (string memory color, string memory sign) {
        if (standing == Standing.Valid) return ("#17663a", "M-4.5.5L-1.5 3.5L4.5-3.5");
        if (standing == Standing.Expired) return ("#8a4b00", "M0-5V0L3.5 2.5");
        return ("#9b1c1c", "M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5");
    }

    /// @dev A name in a box around `middle`, in as many lines as it takes.
    function _block(
        string memory text,
        uint256 middle,
        uint256 width,
        uint256 height,
        bytes memory sizes
    ) private pure returns (string memory svg) {
        SvgText.Block memory set = SvgText.fit(text, width, height, sizes);
        uint256 leading = (set.size * 6) / 5;
        // Letters stand a third of their size below the middle of their line.
        uint256 y = middle + set.size / 3 - ((set.lines.length - 1) * leading) / 2;
        string[] memory values = new string[](4);
        values[1] = Strings.toString(set.size);
        for (uint256 i = 0; i < set.lines.length; ++i) {
            values[0] = Strings.toString(y + i * leading);
            values[2] = set.squeezed[i] ? _SQUEEZE : "";
            values[3] = SvgText.escape(set.lines[i]);
            svg = string.concat(svg, Template.fill(_LINE, values));
        }
    }

    /// @dev Names are not unique: the hub's number and the achievement's id are.
    function _serial(Card memory card) private pure returns (string memory) {
        return
            string.concat(
                "Hub ",
                Strings.toString(card.hubNumber),
                unicode" · ",
                Strings.toHexString(uint256(AchievementId.unwrap(card.id)), 32)
            );
    }

    function _hundredths(uint256 value) private pure returns (string memory) {
        return
            string.concat(
                Strings.toString(value / 100),
                value % 100 < 10 ? ".0" : ".",
                Strings.toString(value % 100)
            );
    }
}
