import { expect, it } from 'vitest';
import { createEditor } from './createEditor.ts';
import { add, projectOf, setName } from './testing/commands.ts';

it('has the kind of the last change of the project, until the next change', () => {
  const editor = createEditor({ project: projectOf() });
  const kind = () => editor.getState().changeKind;
  expect(kind()).toBeNull();
  editor.run(add, { id: 'A' }, { kind: 'import' });
  expect(kind()).toBe('import');
  editor.run(setName, { name: 'test' });
  expect(kind()).toBe('import');
  editor.undo();
  expect(kind()).toBeNull();
  editor.redo();
  expect(kind()).toBeNull();
  editor.run(add, { id: 'B' }, { kind: 'import' });
  editor.run(setName, { name: 'other' });
  expect(kind()).toBeNull();
});
