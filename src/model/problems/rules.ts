import { memoByKey } from '../../lib/memo.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ModelEntry, ModelId } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A problem without the code, which the rule adds. */
export type Finding = Omit<Problem, 'code'>;

const none: readonly never[] = [];

/** Creates a rule that reads one definition and nothing else, so its result is reused while the definition is the same. */
export function definitionRule(
  code: string,
  find: (definition: ModelDefinition, modelId: ModelId) => readonly Finding[],
): ProblemRule {
  // One entry for each definition, not for each model that has it, because every rule has such a map.
  const known = new WeakMap<
    ModelDefinition,
    { readonly modelId: ModelId; readonly problems: readonly Problem[] }
  >();
  const findIn = ({ id, definition }: ModelEntry): readonly Problem[] => {
    const earlier = known.get(definition);
    if (earlier?.modelId === id) return earlier.problems;
    const problems = withCode(code, find(definition, id));
    known.set(definition, { modelId: id, problems });
    return problems;
  };
  return { code, find: (project) => project.models.flatMap(findIn) };
}

/** Creates a rule that reads one relation and what LoopBack derives from it, and nothing else. */
export function relationRule(
  code: string,
  find: (relation: ResolvedRelation) => readonly Finding[],
): ProblemRule {
  const findIn = memoByKey((relation: ResolvedRelation) => withCode(code, find(relation)));
  return { code, find: (project) => allRelations(project).flatMap(findIn) };
}

/** Returns the place of a relation, so that the page can jump to it. */
export function relationPlace({ ref }: ResolvedRelation, key?: string) {
  return { modelId: ref.modelId, relation: ref.name, ...(key === undefined ? {} : { key }) };
}

/** Returns the title of a relation: `Customer.orders`. */
export function titleOf({ owner, ref }: ResolvedRelation): string {
  return `${owner.definition.name}.${ref.name}`;
}

function withCode(code: string, findings: readonly Finding[]): readonly Problem[] {
  return findings.length === 0 ? none : findings.map((finding) => ({ code, ...finding }));
}
