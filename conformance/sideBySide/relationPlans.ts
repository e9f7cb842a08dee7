import fc from 'fast-check';

const kinds = [
  'hasMany',
  'hasManyThrough',
  'belongsTo',
  'hasOne',
  'hasAndBelongsToMany',
  'embedsOne',
  'embedsMany',
  'embedsManyLinks',
  'referencesMany',
  'polymorphicHasMany',
  'polymorphicHasOne',
  'polymorphicThrough',
  'polymorphicHasAndBelongsToMany',
] as const;

export type RelationKind = (typeof kinds)[number];

/** A relation between models, given by their index in the list. */
export interface RelationPlan {
  readonly kind: RelationKind;
  readonly from: number;
  readonly to: number;
  readonly through: number;
  readonly params: Readonly<Record<string, unknown>>;
  /** How a polymorphic relation is written on its two sides. */
  readonly polymorphic: PolymorphicPlan;
}

export interface PolymorphicPlan {
  readonly belongsTo: unknown;
  readonly owner: unknown;
}

const ownKeys = { foreignKey: 'oKey', discriminator: 'oType' };

const polymorphicForms = fc.constantFrom<PolymorphicPlan>(
  { belongsTo: true, owner: 'imageable' },
  { belongsTo: true, owner: 'imageable' },
  { belongsTo: true, owner: { selector: 'imageable' } },
  { belongsTo: { selector: 'imageable' }, owner: { as: 'imageable' } },
  { belongsTo: { idType: 'string' }, owner: 'imageable' },
  { belongsTo: { idType: 'number' }, owner: { selector: 'imageable' } },
  { belongsTo: ownKeys, owner: ownKeys },
  { belongsTo: ownKeys, owner: { selector: 'imageable', ...ownKeys } },
  { belongsTo: 'imageable', owner: 'imageable' },
);

const scopes = fc.constantFrom<Record<string, unknown>>(
  { where: { size: { gt: 1 } } },
  { order: 'size DESC' },
  { limit: 2 },
  { skip: 1 },
  { fields: ['id', 'name'] },
  { where: { isOpen: true }, order: 'name' },
  { include: 'best' },
);

const options = fc.constantFrom<Record<string, unknown>>(
  { disableInclude: true },
  { invertProperties: true },
  { validate: false },
  { forceId: true },
  { persistent: true },
  { persistent: true, validate: false },
  { prepend: true },
  { omitDefaultEmbeddedItem: true },
  { property: { required: true } },
  { property: { default: undefined } },
);

const params = fc
  .record(
    {
      as: fc.constantFrom('things', 'owner', 'best'),
      foreignKey: fc.constantFrom('ownerId', 'refId'),
      primaryKey: fc.constantFrom('name', 'size'),
      property: fc.constantFrom('kept', 'best', 'note'),
      default: fc.constantFrom<unknown>(true, { name: 'first' }, [{ name: 'one' }]),
      scope: scopes,
      properties: fc.constantFrom<unknown>({ name: 'note' }, ['size'], { isOpen: 'isOpen', size: 'size' }),
      options,
    },
    { requiredKeys: [] },
  )
  .map(withoutOwnInclude);

/** A relation whose scope includes itself would never end. */
function withoutOwnInclude<T extends { as?: string; scope?: Record<string, unknown> }>(given: T): T {
  const { scope, ...others } = given;
  return given.as === 'best' && scope?.['include'] ? (others as T) : given;
}

/** Most relations have at most one extra, as in real projects. */
const someParams = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 4,
    arbitrary: fc.tuple(params, fc.nat()).map(([all, pick]) => {
      const entries = Object.entries(all);
      const entry = entries[pick % Math.max(entries.length, 1)];
      return entry ? Object.fromEntries([entry]) : {};
    }),
  },
  params,
);

export const relationPlans: fc.Arbitrary<RelationPlan> = fc.record({
  kind: fc.constantFrom('hasMany', ...kinds),
  from: fc.nat(),
  to: fc.nat(),
  through: fc.nat(),
  params: someParams,
  polymorphic: polymorphicForms,
});

/** Makes the places of a plan those of models; a kind that does not fit becomes another one. */
export function fitToModels(plan: RelationPlan, count: number): RelationPlan {
  const places = { from: plan.from % count, to: plan.to % count, through: plan.through % count };
  return { ...plan, ...places, kind: fitKind(plan.kind, places) };
}

/** A through model has to be another one; a self relation of hasAndBelongsToMany is broken in LoopBack. */
function fitKind(
  kind: RelationKind,
  { from, to, through }: Pick<RelationPlan, 'from' | 'to' | 'through'>,
): RelationKind {
  const isThrough = through !== from && through !== to;
  if (kind === 'hasManyThrough') return isThrough ? kind : 'hasMany';
  if (kind === 'polymorphicThrough') return isThrough && from !== to ? kind : 'polymorphicHasMany';
  if (kind === 'polymorphicHasAndBelongsToMany') return isThrough && from !== to ? kind : 'polymorphicHasOne';
  if (kind === 'hasAndBelongsToMany') return from === to ? 'hasMany' : kind;
  // A model that embeds itself has a default without end.
  if (kind === 'embedsMany' || kind === 'embedsOne' || kind === 'embedsManyLinks')
    return from === to ? 'referencesMany' : kind;
  return kind;
}

/** One call that declares a relation: `models[from][method](target, params)`. */
export interface Declaration {
  readonly from: number;
  readonly method: string;
  /** The index of a model, or the name of a polymorphic belongsTo. */
  readonly target: number | string;
  readonly through?: number;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The declarations that a relation needs, on both sides and on its join model. */
export function toDeclarations({
  kind,
  from,
  to,
  through,
  params,
  polymorphic,
}: RelationPlan): readonly Declaration[] {
  const inverse = { from: to, method: 'belongsTo', target: 'imageable' };
  const owner = { ...params, polymorphic: polymorphic.owner };
  const own = { from, target: to };
  switch (kind) {
    case 'hasManyThrough':
      return [
        { from: through, method: 'belongsTo', target: from, params: {} },
        { from: through, method: 'belongsTo', target: to, params: {} },
        { ...own, method: 'hasMany', through, params },
      ];
    case 'embedsManyLinks':
      return [
        { from: to, method: 'belongsTo', target: through, params: { as: 'linked' } },
        {
          ...own,
          method: 'embedsMany',
          params: { ...params, options: { ...(params['options'] as object), belongsTo: 'linked' } },
        },
      ];
    case 'polymorphicHasMany':
    case 'polymorphicHasOne':
      return [
        { ...inverse, params: { polymorphic: polymorphic.belongsTo } },
        { ...own, method: kind === 'polymorphicHasMany' ? 'hasMany' : 'hasOne', params: owner },
      ];
    case 'polymorphicThrough':
      return [
        { ...inverse, from: through, params: { polymorphic: polymorphic.belongsTo } },
        { from: through, method: 'belongsTo', target: to, params: {} },
        { ...own, method: 'hasMany', through, params: owner },
        {
          from: to,
          method: 'hasMany',
          target: from,
          through,
          params: { polymorphic: polymorphic.owner, invert: true },
        },
      ];
    case 'polymorphicHasAndBelongsToMany':
      return [
        { ...own, method: 'hasAndBelongsToMany', through, params: owner },
        {
          from: to,
          method: 'hasAndBelongsToMany',
          target: from,
          through,
          params: { polymorphic: polymorphic.owner, invert: true },
        },
      ];
    default:
      return [{ ...own, method: kind, params }];
  }
}
