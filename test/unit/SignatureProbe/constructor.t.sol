// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {HostileFactory, SwitchedWallet, WalletFactory} from "../../mocks/WalletFactories.sol";
import {CredulousWallet} from "../../mocks/HostileWallets.sol";
import {ReturnBombWallet} from "../../mocks/ReturnBombWallet.sol";
import {GarbageWallet, GasBurningWallet, GoodWallet, RevertingWallet} from "../../mocks/Wallets.sol";
import {CairnTest} from "../../utils/CairnTest.sol";
import {vm} from "../../utils/Vm.sol";

/// @dev As in `SignatureProbe.sol`, which is read from its artifact as the SDK does it.
struct Query {
    address holder;
    bytes32 digest;
    bytes signature;
}

contract ProbeTest is CairnTest {
    error GasTooLow(uint256 left, uint256 needed);

    bytes32 private constant DIGEST = keccak256("a presentation");
    bytes32 private constant SALT = keccak256("salt");
    bytes32 private constant WRAPPED = 0x6492649264926492649264926492649264926492649264926492649264926492;
    uint256 private constant TRIAL_GAS = 12_000_000;

    WalletFactory private factory;
    address private wallet;
    address private future;

    function setUp() public override {
        super.setUp();
        factory = new WalletFactory();
        wallet = address(new GoodWallet(learner));
        future = factory.addressOf(learner, SALT);
    }

    function test_AnswersAnEmptyBatch() public {
        assertEq(_ask(new Query[](0)).length, 0, "answers");
    }

    function test_Trap04_TellsWhatAWalletSigned() public {
        Query[] memory queries = new Query[](4);
        queries[0] = Query(wallet, DIGEST, _signature("learner"));
        queries[1] = Query(wallet, keccak256("another"), _signature("learner"));
        queries[2] = Query(wallet, DIGEST, _signature("stranger"));
        queries[3] = Query(wallet, DIGEST, _signature("learner"));
        bool[] memory answers = _ask(queries);
        assertEq(abi.encode(answers), abi.encode(_list(true, false, false, true)), "answers");
    }

    function test_AsksNoFactoryOfAWalletThatIsThere() public {
        bytes memory data = abi.encodeCall(HostileFactory.burn, ());
        address hostile = address(new HostileFactory());
        assertTrue(_askOne(wallet, _wrap(hostile, data, _signature("learner"))), "asked");
        SwitchedWallet switched = new SwitchedWallet();
        bytes memory turnOn = abi.encodeCall(SwitchedWallet.turnOn, ());
        assertFalse(_askOne(address(switched), _wrap(address(switched), turnOn, "")), "not turned on");
    }

    function test_Trap04_AsksAWalletThatIsNotDeployedYet() public {
        assertTrue(_askOne(future, _wrapped("learner")), "signed");
        assertEq(future.code.length, 0, "nothing is left behind");
        factory.deploy(learner, SALT);
        assertTrue(_askOne(future, _wrapped("learner")), "signed, once deployed");
        assertTrue(_askOne(future, _signature("learner")), "without the wrapping");
    }

    function test_TellsAnotherKeyOfAWalletThatIsNotDeployedYet() public {
        assertFalse(_askOne(future, _wrapped("stranger")), "another key");
        assertFalse(_askOne(future, _signature("learner")), "without the wrapping");
    }

    function test_AFactoryThatMakesNoWalletProvesNothing() public {
        bytes memory other = abi.encodeCall(WalletFactory.deploy, (learner, keccak256("other salt")));
        assertFalse(_askOne(future, _wrap(address(factory), other, _signature("learner"))), "another wallet");
        assertFalse(
            _askOne(future, _wrap(address(factory), hex"12345678", _signature("learner"))),
            "reverts"
        );
        assertFalse(_askOne(future, _wrap(stranger, "", _signature("learner"))), "no factory");
    }

    function test_AnAccountWithoutCodeIsNotAsked() public {
        assertFalse(_askOne(learner, signatureOf("learner", DIGEST)), "a key's signature needs no chain");
    }

    function test_MaliciousWalletsDidNotSign() public {
        Query[] memory queries = new Query[](6);
        address[5] memory wallets = [
            address(new RevertingWallet(learner)),
            address(new GasBurningWallet(learner)),
            address(new ReturnBombWallet(false)),
            address(new ReturnBombWallet(true)),
            address(new GarbageWallet(learner, hex"1626ba7e"))
        ];
        for (uint256 i = 0; i < wallets.length; ++i) queries[i] = Query(wallets[i], DIGEST, "");
        queries[5] = Query(wallet, DIGEST, _signature("learner"));
        bool[] memory answers = _ask(queries);
        for (uint256 i = 0; i < queries.length; ++i) assertEq(answers[i], i == 5, "answer");
    }

    function test_MaliciousFactoriesAreBounded() public {
        address hostile = address(new HostileFactory());
        Query[] memory queries = new Query[](3);
        bytes memory signature = _signature("learner");
        queries[0].signature = _wrap(hostile, abi.encodeCall(HostileFactory.burn, ()), signature);
        queries[1].signature = _wrap(hostile, abi.encodeCall(HostileFactory.bomb, ()), signature);
        queries[2].signature = _wrapped("learner");
        for (uint256 i = 0; i < 3; ++i) (queries[i].holder, queries[i].digest) = (future, DIGEST);
        bool[] memory answers = _ask(queries);
        for (uint256 i = 0; i < 3; ++i) assertEq(answers[i], i == 2, "answer");
    }

    function test_NoTrialSpoilsAnother() public {
        SwitchedWallet switched = new SwitchedWallet();
        Query[] memory queries = new Query[](2);
        bytes memory turnOn = abi.encodeCall(SwitchedWallet.turnOn, ());
        queries[0] = Query(future, DIGEST, _wrap(address(switched), turnOn, ""));
        queries[1] = Query(address(switched), DIGEST, "");
        bool[] memory answers = _ask(queries);
        assertFalse(answers[1], "turned on by the trial before");
        switched.turnOn();
        assertTrue(_ask(queries)[1], "turned on");
    }

    function test_NonsenseIsNoSignature() public {
        Query[] memory queries = new Query[](5);
        queries[0].signature = "";
        queries[1].signature = abi.encodePacked(WRAPPED);
        queries[2].signature = abi.encodePacked(type(uint256).max, type(uint256).max, WRAPPED);
        queries[3].signature = abi.encodePacked(bytes31(WRAPPED));
        for (uint256 i = 0; i < 4; ++i) (queries[i].holder, queries[i].digest) = (future, DIGEST);
        queries[4] = Query(wallet, DIGEST, _signature("learner"));
        bool[] memory answers = _ask(queries);
        for (uint256 i = 0; i < queries.length; ++i) assertEq(answers[i], i == 4, "answer");
        address credulous = address(new CredulousWallet(learner));
        assertTrue(_askOne(credulous, ""), "takes anything");
        assertFalse(_askOne(credulous, abi.encodePacked(WRAPPED)), "a mark that wraps nothing");
    }

    function test_RevertWhen_GasIsTooLowForATrial() public {
        Query[] memory queries = new Query[](1);
        queries[0] = Query(wallet, DIGEST, _signature("learner"));
        (address probe, bytes memory reason) = _create(queries, TRIAL_GAS);
        assertEq(probe, address(0), "nothing is created");
        assertEq(bytes4(reason), GasTooLow.selector, "error");
        (probe, ) = _create(queries, TRIAL_GAS + 2_000_000);
        assertEq(abi.encode(abi.decode(probe.code, (bool[]))), abi.encode(_list(true)), "answers");
    }

    // ──────────────────────────────────────────── Helpers ────────────────────────────────────────────

    function _askOne(address holder, bytes memory signature) private returns (bool) {
        Query[] memory queries = new Query[](1);
        queries[0] = Query(holder, DIGEST, signature);
        return _ask(queries)[0];
    }

    /// @dev What the constructor returns becomes the code, which an `eth_call` answers with.
    function _ask(Query[] memory queries) private returns (bool[] memory) {
        (address probe, ) = _create(queries, 200_000_000);
        return abi.decode(probe.code, (bool[]));
    }

    function _create(
        Query[] memory queries,
        uint256 allowance
    ) private returns (address probe, bytes memory reason) {
        bytes memory code = abi.encodePacked(vm.getCode("SignatureProbe"), abi.encode(queries));
        try this.create{gas: allowance}(code) returns (address created) {
            probe = created;
        } catch (bytes memory data) {
            reason = data;
        }
    }

    /// @dev A call of its own, so that its gas can be set.
    function create(bytes calldata code) external returns (address created) {
        bytes memory copy = code;
        // Safe: only reads `copy`, and reverts with what the constructor reverted with.
        assembly ("memory-safe") {
            created := create(0, add(copy, 0x20), mload(copy))
            if iszero(created) {
                let free := mload(0x40)
                returndatacopy(free, 0, returndatasize())
                revert(free, returndatasize())
            }
        }
    }

    /// @dev As `GoodWallet` wants it.
    function _signature(string memory name) private pure returns (bytes memory) {
        return abi.encode(bytes32("wallet"), signatureOf(name, DIGEST), bytes32("wallet"));
    }

    function _wrapped(string memory name) private view returns (bytes memory) {
        bytes memory data = abi.encodeCall(WalletFactory.deploy, (learner, SALT));
        return _wrap(address(factory), data, _signature(name));
    }

    function _wrap(
        address maker,
        bytes memory data,
        bytes memory signature
    ) private pure returns (bytes memory) {
        return abi.encodePacked(abi.encode(maker, data, signature), WRAPPED);
    }

    function _list(bool only) private pure returns (bool[] memory list) {
        list = new bool[](1);
        list[0] = only;
    }

    function _list(bool a, bool b, bool c, bool d) private pure returns (bool[] memory list) {
        list = new bool[](4);
        (list[0], list[1], list[2], list[3]) = (a, b, c, d);
    }
}
