import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { memoByKey } from '../../lib/memo.ts';
import { getOwn } from '../../lib/own.ts';
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
  type RelationDefinition,
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
    const given = defined.get(view.name);
    if (given !== undefined) {
      const type = schemaTypeOfLabel(project, typeLabel);
      return { ...rest, isRequired: Boolean(given['required']), type, attributes: given };
    }
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
 * Returns the properties that relations define, whatever the file says, with what
 * they say about them (juggler/lib/relation-definition.js): the values that embedding ones
 * store with `options.property`; of polymorphic ones, the name of the model, and a key whose
 * type the relation gives, both with an index.
 */
function definedByRelations(project: Project, { id }: ModelEntry): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const { relation, property } of relationPropertiesOf(project, id)) {
    const { kind, definition, ref } = relation;
    const keys = polymorphicKeysOf(definition, ref.name);
    if (kind?.isEmbedding) found.set(property.name, attributesOfEmbedded(definition));
    else if (keys && (!property.isForeignKey || (keys.idType !== null && kind?.keyOn === 'owner')))
      found.set(property.name, { index: true });
  }
  return found;
}

function attributesOfEmbedded({ options }: RelationDefinition): JsonObject {
  const property = isJsonObject(options) ? getOwn<JsonValue | undefined>(options, 'property') : undefined;
  return isJsonObject(property) ? property : {};
}

function relationsOfModel(project: Project, { id }: ModelEntry): readonly ResolvedRelation[] {
  return [
    ...relationsOf(project, id),
    ...inheritedRelationsOf(project, id),
    ...libraryRelationsOf(project, id),
  ].filter(({ isSetUp }) => isSetUp);
}
