import { failWith, type Result, succeed } from '../../lib/result.ts';
import { editableRelationSchema, type ModelDefinition, type RelationDefinition } from '../definition.ts';
import { type DuplicateKey, findDuplicateKeys } from './duplicateKeys.ts';
import { modelPathOf } from './fileName.ts';
import { type FileProblem, fileProblem } from './fileProblem.ts';
import { parseJson, textPositionAt, treeOf, withoutByteOrderMark } from './parseJson.ts';
import { checkValue, readModelFile } from './readModelFile.ts';

/**
 * Reads a definition that is being edited as text. What is wrong always has a
 * line and a column: of the slip, or of the value that LoopBack could not read.
 *
 * @param path of the model's file, from which a missing name is taken
 */
export function readDefinition(
  text: string,
  path: string = modelPathOf('Model'),
): Result<ModelDefinition, FileProblem> {
  const file = readModelFile(path, text);
  return file.ok ? succeed(file.value.definition) : failWith(withPlace(file.error, text));
}

/** How a problem names the text. */
const relationText = 'The relation';

/**
 * Reads what stands under a relation's name and is being edited as text: one of
 * the kinds that the designer edits. What is wrong always has a line and a column.
 */
export function readRelation(text: string): Result<RelationDefinition, FileProblem> {
  const parsed = parseJson(relationText, text);
  if (!parsed.ok) return failWith(withPlace(parsed.error, text));
  // The text itself is not kept, so the first of the two would be lost.
  const [twice] = findDuplicateKeys(text);
  if (twice) return failWith(doubled(twice));
  const problem = checkValue(relationText, editableRelationSchema, parsed.value);
  return problem ? failWith(withPlace(problem, text)) : succeed(parsed.value as RelationDefinition);
}

function doubled({ path, places }: DuplicateKey): FileProblem {
  return fileProblem({
    path: relationText,
    ...places[1],
    expected: 'each key once in an object',
    found: `${JSON.stringify(path.at(-1))} again`,
  });
}

function withPlace(problem: FileProblem, text: string): FileProblem {
  if (problem.line !== undefined) return problem;
  const offset = offsetOf(text, keysOf(problem.jsonPath ?? ''));
  return { ...problem, ...textPositionAt(withoutByteOrderMark(text), offset) };
}

/** The value at a path of keys, or the nearest one around it that is there; of a key that stands twice the last. */
function offsetOf(text: string, keys: readonly (string | number)[]): number {
  let node = treeOf(text);
  for (const key of keys) {
    const inside =
      typeof key === 'number'
        ? node.children?.[key]
        : node.children?.findLast((member) => member.children?.[0]?.value === key)?.children?.[1];
    if (!inside) break;
    node = inside;
  }
  return node.offset;
}

/** The keys of a path as a problem writes it: `relations["a b"].type` → relations, a b, type. */
function keysOf(jsonPath: string): readonly (string | number)[] {
  return [...jsonPath.matchAll(/\[("(?:[^"\\]|\\.)*"|\d+)\]|[\w$-]+/g)].map(([word, quoted]) =>
    quoted === undefined ? word : (JSON.parse(quoted) as string | number),
  );
}
