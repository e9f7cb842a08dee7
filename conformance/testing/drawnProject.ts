import fc from 'fast-check';
import {
  addInverse,
  addModel,
  addProperty,
  connectModels,
  convertToThrough,
  createProject,
  type Project,
  type RelationRef,
  type RelationType,
  relationsOf,
} from '../../src/model/index.ts';

const names = ['Customer', 'Order', 'Product', 'Ticket', 'Author', 'Category', 'Person', 'Office'] as const;
const properties = ['title', 'sku', 'note', 'madeAt', 'isActive'] as const;
const types: readonly RelationType[] = [
  ...(['hasMany', 'hasOne', 'belongsTo', 'hasAndBelongsToMany'] as const),
  ...(['embedsOne', 'embedsMany', 'referencesMany'] as const),
];

interface Drawn {
  readonly type: RelationType;
  readonly from: number;
  readonly to: number;
  /** Whether the relation that leads back is added. */
  readonly isBoth: boolean;
  /** Whether a join model takes the place of the relation. */
  readonly isThrough: boolean;
}

/** Projects of two to six models as the designer draws them: names and keys are those that LoopBack derives. */
export const drawnProjectArbitrary: fc.Arbitrary<Project> = fc
  .record({
    models: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom(...names),
        properties: fc.dictionary(
          fc.constantFrom(...properties),
          fc.constantFrom('string', 'number', 'date', 'boolean'),
          { maxKeys: 4 },
        ),
      }),
      { selector: ({ name }) => name, minLength: 2, maxLength: 6 },
    ),
    relations: fc.uniqueArray(
      fc.record({
        type: fc.constantFrom(...types),
        ...{ from: fc.nat(5), to: fc.nat(5), isBoth: fc.boolean(), isThrough: fc.boolean() },
      }),
      { selector: ({ from, to }) => [from, to].toSorted().join(), minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ models, relations }) => {
    const withModels = models.reduce((project, model) => {
      const added = addModel(project, { id: model.name, name: model.name, position: { x: 0, y: 0 } });
      return Object.entries(model.properties).reduce(
        (changed, [name, type]) => addProperty(changed, { modelId: model.name, name, type }),
        added,
      );
    }, createProject('drawn'));
    const ids = models.map(({ name }) => name);
    // At most one between two models: a document does not say which of two keys a relation uses.
    return relations
      .filter(({ from, to }) => from < ids.length && to < ids.length)
      .reduce((project, relation) => draw(project, ids, relation), withModels);
  });

function draw(project: Project, ids: readonly string[], relation: Drawn): Project {
  const { type, from, to, isBoth, isThrough } = relation;
  const ownerId = ids[from] ?? '';
  const targetId = ids[to] ?? '';
  const connected = connectModels(project, { ownerId, targetId, type });
  const ref = lastOf(connected, ownerId);
  if (ref === undefined) return connected;
  const newId = `${ownerId}${connected.models.length}`;
  const made =
    isThrough && type === 'hasMany'
      ? convertToThrough(connected, { ref, throughId: null, newId })
      : connected;
  return isBoth ? addInverse(made, { ref }) : made;
}

const lastOf = (project: Project, modelId: string): RelationRef | undefined =>
  relationsOf(project, modelId).at(-1)?.ref;
