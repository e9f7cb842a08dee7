import { countOf } from '../../lib/countOf.ts';
import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn, hasOwn } from '../../lib/own.ts';
import { libraryModel } from '../builtins.ts';
import { editConfig, withoutModels } from '../modelConfig.ts';
import type { ModelConfigEntry, Project } from '../project.ts';
import type { Problem, ProblemRule } from './problem.ts';

const code = 'missing-file';

/**
 * Models that model-config lists and that have no file, reported once, at
 * the first model. Only where a whole application was opened, which its
 * package.json tells: otherwise the files may just not be open here.
 */
export const missingFile: ProblemRule = {
  code,
  find: (project) => {
    const { modelConfig, models, application } = project;
    const [first] = models;
    if (!modelConfig || !first || !application?.packages || looksElsewhere(modelConfig)) return [];
    const there = new Set(models.map(({ definition }) => definition.name));
    for (const { modelName } of application.unread) there.add(modelName);
    const missing = Object.keys(modelConfig.config).filter(
      (name) => name !== '_meta' && !there.has(name) && !libraryModel(name),
    );
    return missing.length === 0 ? [] : [describe(first.id, missing)];
  },
};

/** Whether LoopBack looks into folders that are not opened: those of packages, and outside of the project. */
function looksElsewhere({ path, config }: ModelConfigEntry): boolean {
  const meta = getOwn<JsonValue | undefined>(config, '_meta');
  const sources = isJsonObject(meta) && hasOwn(meta, 'sources') ? meta['sources'] : [];
  const depth = path.split('/').length - 1;
  return !Array.isArray(sources) || sources.some((source) => !isWithin(source, depth));
}

function isWithin(source: JsonValue, depth: number): boolean {
  if (typeof source !== 'string' || /(^|\/)node_modules(\/|$)/.test(source)) return false;
  // What loopback itself brings is known here.
  if (/^loopback\//.test(source)) return true;
  const ups = source.split('/').filter((segment) => segment === '..').length;
  return /^\.{1,2}\//.test(source) && ups <= depth;
}

function describe(modelId: string, missing: readonly string[]): Problem {
  const [name = ''] = missing;
  const others = missing.length - 1;
  const more = others === 0 ? '' : ` and ${countOf(others, 'other model')}`;
  return {
    code,
    severity: 'error',
    place: { modelId },
    message: `model-config.json lists ${name}${more} without a file: LoopBack does not boot.`,
    why: `It says "Model not found: ${name}", and the whole application does not start.`,
    advice: `Add the file of ${missing.slice(0, 5).join(', ')}${others > 4 ? ', …' : ''}, or remove the entry.`,
    fix: {
      label: missing.length === 1 ? 'Remove the entry' : `Remove the ${missing.length} entries`,
      apply: (project: Project) => editConfig(project, (config) => withoutModels(config, missing)),
    },
  };
}
