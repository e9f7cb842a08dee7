import type { JsonObject, JsonValue } from '../../../lib/json.ts';
import type { Member, ValueFacts, ValueType } from '../schemas/valueTypes.ts';
import type { Draft, Drafting } from './draft.ts';

/** Makes the property of a model. */
export function createProperty(
  draft: Draft,
  name: string,
  facts: ValueFacts,
  isRequired: boolean,
  drafting: Drafting,
): JsonObject {
  const place = `${draft.name}.${name}`;
  const { format, default: fallback, ...attributes } = facts.attributes;
  const type = typeJson(facts.type, place, drafting);
  if (name !== draft.idName)
    return {
      type,
      ...(isRequired ? { required: true } : {}),
      ...attributes,
      ...(format === undefined ? {} : { format }),
      ...(fallback === undefined ? {} : { default: fallback }),
    };
  return { type, id: true, ...generation(facts, isRequired), ...attributes };
}

/** An id that requests may leave out comes from the server. */
function generation({ attributes }: ValueFacts, isRequired: boolean): JsonObject {
  if (isRequired) return { required: true };
  return attributes['format'] === 'uuid' ? { defaultFn: 'uuidv4' } : { generated: true };
}

/** The type of a property as a model file writes it. */
export function typeJson(type: ValueType, place: string, drafting: Drafting): JsonValue {
  if (type.kind === 'plain') return type.name;
  if (type.kind === 'list') {
    const items = typeJson(type.items, place, drafting);
    return Array.isArray(items) ? 'array' : [items];
  }
  if (type.kind === 'object') return nestedType(type.members, place, drafting);
  const target = drafting.targetOf(type.named);
  if (target !== null) return target.name;
  drafting.remarks.push({
    kind: 'decision',
    text: `${place} is an object of any kind: ${type.named.key} is not opened.`,
  });
  return 'object';
}

/** A nested type without a name. LoopBack would take a member called "type" for the type of the whole. */
function nestedType(members: readonly Member[], place: string, drafting: Drafting): JsonValue {
  const unfit = members.find(({ name }) => name === 'type' || name === '' || name.includes('.'));
  if (unfit !== undefined) {
    drafting.remarks.push({
      kind: 'decision',
      text: `${place} is an object of any kind: a nested type cannot have a member called “${unfit.name}”.`,
    });
    return 'object';
  }
  const entries = members.map(({ name, facts, isRequired }): readonly [string, JsonValue] => {
    const isNeeded = isRequired && !facts.isNullable && !facts.isReadOnly;
    const type = typeJson(facts.type, `${place}.${name}`, drafting);
    const { default: fallback, ...attributes } = facts.attributes;
    // A nested type is built from its members: whole objects are not among them.
    const isPlain = fallback !== undefined && typeof fallback !== 'object';
    const plain = isPlain ? { default: fallback } : {};
    return [name, { type, ...(isNeeded ? { required: true } : {}), ...attributes, ...plain }];
  });
  return Object.fromEntries(entries);
}
