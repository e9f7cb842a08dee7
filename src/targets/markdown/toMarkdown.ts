import { addTo } from '../../lib/groups.ts';
import type { JsonValue } from '../../lib/json.ts';
import type { ModelEntry, ModelId, Project, ResolvedRelation } from '../../model/index.ts';
import {
  allRelations,
  baseNameOf,
  dataSourceOf,
  describeProperties,
  type Endpoint,
  endpointsOf,
  inheritedRelationsOf,
  libraryRelations,
  libraryRelationsOf,
  type PropertyView,
  pluralOfModel,
  relationsOf,
  restPathOf,
  settingOf,
} from '../../model/index.ts';
import { mermaidPieces } from '../mermaid/toMermaid.ts';
import { accessRules } from './accessRules.ts';
import { code, codeBlock, createAnchors, folded, inline, table } from './markdownText.ts';
import { collectMethodLists, kindWords, printMethodList } from './methodLists.ts';

/**
 * Documents the project in Markdown as GitHub shows it: a picture and an overview,
 * then every model with its properties, relations, ACLs and routes, in
 * alphabetical order, and at the end the methods that relations add, once for each kind.
 */
export function toMarkdown(project: Project): string {
  return [...markdownPieces(project)].join('');
}

type Part = readonly string[];

const print = (lines: Part): string => `${lines.join('\n')}\n`;

/** Yields the documentation in small pieces, because a large project takes long. */
export function* markdownPieces(project: Project): Generator<string> {
  yield print([`# ${inline(project.name)}`]);
  if (project.models.length === 0) {
    yield '\nNo models.\n';
    return;
  }
  const models = project.models.toSorted(byName);
  const links = linksTo(project, models);
  yield* picture({ ...project, models });
  yield* overview(project, models, links);
  for (const entry of models) {
    for (const part of modelParts(project, entry, links)) yield `\n${print(part)}`;
  }
  yield* methods(project);
}

function byName({ definition: one }: ModelEntry, { definition: other }: ModelEntry): number {
  const [left, right] = [one.name.toLowerCase(), other.name.toLowerCase()];
  return left < right ? -1 : Number(left > right);
}

type Links = ReadonlyMap<ModelId, string>;

/** Returns a Markdown link to the section of each model. */
function linksTo(project: Project, models: readonly ModelEntry[]): Links {
  const anchorOf = createAnchors();
  anchorOf(project.name);
  return new Map(models.map(({ id, definition: { name } }) => [id, `[${inline(name)}](#${anchorOf(name)})`]));
}

/** GitHub draws no larger picture: Mermaid's limits on the text, in characters, and on the lines. */
const LONGEST_PICTURE = 50_000;
const MOST_LINES = 500;

function* picture(project: Project): Generator<string> {
  let text = '';
  let lines = 0;
  for (const piece of mermaidPieces(project, { hasProperties: false })) {
    text += piece;
    lines += piece.includes(' : ') ? 1 : 0;
    if (text.length >= LONGEST_PICTURE || lines > MOST_LINES) {
      yield '\nThe picture is too large for Mermaid. Export it as SVG instead.\n';
      return;
    }
    // Nothing to write yet: the caller may pause.
    yield '';
  }
  yield `\n\`\`\`mermaid\n${text}\`\`\`\n`;
}

function* overview(project: Project, models: readonly ModelEntry[], links: Links): Generator<string> {
  const [head = '', rule = ''] = table(
    ['model', 'base', 'properties', 'relations', 'REST path', 'data source'],
    [],
  );
  yield `\n${print([head, rule])}`;
  for (const entry of models) {
    const { id, definition } = entry;
    const rest = restPathOf(project, entry);
    const dataSource = dataSourceOf(project, definition.name);
    const cells = [
      links.get(id) ?? '',
      code(baseNameOf(definition)),
      String(describeProperties(project, id).length),
      String(relationsShownOf(project, id).length),
      rest === null ? '' : code(rest),
      dataSource === null ? '' : code(dataSource),
    ];
    yield `| ${cells.join(' | ')} |\n`;
  }
}

function* modelParts(project: Project, entry: ModelEntry, links: Links): Generator<Part> {
  const { id, definition, path } = entry;
  const rest = restPathOf(project, entry);
  const facts = [
    `File: ${code(path)}`,
    `base: ${code(baseNameOf(definition))}`,
    ...(rest === null
      ? [`plural: ${code(pluralOfModel(project, entry))}`, 'not served over REST']
      : [`REST: ${code(rest)}`]),
  ];
  const description = descriptionOf(settingOf(definition, 'description'));
  const relations = relationsShownOf(project, id);
  yield [`## ${inline(definition.name)}`];
  if (description !== '') yield [description];
  yield [facts.join(' · ')];
  yield propertyTable(describeProperties(project, id));
  if (relations.length > 0) yield relationTable(relations, links);
  yield* accessRules(project, entry);
  const routes = relations.flatMap((relation) => endpointsOf(project, relation));
  if (routes.length === 0) return;
  yield folded('Routes of its relations', codeBlock(routeLines(routes)));
}

/** Returns the relations of a model with those that it inherits. */
function relationsShownOf(project: Project, id: ModelId): readonly ResolvedRelation[] {
  return [
    ...relationsOf(project, id),
    ...inheritedRelationsOf(project, id),
    ...libraryRelationsOf(project, id),
  ];
}

function propertyTable(properties: readonly PropertyView[]): Part {
  if (properties.length === 0) return ['No properties.'];
  return table(
    ['property', 'type', ''],
    properties.map((property) => [
      code(property.name),
      inline(property.typeLabel),
      inline(remarkOn(property)),
    ]),
  );
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

function relationTable(relations: readonly ResolvedRelation[], links: Links): Part {
  return table(
    ['relation', 'kind', 'model', 'key'],
    relations.map((relation) => {
      const { ref, owner, target, targetName, isFromLibrary } = relation;
      const isInherited = isFromLibrary === true || ref.modelId !== owner.id;
      return [
        code(ref.name),
        inline(`${kindWords(relation)}${isInherited ? ', inherited' : ''}`),
        (target && links.get(target.id)) ?? inline(targetName ?? 'any model'),
        keyWords(relation),
      ];
    }),
  );
}

function keyWords({ foreignKey, keyThrough, keyHolder, throughName }: ResolvedRelation): string {
  if (!foreignKey) return '';
  const second = keyThrough ? ` and ${code(keyThrough.value)}` : '';
  const holder = throughName ?? keyHolder?.definition.name;
  return `${code(foreignKey.value)}${second}${holder === undefined ? '' : ` on ${inline(holder)}`}`;
}

function descriptionOf(value: JsonValue | undefined): string {
  const lines = Array.isArray(value) ? value : [value];
  return lines
    .filter((line): line is string => typeof line === 'string')
    .map(inline)
    .join(' ');
}

/** Writes one line for each path: the answers are the same for all relations of a kind. */
function routeLines(routes: readonly Endpoint[]): readonly string[] {
  const methods = new Map<string, string[]>();
  for (const { method, path } of routes) addTo(methods, path, method);
  return [...methods].map(([path, all]) => `${all.join(' ')} ${path}`);
}

function* methods(project: Project): Generator<string> {
  const lists = collectMethodLists([...allRelations(project), ...libraryRelations(project)]);
  if (lists.length === 0) return;
  yield `\n${print(['## Methods and routes of relations'])}`;
  yield `\n${print(['`owner` is an instance of the model, `relation` the name of the relation, and `Target` the model that it leads to.'])}`;
  for (const list of lists) yield `\n${print(printMethodList(list))}`;
}
