/** Reads the Markdown files and the comments of the repository for what they cite. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Folders that hold nothing of ours, or files of others that stay as they are. */
const skipped = new Set([
  'node_modules',
  'dist',
  'dist-cli',
  '.git',
  '.cache',
  'test-results',
  'playwright-report',
  'fixtures',
]);

const isText = /\.(md|ts|tsx|js|cjs|css|html|json)$/;

/**
 * @param {string} root
 * @returns {string[]} the text files below it, with "/", from the root
 */
export function textFiles(root) {
  /** @type {string[]} */
  const found = [];
  /** @param {string} folder */
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (skipped.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (isText.test(entry.name)) found.push(relative(root, path).split(sep).join('/'));
    }
  };
  walk(root);
  return found;
}

/** @param {string} text Markdown @returns {string} without blocks and spans of code */
const withoutCode = (text) => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/**
 * The targets of all links of a Markdown text, those of references too.
 * @param {string} text @returns {string[]}
 */
export function linksOf(text) {
  const prose = withoutCode(text);
  const inline = [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)];
  const definitions = [...prose.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)];
  const images = [...text.matchAll(/<(?:img|source)[^>]+(?:src|srcset)="([^"]+)"/g)];
  return [...inline, ...definitions, ...images].flatMap(([, target]) => target ?? []);
}

/**
 * The names in brackets that no reference defines, where the text has references at all.
 * @param {string} text @returns {string[]}
 */
export function undefinedReferences(text) {
  const defined = new Set([...text.matchAll(/^\[([^\]]+)\]:\s/gm)].flatMap(([, name]) => name ?? []));
  if (defined.size === 0) return [];
  const used = [...withoutCode(text).matchAll(/(?<!\])\[([a-z-]+)\](?![(:[])/g)].flatMap(
    ([, name]) => name ?? [],
  );
  return used.filter((name) => !defined.has(name));
}

/**
 * The anchors that a host of Markdown gives the headings.
 * @param {string} text @returns {Set<string>}
 */
export function anchorsOf(text) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const anchors = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+\s+(.+?)\s*$/gm)].map(
    ([, title = '']) => {
      const slug = title
        .toLowerCase()
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-');
      const count = counts.get(slug) ?? 0;
      counts.set(slug, count + 1);
      return count === 0 ? slug : `${slug}-${count}`;
    },
  );
  return new Set(anchors);
}

/**
 * What is wrong with a link, or undefined.
 * @param {string} root @param {string} file that has the link, from the root @param {string} target
 * @returns {string | undefined}
 */
export function problemOf(root, file, target) {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const resolved = path === '' ? join(root, file) : join(root, dirname(file), decodeURIComponent(path));
  if (!existsSync(resolved)) return `${file}: there is no ${target}`;
  if (anchor === undefined || statSync(resolved).isDirectory() || !resolved.endsWith('.md')) return undefined;
  const anchors = anchorsOf(readFileSync(resolved, 'utf8'));
  return anchors.has(anchor) ? undefined : `${file}: ${path} has no heading #${anchor}`;
}

/**
 * The paths of the repository that a Markdown text names in code spans: those
 * that begin with one of its folders.
 * @param {string} text @returns {string[]}
 */
export function pathsIn(text) {
  const spans = [...text.matchAll(/`((?:src|e2e|conformance|bench|scripts|docs|public)\/[\w./@-]*)`/g)];
  return spans.flatMap(([, path]) => path ?? []);
}

/**
 * The files that the comments of a program name, from the root or from src/.
 * @param {string} text @returns {string[]}
 */
export function filesInComments(text) {
  const comments = text.split('\n').filter((line) => /^\s*(\*|\/\/|\/\*)/.test(line));
  const folders =
    'src|e2e|conformance|bench|scripts|app|canvas|editor|exchange|model|panels|playground|runtime|storage';
  const file = new RegExp(`(?<![\\w./-])(?:${folders})/[\\w./-]+\\.(?:ts|tsx|js|md|json)\\b`, 'g');
  return comments.flatMap((line) => line.match(file) ?? []);
}

/**
 * Markdown in which the text between a comment with the name of a file and
 * `<!-- end -->` is another one; the same where the name is not there.
 * @param {string} text @param {string} name @param {string} table
 * @returns {string}
 */
export function withTable(text, name, table) {
  const start = text.indexOf(`<!-- ${name} -->`);
  if (start < 0) return text;
  const end = text.indexOf('<!-- end -->', start);
  return `${text.slice(0, start)}<!-- ${name} -->\n${table.trim()}\n${text.slice(end)}`;
}
