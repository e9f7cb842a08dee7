import { countOf } from '../../lib/countOf.ts';
import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn, hasOwn } from '../../lib/own.ts';
import { libraryModel } from '../builtins.ts';
import { editConfig, withoutModels } from '../modelConfig.ts';
import type { ModelConfigEntry, Project } from '../project.ts';
import type { Problem, ProblemRule } from './problem.ts';

const code = 'missing-file';

/**
 * Models that model-config lists but that have no file, reported once, at the
 * first model. Only reported if a package.json shows that a whole application was
 * opened: otherwise the files may just not be open here.
 */
export const missingFile: ProblemRule = {
  code,
  find: (project) => {
    const { modelConfig, models, application } = project;
    const [first] = models;
    if (!modelConfig || !first || !application?.packages || readsOtherFolders(modelConfig)) return [];
    const existing = new Set(models.map(({ definition }) => definition.name));
    for (const { modelName } of application.unread) existing.add(modelName);
    const missing = Object.keys(modelConfig.config).filter(
      (name) => name !== '_meta' && !existing.has(name) && !libraryModel(name),
    );
    return missing.length === 0 ? [] : [createProblem(first.id, missing)];
  },
};

/** Returns whether LoopBack also reads folders that are not opened: those of packages, and outside the project. */
function readsOtherFolders({ path, config }: ModelConfigEntry): boolean {
  const meta = getOwn<JsonValue | undefined>(config, '_meta');
  const sources = isJsonObject(meta) && hasOwn(meta, 'sources') ? meta['sources'] : [];
  const depth = path.split('/').length - 1;
  return !Array.isArray(sources) || sources.some((source) => !isWithin(source, depth));
}

function isWithin(source: JsonValue, depth: number): boolean {
  if (typeof source !== 'string' || /(^|\/)node_modules(\/|$)/.test(source)) return false;
  // The models of loopback itself are known here.
  if (/^loopback\//.test(source)) return true;
  const levelsUp = source.split('/').filter((segment) => segment === '..').length;
  return /^\.{1,2}\//.test(source) && levelsUp <= depth;
}

function createProblem(modelId: string, missing: readonly string[]): Problem {
  const [name = ''] = missing;
  const others = missing.length - 1;
  const more = others === 0 ? '' : ` and ${countOf(others, 'other model')}`;
  return {
    code,
    severity: 'error',
    place: { modelId },
    message: `model-config.json lists ${name}${more} without a file: LoopBack does not boot.`,
    why: `LoopBack says "Model not found: ${name}", and the whole application does not start.`,
    advice: `Add the file of ${missing.slice(0, 5).join(', ')}${others > 4 ? ', …' : ''}, or remove the entry.`,
    fix: {
      label: missing.length === 1 ? 'Remove the entry' : `Remove the ${missing.length} entries`,
      apply: (project: Project) => editConfig(project, (config) => withoutModels(config, missing)),
    },
  };
}
