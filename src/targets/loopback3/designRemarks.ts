import type { Project } from '../../model/index.ts';
import type { AppDataSources } from '../application/dataSources.ts';
import { databaseNames } from '../application/options.ts';
import {
  databaseLines,
  dependenciesOf,
  problemLines,
  sampleRowsLine,
  undeclaredLines,
} from '../application/remarkLines.ts';
import type { Remark, Rows } from '../target.ts';
import { missingMixins, missingModules, needsAccessRules } from './designFacts.ts';
import type { LoopBack3Options } from './options.ts';

interface RemarkFacts {
  readonly project: Project;
  readonly options: LoopBack3Options;
  readonly dataSources: AppDataSources;
  readonly seed: Rows;
}

/** Says what to know about an application before it is written, warnings first, and what was chosen and why. */
export function applicationRemarks(facts: RemarkFacts): readonly Remark[] {
  return [
    ...warningsOf(facts).map(asWarning),
    ...facts.dataSources.remarks,
    ...decisionsOf(facts).map(asDecision),
  ];
}

const asWarning = (text: string): Remark => ({ kind: 'warning', text });
const asDecision = (text: string): Remark => ({ kind: 'decision', text });

function warningsOf({ project, options, seed }: RemarkFacts): readonly string[] {
  const unread = project.application?.unread ?? [];
  const modules = missingModules(project);
  const mixins = missingMixins(project);
  const extra = project.application?.packages ?? [];
  return [
    ...problemLines(project),
    ...databaseLines(project, options),
    ...unread.map(({ path }) => `${path} could not be read and is not part of the application.`),
    ...(mixins.length > 0
      ? [
          `The files of the mixins ${mixins.join(', ')} are not part of the project. Stubs that do nothing stand in for them: copy the real ones to the folder "mixins".`,
        ]
      : []),
    ...(modules.length > 0
      ? [
          `Scripts of models require ${modules.join(', ')}: install the packages and copy the files, or the application does not start.`,
        ]
      : []),
    ...(extra.length > 0
      ? [`The version of ${extra.join(', ')} is not known: package.json asks for any.`]
      : []),
    ...(options.databases.includes('mongodb')
      ? ['MongoDB was not tested here: its connector loads, but no server was run with it.']
      : []),
    ...undeclaredLines(project, options, seed),
  ];
}

function decisionsOf({ project, options, dataSources, seed }: RemarkFacts): readonly string[] {
  const inMemory = [...dataSources.connectors].flatMap(([name, connector]) =>
    connector === 'memory' ? name : [],
  );
  const names = options.databases.map((name) => databaseNames[name]);
  const scripts = project.models.filter(({ script }) => script !== undefined).length;
  return [
    project.modelConfig === null
      ? 'The project has no model-config.json: every model is in the data source "db" and served.'
      : 'model-config.json and the model files are those of the project, byte for byte.',
    `The rows of ${inMemory.map((name) => `"${name}"`).join(', ') || 'no data source'} are in memory until DATABASE_URL names a database.${dependenciesOf(names)}`,
    ...(project.application?.dataSources
      ? [
          'The project’s datasources.json is not copied, because it may hold passwords: datasources.json is written again.',
        ]
      : []),
    ...(scripts > 0
      ? [`The scripts of ${scripts === 1 ? 'one model' : `${scripts} models`} come along unchanged.`]
      : []),
    ...(needsAccessRules(project)
      ? ['ACLs are enforced, because the design has ACLs or users: calls without a token may be refused.']
      : ['ACLs are not enforced, because the design has neither ACLs nor users: every route is open.']),
    sampleRowsLine(options, seed),
    'Columns of numbers that are not ids or keys become doubles, and every foreign key gets an index. The model files do not change for it.',
  ];
}
