import type { Connector, ModelSchema, Row } from '../../runtime/connector.ts';
import { type DesignModel, keysOf } from '../designModel.ts';
import { type Backup, createInPages, makeBackup, readPages } from './backup.ts';

/** A store that lasts: a model that has gone, or has another name, can be removed from it. */
export interface CarryingConnector extends Connector {
  removeModels?(models: readonly string[]): Promise<void>;
  renameModels?(renamings: readonly (readonly [from: string, to: string])[]): Promise<void>;
}

/** Names that properties of a model, known by its id, have by now, when it had these before. */
export type PropertyRenames = (modelId: string, before: readonly string[]) => ReadonlyMap<string, string>;

/** What the store remembers of a model of the design: by its id it is known again under another name. */
interface KnownModel {
  readonly id: string;
  readonly name: string;
  readonly idName: string | null;
  readonly idType: string;
  readonly properties: readonly string[];
  /** By what the key is about, its property. */
  readonly keys: Readonly<Record<string, string>>;
}

/** Where the store remembers the design that its rows are of. */
export const designName = 'playground/design';

const knownSchema: ModelSchema = {
  name: designName,
  idName: 'id',
  idType: 'string',
  isIdGenerated: false,
  types: { id: 'string', name: 'string' },
  indexes: [],
};

/** Where `fillSamples` remembers which models have had sample data; its rows are called like the models. */
export const samplesName = 'playground/samples';

const samplesSchema: ModelSchema = { ...knownSchema, name: samplesName };

/**
 * Lets the rows follow the design: a renamed model takes its rows along, a
 * renamed foreign key or property its values. What else changed is only told. Compares
 * with what the store remembers, so that a reload in between makes no
 * difference; renames that were undone have never happened.
 *
 * @returns what was done, in plain sentences
 */
export async function carryRows(
  connector: CarryingConnector,
  design: readonly DesignModel[],
  renamesOf: PropertyRenames = () => new Map(),
): Promise<readonly string[]> {
  await connector.define([knownSchema, samplesSchema]);
  const before = new Map<string, KnownModel>();
  for (const row of await connector.find(knownSchema.name, {})) {
    const known = readKnown(row);
    if (known !== null) before.set(known.id, known);
  }
  const now = describeKnown(design);
  const isSame = now.every((model) => JSON.stringify(before.get(model.id)) === JSON.stringify(model));
  if (isSame && before.size === now.length) return [];

  const carried = await carryModels(connector, before, now);
  const notes = [...carried.notes];
  for (const model of now) {
    const earlier = before.get(model.id);
    if (earlier === undefined) continue;
    const moves = [...movedKeys(earlier, model), ...movedProperties(earlier, model, renamesOf)];
    notes.push(...(await carryValues(connector, earlier, model, moves)));
    notes.push(...describeChanges(earlier, model, moves));
  }
  // One that was removed is kept in mind: undo brings it back, perhaps under a name of its own.
  for (const model of now) await writeKnown(connector, model);
  // Last of all: a page that ends before has both, and does it again.
  if (carried.left.length > 0) await connector.removeModels?.(carried.left);
  return notes;
}

async function carryModels(
  connector: CarryingConnector,
  before: ReadonlyMap<string, KnownModel>,
  now: readonly KnownModel[],
): Promise<{ readonly notes: readonly string[]; readonly left: readonly string[] }> {
  const renamed = now.flatMap((model) => {
    const earlier = before.get(model.id);
    return earlier !== undefined && earlier.name !== model.name ? [{ earlier, model }] : [];
  });
  if (renamed.length === 0) return { notes: [], left: [] };
  await connector.define(renamed.flatMap(({ earlier, model }) => [toSchema(earlier), toSchema(model)]));
  // All are read before any is written: two models may have swapped their names.
  const backup: Backup = await makeBackup(
    connector,
    renamed.map(({ earlier }) => earlier),
  );
  const samples = await connector.find(samplesName, {});
  await connector.automigrate(renamed.map(({ model }) => model.name));
  const taken = new Set(now.map(({ name }) => name));
  const left = renamed.map(({ earlier }) => earlier.name).filter((name) => !taken.has(name));

  const notes: string[] = [];
  for (const { earlier, model } of renamed) {
    const rows = backup.get(earlier.name) ?? [];
    await createInPages(connector, model.name, rows);
    await connector.destroy(samplesName, { id: earlier.name });
    if (rows.length > 0) {
      notes.push(`${earlier.name} is now ${model.name}: its ${rowsText(rows.length)} came along.`);
    }
  }
  for (const { earlier, model } of renamed) {
    const record = samples.find(({ id }) => id === earlier.name);
    if (record === undefined) continue;
    const row = { ...record, id: model.name };
    await connector.write(samplesName, model.name, row, { existing: 'replace', missing: 'insert' });
  }
  return { notes, left };
}

/** A property whose values go by another name now. */
interface Move {
  readonly what: 'key' | 'property';
  readonly old: string;
  readonly property: string;
}

/** Keys that were renamed; the old property is gone from the design. */
function movedKeys(earlier: KnownModel, model: KnownModel): readonly Move[] {
  return Object.entries(model.keys).flatMap(([about, property]): Move[] => {
    const old = earlier.keys[about];
    const isRenamed =
      old !== undefined &&
      old !== property &&
      !model.properties.includes(old) &&
      !Object.values(earlier.keys).includes(property);
    return isRenamed ? [{ what: 'key', old, property }] : [];
  });
}

function movedProperties(
  earlier: KnownModel,
  model: KnownModel,
  renamesOf: PropertyRenames,
): readonly Move[] {
  if (JSON.stringify(earlier.properties) === JSON.stringify(model.properties)) return [];
  const keys = [...Object.values(earlier.keys), ...Object.values(model.keys)];
  return [...renamesOf(model.id, earlier.properties)].flatMap(([old, property]): Move[] => {
    const isKey = keys.includes(old) || keys.includes(property);
    // Rows are filed by their id; one of another name files new rows only.
    const isId = old === earlier.idName || property === model.idName;
    return isKey || isId ? [] : [{ what: 'property', old, property }];
  });
}

/** Values under the old names move to the new ones. */
async function carryValues(
  connector: Connector,
  earlier: KnownModel,
  model: KnownModel,
  moved: readonly Move[],
): Promise<readonly string[]> {
  if (moved.length === 0 || model.idName === null || model.idName !== earlier.idName) return [];
  await connector.define([toSchema(model)]);
  const counts = new Map<string, number>();
  for await (const rows of readPages(connector, model)) {
    for (const row of rows) {
      const id = row[model.idName];
      const found = moved.filter(({ old }) => row[old] !== undefined);
      if (found.length === 0 || (typeof id !== 'number' && typeof id !== 'string')) continue;
      const next: Record<string, Row[string]> = { ...row };
      for (const { old, property } of found) {
        next[property] = row[old] ?? null;
        delete next[old];
        counts.set(old, (counts.get(old) ?? 0) + 1);
      }
      await connector.write(model.name, id, next, { existing: 'replace', missing: 'skip' });
    }
  }
  return moved.flatMap(({ what, old, property }) => {
    const count = counts.get(old) ?? 0;
    if (count === 0) return [];
    return [
      `The ${what} ${old} of ${model.name} is now ${property}: its values in ${rowsText(count)} came along.`,
    ];
  });
}

function describeChanges(earlier: KnownModel, model: KnownModel, moves: readonly Move[]): readonly string[] {
  const oldKeys = new Set(Object.values(earlier.keys));
  const added = Object.entries(model.keys).filter(
    ([about, property]) => !oldKeys.has(property) && !(about in earlier.keys),
  );
  const movedAway = new Set([
    ...Object.entries(earlier.keys).flatMap(([about, property]) => (about in model.keys ? [property] : [])),
    ...moves.map(({ old }) => old),
  ]);
  const gone = earlier.properties.filter((name) => !model.properties.includes(name) && !movedAway.has(name));
  const index = [...new Set(added.map(([, property]) => property))];
  return [
    ...(index.length > 0
      ? [
          `${model.name} has a new index on ${index.join(', ')}: reading through the relation is a range of it.`,
        ]
      : []),
    ...(gone.length > 0
      ? [
          `${gone.join(', ')} is no longer declared on ${model.name}; its rows keep what they have, as in LoopBack.`,
        ]
      : []),
  ];
}

function describeKnown(design: readonly DesignModel[]): readonly KnownModel[] {
  const idOf = (name: string): string => design.find((model) => model.name === name)?.id ?? name;
  const keys = keysOf(design);
  return design
    .filter(({ isStored }) => isStored)
    .map((model) => {
      const own = keys.filter(({ holder }) => holder === model.name);
      const about: Record<string, string> = {};
      for (const key of own) {
        const target = idOf(key.target);
        let number = 1;
        while (`${target}/${number}` in about) number += 1;
        about[`${target}/${number}`] = key.property;
      }
      return {
        id: model.id,
        name: model.name,
        idName: model.idName,
        idType: model.idType,
        properties: model.properties.map(({ name }) => name),
        keys: about,
      };
    });
}

/** As much of a schema as moving rows needs; the sandbox defines the whole one. */
function toSchema({ name, idName, idType, keys }: KnownModel): ModelSchema {
  const type = idType === 'number' || idType === 'string' ? idType : 'any';
  return {
    name,
    idName,
    idType: type,
    isIdGenerated: true,
    types: idName === null ? {} : { [idName]: type },
    indexes: [...new Set(Object.values(keys))],
  };
}

async function writeKnown(connector: Connector, model: KnownModel): Promise<void> {
  const row: Row = { ...model, properties: [...model.properties], keys: { ...model.keys } };
  await connector.write(knownSchema.name, model.id, row, { existing: 'replace', missing: 'insert' });
}

function readKnown(row: Row): KnownModel | null {
  const { id, name, idName, idType, properties, keys } = row;
  if (typeof id !== 'string' || typeof name !== 'string' || !Array.isArray(properties)) return null;
  const pairs = typeof keys === 'object' && keys !== null && !Array.isArray(keys) ? Object.entries(keys) : [];
  return {
    id,
    name,
    idName: typeof idName === 'string' ? idName : null,
    idType: typeof idType === 'string' ? idType : 'any',
    properties: properties.filter((property): property is string => typeof property === 'string'),
    keys: Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
  };
}

function rowsText(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
}
