import { countOf } from '../../lib/countOf.ts';
import { describeProperties, type Project, setDatabases } from '../../model/index.ts';
import { databaseRules, findProblems } from '../../model/problems/findProblems.ts';
import type { Rows } from '../target.ts';
import { dataSourcesOf } from './dataSources.ts';
import type { ApplicationOptions } from './options.ts';

/** Problems of the design, or properties, that are listed one by one. */
const MOST_LISTED = 10;

/** Lists the properties of rows that SQL would not store: it stores only those that a model declares. */
export function undeclaredLines(
  project: Project,
  { databases }: ApplicationOptions,
  seed: Rows,
): readonly string[] {
  if (databases.every((name) => name === 'mongodb')) return [];
  const names = project.models.flatMap(({ id, definition }) => {
    const declared = new Set(describeProperties(project, id).map(({ name }) => name));
    const found = new Set((seed[definition.name] ?? []).flatMap((row) => Object.keys(row)));
    return [...found].filter((name) => !declared.has(name)).map((name) => `${definition.name}.${name}`);
  });
  if (names.length === 0) return [];
  const more = names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : '';
  return [
    `SQL databases do not store ${names.slice(0, MOST_LISTED).join(', ')}${more}: sample rows have values there, and the model does not declare it.`,
  ];
}

/** Lists the errors of the design that remain in an application. */
export function problemLines(project: Project): readonly string[] {
  const errors = findProblems(withMadeDataSources(project)).filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, MOST_LISTED).map(({ message }) => message);
  const left = errors.length - shown.length;
  return left > 0 ? [...shown, `${left} more errors of the design are in the list of problems.`] : shown;
}

/** An application has every data source that model-config names. */
function withMadeDataSources(project: Project): Project {
  const { application } = project;
  const sources = application?.dataSources;
  if (!application || !sources) return project;
  const made = [...dataSourcesOf(project).connectors].filter(
    ([name]) => !Object.hasOwn(sources.connectors, name),
  );
  if (made.length === 0) return project;
  const connectors = { ...sources.connectors };
  for (const [name, connector] of made) connectors[name] = [connector];
  return { ...project, application: { ...application, dataSources: { ...sources, connectors } } };
}

/** Lists what the chosen databases refuse. The columns that an application makes itself are no problem. */
export function databaseLines(project: Project, { databases }: ApplicationOptions): readonly string[] {
  const withDatabases = setDatabases(project, { chosen: databases });
  const found = databaseRules.flatMap((rule) => rule.find(withDatabases));
  const warnings = found.filter(({ severity, code }) => severity === 'warning' && code !== 'integer-column');
  return warnings.slice(0, MOST_LISTED).map(({ message }) => message);
}

/** Says which sample rows come along, and if there are none, why. */
export function sampleRowsLine({ rows: areWanted }: ApplicationOptions, seed: Rows): string {
  const count = Object.values(seed).reduce((sum, ofModel) => sum + ofModel.length, 0);
  if (count > 0)
    return `${countOf(count, 'sample row')} ${count === 1 ? 'is' : 'are'} in data/seed.json, owners first and with their ids.`;
  return areWanted
    ? 'There are no sample rows. The playground makes some at its first run, and they come along from then on.'
    : 'The rows of the playground are left out.';
}

/** Says which connectors are dependencies. */
export function dependenciesOf(names: readonly string[]): string {
  if (names.length === 0) return ' No connector is a dependency.';
  return names.length === 1
    ? ` The connector of ${names.join()} is a dependency.`
    : ` The connectors of ${names.join(', ')} are dependencies.`;
}
