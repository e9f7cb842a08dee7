/** The work of the project store that a start does not need, loaded when first used. */
export { copyProject, removeProject } from './projectParts.ts';
export { readSurvey } from './projectSurvey.ts';
export { listRemoved } from './removedProjects.ts';
export { createSnapshotStore } from './snapshotStore.ts';
