import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { shorten } from '../../../lib/shorten.ts';
import type { Steps } from '../../source.ts';

/** A file in TypeScript. */
export interface Script {
  readonly path: string;
  readonly text: string;
}

const typescript = parser.configure({ dialect: 'ts' });
/** About a millisecond of work. */
const ADVANCES_AT_ONCE = 500;

/** Parses a script in steps. Every text gives a tree; what is not TypeScript is an error in it. */
export function* parseScript({ text }: Script): Steps<Tree> {
  const parse = typescript.startParse(text);
  for (let count = 1; ; count += 1) {
    const tree = parse.advance();
    if (tree !== null) return tree;
    if (count % ADVANCES_AT_ONCE === 0) yield;
  }
}

/** The text of a node. */
export const textOf = ({ text }: Script, { from, to }: { from: number; to: number }): string =>
  text.slice(from, to);

const LONGEST_WORDS = 80;

/** The text of a node in one short line. */
export const wordsOf = (script: Script, node: { from: number; to: number }): string =>
  shorten(
    textOf(script, { from: node.from, to: Math.min(node.to, node.from + 1000) }).replace(/\s+/g, ' '),
    LONGEST_WORDS,
  );

/** Returns the line of a place in a text, from 1. */
export function lineOf({ text }: Script, at: number): number {
  let line = 1;
  for (let index = text.indexOf('\n'); index >= 0 && index < at; index = text.indexOf('\n', index + 1))
    line += 1;
  return line;
}

/** The children of a node without comments. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child);
  return children;
}
