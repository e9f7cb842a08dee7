import { findNodeAtLocation } from 'jsonc-parser';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import { editableRelationSchema, type ModelDefinition, type RelationDefinition } from '../definition.ts';
import { modelPathOf } from './fileName.ts';
import type { FileProblem } from './fileProblem.ts';
import { parseJson, positionOf, treeOf, withoutMark } from './parseJson.ts';
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
  const problem = checkValue(relationText, editableRelationSchema, parsed.value);
  return problem ? failWith(withPlace(problem, text)) : succeed(parsed.value as RelationDefinition);
}

function withPlace(problem: FileProblem, text: string): FileProblem {
  if (problem.line !== undefined) return problem;
  const offset = offsetOf(text, keysOf(problem.jsonPath ?? ''));
  return { ...problem, ...positionOf(withoutMark(text), offset) };
}

/** The value at a path of keys, or the nearest one around it that is there. */
function offsetOf(text: string, keys: readonly (string | number)[]): number {
  const tree = treeOf(text);
  for (let length = keys.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, keys.slice(0, length));
    if (node) return node.offset;
  }
  return tree.offset;
}

/** The keys of a path as a problem writes it: `relations["a b"].type` → relations, a b, type. */
function keysOf(jsonPath: string): readonly (string | number)[] {
  return [...jsonPath.matchAll(/\[("(?:[^"\\]|\\.)*"|\d+)\]|[\w$-]+/g)].map(([word, quoted]) =>
    quoted === undefined ? word : (JSON.parse(quoted) as string | number),
  );
}
