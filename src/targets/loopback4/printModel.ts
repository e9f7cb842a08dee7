import { literalOf, objectKeyOf } from '../../model/index.ts';
import type { AppModel, AppProperty, AppRelation, Todo } from './appModel.ts';
import { importsOf } from './importCircles.ts';

/** Writes what stays to be done as a comment of one line. */
export const todoComment = ({ about, text }: Todo): string =>
  `// TODO ${about}: ${text}`.replace(/\s+/g, ' ');

/** Prints models/….model.ts. */
export function printModel(model: AppModel, stemOf: (className: string) => string): string {
  const { className, dataSource, isOpen, relations, nested } = model;
  const base = dataSource === null ? 'Model' : 'Entity';
  const members = membersOf(model);
  const isLater = relations.some(({ isCircular }) => isCircular);
  const lines = [
    `import {${importedNames(model, base).join(', ')}} from '@loopback/repository';`,
    ...importsOf(model)
      .toSorted()
      .map((name) => `import {${name}} from './${stemOf(name)}.model';`),
    ...(isLater ? ["import {referencesManyLater} from './references-many-later';"] : []),
    '',
    ...nested.flatMap((each) => [...nestedClass(each.className, each.properties), '']),
    ...model.todos.map(todoComment),
    `@model(${literalOf(modelAttributes(model))})`,
    `export class ${className} extends ${base} {`,
    ...members.flatMap((member) => [...member.map(indented), '']),
    ...(isOpen ? openLines.map(indented) : []),
    `  constructor(data?: Partial<${className}>) {`,
    '    super(data);',
    '  }',
    '}',
    ...(dataSource === null ? [] : ['', ...relationsType(model)]),
  ];
  return `${lines.join('\n')}\n`;
}

const indented = (line: string): string => (line === '' ? '' : `  ${line}`);

const openLines = [
  '// As in LoopBack 3, a row may have properties that are not declared.',
  '// eslint-disable-next-line @typescript-eslint/no-explicit-any',
  '[property: string]: any;',
  '',
];

function modelAttributes({ name, className, description, origin, settings }: AppModel): object {
  return {
    ...(name === className ? {} : { name }),
    ...(description === null ? {} : { description }),
    ...origin?.attributes,
    settings,
  };
}

function importedNames({ relations, properties, nested }: AppModel, base: string): readonly string[] {
  const onKeys = new Set(relations.filter(({ code }) => code.isOnKey).map(({ foreignKey }) => foreignKey));
  const hasProperties = properties.some(({ name }) => !onKeys.has(name)) || nested.length > 0;
  const decorators = relations.flatMap(({ code, isCircular }) => (isCircular ? [] : code.decorator));
  const names = new Set([
    ...decorators,
    base,
    'model',
    ...(hasProperties ? ['property'] : []),
    ...(nested.length > 0 ? ['Model'] : []),
  ]);
  return [...names].toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
}

/** Each property and relation of the class, as lines. */
function membersOf({ properties, relations }: AppModel): readonly (readonly string[])[] {
  const onKeys = new Map(
    relations.flatMap((relation) =>
      relation.code.isOnKey ? [[relation.foreignKey, relation] as const] : [],
    ),
  );
  return [
    ...properties.map((property) => {
      const relation = onKeys.get(property.name);
      return relation === undefined ? propertyLines(property) : keyLines(property, relation);
    }),
    ...relations.flatMap((relation) => (relation.code.isOnKey ? [] : [relationLines(relation)])),
  ];
}

const declaration = ({ name, isRequired, typescript }: AppProperty): string =>
  `${objectKeyOf(name)}${isRequired ? '' : '?'}: ${typescript};`;

const anyComment = ({ typescript }: AppProperty): readonly string[] =>
  /\bany\b/.test(typescript) ? ['// eslint-disable-next-line @typescript-eslint/no-explicit-any'] : [];

const propertyLines = (property: AppProperty): readonly string[] => [
  ...property.todos.map(todoComment),
  `@property(${literalOf(property.attributes)})`,
  ...anyComment(property),
  declaration(property),
];

/** A key on which the relation is declared. */
function keyLines(property: AppProperty, relation: AppRelation): readonly string[] {
  const { code, target, isCircular, todos } = relation;
  const decorator = isCircular ? `${code.decorator}Later` : code.decorator;
  const settings = literalOf(code.settings(relation));
  return [
    ...[...property.todos, ...todos].map(todoComment),
    `@${decorator}(() => ${target.className}, ${settings}, ${literalOf(property.attributes)})`,
    ...anyComment(property),
    declaration(property),
  ];
}

function relationLines(relation: AppRelation): readonly string[] {
  const { name, code, target, todos } = relation;
  return [
    ...todos.map(todoComment),
    `@${code.decorator}(() => ${target.className}, ${literalOf(code.settings(relation))})`,
    `${objectKeyOf(name)}?: ${relatedType(relation)};`,
  ];
}

const relatedType = ({ code, target }: AppRelation): string =>
  `${target.className}${code.isMultiple ? '[]' : ''}`;

/** The type of what `include` adds to a row. */
function relationsType({ className, relations }: AppModel): readonly string[] {
  if (relations.length === 0) return [`export type ${className}Relations = object;`];
  return [
    `export interface ${className}Relations {`,
    ...relations.map((relation) => `  ${objectKeyOf(relation.name)}?: ${relatedType(relation)};`),
    '}',
  ];
}

/** An anonymous nested type of LoopBack 3 lets other properties in, too. */
const nestedClass = (className: string, properties: readonly AppProperty[]): readonly string[] => [
  '@model({settings: {strict: false, idInjection: false}})',
  `export class ${className} extends Model {`,
  ...properties.flatMap((property) => [...propertyLines(property).map(indented), '']),
  ...openLines.map(indented),
  `  constructor(data?: Partial<${className}>) {`,
  '    super(data);',
  '  }',
  '}',
];
