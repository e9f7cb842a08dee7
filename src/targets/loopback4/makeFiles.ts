import type { Project } from '../../model/index.ts';
import { composeFile, dockerFile } from '../application/containerFiles.ts';
import { migrateDatabaseFile, storeRowsFile } from '../application/databaseFiles.ts';
import { printRows } from '../application/seedRows.ts';
import { scriptPath } from '../files/projectFiles.ts';
import type { Rows, TargetFile } from '../target.ts';
import { type AppDesign, storedModels } from './appModel.ts';
import { pascalCaseOf } from './classNames.ts';
import { partsFile } from './controllerFiles.ts';
import { crudFile, plainCrudFile } from './crudFiles.ts';
import type { LoopBack4Options } from './options.ts';
import {
  compilerSettings,
  containerPlan,
  dockerIgnoreFile,
  ignoreFile,
  printPackage,
} from './packageFiles.ts';
import { hasCircles, printApplication, printDataSource, printIndex } from './printApplication.ts';
import { printControllers } from './printControllers.ts';
import { printMigration } from './printMigration.ts';
import { printModel } from './printModel.ts';
import { printRepository } from './printRepository.ts';
import { printReadme } from './readme.ts';
import { referencesManyFile } from './referencesManyFile.ts';
import { relationControllerFile } from './relationControllerFile.ts';
import {
  databasesFile,
  healthFile,
  indexFile,
  migrateFile,
  referencesManyLaterFile,
  seedFile,
  settingsFile,
} from './serverFiles.ts';

/** What the files of an application are made from. */
export interface ApplicationPlan {
  readonly project: Project;
  readonly options: LoopBack4Options;
  readonly design: AppDesign;
  /** The sample rows, owners first. */
  readonly seed: Rows;
  readonly warnings: readonly string[];
}

type Printed = readonly [path: string, text: string];

/** Makes the files one by one. */
export function* makeFiles(plan: ApplicationPlan): Generator<TargetFile> {
  for (const print of [rootFiles, applicationFiles, modelFiles, controllerFiles, containerFiles])
    for (const [path, text] of print(plan)) yield { path, mediaType: mediaTypeOf(path), pieces: [text] };
  if (Object.keys(plan.seed).length > 0)
    yield { path: 'data/seed.json', mediaType: 'application/json', pieces: printRows(plan.seed) };
}

const mediaTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  ts: 'text/x-typescript',
  yaml: 'application/yaml',
};

const mediaTypeOf = (path: string): string =>
  mediaTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain';

function* rootFiles({ project, options, design, seed, warnings }: ApplicationPlan): Generator<Printed> {
  const hasRows = Object.keys(seed).length > 0;
  yield ['README.md', printReadme({ projectName: project.name, options, hasRows, warnings })];
  yield ['MIGRATION.md', printMigration(design, options)];
  yield ['package.json', printPackage(project.name, options)];
  yield ['tsconfig.json', compilerSettings];
  for (const entry of project.models)
    if (entry.script !== undefined) yield [`loopback3/${scriptPath(entry)}`, entry.script];
}

/** `CustomerOrdersApplication`. */
const applicationClass = ({ name }: Project): string =>
  `${pascalCaseOf(name).replace(/Application$/, '')}Application`;

function* applicationFiles({ project, options, design }: ApplicationPlan): Generator<Printed> {
  const application = applicationClass(project);
  yield ['src/index.ts', indexFile(application, options)];
  yield ['src/application.ts', printApplication(application, options)];
  yield ['src/migrate.ts', migrateFile(application)];
  yield ['src/seed.ts', seedFile(application)];
  yield ['src/databases.ts', databasesFile];
  yield ['src/database/migrate-database.js', migrateDatabaseFile];
  yield ['src/database/store-rows.js', storeRowsFile('../../data/seed.json')];
  yield ['src/datasources/settings.ts', settingsFile];
  const inMemory = design.dataSources.filter(({ connector }) => connector === 'memory');
  for (const source of design.dataSources)
    yield [`src/datasources/${source.stem}.datasource.ts`, printDataSource(source, source === inMemory[0])];
}

function* modelFiles({ design }: ApplicationPlan): Generator<Printed> {
  const stems = new Map(design.models.map(({ className, stem }) => [className, stem]));
  const stemOf = (className: string): string => stems.get(className) ?? '';
  for (const model of design.models) yield [`src/models/${model.stem}.model.ts`, printModel(model, stemOf)];
  yield ['src/models/index.ts', printIndex(design.models, 'model')];
  if (hasCircles(design)) yield ['src/models/references-many-later.ts', referencesManyLaterFile];
  const stored = storedModels(design);
  for (const model of stored)
    if (model.dataSource)
      yield [`src/repositories/${model.stem}.repository.ts`, printRepository(model, model.dataSource)];
  yield ['src/repositories/index.ts', printIndex(stored, 'repository')];
}

function* controllerFiles({ options, design }: ApplicationPlan): Generator<Printed> {
  yield* printControllers(design, options);
  yield ['src/controllers/crud.ts', options.routes === 'loopback3' ? crudFile : plainCrudFile];
  yield ['src/controllers/parts.ts', partsFile];
  yield ['src/controllers/relations.ts', relationControllerFile];
  yield ['src/controllers/references-many.ts', referencesManyFile];
  yield ['src/controllers/health.controller.ts', healthFile];
}

function* containerFiles({ options }: ApplicationPlan): Generator<Printed> {
  yield ['.gitignore', ignoreFile];
  yield ['.dockerignore', dockerIgnoreFile];
  yield ['Dockerfile', dockerFile(containerPlan(options))];
  for (const database of options.databases)
    yield [`compose.${database}.yaml`, composeFile(database, containerPlan(options))];
}
