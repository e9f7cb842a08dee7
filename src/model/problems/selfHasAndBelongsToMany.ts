import { addModel } from '../commands/addModel.ts';
import { editRelation } from '../commands/edit.ts';
import { linkThrough } from '../commands/linkThrough.ts';
import { removeRelationAttributes } from '../commands/removeRelationAttributes.ts';
import type { RelationDefinition } from '../definition.ts';
import { freePosition } from '../layout/freePosition.ts';
import type { Project } from '../project.ts';
import { findModelByName } from '../projectIndex.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { throughModelName } from '../relations/throughModelName.ts';
import { freeModelId } from './fixes.ts';
import { placeOf, relationRule, titleOf } from './rules.ts';

/** hasAndBelongsToMany of a model with itself, which LoopBack does not get right. */
export const selfHasAndBelongsToMany = relationRule('self-many-to-many', (relation) => {
  const { kind, owner, target, ref, definition } = relation;
  if (kind?.type !== 'hasAndBelongsToMany' || target !== owner || definition['polymorphic']) return [];
  return [
    {
      severity: 'error',
      place: placeOf(relation, 'type'),
      message: `${titleOf(relation)} leads from a model to itself: LoopBack writes the second key of each link under the name "undefined".`,
      why: 'The relation then finds the row itself in the place of those that are linked to it.',
      advice: 'Use hasMany through a model with two belongsTo relations.',
      fix: { label: 'Use hasMany through a join model', apply: (project) => goThrough(project, ref) },
    },
  ];
});

function goThrough(project: Project, ref: RelationRef): Project {
  const relation = resolveRelation(project, ref);
  const { owner } = relation ?? {};
  if (!relation || !owner) return project;
  const name = relation.through?.definition.name ?? throughModelName(project, owner.id, owner.id);
  const id = freeModelId(project, name);
  const added = addModel(project, { id, name, position: freePosition(project) });
  const through = findModelByName(added, name);
  if (!through) return project;
  const { project: linked, keys } = linkThrough(added, through, owner, owner);
  const bare = removeRelationAttributes(linked, ref, ['throughTable', 'through']);
  return editRelation(
    bare,
    ref,
    (definition) => ({ ...definition, type: 'hasMany', ...keys, through: name }) as RelationDefinition,
  );
}
