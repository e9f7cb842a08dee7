import { memberOf, variableOf } from '../../../model/index.ts';
import { keysOf } from '../../designModel.ts';
import type { PlaygroundRows } from '../../host/index.ts';
import type { DesignModel, DesignRelation } from '../design/design.ts';

type Row = NonNullable<Awaited<ReturnType<PlaygroundRows['read']>>[number]>;

/** A link from a row to its related rows. */
export interface Jump {
  /** "orders", "→ Customer". */
  readonly label: string;
  readonly target: string;
  /** The call that finds the same rows. */
  readonly code: string;
  /** Returns the where clause of the related rows; null where the row references none. */
  where(row: Row, rows: PlaygroundRows): Promise<Readonly<Record<string, unknown>> | null>;
}

/** The most links that a jump follows; further rows are not shown. */
const mostLinks = 1_000;

/** Lists the jumps from a model's rows: through its relations, and through keys that only the other side declares. */
export function jumpsOf(model: DesignModel, design: readonly DesignModel[]): readonly Jump[] {
  const own = model.relations.flatMap((relation) => toJump(model, relation, design) ?? []);
  const declared = new Set(
    model.relations.filter(({ type }) => type === 'belongsTo').map(({ foreignKey }) => foreignKey),
  );
  const reverse = keysOf(design)
    .filter(({ holder, property }) => holder === model.name && !declared.has(property))
    .map(
      ({ property, target, targetProperty, discriminator, from }): Jump => ({
        label: `→ ${target}`,
        target,
        code: `${target}.findOne({where: {${targetProperty}: ${memberOf(variableOf(model.name), property)}}}) – the other side of ${from}`,
        where: async (row) => {
          const isOtherModel = discriminator !== null && row[discriminator] !== target;
          return row[property] == null || isOtherModel ? null : { [targetProperty]: row[property] };
        },
      }),
    );
  return [...own, ...reverse];
}

function toJump(model: DesignModel, relation: DesignRelation, design: readonly DesignModel[]): Jump | null {
  const { name, type, model: target, foreignKey, keyThrough, through, pointsAt, discriminator } = relation;
  const to = design.find((one) => one.name === target);
  if (to === undefined || foreignKey === null || !to.isStored) return null;
  const accessor = memberOf(variableOf(model.name), name);
  const shared = { label: name, target };
  const byName = discriminator === null ? {} : { [discriminator]: model.name };
  if (through !== null) {
    const throughModel = design.find((one) => one.name === through);
    if (throughModel === undefined || keyThrough === null || to.idName === null) return null;
    const { idName } = to;
    return {
      ...shared,
      code: `${accessor}.find({})`,
      where: async (row, rows) => {
        const links = await rows.find(throughModel, { [foreignKey]: row[pointsAt], ...byName }, mostLinks);
        return { [idName]: { inq: links.map((link) => link[keyThrough]).filter((id) => id != null) } };
      },
    };
  }
  if (type === 'referencesMany') {
    const { idName } = to;
    if (idName === null) return null;
    return {
      ...shared,
      code: `${accessor}.find({})`,
      where: async (row) => {
        const ids = row[foreignKey];
        return { [idName]: { inq: Array.isArray(ids) ? ids : [] } };
      },
    };
  }
  if (type === 'belongsTo') {
    return {
      ...shared,
      label: `→ ${name}`,
      code: `${accessor}.get()`,
      where: async (row) => (row[foreignKey] == null ? null : { [pointsAt]: row[foreignKey] }),
    };
  }
  return {
    ...shared,
    code: type === 'hasOne' ? `${accessor}.get()` : `${accessor}.find({})`,
    where: async (row) => ({ [foreignKey]: row[pointsAt], ...byName }),
  };
}
