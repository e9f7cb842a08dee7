import type { Command } from './command.ts';

export interface SetProblemsHiddenArguments {
  /** The code of a problem rule: `unknown-target`. */
  readonly code: string;
  readonly isHidden: boolean;
}

/** Hides the problems of a kind in this project, or shows them again. */
export const setProblemsHidden: Command<SetProblemsHiddenArguments> = (project, { code, isHidden }) => {
  const { hiddenProblems } = project;
  if (hiddenProblems.includes(code) === isHidden) return project;
  return {
    ...project,
    hiddenProblems: isHidden ? [...hiddenProblems, code] : hiddenProblems.filter((other) => other !== code),
  };
};
