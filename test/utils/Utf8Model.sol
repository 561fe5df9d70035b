// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Utf8Model: which texts may be displayed, written from the Unicode standard and not from DisplayText
library Utf8Model {
    /// @notice A character picked by a seed, with the doubtful ones picked often, as UTF-8.
    function character(uint32 seed) internal pure returns (bytes memory) {
        uint256 pick = seed >> 8;
        if (seed % 4 == 0) return encode(0x20 + (pick % 0x5F)); // printable ASCII and the space
        if (seed % 4 == 1) return encode(0x1FF0 + (pick % 0x90)); // around what hides and reorders
        if (seed % 4 == 2) return encode(0xF000 + (pick % 0x1010)); // around the end of the first plane
        return encode(pick % 0x11_0000);
    }

    /// @notice The bytes of a code point, also of one that is no character.
    function encode(uint256 point) internal pure returns (bytes memory) {
        if (point < 0x80) return abi.encodePacked(uint8(point));
        if (point < 0x800) return abi.encodePacked(uint8(0xC0 + point / 64), uint8(0x80 + (point % 64)));
        if (point < 0x1_0000) {
            return
                abi.encodePacked(
                    uint8(0xE0 + point / 4096),
                    uint8(0x80 + ((point / 64) % 64)),
                    uint8(0x80 + (point % 64))
                );
        }
        return
            abi.encodePacked(
                uint8(0xF0 + point / 262_144),
                uint8(0x80 + ((point / 4096) % 64)),
                uint8(0x80 + ((point / 64) % 64)),
                uint8(0x80 + (point % 64))
            );
    }

    /// @notice Whether a text may be displayed; if not, the byte at which it fails.
    function judge(bytes memory text) internal pure returns (bool fine, uint256 position) {
        if (text[0] == " ") return (false, 0);
        if (text[text.length - 1] == " ") return (false, text.length - 1);
        while (position < text.length) {
            uint256 size = _wellFormedAt(text, position);
            if (size == 0 || _isForbidden(text, position, size)) return (false, position);
            position += size;
        }
        return (true, 0);
    }

    /// @dev Table 3-7 of the Unicode standard, row by row; 0 where no row fits.
    function _wellFormedAt(bytes memory text, uint256 start) private pure returns (uint256) {
        uint8 first = uint8(text[start]);
        if (first <= 0x7F) return 1;
        if (first >= 0xC2 && first <= 0xDF) return _tail(text, start, 2, 0x80, 0xBF);
        if (first == 0xE0) return _tail(text, start, 3, 0xA0, 0xBF);
        if (first == 0xED) return _tail(text, start, 3, 0x80, 0x9F);
        if (first >= 0xE1 && first <= 0xEF) return _tail(text, start, 3, 0x80, 0xBF);
        if (first == 0xF0) return _tail(text, start, 4, 0x90, 0xBF);
        if (first >= 0xF1 && first <= 0xF3) return _tail(text, start, 4, 0x80, 0xBF);
        if (first == 0xF4) return _tail(text, start, 4, 0x80, 0x8F);
        return 0;
    }

    function _tail(
        bytes memory text,
        uint256 start,
        uint256 size,
        uint8 low,
        uint8 high
    ) private pure returns (uint256) {
        if (start + size > text.length) return 0;
        if (uint8(text[start + 1]) < low || uint8(text[start + 1]) > high) return 0;
        for (uint256 i = 2; i < size; ++i) {
            if (uint8(text[start + i]) < 0x80 || uint8(text[start + i]) > 0xBF) return 0;
        }
        return size;
    }

    /// @dev Compares with the encoded ends of each forbidden range: in UTF-8 the order of bytes is that of characters.
    function _isForbidden(bytes memory text, uint256 start, uint256 size) private pure returns (bool) {
        if (size == 1) return uint8(text[start]) <= 0x1F || uint8(text[start]) == 0x7F;
        uint24[2][14] memory ranges = [
            [uint24(0x80), 0x9F],
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
        uint256 found = _padded(text, start, size);
        for (uint256 i = 0; i < ranges.length; ++i) {
            bytes memory low = encode(ranges[i][0]);
            bytes memory high = encode(ranges[i][1]);
            if (found >= _padded(low, 0, low.length) && found <= _padded(high, 0, high.length)) return true;
        }
        return false;
    }

    function _padded(bytes memory text, uint256 start, uint256 size) private pure returns (uint256 value) {
        for (uint256 i = 0; i < 4; ++i) value = value * 256 + (i < size ? uint8(text[start + i]) : 0);
    }
}
