import { countOf } from '../../lib/countOf.ts';
import { bootedModels } from '../bootedModels.ts';
import { folderOf, sourceFolders } from '../files/sourceFolders.ts';
import { sourceOf, withSourceFolder } from '../files/withSourceFolder.ts';
import { editConfig } from '../modelConfig.ts';
import type { ModelConfigEntry, ModelEntry, Project } from '../project.ts';
import type { Problem, ProblemRule } from './problem.ts';

const code = 'unfound-model';

/** Models whose files are in folders that LoopBack does not read, reported once for each folder. */
export const unfoundModel: ProblemRule = {
  code,
  find: (project) => {
    const { modelConfig } = project;
    const folders = modelConfig && sourceFolders(modelConfig);
    const created = bootedModels(project)?.created;
    if (!modelConfig || !folders || !created) return [];
    const isFound = ({ path }: ModelEntry): boolean => folders.includes(folderOf(path));
    const found = new Set(project.models.filter(isFound).map(({ definition }) => definition.name));
    const byFolder = new Map<string, ModelEntry[]>();
    for (const entry of project.models) {
      if (!created.has(entry.definition) || found.has(entry.definition.name)) continue;
      const folder = folderOf(entry.path);
      byFolder.set(folder, [...(byFolder.get(folder) ?? []), entry]);
    }
    return [...byFolder].flatMap(([folder, entries]) => createProblems(modelConfig, folder, entries));
  },
};

function createProblems(
  { path }: ModelConfigEntry,
  folder: string,
  [first, ...others]: readonly ModelEntry[],
): readonly Problem[] {
  if (!first) return [];
  const { name } = first.definition;
  const count = others.length;
  const more = count === 0 ? '' : ` and ${countOf(count, 'other model')}`;
  const source = sourceOf(path, folder);
  return [
    {
      code,
      severity: 'error',
      place: { modelId: first.id },
      message: `LoopBack does not search ${folder || 'the folder of the project'} for ${name}${more}: it does not boot.`,
      why: `"_meta.sources" of model-config.json does not name the folder, so LoopBack says "Model not found: ${name}".`,
      advice: `Add "${source}" to "_meta.sources".`,
      fix: { label: `Add "${source}"`, apply: (project) => withFolder(project, path, folder) },
    },
  ];
}

function withFolder(project: Project, configPath: string, folder: string): Project {
  return editConfig(project, (config) => {
    const meta = withSourceFolder(configPath, config['_meta'], folder);
    return '_meta' in config ? { ...config, _meta: meta } : { _meta: meta, ...config };
  });
}
