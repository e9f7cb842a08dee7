import { failWith, type Result, succeed } from '../../lib/result.ts';
import type { ModelDefinition, RelationDefinition } from '../definition.ts';
import { editableRelationSchema } from '../editableRelation.ts';
import { type DuplicateKey, findDuplicateKeys } from './duplicateKeys.ts';
import { modelPathOf } from './fileName.ts';
import { type FileProblem, fileProblem } from './fileProblem.ts';
import { textPositionAt, withoutByteOrderMark } from './jsonText.ts';
import { parseJson, treeOf } from './parseJson.ts';
import { checkValue, readModelFile } from './readModelFile.ts';

/**
 * Reads a definition that is being edited as text. A problem always has a line
 * and a column: of the syntax error, or of the value that LoopBack could not read.
 *
 * @param path of the model's file, from which a missing name is taken
 */
export function readDefinition(
  text: string,
  path: string = modelPathOf('Model'),
): Result<ModelDefinition, FileProblem> {
  const file = readModelFile(path, text);
  return file.ok ? succeed(file.value.definition) : failWith(withTextPosition(file.error, text));
}

/** The name of the text in problems. */
const relationText = 'The relation';

/**
 * Reads the value of a relation that is being edited as text. A problem always has
 * a line and a column.
 */
export function readRelation(text: string): Result<RelationDefinition, FileProblem> {
  const parsed = parseJson(relationText, text);
  if (!parsed.ok) return failWith(withTextPosition(parsed.error, text));
  // The text itself is not stored, so the first of two equal keys would be lost.
  const [duplicate] = findDuplicateKeys(text);
  if (duplicate) return failWith(duplicateKeyProblem(duplicate));
  const problem = checkValue(relationText, editableRelationSchema, parsed.value);
  return problem ? failWith(withTextPosition(problem, text)) : succeed(parsed.value as RelationDefinition);
}

function duplicateKeyProblem({ path, places }: DuplicateKey): FileProblem {
  return fileProblem({
    path: relationText,
    ...places[1],
    expected: 'each key once in an object',
    found: `${JSON.stringify(path.at(-1))} again`,
  });
}

function withTextPosition(problem: FileProblem, text: string): FileProblem {
  if (problem.line !== undefined) return problem;
  const offset = offsetOf(text, keysOf(problem.jsonPath ?? ''));
  return { ...problem, ...textPositionAt(withoutByteOrderMark(text), offset) };
}

/** Returns the offset of the value at a path of keys, or of the nearest existing value around it. Of equal keys the last counts. */
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

/** Reads the keys from a path in a problem: `relations["a b"].type` → relations, a b, type. */
function keysOf(jsonPath: string): readonly (string | number)[] {
  return [...jsonPath.matchAll(/\[("(?:[^"\\]|\\.)*"|\d+)\]|[\w$-]+/g)].map(([word, quoted]) =>
    quoted === undefined ? word : (JSON.parse(quoted) as string | number),
  );
}
