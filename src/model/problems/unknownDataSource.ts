import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { hasDataSource, usualDataSource } from '../application/usualDataSource.ts';
import { editConfig } from '../modelConfig.ts';
import type { ModelEntry, Project } from '../project.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';

const code = 'unknown-data-source';

/** A model in a data source that the opened datasources.json does not have. */
export const unknownDataSource: ProblemRule = {
  code,
  find: (project) =>
    project.models.flatMap((entry) => {
      const source = entryOf(project, entry.definition.name)?.['dataSource'];
      if (typeof source !== 'string' || source === '') return [];
      return hasDataSource(project, source) === false ? [describe(project, entry, source)] : [];
    }),
};

function entryOf({ modelConfig }: Project, name: string) {
  const entry = getOwn<JsonValue | undefined>(modelConfig?.config, name);
  return isJsonObject(entry) ? entry : undefined;
}

function describe(project: Project, { id, definition: { name } }: ModelEntry, source: string): Problem {
  const usual = usualDataSource(project);
  return {
    code,
    severity: 'error',
    place: { modelId: id },
    message: `model-config.json puts ${name} into the data source "${source}", which datasources.json does not have: unless code makes it, LoopBack does not boot.`,
    why: 'One model with an unknown data source keeps the whole application from starting.',
    advice: `Add "${source}" to datasources.json, or give ${name} another data source in model-config.json.`,
    ...(hasDataSource(project, usual) ? { fix: fixOf(name, usual) } : {}),
  };
}

function fixOf(name: string, dataSource: string): ProblemFix {
  return {
    label: `Use "${dataSource}"`,
    apply: (project) => {
      const entry = entryOf(project, name);
      return entry
        ? editConfig(project, (config) => ({ ...config, [name]: { ...entry, dataSource } }))
        : project;
    },
  };
}
