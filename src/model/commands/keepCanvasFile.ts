import type { Command } from './command.ts';

/** Chooses whether the canvas is kept in a file beside the models. */
export const keepCanvasFile: Command<{ readonly isKept: boolean }> = (project, { isKept }) => {
  if (isKept === (project.canvasFile !== undefined)) return project;
  const { canvasFile: _file, ...rest } = project;
  return isKept ? { ...rest, canvasFile: { lineEnd: '\n' } } : rest;
};
