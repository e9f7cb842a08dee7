import { countOf } from '../../lib/countOf.ts';
import { isSameJson } from '../../lib/equal.ts';
import { shorten } from '../../lib/shorten.ts';
import type { Mismatch, ModelExchange } from '../../storage/indexedDbConnector.ts';
import type { UndoDirection, UndoProblem } from '../wire/rowChanges.ts';
import type { KnownModel } from './knownModels.ts';

export const forgotten: UndoProblem = {
  code: 'forgotten',
  message:
    'This change is no longer kept: only the latest changes are, while the page is open. The rows stay as they are.',
};

export function alreadyDone(direction: UndoDirection): UndoProblem {
  return {
    code: 'already',
    message: direction === 'undo' ? 'It is already undone.' : 'It is already done.',
  };
}

/** @param most rows that are kept of one run */
export function tooManyRows(count: number, most: number): string {
  const rows = countOf(count, 'row');
  return count > most
    ? `It changed ${rows}; undo keeps at most ${countOf(most, 'row')} of one run.`
    : `It changed ${rows}; undo could not keep all of them, because they are too large or have no id.`;
}

/**
 * Compares the design at the time of a change with the present one.
 *
 * @returns null where they do not differ in what these rows depend on
 */
export function compareDesigns(
  changes: readonly ModelExchange[],
  before: readonly KnownModel[],
  now: readonly KnownModel[],
): UndoProblem | null {
  for (const change of changes) {
    const problem = compareModels(change, before, now);
    if (problem !== null) return problem;
  }
  return null;
}

function compareModels(
  change: ModelExchange,
  before: readonly KnownModel[],
  now: readonly KnownModel[],
): UndoProblem | null {
  const { model: name } = change;
  const earlier = before.find((model) => model.name === name);
  const namesake = now.find((model) => model.name === name);
  // Rows under a name that is not a model's, such as a collection's.
  if (earlier === undefined) {
    return namesake === undefined ? null : renamed(`${name} is a different model now.`);
  }
  const model = now.find(({ id }) => id === earlier.id);
  if (model === undefined) {
    return {
      code: 'gone',
      message: `${name} is no longer in the design. Undo its removal on the canvas, then try again.`,
    };
  }
  if (model.name !== name) return renamed(`${name} is now called ${model.name}.`);
  if (model.idName !== earlier.idName || model.idType !== earlier.idType) {
    return renamed(`${name} has a different id now.`);
  }
  const declared = propertiesOf(model);
  const lost = [...propertiesOf(earlier)].find((one) => !declared.has(one) && hasValue(change, one));
  if (lost !== undefined) return renamed(`The property ${lost} of ${name} was renamed or removed.`);
  return earlier.discriminators.length === 0 ? null : findRenamedModel(before, now);
}

/** These rows hold names of models as values. */
function findRenamedModel(before: readonly KnownModel[], now: readonly KnownModel[]): UndoProblem | null {
  for (const earlier of before) {
    const model = now.find(({ id }) => id === earlier.id);
    if (model !== undefined && model.name !== earlier.name) {
      return renamed(`${earlier.name}, which these rows refer to, is now called ${model.name}.`);
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

function renamed(what: string): UndoProblem {
  return {
    code: 'renamed',
    message: `The design has changed since then: ${what} Undo that on the canvas, then try again.`,
  };
}

/** Says which rows differ from what the change left, and how. */
export function describeMismatches(
  mismatches: readonly Mismatch[],
  changes: readonly ModelExchange[],
): UndoProblem {
  const [first] = mismatches;
  const others = mismatches.length - 1;
  const more = others === 0 ? '' : ` ${countOf(others, 'other row has', 'other rows have')} changed too.`;
  return {
    code: 'changed',
    message: `${first === undefined ? '' : describeMismatch(first, changes)}${more} Nothing was overwritten. Undo the later change first, or edit the rows.`,
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
