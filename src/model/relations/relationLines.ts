import { runAtOnce } from '../../lib/slices.ts';
import type { Project } from '../project.ts';
import { inversesOf } from './inverse.ts';
import { keyUseGroupOf, keyUsesOf } from './keyUses.ts';
import { allRelations } from './projectRelations.ts';
import type { ResolvedRelation } from './relationKind.ts';

/**
 * One line of a picture: a relation, and the one that leads back between the
 * same two models by the same key or keys.
 */
export interface RelationLine {
  /** The hasMany or hasOne of a pair; of two through relations the earlier one. */
  readonly relation: ResolvedRelation;
  /** null if no relation leads back, or if the one that does is on the line of a twin. */
  readonly inverse: ResolvedRelation | null;
}

/**
 * Joins the relations of a project into lines, in their order: each relation is
 * on one line. Of twins that use one key, the first shares its line with the
 * relation that leads back. The same list for the same relations, and the same
 * line while its relations are the same.
 */
export const relationLines = (project: Project): readonly RelationLine[] =>
  runAtOnce(relationLinesInSteps(project));

/** Not a memo, because the lines may be joined in steps. */
const joinedLines = new WeakMap<readonly ResolvedRelation[], readonly RelationLine[]>();

/** Relations per step. */
const AT_ONCE = 200;

/** The same in steps: for tens of thousands of relations it takes longer than a task may. */
export function* relationLinesInSteps(project: Project): Generator<undefined, readonly RelationLine[]> {
  const relations = allRelations(project);
  const known = joinedLines.get(relations);
  if (known !== undefined) return known;
  const lines = yield* joinLines(project, relations);
  joinedLines.set(relations, lines);
  return lines;
}

function* joinLines(
  project: Project,
  relations: readonly ResolvedRelation[],
): Generator<undefined, readonly RelationLine[]> {
  yield* prepareKeyUses(relations);
  const joined = new Set<ResolvedRelation>();
  const lines: RelationLine[] = [];
  for (const [index, relation] of relations.entries()) {
    if (index % AT_ONCE === 0) yield;
    if (joined.has(relation)) continue;
    const inverse =
      inversesOf(project, relation).find(
        (other) => !joined.has(other) && areBetweenSameModels(relation, other),
      ) ?? null;
    joined.add(relation);
    if (inverse !== null) joined.add(inverse);
    lines.push(toLine(relation, inverse));
  }
  return lines;
}

/** What all uses together would otherwise compute in one step. */
function* prepareKeyUses(relations: readonly ResolvedRelation[]): Generator<undefined, void> {
  for (const [index, relation] of relations.entries()) {
    keyUsesOf(relation).forEach(keyUseGroupOf);
    if (index % AT_ONCE === 0) yield;
  }
}

/** Two models may have one name, by which a key points at both. */
function areBetweenSameModels(one: ResolvedRelation, other: ResolvedRelation): boolean {
  return one.owner.id === other.target?.id && other.owner.id === one.target?.id;
}

/** The last line of each relation, reused while its inverse is the same. */
const known = new WeakMap<ResolvedRelation, RelationLine>();

function toLine(one: ResolvedRelation, other: ResolvedRelation | null): RelationLine {
  const isTurned = other !== null && one.kind?.keyOn === 'owner';
  const [relation, inverse] = isTurned ? [other, one] : [one, other];
  const before = known.get(relation);
  if (before?.inverse === inverse) return before;
  const line = { relation, inverse };
  known.set(relation, line);
  return line;
}

/** Returns the one or two relations of a line. */
export function sidesOf({
  relation,
  inverse,
}: RelationLine): readonly [ResolvedRelation, ...ResolvedRelation[]] {
  return inverse === null ? [relation] : [relation, inverse];
}
