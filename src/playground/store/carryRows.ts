import type { Connector, Row } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import { type Backup, createInPages, makeBackup, readPages } from './backup.ts';
import {
  describeKnown,
  type KnownModel,
  knownSchema,
  readKnown,
  samplesName,
  samplesSchema,
  toSchema,
  writeKnown,
} from './knownModels.ts';

/** A store that lasts: a model that has gone, or has another name, can be removed from it. */
export interface CarryingConnector extends Connector {
  removeModels?(models: readonly string[]): Promise<void>;
  renameModels?(renamings: readonly (readonly [from: string, to: string])[]): Promise<void>;
}

/** Names that properties of a model, known by its id, have by now, when it had these before. */
export type PropertyRenames = (modelId: string, before: readonly string[]) => ReadonlyMap<string, string>;

type AskRenames = (
  ...args: Parameters<PropertyRenames>
) => Promise<ReadonlyMap<string, string>> | ReadonlyMap<string, string>;

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
  renamesOf: AskRenames = () => new Map(),
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

  const changed: ChangedModel[] = [];
  for (const model of now) {
    const earlier = before.get(model.id);
    if (earlier === undefined) continue;
    const moves = [...movedKeys(earlier, model), ...(await movedProperties(earlier, model, renamesOf))];
    changed.push({ earlier, model, moves });
  }
  const carried = await carryModels(connector, changed, now);
  const notes = [...carried.notes];
  for (const one of changed) {
    notes.push(...(await carryId(connector, one)));
    notes.push(...(await carryValues(connector, one)));
    notes.push(...describeChanges(one.earlier, one.model, one.moves));
  }
  // One that was removed is kept in mind: undo brings it back, perhaps under a name of its own.
  for (const model of now) await writeKnown(connector, model);
  // Last of all: a page that ends before has both, and does it again.
  if (carried.left.length > 0) await connector.removeModels?.(carried.left);
  return notes;
}

async function carryModels(
  connector: CarryingConnector,
  changed: readonly ChangedModel[],
  now: readonly KnownModel[],
): Promise<{ readonly notes: readonly string[]; readonly left: readonly string[] }> {
  const renamed = changed.filter(({ earlier, model }) => earlier.name !== model.name);
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
  for (const one of renamed) {
    const { earlier, model } = one;
    const found = backup.get(earlier.name) ?? [];
    const id = movedId(one);
    // Under a name that is no id any more it would get a number of its own.
    const rows = id === null ? found : found.map((row) => withRenamed(row, id));
    await createInPages(connector, model.name, rows);
    await connector.destroy(samplesName, { id: earlier.name });
    if (rows.length === 0) continue;
    notes.push(`${earlier.name} is now ${model.name}: its ${rowsText(rows.length)} came along.`);
    if (id !== null) notes.push(describeMove(id, model, rows.length));
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
  readonly what: 'id' | 'key' | 'property';
  readonly old: string;
  readonly property: string;
}

interface ChangedModel {
  readonly earlier: KnownModel;
  readonly model: KnownModel;
  readonly moves: readonly Move[];
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

async function movedProperties(
  earlier: KnownModel,
  model: KnownModel,
  renamesOf: AskRenames,
): Promise<readonly Move[]> {
  if (JSON.stringify(earlier.properties) === JSON.stringify(model.properties)) return [];
  const keys = [...Object.values(earlier.keys), ...Object.values(model.keys)];
  return [...(await renamesOf(model.id, earlier.properties))].flatMap(([old, property]): Move[] => {
    const isKey = keys.includes(old) || keys.includes(property);
    if (isKey) return [];
    if (old === earlier.idName && property === model.idName) return [{ what: 'id', old, property }];
    // A property that became the id, or was it, is another id: rows are filed by it.
    const isOtherId = old === earlier.idName || property === model.idName;
    return isOtherId ? [] : [{ what: 'property', old, property }];
  });
}

function movedId({ earlier, model, moves }: ChangedModel): Move | null {
  return earlier.idType === model.idType ? (moves.find(({ what }) => what === 'id') ?? null) : null;
}

/**
 * The id under its new name. Rows are filed by its value, which stays: each is
 * written over in its place, so that a page that ends meanwhile loses none and
 * does the rest when it comes again.
 */
async function carryId(connector: Connector, changed: ChangedModel): Promise<readonly string[]> {
  const move = movedId(changed);
  const { earlier, model } = changed;
  if (move === null || earlier.name !== model.name) return [];
  // The same indexes, so that nothing is filed anew for it.
  await connector.define([{ ...toSchema(model), idName: move.old }]);
  const rows = await connector.find(model.name, {});
  await connector.define([toSchema(model)]);
  let count = 0;
  for (const row of rows) {
    const id = row[move.old];
    if (typeof id !== 'number' && typeof id !== 'string') continue;
    await connector.write(model.name, id, withRenamed(row, move), { existing: 'replace', missing: 'skip' });
    count += 1;
  }
  return count === 0 ? [] : [describeMove(move, model, count)];
}

/** The same values in the same order, one of them under its new name. */
function withRenamed(row: Row, { old, property }: Move): Row {
  if (row[old] === undefined) return row;
  const others = Object.entries(row).filter(([name]) => name !== property);
  return Object.fromEntries(others.map(([name, value]) => [name === old ? property : name, value]));
}

/** Values under the old names move to the new ones. */
async function carryValues(connector: Connector, changed: ChangedModel): Promise<readonly string[]> {
  const { model, earlier } = changed;
  const moved = changed.moves.filter(({ what }) => what !== 'id');
  const hasSameId = model.idName === earlier.idName || movedId(changed) !== null;
  if (moved.length === 0 || model.idName === null || !hasSameId) return [];
  await connector.define([toSchema(model)]);
  const counts = new Map<string, number>();
  for await (const rows of readPages(connector, model)) {
    for (const row of rows) {
      const id = row[model.idName];
      const found = moved.filter(({ old }) => row[old] !== undefined);
      if (found.length === 0 || (typeof id !== 'number' && typeof id !== 'string')) continue;
      for (const { old } of found) counts.set(old, (counts.get(old) ?? 0) + 1);
      const next = found.reduce(withRenamed, row);
      await connector.write(model.name, id, next, { existing: 'replace', missing: 'skip' });
    }
  }
  return moved.flatMap((move) => {
    const count = counts.get(move.old) ?? 0;
    return count === 0 ? [] : [describeMove(move, model, count)];
  });
}

function describeMove({ what, old, property }: Move, model: KnownModel, count: number): string {
  const kind = what === 'id' ? 'id property' : what;
  return `The ${kind} ${old} of ${model.name} is now ${property}: its values in ${rowsText(count)} came along.`;
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

function rowsText(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
}
