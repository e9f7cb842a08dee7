import { getOwn } from '../lib/own.ts';

/**
 * What a method reads or writes:
 * - `related`: the rows of the target that the relation leads to
 * - `links`: the rows of the through model
 * - `own`: the row that it is called on
 * - `embedded`: what is embedded in that row
 * - `table`: every row of the model; of a relation's target, whether the relation leads to it or not
 * - `memory`: nothing that is stored
 */
export type ActsOn = 'related' | 'links' | 'own' | 'embedded' | 'table' | 'memory';

/** What a method returns, in a word; `info` is a count of rows, or a list of ids. */
export type MethodResult = 'one' | 'many' | 'count' | 'exists' | 'info' | 'nothing';

/**
 * A method of a model, of an instance or of a relation: the one home of what
 * inspector, forms, completion, log and documentation say of it.
 */
export interface MethodSignature {
  /** "" for a relation itself, which is a function. */
  readonly name: string;
  /** What it takes, each with a `?` where it may be left out: `['where', 'data', 'options?']`. */
  readonly parameters: readonly string[];
  /** With the receiver: `customer.orders.create(data, options?)`. */
  readonly call: string;
  /** What the promise, or the call when it is sync, gives: `Promise<Order>`, `Order`. */
  readonly returns: string;
  readonly result: MethodResult;
  readonly isAsync: boolean;
  /** Whether only a callback makes it save, or answer. */
  readonly needsCallback: boolean;
  /** One sentence: what it does. */
  readonly summary: string;
  readonly actsOn: ActsOn;
  /** One sentence where it reads or writes other rows than its name promises; null for most. */
  readonly warning: string | null;
  /** The method that it is another name of, or does the same as; null for most. */
  readonly sameAs: string | null;
  /** The method of the target's class that does the same when it is given the foreign key; null for most. */
  readonly onClass: string | null;
}

/** A method in short: a `returns` in angle brackets `<X>` is a promise of X. */
export type MethodLine = readonly [call: string, returns: string, actsOn: ActsOn, summary: string];

type Names = Readonly<Record<string, string>>;

/** How methods of a list relate to others. */
export interface MethodListOptions {
  /** LoopBack's other names of methods, each added to the list: `{deleteAll: 'destroyAll'}`. */
  readonly otherNames?: Names;
  /** What those of the list do the same as: `{'': 'find'}`. */
  readonly sameAs?: Names;
  /** The methods of the target's class that do the same when they are given the foreign key. */
  readonly onClass?: Names;
  /** Tells where a method reads or writes other rows than its name promises. */
  readonly warningOf?: (name: string, actsOn: ActsOn) => string | null;
}

/** @param receiver what the methods are called on: `customer` */
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

function nameIn(names: Names | undefined, name: string): string | null {
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

/** What is said of a method wherever it is told in one text. */
export function describeMethod({ summary, warning }: MethodSignature): string {
  return warning === null ? summary : `${summary} ${warning}`;
}
