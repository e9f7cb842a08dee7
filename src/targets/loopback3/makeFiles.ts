import { exportFiles, modelConfigPath, type Project, printModelConfig } from '../../model/index.ts';
import { composeFile, dockerFile } from '../application/containerFiles.ts';
import { migrateDatabaseFile, storeRowsFile } from '../application/databaseFiles.ts';
import { type AppDataSources, authenticationSource } from '../application/dataSources.ts';
import { printRows } from '../application/seedRows.ts';
import { scriptPath } from '../files/projectFiles.ts';
import type { Rows, TargetFile, TextFile } from '../target.ts';
import { databasesFile, localDataSourcesFile, seedFile } from './databaseFiles.ts';
import { missingMixins, needsAccessRules, serverFolderOf } from './designFacts.ts';
import type { LoopBack3Options } from './options.ts';
import { containerPlan, dockerIgnoreFile, ignoreFile, printPackage } from './packageFiles.ts';
import { printDataSources } from './printDataSources.ts';
import { printReadme } from './readme.ts';
import { migrateFile, schemaFile } from './schemaFiles.ts';
import {
  authenticationFile,
  componentConfigFile,
  configFile,
  healthFile,
  logErrorsFile,
  middlewareFile,
  mixinStub,
  rootFile,
  serverFile,
} from './serverFiles.ts';

/** What the files of an application are made from. */
export interface ApplicationPlan {
  readonly project: Project;
  readonly options: LoopBack3Options;
  readonly dataSources: AppDataSources;
  /** The sample rows, owners first. */
  readonly seed: Rows;
  readonly warnings: readonly string[];
}

/** Makes the files one by one. A file of the project counts where a made one has the same path. */
export function* makeFiles(plan: ApplicationPlan): Generator<TargetFile> {
  const taken = new Set<string>();
  for (const make of [filesOfProject, filesAround]) {
    for (const file of make(plan)) {
      if (taken.has(file.path)) continue;
      taken.add(file.path);
      yield { ...file, mediaType: mediaTypeOf(file.path) };
    }
  }
}

const mediaTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  yaml: 'application/yaml',
};

const mediaTypeOf = (path: string): string =>
  mediaTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain';

type UntypedFile = Omit<TargetFile, 'mediaType'>;

const asFile = ({ path, text }: TextFile): UntypedFile => ({ path, pieces: [text] });

/** Model files and model-config byte for byte, and the scripts beside models. */
function* filesOfProject({ project }: ApplicationPlan): Generator<UntypedFile> {
  const configPath = project.modelConfig?.path ?? modelConfigPath;
  const place = (path: string): string =>
    path === configPath ? `${serverFolderOf(project)}/model-config.json` : path;
  yield* exportFiles(project).map(({ path, text }) => asFile({ path: place(path), text }));
  for (const entry of project.models)
    if (entry.script !== undefined) yield asFile({ path: scriptPath(entry), text: entry.script });
  // Where the project's own could not be read.
  const config = printModelConfig(project);
  if (config !== null) yield asFile({ path: place(configPath), text: config });
}

function* filesAround(plan: ApplicationPlan): Generator<UntypedFile> {
  const { project, options, dataSources, seed } = plan;
  const server = serverFolderOf(project);
  const hasRows = Object.keys(seed).length > 0;
  yield asFile({ path: 'README.md', text: printReadme({ ...plan, hasRows }) });
  yield asFile({ path: 'package.json', text: printPackage(project, options, server) });
  const seedPath = 'data/seed.json';
  if (hasRows) yield { path: seedPath, pieces: printRows(seed) };
  const up = '../'.repeat(server.split('/').length);
  const files: Readonly<Record<string, string>> = {
    'server.js': serverFile,
    'config.json': configFile(options.port),
    'datasources.json': printDataSources(dataSources),
    'datasources.local.js': localDataSourcesFile,
    'middleware.json': middlewareFile,
    'middleware/errors.js': logErrorsFile,
    'component-config.json': componentConfigFile,
    'databases.js': databasesFile,
    'prepare-schema.js': schemaFile,
    'migrate-database.js': migrateDatabaseFile,
    'migrate.js': migrateFile,
    'store-rows.js': storeRowsFile(`${up}${seedPath}`),
    'seed.js': seedFile,
    'boot/health.js': healthFile,
    'boot/root.js': rootFile,
    ...(needsAccessRules(project)
      ? { 'boot/authentication.js': authenticationFile(authenticationSource(project, dataSources)) }
      : {}),
  };
  for (const [path, text] of Object.entries(files)) yield asFile({ path: `${server}/${path}`, text });
  for (const [index, name] of missingMixins(project).entries()) {
    // The name of the mixin is in the .json: the name of the file could not hold every one.
    yield asFile({ path: `${server}/mixin-stubs/mixin${index + 1}.js`, text: mixinStub(name) });
    yield asFile({
      path: `${server}/mixin-stubs/mixin${index + 1}.json`,
      text: `${JSON.stringify({ name }, null, 2)}\n`,
    });
  }
  yield* containerFiles(plan, server);
}

function* containerFiles({ options }: ApplicationPlan, server: string): Generator<UntypedFile> {
  yield asFile({ path: '.gitignore', text: ignoreFile });
  yield asFile({ path: '.dockerignore', text: dockerIgnoreFile });
  yield asFile({ path: 'Dockerfile', text: dockerFile(containerPlan(options, server)) });
  for (const database of options.databases)
    yield asFile({
      path: `compose.${database}.yaml`,
      text: composeFile(database, containerPlan(options, server)),
    });
}
