import { describe, expect, it } from 'vitest';
import { createViewOptions } from '../../canvas/index.ts';
import { createEditor } from '../../editor/index.ts';
import {
  addArea,
  addModel,
  addNote,
  connectModels,
  connectPolymorphic,
  convertToThrough,
  createExampleProject,
  createProject,
  setRelationAttribute,
} from '../../model/index.ts';
import { createNotices } from '../shell/notices.ts';
import { createPaletteEntries, findEntries } from './paletteEntries.ts';

const editor = createEditor({ project: createExampleProject() });
const viewOptions = createViewOptions();
const notices = createNotices();
const entries = createPaletteEntries({
  editor,
  actions: [
    {
      id: 'undo',
      label: 'Undo',
      shortcuts: ['Mod+Z'],
      isEnabled: ({ canUndo }) => canUndo,
      run: () => editor.undo(),
    },
    { id: 'addModel', label: 'Add model', shortcuts: ['N'], isEnabled: () => true, run: () => undefined },
  ],
  viewOptions,
  notices,
  reveal: () => undefined,
});
const labels = (query: string) => findEntries(entries, query, 20).map(({ label }) => label);

describe('the palette', () => {
  it('lists the actions before anything is typed', () => {
    expect(labels('')).toEqual(['Add model']);
  });

  it('finds models, relations and properties, the closest first', () => {
    expect(labels('order')[0]).toBe('Order');
    expect(labels('order')).toContain('Customer.orders');
    expect(labels('authorid')).toEqual(['Review.authorId']);
    expect(labels('cuorders')).toContain('Customer.orders');
    expect(labels('zzz')).toEqual([]);
  });

  it('finds areas by their title and notes by their text', () => {
    const size = { width: 400, height: 300 };
    const position = { x: 0, y: 0 };
    const withArea = addArea(createExampleProject(), { id: 'a', name: 'Sales', position, size });
    const noted = addNote(withArea, { id: 'n', text: 'Kept for\nten years', position, size });
    const revealed: string[] = [];
    const other = createEditor({ project: noted });
    const reveal = (id: string) => void revealed.push(id);
    const found = createPaletteEntries({ editor: other, actions: [], viewOptions, notices, reveal });
    findEntries(found, 'sales', 1)[0]?.run();
    expect(other.getState().selection.areas).toEqual(['a']);
    const [note] = findEntries(found, 'kept for ten', 1);
    note?.run();
    expect(note?.label).toBe('Kept for ten years');
    expect(other.getState().selection.notes).toEqual(['n']);
    expect(revealed).toEqual(['a', 'n']);
  });

  it('relates two selected models, changes the kind, and names what the change removes first', () => {
    const other = createEditor({ project: createExampleProject() });
    const find = (query: string) => {
      const found = createPaletteEntries({
        editor: other,
        actions: [],
        viewOptions,
        notices,
        reveal: () => undefined,
      });
      return findEntries(found, query, 1)[0];
    };
    const relations = () =>
      other.getState().project.models.find(({ id }) => id === 'order')?.definition.relations;
    expect(find('to embedsMany')).toBeUndefined();
    other.select({ models: ['order', 'review'] });
    expect(find('embedsMany')?.label).toBe('Relate Order to Review: embedsMany');
    find('Relate Order to Review: referencesMany')?.run();
    expect(relations()).toEqual({ reviews: { type: 'referencesMany', model: 'Review', foreignKey: '' } });
    expect(other.getState().selection.relation).toEqual({ modelId: 'order', name: 'reviews' });
    find('Change reviews to embedsMany')?.run();
    expect(relations()).toEqual({ reviewList: { type: 'embedsMany', model: 'Review' } });
    other.undo();
    other.select({ relation: { modelId: 'customer', name: 'reviews' } });
    find('Change reviews to embedsOne')?.run();
    const [notice] = notices.store.getState().shown;
    expect(notice?.text).toBe('embedsOne does not read foreignKey: the change removes it.');
    notice?.action?.run();
    expect(other.getState().selection.relation?.name).toBe('reviewItem');

    expect(find('without a join model')).toBeUndefined();
    const ref = { modelId: 'customer', name: 'reviewItem' };
    other.run(convertToThrough, { ref, throughId: null, newId: 'link' }, { label: 'Convert' });
    find('Change reviews to hasMany without a join model')?.run();
    expect(notices.store.getState().shown.map(({ text }) => text)).toContain(
      'Without a join model, hasMany does not use through: the change removes it.',
    );
  });

  it('selects what was found', () => {
    findEntries(entries, 'Customer.reviews', 1)[0]?.run();
    expect(editor.getState().selection.relation).toEqual({ modelId: 'customer', name: 'reviews' });
  });

  it('selects a property, and shows its row if the level of detail hides it', () => {
    viewOptions.setState({ detail: 'keys' });
    findEntries(entries, 'Order.customerId', 1)[0]?.run();
    expect(editor.getState().selection).toMatchObject({ models: ['order'], property: 'customerId' });
    expect(viewOptions.getState().detail).toBe('keys');
    findEntries(entries, 'Order.total', 1)[0]?.run();
    expect(editor.getState().selection).toMatchObject({ models: ['order'], property: 'total' });
    expect(viewOptions.getState().detail).toBe('all');
  });

  it('relates two selected models as a polymorphic belongsTo says, and changes a relation to it and back', () => {
    const models = ['Author', 'Reader', 'Picture'].map((name, index) => ({
      id: name,
      name,
      position: { x: index, y: 0 },
    }));
    const bare = models.reduce((project, model) => addModel(project, model), createProject('Test'));
    const start = connectPolymorphic(bare, { ownerId: 'Author', targetId: 'Picture', selector: 'imageable' });
    const drawing = createEditor({ project: start });
    const run = (label: string) => {
      const all = createPaletteEntries({
        editor: drawing,
        actions: [],
        viewOptions,
        notices,
        reveal: () => undefined,
      });
      const entry = all.find((each) => each.label === label);
      expect(entry, label).toBeDefined();
      entry?.run();
    };
    const pictures = () => drawing.getState().project.models[1]?.definition.relations;
    drawing.select({ models: ['Reader', 'Picture'] });
    run('Relate Reader to Picture as imageable');
    const related = { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' };
    expect(pictures()).toEqual({ pictures: related });
    expect(drawing.getState().selection.relation).toEqual({ modelId: 'Reader', name: 'pictures' });
    run('Give pictures a key of its own');
    expect(pictures()).toEqual({ pictures: { type: 'hasMany', model: 'Picture', foreignKey: '' } });
    run('Change pictures to “as imageable”');
    expect(pictures()).toEqual({ pictures: related });
    // What the change removes is said first.
    run('Give pictures a key of its own');
    const ref = { modelId: 'Reader', name: 'pictures' };
    drawing.run(setRelationAttribute, { ref, attribute: 'foreignKey', value: 'ownerId' }, { label: 'Key' });
    run('Change pictures to “as imageable”');
    expect(pictures()).toMatchObject({ pictures: { foreignKey: 'ownerId' } });
    const asked = notices.store.getState().shown.at(-1);
    expect(asked?.text).toBe(
      'A polymorphic relation does not read foreignKey: the change removes “ownerId”.',
    );
    asked?.action?.run();
    expect(pictures()).toEqual({ pictures: related });
    drawing.select({ relation: { modelId: 'Picture', name: 'imageable' } });
    const kinds = createPaletteEntries({
      editor: drawing,
      actions: [],
      viewOptions,
      notices,
      reveal: () => undefined,
    });
    expect(kinds.filter(({ label }) => label.startsWith('Change imageable'))).toEqual([]);

    // The first one of all.
    const other = connectModels(bare, { ownerId: 'Picture', targetId: 'Author', type: 'belongsTo' });
    drawing.run(() => other, {}, { label: 'Start again' });
    drawing.select({ relation: { modelId: 'Picture', name: 'author' } });
    run('Let author lead to any model');
    expect(drawing.getState().project.models[2]?.definition.relations).toEqual({
      author: { type: 'belongsTo', polymorphic: true },
    });
    run('Let author lead to Author only');
    expect(drawing.getState().project.models[2]?.definition.relations).toEqual({
      author: { type: 'belongsTo', model: 'Author', foreignKey: '' },
    });
    const many = connectModels(bare, { ownerId: 'Author', targetId: 'Picture', type: 'hasMany' });
    drawing.run(() => many, {}, { label: 'Start again' });
    drawing.select({ relation: { modelId: 'Author', name: 'pictures' } });
    run('Make pictures polymorphic');
    expect(drawing.getState().project.models[2]?.definition.relations).toEqual({
      pictureOwner: { type: 'belongsTo', polymorphic: true },
    });
  });
});
