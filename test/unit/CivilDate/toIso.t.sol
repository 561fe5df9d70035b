// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {CivilDate} from "../../../contracts/libraries/CivilDate.sol";
import {Assert} from "../../utils/Assert.sol";

contract ToIsoTest is Assert {
    function test_AnswersKnownDates() public pure {
        assertEq(CivilDate.toIso(0), "1970-01-01");
        assertEq(CivilDate.toIso(1_412_121_600), "2014-10-01");
        assertEq(CivilDate.toIso(1_800_000_000), "2027-01-15");
        assertEq(CivilDate.toIso(type(uint32).max), "2106-02-07");
        assertEq(CivilDate.toIso(type(uint40).max), "36812-02-20");
    }

    function test_ChangesAtMidnight() public pure {
        assertEq(CivilDate.toIso(1_704_067_199), "2023-12-31");
        assertEq(CivilDate.toIso(1_704_067_200), "2024-01-01");
    }

    function test_KnowsLeapYears() public pure {
        assertEq(CivilDate.toIso(951_782_399), "2000-02-28");
        assertEq(CivilDate.toIso(951_782_400), "2000-02-29");
        assertEq(CivilDate.toIso(951_868_800), "2000-03-01");
        assertEq(CivilDate.toIso(1_709_164_800), "2024-02-29");
        assertEq(CivilDate.toIso(1_709_251_200), "2024-03-01");
        assertEq(CivilDate.toIso(1_677_628_800), "2023-03-01");
        assertEq(CivilDate.toIso(4_107_456_000), "2100-02-28");
        assertEq(CivilDate.toIso(4_107_542_400), "2100-03-01");
    }

    function test_KnowsTheEndsOfMonths() public pure {
        uint8[12] memory lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        uint256 first = 1_672_531_200 / 1 days; // 2023-01-01
        for (uint256 i = 0; i < 12; ++i) {
            _assertDate(first, i + 1, 1);
            _assertDate(first + lengths[i] - 1, i + 1, lengths[i]);
            first += lengths[i];
        }
    }

    function testFuzz_AgreesWithCountingMonths(uint32 time) public pure {
        uint256 rest = uint256(time) / 1 days;
        uint256 year = 1970;
        for (; rest >= (_isLeap(year) ? 366 : 365); ++year) rest -= _isLeap(year) ? 366 : 365;
        uint8[12] memory lengths = [31, _isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        uint256 month = 0;
        for (; rest >= lengths[month]; ++month) rest -= lengths[month];
        (uint256 y, uint256 m, uint256 d) = CivilDate.fromDays(uint256(time) / 1 days);
        assertEq(y, year, "year");
        assertEq(m, month + 1, "month");
        assertEq(d, rest + 1, "day");
    }

    /// @dev More than a token's 32 bits of seconds can name: one whole period of the calendar, day by day.
    function test_CountsEveryDayOfFourCenturies() public pure {
        (uint256 year, uint256 month, uint256 day) = (1970, 1, 1);
        for (uint256 since1970 = 0; since1970 < 146_097; ++since1970) {
            (uint256 y, uint256 m, uint256 d) = CivilDate.fromDays(since1970);
            require(y == year && m == month && d == day, "another day");
            (year, month, day) = _dayAfter(year, month, day);
        }
        assertEq(year, 2370, "the next period");
    }

    function testFuzz_FollowsTheDayBefore(uint256 day) public pure {
        day = bound(day, 1, uint256(type(uint40).max) / 1 days);
        (uint256 y0, uint256 m0, uint256 d0) = CivilDate.fromDays(day - 1);
        (uint256 y1, uint256 m1, uint256 d1) = CivilDate.fromDays(day);
        bool isNextDay = y1 == y0 && m1 == m0 && d1 == d0 + 1;
        bool isNextMonth = y1 == y0 && m1 == m0 + 1 && d1 == 1 && d0 >= 28;
        bool isNextYear = y1 == y0 + 1 && m1 == 1 && m0 == 12 && d1 == 1 && d0 == 31;
        assertTrue(isNextDay || isNextMonth || isNextYear, "follows");
    }

    function _dayAfter(
        uint256 year,
        uint256 month,
        uint256 day
    ) private pure returns (uint256, uint256, uint256) {
        bool isLong = month == 2 ? _isLeap(year) : month != 4 && month != 6 && month != 9 && month != 11;
        uint256 length = month == 2 ? (isLong ? 29 : 28) : (isLong ? 31 : 30);
        if (day < length) return (year, month, day + 1);
        return month == 12 ? (year + 1, 1, 1) : (year, month + 1, 1);
    }

    function _assertDate(uint256 daysSince1970, uint256 month, uint256 day) private pure {
        (uint256 y, uint256 m, uint256 d) = CivilDate.fromDays(daysSince1970);
        assertEq(y, 2023, "year");
        assertEq(m, month, "month");
        assertEq(d, day, "day");
    }

    function _isLeap(uint256 year) private pure returns (bool) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
