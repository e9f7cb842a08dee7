/** What an exported application needs beside the files of the project. */
import { isJsonObject } from '../../lib/json.ts';
import { hasOwn } from '../../lib/own.ts';
import {
  dataSourceOf,
  findModelByName,
  folderOf,
  lineageDefinitionsOf,
  modelConfigPath,
  type Project,
  settingOf,
  userModelsIn,
} from '../../model/index.ts';

/** A folder that shells, npm and Docker read as it is. A project may come from anyone, and its path is in their commands. */
const plainFolder = /^\w[\w.-]*(?:\/\w[\w.-]*)*$/;

/** The folder of model-config, where loopback-boot looks for everything else; `server` where a command could not name it. */
export function serverFolderOf({ modelConfig }: Project): string {
  const folder = folderOf(modelConfig?.path ?? modelConfigPath);
  return plainFolder.test(folder) ? folder : 'server';
}

/** Whether the design says who may do what, or has users: LoopBack enforces ACLs only if it is told to. */
export function needsAccessRules(project: Project): boolean {
  const { config = {} } = project.modelConfig ?? {};
  return (
    ['User', 'AccessToken', 'ACL'].some((name) => hasOwn(config, name)) ||
    userModelsIn(project).length > 0 ||
    project.models.some(({ definition }) => {
      const acls = settingOf(definition, 'acls');
      return Array.isArray(acls) && acls.length > 0;
    })
  );
}

/** The models of LoopBack without which it does not enforce ACLs. */
export const authenticationModels = ['User', 'AccessToken', 'ACL', 'Role', 'RoleMapping'] as const;

/** The models that an application creates because it enforces ACLs, and neither it nor a model of its own is attached. */
export function createdAuthenticationModels(project: Project): readonly string[] {
  if (!needsAccessRules(project)) return [];
  const attached = project.models.filter(({ definition }) => dataSourceOf(project, definition.name) !== null);
  const lines = attached.flatMap(({ definition }) => lineageDefinitionsOf(project, definition));
  const there = new Set(lines.map(({ name }) => name));
  return authenticationModels.filter((name) => !there.has(name) && !hasDataSource(project, name));
}

const hasDataSource = (project: Project, name: string): boolean =>
  project.modelConfig !== null && dataSourceOf(project, name) !== null;

/** The mixins that models name and the project does not have: LoopBack ends without them. A model can be a mixin, too. */
export function missingMixins(project: Project): readonly string[] {
  const named = project.models.flatMap(({ definition }) => {
    const mixins = settingOf(definition, 'mixins');
    return isJsonObject(mixins) ? Object.keys(mixins).filter((name) => mixins[name] !== false) : [];
  });
  return [...new Set(named)].filter((name) => findModelByName(project, name) === null);
}

const requirePattern = /\brequire\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Modules that every application has. */
const included = new Set(
  (
    'assert async_hooks buffer child_process crypto dns events fs http https net os path querystring ' +
    'stream string_decoder timers tls url util zlib loopback'
  ).split(' '),
);

/** What the scripts of models require and the application does not have: packages and files, each once. */
export function missingModules(project: Project): readonly string[] {
  const found = project.models.flatMap(({ script = '' }) =>
    [...script.matchAll(requirePattern)].flatMap((match) => match[1] ?? []),
  );
  return [...new Set(found)].filter((name) => !name.startsWith('node:') && !included.has(name)).toSorted();
}
