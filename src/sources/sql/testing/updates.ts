import { runAtOnce } from '../../../lib/slices.ts';
import {
  allRelations,
  applyUpdate,
  filesToAdd,
  findUpdateInSteps,
  type ModelDefinition,
  type Project,
  type ProjectUpdate,
  type UpdateLine,
} from '../../../model/index.ts';
import type { OpenedFiles } from '../../openedFiles.ts';
import { toProject } from '../../toProject.ts';
import { source } from '../source.ts';

export function open(sql: string, options: object = {}): OpenedFiles {
  const files = [{ path: 'shop.sql', text: sql }];
  const opened = runAtOnce(source.readInSteps({ read: { files, problems: [], skipped: [] }, options }));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

export const projectFrom = (sql: string, options: object = {}): Project => toProject(open(sql, options));

export function findUpdate(project: Project, sql: string): ProjectUpdate {
  const { models, report } = open(sql);
  const leftOut = report?.parts.filter(({ model }) => model === null).map(({ id }) => id) ?? [];
  return runAtOnce(findUpdateInSteps(project, { files: models, leftOut }));
}

export function apply(
  project: Project,
  update: ProjectUpdate,
  lines: readonly UpdateLine[] = update.lines,
): Project {
  const chosen = new Set(lines.map(({ id }) => id));
  const ids = filesToAdd(update, chosen).map(({ path }) => `new ${path}`);
  return applyUpdate(project, { update, chosen, ids, positions: [] });
}

/** "~ Customer property fullName: length 80 → 100 (source)". */
export const describeLine = ({ kind, model, part, name, facts, origin }: UpdateLine): string =>
  [
    { added: '+', removed: '-', changed: '~' }[kind],
    model,
    ...(part === 'model' ? [] : [part, name]),
    ...(kind === 'changed' ? facts.map(({ fact, before, after }) => `${fact} ${before} → ${after}`) : []),
    `(${origin})`,
  ].join(' ');

export const linesOf = (project: Project, sql: string): readonly string[] =>
  findUpdate(project, sql).lines.map(describeLine);

export const idOf = ({ models }: Project, name: string): string =>
  models.find(({ definition }) => definition.name === name)?.id ?? '';

/** Returns the definition of a model by its name. */
export const definitionOf = ({ models }: Project, name: string): ModelDefinition => {
  const entry = models.find(({ definition }) => definition.name === name);
  if (entry === undefined) throw new Error(`There is no model ${name}.`);
  return entry.definition;
};

/** "Customer.orders hasMany Order.customerId". */
export const keysIn = (project: Project): readonly string[] =>
  allRelations(project)
    .map(({ owner, ref, type, keyHolder, foreignKey, through, keyThrough }) =>
      [
        `${owner.definition.name}.${ref.name} ${type} ${keyHolder?.definition.name}.${foreignKey?.value}`,
        ...(through === null ? [] : [keyThrough?.value]),
      ].join(' '),
    )
    .toSorted();

/** What a project says of its models, but for order and names of relations. */
export const sayings = (project: Project) => ({
  properties: Object.fromEntries(
    project.models.map(({ definition }) => [
      `model ${definition.name}`,
      Object.entries(definition.properties ?? {}).toSorted(),
    ]),
  ),
  keys: keysIn(project)
    .map((key) => key.replace(/\.\S+/, ''))
    .toSorted(),
});
