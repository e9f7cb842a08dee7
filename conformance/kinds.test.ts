/** Uses relations of every kind, as the designer writes them, in the real loopback 3.28, and checks what its warnings say. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  addInverse,
  addModel,
  changeRelationType,
  connectModels,
  createProject,
  type Project,
  setRelationAttribute,
} from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { type BootedProject, bootProject, type EngineInstance, relationOf } from './testing/bootProject.ts';

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

const position = { x: 0, y: 0 };
const withModels = (...names: readonly string[]): Project =>
  names.reduce<Project>(
    (project, name) => addModel(project, { id: name, name, position }),
    createProject('Test'),
  );

async function create(project: Project, name: string, data: object = {}): Promise<EngineInstance> {
  booted ??= await bootProject(project);
  const model = booted.models[name];
  if (!model) throw new Error(`LoopBack has no model ${name}`);
  return model.create(data);
}

const physicians = () => ({
  ...{ ownerId: 'Physician', targetId: 'Patient', throughId: 'Appointment' },
});

/** Returns the project after the fix of its problem with this code. */
function applyFix(project: Project, code: string): Project {
  const problem = findProblems(project).find((candidate) => candidate.code === code);
  if (!problem?.fix) throw new Error(`no ${code} to fix`);
  return problem.fix.apply(project);
}

describe('relations that the designer writes', () => {
  it('CM16 CM18: rows are linked through a model and found from both ends', async () => {
    const linked = connectModels(withModels('Physician', 'Patient', 'Appointment'), physicians());
    const project = addInverse(linked, { ref: { modelId: 'Physician', name: 'patients' } });
    expect(findProblems(project)).toEqual([]);
    const physician = await create(project, 'Physician');
    const patient = await relationOf(physician, 'patients').create({});
    expect(await relationOf(physician, 'patients').find({})).toHaveLength(1);
    expect(await relationOf(patient, 'physicians').find({})).toHaveLength(1);
  });

  it('CM16: a model is linked to itself by two keys', async () => {
    const start = withModels('Person', 'Friendship');
    const project = connectModels(start, { ownerId: 'Person', targetId: 'Person', throughId: 'Friendship' });
    const ada = await create(project, 'Person');
    const friend = await relationOf(ada, 'people').create({});
    expect((await relationOf(ada, 'people').find({})).map((row) => row['id'])).toEqual([friend['id']]);
    expect(await relationOf(friend, 'people').find({})).toEqual([]);
  });

  it('CM15 CM17 CM19: hasOne, belongsTo and many to many have the keys that the designer shows', async () => {
    const ends = { ownerId: 'Customer', targetId: 'Order' };
    const ref = { modelId: 'Customer', name: 'order' };
    const many = connectModels(withModels('Customer', 'Order', 'Tag'), {
      ownerId: 'Order',
      targetId: 'Tag',
      type: 'hasAndBelongsToMany',
    });
    const one = changeRelationType(connectModels(many, ends), {
      ref: { modelId: 'Customer', name: 'orders' },
      type: 'hasOne',
    });
    const both = addInverse(one, { ref });
    const project = setRelationAttribute(both, { ref, attribute: 'foreignKey', value: 'buyerId' });
    expect(findProblems(project)).toEqual([]);
    const order = await create(project, 'Order', { buyerId: 7 });
    const tag = await relationOf(order, 'tags').create({});
    expect(await relationOf(order, 'tags').find({})).toHaveLength(1);
    expect(tag['id']).toBe(1);
    expect(booted?.models['Customer']?.relations['order']).toMatchObject({
      type: 'hasOne',
      keyTo: 'buyerId',
    });
    expect(booted?.models['Order']?.relations['customer']).toMatchObject({
      type: 'belongsTo',
      keyFrom: 'buyerId',
    });
    expect(Object.keys(booted?.models['Order']?.definition.properties ?? {})).not.toContain('customerId');
  });
});

describe('what the warnings say', () => {
  async function isFound(project: Project, owner: string, relation: string): Promise<boolean> {
    booted?.close();
    booted = undefined;
    const instance = await create(project, owner);
    const { id } = await relationOf(instance, relation).create({});
    const found = await relationOf(instance, relation).find({});
    return found.length === 1 && found[0]?.['id'] === id;
  }

  it('PB28: without a belongsTo a linked row is not found; the fix repairs it', async () => {
    const start = withModels('Physician', 'Patient', 'Appointment');
    const bare = connectModels(start, { ownerId: 'Physician', targetId: 'Patient' });
    const project = setRelationAttribute(bare, {
      ref: { modelId: 'Physician', name: 'patients' },
      attribute: 'through',
      value: 'Appointment',
    });
    expect(await isFound(project, 'Physician', 'patients')).toBe(false);
    expect(await isFound(applyFix(project, 'missing-through-link'), 'Physician', 'patients')).toBe(true);
  });

  it('PB29: a key that is read but not written finds nothing; the fix repairs it', async () => {
    const start = connectModels(withModels('Physician', 'Patient', 'Appointment'), {
      ownerId: 'Appointment',
      targetId: 'Physician',
      type: 'belongsTo',
      name: 'referrer',
    });
    const linked = connectModels(start, physicians());
    const ref = { modelId: 'Physician', name: 'patients' };
    const second = connectModels(linked, {
      ownerId: 'Appointment',
      targetId: 'Physician',
      type: 'belongsTo',
    });
    const project = setRelationAttribute(second, { ref, attribute: 'keyThrough', value: 'patientId' });
    const wrong: Project = {
      ...project,
      models: project.models.map((entry) =>
        entry.id === 'Physician'
          ? {
              ...entry,
              definition: {
                ...entry.definition,
                relations: { patients: { type: 'hasMany', model: 'Patient', through: 'Appointment' } },
              } as typeof entry.definition,
            }
          : entry,
      ),
    };
    expect(await isFound(wrong, 'Physician', 'patients')).toBe(false);
    expect(await isFound(applyFix(wrong, 'through-keys-differ'), 'Physician', 'patients')).toBe(true);
  });

  it('PB27: a hasAndBelongsToMany to itself finds nothing; the fix repairs it', async () => {
    const ends = { ownerId: 'Person', targetId: 'Person', type: 'hasAndBelongsToMany' } as const;
    const project = connectModels(withModels('Person'), ends);
    expect(await isFound(project, 'Person', 'people')).toBe(false);
    expect(await isFound(applyFix(project, 'self-many-to-many'), 'Person', 'people')).toBe(true);
  });
});
