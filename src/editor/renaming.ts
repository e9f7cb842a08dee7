/** The code that renames, loaded ahead of the first rename to keep the first page small. */
export { incompleteRenameOf, typeModelName } from './modelRenames.ts';
export { renameWithConfirmation } from './renameWithConfirmation.ts';
