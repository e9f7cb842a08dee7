import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import type { Row } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import { toValue } from '../toValue.ts';

/** What a file of data holds. */
export interface DataFile {
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  /** Models in the file that the design does not have; their rows are left out. */
  readonly unknown: readonly string[];
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
  if (/\.csv$/i.test(fileName)) return readCsv(text, model);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failWith({ code: 'NOT_JSON', message: `${fileName} is not JSON: ${message}` });
  }
  if (Array.isArray(data)) return only(model.name, data.filter(isJsonObject));
  if (!isJsonObject(data)) return failWith({ code: 'NO_ROWS', message: `${fileName} holds no rows.` });
  const isMemoryFile = isJsonObject(data['models']) && isJsonObject(data['ids']);
  const lists = isMemoryFile ? readMemoryModels(data['models']) : readLists(data);
  if (lists.size === 0) {
    return failWith({
      code: 'NO_ROWS',
      message: `${fileName} holds no rows: an object of lists by model, or LoopBack's memory file, was expected.`,
    });
  }
  const known = new Set(design.filter(({ isStored }) => isStored).map(({ name }) => name));
  return succeed({
    rows: new Map([...lists].filter(([name]) => known.has(name))),
    unknown: [...lists.keys()].filter((name) => !known.has(name)),
  });
}

function only(model: string, rows: readonly Row[]): Result<DataFile, DataFileProblem> {
  return succeed({ rows: new Map([[model, rows]]), unknown: [] });
}

function readLists(data: Readonly<Record<string, unknown>>): Map<string, readonly Row[]> {
  return new Map(
    Object.entries(data).flatMap(([name, list]): [string, readonly Row[]][] =>
      Array.isArray(list) ? [[name, list.filter(isJsonObject)]] : [],
    ),
  );
}

function readMemoryModels(models: unknown): Map<string, readonly Row[]> {
  return new Map(
    Object.entries(isJsonObject(models) ? models : {}).map(([name, rows]): [string, readonly Row[]] => [
      name,
      Object.values(isJsonObject(rows) ? rows : {}).flatMap((row) => {
        const parsed = typeof row === 'string' ? parse(row) : row;
        return isJsonObject(parsed) ? [parsed] : [];
      }),
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
  const ids: Record<string, number> = {};
  const models: Record<string, Record<string, string>> = {};
  for (const [name, list] of rows) {
    const idName = design.find((model) => model.name === name)?.idName ?? 'id';
    const numbers = list.map((row) => Number(row[idName])).filter(Number.isFinite);
    ids[name] = numbers.reduce((most, id) => Math.max(most, id), 0) + 1;
    models[name] = Object.fromEntries(list.map((row) => [String(row[idName]), JSON.stringify(row)]));
  }
  return `${JSON.stringify({ ids, models }, null, 2)}\n`;
}

/** One model as CSV (RFC 4180): declared properties first, then what else the rows hold. */
export function printCsv(model: DesignModel, rows: readonly Row[]): string {
  const columns = [...new Set([...model.properties.map(({ name }) => name), ...rows.flatMap(Object.keys)])];
  const lines = rows.map((row) => columns.map((column) => printCell(row[column])).join(','));
  return `${[columns.map(printCell).join(','), ...lines].join('\r\n')}\r\n`;
}

function printCell(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // An empty text is told from no value by its quotes.
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Cell {
  readonly text: string;
  readonly isQuoted: boolean;
}

function readCsv(text: string, model: DesignModel): Result<DataFile, DataFileProblem> {
  const lines = readCells(text.replace(/^\uFEFF/, ''));
  const [head, ...body] = lines ?? [];
  if (lines === null || head === undefined) {
    const message = lines === null ? 'A quote in the CSV file is never closed.' : 'The CSV file is empty.';
    return failWith({ code: 'BROKEN_CSV', message });
  }
  const types = new Map(model.properties.map(({ name, type }) => [name, type]));
  const columns = head.map((cell) => cell.text);
  return only(
    model.name,
    body.map((cells) =>
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

/** null where a quote is never closed. */
function readCells(text: string): Cell[][] | null {
  const lines: Cell[][] = [];
  let line: Cell[] = [];
  const ends = /[,\r\n]/g;
  let position = 0;
  while (position < text.length) {
    let cell: Cell;
    if (text[position] === '"') {
      const quoted = readQuoted(text, position + 1);
      if (quoted === null) return null;
      cell = { text: quoted.text, isQuoted: true };
      position = quoted.end;
    } else {
      ends.lastIndex = position;
      const stop = ends.exec(text)?.index ?? text.length;
      cell = { text: text.slice(position, stop), isQuoted: false };
      position = stop;
    }
    line.push(cell);
    if (text[position] === ',') {
      position += 1;
      if (position === text.length) line.push({ text: '', isQuoted: false });
      continue;
    }
    lines.push(line);
    line = [];
    position += text.startsWith('\r\n', position) ? 2 : 1;
  }
  if (line.length > 0) lines.push(line);
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
