// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../contracts/interfaces/ILearnerRegistry.sol";
import {Achievement} from "../../contracts/types/Achievement.sol";
import {IdentityTest} from "../unit/LearnerRegistry/IdentityTest.sol";
import {TokenTest} from "../unit/AchievementToken/TokenTest.sol";
import {CairnTest} from "../utils/CairnTest.sol";
import {vm} from "../utils/Vm.sol";
import {AdversaryTest} from "./AdversaryTest.sol";

/// @title IdentityAttackTest: an accredited hub, and learners with wallets, guardians and custodians
abstract contract IdentityAttackTest is AdversaryTest, IdentityTest {
    /// @dev Keeps achievements of one second apart.
    uint256 private _salt = 1000;

    address internal wallet = actor("wallet");
    address internal thief = actor("thief");
    address internal parent = actor("parent");
    address internal aunt = actor("aunt");

    function setUp() public virtual override(CairnTest, TokenTest) {
        super.setUp();
    }

    // ──────────────────────────────────────────── Consents ───────────────────────────────────────────

    /// @notice A consent for the learner that a named actor signs under the nonce of now.
    function consentCall(string memory name, address account) internal view returns (bytes memory) {
        bytes32 digest = consentDigestUntil(account, learners.consentNonceOf(account, hub));
        bytes memory signature = signatureOf(name, digest);
        return
            abi.encodeCall(
                learners.consentWithSignature,
                (account, hub, ALL_KINDS, TERM, DEADLINE, signature)
            );
    }

    function consentDigestUntil(address account, uint256 nonce) internal view returns (bytes32) {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Consent(address learner,uint32 hub,string hubName,uint32 kinds,uint40 until,string terms,uint256 nonce,uint256 deadline)"
                ),
                account,
                hub,
                keccak256(bytes(HUB_NAME)),
                ALL_KINDS,
                TERM,
                keccak256(bytes(learners.CONSENT_TERMS())),
                nonce,
                DEADLINE
            )
        );
        return learnersDigestOf(structHash);
    }

    // ───────────────────────────────────────── Expectations ──────────────────────────────────────────

    /// @notice The call fails for one of its signatures.
    function assertStale(string memory name, bytes memory data) internal {
        vm.prank(addressOf(name));
        (bool success, bytes memory reason) = address(learners).call(data);
        assertFalse(success, "an old signature");
        bytes4 selector = bytes4(reason);
        bool isOurs =
            selector == ILearnerRegistry.IdentitySignatureInvalid.selector ||
                selector == ILearnerRegistry.ConsentSignatureInvalid.selector;
        assertTrue(isOurs, vm.toString(reason));
    }

    /// @notice Whatever the account tries as the learner is refused with `reason`.
    function assertSilenced(string memory name, address account, bytes memory reason) internal {
        Achievement memory achievement = achievementOf(course, account, ++_salt);
        bytes32 root = anchoredAlone(achievement);
        bytes[3] memory calls = [
            abi.encodeCall(token.claim, (achievement, root, noProof())),
            abi.encodeCall(token.redeem, (achievement, issuer, signed(achievement))),
            abi.encodeCall(token.renounce, (achievement))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool success, bytes memory result) = callAs(addressOf(name), address(token), calls[i]);
            assertFalse(success, "the token");
            assertEq(result, reason, "reason of the token");
        }
        assertRefused(name, abi.encodeCall(learners.consent, (account, hub, ALL_KINDS, TERM)), reason);
        assertRefused(name, abi.encodeCall(learners.withdrawConsent, (account, hub)), reason);
    }

    /// @notice The account speaks for the learner: it consents, claims, redeems and renounces, and hubs issue.
    function assertSpeaks(string memory name, address account) internal {
        address speaker = addressOf(name);
        send(name, abi.encodeCall(learners.consent, (account, hub, ALL_KINDS, TERM)));
        Achievement memory first = achievementOf(course, account, ++_salt);
        Achievement memory second = achievementOf(course, account, ++_salt);
        bytes32 root = anchoredAlone(first);
        bytes memory signature = signed(second);
        vm.startPrank(speaker);
        token.claim(first, root, noProof());
        token.redeem(second, issuer, signature);
        token.renounce(first);
        vm.stopPrank();
        address holder = learners.controllerOf(account);
        assertEq(token.ownerOf(tokenIdOf(idFor(second))), holder, "holder of what was redeemed");
        Achievement memory third = achievementOf(course, account, ++_salt);
        issue(third);
        assertEq(token.ownerOf(tokenIdOf(idFor(third))), holder, "holder of what was issued");
    }
}
