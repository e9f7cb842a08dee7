import { groupBy } from '../../lib/groups.ts';
import type { JsonValue } from '../../lib/json.ts';
import { withKey } from '../../lib/own.ts';
import type { RelationDefinition, RelationType } from '../definition.ts';
import type { Project } from '../project.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationKind, RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import { findRelationKind, relationKinds } from '../relations/relationKinds.ts';
import { givenName } from '../settings.ts';
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
 * custom one stays. A relation through a join model that is changed to its own
 * kind leads to its target directly.
 */
export const changeRelationType: Command<ChangeRelationTypeArguments> = (project, { ref, type }) => {
  const relation = resolveRelation(project, ref);
  const kind = findRelationKind(type);
  if (!relation || !kind || !isChange(relation, type) || !canChangeKind(relation)) return project;
  const changed = editRelation(project, ref, (definition) => {
    const kept = Object.entries(withKey<JsonValue | undefined>(definition, 'type', type)).filter(([key]) =>
      keepsAttribute(kind, relation, key),
    );
    return Object.fromEntries(kept) as RelationDefinition;
  });
  return keepDerivedNames(project, changed);
};

/** A polymorphic belongsTo has no model, which any other kind needs. */
export function canChangeKind({ kind, definition }: ResolvedRelation): boolean {
  return !definition['polymorphic'] || kind?.keyOn !== 'owner';
}

/** Whether a relation can lead to its target directly, but leads through a join model. */
export function isThroughByChoice({ kind, definition }: ResolvedRelation): boolean {
  return kind?.joinAttributes !== undefined && givenName(definition.through) !== null;
}

const isChange = (relation: ResolvedRelation, type: RelationType): boolean =>
  relation.type !== type || isThroughByChoice(relation);

/** Returns the attributes with a value that changeRelationType would remove, so that the user can be asked first. */
export function attributesLostBy(
  project: Project,
  { ref, type }: ChangeRelationTypeArguments,
): readonly string[] {
  const relation = resolveRelation(project, ref);
  const kind = findRelationKind(type);
  if (!relation || !kind || !isChange(relation, type)) return [];
  return Object.entries(relation.definition).flatMap(([key, value]) =>
    keepsAttribute(kind, relation, key) || isEmpty(value) ? [] : [key],
  );
}

/** Says what a change of the kind removes, as a sentence. */
export function describeLoss(type: RelationType, lost: readonly string[]): string {
  const kind = findRelationKind(type);
  const isRead = (name: string): boolean => kind?.attributes.includes(name) ?? false;
  const reasonFor = (name: string): string => {
    if (!isRead(name)) return `${type} does not read`;
    if (kind?.joinAttributes?.includes(name)) return `Without a join model, ${type} does not use`;
    // "polymorphic" in a belongsTo that names a model, for one.
    return `LoopBack refuses this ${type} with`;
  };
  const unreadFirst = lost.toSorted((one, other) => Number(isRead(one)) - Number(isRead(other)));
  return [...groupBy(unreadFirst, reasonFor)]
    .map(([reason, names]) => {
      const list = new Intl.ListFormat('en').format(names);
      return `${reason} ${list}: the change removes ${names.length === 1 ? 'it' : 'them'}.`;
    })
    .join(' ');
}

/**
 * Whether a kind reads an attribute, or none does; LoopBack refuses "polymorphic"
 * for some kinds that read it. Without its join model, a relation does not use
 * what describes it.
 */
function keepsAttribute(kind: RelationKind, { definition, type }: ResolvedRelation, key: string): boolean {
  if (kind.type === type && kind.joinAttributes?.includes(key)) return false;
  if (key === 'polymorphic') return canBePolymorphicAs(kind, definition);
  return kind.attributes.includes(key) || !knownAttributes.has(key);
}

const isEmpty = (value: JsonValue | undefined): boolean =>
  value === undefined || value === null || value === '';
