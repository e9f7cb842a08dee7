import type { ModelEntry, Project } from '../project.ts';

/** The .js files of models that contain a word. */
export interface ScriptsWithWord {
  readonly paths: readonly string[];
  /** Whether there is too much code to search all of it. */
  readonly isPartial: boolean;
}

/** In characters: a few milliseconds of work. */
const MAX_SEARCHED = 8_000_000;

/** Searches the .js files of models, up to eight million characters, for a whole word. */
export function scriptsWithWord(project: Project, word: string): ScriptsWithWord {
  if (word === '') return { paths: [], isPartial: false };
  let left = MAX_SEARCHED;
  const paths: string[] = [];
  let isPartial = false;
  for (const { path, script } of project.models) {
    if (script === undefined) continue;
    if (script.length > left) isPartial = true;
    if (hasWord(script.slice(0, left), word)) paths.push(scriptPathOf(path));
    left = Math.max(0, left - script.length);
  }
  return { paths, isPartial };
}

const scriptPathOf = (path: ModelEntry['path']): string => path.replace(/\.json$/, '.js');

const partOfWord = /[\p{L}\p{N}_$]/u;

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + word.length);
    if (!partOfWord.test(before) && !partOfWord.test(after)) return true;
  }
  return false;
}
