import { removeRelationAttributes } from '../commands/removeRelationAttributes.ts';
import { renameRelation } from '../commands/renameRelation.ts';
import type { Project } from '../project.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { placeOf, relationRule, titleOf } from './rules.ts';

/** `as` names a relation in code; in a file LoopBack overwrites it with the key of the relation. */
export const ignoredAs = relationRule('ignored-as', (relation) => {
  const { definition, ref } = relation;
  const wish = definition['as'];
  if (typeof wish !== 'string' || wish === '' || wish === ref.name) return [];
  return [
    {
      severity: 'warning',
      place: placeOf(relation, 'as'),
      message: `${titleOf(relation)} says "as": "${wish}", but in a file LoopBack takes the key "${ref.name}" for the name.`,
      why: `Code that uses "${wish}" finds nothing there.`,
      advice: `Name the relation "${wish}", and remove "as".`,
      fix: { label: `Name it "${wish}"`, apply: (project) => named(project, ref, wish) },
    },
  ];
});

/** `as` goes in any case; the name only where it is free. */
function named(project: Project, ref: RelationRef, name: string): Project {
  const without = removeRelationAttributes(project, ref, ['as']);
  return resolveRelation(without, { ...ref, name }) ? without : renameRelation(without, { ref, name });
}
