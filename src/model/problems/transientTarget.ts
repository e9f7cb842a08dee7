import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { isTransient } from '../application/transientSource.ts';
import { usualDataSource } from '../application/usualDataSource.ts';
import { editConfig } from '../modelConfig.ts';
import type { Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/** A relation that finds by id the rows, or the links, of a model whose data source stores nothing. */
export const transientTarget: ProblemRule = {
  code: 'transient-target',
  find: (project) =>
    allRelations(project).flatMap((relation): readonly Problem[] => {
      const { kind, owner, target, through, isSetUp } = relation;
      if (!kind || kind.isEmbedding || !isSetUp || isTransient(project, owner.definition.name)) return [];
      const lost = [through, target].find((entry) => entry && isTransient(project, entry.definition.name));
      return lost ? [createProblem(project, relation, lost.definition.name)] : [];
    }),
};

function createProblem(project: Project, relation: ResolvedRelation, name: string): Problem {
  const title = titleOf(relation);
  const isLink = name !== relation.targetName;
  const usual = usualDataSource(project);
  return {
    code: 'transient-target',
    severity: 'warning',
    place: relationPlace(relation, isLink ? 'through' : 'model'),
    message: `model-config.json puts ${name} into a data source that stores nothing: what ${title} creates is lost.`,
    why: `${title} finds no ${isLink ? 'links' : 'rows'} when it reads them again, and LoopBack reports nothing.`,
    advice: `Put ${name} into a data source that stores rows, or embed it.`,
    fix: fixOf(name, usual),
  };
}

function fixOf(name: string, dataSource: string): ProblemFix {
  return {
    label: `Put ${name} into "${dataSource}"`,
    apply: (project) =>
      editConfig(project, (config) => {
        const entry = getOwn<JsonValue | undefined>(config, name);
        return isJsonObject(entry) ? { ...config, [name]: { ...entry, dataSource } } : config;
      }),
  };
}
