// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementToken} from "../../contracts/interfaces/IAchievementToken.sol";
import {IRecordLens} from "../../contracts/interfaces/IRecordLens.sol";
import {Achievement, Standing} from "../../contracts/types/Achievement.sol";
import {AchievementId, HubId} from "../../contracts/types/Ids.sol";
import {Cohort} from "../utils/Cohort.sol";
import {vm} from "../utils/Vm.sol";
import {AdversaryTest} from "./AdversaryTest.sol";

/// @title CalldataTest: calls that no compiler encodes, and calls that are too large
contract CalldataTest is AdversaryTest {
    /// @dev A call that is good as it is; `words` are the places of values of fewer than 32 bytes, `tails` those of
    /// offsets and lengths, in words behind the selector, a byte each.
    struct Call {
        address sender;
        address target;
        bytes data;
        bytes words;
        bytes tails;
    }

    function setUp() public override {
        super.setUp();
        giveConsent(learner, hub);
    }

    // ─────────────────────────────────────────── Encodings ───────────────────────────────────────────

    /// @dev A value with something above its own bits is refused, and never cut down to another hub, time or learner.
    function test_RevertWhen_UpperBitsAreDirty() public {
        Call[] memory calls = _calls();
        for (uint256 i = 0; i < calls.length; ++i) {
            Call memory call_ = calls[i];
            for (uint256 k = 0; k < call_.words.length; ++k) {
                bytes memory dirty = bytes.concat(call_.data);
                dirty[4 + 32 * uint256(uint8(call_.words[k]))] = 0x01;
                _expectRefused(call_, dirty);
            }
        }
        _expectEachWorks(calls);
    }

    /// @dev Offsets and lengths that point behind the data, or around the end of memory.
    function test_RevertWhen_OffsetsOrLengthsAreWrong() public {
        Call[] memory calls = _calls();
        uint256[4] memory wrong = [type(uint256).max, type(uint64).max, uint256(1) << 40, 1_000_000];
        for (uint256 i = 0; i < calls.length; ++i) {
            Call memory call_ = calls[i];
            for (uint256 k = 0; k < call_.tails.length; ++k) {
                for (uint256 w = 0; w < wrong.length; ++w) {
                    bytes memory broken = bytes.concat(call_.data);
                    _setWord(broken, uint8(call_.tails[k]), wrong[w]);
                    _expectRefused(call_, broken);
                }
            }
        }
        _expectEachWorks(calls);
    }

    /// @dev Cut anywhere, a call is refused: nothing is read as zeros behind the end.
    function test_RevertWhen_TheCallIsCutOff() public {
        Call[] memory calls = _calls();
        for (uint256 i = 0; i < calls.length; ++i) {
            bytes memory data = calls[i].data;
            for (uint256 length = 4; length + 32 <= data.length; length += 32) {
                bytes memory cut = new bytes(length);
                for (uint256 k = 0; k < length; ++k) cut[k] = data[k];
                _expectRefused(calls[i], cut);
            }
        }
        _expectEachWorks(calls);
    }

    /// @dev More bytes behind the data are nobody's arguments, and nobody's address.
    function test_TrailingBytesChangeNothing() public {
        Call[] memory calls = _calls();
        for (uint256 i = 0; i < calls.length; ++i) {
            calls[i].data = bytes.concat(calls[i].data, bytes20(stranger), keccak256("more"));
        }
        _expectEachWorks(calls);
    }

    function test_RevertWhen_TheFunctionDoesNotExist() public {
        address[4] memory targets = [address(hubs), address(learners), address(token), address(lens)];
        for (uint256 i = 0; i < targets.length; ++i) {
            bytes[4] memory calls = [bytes(""), hex"00", hex"deadbeef", hex"ac9650d8"];
            for (uint256 k = 0; k < calls.length; ++k) {
                (bool success, ) = callAs(owner, targets[i], calls[k]);
                assertFalse(success, vm.toString(calls[k]));
            }
        }
    }

    // ──────────────────────────────────────────── Sizes ──────────────────────────────────────────────

    /// @dev A batch that runs out of gas anywhere mints nothing of it.
    function test_Trap45_ABatchThatRunsOutOfGasMintsNothing() public {
        Achievement[] memory list = achievementsOf(20);
        bytes memory data = abi.encodeCall(token.issueBatch, (list));
        uint256 failures = 0;
        bool success = false;
        for (uint256 limit = 100_000; !success; limit += 100_000) {
            vm.prank(issuer);
            (success, ) = address(token).call{gas: limit}(data);
            if (success) break;
            ++failures;
            assertEq(token.balanceOf(learner), 0, "balance");
            assertUnminted(idFor(list[0]));
        }
        assertGt(failures, 3, "failures");
        assertEq(token.balanceOf(learner), 20, "balance");
    }

    function test_Trap45_ARevocationThatRunsOutOfGasRevokesNothing() public {
        IAchievementToken.Revocation[] memory list = new IAchievementToken.Revocation[](20);
        for (uint256 i = 0; i < list.length; ++i) {
            list[i] = IAchievementToken.Revocation({
                id: idFor(achievementOf(course, learner, i)),
                statusIndex: 0
            });
        }
        bytes memory data = abi.encodeCall(token.revoke, (hub, list));
        bool success = false;
        uint256 failures = 0;
        for (uint256 limit = 50_000; !success; limit += 50_000) {
            vm.prank(revoker);
            (success, ) = address(token).call{gas: limit}(data);
            (bool revoked, ) = token.revocationOf(hub, list[0].id);
            assertEq(revoked, success, "the first");
            (revoked, ) = token.revocationOf(hub, list[19].id);
            assertEq(revoked, success, "the last");
            if (!success) ++failures;
        }
        assertGt(failures, 3, "failures");
    }

    /// @dev One bad item at the end of a batch of good ones: nothing of it stays.
    function test_Trap11_ABadItemAtTheEndLeavesNothingOfTheBatch() public {
        Achievement[] memory list = achievementsOf(5);
        list[4].content = 0;
        expectItemFailed(4, abi.encodeWithSelector(IAchievementToken.AchievementContentMissing.selector));
        vm.prank(issuer);
        token.issueBatch(list);
        assertEq(token.balanceOf(learner), 0, "balance");
    }

    /// @dev Reads of any size cost their caller only: the biggest that a test can ask is answered or refused.
    function test_ViewsAnswerEnormousArguments() public {
        AchievementId[] memory ids = new AchievementId[](500);
        for (uint256 i = 0; i < ids.length; ++i) ids[i] = AchievementId.wrap(bytes32(type(uint256).max - i));
        assertEq(lens.recordsOf(ids).length, 500, "records");
        assertEq(lens.recordsOf(ids)[499].standing, Standing.None);
        assertEq(lens.hubsFrom(HubId.wrap(type(uint32).max), type(uint256).max).length, 0, "hubs");
        assertEq(lens.hubsFrom(HubId.wrap(1), type(uint256).max).length, hubs.hubCount(), "all hubs");
        assertFalse(hubs.accreditedAt(HubId.wrap(type(uint32).max), 255, type(uint40).max), "accredited");
        bytes32[] memory proof = new bytes32[](5000);
        Achievement memory achievement = achievementOf(course, learner);
        bytes32 root = anchoredAlone(achievement);
        assertEq(token.anchoredRecordOf(achievement, root, proof).standing, Standing.None);
    }

    function test_AReadWithoutEnoughGasNeverAnswersWrongly() public {
        Achievement memory achievement = achievementOf(course, learner);
        bytes32[] memory tree = anchored(listOf(achievement, achievementOf(course, learner, 1)));
        bytes memory question = abi.encodeCall(
            token.anchoredRecordOf,
            (achievement, tree[0], Cohort.proofOf(tree, 0))
        );
        (, bytes memory right) = address(token).staticcall(question);
        uint256 failures = 0;
        for (uint256 gas = 1000; gas < 120_000; gas += 500) {
            (bool success, bytes memory answer) = address(token).staticcall{gas: gas}(question);
            if (success) assertEq(answer, right, vm.toString(gas));
            else ++failures;
        }
        assertGt(failures, 3, "failures");
    }

    // ────────────────────────────────────────── Internal ─────────────────────────────────────────

    /// @dev Functions that take dynamic data, each by one who may call it, in an order in which all work.
    function _calls() private returns (Call[] memory calls) {
        calls = new Call[](11);
        Achievement memory one = achievementOf(course, learner, 1);
        bytes32 root = anchoredAlone(one);
        calls[0] = _call(learner, abi.encodeCall(token.claim, (one, root, noProof())));
        (calls[0].words, calls[0].tails) = (hex"0001020304", hex"0708");
        one = achievementOf(course, learner, 2);
        calls[1] = _call(learner, abi.encodeCall(token.redeem, (one, issuer, signed(one))));
        (calls[1].words, calls[1].tails) = (hex"000102030406", hex"0708");
        one = achievementOf(course, learner, 3);
        calls[2] = _call(issuer, abi.encodeCall(token.issueBatch, (listOf(one))));
        (calls[2].words, calls[2].tails) = (hex"0203040506", hex"0001");
        calls[3] = _call(learner, abi.encodeCall(token.rebind, (listOf(one))));
        (calls[3].words, calls[3].tails) = (hex"0203040506", hex"0001");
        calls[4] = _call(revoker, abi.encodeCall(token.revoke, (hub, revocationsOf(idFor(one), 7))));
        (calls[4].words, calls[4].tails) = (hex"0004", hex"0102");
        calls[5] = _call(revoker, abi.encodeCall(token.revokeAnchor, (hub, root, new uint32[](2))));
        (calls[5].words, calls[5].tails) = (hex"000405", hex"0203");
        _fillRegistryCalls(calls);
    }

    function _fillRegistryCalls(Call[] memory calls) private view {
        bytes memory signature = signatureOf("otherLearner", consentDigestOf(otherLearner, 0));
        calls[6] = _call(
            stranger,
            abi.encodeCall(
                learners.consentWithSignature,
                (otherLearner, hub, ALL_KINDS, TERM, START + 1 hours, signature)
            )
        );
        (calls[6].target, calls[6].words, calls[6].tails) = (address(learners), hex"00010203", hex"0506");
        calls[7] = _call(stranger, abi.encodeCall(hubs.registerHub, ("Another School", PROFILE)));
        (calls[7].target, calls[7].tails) = (address(hubs), hex"0002");
        calls[8] = _call(
            admin,
            abi.encodeCall(hubs.addKey, (hub, abi.encodePacked(hex"ed01", keccak256("key")), START, TERM))
        );
        (calls[8].target, calls[8].words, calls[8].tails) = (address(hubs), hex"000203", hex"0104");
        calls[9] = _call(
            cataloguer,
            abi.encodeCall(hubs.defineAchievement, (hub, COURSE, false, 0, "Weaving", CONTENT))
        );
        (calls[9].target, calls[9].words, calls[9].tails) = (address(hubs), hex"00010203", hex"0406");
        calls[10] = _call(stranger, abi.encodeCall(contentLog.publish, ("a document")));
        (calls[10].target, calls[10].tails) = (address(contentLog), hex"0001");
    }

    function _call(address sender, bytes memory data) private view returns (Call memory call_) {
        (call_.sender, call_.target, call_.data) = (sender, address(token), data);
    }

    function _expectRefused(Call memory call_, bytes memory data) private {
        (bool success, ) = callAs(call_.sender, call_.target, data);
        assertFalse(success, vm.toString(data));
    }

    function _expectEachWorks(Call[] memory calls) private {
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool success, ) = callAs(calls[i].sender, calls[i].target, calls[i].data);
            assertTrue(success, string.concat("as it is: ", vm.toString(i)));
        }
    }

    function _setWord(bytes memory data, uint256 word, uint256 value) private pure {
        for (uint256 i = 0; i < 32; ++i) data[4 + 32 * word + i] = bytes32(value)[i];
    }
}
