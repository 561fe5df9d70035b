// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAchievementRenderer} from "../../contracts/interfaces/IAchievementRenderer.sol";
import {IContentLog} from "../../contracts/interfaces/IContentLog.sol";
import {IRecordLens} from "../../contracts/interfaces/IRecordLens.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {Achievement} from "../../contracts/types/Achievement.sol";
import {AchievementId, DefinitionId, ExperienceId, HubId} from "../../contracts/types/Ids.sol";
import {Assert} from "./Assert.sol";
import {AchievementTokenLike, ForwarderLike, HubRegistryLike, LearnerRegistryLike} from "./Network.sol";
import {vm} from "./Vm.sol";

/// @title CairnTest: a whole network with named actors, and the steps that most tests begin with
/// @dev After `setUp` both accreditors are in office, and there is no hub yet. `newAccreditedHub()` gives one that can
/// attest: `admin` governs it, `manager`, `issuer`, `revoker` and `cataloguer` are its staff.
abstract contract CairnTest is Assert {
    // ──────────────────────────────── Types, constants and immutables ────────────────────────────────

    /// @dev When every test begins: 2027-01-15 08:00:00 UTC.
    uint40 internal constant START = 1_800_000_000;
    uint40 internal constant YEAR = 365 days;
    /// @dev When accreditors' terms, staff's terms and consents end, unless a test says otherwise.
    uint40 internal constant TERM = START + 10 * YEAR;

    uint32 internal constant ALL_KINDS = type(uint32).max;
    /// @dev Bits of the official order.
    uint8 internal constant ACHIEVEMENT = 0;
    uint8 internal constant COURSE = 13;
    uint8 internal constant DIPLOMA = 16;

    bytes32 internal constant PROFILE = keccak256("a public profile document");
    bytes32 internal constant EVIDENCE = keccak256("a public document on why");
    bytes32 internal constant CONTENT = keccak256("a public definition document");

    // ──────────────────────────────────────────── Storage ────────────────────────────────────────────

    ForwarderLike internal forwarder;
    HubRegistryLike internal hubs;
    LearnerRegistryLike internal learners;
    IAchievementRenderer internal renderer;
    AchievementTokenLike internal token;
    IContentLog internal contentLog;
    IRecordLens internal lens;

    address internal owner = actor("owner");
    address internal accreditor = actor("accreditor");
    address internal otherAccreditor = actor("otherAccreditor");
    address internal admin = actor("admin");
    address internal manager = actor("manager");
    address internal issuer = actor("issuer");
    address internal revoker = actor("revoker");
    address internal cataloguer = actor("cataloguer");
    address internal stranger = actor("stranger");
    address internal learner = actor("learner");
    address internal otherLearner = actor("otherLearner");

    // ──────────────────────────────────────────── Set-up ─────────────────────────────────────────────

    function setUp() public virtual {
        vm.warp(START);
        forwarder = ForwarderLike(deploy("CairnForwarder", ""));
        hubs = HubRegistryLike(deploy("HubRegistry", abi.encode(owner)));
        learners = LearnerRegistryLike(deploy("LearnerRegistry", abi.encode(hubs, forwarder)));
        renderer = IAchievementRenderer(deploy("AchievementRenderer", abi.encode(hubs)));
        token = AchievementTokenLike(
            deploy("AchievementToken", abi.encode(hubs, learners, renderer, forwarder))
        );
        contentLog = IContentLog(deploy("ContentLog", ""));
        lens = IRecordLens(deploy("RecordLens", abi.encode(token)));
        appoint(accreditor, ALL_KINDS, TERM);
        appoint(otherAccreditor, ALL_KINDS, TERM);
    }

    /// @notice Deploys a contract of `contracts/` from its artifact.
    /// @dev `new` would put the contract's code into every test, and compile it anew for each. Build first: this takes
    /// the artifact as it is.
    function deploy(string memory name, bytes memory arguments) internal returns (address deployed) {
        bytes memory code = abi.encodePacked(vm.getCode(name), arguments);
        // Safe: only reads `code`, which Solidity allocated.
        assembly ("memory-safe") {
            deployed := create(0, add(code, 0x20), mload(code))
        }
        assertNotEq(deployed, address(0), string.concat(name, " is not deployed"));
    }

    // ──────────────────────────────────────────── Actors ─────────────────────────────────────────────

    /// @notice The private key of a named actor.
    function keyOf(string memory name) internal pure returns (uint256) {
        return uint256(keccak256(bytes(name)));
    }

    /// @notice The address of a named actor.
    function actor(string memory name) internal returns (address account) {
        account = vm.addr(keyOf(name));
        vm.label(account, name);
    }

    /// @notice The 65 bytes with which a named actor signs a digest.
    function signatureOf(string memory name, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(name), digest);
        return abi.encodePacked(r, s, v);
    }

    // ───────────────────────────────────────────── Time ──────────────────────────────────────────────

    /// @notice The block's time. `block.timestamp` may be stale after a warp: the optimizer reads it once.
    function time() internal view returns (uint40) {
        return uint40(vm.getBlockTimestamp());
    }

    function skip(uint256 elapsed) internal {
        vm.warp(vm.getBlockTimestamp() + elapsed);
    }

    // ───────────────────────────────────────────── Hubs ──────────────────────────────────────────────

    function appoint(address account, uint32 kinds, uint40 until) internal {
        vm.prank(owner);
        hubs.appointAccreditor(account, kinds, until, PROFILE);
    }

    /// @notice A hub of `admin` with staff, not accredited.
    function newHub(string memory name) internal returns (HubId hub) {
        vm.startPrank(admin);
        hub = hubs.registerHub(name, PROFILE);
        hubs.setStaff(hub, manager, Roles.ALL, time(), TERM);
        hubs.setStaff(hub, issuer, Roles.ISSUE, time(), TERM);
        hubs.setStaff(hub, revoker, Roles.REVOKE, time(), TERM);
        hubs.setStaff(hub, cataloguer, Roles.CATALOG, time(), TERM);
        vm.stopPrank();
    }

    /// @notice The same under a usual name.
    function newHub() internal returns (HubId) {
        return newHub("Riverside School");
    }

    /// @notice A hub of `admin` with staff, accredited by `accreditor` for all kinds until `TERM`.
    function newAccreditedHub(string memory name) internal returns (HubId hub) {
        hub = newHub(name);
        accredit(hub, ALL_KINDS, TERM);
    }

    /// @notice The same under a usual name.
    function newAccreditedHub() internal returns (HubId) {
        return newAccreditedHub("Riverside School");
    }

    /// @notice A hub of another admin with the same account for every role, accredited for all kinds.
    function newForeignHub(address staff) internal returns (HubId hub) {
        vm.startPrank(staff);
        hub = hubs.registerHub("Foreign School", PROFILE);
        hubs.setStaff(hub, staff, Roles.ALL, time(), TERM);
        vm.stopPrank();
        accredit(hub, ALL_KINDS, TERM);
    }

    /// @notice Accredits by `accreditor`.
    function accredit(HubId hub, uint32 kinds, uint40 until) internal returns (uint256 index) {
        vm.prank(accreditor);
        return hubs.accredit(hub, kinds, until, EVIDENCE);
    }

    /// @notice A public definition of `cataloguer` of this kind.
    function defineKind(HubId hub, uint8 kind) internal returns (DefinitionId) {
        vm.prank(cataloguer);
        return hubs.defineAchievement(hub, kind, false, 0, "Woodworking", CONTENT);
    }

    /// @notice A public definition of a course.
    function defineCourse(HubId hub) internal returns (DefinitionId) {
        return defineKind(hub, COURSE);
    }

    /// @notice A definition that never becomes a public token.
    function defineSensitive(HubId hub, uint8 kind) internal returns (DefinitionId) {
        vm.prank(cataloguer);
        return hubs.defineAchievement(hub, kind, true, 0, "Support plan", CONTENT);
    }

    // ─────────────────────────────────────── Learners and records ────────────────────────────────────

    /// @notice The learner consents to all kinds of a hub until `TERM`.
    function giveConsent(address account, HubId hub) internal {
        vm.prank(account);
        learners.consent(account, hub, ALL_KINDS, TERM);
    }

    /// @notice An achievement of now that never expires; another `salt` gives another one.
    function achievementOf(
        DefinitionId definition,
        address account,
        uint256 salt
    ) internal view returns (Achievement memory) {
        return
            Achievement({
                definition: definition,
                experience: ExperienceId.wrap(0),
                learner: account,
                achievedAt: time(),
                expiresAt: 0,
                content: keccak256(abi.encode("private document", salt))
            });
    }

    /// @notice The same with salt 0.
    function achievementOf(
        DefinitionId definition,
        address account
    ) internal view returns (Achievement memory) {
        return achievementOf(definition, account, 0);
    }

    /// @notice Issues by `issuer`; the learner must have consented.
    function issue(Achievement memory achievement) internal returns (AchievementId) {
        vm.prank(issuer);
        return token.issue(achievement);
    }
}
