import type { JsonValue } from '../../lib/json.ts';
import type { Row } from '../../runtime/connector.ts';
import type { DesignModel } from '../designModel.ts';
import type { ExportKind } from '../wire/store.ts';
import { safeText } from './safeText.ts';

/** The rows of a model, page by page. */
export type PagesOf = (model: DesignModel) => AsyncIterable<readonly Row[]>;

/** Characters that are collected before they leave the memory of the thread. */
const partLength = 1_000_000;

/**
 * Writes the rows of models into a file, page by page, so that no more than a page of them is in
 * memory: CSV (RFC 4180) of the first model, unchanged or safe for spreadsheets; `{Customer: [row, …]}`
 * indented by two spaces; or the file of LoopBack's memory connector.
 */
export async function writeRows(
  kind: ExportKind,
  models: readonly DesignModel[],
  pagesOf: PagesOf,
): Promise<Blob> {
  const parts: Blob[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') parts.push(new Blob([text]));
    text = '';
  };
  const printing = printerOf(kind)(models, pagesOf);
  let next = await printing.next();
  for (; next.done !== true; next = await printing.next()) {
    text += next.value;
    if (text.length > partLength) flush();
  }
  flush();
  return new Blob([next.value, ...parts], { type: 'application/octet-stream' });
}

/** Yields the text in parts, and returns what stands before them. */
type Printing = AsyncGenerator<string, string>;
type Print = (models: readonly DesignModel[], pagesOf: PagesOf) => Printing;

function printerOf(kind: ExportKind): Print {
  if (kind === 'json') return printJson;
  if (kind === 'memory') return printMemoryFile;
  return (models, pagesOf) => printCsv(models, pagesOf, kind === 'spreadsheet' ? safeText : (text) => text);
}

async function* printJson(models: readonly DesignModel[], pagesOf: PagesOf): Printing {
  yield* printMembers('', models, async function* (model) {
    yield '[';
    let separator = '\n    ';
    for await (const rows of pagesOf(model)) {
      for (const row of rows) {
        // A text in JSON has no line breaks of its own.
        yield separator + JSON.stringify(row, null, 2).replaceAll('\n', '\n    ');
        separator = ',\n    ';
      }
    }
    yield separator.startsWith(',') ? '\n  ]' : ']';
  });
  yield '\n';
  return '';
}

/** Rows are JSON texts by id; `ids`, which come first, holds the next number of each model. */
async function* printMemoryFile(models: readonly DesignModel[], pagesOf: PagesOf): Printing {
  const highest = new Map<DesignModel, number>();
  yield ',\n  "models": ';
  yield* printMembers('  ', models, async function* (model) {
    const idName = model.idName ?? 'id';
    yield '{';
    let separator = '\n      ';
    for await (const rows of pagesOf(model)) {
      for (const row of rows) {
        const id = ownValue(row, idName);
        const number = Number(id);
        if (Number.isFinite(number)) highest.set(model, Math.max(highest.get(model) ?? 0, number));
        yield `${separator}${JSON.stringify(String(id))}: ${JSON.stringify(JSON.stringify(row))}`;
        separator = ',\n      ';
      }
    }
    yield separator.startsWith(',') ? '\n    }' : '}';
  });
  yield '\n}\n';
  const ids = models.map((model) => [model.name, (highest.get(model) ?? 0) + 1] as const);
  const printed = JSON.stringify(Object.fromEntries(ids), null, 2).replaceAll('\n', '\n  ');
  return `{\n  "ids": ${printed}`;
}

/** An object with a member for each model. */
async function* printMembers(
  indent: string,
  models: readonly DesignModel[],
  printMember: (model: DesignModel) => AsyncGenerator<string>,
): AsyncGenerator<string> {
  yield '{';
  for (const [index, model] of models.entries()) {
    yield `${index === 0 ? '' : ','}\n${indent}  ${JSON.stringify(model.name)}: `;
    yield* printMember(model);
  }
  yield models.length === 0 ? '}' : `\n${indent}}`;
}

/** Declared properties first, then other members of the rows, which are read once before for their names. */
async function* printCsv(
  [model]: readonly DesignModel[],
  pagesOf: PagesOf,
  toText: (text: string) => string,
): Printing {
  if (model === undefined) return '';
  const columns = new Set(model.properties.map(({ name }) => name));
  for await (const rows of pagesOf(model)) {
    for (const row of rows) for (const name of Object.keys(row)) columns.add(name);
  }
  const names = [...columns];
  yield `${names.map((column) => printCell(column, toText)).join(',')}\r\n`;
  for await (const rows of pagesOf(model)) {
    for (const row of rows) {
      yield `${names.map((column) => printCell(ownValue(row, column), toText)).join(',')}\r\n`;
    }
  }
  return '';
}

/** An own property only: models and properties may be called `__proto__` or `constructor`. */
function ownValue(row: Row, name: string): JsonValue | undefined {
  return Object.hasOwn(row, name) ? row[name] : undefined;
}

function printCell(value: JsonValue | undefined, toText: (text: string) => string): string {
  if (value === undefined || value === null) return '';
  // Numbers keep their minus sign: only a text can be a formula.
  const text = typeof value === 'string' ? toText(value) : JSON.stringify(value);
  // Quotes distinguish an empty text from a missing value.
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
