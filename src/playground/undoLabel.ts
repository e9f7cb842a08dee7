/** Returns the label for undoing or redoing a task on the data: "Undo import of customers.csv", "Redo sample data". */
export function undoLabel(title: string, direction: 'undo' | 'redo' = 'undo'): string {
  const what = `${title.charAt(0).toLowerCase()}${title.slice(1)}`.replace(/^import (?=\S)/, 'import of ');
  return `${direction === 'undo' ? 'Undo' : 'Redo'} ${what}`;
}
