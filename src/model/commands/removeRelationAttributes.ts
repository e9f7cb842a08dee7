import type { JsonValue } from '../../lib/json.ts';
import { withoutKey } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';
import type { Project } from '../project.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { editRelation } from './edit.ts';

/** Removes attributes of a relation and ignores those that it does not have. */
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
