import { isJsonObject } from '../lib/json.ts';
import { memoBy } from '../lib/memo.ts';
import { remoteCallsOf } from './endpoints.ts';
import type { ModelId, Project } from './project.ts';
import { findModel, lineageDefinitionsOf } from './projectIndex.ts';
import { settingOf } from './settings.ts';

/** Other names by which LoopBack also knows a method (loopback/lib/persisted-model.js). */
const aliases: Readonly<Record<string, readonly string[]>> = {
  patchOrCreate: ['upsert', 'updateOrCreate'],
  upsertWithWhere: ['patchOrCreateWithWhere'],
  updateAll: ['update'],
  deleteById: ['destroyById', 'removeById'],
  patchAttributes: ['updateAttributes'],
};

/**
 * Lists the names by which access rules know the methods of a model: those that can
 * be called by REST, of the model, of its scopes and relations, and in `methods` of its file.
 */
export function remoteMethodNames(project: Project, modelId: ModelId): readonly string[] {
  return namesIn(project)(modelId);
}

const namesIn = memoBy(
  ({ models }: Project) => models,
  (project) => {
    const known = new Map<ModelId, readonly string[]>();
    return (modelId: ModelId): readonly string[] => {
      const names = known.get(modelId) ?? listNames(project, modelId);
      known.set(modelId, names);
      return names;
    };
  },
);

function listNames(project: Project, modelId: ModelId): readonly string[] {
  const entry = findModel(project, modelId);
  if (entry === null) return [];
  const lineage = lineageDefinitionsOf(project, entry.definition);
  const called = remoteCallsOf(project, entry).map(nameOf);
  const declared = lineage.flatMap((definition) => {
    const methods = settingOf(definition, 'methods');
    return isJsonObject(methods) ? Object.keys(methods).map(nameOf) : [];
  });
  const all = [...called, ...declared];
  return [...new Set(all.flatMap((name) => [name, ...(aliases[name] ?? [])]))];
}

/** `prototype.pay(data)` → `pay` */
const nameOf = (call: string): string => call.replace(/^prototype\./, '').replace(/\(.*$/, '');
