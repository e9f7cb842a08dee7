import { groupBy } from '../../lib/groups.ts';
import { shorten } from '../../lib/shorten.ts';
import { positionOf } from '../layout/positions.ts';
import type { Position, Project, Size } from '../project.ts';
import { canvasFormat, canvasVersion, compareDrawn, compareText } from './canvasFile.ts';

const LONGEST_TITLE = 80;

/** A line of the file, with the title above it. */
interface Line {
  readonly title: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Prints the canvas of a project: a line for each area, model and note, in an order that
 * depends on their names and ids alone. git merges changes of two people only where an
 * unchanged line is between them, so each line has a title above and an empty line below.
 * Numbers are whole pixels.
 */
export function printCanvasFile(project: Project): string {
  const lines = [...areaLines(project), ...modelLines(project), ...noteLines(project)];
  const head = `# The canvas of LoopBack Model Designer. LoopBack does not read this file.\n${JSON.stringify({ canvas: canvasFormat, version: canvasVersion })}\n`;
  const parts = lines.map(({ title, value }) => `# ${titleOf(title)}\n${JSON.stringify(value)}\n`);
  const text = [head, ...parts].join('\n');
  return project.canvasFile?.lineEnd === '\r\n' ? text.replaceAll('\n', '\r\n') : text;
}

/** A title is one line, whatever the name is. */
const titleOf = (name: string): string =>
  shorten(name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '), LONGEST_TITLE);

const placeOf = ({ x, y }: Position) => ({ x: whole(x), y: whole(y) });
const sizeOf = ({ width, height }: Size) => ({
  width: Math.max(1, whole(width)),
  height: Math.max(1, whole(height)),
});
// JSON has no -0.
const whole = (value: number): number => Math.round(value) + 0;

function modelLines(project: Project): readonly Line[] {
  const namesakes = groupBy(project.models, ({ definition }) => definition.name);
  return project.models
    .toSorted(
      (one, other) =>
        compareText(one.definition.name, other.definition.name) || compareText(one.path, other.path),
    )
    .map(({ id, path, definition: { name } }) => {
      const isAlone = namesakes.get(name)?.length === 1;
      const unfolded = project.unfolded?.get(id) ?? [];
      const value = {
        model: name,
        ...(isAlone ? {} : { file: path }),
        ...placeOf(positionOf(project, id)),
        ...(unfolded.length === 0 ? {} : { unfolded: unfolded.toSorted(compareText) }),
      };
      return { title: isAlone ? name : `${name} in ${path}`, value };
    });
}

function areaLines({ areas }: Project): readonly Line[] {
  return withLayers(areas.map((area) => ({ ...area, size: sizeOf(area.size) })))
    .toSorted(([one], [other]) => compareText(one.name, other.name) || compareText(one.id, other.id))
    .map(([{ id, name, position, size, colour }, layer]) => ({
      title: `area ${name}`,
      value: { area: name, id, ...placeOf(position), ...size, colour, ...layer },
    }));
}

function noteLines({ notes }: Project): readonly Line[] {
  return withLayers(notes.map((note) => ({ ...note, size: sizeOf(note.size) })))
    .toSorted(([one], [other]) => compareText(one.id, other.id))
    .map(([{ id, text, position, size }, layer]) => ({
      title: `note ${id}`,
      value: { note: text, id, ...placeOf(position), ...size, ...layer },
    }));
}

/**
 * Adds a layer to what is in front of something smaller. The order from back to front
 * is else that of sizes: numbers for all of them would change many lines with each.
 */
function withLayers<Item extends { readonly id: string; readonly size: Size }>(
  items: readonly Item[],
): readonly (readonly [Item, { readonly layer?: number }])[] {
  let layer = 0;
  return items.map((item, index) => {
    const below = items[index - 1];
    if (below !== undefined && compareDrawn(below, item) > 0) layer += 1;
    return [item, layer === 0 ? {} : { layer }];
  });
}
