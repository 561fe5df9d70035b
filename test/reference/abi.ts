import type { ErrorFragment, EventFragment, FunctionFragment, ParamType, Result } from "ethers";
import { AbiCoder, Interface } from "ethers";
import type { Answer, Log, Read } from "./chain.ts";
import type { Call, ContractName } from "./model/calls.ts";
import { CONTRACT_OF } from "./model/calls.ts";
import type { Value } from "./model/outcome.ts";
import { event, fault, show } from "./model/outcome.ts";

/** Encodes calls for the contracts, and decodes what they say into the model's texts. */
export type Abis = {
  readonly encodeCall: (call: Call) => string;
  readonly encodeRead: (read: { on: ContractName; name: string; args: readonly Value[] }) => Read;
  /** What a function returned, as one text, or the error that it reverted with. */
  readonly decodeAnswer: (read: { on: ContractName; name: string; answer: Answer }) => string;
  readonly decodeLog: (log: Log) => string;
  /** Every custom error that the contracts declare or can revert with. */
  readonly errorNames: readonly string[];
};

type Interfaces = Readonly<Record<ContractName, Interface>>;
type KnownFunction = { readonly fragment: FunctionFragment; readonly selector: string };

/** Functions that share their name with another, of the same contract or, as calls of the model, of another one. */
const SIGNATURES: Readonly<Record<string, string>> = {
  safeTransferFrom: "safeTransferFrom(address,address,uint256)",
  executeChange: "execute(address)",
};
/** How many texts are kept, so that what was decoded once need not be again. */
const REMEMBERED = 100_000;
const BATCH_ERROR = "BatchItemFailed";
const SELECTOR_LENGTH = 10;
const CODER = AbiCoder.defaultAbiCoder();

/** Makes them from the compiler's output. */
export function makeAbis(abis: Readonly<Record<ContractName, readonly object[]>>): Abis {
  const interfaces: Interfaces = {
    hubs: new Interface(abis.hubs),
    learners: new Interface(abis.learners),
    token: new Interface(abis.token),
    forwarder: new Interface(abis.forwarder),
  };
  const errors = errorsOf(interfaces);
  const events = eventsOf(interfaces);
  const functionOf = rememberFunctions(interfaces);
  const remember = makeMemory();
  const decodeError = (data: string): string => {
    const error = errors.get(data.slice(0, SELECTOR_LENGTH));
    if (error === undefined) return `a revert with ${data}`;
    const args = CODER.decode(error.inputs, `0x${data.slice(SELECTOR_LENGTH)}`);
    if (error.name === BATCH_ERROR) return `${BATCH_ERROR}(${args[0]}, ${decodeError(args[1])})`;
    return fault(error.name, ...valuesOf(error.inputs, args));
  };
  return {
    encodeCall: (call) => {
      const { fragment, selector } = functionOf(CONTRACT_OF[call.name], call.name);
      const args = call.args as Readonly<Record<string, unknown>>;
      const inOrder = Object.values(args);
      const values = fragment.inputs.map(({ name }, place) => (name === "" ? inOrder[place] : args[name]));
      return `${selector}${CODER.encode(fragment.inputs, values).slice(2)}`;
    },
    encodeRead: ({ on, name, args }) => ({
      on,
      data: remember(`${on}.${name}${show(args)}`, () => {
        const { fragment, selector } = functionOf(on, name);
        return `${selector}${CODER.encode(fragment.inputs, args).slice(2)}`;
      }),
    }),
    decodeAnswer: ({ on, name, answer: { succeeded, data } }) =>
      remember(`${on}.${name}:${succeeded}${data}`, () => {
        if (!succeeded) return decodeError(data);
        const { outputs } = functionOf(on, name).fragment;
        return show(valuesOf(outputs, CODER.decode(outputs, data)));
      }),
    decodeLog: (log) =>
      remember(`${log.topics.join()}:${log.data}`, () => {
        const known = events.get(log.topics[0] ?? "");
        if (known === undefined) return `an unknown event ${log.topics.join()} ${log.data}`;
        const { fragment, decoder } = known;
        const args = decoder.decodeEventLog(fragment, log.data, log.topics);
        return event(fragment.name, ...valuesOf(fragment.inputs, args));
      }),
    errorNames: [...errors.values()].map(({ name }) => name),
  };
}

function makeMemory(): (key: string, make: () => string) => string {
  const texts = new Map<string, string>();
  return (key, make) => {
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = make();
    if (texts.size >= REMEMBERED) texts.clear();
    texts.set(key, text);
    return text;
  };
}

/** A fragment's selector is a hash that ethers computes anew each time. */
function rememberFunctions(interfaces: Interfaces): (on: ContractName, name: string) => KnownFunction {
  const known = new Map<string, KnownFunction>();
  return (on, name) => {
    const before = known.get(`${on}.${name}`);
    if (before !== undefined) return before;
    const fragment = interfaces[on].getFunction(SIGNATURES[name] ?? name);
    if (fragment === null) throw new Error(`${on} has no function ${name}`);
    const found = { fragment, selector: fragment.selector };
    known.set(`${on}.${name}`, found);
    return found;
  };
}

function errorsOf(interfaces: Interfaces): ReadonlyMap<string, ErrorFragment> {
  const errors = new Map<string, ErrorFragment>();
  for (const contract of Object.values(interfaces)) {
    contract.forEachError((error) => errors.set(error.selector, error));
  }
  return errors;
}

function eventsOf(
  interfaces: Interfaces,
): ReadonlyMap<string, { readonly fragment: EventFragment; readonly decoder: Interface }> {
  const events = new Map<string, { fragment: EventFragment; decoder: Interface }>();
  for (const decoder of Object.values(interfaces)) {
    decoder.forEachEvent((fragment) => events.set(fragment.topicHash, { fragment, decoder }));
  }
  return events;
}

function valuesOf(types: readonly ParamType[], values: Result): readonly Value[] {
  return types.map((type, place) => modelValue(type, values[place]));
}

/** Structs by the names of their fields. */
function modelValue(type: ParamType, value: unknown): Value {
  if (type.isTuple()) {
    const fields = type.components.map((component, place) => [
      component.name,
      modelValue(component, (value as Result)[place]),
    ]);
    return Object.fromEntries(fields) as { [name: string]: Value };
  }
  if (type.isArray()) return (value as Result).toArray().map((item) => modelValue(type.arrayChildren, item));
  return value as Value;
}
