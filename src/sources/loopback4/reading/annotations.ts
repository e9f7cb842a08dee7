import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type Script, textOf } from './script.ts';

/** A type as TypeScript tells it to the decorators: one of LoopBack's, or the name of a class. */
export type DesignType = { readonly type: string } | { readonly className: string };

/** TypeScript tells "Object" of everything that is not one class. */
const anything: DesignType = { type: 'object' };

const named: ReadonlyMap<string, DesignType> = new Map(
  Object.entries({
    string: 'string',
    String: 'string',
    number: 'number',
    Number: 'number',
    boolean: 'boolean',
    Boolean: 'boolean',
    Date: 'date',
    Buffer: 'buffer',
    Array: 'array',
    ReadonlyArray: 'array',
    any: 'object',
    unknown: 'object',
    object: 'object',
    Object: 'object',
    // Types of TypeScript that are not classes.
    ...Object.fromEntries(
      'Record Partial Required Pick Omit Readonly AnyObject Map Set'
        .split(' ')
        .map((name) => [name, 'object']),
    ),
  }).map(([name, type]) => [name, { type }]),
);

const literals: Readonly<Record<string, DesignType>> = {
  String: { type: 'string' },
  TemplateString: { type: 'string' },
  TemplateType: { type: 'string' },
  Number: { type: 'number' },
  UnaryExpression: { type: 'number' },
  BooleanLiteral: { type: 'boolean' },
};

/** Reads what TypeScript tells the decorators of a type; `Object` without one. */
export function readDesignType(script: Script, annotation: SyntaxNode | null): DesignType {
  const type = annotation && childrenOf(annotation).find(({ name }) => name !== ':');
  return type ? designTypeOf(script, type, 0) : anything;
}

const DEEPEST = 50;

function designTypeOf(script: Script, node: SyntaxNode, depth: number): DesignType {
  const text = textOf(script, node);
  const [first, second] = childrenOf(node);
  if (depth > DEEPEST) return anything;
  switch (node.name) {
    case 'TypeName':
      return named.get(text) ?? { className: text };
    case 'IndexedType':
      return { className: text.split('.').at(-1) ?? text };
    case 'ArrayType':
    case 'TupleType':
      return { type: 'array' };
    case 'ParameterizedType':
      return first === undefined ? anything : designTypeOf(script, first, depth + 1);
    case 'ParenthesizedType':
      return second === undefined ? anything : designTypeOf(script, second, depth + 1);
    case 'LiteralType':
      return (first && literals[first.name]) ?? anything;
    case 'UnionType':
      return unionOf(script, node);
    default:
      return literals[node.name] ?? anything;
  }
}

/** `'a' | 'b'` is a string; `Date | string` is anything, and so is `string | undefined` where TypeScript is strict. Unions of many nest. */
function unionOf(script: Script, union: SyntaxNode): DesignType {
  const found = new Map<string, DesignType>();
  let rest: SyntaxNode | null = union;
  while (rest !== null) {
    const parts: readonly SyntaxNode[] = childrenOf(rest).filter(({ name }) => name !== 'LogicOp');
    const nested: SyntaxNode | undefined = parts.find(({ name }) => name === 'UnionType');
    for (const part of parts) {
      if (part === nested || textOf(script, part) === 'never') continue;
      const type = designTypeOf(script, part, 1);
      found.set(JSON.stringify(type), type);
    }
    rest = nested ?? null;
  }
  const [only, ...others] = [...found.values()];
  return only !== undefined && others.length === 0 ? only : anything;
}
