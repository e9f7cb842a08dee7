import type { JsonObject } from '../../lib/json.ts';
import { memoByKey } from '../../lib/memo.ts';
import {
  attributesOf,
  describeProperties,
  effectivePropertiesOf,
  inheritedRelationsOf,
  libraryRelationsOf,
  type ModelEntry,
  type Project,
  type PropertyView,
  polymorphicKeysOf,
  type ResolvedRelation,
  relationPropertiesOf,
  relationsOf,
} from '../../model/index.ts';
import { type SchemaType, schemaTypeOf, schemaTypeOfLabel } from './schemaTypes.ts';

/** A property of a model once LoopBack has set up every relation. */
export interface SchemaProperty extends Omit<PropertyView, 'typeLabel' | 'declaredType'> {
  readonly type: SchemaType;
  /** What the file says about it: `length`, `default`, `mysql`. Empty for a property that a relation adds. */
  readonly attributes: JsonObject;
}

/** A model with everything that a schema says about it. */
export interface SchemaModel {
  readonly entry: ModelEntry;
  readonly name: string;
  readonly properties: readonly SchemaProperty[];
  /** Those that LoopBack sets up: declared, inherited, and of LoopBack's own models. */
  readonly relations: readonly ResolvedRelation[];
}

/** Describes every model of a project; see `withCreatedModels` for those that no file declares. */
export const schemaModelsOf: (project: Project) => readonly SchemaModel[] = memoByKey((project) =>
  project.models.map((entry) => schemaModelOf(project, entry)),
);

function schemaModelOf(project: Project, entry: ModelEntry): SchemaModel {
  const declared = new Map(
    effectivePropertiesOf(project, entry.definition).map(({ name, definition }) => [name, definition]),
  );
  const defined = definedByRelations(project, entry);
  const properties = describeProperties(project, entry.id).map((view): SchemaProperty => {
    const { typeLabel, declaredType, ...rest } = view;
    const definition = declared.get(view.name);
    if (defined.has(view.name))
      return {
        ...rest,
        isRequired: false,
        type: schemaTypeOfLabel(project, typeLabel),
        attributes: { index: true },
      };
    const isAsDeclared = definition !== undefined && declaredType === undefined;
    return {
      ...rest,
      type: isAsDeclared ? schemaTypeOf(project, definition) : schemaTypeOfLabel(project, typeLabel),
      attributes: attributesOf(definition) ?? {},
    };
  });
  return { entry, name: entry.definition.name, properties, relations: relationsOfModel(project, entry) };
}

/**
 * Returns the properties that polymorphic relations define with an index, whatever the file
 * says: the name of the model, and a key whose type the relation gives
 * (juggler/lib/relation-definition.js).
 */
function definedByRelations(project: Project, { id }: ModelEntry): ReadonlySet<string> {
  const names = relationPropertiesOf(project, id).flatMap(({ relation, property }) => {
    const keys = polymorphicKeysOf(relation.definition, relation.ref.name);
    if (!keys || relation.kind?.isEmbedding) return [];
    const hasType = keys.idType !== null && relation.kind?.keyOn === 'owner';
    return property.isForeignKey && !hasType ? [] : property.name;
  });
  return new Set(names);
}

function relationsOfModel(project: Project, { id }: ModelEntry): readonly ResolvedRelation[] {
  return [
    ...relationsOf(project, id),
    ...inheritedRelationsOf(project, id),
    ...libraryRelationsOf(project, id),
  ].filter(({ isSetUp }) => isSetUp);
}
