import type { Ink } from '../overview/ink.ts';

/** Colours that are named after what they paint. */
export const testInk: Ink = {
  surface: 'surface',
  header: 'header',
  border: 'border',
  edge: 'edge',
  text: 'text',
  accent: 'accent',
  warning: 'warning',
  error: 'error',
  note: 'note',
  noteLine: 'noteLine',
  areas: { grey: 'grey', blue: 'blue', green: 'green', yellow: '', orange: '', red: '', purple: '' },
  font: 'sans-serif',
};
