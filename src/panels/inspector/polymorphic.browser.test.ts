import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { RelationRef } from '../../model/index.ts';
import { LONG, type NamedDefinition, openInspector } from './testing/openInspector.ts';

/** Shows the inspector of a relation of models, whose ids are their names. */
function open(relation: RelationRef, ...definitions: readonly NamedDefinition[]) {
  const { editor, place, field, button } = openInspector(...definitions);
  editor.select({ relation });
  const relations = (id: string) =>
    editor.getState().project.models.find((model) => model.id === id)?.definition.relations;
  return { editor, place, field, button, relations };
}

const pictures = { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' };
const author = { name: 'Author', relations: { pictures } };
const picture = { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: true } } };
const imageable = { modelId: 'Picture', name: 'imageable' };

it(
  'edits selector, key and owners of a polymorphic belongsTo, on all sides in one undo step',
  async () => {
    const { editor, place, field, button, relations } = open(imageable, author, { name: 'Reader' }, picture);
    await userEvent.fill(await field('Selector'), 'owner');
    await userEvent.keyboard('{Enter}');
    expect(relations('Author')).toEqual({ pictures: { ...pictures, polymorphic: 'owner' } });
    expect(editor.getState().selection.relation).toEqual({ modelId: 'Picture', name: 'owner' });
    editor.undo();
    expect(relations('Author')).toEqual({ pictures });

    editor.select({ relation: imageable });
    await userEvent.fill(await field('Key'), 'ref');
    await userEvent.keyboard('{Enter}');
    const keys = { foreignKey: 'ref', discriminator: 'imageableType' };
    expect(relations('Author')).toEqual({ pictures: { ...pictures, polymorphic: keys } });
    // LoopBack refuses a selector beside own keys, so none can be typed.
    expect((await field('Selector')).tagName).toBe('SPAN');
    await userEvent.click(await button('use “imageable”'));
    expect(relations('Author')).toEqual({ pictures });

    await userEvent.click(await button('Add an owner: Reader.pictures'));
    expect(relations('Reader')).toEqual({ pictures });
    expect(editor.getState().undoLabel).toBe('Add an owner');
    expect(place.textContent).toContain('Reader.pictures');
    await userEvent.click(await button('Author.pictures'));
    expect(editor.getState().selection.relation).toEqual({ modelId: 'Author', name: 'pictures' });
  },
  LONG,
);

it(
  'explains the key and the discriminator, and sets the type of the ids',
  async () => {
    const { place, field, relations } = open(imageable, author, picture);
    await userEvent.selectOptions(await field('Id type'), 'string');
    expect(relations('Picture')).toEqual({
      imageable: { type: 'belongsTo', polymorphic: { idType: 'string' } },
    });
    const reasons = [...place.querySelectorAll('details')].map(({ textContent }) => textContent);
    expect(reasons.some((text) => text?.includes('imageable_type'))).toBe(true);
    expect(reasons.some((text) => text?.includes('imageable_id'))).toBe(true);
  },
  LONG,
);

it(
  'does not offer own keys where a far side needs the selector',
  async () => {
    const through = { polymorphic: 'taggable', through: 'Link' };
    const { field, relations } = open(
      { modelId: 'Tag', name: 'authors' },
      { name: 'Author', relations: { tags: { type: 'hasMany', model: 'Tag', ...through } } },
      {
        name: 'Tag',
        relations: { authors: { type: 'hasMany', model: 'Author', ...through, invert: true } },
      },
      {
        name: 'Link',
        relations: {
          taggable: { type: 'belongsTo', polymorphic: true },
          tag: { type: 'belongsTo', model: 'Tag' },
        },
      },
    );
    expect((await field('Key')).tagName).toBe('CODE');
    expect((await field('Foreign key')).placeholder).toBe('tagId');
    // The side is a choice, one undo step each.
    const invert = await field('Invert');
    expect(invert.value).toBe('true');
    await userEvent.selectOptions(invert, 'false');
    expect(relations('Tag')).toEqual({ authors: { type: 'hasMany', model: 'Author', ...through } });
    await userEvent.selectOptions(await field('Invert'), 'true');
    expect(relations('Tag')).toEqual({
      authors: { type: 'hasMany', model: 'Author', ...through, invert: true },
    });
  },
  LONG,
);

it(
  'refuses invert where LoopBack could not read the far side, and says why',
  async () => {
    const through = { polymorphic: 'taggable', through: 'Link' };
    const { field, place } = open(
      { modelId: 'Author', name: 'tags' },
      { name: 'Author', relations: { tags: { type: 'hasMany', model: 'Tag', ...through } } },
      { name: 'Tag' },
      { name: 'Link', relations: { tag: { type: 'belongsTo', model: 'Tag' } } },
    );
    const invert = await field('Invert');
    expect(invert.querySelector<HTMLOptionElement>('[value="true"]')?.disabled).toBe(true);
    expect(place.querySelector(`[id="${invert.getAttribute('aria-describedby')}"]`)?.textContent).toContain(
      'the belongsTo “taggable” of Link, which does not exist',
    );
  },
  LONG,
);
