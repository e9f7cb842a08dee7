/** What pastes and duplicates. Loaded when first used: the first page does without it. */
export { duplicateItems, pasteItems, readPastedItems } from '../../model/index.ts';
