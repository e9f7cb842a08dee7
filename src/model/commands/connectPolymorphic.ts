import type { JsonValue } from '../../lib/json.ts';
import { hasOwn } from '../../lib/own.ts';
import type { RelationDefinition, RelationType } from '../definition.ts';
import { foreignKeyOf } from '../naming.ts';
import type { ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { derivedRelationName, freeRelationName } from '../relations/newRelation.ts';
import { polymorphicUseOf } from '../relations/polymorphicUse.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { findRelationKind } from '../relations/relationKinds.ts';
import { relationsIn } from '../settings.ts';
import { addRelation } from './addRelation.ts';
import type { Command } from './command.ts';
import { linkTo } from './linkThrough.ts';
import { makePolymorphic } from './makePolymorphic.ts';

export interface ConnectPolymorphicArguments {
  readonly ownerId: ModelId;
  readonly targetId: ModelId;
  /** "imageable". */
  readonly selector: string;
  /** hasMany by default. */
  readonly type?: RelationType;
  /** The polymorphic through model of a hasMany. */
  readonly throughId?: ModelId;
  /** A custom name instead of the derived one; numbered where it is taken. */
  readonly name?: string;
}

/**
 * Relates a model to another "as imageable": the rows belong to any model, by a
 * key and a discriminator. Adds the belongsTo of the rows where it is missing;
 * an existing one gives its keys. With a through model, its rows belong to any
 * model, and the belongsTo to the target is added there too.
 */
export const connectPolymorphic: Command<ConnectPolymorphicArguments> = (project, args) => {
  const { ownerId, targetId, selector, type = 'hasMany', throughId } = args;
  const owner = findModel(project, ownerId);
  const target = findModel(project, targetId);
  const kind = findRelationKind(type);
  const isKind = kind?.keyOn === 'target' && kind.attributes.includes('polymorphic');
  if (!owner || !target || !isKind || selector === '') return project;
  const preferred = args.name || derivedRelationName(project, kind, owner, target);
  const ref: RelationRef = { modelId: ownerId, name: freeRelationName(project, owner, preferred) };
  const definition: Record<string, JsonValue> = { type, model: target.definition.name };
  let linked = project;
  if (throughId !== undefined) {
    const through = findModel(project, throughId);
    if (!through || through === owner || through === target || !kind.attributes.includes('through')) {
      return project;
    }
    const link = linkTo(project, through, target.definition.name, 0);
    linked = link.project;
    if (link.key !== foreignKeyOf(target.definition.name)) definition['keyThrough'] = link.key;
    definition['through'] = through.definition.name;
  }
  const added = addRelation(linked, ref, definition as RelationDefinition);
  return makePolymorphic(added, { ref, selector });
};

export interface AddPolymorphicOwnerArguments {
  /** The polymorphic belongsTo. */
  readonly ref: RelationRef;
  readonly ownerId: ModelId;
  readonly type?: RelationType;
}

/** Lets a further model own the rows of a polymorphic belongsTo. */
export const addPolymorphicOwner: Command<AddPolymorphicOwnerArguments> = (
  project,
  { ref, ownerId, type },
) => {
  const relation = resolveRelation(project, ref);
  const use = relation && polymorphicUseOf(relation);
  if (use?.side !== 'back') return project;
  const { selector } = use.keys;
  return connectPolymorphic(project, {
    ownerId,
    targetId: ref.modelId,
    selector,
    ...(type === undefined ? {} : { type }),
  });
};

/** Returns the relation that `connectPolymorphic` would add; null where it adds none. */
export function previewPolymorphic(project: Project, args: ConnectPolymorphicArguments): RelationRef | null {
  const before = findModel(project, args.ownerId);
  const after = findModel(connectPolymorphic(project, args), args.ownerId);
  if (!before || !after) return null;
  const known = relationsIn(before.definition);
  const name = Object.keys(relationsIn(after.definition)).find((each) => !hasOwn(known, each));
  return name === undefined ? null : { modelId: args.ownerId, name };
}
