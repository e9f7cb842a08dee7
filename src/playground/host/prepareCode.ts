import { javascriptLanguage } from '@codemirror/lang-javascript';
import { type BrokenPlace, findBroken, lineAt, type SyntaxNode } from './findBroken.ts';

/** The user's code, prepared to run: the values of its statements are passed to a function. */
export interface PreparedCode {
  /** The line numbers are those of the original code. */
  readonly code: string;
  /** The source of each statement whose value is shown, by number. */
  readonly labels: readonly CodeLabel[];
  /** Where the code does not parse; null where it does. */
  readonly broken: BrokenPlace | null;
  /** Start and end of every statement of the original code, in the order of their starts. */
  readonly statements: readonly StatementRange[];
}

export type StatementRange = readonly [from: number, to: number];

export interface CodeLabel {
  /** From 1. */
  readonly line: number;
  /** In one line, cut where it is long. */
  readonly text: string;
}

/** The function that prepared code calls with the number of a label, a value, and whether `undefined` is shown. */
export const showName = '$show';

/** The function that prepared code calls with the line and the value that it throws; its result is thrown. */
export const thrownName = '$thrown';

const labelLength = 120;

/** Expressions that are written for their effect; their value is not shown. */
const effects = new Set(['AssignmentExpression', 'PostfixExpression']);

/**
 * Wraps every expression statement at the top level, so that
 * `await customer.orders.create(…);` prints its result, as it would line by line
 * in a console. Assignments stay as they are. Code that does
 * not parse is left alone: the engine's own SyntaxError says more.
 *
 * @param firstLabel the number of the first statement
 */
export function prepareCode(code: string, firstLabel = 0): PreparedCode {
  const tree = javascriptLanguage.parser.parse(code);
  const broken = findBroken(tree.topNode, code);
  if (broken !== null) return { code, labels: [], broken, statements: [] };

  const labels: CodeLabel[] = [];
  const inserted = throwsOf(tree.topNode, code);
  let isDirective = true;
  for (const statement of childrenOf(tree.topNode)) {
    const expression = statement.name === 'ExpressionStatement' ? statement.firstChild : null;
    // A directive comes before everything else; any other string is a value.
    isDirective &&= isUseStrict(expression, code) || statement.name.endsWith('Comment');
    if (expression === null || isDirective || effects.has(expression.name)) continue;
    const isQuiet = isQuietWhenUndefined(expression, code);
    inserted.push([expression.from, `;${showName}(${firstLabel + labels.length},(`]);
    inserted.push([expression.to, `),${!isQuiet})`]);
    labels.push({ line: lineAt(code, expression.from), text: oneLine(code, expression) });
  }
  const statements = listStatements(tree.topNode);
  return { code: insert(code, inserted), labels, broken: null, statements };
}

type Insertion = readonly [at: number, text: string];

function insert(code: string, insertions: readonly Insertion[]): string {
  let done = '';
  let copied = 0;
  for (const [at, text] of insertions.toSorted(([one], [other]) => one - other)) {
    done += code.slice(copied, at) + text;
    copied = at;
  }
  return done + code.slice(copied);
}

/** Records the line of thrown values: strings and plain objects have no stack trace, unlike new errors. */
function throwsOf(tree: SyntaxNode, code: string): Insertion[] {
  const found: Insertion[] = [];
  tree.cursor().iterate(({ name, node }) => {
    if (name !== 'ThrowStatement') return true;
    const thrown = childrenOf(node).findLast(
      (child) => /^[A-Z]/.test(child.name) && !child.name.endsWith('Comment'),
    );
    if (thrown === undefined || thrown.name === 'NewExpression') return true;
    found.push([thrown.from, `${thrownName}(${lineAt(code, node.from)},(`], [thrown.to, '))']);
    return true;
  });
  return found;
}

function isUseStrict(expression: SyntaxNode | null, code: string): boolean {
  return expression?.name === 'String' && /^.use strict.$/.test(code.slice(expression.from, expression.to));
}

/** Only statements in lists count: the body of a loop without braces is part of the loop. */
const lists: ReadonlySet<string> = new Set(['Script', 'Block', 'SwitchBody']);

function listStatements(tree: SyntaxNode): StatementRange[] {
  const found: StatementRange[] = [];
  tree.cursor().iterate(({ name, from, to, node }) => {
    const isStatement = /(Statement|Declaration|Block)$/.test(name) && lists.has(node.parent?.name ?? '');
    if (isStatement) found.push([from, to]);
    return true;
  });
  return found;
}

/** `console.log(…)` and calls with a callback return undefined by design; showing it would be noise. */
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

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function oneLine(code: string, { from, to }: { from: number; to: number }): string {
  const text = code.slice(from, to).replace(/\s+/g, ' ');
  return text.length > labelLength ? `${text.slice(0, labelLength)}…` : text;
}
