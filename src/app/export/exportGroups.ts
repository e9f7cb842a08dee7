import type { ActionId } from '../actions/actions.ts';

/** The ways to export, as the menu groups them. */
export const exportGroups = [
  ['downloadProject', 'downloadModel', 'saveToFolder'],
  ['downloadProjectFile', 'shareLink'],
  ['downloadSvg', 'downloadPng', 'copyPicture', 'choosePicture', 'printPicture'],
  ['downloadMermaid', 'downloadMarkdown'],
] as const satisfies readonly (readonly ActionId[])[];

export type ExportId = (typeof exportGroups)[number][number];
