import { memoByKey } from '../../lib/memo.ts';
import { getOwn } from '../../lib/own.ts';
import {
  findJoinModels,
  findModel,
  findModelByName,
  libraryModel,
  type ModelDefinition,
  type ModelEntry,
  modelConfigPath,
  newModelConfig,
  type Project,
} from '../../model/index.ts';
import { authenticationSource, dataSourcesOf } from '../application/dataSources.ts';
import { createdAuthenticationModels } from '../loopback3/designFacts.ts';

/**
 * Returns a project with every model that its application has at run time: those
 * of LoopBack that its model-config names, and the join models that LoopBack
 * creates for many to many relations. For schemas; it is never stored.
 */
export const withCreatedModels: (project: Project) => Project = memoByKey((project) =>
  withJoinModels(inBootOrder(addLibraryModels(withAuthentication(withModelConfig(project))))),
);

/** Without a model-config, the export writes one. */
function withModelConfig(project: Project): Project {
  if (project.modelConfig) return project;
  return {
    ...project,
    modelConfig: { path: modelConfigPath, config: newModelConfig(project), source: null },
  };
}

/** An application that enforces ACLs stores users, tokens and roles. */
function withAuthentication(project: Project): Project {
  const names = createdAuthenticationModels(project);
  const { modelConfig } = project;
  if (names.length === 0 || !modelConfig) return project;
  const dataSource = authenticationSource(project, dataSourcesOf(project));
  const entries = names.map((name) => [name, { dataSource, public: false }] as const);
  const config = { ...modelConfig.config, ...Object.fromEntries(entries) };
  return { ...project, modelConfig: { ...modelConfig, config } };
}

/** Adds the models of LoopBack, and of known packages, that model-config names. */
function addLibraryModels(project: Project): Project {
  const added = Object.keys(project.modelConfig?.config ?? {}).flatMap((name): readonly ModelEntry[] => {
    const definition = libraryModel(name);
    return definition === undefined || findModelByName(project, name) ? [] : [entryOf(definition)];
  });
  return added.length === 0 ? project : { ...project, models: [...project.models, ...added] };
}

/** Sorts the models as LoopBack attaches them: the order decides the names of join models. */
function inBootOrder(project: Project): Project {
  const turns = new Map(Object.keys(project.modelConfig?.config ?? {}).map((name, index) => [name, index]));
  const turnOf = ({ definition }: ModelEntry): number => turns.get(definition.name) ?? turns.size;
  return { ...project, models: project.models.toSorted((one, other) => turnOf(one) - turnOf(other)) };
}

function withJoinModels(project: Project): Project {
  const joins = [...findJoinModels(project).values()];
  const { modelConfig } = project;
  if (joins.length === 0 || !modelConfig) return project;
  const entries = joins.map(({ name, ownerId }) => {
    const owner = findModel(project, ownerId)?.definition.name ?? '';
    const config = getOwn(modelConfig.config, owner);
    return [name, { ...(typeof config === 'object' ? config : {}), public: false }] as const;
  });
  return {
    ...project,
    // First, because LoopBack creates them with the relation and not after it.
    models: [...joins.map(({ name }) => entryOf({ name, base: 'Model' })), ...project.models],
    modelConfig: {
      ...modelConfig,
      config: { ...modelConfig.config, ...Object.fromEntries(entries) },
    },
  };
}

const CREATED = 'created:';

/** Whether no file of the project declares a model. */
export const isCreated = ({ id, path }: ModelEntry): boolean => path === '' && id.startsWith(CREATED);

const entryOf = (definition: ModelDefinition): ModelEntry => ({
  id: `${CREATED}${definition.name}`,
  path: '',
  definition,
  source: null,
});
