import { countOf } from '../../lib/countOf.ts';
import type { Project } from '../../model/index.ts';
import { databaseNames } from '../application/options.ts';
import {
  databaseLines,
  dependenciesOf,
  problemLines,
  sampleRowsLine,
  undeclaredLines,
} from '../application/remarkLines.ts';
import type { Remark, Rows } from '../target.ts';
import { type AppDesign, modelsWith, storedModels } from './appModel.ts';
import type { LoopBack4Options } from './options.ts';
import { todosOf } from './printMigration.ts';

interface RemarkFacts {
  readonly project: Project;
  readonly options: LoopBack4Options;
  readonly design: AppDesign;
  readonly seed: Rows;
}

/** Says what to know about an application before it is written, warnings first, and what was chosen and why. */
export function applicationRemarks(facts: RemarkFacts): readonly Remark[] {
  return [
    ...warningsOf(facts).map((text): Remark => ({ kind: 'warning', text })),
    ...facts.design.remarks,
    ...decisionsOf(facts).map((text): Remark => ({ kind: 'decision', text })),
  ];
}

function warningsOf({ project, options, design, seed }: RemarkFacts): readonly string[] {
  const unread = project.application?.unread ?? [];
  const todos = design.models.reduce((sum, model) => sum + todosOf(model).length, 0);
  const lost = design.models.flatMap((model) => model.lost.map(({ ref }) => `${model.name}.${ref.name}`));
  return [
    ...(modelsWith(design, 'acl').length > 0
      ? [
          'Every route is open until you act: LoopBack 4 does not read the ACLs of the design. MIGRATION.md lists them.',
        ]
      : []),
    ...modelsWith(design, 'user').map(
      ({ name }) =>
        `Nobody can log in as ${name}, and its passwords are stored as they are sent: LoopBack 4 has no built-in User.`,
    ),
    ...problemLines(project),
    ...databaseLines(project, options),
    ...unread.map(({ path }) => `${path} could not be read and is not part of the application.`),
    ...(lost.length > 0
      ? [`LoopBack 4 has no counterpart of ${countOf(lost.length, 'relation')}: ${shortList(lost)}.`]
      : []),
    ...(todos > 0 ? [`${countOf(todos, 'thing')} to do by hand: see MIGRATION.md.`] : []),
    ...(options.databases.includes('mongodb')
      ? [
          'MongoDB was not tested here: its connector loads, but no server was run with it.',
          ...numericIds(design),
        ]
      : []),
    ...undeclaredLines(project, options, seed),
  ];
}

/** LoopBack 4 takes the type of an id from the class, where LoopBack 3 asks the database. */
function numericIds(design: AppDesign): readonly string[] {
  const names = storedModels(design).flatMap(({ name, properties }) =>
    properties.some(({ attributes: { id, generated, type } }) => id && generated && type === 'number')
      ? name
      : [],
  );
  if (names.length === 0) return [];
  return [
    `MongoDB generates ids that are texts, and the ids of ${shortList(names)} are numbers: open a datasources.json with the connector mongodb, and export again.`,
  ];
}

const MOST_LISTED = 10;

function shortList(names: readonly string[]): string {
  const left = names.length - MOST_LISTED;
  return `${names.slice(0, MOST_LISTED).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

function decisionsOf({ project, options, design, seed }: RemarkFacts): readonly string[] {
  const joins = design.models.filter(({ entry }) => entry === null).map(({ name }) => name);
  const inMemory = design.dataSources
    .filter(({ connector }) => connector === 'memory')
    .map(({ name }) => `"${name}"`);
  const scripts = project.models.filter(({ script }) => script !== undefined).length;
  const routes =
    options.routes === 'loopback3'
      ? 'The routes are those of LoopBack 3, with its answers, so that clients go on working.'
      : 'The routes are those that the CLI of LoopBack 4 writes: clients of LoopBack 3 have to change.';
  return [
    routes,
    `The rows of ${inMemory.join(', ') || 'no data source'} are in memory until DATABASE_URL names a database.${dependenciesOf(options.databases.map((name) => databaseNames[name]))}`,
    ...(joins.length > 0
      ? [
          `${joins.join(', ')} ${joins.length === 1 ? 'is the join model' : 'are the join models'} that LoopBack 3 creates itself: LoopBack 4 needs a class.`,
        ]
      : []),
    ...(modelsWith(design, 'repeatedBase').length > 0
      ? [
          'A model that extends another repeats its properties and relations, because the types of LoopBack 3 may differ in ways that TypeScript refuses.',
        ]
      : []),
    ...(scripts > 0
      ? [`The scripts of ${countOf(scripts, 'model')} are in the folder loopback3, and nothing runs them.`]
      : []),
    sampleRowsLine(options, seed),
    'Tables have the names that LoopBack 3 gives them. Columns of numbers that are not ids or keys become doubles, and every foreign key gets an index.',
  ];
}
