import type { JsonValue } from '../../lib/json.ts';
import { withKey } from '../../lib/own.ts';
import type { RelationDefinition, RelationType } from '../definition.ts';
import type { Project } from '../project.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationKind, RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import { findRelationKind, relationKinds } from '../relations/relationKinds.ts';
import type { Command } from './command.ts';
import { editRelation } from './edit.ts';
import { keepDerivedNames } from './keepDerived.ts';
import { canBePolymorphicAs } from './makePolymorphic.ts';

export interface ChangeRelationTypeArguments {
  readonly ref: RelationRef;
  readonly type: RelationType;
}

/** The attributes that some kind reads. Any other attribute stays. */
const knownAttributes = new Set(relationKinds.flatMap((kind) => kind.attributes));

/**
 * Changes the kind of a relation. Attributes that the new kind reads stay (a
 * custom foreignKey too), and so do those that no kind reads. Those that only
 * other kinds read are removed, because LoopBack would ignore them, or wait for
 * a `through` that it does not need. A derived name changes with the kind, a
 * custom one stays.
 */
export const changeRelationType: Command<ChangeRelationTypeArguments> = (project, { ref, type }) => {
  const relation = resolveRelation(project, ref);
  const kind = findRelationKind(type);
  if (!relation || !kind || relation.type === type || !canChangeKind(relation)) return project;
  const changed = editRelation(project, ref, (definition) => {
    const kept = Object.entries(withKey<JsonValue | undefined>(definition, 'type', type)).filter(([key]) =>
      keepsAttribute(kind, definition, key),
    );
    return Object.fromEntries(kept) as RelationDefinition;
  });
  return keepDerivedNames(project, changed);
};

/** A polymorphic belongsTo has no model, which any other kind needs. */
export function canChangeKind({ kind, definition }: ResolvedRelation): boolean {
  return !definition['polymorphic'] || kind?.keyOn !== 'owner';
}

/** Returns the attributes with a value that changeRelationType would remove, so that the user can be asked first. */
export function attributesLostBy(
  project: Project,
  { ref, type }: ChangeRelationTypeArguments,
): readonly string[] {
  const relation = resolveRelation(project, ref);
  const kind = findRelationKind(type);
  if (!relation || !kind || relation.type === type) return [];
  const { definition } = relation;
  return Object.entries(definition).flatMap(([key, value]) =>
    keepsAttribute(kind, definition, key) || isEmpty(value) ? [] : [key],
  );
}

/** Says what a change of the kind removes, as a sentence. */
export function describeLoss(type: RelationType, lost: readonly string[]): string {
  const readByKind = new Set<string>(findRelationKind(type)?.attributes);
  const sentences = [
    { names: lost.filter((name) => !readByKind.has(name)), reason: `${type} does not read` },
    // LoopBack refuses "polymorphic" in a belongsTo that names a model, for one.
    { names: lost.filter((name) => readByKind.has(name)), reason: `LoopBack refuses this ${type} with` },
  ].filter(({ names }) => names.length > 0);
  return sentences
    .map(({ names, reason }) => {
      const list = new Intl.ListFormat('en').format(names);
      return `${reason} ${list}: the change removes ${names.length === 1 ? 'it' : 'them'}.`;
    })
    .join(' ');
}

/** Whether a kind reads an attribute, or none does; LoopBack refuses "polymorphic" for some kinds that read it. */
function keepsAttribute(kind: RelationKind, definition: RelationDefinition, key: string): boolean {
  if (key === 'polymorphic') return canBePolymorphicAs(kind, definition);
  return kind.attributes.includes(key) || !knownAttributes.has(key);
}

const isEmpty = (value: JsonValue | undefined): boolean =>
  value === undefined || value === null || value === '';
