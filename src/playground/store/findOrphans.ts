import type { Connector, Row } from '../../runtime/connector.ts';
import { type DesignKey, type DesignModel, keysOf } from '../designModel.ts';
import type { Orphans, StoreChanges } from '../wire/rowChanges.ts';

/**
 * Finds rows whose foreign key references a missing row after a run. LoopBack
 * neither prevents nor repairs this. Looks only at the rows that the recording kept.
 */
export async function findOrphans(
  connector: Connector,
  design: readonly DesignModel[],
  changes: StoreChanges,
): Promise<readonly Orphans[]> {
  const found: Orphans[] = [];
  for (const key of keysOf(design)) {
    found.push(
      ...(await orphanedByDelete(connector, key, changes)),
      ...(await orphanedByWrite(connector, key, changes)),
    );
  }
  return found;
}

function keptRows(changes: StoreChanges, name: string) {
  const model = changes.models.find((one) => one.model === name);
  const { rows = [], created = 0, changed = 0, removed = 0 } = model ?? {};
  return { rows, isCut: created + changed + removed > rows.length };
}

async function orphanedByDelete(
  connector: Connector,
  key: DesignKey,
  changes: StoreChanges,
): Promise<Orphans[]> {
  const { rows, isCut } = keptRows(changes, key.target);
  const gone = rows.flatMap(({ before, after }) => {
    const value = before?.[key.targetProperty];
    return isKey(value) && after?.[key.targetProperty] !== value ? [value] : [];
  });
  const values = await danglingValues(connector, key, gone);
  if (values.length === 0) return [];
  const byName = key.discriminator === null ? {} : { [key.discriminator]: key.target };
  const count = await connector.count(key.holder, { [key.property]: { inq: values }, ...byName });
  return count === 0 ? [] : [toOrphans(key, { count, isAtLeast: isCut, values, why: 'left' })];
}

async function orphanedByWrite(
  connector: Connector,
  key: DesignKey,
  changes: StoreChanges,
): Promise<Orphans[]> {
  const { rows, isCut } = keptRows(changes, key.holder);
  const written = rows.flatMap(({ before, after }) => {
    const value = after?.[key.property];
    const isOther = key.discriminator !== null && after?.[key.discriminator] !== key.target;
    return isKey(value) && !isOther && before?.[key.property] !== value ? [value] : [];
  });
  const values = await danglingValues(connector, key, written);
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

/** Returns the given key values that match no row of the target. */
export async function danglingValues(
  connector: Connector,
  key: Pick<DesignKey, 'target' | 'targetProperty'>,
  values: readonly (string | number)[],
): Promise<readonly (string | number)[]> {
  if (values.length === 0) return [];
  const distinct = [...new Set(values)];
  const rows: readonly Row[] = await connector.find(key.target, {
    where: { [key.targetProperty]: { inq: distinct } },
    fields: [key.targetProperty],
  });
  // A key stored as a string matches the equal number, as in LoopBack.
  const existing = new Set(rows.map((row) => String(row[key.targetProperty])));
  return distinct.filter((value) => !existing.has(String(value)));
}

function isKey(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
