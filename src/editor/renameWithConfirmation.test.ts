import { expect, it, vi } from 'vitest';
import { createExampleProject, setModelSetting } from '../model/index.ts';
import { createEditor } from './createEditor.ts';
import { renameWithConfirmation } from './renameWithConfirmation.ts';

const project = setModelSetting(createExampleProject(), {
  modelId: 'customer',
  key: 'hidden',
  value: ['email'],
});

it('renames at once what nothing else refers to, and asks for confirmation otherwise', () => {
  const editor = createEditor({ project });
  const ask = vi.fn();
  renameWithConfirmation(editor, { modelId: 'customer', from: 'city', to: 'town' }, ask);
  expect(ask).not.toHaveBeenCalled();
  expect(editor.getState().undoLabel).toBe('Rename property');
  const before = editor.getState().project;
  renameWithConfirmation(editor, { modelId: 'customer', from: 'email', to: 'mail' }, ask);
  expect(ask.mock.calls).toEqual([[{ modelId: 'customer', from: 'email', to: 'mail' }]]);
  expect(editor.getState().project).toBe(before);
});

it('asks for confirmation if code may refer to a property from a file', () => {
  const [customer] = project.models;
  if (customer === undefined) throw new Error('no model');
  const script = 'module.exports = (Customer) => Customer.find({where: {city: 1}});';
  const opened = { ...customer, source: { text: '' }, script };
  const editor = createEditor({ project: { ...project, models: [opened, ...project.models.slice(1)] } });
  const ask = vi.fn();
  renameWithConfirmation(editor, { modelId: 'customer', from: 'city', to: 'town' }, ask);
  expect(ask.mock.calls).toEqual([[{ modelId: 'customer', from: 'city', to: 'town' }]]);
});

it('is refused without asking while the project is read-only', () => {
  const refused: string[] = [];
  const editor = createEditor({ project, onRefused: () => refused.push('no') });
  const ask = vi.fn();
  editor.setReadOnly(true);
  renameWithConfirmation(editor, { modelId: 'customer', from: 'email', to: 'mail' }, ask);
  expect([ask.mock.calls, refused]).toEqual([[], ['no']]);
});
