import { countOf } from '../../lib/countOf.ts';
import type { ChangedRows } from '../../storage/indexedDbConnector.ts';
import type { Move } from './followMoves.ts';
import type { KnownModel } from './knownModels.ts';
import type { ModelMatch } from './placeModels.ts';

/** A model whose rows were migrated, with the result; null where nothing in its store had to change. */
export interface MigratedModel extends ModelMatch {
  readonly moves: readonly Move[];
  readonly outcome: ChangedRows | null;
}

/** Says what was done, in sentences. */
export function describeMigration(migrated: readonly MigratedModel[]): readonly string[] {
  const renamed = migrated.flatMap(({ earlier, model, outcome }) =>
    earlier.name === model.name || outcome === null || outcome.rows === 0
      ? []
      : [
          `${earlier.name} is now ${model.name}: its ${countOf(outcome.rows, 'row')} ${wasOrWere(outcome.rows)} moved to it.`,
        ],
  );
  return [...renamed, ...migrated.flatMap(describeRows)];
}

function describeRows(one: MigratedModel): readonly string[] {
  const { earlier, model, moves, outcome, isHeir } = one;
  const moved = moves.flatMap((move) => {
    const count = outcome?.moved.get(move.old) ?? 0;
    return count === 0 ? [] : [describeMove(move, model, count)];
  });
  return [
    ...moved,
    ...(outcome === null ? [] : describeIds(one, outcome)),
    ...(outcome === null || outcome.replaced === 0
      ? []
      : [
          `${countOf(outcome.replaced, 'row')} of ${model.name} referred to a model that was renamed, and now ${outcome.replaced === 1 ? 'refers' : 'refer'} to its new name.`,
        ]),
    ...(isHeir ? [] : describeChanges(earlier, model, moves)),
  ];
}

function describeMove({ what, old, property }: Move, model: KnownModel, count: number): string {
  const kind = what === 'id' ? 'id property' : what;
  return `The ${kind} ${old} of ${model.name} is now ${property}: its values in ${countOf(count, 'row')} were moved to it.`;
}

function describeIds(
  { earlier, model, moves }: MigratedModel,
  { rows, newIds }: ChangedRows,
): readonly string[] {
  const isRenamed = moves.some(({ old, property }) => old === earlier.idName && property === model.idName);
  if (earlier.idName === model.idName || isRenamed || rows === 0) return [];
  const idName = model.idName ?? 'a number of their own';
  const [their, they] = newIds === 1 ? ['its', 'it'] : ['their', 'they'];
  const made =
    newIds === 0
      ? ''
      : ` ${countOf(newIds, 'row')} had no ${idName} of ${their} own, or one that another row has: ${they} got a free one.`;
  return [
    `The id of ${model.name} is now ${idName}: its ${countOf(rows, 'row')} ${rows === 1 ? 'is' : 'are'} stored by it.${made}`,
  ];
}

function describeChanges(earlier: KnownModel, model: KnownModel, moves: readonly Move[]): readonly string[] {
  const oldKeys = new Set(Object.values(earlier.keys));
  const added = Object.entries(model.keys).filter(
    ([about, property]) => !oldKeys.has(property) && !Object.hasOwn(earlier.keys, about),
  );
  const moved = new Set([
    ...Object.entries(earlier.keys).flatMap(([about, property]) =>
      Object.hasOwn(model.keys, about) ? [property] : [],
    ),
    ...moves.map(({ old }) => old),
  ]);
  const gone = earlier.properties.filter((name) => !model.properties.includes(name) && !moved.has(name));
  const index = [...new Set(added.map(([, property]) => property))];
  return [
    ...(index.length > 0
      ? [`${model.name} has a new index on ${index.join(', ')}: reads through the relation now use it.`]
      : []),
    ...(gone.length > 0
      ? [
          `${gone.join(', ')} is no longer declared on ${model.name}; its rows keep their values, as in LoopBack.`,
        ]
      : []),
  ];
}

const wasOrWere = (count: number): string => (count === 1 ? 'was' : 'were');
