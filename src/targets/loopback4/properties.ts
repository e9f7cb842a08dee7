import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { isJsonObject } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import {
  attributesOf,
  describeProperties,
  effectivePropertiesOf,
  isExcluded,
  isWithoutType,
  type ModelEntry,
  type Project,
  type PropertyView,
  typeLabelOf,
  typeOf,
} from '../../model/index.ts';
import type { AppProperty, NestedClass, Todo } from './appModel.ts';
import { pascalCaseOf } from './classNames.ts';
import { classOriginOf } from './classOrigin.ts';
import { type TypeScope, typeCodeOf } from './propertyTypes.ts';

/** Attributes that have a place of their own, or that mean something else in LoopBack 4. */
const writtenApart = new Set([
  'type',
  'id',
  'generated',
  'required',
  'itemType',
  'jsonSchema',
  'hidden',
  'doc',
]);

/** Names that every row of LoopBack 4 has already. */
export const takenNames: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...['getId', 'getIdObject', 'toJSON', 'toObject'],
]);

export interface ModelProperties {
  readonly properties: readonly AppProperty[];
  readonly nested: readonly NestedClass[];
  readonly todos: readonly Todo[];
}

/**
 * Returns every property of a model, those of its bases and those that relations add included.
 *
 * @param classOf the class of a model by its name
 * @param nameNested names a class for a nested type
 */
export function propertiesOfModel(
  project: Project,
  entry: ModelEntry,
  classOf: TypeScope['classOf'],
  nameNested: (name: string) => string,
): ModelProperties {
  const nested: NestedClass[] = [];
  const todos: Todo[] = [];
  const isFromLoopBack4 = classOriginOf(entry.definition) !== null;
  const definitions = new Map(
    effectivePropertiesOf(project, entry.definition).map(({ name, definition }) => [name, definition]),
  );
  const scopeFor = (path: string): TypeScope => ({
    classOf,
    nest: (type) => {
      const className = nameNested(path);
      // Before its own nested types, which stand above it in the file.
      const properties = nestedProperties(type, (name) => scopeFor(`${path}${pascalCaseOf(name)}`));
      nested.push({ className, properties });
      return className;
    },
  });
  const properties = describeProperties(project, entry.id).flatMap((view) => {
    if (takenNames.has(view.name)) {
      todos.push({
        about: `the property ${JSON.stringify(view.name)}`,
        text: 'Every row of LoopBack 4 has a member of this name: choose another one.',
      });
      return [];
    }
    const path = `${pascalCaseOf(entry.definition.name)}${pascalCaseOf(view.name) || 'Nested'}`;
    const definition = definitions.get(view.name);
    const property = toProperty(view, definition, scopeFor(path));
    return isFromLoopBack4 ? { ...property, attributes: asWritten(property, definition) } : property;
  });
  return { properties, nested, todos };
}

function toProperty(view: PropertyView, definition: JsonValue | undefined, scope: TypeScope): AppProperty {
  const declared = typeOf(definition);
  // The label is in force where it differs: a key has the type of what it points at.
  const isDeclared = definition !== undefined && typeLabelOf(declared) === view.typeLabel;
  const type = typeCodeOf(isDeclared ? declared : view.typeLabel, scope);
  const id = getOwn<JsonValue | undefined>(attributesOf(definition), 'id');
  return {
    ...codeOf(view.name, type, definition),
    attributes: {
      ...type.attributes,
      ...(view.isId ? { id: typeof id === 'number' ? id : true } : {}),
      ...(view.isGenerated ? { generated: true } : {}),
      ...(view.isRequired && !view.isGenerated ? { required: true } : {}),
      ...otherAttributes(definition),
    },
    isRequired: view.isRequired && !view.isGenerated,
  };
}

function codeOf(
  name: string,
  { typescript, uses, todo }: ReturnType<typeof typeCodeOf>,
  definition: JsonValue | undefined,
): Omit<AppProperty, 'attributes' | 'isRequired'> {
  const about = `the property ${JSON.stringify(name)}`;
  const byFunction = getOwn<JsonValue | undefined>(attributesOf(definition), 'defaultFn');
  const known: readonly unknown[] = [undefined, 'guid', 'uuid', 'uuidv4', 'now', 'nanoid', 'shortid'];
  return {
    name,
    typescript,
    uses,
    todos: [
      ...(todo === undefined ? [] : [{ about, text: todo }]),
      ...(known.includes(byFunction)
        ? []
        : [
            { about, text: `Its default function ${JSON.stringify(byFunction)} is not known to LoopBack 4.` },
          ]),
    ],
  };
}

/** The attributes as LoopBack 4 had them before, which are in the file unchanged. */
function asWritten(
  { attributes }: AppProperty,
  definition: JsonValue | undefined,
): AppProperty['attributes'] {
  const { type: _type, ...written } = attributesOf(definition) ?? {};
  const { jsonSchema } = attributes;
  const own = written['jsonSchema'];
  const isMerged = isJsonObject(own) && isJsonObject(jsonSchema);
  return { ...attributes, ...written, ...(isMerged ? { jsonSchema: { ...jsonSchema, ...own } } : {}) };
}

/** The attributes of the file that LoopBack 4 reads as LoopBack 3 does, such as defaults, lengths and columns. */
function otherAttributes(definition: JsonValue | undefined): JsonObject {
  const attributes = attributesOf(definition) ?? {};
  const kept = Object.entries(attributes).filter(([key]) => !writtenApart.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) =>
      key === 'description' ? [key, Array.isArray(value) ? value.join('\n') : String(value)] : [key, value],
    ),
  );
}

/** The properties of an anonymous nested type. */
function nestedProperties(type: JsonObject, scopeFor: (name: string) => TypeScope): readonly AppProperty[] {
  return Object.entries(type).flatMap(([name, definition]) => {
    if (isExcluded(definition) || isWithoutType(definition) || takenNames.has(name)) return [];
    const code = typeCodeOf(typeOf(definition), scopeFor(name));
    const isRequired = isJsonObject(definition) && Boolean(attributesOf(definition)?.['required']);
    const attributes = { ...code.attributes, ...(isRequired ? { required: true } : {}) };
    return {
      ...codeOf(name, code, definition),
      attributes: { ...attributes, ...otherAttributes(definition) },
      isRequired,
    };
  });
}
