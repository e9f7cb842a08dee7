/** Pasting and duplicating, loaded when first used to keep the first page small. */
export { duplicateItems, pasteItems, readPastedItemsInSteps } from '../../model/index.ts';
