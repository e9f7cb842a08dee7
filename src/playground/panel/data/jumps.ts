import type { JsonValue } from '../../../lib/json.ts';
import { memoByKey } from '../../../lib/memo.ts';
import { literalOf, memberOf, objectKeyOf, objectLiteralOf, variableOf } from '../../../model/index.ts';
import { foreignKeysOf, keysOf } from '../../designModel.ts';
import type { PlaygroundRows } from '../../host/index.ts';
import type { DesignModel, DesignRelation } from '../design/design.ts';
import { embeddedItemsOf, modelsByName } from './items/heldItems.ts';

type Row = NonNullable<Awaited<ReturnType<PlaygroundRows['read']>>[number]>;

/** Rows of a model that a jump leads to. */
export interface JumpPlace {
  readonly model: string;
  readonly where: Readonly<Record<string, unknown>>;
  /** The call that finds them. */
  readonly code: string;
}

/** A link from a row to its related rows. */
export interface Jump {
  /** "orders", "→ Customer". */
  readonly label: string;
  /** The call that finds the same rows. */
  readonly code: string;
  /** Returns the label in the cell of a row, where it depends on the row: "Author 3"; null without a related row. */
  readonly labelIn?: (row: Row) => string | null;
  /** Returns the related rows; null where the row references none. */
  place(row: Row, rows: PlaygroundRows | null): Promise<Omit<JumpPlace, 'code'> | null>;
}

/** A property with a list of references to rows of a model. */
export interface ReferenceList {
  readonly property: string;
  readonly target: string;
  readonly targetProperty: string;
}

/** The most links that a jump follows; further rows are not shown. */
const mostLinks = 1_000;

/** Finds the properties of a model that hold lists of references, by name. */
export const referencesOf = (
  model: DesignModel,
  design: readonly DesignModel[],
): ReadonlyMap<string, ReferenceList> => references(design)(model);

const references = memoByKey((design: readonly DesignModel[]) =>
  memoByKey((model: DesignModel): ReadonlyMap<string, ReferenceList> => {
    const models = modelsByName(design);
    const lists = new Map<string, ReferenceList>();
    for (const relation of model.relations) {
      for (const key of foreignKeysOf(model.name, relation, (name) => models.get(name)?.idName)) {
        const { shape, property, target } = key;
        const { idName = null, isStored = false } = models.get(target) ?? {};
        if (shape === 'list' && idName !== null && isStored)
          lists.set(property, { property, target, targetProperty: idName });
      }
    }
    return lists;
  }),
);

/** Returns the row that one id of a list references. */
export function placeOfId({ target, targetProperty }: ReferenceList, id: JsonValue): JumpPlace {
  return { model: target, where: { [targetProperty]: id }, code: `${target}.findById(${literalOf(id)})` };
}

/** Lists the jumps from a model's rows: through its relations, through keys that only the other side declares, and back from lists. */
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
        code: `${target}.findOne({where: {${targetProperty}: ${memberOf(variableOf(model.name), property)}}}) – the other side of ${from}`,
        labelIn: (row) => (isOther(row, discriminator, target) ? '–' : null),
        place: async (row) =>
          row[property] == null || isOther(row, discriminator, target)
            ? null
            : { model: target, where: { [targetProperty]: row[property] } },
      }),
    );
  return [...own, ...reverse, ...listJumps(model, design)];
}

const isOther = (row: Row, discriminator: string | null, target: string): boolean =>
  discriminator !== null && row[discriminator] !== target;

/** Lists the jumps from an item that a row holds: those that its own keys lead to. */
export function jumpsFromItem(model: DesignModel, design: readonly DesignModel[]): readonly Jump[] {
  return model.relations.flatMap((relation) =>
    relation.keyHolder === model.name && relation.through === null
      ? (toJump(model, relation, design) ?? [])
      : [],
  );
}

/** Lists the jumps to the rows that reference a row in a list, or in an item that they hold. */
function listJumps(model: DesignModel, design: readonly DesignModel[]): readonly Jump[] {
  const { name, idName, isStored } = model;
  if (idName === null || !isStored) return [];
  return design
    .filter((holder) => holder.isStored)
    .flatMap((holder): readonly Jump[] => {
      const lists = [...referencesOf(holder, design).values()]
        .filter(({ target }) => target === name)
        .map(({ property, targetProperty }) => ({ path: property, key: targetProperty }));
      const inItems = [...embeddedItemsOf(holder, design).values()].flatMap((held) =>
        held.model.relations.flatMap(({ type, model: target, foreignKey, pointsAt }) =>
          type === 'belongsTo' && target === name && foreignKey !== null
            ? [{ path: `${held.property}.${foreignKey}`, key: pointsAt }]
            : [],
        ),
      );
      return [...lists, ...inItems].map(({ path, key }) => {
        const where = objectLiteralOf(`${objectKeyOf(path)}: ${memberOf(variableOf(name), key)}`);
        return {
          label: `← ${holder.name}.${path}`,
          code: `${holder.name}.find(${objectLiteralOf(`where: ${where}`)})`,
          place: async (row) =>
            row[key] == null ? null : { model: holder.name, where: { [path]: row[key] } },
        };
      });
    });
}

function toJump(model: DesignModel, relation: DesignRelation, design: readonly DesignModel[]): Jump | null {
  const { name, type, model: target, foreignKey, pointsAt, discriminator } = relation;
  if (type === 'belongsTo' && discriminator !== null) return toAnyOwner(model, relation, design);
  const to = design.find((one) => one.name === target);
  if (to === undefined || foreignKey === null || !to.isStored) return null;
  if (relation.through !== null) return throughJump(model, relation, to, design);
  const accessor = memberOf(variableOf(model.name), name);
  if (type === 'referencesMany') {
    const { idName } = to;
    if (idName === null) return null;
    return {
      label: name,
      code: `${accessor}.find({})`,
      place: async (row) => {
        const ids = row[foreignKey];
        return { model: target, where: { [idName]: { inq: Array.isArray(ids) ? ids : [] } } };
      },
    };
  }
  if (type === 'belongsTo') {
    return {
      label: `→ ${name}`,
      code: `${accessor}.get()`,
      place: async (row) =>
        row[foreignKey] == null ? null : { model: target, where: { [pointsAt]: row[foreignKey] } },
    };
  }
  const byName = discriminator === null ? {} : { [discriminator]: model.name };
  return {
    label: name,
    code: type === 'hasOne' ? `${accessor}.get()` : `${accessor}.find({})`,
    place: async (row) => ({ model: target, where: { [foreignKey]: row[pointsAt], ...byName } }),
  };
}

/** Creates the jump of a polymorphic belongsTo: each row names the model of its owner. */
function toAnyOwner(
  model: DesignModel,
  { name, foreignKey, pointsAt, discriminator }: DesignRelation,
  design: readonly DesignModel[],
): Jump | null {
  if (foreignKey === null || discriminator === null) return null;
  const ownerOf = (row: Row): DesignModel | null =>
    row[foreignKey] == null
      ? null
      : (design.find((one) => one.name === row[discriminator] && one.isStored) ?? null);
  return {
    label: `→ ${name}`,
    code: `${memberOf(variableOf(model.name), name)}.get()`,
    labelIn: (row) => {
      const owner = ownerOf(row);
      return owner === null ? '–' : `${owner.name} ${String(row[foreignKey])}`;
    },
    place: async (row) => {
      const owner = ownerOf(row);
      return owner === null ? null : { model: owner.name, where: { [pointsAt]: row[foreignKey] } };
    },
  };
}

function throughJump(
  model: DesignModel,
  {
    name,
    model: target,
    foreignKey,
    keyThrough,
    through,
    pointsAt,
    discriminator,
    isInverted,
  }: DesignRelation,
  { idName }: DesignModel,
  design: readonly DesignModel[],
): Jump | null {
  const throughModel = design.find((one) => one.name === through);
  if (throughModel === undefined || foreignKey === null || keyThrough === null || idName === null)
    return null;
  const byName = discriminator === null ? {} : { [discriminator]: isInverted ? target : model.name };
  return {
    label: name,
    code: `${memberOf(variableOf(model.name), name)}.find({})`,
    place: async (row, rows) => {
      if (rows === null) return null;
      const links = await rows.find(throughModel, { [foreignKey]: row[pointsAt], ...byName }, mostLinks);
      const ids = links.map((link) => link[keyThrough]).filter((id) => id != null);
      return { model: target, where: { [idName]: { inq: ids } } };
    },
  };
}
