import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import { embeddedOnlyChanges } from '../embedding.ts';
import { isIdForced } from '../forcedId.ts';
import { editConfig } from '../modelConfig.ts';
import type { ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import type { Command } from './command.ts';
import { setModelSetting } from './setModelSetting.ts';

export interface StoreOnlyEmbeddedArguments {
  readonly modelId: ModelId;
}

/**
 * Declares a model whose rows exist only inside those of others as LoopBack asks:
 * `base: "Model"`, in a data source that stores nothing where the application has
 * one. That data source gives every item an id, so `forceId` becomes false: with a
 * forced id LoopBack refuses to save the row around it.
 */
export const storeOnlyEmbedded: Command<StoreOnlyEmbeddedArguments> = (project, { modelId }) => {
  const entry = findModel(project, modelId);
  const changes = entry && embeddedOnlyChanges(project, entry);
  if (entry === null || changes === null) return project;
  const { dataSource } = changes;
  const based = changes.base ? setModelSetting(project, { modelId, key: 'base', value: 'Model' }) : project;
  if (dataSource === null) return based;
  const moved = withDataSource(based, entry.definition.name, dataSource);
  return isIdForced(moved, findModel(moved, modelId)?.definition ?? entry.definition)
    ? setModelSetting(moved, { modelId, key: 'forceId', value: false })
    : moved;
};

function withDataSource(project: Project, name: string, dataSource: string): Project {
  return editConfig(project, (config) => {
    const entry = getOwn<JsonValue | undefined>(config, name);
    return { ...config, [name]: { ...(isJsonObject(entry) ? entry : {}), dataSource } };
  });
}
