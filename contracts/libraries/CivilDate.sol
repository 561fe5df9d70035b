// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @title Dates for people
library CivilDate {
    /// @notice The day of a time in UTC, as ISO 8601: `2014-10-01`.
    /// @param time In seconds since 1970.
    function toIso(uint40 time) internal pure returns (string memory) {
        (uint256 year, uint256 month, uint256 day) = fromDays(uint256(time) / 1 days);
        return string.concat(Strings.toString(year), "-", _twoDigits(month), "-", _twoDigits(day));
    }

    /// @notice Year, month and day of the proleptic Gregorian calendar.
    /// @dev Howard Hinnant's `civil_from_days`: the year is counted from 1 March, so that the leap day comes last.
    /// @param daysSince1970 Whole days since 1 January 1970.
    function fromDays(
        uint256 daysSince1970
    ) internal pure returns (uint256 year, uint256 month, uint256 day) {
        uint256 sinceEpoch = daysSince1970 + 719_468; // since 1 March of year 0
        uint256 era = sinceEpoch / 146_097; // 400 years
        uint256 dayOfEra = sinceEpoch % 146_097;
        uint256 yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        uint256 monthFromMarch = (5 * dayOfYear + 2) / 153;
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    }

    function _twoDigits(uint256 value) private pure returns (string memory) {
        return string.concat(value < 10 ? "0" : "", Strings.toString(value));
    }
}
