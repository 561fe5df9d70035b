// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IAchievementToken} from "../interfaces/IAchievementToken.sol";
import {IHubRegistry} from "../interfaces/IHubRegistry.sol";
import {ILearnerRegistry} from "../interfaces/ILearnerRegistry.sol";
import {IRecordLens} from "../interfaces/IRecordLens.sol";
import {blockTime} from "../libraries/Clock.sol";
import {Roles} from "../libraries/Roles.sol";
import {AchievementRecord, Standing} from "../types/Achievement.sol";
import {AchievementId, DefinitionId, HubId, NO_DEFINITION} from "../types/Ids.sol";

/// @title RecordLens: batched reads
contract RecordLens is IRecordLens {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @inheritdoc IRecordLens
    uint256 public constant SIGNATURE_GAS = 2_000_000;

    /// @inheritdoc IRecordLens
    IAchievementToken public immutable override token;
    IHubRegistry private immutable _hubs;
    ILearnerRegistry private immutable _learners;

    // ────────────────────────────────────────── Constructor ──────────────────────────────────────────

    constructor(IAchievementToken token_) {
        token = token_;
        _hubs = token_.hubs();
        _learners = token_.learners();
    }

    // ───────────────────────────────────────────── Views ─────────────────────────────────────────────

    /// @inheritdoc IRecordLens
    function inspect(Query[] calldata queries) external view returns (Report[] memory reports) {
        reports = new Report[](queries.length);
        for (uint256 i = 0; i < queries.length; ++i) {
            reports[i] = _inspect(queries[i]);
        }
    }

    /// @inheritdoc IRecordLens
    function recordsOf(
        AchievementId[] calldata ids
    ) external view returns (AchievementRecord[] memory records) {
        records = new AchievementRecord[](ids.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            records[i] = token.recordOf(ids[i]);
        }
    }

    /// @inheritdoc IRecordLens
    function hubsFrom(HubId first, uint256 count) external view returns (HubSummary[] memory summaries) {
        uint256 start = _fromOne(HubId.unwrap(first));
        summaries = new HubSummary[](_pageSize(start, count, _hubs.hubCount() + 1));
        for (uint256 i = 0; i < summaries.length; ++i) {
            HubSummary memory summary = summaries[i];
            // Safe: at most the number of hubs, which is a uint32.
            summary.id = HubId.wrap(uint32(start + i));
            summary.hub = _hubs.hubOf(summary.id);
            summary.periods = _hubs.periodCount(summary.id);
            if (summary.periods == 0) continue;
            summary.newest = _hubs.periodAt(summary.id, summary.periods - 1);
            summary.accredited = blockTime() < summary.newest.end;
        }
    }

    /// @inheritdoc IRecordLens
    function definitionsFrom(
        DefinitionId first,
        uint256 count
    ) external view returns (IHubRegistry.Definition[] memory definitions) {
        uint256 start = _fromOne(DefinitionId.unwrap(first));
        definitions = new IHubRegistry.Definition[](_pageSize(start, count, _hubs.definitionCount() + 1));
        for (uint256 i = 0; i < definitions.length; ++i) {
            // Safe: at most the number of definitions, which is a uint32.
            definitions[i] = _hubs.definitionOf(DefinitionId.wrap(uint32(start + i)));
        }
    }

    /// @inheritdoc IRecordLens
    function periodsFrom(
        HubId hub,
        uint256 first,
        uint256 count
    ) external view returns (IHubRegistry.Period[] memory periods) {
        periods = new IHubRegistry.Period[](_pageSize(first, count, _hubs.periodCount(hub)));
        for (uint256 i = 0; i < periods.length; ++i) {
            periods[i] = _hubs.periodAt(hub, first + i);
        }
    }

    /// @inheritdoc IRecordLens
    function accreditorsFrom(
        uint256 first,
        uint256 count
    ) external view returns (AccreditorSummary[] memory summaries) {
        summaries = new AccreditorSummary[](_pageSize(first, count, _hubs.accreditorCount()));
        for (uint256 i = 0; i < summaries.length; ++i) {
            address account = _hubs.accreditorAt(first + i);
            summaries[i] = AccreditorSummary({
                account: account,
                mandate: _hubs.accreditorOf(account),
                inOffice: _hubs.isInOffice(account)
            });
        }
    }

    /// @inheritdoc IRecordLens
    function isSignedBy(
        address attester,
        AchievementId id,
        bytes calldata signature
    ) external view returns (bool) {
        return SignatureChecker.isValidSignatureNowCalldata(attester, AchievementId.unwrap(id), signature);
    }

    // ─────────────────────────────────────────── Internal ────────────────────────────────────────────

    function _inspect(Query calldata query) private view returns (Report memory report) {
        report.id = token.idOf(query.achievement);
        report.actor = _learners.actorOf(query.achievement.learner);
        report.minted = token.recordOf(report.id);
        DefinitionId definition = query.achievement.definition;
        if (definition == NO_DEFINITION || DefinitionId.unwrap(definition) > _hubs.definitionCount())
            return report;
        report.definition = _hubs.definitionOf(definition);
        HubId hub = report.definition.hub;
        report.hub = _hubs.hubOf(hub);
        (report.revoked, report.successor) = token.revocationOf(hub, report.id);
        report.judgedAt = blockTime();
        if (query.inclusion == Inclusion.Anchored) {
            report.anchored = token.anchoredRecordOf(query.achievement, query.root, query.proof);
            report.anchor = token.anchorOf(hub, query.root);
            report.judgedAt = report.anchor.anchoredAt;
        } else if (query.inclusion == Inclusion.Signed) {
            report.signatureValid = _isSigned(query.attester, report.id, query.signature);
            report.attesterAuthorised = _isAttester(hub, query.attester);
        }
        if (report.minted.standing != Standing.None) report.judgedAt = report.minted.issuedAt;
        (report.accreditation, , report.period) = _hubs.accreditationAt(
            hub,
            report.definition.kind,
            report.judgedAt
        );
    }

    /// @dev An attester may be a contract that burns all the gas it gets, so the check gets a call of its own. It must
    /// get the whole allowance: a good signature must never look bad because the batch was too large.
    function _isSigned(
        address attester,
        AchievementId id,
        bytes calldata signature
    ) private view returns (bool) {
        // A call gets at most 63 of 64 parts of what is left; the rest pays for encoding it.
        uint256 needed = (SIGNATURE_GAS * 64) / 63 + 50_000 + signature.length * 32;
        if (gasleft() < needed) revert GasTooLow(gasleft(), needed);
        try this.isSignedBy{gas: SIGNATURE_GAS}(attester, id, signature) returns (bool isSigned) {
            return isSigned;
        } catch {
            return false;
        }
    }

    function _isAttester(HubId hub, address account) private view returns (bool) {
        IHubRegistry.Staff memory member = _hubs.staffOf(hub, account);
        return member.roles & Roles.ISSUE != 0 && blockTime() >= member.from && blockTime() < member.until;
    }

    /// @dev Ids begin at 1.
    function _fromOne(uint256 first) private pure returns (uint256) {
        return first == 0 ? 1 : first;
    }

    /// @dev How many of `count` entries from `start` on exist below `end`.
    function _pageSize(uint256 start, uint256 count, uint256 end) private pure returns (uint256) {
        if (start >= end) return 0;
        return count < end - start ? count : end - start;
    }
}
