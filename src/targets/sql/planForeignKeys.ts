import type { ModelId } from '../../model/index.ts';
import { bytesOf, hashOf } from '../application/schemaRules.ts';
import type { ForeignKey } from '../schema/foreignKeys.ts';
import type { Dialect } from './dialect.ts';
import type { PlanNotes, PlannedTable } from './planContext.ts';
import type { Column, Table, TableForeignKey } from './tablePlan.ts';

interface KeyContext {
  readonly dialect: Dialect;
  readonly notes: PlanNotes;
  readonly foreignKeys: readonly ForeignKey[];
  readonly planned: ReadonlyMap<ModelId, PlannedTable>;
}

/** Adds a constraint for each key of a relation that can have one. */
export function planForeignKeys(context: KeyContext): ReadonlyMap<ModelId, PlannedTable> {
  const found = new Map<ModelId, TableForeignKey[]>();
  for (const key of context.foreignKeys) {
    const holder = context.planned.get(key.modelId);
    if (holder && key.isShared)
      context.notes.decisions.add(
        `${holder.table.modelName}.${key.property} has no foreign key: relations use it for several models.`,
      );
    const target = key.target && context.planned.get(key.target.modelId);
    if (!holder || !key.target || !target) continue;
    const constraint = constraintOf(context, holder.table, key.property, target.table, key.target.property);
    if (constraint) found.set(key.modelId, [...(found.get(key.modelId) ?? []), constraint]);
  }
  return new Map(
    [...context.planned].map(([id, { model, table }]) => [
      id,
      { model, table: { ...table, foreignKeys: found.get(id) ?? [] } },
    ]),
  );
}

function constraintOf(
  { dialect, notes }: KeyContext,
  holder: Table,
  property: string,
  target: Table,
  targetProperty: string,
): TableForeignKey | null {
  const column = columnFor(holder, property);
  const pointed = columnFor(target, targetProperty);
  if (column === undefined || pointed === undefined) return null;
  const where = `${holder.modelName}.${property}`;
  const what = `${target.modelName}.${targetProperty}`;
  if (!isUnique(target, pointed)) {
    notes.decisions.add(`${where} has no foreign key: ${what} is not unique on its own.`);
    return null;
  }
  if (dialect.connector !== 'sqlite3' && baseType(column) !== baseType(pointed)) {
    notes.decisions.add(`${where} has no foreign key: it is ${column.type}, and ${what} is ${pointed.type}.`);
    return null;
  }
  const { schema, name } = target;
  return {
    name: nameOf(holder, column),
    column: column.name,
    target: { schema, name },
    targetColumn: pointed.name,
  };
}

const columnFor = ({ columns }: Table, property: string): Column | undefined =>
  columns.find((column) => column.property === property);

function isUnique({ primaryKey, indexes }: Table, { name }: Column): boolean {
  const isAlone = (names: readonly string[]): boolean => names.length === 1 && names[0] === name;
  return (
    isAlone(primaryKey) ||
    indexes.some((index) => index.isUnique && isAlone(index.columns.map((column) => column.name)))
  );
}

const baseType = ({ type }: Column): string => type.replace(/\(.*?\)/g, '');

const MAX_BYTES = 60;

/** PostgreSQL and MySQL cut or refuse longer names. */
function nameOf({ name: table }: Table, { name: column }: Column): string {
  const name = `${table}_${column}_fkey`;
  return bytesOf(name) <= MAX_BYTES
    ? name
    : `${name.slice(0, 40).replace(/[^A-Za-z0-9_]/g, '_')}_${hashOf(name)}_fkey`;
}
