import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { allRelations } from '../../model/index.ts';
import { projectOf } from '../../model/testing/projects.ts';
import { labelOf, sideLabelOf } from './labelOf.ts';
import { labelSize } from './labelSize.ts';
import { manyToMany } from './testing/manyToMany.ts';

const labelsOf = (withLinks: boolean) => {
  const relations = allRelations(manyToMany(withLinks));
  return new Map(relations.map((relation) => [relation.ref.name, labelOf(relation, relations)]));
};

describe('labelOf', () => {
  it('shows each key of a hasMany through on the edge from the through model to its side', () => {
    const labels = labelsOf(true);
    expect(labels.get('patients')).toMatchObject({
      name: 'patients',
      through: 'through Appointment',
      keys: [],
    });
    expect(labels.get('physician')).toMatchObject({
      keys: [{ value: 'physicianId' }],
      roles: ['foreignKey of patients', 'keyThrough of physicians'],
    });
    expect(labels.get('patient')).toMatchObject({
      keys: [{ value: 'patientId' }],
      roles: ['keyThrough of patients', 'foreignKey of physicians'],
    });
  });

  it('shows the keys on the edge itself if no edge leads to the through model', () => {
    expect(labelsOf(false).get('patients')?.keys).toEqual([
      { attribute: 'foreignKey', value: 'physicianId', isDerived: true },
      { attribute: 'keyThrough', value: 'patientId', isDerived: true },
    ]);
  });

  it('shows at each side of a pair the key that points at its own model', () => {
    const relations = allRelations(manyToMany(false));
    const labels = relations
      .filter(({ type }) => type === 'hasMany')
      .map((relation) => sideLabelOf(relation, relations, false));
    expect(labels.map(({ keys }) => keys.map(({ value }) => value))).toEqual([
      ['physicianId'],
      ['patientId'],
    ]);
    expect(labels).toMatchObject([{ through: null, roles: ['through Appointment'] }, { name: 'physicians' }]);
  });

  it('shows the key of a belongsTo of a pair if its row is hidden, or if a through relation uses it', () => {
    const relations = allRelations(manyToMany(true));
    const physician = relations.find(({ ref }) => ref.name === 'physician');
    if (physician === undefined) throw new Error('no relation');
    const linked = sideLabelOf(physician, relations, true);
    expect(linked.keys).toHaveLength(1);
    expect(sideLabelOf(physician, [physician], false).keys).toHaveLength(1);
    expect(sideLabelOf(physician, [physician], true).keys).toEqual([]);
  });

  it('says as what a polymorphic relation owns its rows, and that own keys are polymorphic', () => {
    const many = (polymorphic: JsonValue, more: JsonObject = {}) => ({
      type: 'hasMany',
      model: 'Picture',
      polymorphic,
      ...more,
    });
    const all = allRelations(
      projectOf(
        {
          name: 'Author',
          relations: {
            pictures: many('imageable'),
            covers: many({ foreignKey: 'a', discriminator: 'b' }),
            tags: many('taggable', { through: 'Link' }),
          },
        },
        { name: 'Picture' },
        { name: 'Link' },
      ),
    );
    expect(all.map((relation) => labelOf(relation, all).through)).toEqual([
      'as imageable',
      'polymorphic',
      'through Link as taggable',
    ]);
  });

  it('expects wide letters to take more room than narrow ones', () => {
    const [patients] = labelsOf(true).values();
    if (patients === undefined) throw new Error('a label');
    const widthOf = (name: string) => labelSize({ ...patients, name }, false).width;
    expect(widthOf('memberWW')).toBeGreaterThan(widthOf('articles'));
  });

  it('uses a line for each role', () => {
    const labels = labelsOf(true);
    const [plain, linked] = [labels.get('patients'), labels.get('physician')];
    if (!plain || !linked) throw new Error('two labels');
    expect(labelSize(linked, false).height).toBe(labelSize(plain, false).height + 28);
    expect(labelSize(plain, true).width).toBeGreaterThan(labelSize(plain, false).width);
  });

  it('shows a built-in through model, and both keys', () => {
    const relations = allRelations(
      projectOf(
        { name: 'A', relations: { bs: { type: 'hasMany', model: 'B', through: 'RoleMapping' } } },
        { name: 'B' },
      ),
    );
    expect(relations.map((relation) => labelOf(relation, relations))).toMatchObject([
      {
        through: 'through RoleMapping',
        keys: [
          { attribute: null, value: 'aId' },
          { attribute: null, value: 'bId' },
        ],
      },
    ]);
  });
});
