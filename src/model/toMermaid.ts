import { describeProperties, type PropertyView } from './describeProperties.ts';
import type { ModelEntry, Project } from './project.ts';
import { inverseOf } from './relations/inverse.ts';
import { allRelations } from './relations/projectRelations.ts';
import type { ResolvedRelation } from './relations/relationKind.ts';

/**
 * The project as a Mermaid entity relationship diagram: a box a model with its
 * properties and keys, a line a relation. A relation and its inverse are one
 * line. Relations that LoopBack leaves out are left out.
 */
export function toMermaid(project: Project): string {
  return [...mermaidPieces(project)].join('');
}

/** The same in pieces, one for each model and each relation: of a large project all of them together take long. */
export function* mermaidPieces(project: Project): Generator<string> {
  const names = entityNames(project);
  yield 'erDiagram\n';
  for (const entry of project.models) yield `${boxOf(project, entry, names.get(entry) ?? '').join('\n')}\n`;
  for (const line of linesOf(project, names)) yield `${line}\n`;
}

/** Words that Mermaid accepts, told apart where two models would have one. */
function entityNames(project: Project): ReadonlyMap<ModelEntry, string> {
  const names = new Map<ModelEntry, string>();
  const taken = new Set<string>();
  for (const entry of project.models) {
    const word = wordOf(entry.definition.name);
    const wish = entityKeywords.has(word.toLowerCase()) ? `${word}_` : word;
    let name = wish;
    for (let number = 2; taken.has(name); number += 1) name = `${wish}_${number}`;
    taken.add(name);
    names.set(entry, name);
  }
  return names;
}

function boxOf(project: Project, entry: ModelEntry, name: string): readonly string[] {
  const label = name === entry.definition.name ? name : `${name}["${quotable(entry.definition.name)}"]`;
  const rows = describeProperties(project, entry.id).map((property) => `    ${rowOf(property)}`);
  return rows.length === 0 ? [`  ${label}`] : [`  ${label} {`, ...rows, '  }'];
}

function rowOf(property: PropertyView): string {
  const key = property.isId ? ' PK' : property.from === undefined ? '' : ' FK';
  const remark = property.isRequired ? ' "required"' : '';
  return `${typeWord(property.typeLabel)} ${attributeWord(property.name)}${key}${remark}`;
}

function* linesOf(project: Project, names: ReadonlyMap<ModelEntry, string>): Generator<string> {
  const drawn = new Set<string>();
  const idOf = ({ ref }: ResolvedRelation): string => `${ref.modelId} ${ref.name}`;
  for (const relation of allRelations(project)) {
    const { owner, target, kind, isSetUp } = relation;
    if (!target || !kind || !isSetUp) continue;
    const inverse = inverseOf(project, relation.ref);
    if (inverse && drawn.has(idOf(inverse))) continue;
    drawn.add(idOf(relation));
    const label = inverse ? `${relation.ref.name} / ${inverse.ref.name}` : relation.ref.name;
    yield `  ${names.get(owner)} ${connectorOf(relation)} ${names.get(target)} : "${quotable(label)}"`;
  }
}

/** How many rows stand at either end. A key may always be empty, since LoopBack asks for none. */
function connectorOf({ kind, keyThrough, definition }: ResolvedRelation): string {
  if (keyThrough) return '}o--o{';
  if (kind?.keyOn === 'owner') return kind.isMultiple ? '}o..o{' : '}o--o|';
  // What is embedded has no row of its own.
  if (kind?.keyOn === 'none') return kind.isMultiple ? '||..o{' : '||..o|';
  const line = definition['polymorphic'] ? '..' : '--';
  return kind?.isMultiple ? `|o${line}o{` : `|o${line}o|`;
}

/** Mermaid takes letters, digits, "-" and "_", and no digit first. */
function wordOf(name: string): string {
  const word = name.replace(/[^\p{L}\p{N}_-]+/gu, '_');
  return /^[\p{L}_]/u.test(word) ? word : `_${word}`;
}

/** `[Address]` → `Address[]`, which Mermaid takes for a type. */
function typeWord(label: string): string {
  const inner = /^\[(.+)\]$/.exec(label)?.[1];
  return inner === undefined ? attributeWord(label) : `${typeWord(inner)}[]`;
}

/** Words that begin something else in Mermaid's grammar of these diagrams. */
const entityKeywords = new Set(
  'acctitle accdescr class classdef click direction end erdiagram many one only style subgraph title to u zero'.split(
    ' ',
  ),
);

/** A row's word, which must not be that of a key. */
function attributeWord(name: string): string {
  const word = wordOf(name);
  return /^(PK|FK|UK)$/.test(word) ? `${word}_` : word;
}

/** Text without meaning to Mermaid: no Markdown, HTML, entity, comment or directive ("%%{…}%%"). */
function quotable(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/["`]/g, "'")
    .replace(/[#;&<>%]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
