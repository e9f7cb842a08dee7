import type { Connector, Row } from '../../runtime/connector.ts';
import { type DesignKey, type DesignModel, keysOf } from '../designModel.ts';
import type { StoreChanges } from './storeChanges.ts';

/** Rows whose foreign key points at nobody, since a run. */
export interface Orphans {
  /** Whose rows they are. */
  readonly model: string;
  readonly property: string;
  readonly count: number;
  /** Whether more rows were written than are kept, so that there may be more of them. */
  readonly isAtLeast: boolean;
  /** The model that they point at, and values of which there is no row. */
  readonly target: string;
  readonly values: readonly (string | number)[];
  /** `left`: the row that they pointed at has gone. `made`: they were written so. */
  readonly why: 'left' | 'made';
}

/**
 * What a run left pointing at nobody. LoopBack neither prevents nor mends it:
 * it is the state of the data. Works on the rows that the recorder has kept.
 */
export async function findOrphans(
  connector: Connector,
  design: readonly DesignModel[],
  changes: StoreChanges,
): Promise<readonly Orphans[]> {
  const found: Orphans[] = [];
  for (const key of keysOf(design)) {
    found.push(...(await leftBehind(connector, key, changes)), ...(await madeSo(connector, key, changes)));
  }
  return found;
}

function keptRows(changes: StoreChanges, name: string) {
  const model = changes.models.find((one) => one.model === name);
  const { rows = [], created = 0, changed = 0, removed = 0 } = model ?? {};
  return { rows, isCut: created + changed + removed > rows.length };
}

async function leftBehind(connector: Connector, key: DesignKey, changes: StoreChanges): Promise<Orphans[]> {
  const { rows, isCut } = keptRows(changes, key.target);
  const gone = rows.flatMap(({ before, after }) => {
    const value = before?.[key.targetProperty];
    return isKey(value) && after?.[key.targetProperty] !== value ? [value] : [];
  });
  const values = await withoutRow(connector, key, gone);
  if (values.length === 0) return [];
  const byName = key.discriminator === null ? {} : { [key.discriminator]: key.target };
  const count = await connector.count(key.holder, { [key.property]: { inq: values }, ...byName });
  return count === 0 ? [] : [toOrphans(key, { count, isAtLeast: isCut, values, why: 'left' })];
}

async function madeSo(connector: Connector, key: DesignKey, changes: StoreChanges): Promise<Orphans[]> {
  const { rows, isCut } = keptRows(changes, key.holder);
  const written = rows.flatMap(({ before, after }) => {
    const value = after?.[key.property];
    const isOther = key.discriminator !== null && after?.[key.discriminator] !== key.target;
    return isKey(value) && !isOther && before?.[key.property] !== value ? [value] : [];
  });
  const values = await withoutRow(connector, key, written);
  if (values.length === 0) return [];
  const count = written.filter((value) => values.includes(value)).length;
  return [toOrphans(key, { count, isAtLeast: isCut, values, why: 'made' })];
}

function toOrphans(
  { holder, property, target }: DesignKey,
  found: Pick<Orphans, 'count' | 'isAtLeast' | 'values' | 'why'>,
): Orphans {
  return { model: holder, property, target, ...found };
}

/** Of some values of a key those that no row of the target has. */
export async function withoutRow(
  connector: Connector,
  key: Pick<DesignKey, 'target' | 'targetProperty'>,
  values: readonly (string | number)[],
): Promise<readonly (string | number)[]> {
  if (values.length === 0) return [];
  const asked = [...new Set(values)];
  const rows: readonly Row[] = await connector.find(key.target, {
    where: { [key.targetProperty]: { inq: asked } },
    fields: [key.targetProperty],
  });
  // A key that was written as a text finds the number that it means, as it does in LoopBack.
  const there = new Set(rows.map((row) => String(row[key.targetProperty])));
  return asked.filter((value) => !there.has(String(value)));
}

function isKey(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
