import { countOf } from '../../lib/countOf.ts';
import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import { parseJson } from '../../model/files/parseJson.ts';
import type { Row } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import { toValue } from '../toValue.ts';
import type { DataFileProblem } from '../wire/importing.ts';

/** The content of a data file. */
export interface DataFile {
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  /** Models in the file that the design does not have; their rows are left out. */
  readonly unknown: readonly string[];
  /** List items that are not objects; they are left out. */
  readonly skipped: number;
}

/**
 * Reads a data file: CSV (rows of one model), JSON (`[row, …]` of one model, or
 * `{Customer: [row, …]}`), or the file of LoopBack's memory connector
 * (`{ids: {…}, models: {Customer: {"1": "<row as JSON text>"}}}`).
 *
 * @param model the model of the rows in a list or a CSV file
 */
export function readDataFile(
  fileName: string,
  text: string,
  design: readonly DesignModel[],
  model: DesignModel,
): Result<DataFile, DataFileProblem> {
  if (/\.csv$/i.test(fileName)) return readCsv(fileName, text, model);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    // Its message is the same in every browser.
    const parsed = parseJson(fileName, text);
    const where = parsed.ok ? '' : ` ${parsed.error.message}`;
    return failWith({ code: 'NOT_JSON', message: `${fileName} is not JSON.${where}` });
  }
  const noRows = failWith({
    code: 'NO_ROWS',
    message: `${fileName} holds no rows: expected a list of rows, an object with a list for each model ({"${model.name}": [{…}]}), or LoopBack's memory file.`,
  } as const);
  if (Array.isArray(data)) {
    const rows = data.filter(isJsonObject);
    return rows.length === 0 && data.length > 0
      ? noRows
      : rowsOfModel(model.name, rows, data.length - rows.length);
  }
  if (!isJsonObject(data)) return noRows;
  const isMemoryFile = isJsonObject(data['models']) && isJsonObject(data['ids']);
  const lists = isMemoryFile ? readMemoryModels(data['models']) : readLists(data);
  if (lists.size === 0) return noRows;
  const known = new Set(design.filter(({ isStored }) => isStored).map(({ name }) => name));
  const found = [...lists].filter(([name]) => known.has(name));
  const rows = new Map(found.map(([name, list]) => [name, list.filter(isJsonObject)]));
  return succeed({
    rows,
    unknown: [...lists.keys()].filter((name) => !known.has(name)),
    skipped: found.reduce((sum, [name, list]) => sum + list.length - (rows.get(name)?.length ?? 0), 0),
  });
}

function rowsOfModel(model: string, rows: readonly Row[], skipped = 0): Result<DataFile, DataFileProblem> {
  return succeed({ rows: new Map([[model, rows]]), unknown: [], skipped });
}

function readLists(data: Readonly<Record<string, unknown>>): Map<string, readonly unknown[]> {
  return new Map(
    Object.entries(data).flatMap(([name, list]): [string, readonly unknown[]][] =>
      Array.isArray(list) ? [[name, list]] : [],
    ),
  );
}

function readMemoryModels(models: unknown): Map<string, readonly unknown[]> {
  return new Map(
    Object.entries(isJsonObject(models) ? models : {}).map(([name, rows]): [string, readonly unknown[]] => [
      name,
      Object.values(isJsonObject(rows) ? rows : {}).map((row) =>
        typeof row === 'string' ? parse(row) : row,
      ),
    ]),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Other rows are still read.
    return null;
  }
}

interface Cell {
  readonly text: string;
  readonly isQuoted: boolean;
}

function readCsv(fileName: string, text: string, model: DesignModel): Result<DataFile, DataFileProblem> {
  const broken = (what: string) =>
    failWith({ code: 'BROKEN_CSV', message: `${fileName} ${what}` } satisfies DataFileProblem);
  const lines = readCells(text.replace(/^\uFEFF/, ''));
  if (!Array.isArray(lines)) {
    return broken(
      `has an error in line ${lines.brokenLine}: a quoted value is not closed, or continues after its closing quote. Close it, and double every quote inside a value.`,
    );
  }
  const [head, ...body] = lines;
  if (head === undefined) {
    const names = model.properties.map(({ name }) => name).join(',');
    return broken(`is empty: expected a first line with property names (${names}).`);
  }
  const columns = head.cells.map((cell) => cell.text);
  // Spreadsheets add empty cells at the end of lines; other extra cells must not be lost.
  const longer = body.find(({ cells }) => cells.slice(columns.length).some(({ text: more }) => more !== ''));
  if (longer !== undefined) {
    const names = countOf(columns.length, 'column');
    return broken(
      `has ${longer.cells.length} values in line ${longer.line}, but its first line names ${names}. Put values that contain a comma in quotes, or name every column.`,
    );
  }
  const types = new Map(model.properties.map(({ name, type }) => [name, type]));
  return rowsOfModel(
    model.name,
    body.map(({ cells }) =>
      Object.fromEntries(
        cells.flatMap((cell, index): [string, JsonValue][] => {
          const column = columns[index];
          if (column === undefined || (cell.text === '' && !cell.isQuoted)) return [];
          return [[column, toValue(cell.text, types.get(column) ?? 'string')]];
        }),
      ),
    ),
  );
}

/** A row of the file; a quoted value may span several lines. */
interface CsvLine {
  readonly cells: readonly Cell[];
  /** The line in which it begins, from 1. */
  readonly line: number;
}

/** The separator of the values: spreadsheets write semicolons where the comma is the decimal separator, or tabs. */
function separatorOf(text: string): string {
  // Quoted names are ignored. The start of a long first line is enough.
  const [head = ''] = text
    .slice(0, 10_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/[\r\n]/, 1);
  return [',', ';', '\t'].find((separator) => head.includes(separator)) ?? ',';
}

/** The rows of the file, or the line, from 1, with the broken quoted value. */
function readCells(text: string): CsvLine[] | { readonly brokenLine: number } {
  const separator = separatorOf(text);
  const lines: CsvLine[] = [];
  let cells: Cell[] = [];
  let line = 1;
  let next = 1;
  const ends = new RegExp(`[${separator}\\r\\n]`, 'g');
  let position = 0;
  while (position < text.length) {
    let cell: Cell;
    if (text[position] === '"') {
      const quoted = readQuoted(text, position + 1);
      const after = quoted === null ? '' : text.charAt(quoted.end);
      const isClosed = after === '' || after === separator || after === '\r' || after === '\n';
      if (quoted === null || !isClosed) return { brokenLine: next };
      cell = { text: quoted.text, isQuoted: true };
      next += quoted.text.split('\n').length - 1;
      position = quoted.end;
    } else {
      ends.lastIndex = position;
      const stop = ends.exec(text)?.index ?? text.length;
      cell = { text: text.slice(position, stop), isQuoted: false };
      position = stop;
    }
    cells.push(cell);
    if (text[position] === separator) {
      position += 1;
      if (position === text.length) cells.push({ text: '', isQuoted: false });
      continue;
    }
    lines.push({ cells, line });
    cells = [];
    next += 1;
    line = next;
    position += text.startsWith('\r\n', position) ? 2 : 1;
  }
  if (cells.length > 0) lines.push({ cells, line });
  return lines;
}

function readQuoted(text: string, from: number): { text: string; end: number } | null {
  let end = from;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0) return null;
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  return { text: text.slice(from, end).replaceAll('""', '"'), end: end + 1 };
}
