import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import { parseJson } from '../../model/files/parseJson.ts';
import type { Row } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import { toValue } from '../toValue.ts';

/** What a file of data holds. */
export interface DataFile {
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  /** Models in the file that the design does not have; their rows are left out. */
  readonly unknown: readonly string[];
  /** Items in the lists that are no rows and are left out. */
  readonly skipped: number;
}

export interface DataFileProblem {
  readonly code: 'NOT_JSON' | 'NO_ROWS' | 'BROKEN_CSV';
  readonly message: string;
}

/**
 * Reads a file of data: CSV (rows of the one model), JSON (`[row, …]` of the one
 * model, or `{Customer: [row, …]}`), or the file that LoopBack's memory
 * connector keeps (`{ids: {…}, models: {Customer: {"1": "<row as JSON text>"}}}`).
 *
 * @param model whose rows a list, or a CSV file, holds
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
    // It says the place in the same words in every browser.
    const parsed = parseJson(fileName, text);
    const where = parsed.ok ? '' : ` ${parsed.error.message}`;
    return failWith({ code: 'NOT_JSON', message: `${fileName} is not JSON.${where}` });
  }
  const noRows = failWith({
    code: 'NO_ROWS',
    message: `${fileName} holds no rows: a list of rows, an object of lists by model ({"${model.name}": [{…}]}), or LoopBack's memory file was expected.`,
  } as const);
  if (Array.isArray(data)) {
    const rows = data.filter(isJsonObject);
    return rows.length === 0 && data.length > 0 ? noRows : only(model.name, rows, data.length - rows.length);
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

function only(model: string, rows: readonly Row[], skipped = 0): Result<DataFile, DataFileProblem> {
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
    // One broken row does not keep the others out.
    return null;
  }
}

/** `{Customer: [row, …]}`, two spaces deep. */
export function printJson(rows: ReadonlyMap<string, readonly Row[]>): string {
  return `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`;
}

/** The file that LoopBack's memory connector reads and writes: rows are JSON texts by id, `ids` the next numbers. */
export function printMemoryFile(
  rows: ReadonlyMap<string, readonly Row[]>,
  design: readonly DesignModel[],
): string {
  const parts = [...rows].map(([name, list]) => {
    const idName = design.find((model) => model.name === name)?.idName ?? 'id';
    const numbers = list.map((row) => Number(ownValue(row, idName))).filter(Number.isFinite);
    return {
      name,
      next: numbers.reduce((most, id) => Math.max(most, id), 0) + 1,
      texts: Object.fromEntries(list.map((row) => [String(ownValue(row, idName)), JSON.stringify(row)])),
    };
  });
  const ids = Object.fromEntries(parts.map(({ name, next }) => [name, next]));
  const models = Object.fromEntries(parts.map(({ name, texts }) => [name, texts]));
  return `${JSON.stringify({ ids, models }, null, 2)}\n`;
}

/**
 * One model as CSV (RFC 4180): declared properties first, then what else the rows hold.
 *
 * @param toText makes texts safe for what reads them; the values themselves stay when it is left out
 */
export function printCsv(
  model: DesignModel,
  rows: readonly Row[],
  toText: (text: string) => string = (text) => text,
): string {
  const columns = [...new Set([...model.properties.map(({ name }) => name), ...rows.flatMap(Object.keys)])];
  const lines = rows.map((row) =>
    columns.map((column) => printCell(ownValue(row, column), toText)).join(','),
  );
  const head = columns.map((column) => printCell(column, toText)).join(',');
  return `${[head, ...lines].join('\r\n')}\r\n`;
}

/** A property of its own: models and properties may be called `__proto__` or `constructor`. */
function ownValue(row: Row, name: string): JsonValue | undefined {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}

function printCell(value: JsonValue | undefined, toText: (text: string) => string): string {
  if (value === undefined || value === null) return '';
  // A number keeps its minus: only a text can be a formula.
  const text = typeof value === 'string' ? toText(value) : JSON.stringify(value);
  // An empty text is told from no value by its quotes.
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
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
      `breaks in line ${lines.brokenLine}: a quoted value is not closed, or goes on after its quote. Close it, and write a quote inside of a value twice.`,
    );
  }
  const [head, ...body] = lines;
  if (head === undefined) {
    const names = model.properties.map(({ name }) => name).join(',');
    return broken(`is empty: a first line with names of properties was expected (${names}).`);
  }
  const columns = head.cells.map((cell) => cell.text);
  // Spreadsheets end lines with empty cells; what stands in one must not be lost.
  const longer = body.find(({ cells }) => cells.slice(columns.length).some(({ text: more }) => more !== ''));
  if (longer !== undefined) {
    const names = `${columns.length} ${columns.length === 1 ? 'column' : 'columns'}`;
    return broken(
      `has ${longer.cells.length} values in line ${longer.line}, and its first line names ${names}. Put a value that holds a comma in quotes, or name every column.`,
    );
  }
  const types = new Map(model.properties.map(({ name, type }) => [name, type]));
  return only(
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

/** A line of the file, which a quoted value may make longer. */
interface CsvLine {
  readonly cells: readonly Cell[];
  /** Where it begins, from 1. */
  readonly line: number;
}

/** What separates the values: spreadsheets write semicolons where a comma is the decimal point, or tabs. */
function separatorOf(text: string): string {
  // Without quoted names. The start of a long first line is enough to tell.
  const [head = ''] = text
    .slice(0, 10_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/[\r\n]/, 1);
  return [',', ';', '\t'].find((separator) => head.includes(separator)) ?? ',';
}

/** The lines of the file, or the one, from 1, in which a quoted value breaks. */
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
