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
import { relationPlace, relationRule, titleOf } from './rules.ts';

/** hasAndBelongsToMany of a model with itself, for which LoopBack writes wrong keys. */
export const selfHasAndBelongsToMany = relationRule('self-many-to-many', (relation) => {
  const { kind, owner, target, ref, definition } = relation;
  if (kind?.type !== 'hasAndBelongsToMany' || target !== owner || definition['polymorphic']) return [];
  return [
    {
      severity: 'error',
      place: relationPlace(relation, 'type'),
      message: `${titleOf(relation)} leads from a model to itself: LoopBack writes the second key of each link under the name "undefined".`,
      why: 'The relation then finds the row itself instead of the linked rows.',
      advice: 'Use hasMany with a through model that has two belongsTo relations.',
      fix: {
        label: 'Use hasMany with a through model',
        apply: (project) => withHasManyThrough(project, ref),
      },
    },
  ];
});

function withHasManyThrough(project: Project, ref: RelationRef): Project {
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
