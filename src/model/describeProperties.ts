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

/** One line in a model's list of properties. */
export interface PropertyView {
  readonly name: string;
  /** As people read it: "string", "[Address]", "object". What LoopBack ends up with, not what the file says. */
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
  /** The relation that adds the property or takes it for its key: "Customer.orders". */
  readonly from?: string;
  readonly fromRelation?: RelationRef;
  /** The type that the file gives where LoopBack puts another in its place. */
  readonly declaredType?: string;
}

const none: readonly PropertyView[] = [];

interface Remembered {
  readonly id: IdProperty | null;
  readonly added: readonly RelationProperty[];
  readonly view: readonly PropertyView[];
}

/** By the properties, which stay the same list while a model only gets another name or path, and by the model. */
const remembered = new WeakMap<readonly EffectiveProperty[], Map<ModelId, Remembered>>();
const described = memoByModels((project) =>
  memoByValue((modelId: ModelId) => {
    const entry = findModel(project, modelId);
    return entry === null ? none : describeOnce(project, entry);
  }),
);

/**
 * The properties of a model as LoopBack has them once every relation is set
 * up: an injected id first, own ones in the order of the file, inherited ones,
 * then what relations add. A key that the file declares itself is one line.
 * The same list is given again while nothing in it changes.
 */
export function describeProperties(project: Project, modelId: ModelId): readonly PropertyView[] {
  return described(project)(modelId);
}

/** The view of an earlier version of the project where what it is made of is the same, or says the same. */
function describeOnce(project: Project, entry: ModelEntry): readonly PropertyView[] {
  const properties = effectivePropertiesOf(project, entry.definition);
  const ofModels = remembered.get(properties) ?? new Map<ModelId, Remembered>();
  remembered.set(properties, ofModels);
  const earlier = ofModels.get(entry.id);
  const added = relationPropertiesOf(project, entry.id);
  const id = idPropertyOf(project, entry);
  if (earlier?.id === id && isSameAddition(earlier.added, added)) return earlier.view;
  const now = describe(properties, added, id);
  const view = earlier && isSameView(earlier.view, now) ? earlier.view : now;
  ofModels.set(entry.id, { id, added, view });
  return view;
}

function isSameAddition(left: readonly RelationProperty[], right: readonly RelationProperty[]): boolean {
  return (
    left.length === right.length && left.every(({ property }, index) => property === right[index]?.property)
  );
}

function describe(
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

/** A property that relations add or take, with the type that it ends up with. */
interface Addition {
  readonly relation: ResolvedRelation;
  readonly property: AddedProperty;
  /** null where LoopBack goes back to the type of the file. */
  readonly type: string | null;
}

/**
 * What relations make of a model's properties, in the order in which LoopBack
 * sets them up. Of two with one key the first is named as its origin, the last
 * sets the type. Where the file gives a bare type ("string"), the overwritten
 * type does not last: LoopBack builds the properties anew when it adds another
 * one, and has written the key's type nowhere but in the result.
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
  /** Those of the bare ones that have the type of a key as yet. */
  const taken = new Set<string>();
  for (const { relation, property } of added) {
    const { name, type, isForeignKey } = property;
    if (!names.has(name) || !isForeignKey) {
      names.add(name);
      for (const other of taken) {
        const addition = additions.get(other);
        if (addition) additions.set(other, { ...addition, type: null });
      }
      taken.clear();
    }
    const first = additions.get(name);
    additions.set(name, {
      relation: first?.relation ?? relation,
      property: first?.property ?? property,
      type,
    });
    if (bareNames.has(name)) taken.add(name);
  }
  return additions;
}

/** The line of a property that no relation touches. */
function plainLine(property: EffectiveProperty, id: IdProperty | null): PropertyView {
  return property.name === id?.name ? declaredLine(property, id, undefined) : lineWithoutId(property);
}

/** One for all models that inherit the property. */
const lineWithoutId = memoByKey((property: EffectiveProperty) => declaredLine(property, null, undefined));

function declaredLine(
  property: EffectiveProperty,
  id: IdProperty | null,
  added: Addition | undefined,
): PropertyView {
  const declared = declaredTypeOf(property);
  const before = property.name === id?.name ? id.type : declared;
  const typeLabel = added?.type ?? before;
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

function originOf({ relation }: Addition): Pick<PropertyView, 'from' | 'fromRelation'> & object {
  const from = `${relation.owner.definition.name}.${relation.ref.name}`;
  return relation.isFromLibrary ? { from } : { from, fromRelation: relation.ref };
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
      left.fromRelation?.modelId === right.fromRelation?.modelId &&
      left.declaredType === right.declaredType)
  );
}
