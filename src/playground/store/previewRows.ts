import type { Row } from '../../runtime/connector.ts';
import type { RowPreview } from '../wire/importing.ts';

const mostRows = 5;
const mostColumns = 200;
const mostCharacters = 60;

export function previewRows(rows: readonly Row[]): RowPreview {
  const columns = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) columns.add(name);
  const shown = [...columns].slice(0, mostColumns);
  return {
    columns: shown,
    moreColumns: columns.size - shown.length,
    rows: rows.slice(0, mostRows).map((row) => shown.map((name) => toText(row, name))),
  };
}

function toText(row: Row, name: string): string | null {
  const value = Object.hasOwn(row, name) ? row[name] : null;
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
}
