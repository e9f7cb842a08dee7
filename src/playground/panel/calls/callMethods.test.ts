import { describe, expect, it } from 'vitest';
import { describeMethod, relationMethods, relationsOf } from '../../../model/index.ts';
import { complete } from '../code/completion.ts';
import { describeDesign } from '../design/design.ts';
import { projectOf } from '../testing/projectOf.ts';
import { formMethods } from './callMethods.ts';

const relationTo = (type: string, more: object = {}) => ({ type, model: 'Part', ...more });

const project = projectOf(
  {
    name: 'Whole',
    properties: {},
    relations: {
      listed: relationTo('referencesMany'),
      owned: relationTo('hasMany'),
      linked: relationTo('hasMany', { through: 'Link' }),
      tagged: relationTo('hasAndBelongsToMany', { through: 'Link' }),
      one: relationTo('embedsOne'),
      many: relationTo('embedsMany'),
      kept: relationTo('embedsMany', { options: { persistent: true } }),
      any: { type: 'belongsTo', polymorphic: true },
    },
  },
  { name: 'Part', properties: { name: 'string' } },
  { name: 'Link', properties: {} },
);
const design = describeDesign(project);

function methods(relation: string) {
  const found = design[0]?.relations.find(({ name }) => name === relation);
  return found ? formMethods({ owner: 'Whole', relation: found, isOnInstance: true }) : [];
}

const named = (relation: string, method: string) => methods(relation).find(({ name }) => name === method);
const completed = (relation: string) => complete(design, '', ['whole', relation]);

describe('the methods of relations in forms and completion', () => {
  it.each(['count', 'findOne', 'updateAll', 'destroyAll'])(
    'say that %s of referencesMany acts on every row of the target',
    (method) => {
      expect(named('listed', method)?.summary).toMatch(
        /(every|first) Part that matches, of this Whole or not/,
      );
      expect(named('listed', method)?.warning).toContain('it acts on every existing Part');
      const completion = complete(design, 'const whole = new Whole();', ['whole', 'listed']);
      expect(completion.find(({ label }) => label === method)?.info).toContain('every existing Part');
    },
  );

  it('say that the methods of links act on the links, in both kinds', () => {
    for (const relation of ['linked', 'tagged'])
      for (const method of ['count', 'findOne', 'updateAll', 'destroyAll'])
        expect(named(relation, method)).toMatchObject({
          warning: `LoopBack lets ${method} act on the links (Link), not on the Part rows.`,
        });
    expect(named('owned', 'destroyAll')?.warning).toBeNull();
  });

  it('offer no method that LoopBack does not have', () => {
    expect(methods('one').map(({ name }) => name)).toEqual(['build', 'create', 'update', 'destroy', 'value']);
    expect(completed('one').map(({ label }) => label)).not.toContain('get');
    expect(methods('any').map(({ name }) => name)).toEqual(['get', 'update', 'destroy']);
  });

  it('say that destroyAll of an embedded list clears the list, and of a persistent one the whole table', () => {
    expect(named('many', 'destroyAll')).toMatchObject({ needsCallback: true });
    expect(named('many', 'destroyAll')?.warning).toBeNull();
    expect(named('kept', 'destroyAll')?.warning).toContain('every existing Part');
  });

  it('say the same of every method of every kind as the Inspector', () => {
    const whole = project.models.find(({ definition }) => definition.name === 'Whole');
    const relations = relationsOf(project, whole?.id ?? '');
    expect(relations).toHaveLength(8);
    for (const relation of relations) {
      const inInspector = new Map(relationMethods(relation).map((each) => [each.name, each] as const));
      const completions = complete(design, 'const whole = new Whole();', ['whole', relation.ref.name]);
      expect(completions.map(({ label }) => label)).toEqual(
        [...inInspector.keys()].filter((name) => name !== ''),
      );
      for (const { label, detail, info } of completions) {
        const method = inInspector.get(label);
        expect([detail, info]).toEqual([
          `(${method?.parameters.join(', ')})`,
          method && describeMethod(method),
        ]);
      }
      for (const { name, summary, warning } of methods(relation.ref.name))
        expect(inInspector.get(name)).toMatchObject({ summary, warning });
    }
  });
});
