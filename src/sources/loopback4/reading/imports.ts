import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type Script, textOf } from './script.ts';
import { nameOf, readValue } from './values.ts';

/** What a name of a script stands for in the file that it comes from. */
export interface Imported {
  readonly module: string;
  /** The name there; "*" for all of the module. */
  readonly name: string;
}

/** The imported names of a script. */
export type Imports = ReadonlyMap<string, Imported>;

/** Reads an import declaration into a map. */
export function addImports(script: Script, node: SyntaxNode, imports: Map<string, Imported>): void {
  const from = node.getChild('String');
  const module = from === null ? undefined : readValue(script, from);
  if (typeof module !== 'string') return;
  let outer: string | null = null;
  for (const child of childrenOf(node)) {
    if (child.name === 'Star') outer = '*';
    if (child.name === 'VariableDefinition')
      imports.set(textOf(script, child), { module, name: outer ?? 'default' });
    if (child.name === 'ImportGroup') addGroup(script, child, module, imports);
  }
}

function addGroup(script: Script, group: SyntaxNode, module: string, imports: Map<string, Imported>): void {
  let name: string | null = null;
  for (const child of childrenOf(group)) {
    if (child.name === ',') name = null;
    else if (child.name === 'VariableName' || child.name === 'String') name = nameOf(script, child);
    else if (child.name === 'VariableDefinition') {
      const local = textOf(script, child);
      imports.set(local, { module, name: name ?? local });
    }
  }
}

/** Our own export declares a referencesMany between models that import each other by a function beside them. */
const fromExport: ReadonlyMap<string, string> = new Map([
  ['./references-many-later referencesManyLater', 'referencesMany'],
]);

const fromLoopBack = /^@loopback\/(?:repository|core|rest|model-api-builder)$/;

/**
 * Returns the name of something of LoopBack as LoopBack calls it: "property.array" of
 * `repo.property.array`. null if it is not LoopBack's.
 *
 * @param isPasted whether a name that is not imported counts, too
 */
export function loopBackName(path: string, imports: Imports, isPasted: boolean): string | null {
  const [root = '', ...rest] = path.split('.').map((part) => part.trim());
  const imported = imports.get(root);
  if (imported === undefined) return isPasted ? path : null;
  const ours = fromExport.get(`${imported.module} ${imported.name}`);
  if (ours !== undefined) return ours;
  if (!fromLoopBack.test(imported.module)) return null;
  return [...(imported.name === '*' ? [] : [imported.name]), ...rest].join('.');
}
