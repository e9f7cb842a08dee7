export { addSnippet, emptyBook, type SnippetBook } from './code/snippets.ts';
export { describeDesign } from './design/design.ts';
export { idNoteOf } from './design/idNote.ts';
export type { CallStyle } from './log/logState.ts';
export { PlaygroundPanel } from './PlaygroundPanel.tsx';
export { propertyRenames, type Timeline } from './session/propertyRenames.ts';
export { type TourFamily, type TourRelation, tourFamilies } from './tour/tourRelation.ts';
