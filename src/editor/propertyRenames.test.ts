import { expect, it } from 'vitest';
import { createExampleProject, setModelSetting } from '../model/index.ts';
import { createEditor } from './createEditor.ts';
import { createPropertyRenames, renameOrAsk } from './propertyRenames.ts';

const project = setModelSetting(createExampleProject(), {
  modelId: 'customer',
  key: 'hidden',
  value: ['email'],
});

it('renames at once what nothing else names, and asks about the rest', () => {
  const editor = createEditor({ project });
  const renames = createPropertyRenames();
  renameOrAsk(editor, renames, { modelId: 'customer', from: 'city', to: 'town' });
  expect(renames.getState().asked).toBeNull();
  expect(editor.getState().undoLabel).toBe('Rename property');
  const before = editor.getState().project;
  renameOrAsk(editor, renames, { modelId: 'customer', from: 'email', to: 'mail' });
  expect(renames.getState().asked).toEqual({ modelId: 'customer', from: 'email', to: 'mail' });
  expect(editor.getState().project).toBe(before);
});

it('asks about a property of a file that code may name', () => {
  const [customer] = project.models;
  if (customer === undefined) throw new Error('no model');
  const script = 'module.exports = (Customer) => Customer.find({where: {city: 1}});';
  const opened = { ...customer, source: { text: '' }, script };
  const editor = createEditor({ project: { ...project, models: [opened, ...project.models.slice(1)] } });
  const renames = createPropertyRenames();
  renameOrAsk(editor, renames, { modelId: 'customer', from: 'city', to: 'town' });
  expect(renames.getState().asked).toEqual({ modelId: 'customer', from: 'city', to: 'town' });
});

it('is refused, and nothing asked, while the project can only be looked at', () => {
  const refused: string[] = [];
  const editor = createEditor({ project, onRefused: () => refused.push('no') });
  const renames = createPropertyRenames();
  editor.setReadOnly(true);
  renameOrAsk(editor, renames, { modelId: 'customer', from: 'email', to: 'mail' });
  expect([renames.getState().asked, refused]).toEqual([null, ['no']]);
});
