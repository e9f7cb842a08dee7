import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runAtOnce } from '../../lib/slices.ts';
import {
  likenessInSteps,
  type Project,
  removeModels,
  removeProperty,
  removeRelation,
  renameModel,
  renameProperty,
  renameRelation,
  setPropertyAttribute,
} from '../../model/index.ts';
import { findStyle } from '../findStyle.ts';
import { source } from './source.ts';
import { apply, describeLine, findUpdate, linesOf, open, projectFrom, sayings } from './testing/updates.ts';

const columns = ['a', 'b_c', 'd'] as const;
const columnArbitrary = fc.record({
  type: fc.constantFrom('int', 'varchar(20)', 'text', 'numeric(5,2)', 'date'),
  rest: fc.constantFrom('', ' NOT NULL', " DEFAULT '1'", ' UNIQUE'),
});
const tableArbitrary = fc.record({
  own: fc.dictionary(fc.constantFrom(...columns), columnArbitrary, { maxKeys: 3 }),
  keys: fc.dictionary(
    fc.constantFrom('one_id', 'two_id', 'owner'),
    fc.record({
      to: fc.constantFrom('one', 'two', 'three_four'),
      rest: fc.constantFrom('', ' UNIQUE', ' NOT NULL'),
    }),
    { maxKeys: 2 },
  ),
});
/** The SQL of some tables with some keys between them. */
const schemaArbitrary = fc
  .dictionary(fc.constantFrom('one', 'two', 'three_four'), tableArbitrary, { minKeys: 1 })
  .map((tables) =>
    Object.entries(tables)
      .map(([name, { own, keys }]) => {
        const parts = [
          'id serial PRIMARY KEY',
          ...Object.entries(own).map(([column, { type, rest }]) => `${column} ${type}${rest}`),
          ...Object.entries(keys).map(
            ([column, { to, rest }]) =>
              `${column} int${rest}${Object.hasOwn(tables, to) ? ` REFERENCES public.${to}` : ''}`,
          ),
        ];
        return `CREATE TABLE public.${name} (${parts.join(', ')});`;
      })
      .join('\n'),
  );

/** Renames and removes some of a project. */
function disturb(project: Project, numbers: readonly number[]): Project {
  return numbers.reduce((current, number, at) => {
    const entry = current.models[number % current.models.length];
    if (entry === undefined) return current;
    const modelId = entry.id;
    const properties = Object.keys(entry.definition.properties ?? {});
    const name = properties[number % properties.length] ?? '';
    const relation = Object.keys(entry.definition.relations ?? {})[number % 3] ?? '';
    const edits = [
      () => renameModel(current, { modelId, name: `Model${at}`, names: number % 2 ? 'none' : 'derived' }),
      () => renameProperty(current, { modelId, from: name, to: `property${at}` }),
      () => renameRelation(current, { ref: { modelId, name: relation }, name: `relation${at}` }),
      () =>
        setPropertyAttribute(current, { modelId, property: name, attribute: 'description', value: 'mine' }),
      () => removeProperty(current, { modelId, name }),
      () => removeRelation(current, { ref: { modelId, name: relation } }),
      () => removeModels(current, { modelIds: [modelId] }),
    ];
    return edits[at % edits.length]?.() ?? current;
  }, project);
}

it('SU4: taking over everything makes the models that the source opens, and nothing leaves the project as it is', () => {
  fc.assert(
    fc.property(schemaArbitrary, schemaArbitrary, (before, after) => {
      const project = projectFrom(before);
      const update = findUpdate(project, after);
      expect(apply(project, update, [])).toBe(project);
      const updated = apply(project, update);
      expect(sayings(updated)).toEqual(sayings(projectFrom(after)));
      expect(linesOf(updated, after)).toEqual([]);
    }),
    { seed: 16, numRuns: 40 },
  );
});

it('SU5: a database is opened with the options that made the models of the project, whatever the user renamed since', async () => {
  const styleArbitrary = fc.record({
    names: fc.constantFrom('loopback', 'database'),
    singular: fc.boolean(),
    joinTables: fc.constantFrom('through', 'hasAndBelongsToMany'),
  });
  await fc.assert(
    fc.asyncProperty(schemaArbitrary, styleArbitrary, async (schema, options) => {
      const sql = schema.replace(/\b(one|two|three_four)\b/g, '$1s');
      const project = projectFrom(sql, options);
      const [first] = project.models;
      const renamed =
        first && project.models.length > 1
          ? renameModel(project, { modelId: first.id, name: 'Renamed', names: 'none' })
          : project;
      const search = {
        source,
        opened: open(sql),
        options: {},
        reopen: async (other: object) => open(sql, other),
      };
      const { opened } = await findStyle(runAtOnce(likenessInSteps(renamed)), search);
      expect(opened.models).toEqual(open(sql, options).models);
    }),
    { seed: 18, numRuns: 60 },
  );
});

it('SU4: whatever the user changed, taking over everything leaves nothing to take over', () => {
  fc.assert(
    fc.property(
      schemaArbitrary,
      schemaArbitrary,
      fc.array(fc.nat(20), { maxLength: 7 }),
      (before, after, numbers) => {
        const project = disturb(projectFrom(before), numbers);
        const again = findUpdate(project, before).lines.filter(
          ({ origin, part }) => origin !== 'own' && part !== 'model',
        );
        expect(again.map(describeLine)).toEqual([]);
        const updated = apply(project, findUpdate(project, after));
        expect(linesOf(updated, after)).toEqual([]);
      },
    ),
    { seed: 17, numRuns: 40 },
  );
});
