// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";

import {Kinds} from "./Kinds.sol";

/// @title Kinds of achievement in words
library KindNames {
    /// @dev The Open Badges 3.0 achievement types in the official order, then what stands for all `ext:` types.
    bytes private constant _NAMES =
        "Achievement|Apprenticeship Certificate|Assessment|Assignment|Associate Degree|Award|Badge|Bachelor Degree|"
        "Certificate|Certificate of Completion|Certification|Community Service|Competency|Course|Co-Curricular|"
        "Degree|Diploma|Doctoral Degree|Fieldwork|General Education Development|Journeyman Certificate|"
        "Learning Program|License|Membership|Professional Doctorate|Quality Assurance Credential|"
        "Master Certificate|Master Degree|Micro-Credential|Research Doctorate|Secondary School Diploma|Extension|";

    /// @notice There is no such kind.
    error KindUnknown(uint8 kind);

    /// @notice A kind's name in English words.
    /// @param kind A bit of the `kinds` bitmap, 0 to 31.
    function nameOf(uint8 kind) internal pure returns (string memory) {
        if (kind >= Kinds.COUNT) revert KindUnknown(kind);
        bytes memory names = _NAMES;
        uint256 start = 0;
        for (uint256 skipped = 0; skipped < kind; ++start) {
            if (names[start] == "|") ++skipped;
        }
        uint256 end = start;
        while (names[end] != "|") ++end;
        return string(Bytes.slice(names, start, end));
    }
}
