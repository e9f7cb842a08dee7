import { withArticle } from '../../lib/withArticle.ts';
import { isTransient } from '../application/transientSource.ts';
import { type Embedding, embeddingsIn, isPersistent, optionsOf } from '../embedding.ts';
import { isIdForced } from '../forcedId.ts';
import type { ModelEntry, Project } from '../project.ts';
import { fixSetting } from './fixes.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { titleOf } from './rules.ts';

/**
 * An embedded model whose id is forced: LoopBack validates the items with their
 * owner as if they were new rows, and refuses an id that they have already.
 */
export const forcedEmbeddedId: ProblemRule = {
  code: 'forced-embedded-id',
  find: (project) =>
    project.models.flatMap((entry): readonly Problem[] => {
      const relation = embeddingsIn(project, entry.id).find((each) => isRefused(project, each));
      return relation && isIdForced(project, entry.definition) ? [createProblem(entry, relation)] : [];
    }),
};

/** An embedded list gives its items ids; a single item gets one only from its own store. */
function isRefused(project: Project, relation: Embedding): boolean {
  const { kind, target } = relation;
  if (optionsOf(relation)['validate'] === false) return false;
  return kind.isMultiple || isPersistent(relation) || isTransient(project, target.definition.name);
}

function createProblem({ id, definition: { name } }: ModelEntry, relation: Embedding): Problem {
  const owner = relation.owner.definition.name;
  return {
    code: 'forced-embedded-id',
    severity: 'warning',
    place: { modelId: id, key: 'forceId' },
    message: `The id of ${name} is forced: once ${titleOf(relation)} holds ${withArticle(name)}, LoopBack refuses to save the ${owner} again, because the "id" of the item "can't be set".`,
    why: `save, updateAttributes and replaceById of the ${owner} fail, whatever they change.`,
    advice: `Set "forceId" to false in ${name}.`,
    fix: fixSetting('Set "forceId" to false', id, 'forceId', false),
  };
}
