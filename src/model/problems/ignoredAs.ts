import { removeRelationAttributes } from '../commands/removeRelationAttributes.ts';
import { renameRelation } from '../commands/renameRelation.ts';
import type { Project } from '../project.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

/** `as` in a file: it names a relation only in code, and LoopBack overwrites it with the key of the relation. */
export const ignoredAs = relationRule('ignored-as', (relation) => {
  const { definition, ref } = relation;
  const wanted = definition['as'];
  if (typeof wanted !== 'string' || wanted === '' || wanted === ref.name) return [];
  return [
    {
      severity: 'warning',
      place: relationPlace(relation, 'as'),
      message: `${titleOf(relation)} says "as": "${wanted}", but in a file LoopBack uses the key "${ref.name}" as the name.`,
      why: `Code that uses "${wanted}" finds nothing there.`,
      advice: `Name the relation "${wanted}", and remove "as".`,
      fix: { label: `Name it "${wanted}"`, apply: (project) => withName(project, ref, wanted) },
    },
  ];
});

/** Removes `as`, and renames the relation if the name is free. */
function withName(project: Project, ref: RelationRef, name: string): Project {
  const without = removeRelationAttributes(project, ref, ['as']);
  return resolveRelation(without, { ...ref, name }) ? without : renameRelation(without, { ref, name });
}
