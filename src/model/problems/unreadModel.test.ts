import { expect, it } from 'vitest';
import type { Project } from '../project.ts';
import { problemLines } from '../testing/problemLines.ts';
import { manyOf, projectOf, type TestDefinition } from '../testing/projects.ts';
import { findProblems } from './findProblems.ts';
import { unreadModel } from './unreadModel.ts';

const device = { path: 'common/models/device.json', text: '{', modelName: 'Device' };

const projectWithUnreadDevice = (...definitions: readonly TestDefinition[]): Project => ({
  ...projectOf(...definitions),
  application: { packages: null, unread: [device], dataSources: null },
});

it('PB94: a reference to a model whose file was refused names the file', () => {
  const project = projectWithUnreadDevice(
    { name: 'Phone', base: 'Device' },
    {
      name: 'User2',
      properties: { last: 'Device', all: { type: ['Device'] }, none: null, other: 'string' },
      relations: {
        devices: manyOf('Device'),
        phones: { ...manyOf('Phone'), through: 'Device' },
        fine: manyOf('Phone'),
      },
    },
  );
  const file = 'common/models/device.json, which could not be read';
  const lost = 'is not shown, and the playground leaves it out';
  expect(problemLines(unreadModel.find(project))).toEqual([
    `warning Phone base: The base of Phone, "Device", is in ${file}: what Phone inherits from it is not shown, and PersistedModel is used instead.`,
    `warning User2.devices model: The target of User2.devices, "Device", is in ${file}: what LoopBack derives from User2.devices ${lost}.`,
    `warning User2.phones through: The through model of User2.phones, "Device", is in ${file}: what LoopBack derives from User2.phones ${lost}.`,
    `warning User2.last type: The type of User2.last, "Device", is in ${file}: the structure of its values is unknown.`,
    `warning User2.all type: The type of User2.all, "Device", is in ${file}: the structure of its values is unknown.`,
  ]);
  // No other rule reports it as unknown.
  const codes = new Set(findProblems(project).map(({ code }) => code));
  expect([...codes].filter((code) => code.startsWith('unknown-'))).toEqual([]);
});

it('PB94: a model that has since been read is not reported', () => {
  expect(
    unreadModel.find(projectWithUnreadDevice({ name: 'Device' }, { name: 'Phone', base: 'Device' })),
  ).toEqual([]);
});
