// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILearnerRegistry} from "../../../contracts/interfaces/ILearnerRegistry.sol";
import {HubId} from "../../../contracts/types/Ids.sol";
import {ForwardTest} from "../../utils/ForwardTest.sol";
import {vm} from "../../utils/Vm.sol";

/// @title ConsentTest: a hub, and what consenting to it takes
abstract contract ConsentTest is ForwardTest {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    string internal constant HUB_NAME = "Riverside School";
    uint32 internal constant KINDS = 0x0000_2001;
    uint40 internal constant UNTIL = START + YEAR;

    /// @dev What a learner signs; the names of its fields are those of the typed data.
    struct Terms {
        address learner;
        HubId hub;
        string hubName;
        uint32 kinds;
        uint40 until;
        string terms;
        uint256 nonce;
        uint256 deadline;
    }

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    HubId internal hub;

    // ──────────────────────────────────────────── Set-up ─────────────────────────────────────────────

    function setUp() public virtual override {
        super.setUp();
        hub = newHub(HUB_NAME);
    }

    // ─────────────────────────────────────────── Signatures ──────────────────────────────────────────

    /// @notice What the learner signs for this hub now, for an hour.
    function termsNow() internal view returns (Terms memory) {
        return
            Terms({
                learner: learner,
                hub: hub,
                hubName: HUB_NAME,
                kinds: KINDS,
                until: UNTIL,
                terms: "Achievements that this hub issues to me under this consent are public on the blockchain for good, cannot be transferred, and can be burned by the hub and by me.",
                nonce: learners.consentNonceOf(learner, hub),
                deadline: time() + 1 hours
            });
    }

    /// @notice The digest of a consent, computed from the words of EIP-712 and nothing of the contract's.
    function digestOf(Terms memory terms, uint256 chain, address contract_) internal pure returns (bytes32) {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256(
                    "Consent(address learner,uint32 hub,string hubName,uint32 kinds,uint40 until,string terms,uint256 nonce,uint256 deadline)"
                ),
                terms.learner,
                terms.hub,
                keccak256(bytes(terms.hubName)),
                terms.kinds,
                terms.until,
                keccak256(bytes(terms.terms)),
                terms.nonce,
                terms.deadline
            )
        );
        return typedDigestOf("Cairn", chain, contract_, structHash);
    }

    function digestOf(Terms memory terms) internal view returns (bytes32) {
        return digestOf(terms, block.chainid, address(learners));
    }

    /// @notice A stranger brings a signature.
    function bring(Terms memory terms, bytes memory signature) internal {
        vm.prank(stranger);
        learners.consentWithSignature(
            terms.learner,
            terms.hub,
            terms.kinds,
            terms.until,
            terms.deadline,
            signature
        );
    }

    // ───────────────────────────────────────── Expectations ──────────────────────────────────────────

    function expectGiven(address learner_, uint32 kinds, uint40 until, uint64 nonce) internal {
        vm.expectEmit(address(learners));
        emit ILearnerRegistry.ConsentGiven(learner_, hub, kinds, until, nonce);
    }

    function assertConsent(address learner_, uint32 kinds, uint40 until, uint64 nonce) internal view {
        ILearnerRegistry.Consent memory given = learners.consentOf(learner_, hub);
        assertEq(given.kinds, kinds, "kinds");
        assertEq(given.until, until, "until");
        assertEq(given.nonce, nonce, "nonce");
    }

    function actorOnly(address learner_, address account) internal pure returns (bytes memory) {
        return
            abi.encodeWithSelector(ILearnerRegistry.LearnerActorOnly.selector, learner_, learner_, account);
    }

    function consentMissing(address learner_, HubId hub_, uint8 kind) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ILearnerRegistry.ConsentMissing.selector, learner_, hub_, kind);
    }

    function termInvalid(uint40 until) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ILearnerRegistry.ConsentTermInvalid.selector, until, time());
    }
}
