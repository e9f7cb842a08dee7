import type { RelationDefinition } from '../definition.ts';
import { idPropertyOf, typeOfProperty } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import {
  polymorphicBacksOf,
  polymorphicGroups,
  polymorphicOwnersOf,
  usesOn,
} from '../relations/polymorphicGroups.ts';
import { namesOfSelector, type PolymorphicNames } from '../relations/polymorphicNames.ts';
import { type PolymorphicUse, polymorphicUseOf } from '../relations/polymorphicUse.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationKind, RelationRef, ResolvedRelation } from '../relations/relationKind.ts';
import { givenName } from '../settings.ts';
import { pointersTo, withBack } from './addPolymorphicBack.ts';
import type { Command } from './command.ts';
import { editRelation } from './edit.ts';
import { polymorphicValue } from './polymorphicKeys.ts';

export interface MakePolymorphicArguments {
  readonly ref: RelationRef;
  /** "imageable"; null makes it an ordinary relation again. */
  readonly selector: string | null;
}

/**
 * Makes a relation polymorphic: its rows belong to its model "as imageable". The
 * belongsTo of the rows is added where it is missing, and an existing one
 * gives its keys. With null the relation gets a key of its own again, and the
 * belongsTo stays. Does nothing for relations that cannot be polymorphic.
 */
export const makePolymorphic: Command<MakePolymorphicArguments> = (project, { ref, selector }) => {
  const relation = resolveRelation(project, ref);
  if (!relation || selector === '' || !canBePolymorphic(relation)) return project;
  if (selector === null) return relation.definition['polymorphic'] ? withOwnKey(project, relation) : project;
  const holder = relation.through ?? relation.target;
  if (!holder) return project;
  const back = backFor(project, holder, selector);
  const names = back?.keys ?? ownersOf(project, holder, selector)?.keys ?? namesOfSelector(selector);
  const made = withSelector(project, relation, names, back);
  return back ? adaptedBack(made, relation, back) : withBack(made, relation, holder, names);
};

/** Says what `makePolymorphic` would remove, as a sentence; null where nothing is lost. */
export function describeKeyLoss({ definition }: ResolvedRelation): string | null {
  const key = givenName(definition.foreignKey);
  if (key === null || definition['polymorphic']) return null;
  return `A polymorphic relation does not read foreignKey: the change removes “${key}”.`;
}

/** Whether the rows of a relation, or of its through model, can belong to several models. */
export function canBePolymorphic({ kind, target, definition }: ResolvedRelation): boolean {
  return kind !== null && target !== null && canBePolymorphicAs(kind, definition);
}

/**
 * Whether a relation to a model can be polymorphic as a relation of that kind.
 * LoopBack refuses a belongsTo that names a model, and a many to many that
 * leaves the join model to LoopBack.
 */
export function canBePolymorphicAs(kind: RelationKind, definition: RelationDefinition): boolean {
  if (!kind.attributes.includes('polymorphic') || kind.keyOn === 'owner') return false;
  return kind.keyOn === 'target' || givenName(definition.through) !== null;
}

/** Returns the belongsTo that a selector means: by its selector, or by its name. */
function backFor(project: Project, holder: ModelEntry, selector: string): PolymorphicUse | null {
  const backs = polymorphicBacksOf(project, holder.id);
  const byName = backs.find(({ relation }) => relation.ref.name === selector);
  return backs.find(({ keys }) => keys.selector === selector) ?? byName ?? null;
}

/** Returns a relation of another model that owns rows by the selector. */
function ownersOf(project: Project, holder: ModelEntry, selector: string): PolymorphicUse | null {
  const groups = polymorphicGroups(project).filter((group) => group.holder === holder);
  const owners = groups.flatMap((group) => usesOn(group, 'owner'));
  return owners.find(({ keys }) => keys.selector === selector) ?? null;
}

/** Writes the selector, and the property that the belongsTo points at where it is not the id. */
function withSelector(
  project: Project,
  { ref, owner, kind }: ResolvedRelation,
  names: PolymorphicNames,
  back: PolymorphicUse | null,
): Project {
  const pointed = back?.relation.definition ?? {};
  const wanted = givenName(pointed.primaryKey) ?? givenName(pointed['idName']);
  const id = idPropertyOf(project, owner)?.name ?? 'id';
  const canName = wanted !== null && wanted !== id && kind?.attributes.includes('primaryKey');
  return editRelation(project, ref, (definition): RelationDefinition => {
    const { type, model, foreignKey: _ignored, invert: _far, polymorphic, ...rest } = definition;
    const value = polymorphicValue(polymorphic, { name: ref.name, side: 'owner' }, names);
    return {
      type,
      model,
      polymorphic: value,
      ...rest,
      ...(canName && !rest.primaryKey && hasProperty(project, owner, wanted) ? { primaryKey: wanted } : {}),
    } as RelationDefinition;
  });
}

function hasProperty(project: Project, entry: ModelEntry, name: string): boolean {
  return typeOfProperty(project, entry.definition, name) !== 'any';
}

function withOwnKey(project: Project, { ref, kind }: ResolvedRelation): Project {
  return editRelation(project, ref, ({ polymorphic: _polymorphic, invert: _invert, ...rest }) => {
    const { type, model, foreignKey = '', ...others } = rest;
    const key = kind?.attributes.includes('foreignKey') ? { foreignKey } : {};
    return { type, model, ...key, ...others } as RelationDefinition;
  });
}

/** Gives the belongsTo the type and the name of its first owner's key; with other owners it stays. */
function adaptedBack(project: Project, relation: ResolvedRelation, back: PolymorphicUse): Project {
  const now = resolveRelation(project, relation.ref);
  const use = now && polymorphicUseOf(now);
  if (!use) return project;
  const [group] = polymorphicGroups(project).filter(({ uses }) => uses.includes(use));
  const owners = group ? polymorphicOwnersOf(project, group) : [];
  const { definition, ref } = back.relation;
  if (owners.length !== 1 || back.keys.idType !== null || ref.modelId !== back.holder.id) return project;
  const { idType, idName } = pointersTo(project, relation, back.holder);
  const isPointed = givenName(definition.primaryKey) !== null || givenName(definition['idName']) !== null;
  if (idType === null) return project;
  return editRelation(project, ref, (file): RelationDefinition => {
    const given = file['polymorphic'];
    const settings = typeof given === 'object' && given !== null ? given : {};
    const value = polymorphicValue({ ...settings, idType }, { name: ref.name, side: 'back' }, back.keys);
    const changed = { ...file, polymorphic: value };
    return idName === null || isPointed ? changed : { ...changed, idName };
  });
}
