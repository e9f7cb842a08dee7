import type { JsonValue } from '../../lib/json.ts';
import type { Connector } from '../../runtime/connector.ts';
import { type DesignModel, keysOf } from '../designModel.ts';
import type { ImportBuffer } from './importBuffer.ts';
import { findTaken, idNameOf, toId } from './storeImport.ts';

const pageSize = 500;

/** Whether rows of a model can get new ids: only where the store assigns numbers. */
function canRenewIds({ isIdGenerated, idType }: DesignModel): boolean {
  return isIdGenerated && idType === 'number';
}

/**
 * Gives rows of a file whose id is already stored the next free numbers, and
 * updates the keys in the file that reference them.
 *
 * @returns how many rows got a new id
 */
export async function renewIds(
  connector: Connector,
  buffer: ImportBuffer,
  models: readonly string[],
  design: readonly DesignModel[],
): Promise<number> {
  const renewed = new Map<string, ReadonlyMap<string, number>>();
  for (const model of design) {
    if (!models.includes(model.name) || !canRenewIds(model)) continue;
    const ids = await findNewIds(connector, buffer, model.name, idNameOf(design, model.name));
    if (ids.size > 0) renewed.set(model.name, ids);
  }
  let count = 0;
  for (const { model: name } of buffer.summary().models) {
    const idName = idNameOf(design, name);
    const own = renewed.get(name);
    const links = linksOf(design, name).filter(({ target }) => renewed.has(target));
    if (own === undefined && links.length === 0) continue;
    // Several rows with the same id get the same new id; only the first one is stored.
    buffer.change(name, (row) => {
      const changes = new Map<string, JsonValue>();
      for (const { property, target, discriminator } of links) {
        if (discriminator !== null && row[discriminator] !== target) continue;
        const value = renewKey(row[property], renewed.get(target));
        if (value !== undefined) changes.set(property, value);
      }
      const id = toId(row, idName);
      const next = id === null ? undefined : own?.get(String(id));
      if (next !== undefined) {
        changes.set(idName, next);
        count += 1;
      }
      return changes.size === 0 ? row : { ...row, ...Object.fromEntries(changes) };
    });
  }
  return count;
}

/** The new id for each id of the file that is already stored. */
async function findNewIds(
  connector: Connector,
  buffer: ImportBuffer,
  model: string,
  idName: string,
): Promise<ReadonlyMap<string, number>> {
  const [last] = await connector.find(model, { order: [`${idName} DESC`], limit: 1, fields: [idName] });
  let highest = numberOf(last?.[idName]);
  const taken = new Set<string>();
  for (const [name, rows] of buffer.pages(true, pageSize)) {
    if (name !== model) continue;
    const found = await findTaken(connector, model, idName, rows);
    for (const row of rows) {
      highest = Math.max(highest, numberOf(row[idName]));
      if (found.has(row)) taken.add(String(toId(row, idName)));
    }
  }
  return new Map([...taken].map((id, index) => [id, highest + index + 1]));
}

function numberOf(value: unknown): number {
  const number = typeof value === 'number' || typeof value === 'string' ? Math.floor(Number(value)) : 0;
  return Number.isSafeInteger(number) ? Math.max(0, number) : 0;
}

interface Link {
  readonly property: string;
  readonly target: string;
  readonly discriminator: string | null;
}

/** The keys of a model that reference ids, lists of ids included. */
function linksOf(design: readonly DesignModel[], holder: string): readonly Link[] {
  const keys = keysOf(design).filter(
    ({ holder: name, target, targetProperty }) =>
      name === holder && targetProperty === idNameOf(design, target),
  );
  const lists = (design.find(({ name }) => name === holder)?.relations ?? []).flatMap(
    ({ type, model: target, foreignKey: property }): Link[] =>
      type === 'referencesMany' && property !== null ? [{ property, target, discriminator: null }] : [],
  );
  return [...keys, ...lists];
}

/** The new value of a key that references a renewed id; undefined where nothing changes. */
function renewKey(
  value: JsonValue | undefined,
  ids: ReadonlyMap<string, number> | undefined,
): JsonValue | undefined {
  if (Array.isArray(value)) {
    const next = value.map((one) => renewKey(one, ids) ?? one);
    return next.some((one, index) => one !== value[index]) ? next : undefined;
  }
  return typeof value === 'number' || typeof value === 'string' ? ids?.get(String(value)) : undefined;
}
