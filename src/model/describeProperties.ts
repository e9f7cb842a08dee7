import { isJsonObject } from '../lib/json.ts';
import { memoByKey, memoByValue } from '../lib/memo.ts';
import { memoByModels } from './application/memoByModels.ts';
import { type EffectiveProperty, effectivePropertiesOf } from './effectiveProperties.ts';
import { declaredTypeOf, type IdProperty, idPropertyOf, isGenerated, isRequired } from './modelFacts.ts';
import type { ModelEntry, ModelId, Project } from './project.ts';
import { findModel } from './projectIndex.ts';
import { isIdProperty } from './propertyType.ts';
import { type RelationProperty, relationPropertiesOf } from './relations/projectRelations.ts';
import type { AddedProperty, RelationRef, ResolvedRelation } from './relations/relationKind.ts';

/** What a property is to a relation: its foreign key, the name of the model that the key leads to, or the embedded rows. */
export type PropertyRole = 'key' | 'discriminator' | 'embedded';

/** One line in a model's list of properties. */
export interface PropertyView {
  readonly name: string;
  /** The type for people: "string", "[Address]", "object". The type that LoopBack uses, which may differ from the file. */
  readonly typeLabel: string;
  readonly isRequired: boolean;
  readonly isId: boolean;
  readonly isGenerated: boolean;
  /**
   * `own`: in the model's file. `injected`: LoopBack's own id. `inherited`: from a
   * base. `foreignKey`: added by a relation. `relation`: added by a relation
   * without being a key (an embedded value, a polymorphic type).
   */
  readonly origin: 'own' | 'injected' | 'inherited' | 'foreignKey' | 'relation';
  /** The relation that adds the property or uses it as its key: "Customer.orders". */
  readonly from?: string;
  readonly fromRelation?: RelationRef;
  /** What the property is to that relation. */
  readonly role?: PropertyRole;
  /** The type in the file where LoopBack replaces it. */
  readonly declaredType?: string;
}

/** Whether LoopBack adds the property so that rows can reference others: a foreign key, or a discriminator. */
export function isAddedReference({ origin, role }: PropertyView): boolean {
  return origin === 'foreignKey' || (origin === 'relation' && role === 'discriminator');
}

const none: readonly PropertyView[] = [];

/** A view, with the values that it was derived from. */
interface CachedView {
  readonly id: IdProperty | null;
  readonly added: readonly RelationProperty[];
  readonly view: readonly PropertyView[];
}

/** By the list of properties, which a change of a name or path does not replace, and by the model. */
const cachedViews = new WeakMap<readonly EffectiveProperty[], Map<ModelId, CachedView>>();
const viewsOf = memoByModels((project) =>
  memoByValue((modelId: ModelId) => {
    const entry = findModel(project, modelId);
    return entry === null ? none : describeModel(project, entry);
  }),
);

/**
 * Lists the properties that a model has once LoopBack has set up every relation:
 * an injected id first, own properties in the order of the file, inherited ones,
 * then properties that relations add. A key that the file declares is one line.
 * Returns the same list while nothing in it changes.
 */
export function describeProperties(project: Project, modelId: ModelId): readonly PropertyView[] {
  return viewsOf(project)(modelId);
}

/** Returns the view of an earlier version of the project if it was derived from the same values, or is equal. */
function describeModel(project: Project, entry: ModelEntry): readonly PropertyView[] {
  const properties = effectivePropertiesOf(project, entry.definition);
  const ofModels = cachedViews.get(properties) ?? new Map<ModelId, CachedView>();
  cachedViews.set(properties, ofModels);
  const earlier = ofModels.get(entry.id);
  const added = relationPropertiesOf(project, entry.id);
  const id = idPropertyOf(project, entry);
  if (earlier?.id === id && isSameAddition(earlier.added, added)) return earlier.view;
  const next = viewOf(properties, added, id);
  const view = earlier && isSameView(earlier.view, next) ? earlier.view : next;
  ofModels.set(entry.id, { id, added, view });
  return view;
}

function isSameAddition(left: readonly RelationProperty[], right: readonly RelationProperty[]): boolean {
  return (
    left.length === right.length && left.every(({ property }, index) => property === right[index]?.property)
  );
}

function viewOf(
  properties: readonly EffectiveProperty[],
  added: readonly RelationProperty[],
  id: IdProperty | null,
): readonly PropertyView[] {
  if (added.length === 0) return properties.map((property) => plainLine(property, id));
  const additions = additionsTo(properties, added);
  const lines = properties.map((property) => {
    const addition = additions.get(property.name);
    return addition ? declaredLine(property, id, addition) : plainLine(property, id);
  });
  const names = new Set(properties.map(({ name }) => name));
  for (const [name, addition] of additions) {
    if (!names.has(name)) lines.push(addedLine(addition));
  }
  return lines;
}

/** A property that relations add or use as a key, with its resulting type. */
interface Addition {
  readonly relation: ResolvedRelation;
  readonly property: AddedProperty;
  /** null where LoopBack restores the type in the file. */
  readonly type: string | null;
}

/**
 * Finds the effects of relations on a model's properties, in the order in which
 * LoopBack sets them up. Of two relations with one key, the first is shown as its
 * origin, and the last sets the type. If the file gives a bare type ("string"),
 * the key's type is lost when LoopBack adds another property: it then rebuilds
 * the properties from the file, in which it did not write the type.
 */
function additionsTo(
  declared: readonly EffectiveProperty[],
  added: readonly RelationProperty[],
): ReadonlyMap<string, Addition> {
  const names = new Set(declared.map(({ name }) => name));
  const bareNames = new Set(
    declared
      .filter(({ origin, definition }) => origin === 'own' && !isJsonObject(definition))
      .map(({ name }) => name),
  );
  const additions = new Map<string, Addition>();
  /** The properties with a bare type that have the type of a key so far. */
  const bareKeys = new Set<string>();
  for (const { relation, property } of added) {
    const { name, type, isForeignKey } = property;
    if (!names.has(name) || !isForeignKey) {
      names.add(name);
      for (const other of bareKeys) {
        const addition = additions.get(other);
        if (addition) additions.set(other, { ...addition, type: null });
      }
      bareKeys.clear();
    }
    const first = additions.get(name);
    additions.set(name, {
      relation: first?.relation ?? relation,
      property: first?.property ?? property,
      type,
    });
    if (bareNames.has(name)) bareKeys.add(name);
  }
  return additions;
}

/** The line of a property that no relation adds or uses as a key. */
function plainLine(property: EffectiveProperty, id: IdProperty | null): PropertyView {
  return property.name === id?.name ? declaredLine(property, id, undefined) : lineWithoutId(property);
}

/** All models that inherit the property share its line. */
const lineWithoutId = memoByKey((property: EffectiveProperty) => declaredLine(property, null, undefined));

function declaredLine(
  property: EffectiveProperty,
  id: IdProperty | null,
  added: Addition | undefined,
): PropertyView {
  const declared = declaredTypeOf(property);
  const ownType = property.name === id?.name ? id.type : declared;
  const typeLabel = added?.type ?? ownType;
  return {
    name: property.name,
    typeLabel,
    isRequired: isRequired(property),
    isId: property.name === id?.name || isIdProperty(property.definition),
    isGenerated: isGenerated(property),
    origin: property.origin,
    ...(added ? originOf(added) : {}),
    ...(declared.toLowerCase() === typeLabel.toLowerCase() ? {} : { declaredType: declared }),
  };
}

function addedLine(added: Addition): PropertyView {
  const { name, type, isForeignKey } = added.property;
  return {
    name,
    typeLabel: added.type ?? type,
    isRequired: false,
    isId: false,
    isGenerated: false,
    origin: isForeignKey ? 'foreignKey' : 'relation',
    ...originOf(added),
  };
}

function originOf({ relation, property }: Addition): Pick<PropertyView, 'from' | 'fromRelation' | 'role'> {
  const from = `${relation.owner.definition.name}.${relation.ref.name}`;
  const added = relation.kind?.isEmbedding ? 'embedded' : 'discriminator';
  const role = property.isForeignKey ? 'key' : added;
  return relation.isFromLibrary ? { from, role } : { from, fromRelation: relation.ref, role };
}

function isSameView(left: readonly PropertyView[], right: readonly PropertyView[]): boolean {
  return left.length === right.length && left.every((line, index) => isSameLine(line, right[index]));
}

function isSameLine(left: PropertyView, right: PropertyView | undefined): boolean {
  return (
    left === right ||
    (right !== undefined &&
      left.name === right.name &&
      left.typeLabel === right.typeLabel &&
      left.isRequired === right.isRequired &&
      left.isId === right.isId &&
      left.isGenerated === right.isGenerated &&
      left.origin === right.origin &&
      left.from === right.from &&
      left.role === right.role &&
      left.fromRelation?.modelId === right.fromRelation?.modelId &&
      left.declaredType === right.declaredType)
  );
}
