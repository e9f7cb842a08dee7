import type { SyntaxNode } from '@lezer/common';
import { type FileProblem, fileProblem } from '../../../model/index.ts';
import type { Steps } from '../../source.ts';
import { type DesignType, readDesignType } from './annotations.ts';
import { addImports, type Imported, type Imports, loopBackName } from './imports.ts';
import { childrenOf, lineOf, parseScript, type Script, textOf, wordsOf } from './script.ts';
import { nameOf, readValue, type Value } from './values.ts';

/** A decorator of LoopBack with its arguments. */
export interface Decoration {
  /** `property.array`. */
  readonly name: string;
  readonly args: readonly (Value | undefined)[];
  readonly at: number;
}

/** A property of a class with decorators of LoopBack. */
export interface Member {
  readonly name: string;
  readonly designType: DesignType;
  readonly decorations: readonly Decoration[];
}

/** What a class extends: `Base` of `extends Mixin(Base)`. */
export interface BaseClass {
  readonly name: string;
  /** `Mixin(Base)` where a function makes it. */
  readonly code: string | null;
  /** Its name in LoopBack; null for another class. */
  readonly loopBackName: string | null;
}

/** A class of a script. */
export interface ClassSource {
  readonly script: Script;
  readonly imports: Imports;
  readonly name: string;
  readonly base: BaseClass | null;
  readonly model: Decoration | null;
  readonly members: readonly Member[];
  readonly at: number;
}

export interface ReadClasses {
  readonly classes: readonly ClassSource[];
  readonly problems: readonly FileProblem[];
}

interface Reading {
  readonly script: Script;
  readonly imports: Map<string, Imported>;
  readonly isPasted: boolean;
  readonly problems: FileProblem[];
}

/** Reads the classes of a script in steps, with the decorators that LoopBack has. */
export function* readClasses(script: Script, isPasted: boolean): Steps<ReadClasses> {
  const tree = yield* parseScript(script);
  const reading: Reading = { script, imports: new Map(), isPasted, problems: [] };
  const classes: ClassSource[] = [];
  // Imports are anywhere in a script.
  for (const node of tree.topNode.getChildren('ImportDeclaration')) addImports(script, node, reading.imports);
  // `@model() export class Order` is parsed as a class without a body that has the decorators, and an export.
  let before: readonly SyntaxNode[] = [];
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    yield;
    if (/Comment$/.test(node.name)) continue;
    const declaration = node.name === 'ExportDeclaration' ? node.getChild('ClassDeclaration') : node;
    const isClass = declaration?.name === 'ClassDeclaration';
    const decorators = isClass ? declaration.getChildren('Decorator') : [];
    if (isClass && declaration.getChild('class') !== null) {
      const read = readClass(reading, declaration, [...before, ...decorators]);
      if (read !== null) classes.push(read);
    }
    before = isClass && declaration.getChild('class') === null ? decorators : [];
  }
  return { classes, problems: reading.problems };
}

function readClass(
  reading: Reading,
  node: SyntaxNode,
  decorators: readonly SyntaxNode[],
): ClassSource | null {
  const { script, imports, problems } = reading;
  const [named, body] = [node.getChild('VariableDefinition'), node.getChild('ClassBody')];
  const name = named === null ? '' : textOf(script, named);
  const decorations = decorators.flatMap((each) => readDecorator(reading, each));
  const isWhole = body?.getChild('}') != null;
  if (name === '' || body === null || !isWhole) {
    if (decorations.length > 0)
      problems.push(
        problemAt(
          script,
          node.to,
          `the end of the class ${name}`,
          'the end of the file, or something that is not TypeScript',
        ),
      );
    return null;
  }
  const members = childrenOf(body).flatMap((member) =>
    member.name === 'PropertyDeclaration' ? (readMember(reading, member) ?? []) : [],
  );
  return {
    script,
    imports,
    name,
    base: readBase(reading, node),
    model: decorations.find((each) => each.name === 'model') ?? null,
    members,
    at: named?.from ?? node.from,
  };
}

function readMember(reading: Reading, node: SyntaxNode): Member | null {
  const { script } = reading;
  const decorations = node.getChildren('Decorator').flatMap((each) => readDecorator(reading, each));
  if (decorations.length === 0) return null;
  const parts = childrenOf(node).filter(({ name }) => name !== 'Decorator');
  const named = parts.find(({ name }) => ['PropertyDefinition', 'String', 'Number'].includes(name));
  if (named === undefined) return null;
  const annotation = node.getChild('TypeAnnotation');
  return { name: nameOf(script, named), designType: readDesignType(script, annotation), decorations };
}

/** Reads a decorator if it is one of LoopBack. */
function readDecorator(reading: Reading, node: SyntaxNode): readonly Decoration[] {
  const { script, imports, isPasted, problems } = reading;
  const call = node.getChild('CallExpression');
  const [callee] = call === null ? [] : childrenOf(call);
  if (call === null || callee === undefined) return [];
  const path = callee.name === 'InstantiationExpression' ? callee.firstChild : callee;
  const name = path && loopBackName(textOf(script, path), imports, isPasted);
  if (!name) return [];
  const list = call.getChild('ArgList');
  const given = list === null ? [] : childrenOf(list).filter(({ name: kind }) => !/^[(),]$/.test(kind));
  const broken = errorIn(node);
  if (broken !== null)
    problems.push(
      problemAt(
        script,
        broken,
        `TypeScript in @${name}`,
        `${JSON.stringify(wordsOf(script, { from: broken, to: node.to + 40 }))}`,
      ),
    );
  return [{ name, args: given.map((each) => readValue(script, each)), at: node.from }];
}

/** Returns the place of the first thing in a node that is not TypeScript; null if there is none. */
function errorIn(node: SyntaxNode): number | null {
  const cursor = node.cursor();
  do {
    if (cursor.from > node.to) return null;
    if (cursor.type.isError) return cursor.from;
  } while (cursor.next() && cursor.from < node.to);
  return null;
}

/** Reads what a class extends; of `Mixin(Base)` the innermost. */
function readBase({ script, imports, isPasted }: Reading, node: SyntaxNode): BaseClass | null {
  const parts = childrenOf(node);
  const extended = parts[parts.findIndex(({ name }) => name === 'extends') + 1];
  if (node.getChild('extends') === null || extended === undefined) return null;
  let inner = extended;
  for (let depth = 0; depth < 20 && inner.name !== 'VariableName'; depth += 1) {
    const next: SyntaxNode | null =
      inner.name === 'CallExpression'
        ? (inner.getChild('ArgList')?.getChild('VariableName') ??
          inner.getChild('ArgList')?.getChild('CallExpression') ??
          null)
        : inner.name === 'InstantiationExpression'
          ? inner.firstChild
          : null;
    if (next === null) break;
    inner = next;
  }
  const text =
    inner.name === 'VariableName' || inner.name === 'MemberExpression' ? textOf(script, inner) : '';
  const name = text.split('.').at(-1) ?? '';
  return {
    name: imports.get(name)?.name === 'default' ? name : (imports.get(name)?.name ?? name),
    code:
      inner === extended || extended.name === 'InstantiationExpression' ? null : wordsOf(script, extended),
    loopBackName: loopBackName(text, imports, isPasted && (name === 'Entity' || name === 'Model')),
  };
}

function problemAt(script: Script, at: number, expected: string, found: string): FileProblem {
  const start = script.text.lastIndexOf('\n', at - 1) + 1;
  return fileProblem({
    path: script.path,
    line: lineOf(script, at),
    column: at - start + 1,
    expected,
    found,
  });
}
