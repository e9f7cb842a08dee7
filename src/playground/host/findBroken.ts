import type { javascriptLanguage } from '@codemirror/lang-javascript';

export type SyntaxNode = ReturnType<typeof javascriptLanguage.parser.parse>['topNode'];

/** Where code does not parse. */
export interface BrokenPlace {
  /** From 1. */
  readonly line: number;
  /** What is wrong, where the engine's message would not say it. */
  readonly message: string | null;
}

/**
 * Finds the first position at which code does not parse. A bracket or string
 * that is never closed is reported where it opens; an engine reports the end of
 * the code instead.
 */
export function findBroken(tree: SyntaxNode, code: string): BrokenPlace | null {
  let first: number | null = null;
  let unclosed: BrokenPlace | null = null;
  tree.cursor().iterate((at) => {
    if (first !== null && at.from > first) return false;
    if (at.type.isError) first ??= at.from;
    else unclosed ??= findUnclosedText(at.name, at.from, at.to, code);
    return true;
  });
  const text: BrokenPlace | null = unclosed;
  if (text !== null) return text;
  if (first === null) return null;
  return findUnclosedBracket(tree, code, first) ?? { line: lineAt(code, first), message: null };
}

const closers: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' };

/** Nodes whose brackets are ordinary characters. */
const texts: ReadonlySet<string> = new Set([
  'String',
  'TemplateString',
  'RegExp',
  'LineComment',
  'BlockComment',
  'JSXText',
]);

function findUnclosedText(name: string, from: number, to: number, code: string): BrokenPlace | null {
  if (name !== 'String' && name !== 'TemplateString' && name !== 'BlockComment') return null;
  const text = code.slice(from, to);
  const quote = name === 'BlockComment' ? '*/' : text.slice(0, 1);
  const isClosed = text.length >= 2 && text.endsWith(quote) && (name !== 'String' || !text.includes('\n'));
  if (isClosed) return null;
  const what = { String: 'string', TemplateString: 'template', BlockComment: 'comment' }[name];
  return {
    line: lineAt(code, from),
    message: `The ${what} here is not closed: ${quote} is missing.`,
  };
}

/** The innermost open bracket where another kind of bracket closes, or at the end of the code. */
function findUnclosedBracket(tree: SyntaxNode, code: string, firstError: number): BrokenPlace | null {
  const masked = maskTexts(tree, code);
  const open: number[] = [];
  const closerOf = (at: number | undefined): string => closers[masked[at ?? -1] ?? ''] ?? '';
  for (let at = 0; at < masked.length; at += 1) {
    const character = masked[at] ?? '';
    if (character in closers) open.push(at);
    else if (character === '}' || character === ')' || character === ']') {
      if (closerOf(open.at(-1)) === character) open.pop();
      // It closes nothing: it is one too many.
      else if (!open.some((one) => closerOf(one) === character)) return null;
      else break;
    }
  }
  const last = open.at(-1);
  // An earlier error has another cause.
  if (last === undefined || last > firstError) return null;
  const message = `The ${masked[last]} here is not closed: ${closerOf(last)} is missing.`;
  return { line: lineAt(code, last), message };
}

/** The code with spaces in place of strings and comments; interpolations of templates stay. */
function maskTexts(tree: SyntaxNode, code: string): string {
  const characters = code.split('');
  tree.cursor().iterate((at) => {
    if (texts.has(at.name)) characters.fill(' ', at.from, at.to);
    else if (at.name === 'Interpolation') {
      // Its braces are an ordinary pair.
      for (let index = at.from; index < at.to; index += 1) characters[index] = code[index] ?? '';
    }
    return true;
  });
  return characters.join('');
}

/** The line of a position, from 1. */
export function lineAt(code: string, position: number): number {
  return code.slice(0, position).split('\n').length;
}
