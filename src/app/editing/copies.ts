/** Pasting and duplicating, loaded when first used to keep the first page small. */
export { duplicateItems, pasteItems, readPastedItems } from '../../model/index.ts';
