/** What undoes, or redoes, something with the data: "Undo import of customers.csv", "Redo sample data". */
export function undoLabel(title: string, turn: 'undo' | 'redo' = 'undo'): string {
  const what = `${title.charAt(0).toLowerCase()}${title.slice(1)}`.replace(/^import (?=\S)/, 'import of ');
  return `${turn === 'undo' ? 'Undo' : 'Redo'} ${what}`;
}
