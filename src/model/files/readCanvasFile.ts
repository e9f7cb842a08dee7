import * as z from 'zod/mini';
import { describeFirstIssue } from '../../lib/describeIssue.ts';
import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import { shorten } from '../../lib/shorten.ts';
import { versionSchema } from '../boundedNumbers.ts';
import { areaSchema, idSchema, noteSchema, positionSchema, wasClamped } from '../canvasSchemas.ts';
import type { Area, Note } from '../project.ts';
import {
  type CanvasFile,
  canvasFormat,
  canvasVersion,
  compareDrawn,
  compareText,
  type PlacedModel,
} from './canvasFile.ts';
import { type FileProblem, fileProblem } from './fileProblem.ts';
import { withoutByteOrderMark } from './jsonText.ts';

/** A canvas file that was read. */
export interface ReadCanvasFile {
  /** null if it can't be used at all. */
  readonly canvas: CanvasFile | null;
  /** What could not be used of it: none of it keeps the models from being opened. */
  readonly problems: readonly FileProblem[];
}

/** More than anybody can look at. */
const MOST_LINES = 20_000;
const MOST_UNFOLDED = 1000;

const idOf = idSchema.check(z.maxLength(200, 'an id of at most 200 characters'));
const layerSchema = z._default(z.int({ error: 'a layer' }).check(z.gte(0), z.lte(1_000_000)), 0);
const modelSchema = z.object({
  model: z.string({ error: 'the name of a model' }),
  file: z.exactOptional(z.string()),
  unfolded: z._default(z.array(z.string()).check(z.maxLength(MOST_UNFOLDED)), []),
});
const drawnSchema = z.object({ id: idOf, layer: layerSchema });

/** What is collected while the lines are read. */
interface Reading {
  readonly path: string;
  readonly models: Map<string, PlacedModel>;
  readonly areas: Map<string, Layered<Area>>;
  readonly notes: Map<string, Layered<Note>>;
  readonly problems: FileProblem[];
  version: number | null;
  conflictAt: number | null;
  /** The numbers of lines about something that an earlier line has placed. */
  readonly repeated: number[];
  unreadable: number;
  outside: number;
}

interface Layered<Item> {
  readonly item: Item;
  readonly layer: number;
}

/**
 * Reads a canvas file, a line a step. A line that can't be read is left out and
 * reported. After a merge that ended in a conflict the lines of both sides are read.
 */
export function* readCanvasFileInSteps(path: string, text: string): Generator<undefined, ReadCanvasFile> {
  const reading: Reading = {
    path,
    models: new Map(),
    areas: new Map(),
    notes: new Map(),
    problems: [],
    version: null,
    conflictAt: null,
    repeated: [],
    unreadable: 0,
    outside: 0,
  };
  let count = 0;
  for (const { line, number } of contentLines(withoutByteOrderMark(text), reading)) {
    yield;
    count += 1;
    if (count > MOST_LINES) {
      const found = `more than ${MOST_LINES} lines: the rest is left out`;
      reading.problems.push(fileProblem({ path, expected: 'the canvas of a project', found }));
      break;
    }
    readLine(line, number, reading);
    if (reading.version !== null && reading.version > canvasVersion) break;
  }
  return finish(reading, text);
}

/** Returns the lines that hold something; marks of a conflict, and the common lines that git adds to it, are left out. */
function* contentLines(text: string, reading: Reading) {
  let number = 0;
  let isCommon = false;
  for (const [whole] of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    number += 1;
    const line = whole.trim();
    if (/^(<{7}|>{7}|\|{7}) |^(={7}|<{7}|>{7}|\|{7})$/.test(line)) {
      reading.conflictAt ??= number;
      isCommon = line.startsWith('|');
    } else if (line !== '' && !line.startsWith('#') && !isCommon) yield { line, number };
  }
}

function readLine(line: string, number: number, reading: Reading): void {
  const value = parse(line);
  const problem =
    value === null
      ? { expected: 'JSON in a line', found: shorten(line, 60) }
      : readValue(value, number, reading);
  if (problem === null) return;
  reading.unreadable += 1;
  // One of them says enough: a damaged file has thousands.
  if (reading.unreadable === 1)
    reading.problems.push(fileProblem({ path: reading.path, line: number, column: 1, ...problem }));
}

function parse(line: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(line);
    return isJsonObject(value) ? value : null;
  } catch {
    // Deep nesting, too: the error depends on the engine.
    return null;
  }
}

interface LineProblem {
  readonly expected: string;
  readonly found: string;
}

/** Returns what is wrong with a line; null if it was used. */
function readValue(value: JsonObject, number: number, reading: Reading): LineProblem | null {
  if (Object.hasOwn(value, 'canvas')) return readHead(value, reading);
  if (Object.hasOwn(value, 'model')) return readModel(value, number, reading);
  const isArea = Object.hasOwn(value, 'area');
  if (!isArea && !Object.hasOwn(value, 'note'))
    return { expected: 'a model, an area or a note', found: 'neither' };
  const drawn = drawnSchema.safeParse(value);
  if (!drawn.success) return problemOf(drawn.error, value);
  const { id, layer } = drawn.data;
  const shape = { position: value, size: value };
  const read = isArea
    ? areaSchema.safeParse({ ...shape, name: value['area'], colour: value['colour'] })
    : noteSchema.safeParse({ ...shape, text: value['note'] });
  if (!read.success) return problemOf(read.error, value);
  if (reading.areas.has(id) || reading.notes.has(id)) reading.repeated.push(number);
  else if ('name' in read.data) reading.areas.set(id, { item: { id, ...read.data }, layer });
  else reading.notes.set(id, { item: { id, ...read.data }, layer });
  if (wasClamped(read.data.position) || wasClamped(read.data.size)) reading.outside += 1;
  return null;
}

function readHead(value: JsonObject, reading: Reading): LineProblem | null {
  const head = z.object({ canvas: z.literal(canvasFormat), version: versionSchema }).safeParse(value);
  if (!head.success) return problemOf(head.error, value);
  reading.version = Math.max(reading.version ?? 0, head.data.version);
  return null;
}

function readModel(value: JsonObject, number: number, reading: Reading): LineProblem | null {
  const read = modelSchema.safeParse(value);
  if (!read.success) return problemOf(read.error, value);
  const place = positionSchema.safeParse(value);
  if (!place.success) return problemOf(place.error, value);
  const { model: name, file, unfolded } = read.data;
  const key = JSON.stringify([name, file]);
  const placed = { name, ...(file === undefined ? {} : { file }), position: place.data, unfolded };
  if (reading.models.has(key)) reading.repeated.push(number);
  else reading.models.set(key, placed);
  if (wasClamped(place.data)) reading.outside += 1;
  return null;
}

function problemOf(error: Parameters<typeof describeFirstIssue>[0], value: JsonObject): LineProblem {
  const { place, expected, found } = describeFirstIssue(error, value);
  return { expected: place === '' ? expected : `${expected} as ${place}`, found };
}

function finish(reading: Reading, text: string): ReadCanvasFile {
  const { path, version, models, areas, notes } = reading;
  if (version === null || version > canvasVersion) {
    const expected = `the canvas of a project, in a format up to ${canvasVersion}`;
    const found = version === null ? 'another file' : `format ${version}, of a later version of the designer`;
    return {
      canvas: null,
      problems: [fileProblem({ path, expected, found: `${found}: models are placed again` })],
    };
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    canvas: { models: [...models.values()], areas: inOrder(areas), notes: inOrder(notes), lineEnd },
    problems: [...reading.problems, ...furtherProblems(reading)],
  };
}

function furtherProblems({
  path,
  conflictAt,
  repeated,
  unreadable,
  outside,
}: Reading): readonly FileProblem[] {
  const problems: FileProblem[] = [];
  if (unreadable > 1) {
    const found = `${unreadable} that can’t be read: what they place is placed again, or missing`;
    problems.push(fileProblem({ path, expected: 'lines of a canvas', found }));
  }
  if (conflictAt !== null) {
    const found =
      'the marks of a conflict: the lines of both sides are used, and Save to folder removes the marks';
    problems.push(fileProblem({ path, line: conflictAt, column: 1, expected: 'a merged file', found }));
  }
  const [first] = repeated;
  if (first !== undefined) {
    const found = `${repeated.length} more than once: the first line counts, and Save to folder removes the others`;
    problems.push(
      fileProblem({ path, line: first, column: 1, expected: 'a line for each model, area and note', found }),
    );
  }
  if (outside > 0) {
    const found = `${outside} beyond it, moved to its border`;
    problems.push(
      fileProblem({ path, expected: 'places within a million pixels of the middle of the canvas', found }),
    );
  }
  return problems;
}

/** Returns the items from back to front. */
function inOrder<Item extends Area | Note>(items: ReadonlyMap<string, Layered<Item>>): readonly Item[] {
  return [...items.values()]
    .toSorted(
      (one, other) =>
        one.layer - other.layer ||
        compareDrawn(one.item, other.item) ||
        compareText(one.item.id, other.item.id),
    )
    .map(({ item }) => item);
}
