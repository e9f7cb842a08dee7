import { javascriptLanguage } from '@codemirror/lang-javascript';

/** The user's code, made ready to run: the values of its statements are handed to a function. */
export interface PreparedCode {
  /** Has the lines of the code as it was written. */
  readonly code: string;
  /** The source of each statement whose value is shown, in the order of their numbers. */
  readonly labels: readonly CodeLabel[];
  /** The first line that does not parse, from 1. */
  readonly brokenLine: number | null;
}

export interface CodeLabel {
  /** From 1. */
  readonly line: number;
  /** In one line, cut where it is long. */
  readonly text: string;
}

/** The name that prepared code calls with the number of a label, a value, and whether `undefined` is worth a line. */
export const showName = '$show';

type SyntaxNode = ReturnType<typeof javascriptLanguage.parser.parse>['topNode'];

const labelLength = 120;

/** Statements that are written for their effect; their value is a by-product. */
const effects = new Set(['AssignmentExpression', 'PostfixExpression']);

/**
 * Wraps every expression that stands as a statement of its own at the top
 * level, so that `await customer.orders.create(…);` prints what it gives, as it
 * would line by line in a console. Assignments stay as they are. Code that does
 * not parse is left alone: the engine's own SyntaxError says more.
 *
 * @param firstLabel the number of the first statement
 */
export function prepareCode(code: string, firstLabel = 0): PreparedCode {
  const tree = javascriptLanguage.parser.parse(code);
  const brokenLine = findBrokenLine(tree.topNode, code);
  if (brokenLine !== null) return { code, labels: [], brokenLine };

  const labels: CodeLabel[] = [];
  let prepared = '';
  let copied = 0;
  let isDirective = true;
  for (const statement of childrenOf(tree.topNode)) {
    const expression = statement.name === 'ExpressionStatement' ? statement.firstChild : null;
    // 'use strict' and its like stand before everything else.
    isDirective &&= expression?.name === 'String' || statement.name.endsWith('Comment');
    if (expression === null || isDirective || effects.has(expression.name)) continue;
    const isQuiet = isQuietWhenUndefined(expression, code);
    prepared += `${code.slice(copied, expression.from)};${showName}(${firstLabel + labels.length},(${code.slice(expression.from, expression.to)}),${!isQuiet})`;
    copied = expression.to;
    labels.push({ line: lineAt(code, expression.from), text: oneLine(code, expression) });
  }
  return { code: prepared + code.slice(copied), labels, brokenLine: null };
}

/** `console.log(…)` and calls that end in a callback give undefined by design; saying so would be noise. */
function isQuietWhenUndefined(expression: SyntaxNode, code: string): boolean {
  const called = expression.name === 'AwaitExpression' ? expression.lastChild : expression;
  if (called?.name !== 'CallExpression') return false;
  const callee = called.firstChild;
  if (callee !== null && code.slice(callee.from, callee.to).startsWith('console.')) return true;
  const list = called.getChild('ArgList');
  const last =
    list === null
      ? undefined
      : childrenOf(list).findLast(({ name }) => /^[A-Za-z]/.test(name) && !name.endsWith('Comment'));
  return last?.name === 'ArrowFunction' || last?.name === 'FunctionExpression';
}

function findBrokenLine(node: SyntaxNode, code: string): number | null {
  let broken: number | null = null;
  node.cursor().iterate((at) => {
    if (broken !== null) return false;
    if (at.type.isError) broken = lineAt(code, at.from);
    return true;
  });
  return broken;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function lineAt(code: string, position: number): number {
  return code.slice(0, position).split('\n').length;
}

function oneLine(code: string, { from, to }: { from: number; to: number }): string {
  const text = code.slice(from, to).replace(/\s+/g, ' ');
  return text.length > labelLength ? `${text.slice(0, labelLength)}…` : text;
}
