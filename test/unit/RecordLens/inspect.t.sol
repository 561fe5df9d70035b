// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

import {IHubRegistry} from "../../../contracts/interfaces/IHubRegistry.sol";
import {IAchievementToken} from "../../../contracts/interfaces/IAchievementToken.sol";
import {IRecordLens} from "../../../contracts/interfaces/IRecordLens.sol";
import {Roles} from "../../../contracts/libraries/Roles.sol";
import {Achievement, Standing} from "../../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, HubId} from "../../../contracts/types/Ids.sol";
import {LearnerRegistryMock} from "../../mocks/LearnerRegistryMock.sol";
import {ReturnBombWallet} from "../../mocks/ReturnBombWallet.sol";
import {GarbageWallet, GasBurningWallet, GoodWallet, RevertingWallet} from "../../mocks/Wallets.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

contract InspectTest is CairnTest {
    bytes32 private constant SIBLING = keccak256("another leaf");

    HubId private hub;
    DefinitionId private course;
    Achievement private achievement;
    AchievementId private id;
    bytes32 private root;
    bytes32[] private proof;

    function setUp() public override {
        super.setUp();
        hub = newAccreditedHub();
        course = defineCourse(hub);
        giveConsent(learner, hub);
        achievement = achievementOf(course, learner);
        id = token.idOf(achievement);
        proof.push(SIBLING);
        root = Hashes.commutativeKeccak256(AchievementId.unwrap(id), SIBLING);
    }

    // ──────────────────────────────────────────── Nothing ────────────────────────────────────────────

    function test_AnswersAnEmptyBatch() public view {
        assertEq(lens.inspect(new IRecordLens.Query[](0)).length, 0, "reports");
        assertEq(address(lens.token()), address(token), "token");
    }

    function test_AnswersZerosForAnUnknownDefinition() public {
        uint32[3] memory unknown = [0, uint32(hubs.definitionCount()) + 1, type(uint32).max];
        for (uint256 i = 0; i < unknown.length; ++i) {
            for (uint8 inclusion = 0; inclusion < 3; ++inclusion) {
                achievement.definition = DefinitionId.wrap(unknown[i]);
                IRecordLens.Query memory query = _signed(issuer, "");
                query.inclusion = IRecordLens.Inclusion(inclusion);
                IRecordLens.Report memory zeros;
                (zeros.id, zeros.actor) = (token.idOf(achievement), learner);
                _check(query, zeros);
            }
        }
    }

    function test_ShowsWhatWasNeverIssued() public {
        skip(1 days);
        _check(_minted(), _expected(time()));
    }

    function test_ShowsWhoSpeaksForTheLearner() public {
        LearnerRegistryMock registry = new LearnerRegistryMock();
        registry.moveController(learner, stranger);
        address other = deploy("AchievementToken", abi.encode(hubs, registry, renderer, forwarder));
        lens = IRecordLens(deploy("RecordLens", abi.encode(other)));
        IRecordLens.Query[] memory queries = new IRecordLens.Query[](2);
        (queries[0], queries[1]) = (_minted(), _minted());
        queries[1].achievement = achievementOf(course, otherLearner);
        IRecordLens.Report[] memory reports = lens.inspect(queries);
        assertEq(reports[0].actor, stranger, "who moved");
        assertEq(reports[1].actor, otherLearner, "who did not");
    }

    // ──────────────────────────────────────────── Minted ─────────────────────────────────────────────

    function test_ShowsAMintedRecord() public {
        issue(achievement);
        uint40 issuedAt = time();
        skip(1 days);
        IRecordLens.Report memory expected = _expected(issuedAt);
        expected.minted = token.recordOf(id);
        assertEq(expected.minted.standing, Standing.Valid);
        _check(_minted(), expected);
    }

    function test_ShowsARevokedRecord() public {
        issue(achievement);
        _revoke();
        IRecordLens.Report memory expected = _expected(time());
        expected.minted = token.recordOf(id);
        expected.revoked = true;
        assertEq(expected.minted.standing, Standing.Revoked);
        _check(_minted(), expected);
    }

    function test_ShowsASupersededRecord() public {
        issue(achievement);
        AchievementId successor = token.idOf(achievementOf(course, learner, 1));
        vm.prank(revoker);
        token.supersede(hub, id, successor, 0);
        IRecordLens.Report memory expected = _expected(time());
        expected.minted = token.recordOf(id);
        (expected.revoked, expected.successor) = (true, successor);
        assertEq(expected.minted.standing, Standing.Superseded);
        _check(_minted(), expected);
    }

    function test_ShowsARenouncedRecord() public {
        issue(achievement);
        vm.prank(learner);
        token.renounce(achievement);
        IRecordLens.Report memory expected = _expected(time());
        expected.minted = token.recordOf(id);
        assertEq(expected.minted.standing, Standing.Renounced);
        _check(_minted(), expected);
    }

    function test_ShowsAnExpiredRecord() public {
        achievement.expiresAt = time() + 1;
        id = issue(achievement);
        uint40 issuedAt = time();
        skip(1);
        IRecordLens.Report memory expected = _expected(issuedAt);
        expected.minted = token.recordOf(id);
        assertEq(expected.minted.standing, Standing.Expired);
        _check(_minted(), expected);
    }

    function test_ShowsAWithdrawnAccreditation() public {
        issue(achievement);
        uint40 issuedAt = time();
        skip(1 days);
        vm.prank(accreditor);
        hubs.proposeWithdrawal(hub, 0, issuedAt);
        vm.prank(owner);
        hubs.confirmWithdrawal(hub, 0, issuedAt);
        IRecordLens.Report memory expected = _expected(issuedAt);
        expected.minted = token.recordOf(id);
        expected.accreditation = IHubRegistry.AccreditationStatus.Withdrawn;
        assertEq(expected.minted.standing, Standing.AccreditationWithdrawn);
        _check(_minted(), expected);
    }

    function test_JudgesByThePeriodOfItsIssue() public {
        issue(achievement);
        uint40 issuedAt = time();
        skip(1 days);
        accredit(hub, 1, TERM);
        IRecordLens.Report memory expected = _expected(issuedAt);
        expected.minted = token.recordOf(id);
        assertEq(expected.minted.standing, Standing.Valid);
        assertEq(expected.period.kinds, ALL_KINDS, "kinds of the first period");
        _check(_minted(), expected);
    }

    // ─────────────────────────────────────────── Anchored ────────────────────────────────────────────

    function test_ShowsAnAnchoredRecord() public {
        uint40 anchoredAt = _anchor();
        skip(1 days);
        IRecordLens.Report memory expected = _expectedAnchored(anchoredAt);
        assertEq(expected.anchored.standing, Standing.Valid);
        assertEq(expected.anchored.owner, learner, "owner");
        _check(_anchored(), expected);
    }

    function test_ShowsAClaimedRecord() public {
        uint40 anchoredAt = _anchor();
        skip(1 days);
        vm.prank(learner);
        token.claim(achievement, root, proof);
        IRecordLens.Report memory expected = _expectedAnchored(anchoredAt);
        expected.minted = token.recordOf(id);
        assertEq(expected.minted.standing, Standing.Valid);
        assertEq(abi.encode(expected.minted), abi.encode(expected.anchored), "both");
        _check(_anchored(), expected);
    }

    function test_ShowsARevokedCohort() public {
        uint40 anchoredAt = _anchor();
        vm.prank(revoker);
        token.revokeAnchor(hub, root, new uint32[](0));
        IRecordLens.Report memory expected = _expectedAnchored(anchoredAt);
        assertEq(expected.anchored.standing, Standing.Revoked);
        assertTrue(expected.anchor.revoked, "anchor revoked");
        assertFalse(expected.revoked, "digest revoked");
        _check(_anchored(), expected);
    }

    function test_ShowsAnAnchoredRecordRevokedByDigest() public {
        uint40 anchoredAt = _anchor();
        _revoke();
        IRecordLens.Report memory expected = _expectedAnchored(anchoredAt);
        expected.revoked = true;
        assertEq(expected.anchored.standing, Standing.Revoked);
        _check(_anchored(), expected);
    }

    function test_ShowsAKindOutOfScope() public {
        accredit(hub, uint32(1) << DIPLOMA, TERM);
        skip(1);
        achievement.achievedAt = time();
        id = token.idOf(achievement);
        root = Hashes.commutativeKeccak256(AchievementId.unwrap(id), SIBLING);
        uint40 anchoredAt = _anchor();
        IRecordLens.Report memory expected = _expectedAnchored(anchoredAt);
        expected.accreditation = IHubRegistry.AccreditationStatus.OutOfScope;
        expected.period = hubs.periodAt(hub, 1);
        assertEq(expected.anchored.standing, Standing.NotAccredited);
        _check(_anchored(), expected);
    }

    function test_ShowsNoRecordWhereTheProofDoesNotFit() public {
        uint40 anchoredAt = _anchor();
        proof[0] = keccak256("a leaf of another tree");
        IRecordLens.Report memory expected = _expectedAnchored(anchoredAt);
        assertEq(expected.anchored.standing, Standing.None);
        _check(_anchored(), expected);
    }

    function test_ShowsNoRecordWhereTheProofIsTooLong() public {
        proof.push(SIBLING);
        root = Hashes.commutativeKeccak256(root, SIBLING);
        uint40 anchoredAt = _anchor();
        IRecordLens.Report memory expected = _expectedAnchored(anchoredAt);
        assertEq(expected.anchored.standing, Standing.None);
        _check(_anchored(), expected);
    }

    function test_ShowsNoAnchorWhereTheRootIsUnknown() public view {
        IRecordLens.Report memory expected = _expected(0);
        expected.accreditation = IHubRegistry.AccreditationStatus.None;
        delete expected.period;
        _check(_anchored(), expected);
    }

    // ──────────────────────────────────────────── Signed ─────────────────────────────────────────────

    function test_ShowsASignedRecord() public {
        skip(1 days);
        IRecordLens.Report memory expected = _expected(time());
        (expected.signatureValid, expected.attesterAuthorised) = (true, true);
        _check(_signed(issuer, _signature("issuer")), expected);
    }

    function test_Trap04_ShowsTheSignatureOfASmartWallet() public {
        address wallet = address(new GoodWallet(issuer));
        vm.prank(admin);
        hubs.setStaff(hub, wallet, Roles.ISSUE, time(), TERM);
        IRecordLens.Report memory expected = _expected(time());
        (expected.signatureValid, expected.attesterAuthorised) = (true, true);
        _check(_signed(wallet, _walletSignature("issuer")), expected);
        expected.signatureValid = false;
        _check(_signed(wallet, _walletSignature("stranger")), expected);
    }

    function test_TellsTheSignatureOfAnotherKey() public view {
        IRecordLens.Report memory expected = _expected(time());
        expected.attesterAuthorised = true;
        _check(_signed(issuer, _signature("stranger")), expected);
    }

    function test_TellsAMalformedSignature() public view {
        IRecordLens.Report memory expected = _expected(time());
        expected.attesterAuthorised = true;
        _check(_signed(issuer, ""), expected);
        _check(_signed(issuer, new bytes(65)), expected);
        _check(_signed(issuer, new bytes(4096)), expected);
        expected.attesterAuthorised = false;
        _check(_signed(address(0), new bytes(65)), expected);
    }

    function test_TellsASignerWhoIsNoIssuer() public {
        IRecordLens.Query memory query = _signed(stranger, _signature("stranger"));
        uint40 from = time() + 10;
        _checkAuthorised(query, false);
        vm.prank(admin);
        hubs.setStaff(hub, stranger, Roles.ISSUE, from, from + 10);
        vm.warp(from - 1);
        _checkAuthorised(query, false);
        vm.warp(from);
        _checkAuthorised(query, true);
        vm.warp(from + 9);
        _checkAuthorised(query, true);
        vm.warp(from + 10);
        _checkAuthorised(query, false);
    }

    function test_TellsASignerWithoutTheRole() public view {
        _checkAuthorised(_signed(revoker, _signature("revoker")), false);
        _checkAuthorised(_signed(manager, _signature("manager")), true);
    }

    // ─────────────────────────────────────────── Malicious ───────────────────────────────────────────

    function test_MaliciousAttestersDidNotSign() public {
        address[5] memory attesters = _maliciousAttesters();
        for (uint256 i = 0; i < attesters.length; ++i) {
            _check(_signed(attesters[i], _signature("issuer")), _expected(time()));
        }
    }

    function test_TellsASignatureTooLongForItsAllowance() public {
        IRecordLens.Query[] memory queries = new IRecordLens.Query[](2);
        // Memory for 1.2 MB costs more than two million gas, before the wallet is even asked.
        queries[0] = _signed(address(new GoodWallet(issuer)), new bytes(1_200_000));
        queries[1] = _signed(issuer, _signature("issuer"));
        IRecordLens.Report[] memory reports = lens.inspect(queries);
        assertFalse(reports[0].signatureValid, "too long");
        assertTrue(reports[1].signatureValid, "the other");
    }

    function test_MaliciousAttestersDoNotSpoilTheOthers() public {
        address[5] memory attesters = _maliciousAttesters();
        IRecordLens.Query[] memory queries = new IRecordLens.Query[](11);
        for (uint256 i = 0; i < attesters.length; ++i) {
            queries[2 * i] = _signed(issuer, _signature("issuer"));
            queries[2 * i + 1] = _signed(attesters[i], _signature("issuer"));
        }
        queries[10] = _signed(issuer, _signature("issuer"));
        // Each may burn its allowance, and no more.
        IRecordLens.Report[] memory reports = lens.inspect{gas: 5 * lens.SIGNATURE_GAS() + 5_000_000}(
            queries
        );
        for (uint256 i = 0; i < reports.length; ++i) {
            assertEq(reports[i].signatureValid, i % 2 == 0, "signature");
            assertEq(reports[i].attesterAuthorised, i % 2 == 0, "attester");
            assertEq(reports[i].id, id);
        }
    }

    function test_RevertWhen_GasIsTooLowForASignature() public {
        IRecordLens.Query[] memory queries = new IRecordLens.Query[](1);
        queries[0] = _signed(issuer, _signature("issuer"));
        uint256 tooLow = lens.SIGNATURE_GAS();
        vm.expectPartialRevert(IRecordLens.GasTooLow.selector);
        lens.inspect{gas: tooLow}(queries);
        queries[0].inclusion = IRecordLens.Inclusion.Minted;
        assertEq(lens.inspect{gas: tooLow}(queries)[0].id, id);
    }

    /// @dev The allowance must arrive whole: a call gets 63 of 64 parts, and encoding the signature costs too.
    function test_RevertWhen_GasIsTooLowSaysHowMuchItNeeds() public view {
        IRecordLens.Query[] memory queries = new IRecordLens.Query[](1);
        queries[0] = _signed(issuer, _signature("issuer"));
        assertEq(lens.SIGNATURE_GAS(), 2_000_000, "allowance");
        (bool success, bytes memory reason) = address(lens).staticcall{gas: 1_900_000}(
            abi.encodeCall(lens.inspect, (queries))
        );
        assertFalse(success, "inspect");
        uint256 left;
        uint256 needed;
        bytes4 selector;
        assembly ("memory-safe") {
            selector := mload(add(reason, 0x20))
            left := mload(add(reason, 0x24))
            needed := mload(add(reason, 0x44))
        }
        assertEq(bytes32(selector), bytes32(IRecordLens.GasTooLow.selector), "error");
        assertLe(left, 1_900_000, "left");
        assertEq(needed, uint256(2_000_000 * 64) / 63 + 50_000 + 65 * 32, "needed");
    }

    // ────────────────────────────────────────────── Any ──────────────────────────────────────────────

    function testFuzz_AnswersEachAsIfAlone(uint8[6] calldata picks, uint32 definition) public {
        issue(achievement);
        _anchor();
        IRecordLens.Query[] memory queries = new IRecordLens.Query[](picks.length);
        for (uint256 i = 0; i < picks.length; ++i) {
            queries[i] = _signed(picks[i] % 2 == 0 ? issuer : learner, _signature("issuer"));
            queries[i].inclusion = IRecordLens.Inclusion(picks[i] % 3);
            if (picks[i] % 5 == 0) queries[i].achievement.definition = DefinitionId.wrap(definition);
            if (picks[i] % 7 == 0) queries[i].root = keccak256(abi.encode(picks[i]));
        }
        IRecordLens.Report[] memory reports = lens.inspect(queries);
        for (uint256 i = 0; i < picks.length; ++i) _check(queries[i], reports[i]);
    }

    // ──────────────────────────────────────────── Helpers ────────────────────────────────────────────

    function _check(IRecordLens.Query memory query, IRecordLens.Report memory expected) private view {
        IRecordLens.Query[] memory queries = new IRecordLens.Query[](1);
        queries[0] = query;
        IRecordLens.Report memory report = lens.inspect(queries)[0];
        assertEq(report.id, expected.id);
        assertEq(report.actor, expected.actor, "actor");
        assertEq(abi.encode(report.minted), abi.encode(expected.minted), "minted");
        assertEq(abi.encode(report.anchored), abi.encode(expected.anchored), "anchored");
        assertEq(abi.encode(report.definition), abi.encode(expected.definition), "definition");
        assertEq(abi.encode(report.hub), abi.encode(expected.hub), "hub");
        assertEq(report.revoked, expected.revoked, "revoked");
        assertEq(report.successor, expected.successor);
        assertEq(abi.encode(report.anchor), abi.encode(expected.anchor), "anchor");
        assertEq(report.judgedAt, expected.judgedAt, "judgedAt");
        assertEq(uint256(report.accreditation), uint256(expected.accreditation), "accreditation");
        assertEq(abi.encode(report.period), abi.encode(expected.period), "period");
        assertEq(report.signatureValid, expected.signatureValid, "signatureValid");
        assertEq(report.attesterAuthorised, expected.attesterAuthorised, "attesterAuthorised");
    }

    function _checkAuthorised(IRecordLens.Query memory query, bool isAuthorised) private view {
        IRecordLens.Query[] memory queries = new IRecordLens.Query[](1);
        queries[0] = query;
        IRecordLens.Report memory report = lens.inspect(queries)[0];
        assertTrue(report.signatureValid, "signature");
        assertEq(report.attesterAuthorised, isAuthorised, "attester");
    }

    /// @dev Of the hub, accredited by its first period at `judgedAt`; nothing issued.
    function _expected(uint40 judgedAt) private view returns (IRecordLens.Report memory expected) {
        (expected.id, expected.actor) = (id, learner);
        expected.definition = hubs.definitionOf(course);
        expected.hub = hubs.hubOf(hub);
        expected.judgedAt = judgedAt;
        expected.accreditation = IHubRegistry.AccreditationStatus.Accredited;
        expected.period = hubs.periodAt(hub, 0);
    }

    function _expectedAnchored(uint40 anchoredAt) private view returns (IRecordLens.Report memory expected) {
        expected = _expected(anchoredAt);
        expected.anchored = token.anchoredRecordOf(achievement, root, proof);
        expected.anchor = token.anchorOf(hub, root);
        assertEq(expected.anchor.anchoredAt, anchoredAt, "anchoredAt");
    }

    function _minted() private view returns (IRecordLens.Query memory query) {
        query.achievement = achievement;
    }

    function _anchored() private view returns (IRecordLens.Query memory query) {
        query.achievement = achievement;
        query.inclusion = IRecordLens.Inclusion.Anchored;
        query.root = root;
        query.proof = proof;
    }

    function _signed(
        address attester,
        bytes memory signature
    ) private view returns (IRecordLens.Query memory query) {
        query = _anchored();
        query.inclusion = IRecordLens.Inclusion.Signed;
        query.attester = attester;
        query.signature = signature;
    }

    function _signature(string memory name) private view returns (bytes memory) {
        return signatureOf(name, AchievementId.unwrap(id));
    }

    /// @dev As `GoodWallet` wants it: longer than 65 bytes.
    function _walletSignature(string memory name) private view returns (bytes memory) {
        return abi.encode(bytes32("wallet"), _signature(name), bytes32("wallet"));
    }

    function _anchor() private returns (uint40) {
        vm.prank(issuer);
        token.anchor(hub, root, 2);
        return time();
    }

    function _revoke() private {
        IAchievementToken.Revocation[] memory revocations = new IAchievementToken.Revocation[](1);
        revocations[0] = IAchievementToken.Revocation({id: id, statusIndex: 7});
        vm.prank(revoker);
        token.revoke(hub, revocations);
    }

    function _maliciousAttesters() private returns (address[5] memory) {
        return
            [
                address(new RevertingWallet(issuer)),
                address(new GasBurningWallet(issuer)),
                address(new ReturnBombWallet(false)),
                address(new ReturnBombWallet(true)),
                address(new GarbageWallet(issuer, hex"1626ba7e"))
            ];
    }
}
