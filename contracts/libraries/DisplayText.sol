// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Names that wallets and pages may show
/// @dev Well-formed UTF-8 (Unicode 16, table 3-7) without what can hide, reorder or break what is shown: C0 and C1
/// controls, line and paragraph separators, bidirectional marks, embeddings, overrides and isolates, soft hyphen,
/// Hangul fillers, zero-width space, word joiner and invisible operators, annotations, tags, the byte order mark, and
/// U+FFFE and U+FFFF, which XML forbids. No space at either end. Joiners U+200C and U+200D stay: Persian, Hindi and many
/// emoji need them.
library DisplayText {
    /// @notice A name is empty or too long. Lengths in bytes.
    error DisplayTextLength(uint256 length, uint256 maximum);
    /// @notice A name holds, at byte `position`, invalid UTF-8 or a character that must not be shown.
    error DisplayTextForbidden(uint256 position);

    /// @notice Reverts unless `text` may be shown.
    /// @param maximum Most bytes that it may have.
    function requireDisplayable(string memory text, uint256 maximum) internal pure {
        bytes memory raw = bytes(text);
        uint256 length = raw.length;
        if (length == 0 || length > maximum) revert DisplayTextLength(length, maximum);
        if (raw[0] == 0x20) revert DisplayTextForbidden(0);
        if (raw[length - 1] == 0x20) revert DisplayTextForbidden(length - 1);
        for (uint256 position = 0; position < length;) {
            (uint256 point, uint256 size) = _decode(raw, position);
            if (size == 0 || _forbidden(point)) revert DisplayTextForbidden(position);
            position += size;
        }
    }

    /// @dev The code point at `position` and its size in bytes; size 0 if it is not well-formed.
    function _decode(bytes memory raw, uint256 position) private pure returns (uint256 point, uint256 size) {
        uint256 first = uint8(raw[position]);
        uint256 minimum;
        if (first < 0x80) return (first, 1);
        if (first & 0xE0 == 0xC0) (point, size, minimum) = (first & 0x1F, 2, 0x80);
        else if (first & 0xF0 == 0xE0) (point, size, minimum) = (first & 0x0F, 3, 0x800);
        else if (first & 0xF8 == 0xF0) (point, size, minimum) = (first & 0x07, 4, 0x10000);
        else return (0, 0);
        if (position + size > raw.length) return (0, 0);
        for (uint256 i = 1; i < size; ++i) {
            uint256 next = uint8(raw[position + i]);
            if (next & 0xC0 != 0x80) return (0, 0);
            point = (point << 6) | (next & 0x3F);
        }
        if (point < minimum || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return (0, 0);
    }

    function _forbidden(uint256 point) private pure returns (bool) {
        if (point < 0x20 || (point >= 0x7F && point <= 0x9F)) return true; // controls
        if (point < 0xAD) return false;
        if (point == 0xAD || point == 0x061C) return true; // soft hyphen, Arabic letter mark
        if (point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0) return true; // Hangul fillers
        if (point < 0x200B) return false;
        if (point == 0x200B || point == 0x200E || point == 0x200F) return true; // zero-width space, marks
        if (point >= 0x2028 && point <= 0x202E) return true; // separators, embeddings, overrides
        if (point >= 0x2060 && point <= 0x206F) return true; // word joiner, operators, isolates, deprecated
        if (point == 0xFEFF || (point >= 0xFFF9 && point <= 0xFFFB)) return true; // byte order mark, annotations
        if (point == 0xFFFE || point == 0xFFFF) return true; // what XML forbids
        return point >= 0xE0000 && point <= 0xE007F; // tags
    }
}
