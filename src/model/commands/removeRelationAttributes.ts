import type { JsonValue } from '../../lib/json.ts';
import { withoutKey } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';
import type { Project } from '../project.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { editRelation } from './edit.ts';

/** Takes attributes of a relation away; those that are not there are no matter. */
export function removeRelationAttributes(
  project: Project,
  ref: RelationRef,
  attributes: readonly string[],
): Project {
  return editRelation(project, ref, (definition) =>
    attributes.reduce<RelationDefinition>(
      (result, attribute) => withoutKey<JsonValue | undefined>(result, attribute) as RelationDefinition,
      definition,
    ),
  );
}
