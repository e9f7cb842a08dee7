import { type DiffHunk, type DiffLine, diffHunks, lineDiff } from './lineDiff.ts';

/** A file before and after a change. */
export interface FileChange {
  /** The present path; of a removed file, its former one. With "/", relative to the root. */
  readonly path: string;
  /** The former path of a renamed file. */
  readonly formerPath?: string;
  /** null for a new file. */
  readonly before: string | null;
  /** null for a removed file. */
  readonly after: string | null;
}

/**
 * Prints changes as a unified diff that `git apply` and `git am` of the same files accept:
 * new, removed and renamed files too, every line end as it is, and files without a final
 * line end. Source: https://git-scm.com/docs/diff-format.
 */
export function toPatch(changes: readonly FileChange[]): string {
  return changes.map(printChange).join('');
}

const EMPTY_BLOB =
  'index 0000000000000000000000000000000000000000..e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n';

function printChange({ path, formerPath = path, before, after }: FileChange): string {
  const hunks = diffHunks(lineDiff(before ?? '', after ?? ''));
  const isEmpty = before === '' || after === '' ? before === null || after === null : false;
  return [
    `diff --git ${quote(`a/${formerPath}`)} ${quote(`b/${path}`)}\n`,
    before === null ? 'new file mode 100644\n' : '',
    after === null ? 'deleted file mode 100644\n' : '',
    formerPath === path ? '' : `rename from ${quote(formerPath)}\nrename to ${quote(path)}\n`,
    isEmpty ? blobOf(before === null) : '',
    hunks.length === 0
      ? ''
      : `--- ${before === null ? '/dev/null' : nameLine(`a/${formerPath}`)}\n+++ ${after === null ? '/dev/null' : nameLine(`b/${path}`)}\n`,
    ...hunks.map(printHunk),
  ].join('');
}

/** An empty file has no lines that would show that it is there. */
const blobOf = (isNew: boolean): string =>
  isNew ? EMPTY_BLOB : EMPTY_BLOB.replace(/^index (\S+)\.\.(\S+)/, 'index $2..$1');

/** After a name with spaces, a tab marks its end. */
const nameLine = (name: string): string => (/\s/.test(name) ? `${quote(name)}\t` : quote(name));

const escapes: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

/** Quotes a path with characters that would end it, as C does. */
function quote(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a path may contain them
  const special = /["\\\u0000-\u001f\u007f]/g;
  if (path.search(special) === -1) return path;
  const escaped = path.replaceAll(
    special,
    (sign) => escapes[sign] ?? `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}

const signs: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '-' };

function printHunk(hunk: DiffHunk): string {
  const range = (side: 'before' | 'after'): string => {
    const numbers = hunk.flatMap((line) => line[side] ?? []);
    return `${numbers[0] ?? 0},${numbers.length}`;
  };
  const lines = hunk.map(({ kind, text }) =>
    text.endsWith('\n') ? `${signs[kind]}${text}` : `${signs[kind]}${text}\n\\ No newline at end of file\n`,
  );
  return `@@ -${range('before')} +${range('after')} @@\n${lines.join('')}`;
}
