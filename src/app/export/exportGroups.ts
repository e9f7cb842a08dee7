import { targetEntries } from '../../targets/index.ts';
import type { ActionId, TargetActionId } from '../actions/actions.ts';

type Group = (typeof targetEntries)[number]['group'];

const targetsIn = (group: Group): readonly TargetActionId[] =>
  targetEntries.flatMap((entry) => (entry.group === group ? (`export:${entry.id}` as const) : []));

/** The ways to export, as the menu groups them. */
export const exportGroups = [
  [...targetsIn('files'), 'saveToFolder', 'toggleCanvasFile'],
  [...targetsIn('project'), 'shareLink'],
  targetsIn('application'),
  targetsIn('schema'),
  [...targetsIn('picture'), 'downloadPng', 'copyPicture', 'choosePicture', 'printPicture'],
  targetsIn('document'),
] as const satisfies readonly (readonly ActionId[])[];

export type ExportId = (typeof exportGroups)[number][number];
