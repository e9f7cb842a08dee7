/** Writes names and texts of files so that none of them becomes Markdown or HTML. */
import { greatestOf } from '../../lib/extremes.ts';

/** Escapes text for Markdown, on one line, for any position. */
export function inline(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .trim()
      // GitHub reads a formula between two "$".
      .replace(/[\\`*_[\]<>|#~&$]/g, '\\$&')
      // At the start of a line these begin lists, rules and headings.
      .replace(/^[-+=]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
  );
}

/** Writes text as inline code, also in a table, whatever backticks and bars it contains. */
export function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  // Two backticks without content would start inline code that does not end.
  if (flat === '' || flat === ' ') return '` `';
  const longest = greatestOf(
    Array.from(flat.matchAll(/`+/g), ([ticks]) => ticks.length),
    0,
  );
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${flat}${fence}` : `${fence} ${flat} ${fence}`;
}

/** Writes a table; its cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

/** Folds lines behind a title that the reader clicks. `title` is plain text without markup. */
export function folded(title: string, lines: readonly string[]): readonly string[] {
  // GitHub reads Markdown in the tag only after an empty line.
  return ['<details>', `<summary>${escapeHtml(title)}</summary>`, '', ...lines, '', '</details>'];
}

/** Writes lines as a block of code. No line may start with "```". */
export function codeBlock(lines: readonly string[]): readonly string[] {
  return ['```text', ...lines.map((line) => line.replace(/\s+/g, ' ')), '```'];
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return text.replace(/\s+/g, ' ').replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
}

/** Returns a function that names the anchors of headings as GitHub does; call it for each heading in order. */
export function createAnchors(): (heading: string) => string {
  const counts = new Map<string, number>();
  return (heading) => {
    const base = anchorOf(heading);
    let anchor = base;
    let count = counts.get(base) ?? 0;
    while (counts.has(anchor)) {
      count += 1;
      anchor = `${base}-${count}`;
    }
    counts.set(base, count);
    counts.set(anchor, counts.get(anchor) ?? 0);
    return anchor;
  };
}

function anchorOf(heading: string): string {
  return heading
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
