import { expect, it } from 'vitest';
import { runAtOnce } from '../../lib/slices.ts';
import {
  addFiles,
  allRelations,
  connectModels,
  createExampleProject,
  createProject,
  type Project,
} from '../../model/index.ts';
import { loadTarget } from '../../targets/loadTarget.ts';
import { textOfFile } from '../../targets/target.ts';
import { source } from './source.ts';

/** Every foreign key of a project: "Order.customerId → Customer". */
function keysOf(project: Project): readonly string[] {
  const keys = allRelations(project).flatMap(({ keyHolder, foreignKey, kind, owner, targetName }) =>
    keyHolder && foreignKey
      ? [
          `${keyHolder.definition.name}.${foreignKey.value} → ${kind?.keyOn === 'owner' ? targetName : owner.definition.name}`,
        ]
      : [],
  );
  return [...new Set(keys)].toSorted();
}

/** The models that come back from the SQL of a project's tables. */
async function throughSql(project: Project, database: string): Promise<Project> {
  const made = (await loadTarget('sql')).make({ project, options: { database } });
  if (!made.ok) throw new Error(made.error.message);
  const files = [...made.value.files].map((file) => ({ path: file.path, text: textOfFile(file) }));
  const opened = runAtOnce(source.readInSteps({ read: { files, problems: [], skipped: [] }, options: {} }));
  if (!opened.ok) throw new Error(opened.error.message);
  const { models, problems, report } = opened.value;
  expect(problems).toEqual([]);
  expect(report?.title).toBe(
    { postgresql: 'PostgreSQL', mysql: 'MySQL or MariaDB', sqlite: 'SQLite' }[database],
  );
  return addFiles(createProject('again'), {
    ...{ files: models, ids: models.map(({ path }) => path), positions: [] },
  });
}

it.each(['postgresql', 'mysql', 'sqlite'])(
  'SO13: tables that are written for LoopBack in %s come back as its models, properties and keys',
  async (database) => {
    const example = createExampleProject();
    const [order, review] = ['Order', 'Review'].map(
      (name) => example.models.find(({ definition }) => definition.name === name)?.id ?? '',
    );
    const project = connectModels(example, { ownerId: order ?? '', targetId: review ?? '', type: 'hasMany' });
    const again = await throughSql(project, database);
    expect(keysOf(again)).toEqual(keysOf(project));
    expect(keysOf(again)).toHaveLength(3);
    // LoopBack adds the keys and the id, whatever a file says.
    const propertiesOf = ({ models }: Project) =>
      models.map(({ definition }) => [
        definition.name,
        ...Object.keys(definition.properties ?? {}).filter((name) => name !== 'id' && !name.endsWith('Id')),
      ]);
    expect(propertiesOf(again)).toEqual(propertiesOf(project));
    for (const { definition } of again.models)
      expect(definition.properties).toMatchObject({ id: { id: true, generated: true } });
    // What came back is written the same again.
    expect(keysOf(await throughSql(again, database))).toEqual(keysOf(project));
  },
);
