import { getOwn } from '../lib/own.ts';

/**
 * The data that a method reads or writes:
 * - `related`: the rows of the target that the relation leads to
 * - `links`: the rows of the through model
 * - `own`: the row that it is called on
 * - `embedded`: the values that are embedded in that row
 * - `table`: every row of the model; of a relation's target, whether the relation leads to it or not
 * - `memory`: no stored data
 */
export type ActsOn = 'related' | 'links' | 'own' | 'embedded' | 'table' | 'memory';

/** The kind of a method's result; `info` is a count of rows, or a list of ids. */
type MethodResult = 'one' | 'many' | 'count' | 'exists' | 'info' | 'nothing';

/**
 * A method of a model, an instance or a relation. Inspector, forms, completion,
 * log and documentation all describe it from here.
 */
export interface MethodSignature {
  /** "" for a relation itself, which is a function. */
  readonly name: string;
  /** The names of the parameters, with a `?` after optional ones: `['where', 'data', 'options?']`. */
  readonly parameters: readonly string[];
  /** With the receiver: `customer.orders.create(data, options?)`. */
  readonly call: string;
  /** The type of the returned value: `Promise<Order>`, or `Order` if the method is sync. */
  readonly returns: string;
  readonly result: MethodResult;
  readonly isAsync: boolean;
  /** Whether it saves, or returns its result, only with a callback. */
  readonly needsCallback: boolean;
  /** One sentence that says what it does. */
  readonly summary: string;
  readonly actsOn: ActsOn;
  /** One sentence if it reads or writes other rows than its name suggests; null for most. */
  readonly warning: string | null;
  /** The method that it is an alias of, or does the same as; null for most. */
  readonly sameAs: string | null;
  /** The method of the target's class that does the same when it is given the foreign key; null for most. */
  readonly onClass: string | null;
}

/** A short form of a method. A `returns` in angle brackets, `<X>`, is a promise of X. */
export type MethodLine = readonly [call: string, returns: string, actsOn: ActsOn, summary: string];

type NameMap = Readonly<Record<string, string>>;

/** Options that relate the methods of a list to other methods. */
export interface MethodListOptions {
  /** LoopBack's aliases, which are added to the list: `{deleteAll: 'destroyAll'}`. */
  readonly otherNames?: NameMap;
  /** Methods of the list that do the same as another: `{'': 'find'}`. */
  readonly sameAs?: NameMap;
  /** The methods of the target's class that do the same when they are given the foreign key. */
  readonly onClass?: NameMap;
  /** Warns where a method reads or writes other rows than its name suggests. */
  readonly warningOf?: (name: string, actsOn: ActsOn) => string | null;
}

/** @param receiver the object that the methods are called on: `customer` */
export function toSignatures(
  receiver: string,
  names: MethodListOptions,
  lines: readonly MethodLine[],
): readonly MethodSignature[] {
  const own = lines.map((line) => toSignature(receiver, names, line));
  const others = Object.entries(names.otherNames ?? {}).flatMap(([other, name]) =>
    own
      .filter((signature) => signature.name === name)
      .map((signature) => ({
        ...signature,
        name: other,
        call: `${receiver}.${other}(${signature.parameters.join(', ')})`,
        summary: `The same as ${name}.`,
        sameAs: name,
      })),
  );
  return [...own, ...others];
}

function toSignature(
  receiver: string,
  names: MethodListOptions,
  [call, returns, actsOn, summary]: MethodLine,
): MethodSignature {
  const name = call.slice(0, call.indexOf('(')).replace('.', '');
  const written = call.slice(call.indexOf('(') + 1, -1);
  const parameters = written === '' ? [] : written.split(', ');
  const isAsync = returns.startsWith('<');
  return {
    name,
    parameters,
    call: `${receiver}${call}`,
    returns: isAsync ? `Promise${returns}` : returns,
    result: resultOf(isAsync ? returns.slice(1, -1) : returns),
    isAsync,
    needsCallback: parameters.includes('callback'),
    summary,
    actsOn,
    warning: names.warningOf?.(name, actsOn) ?? null,
    sameAs: nameIn(names.sameAs, name),
    onClass: nameIn(names.onClass, name),
  };
}

function nameIn(names: NameMap | undefined, name: string): string | null {
  return (names && getOwn(names, name)) ?? null;
}

const results: Readonly<Record<string, MethodResult>> = {
  number: 'count',
  boolean: 'exists',
  void: 'nothing',
  '{count}': 'info',
  ids: 'info',
};

function resultOf(returns: string): MethodResult {
  return returns.endsWith('[]') ? 'many' : (Object.hasOwn(results, returns) && results[returns]) || 'one';
}

/** Describes a method in one text: its summary and its warning. */
export function describeMethod({ summary, warning }: MethodSignature): string {
  return warning === null ? summary : `${summary} ${warning}`;
}
