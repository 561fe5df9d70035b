// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";

/// @title Text in an SVG: escaped, and set into a box
/// @dev SVG neither wraps text nor tells its width, and the font is the viewer's. So widths are estimated from above,
/// in hundredths of an em of a bold serif font. Takes well-formed UTF-8 (see `DisplayText`).
library SvgText {
    /// @notice Text set into a box.
    /// @param lines Its lines, without spaces at their ends; not escaped.
    /// @param squeezed Whether that line is wider than the box, and must be squeezed into it.
    /// @param size Font size in pixels.
    struct Block {
        string[] lines;
        bool[] squeezed;
        uint256 size;
    }

    /// @dev A code point.
    /// @param start Its first byte.
    /// @param width In hundredths of an em.
    /// @param isSpace Whether it is a space.
    /// @param mayLead Whether a line may start with it: after a space, and at any character of scripts without spaces.
    /// @param isJoined Whether it belongs to the one before: accents, variation selectors, joined emoji, flags.
    struct Glyph {
        uint256 start;
        uint256 width;
        bool isSpace;
        bool mayLead;
        bool isJoined;
    }

    /// @notice Escapes text for XML, in elements and in quoted attributes.
    function escape(string memory text) internal pure returns (string memory) {
        bytes memory raw = bytes(text);
        bytes memory escaped = new bytes(raw.length * 6); // the longest entity
        uint256 length = 0;
        for (uint256 i = 0; i < raw.length; ++i) {
            bytes memory entity = _entityOf(raw[i]);
            if (entity.length == 0) {
                escaped[length++] = raw[i];
                continue;
            }
            for (uint256 k = 0; k < entity.length; ++k) {
                escaped[length++] = entity[k];
            }
        }
        return string(Bytes.slice(escaped, 0, length));
    }

    /// @notice Upper estimate of a text's width in hundredths of an em.
    function widthOf(string memory text) internal pure returns (uint256 width) {
        Glyph[] memory glyphs = _glyphsOf(bytes(text));
        for (uint256 i = 0; i < glyphs.length; ++i) {
            width += glyphs[i].width;
        }
    }

    /// @notice Sets text into a box: in the first size at which whole words fit, else in the first at which broken
    /// words do, else in the last size with its last line squeezed. Lines are balanced.
    /// @param width Of the box, in pixels.
    /// @param height Of the box, in pixels; a line takes 6/5 of the size.
    /// @param sizes Sizes to try, in pixels, one byte each, falling.
    function fit(
        string memory text,
        uint256 width,
        uint256 height,
        bytes memory sizes
    ) internal pure returns (Block memory) {
        Glyph[] memory glyphs = _glyphsOf(bytes(text));
        uint256[] memory starts;
        uint256 limit;
        uint256 size;
        for (uint256 i = 0; i < sizes.length * 2; ++i) {
            bool fits;
            bool breaksWords = i >= sizes.length;
            size = uint8(sizes[i % sizes.length]);
            limit = (width * 100) / size;
            (starts, fits) = _wrap(glyphs, limit, (height * 5) / (size * 6), breaksWords);
            if (!fits) continue;
            starts = _balance(glyphs, starts, limit, breaksWords);
            break;
        }
        return _block(bytes(text), glyphs, starts, limit, size);
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    /// @dev Greedy: where lines start, as indices of `glyphs`. At most `most` lines; the last takes what is left.
    function _wrap(
        Glyph[] memory glyphs,
        uint256 limit,
        uint256 most,
        bool breaksWords
    ) private pure returns (uint256[] memory starts, bool fits) {
        uint256[] memory found = new uint256[](most);
        uint256 count = 1;
        uint256 line = 0; // width of the line
        uint256 word = 0; // width since the last place to break
        uint256 place = 0; // that place
        fits = true;
        for (uint256 i = 0; i < glyphs.length; ++i) {
            Glyph memory glyph = glyphs[i];
            if (glyph.mayLead || (breaksWords && !glyph.isJoined && !glyph.isSpace)) (place, word) = (i, 0);
            if (!glyph.isSpace && line + glyph.width > limit) {
                if (place > found[count - 1] && count < most) {
                    found[count++] = place;
                    line = word;
                }
                if (line + glyph.width > limit) fits = false;
            }
            line += glyph.width;
            word += glyph.width;
        }
        starts = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            starts[i] = found[i];
        }
    }

    /// @dev The same number of lines in the narrowest box that holds them, so that none is left short.
    function _balance(
        Glyph[] memory glyphs,
        uint256[] memory starts,
        uint256 limit,
        bool breaksWords
    ) private pure returns (uint256[] memory) {
        uint256 low = 0;
        uint256 high = limit;
        while (high - low > 20) {
            uint256 middle = (low + high) / 2;
            (uint256[] memory narrower, bool fits) = _wrap(glyphs, middle, starts.length, breaksWords);
            if (fits) (starts, high) = (narrower, middle);
            else low = middle;
        }
        return starts;
    }

    function _block(
        bytes memory raw,
        Glyph[] memory glyphs,
        uint256[] memory starts,
        uint256 limit,
        uint256 size
    ) private pure returns (Block memory set) {
        set.size = size;
        set.lines = new string[](starts.length);
        set.squeezed = new bool[](starts.length);
        for (uint256 i = 0; i < starts.length; ++i) {
            uint256 end = i + 1 == starts.length ? glyphs.length : starts[i + 1];
            while (end > starts[i] && glyphs[end - 1].isSpace) --end;
            uint256 width = 0;
            for (uint256 k = starts[i]; k < end; ++k) {
                width += glyphs[k].width;
            }
            uint256 last = end == glyphs.length ? raw.length : glyphs[end].start;
            uint256 first = glyphs.length == 0 ? 0 : glyphs[starts[i]].start;
            set.lines[i] = string(Bytes.slice(raw, first, last));
            set.squeezed[i] = width > limit;
        }
    }

    function _glyphsOf(bytes memory raw) private pure returns (Glyph[] memory glyphs) {
        uint256 count = 0;
        for (uint256 i = 0; i < raw.length; ++i) {
            if (uint8(raw[i]) & 0xC0 != 0x80) ++count;
        }
        glyphs = new Glyph[](count);
        uint256 position = 0;
        uint256 before = 0x20; // the code point before
        for (uint256 i = 0; i < count; ++i) {
            Glyph memory glyph = glyphs[i];
            uint256 point;
            glyph.start = position;
            (point, position) = _decode(raw, position);
            glyph.isSpace = point == 0x20;
            bool completesFlag = i != 0 && _isFlag(point) && _isFlag(before) && !glyphs[i - 1].isJoined;
            glyph.isJoined = _isMark(point) || before == 0x200D || completesFlag;
            glyph.mayLead = !glyph.isSpace && !glyph.isJoined && (before == 0x20 || point >= 0x2E80);
            glyph.width = _widthOf(point);
            before = point;
        }
    }

    /// @dev The code point at `position`, and where the next one starts. The text is well-formed.
    function _decode(bytes memory raw, uint256 position) private pure returns (uint256 point, uint256 next) {
        point = uint8(raw[position]);
        next = position + 1;
        if (point < 0x80) return (point, next);
        point &=
            point < 0xE0
                ? 0x1F
                : point < 0xF0
                    ? 0x0F
                    : 0x07;
        for (; next < raw.length && uint8(raw[next]) & 0xC0 == 0x80; ++next) {
            point = (point << 6) | (uint8(raw[next]) & 0x3F);
        }
    }

    /// @dev Accents, joiners, variation selectors, skin tones and tags.
    function _isMark(uint256 point) private pure returns (bool) {
        return
            (point >= 0x0300 && point <= 0x036F) ||
            (point >= 0x064B && point <= 0x065F) ||
            point == 0x200C ||
            point == 0x200D ||
            (point >= 0xFE00 && point <= 0xFE0F) ||
            (point >= 0x1F3FB && point <= 0x1F3FF) ||
            (point >= 0xE0000 && point <= 0xE01EF);
    }

    /// @dev Half of a flag.
    function _isFlag(uint256 point) private pure returns (bool) {
        return point >= 0x1F1E6 && point <= 0x1F1FF;
    }

    /// @dev In hundredths of an em.
    function _widthOf(uint256 point) private pure returns (uint256) {
        if (point < 0x80) return _asciiWidthOf(uint8(point));
        if (_isMark(point)) return 0;
        if (point < 0x0400) return 75; // Latin, Greek
        if (point < 0x0530) return 90; // Cyrillic
        if (point < 0x0900) return 70; // Hebrew, Arabic
        if (point < 0x1100) return 85; // scripts of India and South-East Asia
        if (point == 0xFDFD) return 1000; // one sign for a whole sentence
        if (point >= 0x12000 && point < 0x12550) return 250; // cuneiform
        return point < 0x1F000 ? 110 : 130; // ideographs; emoji
    }

    function _asciiWidthOf(uint8 char) private pure returns (uint256) {
        if (_isOneOf(char, " !'()*,-./:;I[]ijl|")) return 42;
        if (_isOneOf(char, "frst")) return 56;
        if (_isOneOf(char, "%@MWmw")) return 114;
        return char >= 0x41 && char <= 0x5A ? 88 : 70;
    }

    function _isOneOf(uint8 char, bytes memory chars) private pure returns (bool) {
        for (uint256 i = 0; i < chars.length; ++i) {
            if (uint8(chars[i]) == char) return true;
        }
        return false;
    }

    function _entityOf(bytes1 char) private pure returns (bytes memory) {
        if (char == "&") return "&amp;";
        if (char == "<") return "&lt;";
        if (char == ">") return "&gt;";
        if (char == 0x22) return "&quot;";
        if (char == "'") return "&apos;";
        return "";
    }
}
