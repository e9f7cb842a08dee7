import type { JsonObject, JsonValue } from '../../../lib/json.ts';
import type { DesignType } from '../reading/annotations.ts';
import type { Member } from '../reading/readClasses.ts';
import { Code, type ObjectValue, placeIn, toJson, type Value } from '../reading/values.ts';
import type { ModelContext } from './modelContext.ts';
import { fileTypeOf, isListType, typeOfDesign } from './propertyTypes.ts';

/** A property to be read: its name, its attributes, and the type that TypeScript knows. */
export interface WrittenProperty {
  readonly name: string;
  readonly attributes: ObjectValue;
  /** The code that makes the attributes, where they are not literals. */
  readonly code: Code | null;
  readonly designType: DesignType;
  /** Whether LoopBack takes the type from TypeScript first, as for keys. */
  readonly isKey: boolean;
  readonly at: number;
}

/** Reads a property as a model file of LoopBack 3 has it. */
export function readProperty(property: WrittenProperty, context: ModelContext): JsonObject {
  const { name, attributes } = property;
  const { notes, source } = context;
  const about = `of the property ${JSON.stringify(name)}`;
  if (property.code !== null) notes.addCode(source, property.code, `what @property says ${about}`);
  const read: [string, JsonValue][] = [['type', readType(property, context)]];
  const isList = isListType(attributes.get('type')) || !attributes.has('type');
  for (const [key, value] of attributes) {
    if (key === 'type' || key === 'hidden' || (key === 'itemType' && isList)) continue;
    const made = key === 'default' && value instanceof Code ? defaultFunctionOf(value, context) : null;
    if (made !== null && value instanceof Code) {
      read.push(['defaultFn', made]);
      notes.add(
        'decision',
        source,
        value.at,
        `${value.words}, the default ${about}, becomes defaultFn: "${made}".`,
      );
      continue;
    }
    const json = toJson(value, (code, place) =>
      notes.addCode(source, code, `${JSON.stringify(placeIn(key, place))} ${about}`),
    );
    if (json !== undefined) read.push([key, json]);
  }
  return Object.fromEntries(read);
}

function readType(property: WrittenProperty, { findModel, notes, source }: ModelContext): JsonValue {
  const { name, attributes, designType, isKey, at } = property;
  const fromDesign = typeOfDesign(designType, findModel);
  const isDesigned = isKey && fromDesign !== null;
  const given = isDesigned ? undefined : attributes.get('type');
  const itemType = attributes.get('itemType');
  const about = `of the property ${JSON.stringify(name)}`;
  if (given !== undefined) {
    const type = fileTypeOf(given, itemType, findModel);
    if (type !== undefined) return type;
    if (given instanceof Code) notes.addCode(source, given, `"type" ${about}`);
    else notes.add('warning', source, at, `the type ${about} is not one of LoopBack: it is read as "any".`);
    return 'any';
  }
  if (fromDesign === null) {
    const className = 'className' in designType ? designType.className : '';
    notes.add(
      'warning',
      source,
      at,
      `the type ${className} ${about} is not a model among the files: it is read as "any".`,
    );
    return 'any';
  }
  return fromDesign === 'array' ? (fileTypeOf('array', itemType, findModel) ?? 'array') : fromDesign;
}

/** The functions of LoopBack 3 that make a default, by what is called in LoopBack 4. */
function defaultFunctionOf(code: Code, { source }: ModelContext): string | null {
  if (code.calls === 'Date') return /^(?:\(\) => )?new Date\b/.test(code.words) ? 'now' : null;
  if (code.calls === null) return null;
  const [root = '', member] = code.calls.split('.');
  const imported = source.imports.get(root);
  const name =
    member ?? (imported === undefined || /^[*]$|^default$/.test(imported.name) ? root : imported.name);
  if (name === 'v1') return 'uuid';
  return /^(?:v4|uuidv4|uuid|randomUUID)$/.test(name) ? 'uuidv4' : null;
}

/** The decorators that make a property, with the argument that has its attributes. */
const propertyDecorators: ReadonlyMap<string, number> = new Map([
  ['property', 0],
  ['property.array', 1],
  ['belongsTo', 2],
  ['referencesMany', 2],
]);

const none: ObjectValue = new Map();

/** Returns the property that a member of a class has; null if its decorators make none. */
export function propertyOfMember(member: Member): WrittenProperty | null {
  const { name, designType, decorations } = member;
  const decoration = decorations.find((each) => propertyDecorators.has(each.name));
  if (decoration === undefined) return null;
  const { args, at } = decoration;
  const given: Value | undefined = args[propertyDecorators.get(decoration.name) ?? 0];
  const attributes: ObjectValue = given instanceof Map ? given : none;
  const code = given instanceof Code ? given : null;
  if (decoration.name === 'property.array') {
    const [itemType] = args;
    const listed: [string, Value][] = [
      ['type', 'array'],
      ...(itemType === undefined ? [] : [['itemType', itemType] as [string, Value]]),
    ];
    return { name, designType, isKey: false, at, code, attributes: new Map([...listed, ...attributes]) };
  }
  return { name, designType, isKey: decoration.name !== 'property', at, code, attributes };
}
