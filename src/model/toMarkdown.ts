import { greatestOf } from '../lib/extremes.ts';
import type { JsonValue } from '../lib/json.ts';
import { describeProperties, type PropertyView } from './describeProperties.ts';
import { endpointsOf } from './endpoints.ts';
import { describeMethod } from './methodSignature.ts';
import { pluralOfModel } from './modelFacts.ts';
import type { ModelEntry, Project } from './project.ts';
import { inheritedRelationsOf, libraryRelationsOf, relationsOf } from './relations/projectRelations.ts';
import { relationMethods } from './relations/relationCode.ts';
import type { ResolvedRelation } from './relations/relationKind.ts';
import { restPathOf } from './restPath.ts';
import { baseNameOf, settingOf } from './settings.ts';

/**
 * Documents the project in Markdown: every model with its properties,
 * and every relation with its key, the methods that it adds and its REST routes.
 */
export function toMarkdown(project: Project): string {
  return [...markdownPieces(project)].join('');
}

/** Yields the documentation in small pieces, because a large project takes long. */
export function* markdownPieces(project: Project): Generator<string> {
  yield print([`# ${inline(project.name)}`]);
  yield '\n';
  if (project.models.length === 0) yield print(['No models.']);
  for (const { definition } of project.models) {
    yield print([`- [${inline(definition.name)}](#${anchorOf(definition.name)})`]);
  }
  for (const entry of project.models) {
    for (const part of modelParts(project, entry)) yield `\n${print(part)}`;
  }
}

type Part = readonly string[];

const print = (lines: Part): string => `${lines.join('\n')}\n`;

function* modelParts(project: Project, entry: ModelEntry): Generator<Part> {
  const { definition, path } = entry;
  const rest = restPathOf(project, entry);
  const facts = [
    `File: ${code(path)}`,
    `base: ${code(baseNameOf(definition))}`,
    `plural: ${code(pluralOfModel(project, entry))}`,
    ...(rest === null ? ['not served over REST'] : [`REST: ${code(rest)}`]),
  ];
  const description = descriptionOf(settingOf(definition, 'description'));
  yield [`## ${inline(definition.name)}`];
  if (description !== '') yield [description];
  yield [facts.join(' · ')];
  yield propertyTable(describeProperties(project, entry.id));
  for (const relationsOfKind of [relationsOf, inheritedRelationsOf, libraryRelationsOf]) {
    for (const relation of relationsOfKind(project, entry.id)) yield* relationParts(project, relation);
  }
}

function propertyTable(properties: readonly PropertyView[]): Part {
  if (properties.length === 0) return ['No properties.'];
  return [
    '| property | type | |',
    '| --- | --- | --- |',
    ...properties.map((property) => {
      return `| ${code(property.name)} | ${cell(property.typeLabel)} | ${cell(remarkOn(property))} |`;
    }),
  ];
}

function remarkOn({ isId, isGenerated, isRequired, origin, from }: PropertyView): string {
  const words = [
    ...(isId ? ['id'] : []),
    ...(isGenerated ? ['generated'] : []),
    ...(isRequired ? ['required'] : []),
    ...(origin === 'inherited' ? ['inherited'] : []),
    ...(from === undefined ? [] : [`key of ${from}`]),
  ];
  return words.join(', ');
}

function relationParts(project: Project, relation: ResolvedRelation): readonly Part[] {
  const { ref, owner, kind, type, targetName } = relation;
  const sentence = [
    `${inline(owner.definition.name)} ${kind?.label ?? `(${inline(type)})`} ${inline(targetName ?? 'any model')}`,
    ...keyWords(relation),
  ].join(', ');
  const methods = relationMethods(relation).map((method) => {
    return `| ${code(method.call)} | ${code(method.returns)} | ${cell(describeMethod(method))} |`;
  });
  const routes = endpointsOf(project, relation).map(({ method, path, answer }) => {
    return `| ${code(`${method} ${path}`)} | ${cell(answer)} |`;
  });
  return [
    [`### ${inline(owner.definition.name)}.${inline(ref.name)}`],
    [`${sentence}.`],
    ...(methods.length === 0 ? [] : [['| method | returns | |', '| --- | --- | --- |', ...methods]]),
    ...(routes.length === 0 ? [] : [['| route | answer |', '| --- | --- |', ...routes]]),
  ];
}

function keyWords({ foreignKey, keyThrough, keyHolder, throughName }: ResolvedRelation): readonly string[] {
  if (!foreignKey) return [];
  const through = throughName === null ? [] : [`through ${inline(throughName)}`];
  const holder = keyHolder ? ` on ${inline(keyHolder.definition.name)}` : '';
  const second = keyThrough ? ` and ${code(keyThrough.value)}` : '';
  return [...through, `by ${code(foreignKey.value)}${second}${holder}`];
}

function descriptionOf(value: JsonValue | undefined): string {
  const lines = Array.isArray(value) ? value : [value];
  return lines
    .filter((line): line is string => typeof line === 'string')
    .map(inline)
    .join(' ');
}

/** Escapes text for Markdown, on one line, for any position. */
function inline(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*_[\]<>|#~&]/g, '\\$&')
      // At the start of a line these begin lists, rules and headings.
      .replace(/^[-+=]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
  );
}

function cell(text: string): string {
  return inline(text);
}

/** Writes text as inline code, whatever backticks it contains. */
function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  // Two backticks without content would start inline code that does not end.
  if (flat === '' || flat === ' ') return '` `';
  const longest = greatestOf(
    Array.from(flat.matchAll(/`+/g), ([ticks]) => ticks.length),
    0,
  );
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${flat}${fence}` : `${fence} ${flat} ${fence}`;
}

/** Returns the anchor that GitHub gives a heading. */
function anchorOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
