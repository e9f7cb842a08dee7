import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn, withKey } from '../../lib/own.ts';
import { bootedModels, isAttached } from '../bootedModels.ts';
import { builtInModel } from '../builtins.ts';
import type { ModelConfig } from '../definition.ts';
import { editConfig } from '../modelConfig.ts';
import type { Project } from '../project.ts';
import { findModelByName } from '../projectIndex.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { givenName } from '../settings.ts';
import type { Problem, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

/**
 * A relation to or through a model that model-config gives no data source:
 * LoopBack waits for it, and leaves the relation out without an error. Models
 * of the project that model-config does not list have their own rule.
 */
export const unattachedModel: ProblemRule = {
  code: 'unattached-model',
  find: (project) => {
    const booted = bootedModels(project);
    if (!booted) return [];
    return allRelations(project)
      .filter(({ owner, isSetUp }) => isSetUp && booted.related.has(owner.definition))
      .flatMap((relation) => {
        const name = [relation.targetName, givenName(relation.definition.through)].find(
          (candidate) => candidate !== null && isWaitedFor(project, candidate, booted.created),
        );
        return name ? [createProblem(project, relation, name)] : [];
      });
  },
};

function isWaitedFor(project: Project, name: string, made: ReadonlySet<unknown>): boolean {
  if (isAttached(project, name)) return false;
  const own = findModelByName(project, name);
  return own ? made.has(own.definition) : builtInModel(name) !== undefined;
}

function createProblem(project: Project, relation: ResolvedRelation, name: string): Problem {
  const isListed = Boolean(entryOf(project.modelConfig?.config, name));
  return {
    code: 'unattached-model',
    severity: 'error',
    place: relationPlace(relation, name === relation.targetName ? 'model' : 'through'),
    message: isListed
      ? `model-config.json gives ${name} no data source, so LoopBack leaves ${titleOf(relation)} out without an error.`
      : `model-config.json does not list ${name}, so LoopBack leaves ${titleOf(relation)} out without an error.`,
    why: 'The relation is undefined in code, an include of it fails, and its REST routes are missing.',
    advice: `Give ${name} a data source in model-config.json.`,
    fix: {
      label: `Give ${name} a data source`,
      apply: (current) => editConfig(current, (config) => withDataSource(config, name)),
    },
  };
}

const entryOf = (config: ModelConfig | undefined, name: string) =>
  getOwn<JsonValue | undefined>(config, name);

/** LoopBack's own models are not served unless their entry says so. */
function withDataSource(config: ModelConfig, name: string): ModelConfig {
  const entry = entryOf(config, name);
  const listed: JsonObject = isJsonObject(entry) ? entry : { public: false };
  return withKey<JsonValue | undefined>(config, name, { ...listed, dataSource: 'db' }) as ModelConfig;
}
