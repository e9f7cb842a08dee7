import type { ModelEntry, Project, ResolvedRelation } from '../../model/index.ts';
import { describeProperties, type PropertyView, relationLines, sidesOf } from '../../model/index.ts';

/**
 * Draws the project as a Mermaid entity relationship diagram: a box for each
 * model with its properties and keys, a line for each relation. A relation and its
 * inverse share one line. Relations that LoopBack leaves out are left out.
 */
export function toMermaid(project: Project): string {
  return [...mermaidPieces(project)].join('');
}

interface MermaidOptions {
  /** Whether boxes list the properties of their models. */
  readonly hasProperties: boolean;
}

/** Yields the diagram in pieces, one for each model and relation, because a large project takes long. */
export function* mermaidPieces(
  project: Project,
  { hasProperties }: MermaidOptions = { hasProperties: true },
): Generator<string> {
  const names = entityNames(project);
  yield 'erDiagram\n';
  for (const entry of project.models) {
    const rows = hasProperties ? describeProperties(project, entry.id) : [];
    yield `${boxOf(entry, names.get(entry) ?? '', rows).join('\n')}\n`;
  }
  for (const line of linesOf(project, names)) yield `${line}\n`;
}

/** Names entities with words that Mermaid accepts, numbered where two models would have the same. */
function entityNames(project: Project): ReadonlyMap<ModelEntry, string> {
  const names = new Map<ModelEntry, string>();
  const taken = new Set<string>();
  for (const entry of project.models) {
    const word = wordOf(entry.definition.name);
    const base = entityKeywords.has(word.toLowerCase()) ? `${word}_` : word;
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
    taken.add(name);
    names.set(entry, name);
  }
  return names;
}

function boxOf(entry: ModelEntry, name: string, properties: readonly PropertyView[]): readonly string[] {
  const label = name === entry.definition.name ? name : `${name}["${quotable(entry.definition.name)}"]`;
  const rows = properties.map((property) => `    ${rowOf(property)}`);
  return rows.length === 0 ? [`  ${label}`] : [`  ${label} {`, ...rows, '  }'];
}

function rowOf(property: PropertyView): string {
  const key = property.isId ? ' PK' : property.from === undefined ? '' : ' FK';
  const remark = property.isRequired ? ' "required"' : '';
  return `${typeWord(property.typeLabel)} ${attributeWord(property.name)}${key}${remark}`;
}

function* linesOf(project: Project, names: ReadonlyMap<ModelEntry, string>): Generator<string> {
  for (const line of relationLines(project)) {
    const [relation, inverse] = sidesOf(line).filter(({ kind, isSetUp }) => kind && isSetUp);
    if (!relation?.target) continue;
    const { owner, target, ref } = relation;
    const label = inverse ? `${ref.name} / ${inverse.ref.name}` : ref.name;
    yield `  ${names.get(owner)} ${connectorOf(relation)} ${names.get(target)} : "${quotable(label)}"`;
  }
}

/** Writes the multiplicity of both ends. A key is always optional, because LoopBack requires none. */
function connectorOf({ kind, keyThrough, definition }: ResolvedRelation): string {
  if (keyThrough) return '}o--o{';
  if (kind?.keyOn === 'owner') return kind.isMultiple ? '}o..o{' : '}o--o|';
  // An embedded value has no row of its own.
  if (kind?.keyOn === 'none') return kind.isMultiple ? '||..o{' : '||..o|';
  const line = definition['polymorphic'] ? '..' : '--';
  return kind?.isMultiple ? `|o${line}o{` : `|o${line}o|`;
}

/** Mermaid accepts letters, digits, "-" and "_", but no digit first. */
function wordOf(name: string): string {
  const word = name.replace(/[^\p{L}\p{N}_-]+/gu, '_');
  return /^[\p{L}_]/u.test(word) ? word : `_${word}`;
}

/** `[Address]` → `Address[]`, which Mermaid accepts as a type. */
function typeWord(label: string): string {
  const inner = /^\[(.+)\]$/.exec(label)?.[1];
  return inner === undefined ? attributeWord(label) : `${typeWord(inner)}[]`;
}

/** Keywords in Mermaid's grammar of these diagrams. */
const entityKeywords = new Set(
  'acctitle accdescr class classdef click direction end erdiagram many one only style subgraph title to u zero'.split(
    ' ',
  ),
);

/** Writes the word of a row, which must not be the keyword of a key. */
function attributeWord(name: string): string {
  const word = wordOf(name);
  return /^(PK|FK|UK)$/.test(word) ? `${word}_` : word;
}

/** Escapes text for Mermaid: no Markdown, HTML, entity, comment or directive ("%%{…}%%"). */
function quotable(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/["`]/g, "'")
    .replace(/[#;&<>%]/g, (sign) => `#${sign.charCodeAt(0)};`);
}
