import { isJsonObject } from '../lib/json.ts';
import type { ModelDefinition } from './definition.ts';
import { type EffectiveProperty, effectivePropertiesOf } from './effectiveProperties.ts';
import { declaredTypeOf, type IdProperty, idPropertyOf, isGenerated, isRequired } from './modelFacts.ts';
import type { ModelEntry, ModelId, Project } from './project.ts';
import { findModel } from './projectIndex.ts';
import { isIdProperty } from './propertyType.ts';
import { relationPropertiesOf } from './relations/projectRelations.ts';
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
const remembered = new WeakMap<ModelDefinition, readonly PropertyView[]>();
const described = new WeakMap<readonly ModelEntry[], Map<ModelId, readonly PropertyView[]>>();

/**
 * The properties of a model as LoopBack has them once every relation is set
 * up: an injected id first, own ones in the order of the file, inherited ones,
 * then what relations add. A key that the file declares itself is one line.
 * The same list is given again while nothing in it changes.
 */
export function describeProperties(project: Project, modelId: ModelId): readonly PropertyView[] {
  const entry = findModel(project, modelId);
  if (!entry) return none;
  let views = described.get(project.models);
  if (!views) {
    views = new Map();
    described.set(project.models, views);
  }
  const known = views.get(modelId);
  if (known) return known;
  const earlier = remembered.get(entry.definition);
  const now = describe(project, entry);
  const view = earlier && isSameView(earlier, now) ? earlier : now;
  remembered.set(entry.definition, view);
  views.set(modelId, view);
  return view;
}

function describe(project: Project, entry: ModelEntry): readonly PropertyView[] {
  const id = idPropertyOf(project, entry);
  const added = addedProperties(project, entry);
  const lines = effectivePropertiesOf(project, entry.definition).map((property) =>
    declaredLine(property, id, added.get(property.name)),
  );
  const names = new Set(lines.map((line) => line.name));
  for (const [name, relationProperty] of added) {
    if (!names.has(name)) lines.push(addedLine(relationProperty));
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
function addedProperties(project: Project, entry: ModelEntry): ReadonlyMap<string, Addition> {
  const declared = effectivePropertiesOf(project, entry.definition);
  const names = new Set(declared.map(({ name }) => name));
  const bareNames = new Set(
    declared
      .filter(({ origin, definition }) => origin === 'own' && !isJsonObject(definition))
      .map(({ name }) => name),
  );
  const additions = new Map<string, Addition>();
  for (const { relation, property } of relationPropertiesOf(project, entry.id)) {
    const { name, type, isForeignKey } = property;
    if (!names.has(name) || !isForeignKey) {
      names.add(name);
      for (const [other, addition] of additions) {
        if (bareNames.has(other)) additions.set(other, { ...addition, type: null });
      }
    }
    const first = additions.get(name);
    additions.set(name, {
      relation: first?.relation ?? relation,
      property: first?.property ?? property,
      type,
    });
  }
  return additions;
}

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
  return { from: `${relation.owner.definition.name}.${relation.ref.name}`, fromRelation: relation.ref };
}

function isSameView(left: readonly PropertyView[], right: readonly PropertyView[]): boolean {
  return left.length === right.length && left.every((line, index) => isSameLine(line, right[index]));
}

function isSameLine(left: PropertyView, right: PropertyView | undefined): boolean {
  return (
    right !== undefined &&
    left.name === right.name &&
    left.typeLabel === right.typeLabel &&
    left.isRequired === right.isRequired &&
    left.isId === right.isId &&
    left.isGenerated === right.isGenerated &&
    left.origin === right.origin &&
    left.from === right.from &&
    left.fromRelation?.modelId === right.fromRelation?.modelId &&
    left.declaredType === right.declaredType
  );
}
