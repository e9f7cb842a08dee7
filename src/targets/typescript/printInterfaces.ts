import { isEmbedded, objectKeyOf, type Project } from '../../model/index.ts';
import { descriptionIn, hiddenIn } from '../schema/jsonSchema.ts';
import { type SchemaModel, type SchemaProperty, schemaModelsOf } from '../schema/schemaModels.ts';
import type { ScalarName, SchemaType } from '../schema/schemaTypes.ts';
import { uniqueNames } from '../schema/uniqueNames.ts';
import type { TypeScriptOptions } from './options.ts';

/** Words that cannot name a type, and types of the language that the interfaces use. */
const reserved: ReadonlySet<string> = new Set(
  (
    'any as bigint boolean break case catch class const continue debugger default delete do else enum export ' +
    'extends false finally for function if implements import in instanceof interface let new null number object ' +
    'package private protected public return static string super switch symbol this throw true try type typeof ' +
    'undefined unknown never var void while with yield Date Record Buffer'
  ).split(' '),
);

interface PrintContext {
  readonly project: Project;
  /** The names of the interfaces by those of the models. */
  readonly names: ReadonlyMap<string, string>;
  readonly options: TypeScriptOptions;
}

/** Prints an interface for each model, one after another. */
export function* printInterfaces(project: Project, options: TypeScriptOptions): Generator<string> {
  const models = schemaModelsOf(project);
  const names = uniqueNames(
    models.map(({ name }) => name),
    interfaceName,
  );
  const context = { project, names, options };
  if (models.length === 0) yield 'export {};\n';
  let isFirst = true;
  for (const model of models) {
    yield `${isFirst ? '' : '\n'}${printInterface(model, context)}`;
    isFirst = false;
  }
}

/** Names an interface after a model: `Order Item` → OrderItem, `class` → class_. */
function interfaceName(name: string): string {
  const words = name.split(/[^\p{ID_Continue}$]+/u).filter((word) => word !== '');
  const joined =
    words.length < 2 && words[0] === name
      ? name
      : words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  const started = /^[\p{ID_Start}$_]/u.test(joined) ? joined : `_${joined}`;
  return reserved.has(started) ? `${started}_` : started;
}

function printInterface(model: SchemaModel, context: PrintContext): string {
  const hidden = hiddenIn(context.project, model);
  const canBeEmbedded = isEmbedded(context.project, model.entry);
  const isNeeded = ({ name, isRequired, isId, isGenerated }: SchemaProperty): boolean =>
    // LoopBack sends no hidden property, whatever it requires, and generates no id inside another row.
    !hidden.has(name) && (isRequired || (isId && !(isGenerated && canBeEmbedded)));
  const properties = model.properties.map((property) => printProperty(property, isNeeded(property), context));
  const relations = context.options.relations ? relationsOf(model, context) : [];
  const members = [...properties, ...relations].join('');
  const description = descriptionIn(model.entry.definition) ?? model.name;
  return `${comment(description, '')}export interface ${context.names.get(model.name) ?? ''} {\n${members}}\n`;
}

/** A description must not end the comment. */
function comment(text: string, indent: string): string {
  const lines = text.replaceAll('*/', '*\\/').split(/\r\n|[\n\r\u2028\u2029]/);
  if (lines.length === 1) return `${indent}/** ${lines.join('').trim()} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

function printProperty(property: SchemaProperty, isNeeded: boolean, context: PrintContext): string {
  const { name, type, attributes } = property;
  const description = descriptionIn(attributes);
  const printed = printType(type, context);
  const text = isNeeded || printed === 'unknown' ? printed : `${printed} | null`;
  return `${description === null ? '' : comment(description, '  ')}  ${objectKeyOf(name)}${isNeeded ? '' : '?'}: ${text};\n`;
}

/** Related rows, under the name that `include` gives them, unless a property has it. */
function relationsOf({ properties, relations }: SchemaModel, { names }: PrintContext): readonly string[] {
  const taken = new Set(properties.map(({ name }) => name));
  return relations.flatMap(({ ref, kind, targetName }) => {
    if (!kind || taken.has(ref.name)) return [];
    taken.add(ref.name);
    // A polymorphic belongsTo leads to rows of any model.
    const target = targetName === null ? 'unknown' : (names.get(targetName) ?? 'unknown');
    const type = kind.isMultiple ? `${target}[]` : target === 'unknown' ? target : `${target} | null`;
    return `  ${objectKeyOf(ref.name)}?: ${type};\n`;
  });
}

const scalars: Readonly<Record<ScalarName, string>> = {
  string: 'string',
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'string',
  datestring: 'string | { when: string }',
  object: 'object',
  any: 'unknown',
  buffer: 'unknown',
  geopoint: '{ lat: number; lng: number }',
};

function printType(type: SchemaType, context: PrintContext): string {
  switch (type.kind) {
    case 'scalar':
      return type.name === 'date' && context.options.dates === 'Date' ? 'Date' : scalars[type.name];
    case 'list': {
      const items = printType(type.items, context);
      return /^[\w$]+$/.test(items) ? `${items}[]` : `(${items})[]`;
    }
    case 'model':
      return context.names.get(type.name) ?? 'unknown';
    case 'object': {
      const members = type.members.map(({ name, type: inner, isRequired }) => {
        const printed = printType(inner, context);
        return isRequired || printed === 'unknown'
          ? `${objectKeyOf(name)}${isRequired ? '' : '?'}: ${printed}`
          : `${objectKeyOf(name)}?: ${printed} | null`;
      });
      return members.length === 0 ? 'object' : `{ ${members.join('; ')} }`;
    }
  }
}
