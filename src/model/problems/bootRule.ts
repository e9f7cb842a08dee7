import { type BootedModels, bootedModels, isAttached } from '../bootedModels.ts';
import type { Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** The words in the message of every problem of a boot rule; they are replaced if LoopBack boots in spite of it. */
export const noBoot = 'LoopBack does not boot';

/**
 * The step at which LoopBack fails: while it creates a model, while it sets up the
 * relations of a model with a data source, or while it sets up one whose
 * target and through model have data sources as well.
 */
export type BootStep = 'create' | 'relate' | 'link';

/**
 * Creates a rule for problems that keep LoopBack from booting. LoopBack does boot
 * if model-config skips the failing step for the model: then the problem is a
 * warning that says which entry of model-config would make the boot fail.
 */
export function bootRule(step: BootStep, rule: ProblemRule): ProblemRule {
  return {
    code: rule.code,
    find: (project) => {
      const problems = rule.find(project);
      const booted = problems.length === 0 ? null : bootedModels(project);
      return booted ? problems.map((problem) => withBootVerdict(project, booted, step, problem)) : problems;
    },
  };
}

function withBootVerdict(project: Project, booted: BootedModels, step: BootStep, problem: Problem): Problem {
  // Some rules find other problems too, which do not depend on the boot.
  if (!problem.message.includes(noBoot)) return problem;
  const missing = missingIn(project, booted, step, problem);
  if (missing === null) return problem;
  return {
    ...problem,
    severity: 'warning',
    message: problem.message.replace(noBoot, `LoopBack would not boot if model-config.json ${missing}`),
  };
}

/** Returns the entry of model-config that would make the boot fail; null if it fails already. */
function missingIn(project: Project, booted: BootedModels, step: BootStep, problem: Problem): string | null {
  const { modelId, relation } = problem.place;
  const definition = findModel(project, modelId)?.definition;
  if (!definition) return null;
  if (!booted.created.has(definition)) return `listed ${definition.name}`;
  if (step === 'create') return null;
  if (!booted.related.has(definition)) return `gave ${definition.name} a data source`;
  if (step === 'relate' || relation === undefined) return null;
  const resolved = resolveRelation(project, { modelId, name: relation });
  const without = [resolved?.targetName, resolved?.throughName].find(
    (name) => typeof name === 'string' && !isAttached(project, name),
  );
  return without === undefined ? null : `gave ${without} a data source`;
}
