export { type ExampleRelation, exampleSnippets } from './examples.ts';
export { PlaygroundPanel, type PlaygroundPanelProps } from './PlaygroundPanel.tsx';
