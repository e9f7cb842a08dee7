import { describe, expect, it } from 'vitest';
import { createEditor } from '../../editor/index.ts';
import { type RelationType, relationsOf } from '../../model/index.ts';
import { manyOf, oneOf, projectOf } from '../../model/testing/projects.ts';
import { previewAs, relateAs, selectorAt } from './relateAs.ts';

const project = projectOf(
  { name: 'Author', relations: { pictures: { ...manyOf('Picture'), polymorphic: 'imageable' } } },
  { name: 'Reader', relations: { pictures: manyOf('Book', 'k') } },
  { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: true } } },
  { name: 'Book', relations: { reader: oneOf('belongsTo', 'Reader', 'k') } },
);
const drag = (type: RelationType = 'hasMany', targetId = 'Picture') => ({
  ownerId: 'Reader',
  targetId,
  type,
});

describe('a drag to a model whose rows can belong to any model', () => {
  it('relates as the belongsTo of the rows is called, under a free name, in one step', () => {
    const editor = createEditor({ project });
    const preview = { selector: 'imageable', name: 'picturesRel', foreignKey: 'imageableId' };
    const found = previewAs(project, drag());
    expect(found).toEqual({ ...preview, name: found?.name });
    expect(relateAs(editor, drag())).toBe(true);
    const added = relationsOf(editor.getState().project, 'Reader').find(
      ({ ref }) => ref.name === found?.name,
    );
    expect(added).toMatchObject({
      type: 'hasMany',
      definition: { model: 'Picture', polymorphic: 'imageable' },
    });
    expect(editor.getState().selection.relation).toEqual(added?.ref);
    expect(editor.getState().undoLabel).toBe('Relate as imageable');
    editor.undo();
    expect(editor.getState().project).toBe(project);
  });

  it('also has one row, but makes no other type, and nothing at a model without such a belongsTo', () => {
    expect(selectorAt(project, drag('hasOne'))).toBe('imageable');
    for (const type of [
      'belongsTo',
      'hasAndBelongsToMany',
      'referencesMany',
      'embedsOne',
      'embedsMany',
    ] as const)
      expect(selectorAt(project, drag(type))).toBeNull();
    expect(previewAs(project, drag('hasMany', 'Book'))).toBeNull();
    const editor = createEditor({ project });
    expect(relateAs(editor, drag('hasMany', 'Book'))).toBe(false);
    expect(editor.getState().canUndo).toBe(false);
  });
});
