export { describeDesign } from './design.ts';
export { type ExampleRelation, exampleSnippets } from './examples.ts';
export { idNoteOf } from './idNote.ts';
export type { CallStyle } from './logState.ts';
export { PlaygroundPanel, type PlaygroundPanelProps, type RowUndoing } from './PlaygroundPanel.tsx';
export { propertyRenames, type Timeline } from './propertyRenames.ts';
export { addSnippet, emptyBook, type SnippetBook } from './snippets.ts';
