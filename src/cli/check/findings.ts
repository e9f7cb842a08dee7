import { join, relative, sep } from 'node:path';
import {
  type FileProblem,
  isCanvasFile,
  jsonRangeOf,
  type Problem,
  type Project,
  type TextRange,
} from '../../model/index.ts';
import { findProblems } from '../../model/problems/findProblems.ts';
import type { OpenedPath } from '../openPath.ts';
import type { Severities } from './config.ts';

/** Something that a check reports, with its place in a file. */
export interface Finding {
  /** The code of the rule, or `unreadable-file`. */
  readonly rule: string;
  readonly severity: Problem['severity'];
  /** Relative to the folder of the command, with "/". */
  readonly path: string;
  readonly range: TextRange;
  readonly message: string;
  readonly why: string;
  readonly advice: string;
  /** The fix that `--fix` would apply, or `--fix-guesses` where it is a guess. */
  readonly fix: string | null;
  readonly isGuess: boolean;
}

/** The code of what is said about files that cannot be read. */
export const unreadableFile = 'unreadable-file';

/** The beginning of a file, where nothing in it is the place. */
const start: TextRange = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Says what a check found, in the order of files and lines. */
export function findingsOf(
  project: Project,
  { opened, parent }: OpenedPath,
  folder: string,
  severities: Severities,
): readonly Finding[] {
  const pathFrom = (path: string): string => relative(folder, join(parent, path)).split(sep).join('/');
  // The model files were made of something else: the place in them is nowhere on the disk.
  const isMade = opened.report !== undefined;
  const models = new Map(project.models.map((entry) => [entry.id, entry]));
  const found = findProblems(project).flatMap((problem): readonly Finding[] => {
    const severity = severities(problem.code, problem.severity);
    const entry = models.get(problem.place.modelId);
    if (severity === 'off' || entry === undefined) return [];
    const { code, message, why, advice } = problem;
    return [
      {
        rule: code,
        severity,
        path: pathFrom(isMade ? entry.id.replace(/ \([^()]*\)( \d+)?$/, '') : entry.id),
        range: (isMade ? null : jsonRangeOf(entry, problem.place)) ?? start,
        message,
        why,
        advice,
        fix: onlyFixOf(problem)?.label ?? null,
        isGuess: onlyFixOf(problem)?.isGuess === true,
      },
    ];
  });
  const unreadable = opened.problems.map((problem) => toFinding(problem, pathFrom(problem.path)));
  return [...unreadable, ...found].sort(
    (one, other) => compare(one.path, other.path) || one.range.line - other.range.line,
  );
}

/** Returns the fix of a problem, if it has only one: between two somebody has to decide. */
export const onlyFixOf = ({ fix, otherFix }: Problem) => (otherFix === undefined ? fix : undefined);

function toFinding(problem: FileProblem, path: string): Finding {
  const { line = 1, column = 1, jsonPath, expected, found } = problem;
  const at = jsonPath === undefined || jsonPath === '' ? 'Expected' : `${jsonPath}: expected`;
  return {
    rule: unreadableFile,
    ...(isCanvasFile(problem.path) ? aboutCanvas : aboutModel),
    path,
    range: { line, column, endLine: line, endColumn: column },
    message: `${at} ${expected}, found ${found}.`,
    fix: null,
    isGuess: false,
  };
}

const aboutModel = {
  severity: 'error',
  why: 'What it holds is not checked. LoopBack cannot use it either if the text is wrong.',
  advice: 'Correct the file, or name another folder.',
} as const;

const aboutCanvas = {
  severity: 'warning',
  why: 'The designer places again what it cannot read. LoopBack does not read this file.',
  advice: 'Correct the file at this place, or open the folder in the designer and save it.',
} as const;

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
