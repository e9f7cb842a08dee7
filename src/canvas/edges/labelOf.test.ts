import { describe, expect, it } from 'vitest';
import { allRelations } from '../../model/index.ts';
import { projectOf } from '../../model/testing/projects.ts';
import { labelOf } from './labelOf.ts';
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
