import { expect } from 'vitest';
import { runAtOnce } from '../../src/lib/slices.ts';
import { allRelations, describeProperties, isJoinId, type Project } from '../../src/model/index.ts';
import { toProject } from '../../src/sources/index.ts';
import { loadSource } from '../../src/sources/loadSource.ts';

/** Opens a document that describes an API; fails where it has a problem. */
export async function openDocument(path: string, text: string): Promise<Project> {
  const source = await loadSource('openapi');
  const read = { files: [{ path, text }], problems: [], skipped: [] };
  const opened = runAtOnce(source.readInSteps({ read, options: {} }));
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.value.problems).toEqual([]);
  return toProject(opened.value);
}

/** "Order.customer: belongsTo Customer (customerId)", of the models in both projects. */
export function relationsIn(project: Project): readonly string[] {
  return allRelations(project)
    .map(({ owner, ref, kind, targetName, foreignKey, throughName, definition }) => {
      const through = throughName === null || isJoinId(throughName) ? '' : ` through ${throughName}`;
      const target = definition['polymorphic'] === true ? 'anything' : targetName;
      return `${owner.definition.name}.${ref.name}: ${kind?.type} ${target}${through} (${foreignKey?.value})`;
    })
    .toSorted();
}

/** The names of the properties that rows have, with the types that a document can say. */
export function propertiesIn(
  project: Project,
  names: ReadonlySet<string>,
): Readonly<Record<string, readonly string[]>> {
  const all = project.models
    .filter(({ definition }) => names.has(definition.name))
    .map(({ id, definition }) => [
      definition.name,
      describeProperties(project, id)
        .map(({ name }) => name)
        .toSorted(),
    ]);
  return Object.fromEntries(all);
}

/** The names of the models. */
export const namesIn = ({ models }: Project): ReadonlySet<string> =>
  new Set(models.map(({ definition }) => definition.name));
