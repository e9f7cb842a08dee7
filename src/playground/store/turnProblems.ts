import { isSameJson } from '../../lib/equal.ts';
import { shorten } from '../../lib/shorten.ts';
import type { Mismatch, ModelExchange } from '../../storage/indexedDbConnector.ts';
import type { KnownModel } from './knownModels.ts';

/** Why a change of rows is not undone, or not redone. Nothing has happened then. */
export interface TurnProblem {
  readonly code: 'changed' | 'gone' | 'renamed' | 'forgotten' | 'already';
  /** A whole sentence, with the way out where there is one. */
  readonly message: string;
}

export const forgotten: TurnProblem = {
  code: 'forgotten',
  message:
    'What it changed is not kept any more: only the latest changes are, as long as the page is open. The rows stay as they are.',
};

export function turnedAlready(turn: 'undo' | 'redo'): TurnProblem {
  return {
    code: 'already',
    message: turn === 'undo' ? 'It is already undone.' : 'It is already done.',
  };
}

/** @param most rows that are kept of one run */
export function tooManyRows(count: number, most: number): string {
  const rows = count.toLocaleString('en');
  return count > most
    ? `It changed ${rows} rows; undo keeps at most ${most.toLocaleString('en')} of one run.`
    : `It changed ${rows} ${count === 1 ? 'row' : 'rows'} of which undo could not keep all: they are too large, or have no id.`;
}

/**
 * Compares the design that the rows of a change are of with the design of now.
 *
 * @returns null where they are the same as far as the rows are concerned
 */
export function describeOther(
  changes: readonly ModelExchange[],
  before: readonly KnownModel[],
  now: readonly KnownModel[],
): TurnProblem | null {
  for (const change of changes) {
    const problem = describeOtherModel(change, before, now);
    if (problem !== null) return problem;
  }
  return null;
}

function describeOtherModel(
  change: ModelExchange,
  before: readonly KnownModel[],
  now: readonly KnownModel[],
): TurnProblem | null {
  const { model: name } = change;
  const earlier = before.find((model) => model.name === name);
  const taker = now.find((model) => model.name === name);
  // Rows under a name that no model of the design has, such as that of a collection.
  if (earlier === undefined) {
    return taker === undefined ? null : renamed(`${name} is another model than it was then.`);
  }
  const model = now.find(({ id }) => id === earlier.id);
  if (model === undefined) {
    return {
      code: 'gone',
      message: `${name} is not in the design any more. Add it again, by undo on the canvas, then try this again.`,
    };
  }
  if (model.name !== name) return renamed(`${name} is now called ${model.name}.`);
  if (model.idName !== earlier.idName || model.idType !== earlier.idType) {
    return renamed(`The id of ${name} is another one now.`);
  }
  const declared = propertiesOf(model);
  const lost = [...propertiesOf(earlier)].find((one) => !declared.has(one) && hasValue(change, one));
  if (lost !== undefined) return renamed(`The property ${lost} of ${name} was renamed or removed.`);
  return earlier.discriminators.length === 0 ? null : describeRenamed(before, now);
}

/** The names of models are values of these rows. */
function describeRenamed(before: readonly KnownModel[], now: readonly KnownModel[]): TurnProblem | null {
  for (const earlier of before) {
    const model = now.find(({ id }) => id === earlier.id);
    if (model !== undefined && model.name !== earlier.name) {
      return renamed(`${earlier.name}, which these rows name, is now called ${model.name}.`);
    }
  }
  return null;
}

function propertiesOf({ properties, keys, discriminators }: KnownModel): ReadonlySet<string> {
  return new Set([...properties, ...Object.values(keys), ...discriminators]);
}

function hasValue({ rows }: ModelExchange, property: string): boolean {
  return rows.some(({ expected, wanted }) =>
    [expected, wanted].some((row) => row !== null && Object.hasOwn(row, property)),
  );
}

function renamed(what: string): TurnProblem {
  return {
    code: 'renamed',
    message: `The design has changed since then: ${what} Undo that on the canvas, then try this again.`,
  };
}

/** Which rows are not as they should be, and how they differ. */
export function describeMismatches(
  mismatches: readonly Mismatch[],
  changes: readonly ModelExchange[],
): TurnProblem {
  const [first] = mismatches;
  const others = mismatches.length - 1;
  const more =
    others === 0
      ? ''
      : ` ${others === 1 ? '1 other row has' : `${others.toLocaleString('en')} other rows have`} changed too.`;
  return {
    code: 'changed',
    message: `${first === undefined ? '' : describeMismatch(first, changes)}${more} Nothing was overwritten. Undo what changed it first, or change the rows by hand.`,
  };
}

function describeMismatch({ model, id, stored }: Mismatch, changes: readonly ModelExchange[]): string {
  const row = `${model} ${shorten(String(id), 40)}`;
  const rows = changes.find((change) => change.model === model)?.rows ?? [];
  const expected = rows.find((one) => one.id === id)?.expected ?? null;
  if (stored === null) return `${row} has been removed since then.`;
  if (expected === null) return `${row} has been stored again since then.`;
  const names = [...new Set([...Object.keys(stored), ...Object.keys(expected)])];
  const name = names.find((one) => !isSameJson(stored[one], expected[one]));
  const value = name === undefined ? undefined : stored[name];
  const text = value === undefined ? 'not set' : shorten(JSON.stringify(value), 60);
  return name === undefined
    ? `${row} has changed since then.`
    : `${row} has changed since then: ${name} is ${text} now.`;
}
