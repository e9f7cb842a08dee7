import { countOf } from '../../../lib/countOf.ts';
import type { Remark } from '../../../targets/index.ts';
import type { ClassSource } from '../reading/readClasses.ts';
import { lineOf } from '../reading/script.ts';
import type { Code } from '../reading/values.ts';

/** More remarks than anybody reads; of a hostile file there may be a million. */
const MOST_NOTES = 1000;

/** What there is to know about the classes, each with its file and line. */
export interface Notes {
  /** Says something about a place in the file of a class. */
  add(kind: Remark['kind'], source: ClassSource, at: number, text: string): void;
  /** Says that something is code, and so is left out. */
  addCode(source: ClassSource, code: Code, what: string): void;
  list(): readonly Remark[];
}

export function createNotes(): Notes {
  const remarks: Remark[] = [];
  let left = 0;
  const add: Notes['add'] = (kind, { script }, at, text) => {
    if (remarks.length >= MOST_NOTES) left += 1;
    else remarks.push({ kind, text: `${script.path}, line ${lineOf(script, at)}: ${text}` });
  };
  return {
    add,
    addCode: (source, { at, words }, what) =>
      add('warning', source, at, `${what} is code, which is not run, and is left out: ${words}`),
    list: () =>
      left === 0
        ? remarks
        : [...remarks, { kind: 'warning', text: `${countOf(left, 'more remark')} are not listed.` }],
  };
}
