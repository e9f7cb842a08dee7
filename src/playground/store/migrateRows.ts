import { type Connector, ConnectorError, type Row } from '../../runtime/connector.ts';
import type { IndexedDbConnector, ModelChange } from '../../storage/indexedDbConnector.ts';
import type { DesignModel } from '../designModel.ts';
import { type AskRenames, findMoves, type Move } from './followMoves.ts';
import {
  describeKnown,
  idsOf,
  type KnownModel,
  knownSchema,
  readKnown,
  samplesSchema,
  targetOf,
  toKnownRow,
} from './knownModels.ts';
import { describeMigration } from './migrationNotes.ts';
import { type ModelMatch, type Placement, placeModels } from './placeModels.ts';

/** A store whose models can be changed in one transaction. */
export type RestructuringConnector = Connector & Pick<IndexedDbConnector, 'restructure'>;

/** How often it is retried where another tab was faster. */
const attempts = 5;

/**
 * Makes the rows follow the design: moves the rows of renamed models, and the
 * values of renamed foreign keys and properties, even where names are swapped.
 * Other changes are only reported. Compares with the design that the store
 * remembers, so that a reload in between makes no difference, and renames that
 * were undone have no effect.
 *
 * All of it is one transaction: if the page is closed before the end, the rows
 * are unchanged, and the next start migrates them.
 *
 * @returns what was done, in sentences
 * @throws ConnectorError ABORTED (rejects) where another tab keeps changing the same rows
 */
export async function migrateRows(
  connector: RestructuringConnector,
  design: readonly DesignModel[],
  renamesOf: AskRenames = () => new Map(),
): Promise<readonly string[]> {
  await connector.define([knownSchema, samplesSchema]);
  const now = describeKnown(design);
  const ids = new Set(design.map(({ id }) => id));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const rows = await connector.find(knownSchema.name, {});
    const before = rows.map(readKnown).filter((model) => model !== null);
    const placement = placeModels(before, now);
    const follows = await Promise.all(
      placement.followed.map(async (one) => ({ ...one, moves: await findMoves(one, renamesOf) })),
    );
    const changing = follows.map((one) => ({ ...one, change: toChange(one, newNames(follows, placement)) }));
    const changed = changing.filter(({ change }) => change !== null);
    const known = placement.known.map((model) => toKnownRow(withFormerKeys(model, follows, ids))).sort(byId);
    const isSame = changed.length === 0 && placement.parked.length === 0;
    if (isSame && JSON.stringify(known) === JSON.stringify(rows)) return [];

    const samples = await connector.find(samplesSchema.name, {});
    const outcomes = await connector.restructure({
      expected: [
        { schema: knownSchema, rows },
        { schema: samplesSchema, rows: samples },
      ],
      changes: [
        ...changed.map(({ change }) => change).filter((change) => change !== null),
        ...placement.parked.map(([model, name]) => renameStore(model, name)),
      ],
      removed: [],
      records: [
        { schema: knownSchema, rows: known },
        { schema: samplesSchema, rows: migrateSamples(samples, follows, placement) },
      ],
      keepsSchemas: false,
    });
    if (outcomes === null) continue;
    const outcomeOf = new Map(changed.map(({ model }, index) => [model.id, outcomes[index] ?? null]));
    return describeMigration(
      follows.map((one) => ({ ...one, outcome: outcomeOf.get(one.model.id) ?? null })),
    );
  }
  throw new ConnectorError(
    'ABORTED',
    'Another tab is changing the rows of this project at the same time: close it, or try again.',
  );
}

type MovedMatch = ModelMatch & { readonly moves: readonly Move[] };

/** null where nothing in the store changes. */
function toChange(one: MovedMatch, names: ReadonlyMap<string, string>): ModelChange | null {
  const { earlier, model, moves } = one;
  const properties = moves.map(({ old, property }) => [old, property] as const);
  // A polymorphic key has a discriminator: the name of the model that it references.
  const values =
    names.size === 0 ? [] : discriminatorsOf(one).map((property) => ({ property, texts: names }));
  const idName = new Map(properties).get(earlier.idName ?? '') ?? earlier.idName;
  const isSame = earlier.name === model.name && idName === model.idName;
  if (isSame && properties.length === 0 && values.length === 0) return null;
  return {
    from: earlier.name,
    to: model.name,
    before: idsOf(earlier),
    after: idsOf(model),
    properties,
    values,
  };
}

/** The present names of renamed models by their earlier ones; also of models whose rows are parked. */
function newNames(all: readonly MovedMatch[], { parked }: Placement): ReadonlyMap<string, string> {
  const renamed = all.filter(({ earlier, model, isHeir }) => !isHeir && earlier.name !== model.name);
  return new Map([
    ...renamed.map(({ earlier, model }) => [earlier.name, model.name] as const),
    ...parked.map(([{ name }, to]) => [name, to] as const),
  ]);
}

/** The discriminators by their present names. */
function discriminatorsOf({ earlier, moves }: MovedMatch): readonly string[] {
  return earlier.discriminators.map((name) => moves.find(({ old }) => old === name)?.property ?? name);
}

/** Keeps former discriminators, and keys to removed models: undo may bring them back. */
function withFormerKeys(model: KnownModel, all: readonly MovedMatch[], ids: ReadonlySet<string>): KnownModel {
  const one = all.find((other) => other.model.id === model.id);
  if (one === undefined) return model;
  return {
    ...model,
    keys: { ...keysToRemoved(one, ids), ...model.keys },
    discriminators: [...new Set([...discriminatorsOf(one), ...model.discriminators])],
  };
}

/** Keys to models that are no longer in the design, as long as their properties are not declared. */
function keysToRemoved({ earlier, model }: MovedMatch, ids: ReadonlySet<string>): KnownModel['keys'] {
  const isLeft = ([about, property]: readonly [string, string]): boolean =>
    !ids.has(targetOf(about)) && !model.properties.includes(property);
  return Object.fromEntries(Object.entries(earlier.keys).filter(isLeft));
}

function renameStore(model: KnownModel, to: string): ModelChange {
  const ids = idsOf(model);
  return { from: model.name, to, before: ids, after: ids, properties: [], values: [] };
}

/** Records of sample rows are stored by the names of the models, so they are renamed, too. */
function migrateSamples(
  samples: readonly Row[],
  follows: readonly MovedMatch[],
  { parked }: Placement,
): readonly Row[] {
  const parkedNames = new Map(parked.map(([{ name }, to]) => [name, to]));
  const followed = new Map(follows.map((one) => [one.earlier.name, one]));
  const left = new Set([...parkedNames.keys(), ...followed.keys()]);
  const taken = new Set(follows.map(({ model }) => model.name));
  return samples
    .flatMap((row): Row[] => {
      const name = String(row['id']);
      const one = followed.get(name);
      if (one !== undefined) return [followSample(row, one)];
      const to = parkedNames.get(name);
      if (to !== undefined) return [{ ...row, id: to }];
      return taken.has(name) && !left.has(name) ? [] : [row];
    })
    .sort(byId);
}

function followSample(row: Row, { earlier, model, moves }: MovedMatch): Row {
  const names = new Map(moves.map(({ old, property }) => [old, property]));
  const { ids, properties } = row;
  const isSameId = (names.get(earlier.idName ?? '') ?? earlier.idName) === model.idName;
  return {
    ...row,
    id: model.name,
    // With another id property the remembered ids are no longer valid.
    ids: isSameId && ids !== undefined ? ids : [],
    properties: Array.isArray(properties)
      ? properties.map((name) => (typeof name === 'string' ? (names.get(name) ?? name) : name))
      : [],
  };
}

function byId(left: Row, right: Row): number {
  const [one, other] = [String(left['id']), String(right['id'])];
  return one === other ? 0 : one < other ? -1 : 1;
}
