// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Text with blanks
library Template {
    /// @notice Fills the blanks `{0}` to `{9}` and `{a}` to `{z}` of a template, in one pass: what looks like a blank
    /// in a value stays as it is.
    /// @param template Each blank has a value.
    /// @param values By the blank's place: `{a}` is number 10.
    function fill(bytes memory template, string[] memory values) internal pure returns (string memory) {
        uint256 length = template.length;
        for (uint256 i = 0; i < template.length; ++i) {
            if (!_isBlank(template, i)) continue;
            length = length + bytes(values[_placeOf(template, i)]).length - 3;
        }
        bytes memory filled = new bytes(length);
        uint256 end = 0;
        for (uint256 i = 0; i < template.length; ++i) {
            if (!_isBlank(template, i)) {
                filled[end++] = template[i];
                continue;
            }
            bytes memory value = bytes(values[_placeOf(template, i)]);
            for (uint256 k = 0; k < value.length; ++k) {
                filled[end++] = value[k];
            }
            i += 2;
        }
        return string(filled);
    }

    function _isBlank(bytes memory template, uint256 i) private pure returns (bool) {
        return template[i] == "{" && i + 2 < template.length && template[i + 2] == "}";
    }

    function _placeOf(bytes memory template, uint256 i) private pure returns (uint256) {
        uint256 char = uint8(template[i + 1]);
        return char < 0x61 ? char - 0x30 : char - 0x61 + 10;
    }
}
