import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { hasDataSource, usualDataSource } from '../application/usualDataSource.ts';
import { editConfig } from '../modelConfig.ts';
import type { ModelEntry, Project } from '../project.ts';
import { describeNonText } from './describeNonText.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';

const code = 'unknown-data-source';

/** A model whose data source is missing from the opened datasources.json, or whose entry in model-config is not valid. */
export const unknownDataSource: ProblemRule = {
  code,
  find: (project) =>
    project.models.flatMap((entry) => {
      const configured = entryOf(project, entry.definition.name);
      if (!isJsonObject(configured))
        return configured ? [createEntryProblem(project, entry, configured)] : [];
      const source = configured['dataSource'];
      if (!source) return [];
      if (typeof source !== 'string') return [createNotTextProblem(project, entry, source)];
      return hasDataSource(project, source) === false ? [createProblem(project, entry, source)] : [];
    }),
};

const entryOf = ({ modelConfig }: Project, name: string) =>
  getOwn<JsonValue | undefined>(modelConfig?.config, name);

/** LoopBack reads no members of an entry that is not an object. */
function createEntryProblem(
  project: Project,
  { id, definition: { name } }: ModelEntry,
  value: JsonValue,
): Problem {
  const valueText = describeNonText(value) ?? 'text';
  return {
    code,
    severity: 'warning',
    place: { modelId: id },
    message: `model-config.json has ${valueText} where the entry of ${name} belongs: LoopBack gives ${name} no data source.`,
    why: 'Its rows are not stored anywhere, and relations that lead to it are left out without an error.',
    advice: `Write an object such as {"dataSource": "db"} for ${name} in model-config.json.`,
    fix: fixOf(name, usualDataSource(project)),
  };
}

function createNotTextProblem(
  project: Project,
  { id, definition: { name } }: ModelEntry,
  source: JsonValue,
): Problem {
  return {
    code,
    severity: 'error',
    place: { modelId: id },
    message: `model-config.json gives ${name} ${describeNonText(source)} as its data source: LoopBack does not boot.`,
    why: 'One model with an unknown data source keeps the whole application from starting.',
    advice: `Give ${name} the name of a data source as text in model-config.json.`,
    fix: fixOf(name, usualDataSource(project)),
  };
}

function createProblem(project: Project, { id, definition: { name } }: ModelEntry, source: string): Problem {
  const usual = usualDataSource(project);
  return {
    code,
    severity: 'error',
    place: { modelId: id },
    message: `model-config.json puts ${name} into the data source "${source}", which datasources.json does not have: unless code creates it, LoopBack does not boot.`,
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
      const kept = isJsonObject(entry) ? entry : {};
      return entry
        ? editConfig(project, (config) => ({ ...config, [name]: { ...kept, dataSource } }))
        : project;
    },
  };
}
