import type { JsonValue } from '../../lib/json.ts';
import type { RelationDefinition } from '../definition.ts';
import { effectivePropertiesOf } from '../effectiveProperties.ts';
import { idPropertyOf, typeOfProperty } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import { freeRelationName } from '../relations/newRelation.ts';
import type { PolymorphicNames } from '../relations/polymorphicNames.ts';
import { polymorphicUseOf } from '../relations/polymorphicUse.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import { givenName } from '../settings.ts';
import { addRelation } from './addRelation.ts';
import type { Command } from './command.ts';
import { polymorphicValue } from './polymorphicKeys.ts';

/** Adds the polymorphic belongsTo that a relation of an owner, or of the far side of a through model, needs. */
export const addPolymorphicBack: Command<{ readonly ref: RelationRef }> = (project, { ref }) => {
  const relation = resolveRelation(project, ref);
  const use = relation && polymorphicUseOf(relation);
  return use && use.side !== 'back' ? withBack(project, relation, use.holder, use.keys) : project;
};

/** Adds the belongsTo to the model that holds the rows, under the name of the selector where that is free. */
export function withBack(
  project: Project,
  relation: ResolvedRelation,
  holder: ModelEntry,
  names: PolymorphicNames,
): Project {
  const name = freeRelationName(project, holder, names.selector);
  const { idType, idName } = pointersTo(project, relation, holder);
  const settings = idType === null ? true : { idType };
  const definition: Record<string, JsonValue> = {
    type: 'belongsTo',
    polymorphic: polymorphicValue(settings, { name, side: 'back' }, names),
  };
  if (idName !== null) definition['idName'] = idName;
  return addRelation(project, { modelId: holder.id, name }, definition as RelationDefinition);
}

/** What a polymorphic belongsTo has to say about the keys of its owners; null for what LoopBack gets right. */
export interface Pointers {
  readonly idType: string | null;
  readonly idName: string | null;
}

/**
 * Returns what the belongsTo has to say, because LoopBack takes the type of the
 * row's own id, and looks for "id". Where the row has no property of that name
 * the type is needed too: LoopBack would not boot.
 */
export function pointersTo(
  project: Project,
  { owner, target, definition }: ResolvedRelation,
  holder: ModelEntry,
): Pointers {
  // The far side leads to the owners; its own model is not one.
  const end = definition['invert'] ? target : owner;
  if (!end) return { idType: null, idName: null };
  const name = (!definition['invert'] && givenName(definition.primaryKey)) || idNameOf(project, end);
  const type = typeOfProperty(project, end.definition, name);
  const own = idPropertyOf(project, holder)?.type ?? 'any';
  const hasName = effectivePropertiesOf(project, holder.definition).some((each) => each.name === name);
  const isTyped = type !== own && type !== 'any';
  return { idName: name === 'id' ? null : name, idType: isTyped || !hasName ? type : null };
}

const idNameOf = (project: Project, entry: ModelEntry): string => idPropertyOf(project, entry)?.name ?? 'id';
