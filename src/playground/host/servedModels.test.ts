import { describe, expect, it } from 'vitest';
import { createMemoryConnector } from '../../runtime/index.ts';
import { designModel, hasMany } from '../store/testing/designs.ts';
import { loadModels } from '../worker/loadModels.ts';
import { servedModels } from './servedModels.ts';

describe('servedModels', () => {
  it('returns all names under which the models of the design store rows', async () => {
    const definitions = [
      { name: 'Book', relations: { authors: { type: 'hasAndBelongsToMany', model: 'Author' } } },
      { name: 'Author', relations: { books: { type: 'hasAndBelongsToMany', model: 'Book' } } },
      {
        name: 'Shelf',
        relations: { books: { type: 'hasAndBelongsToMany', model: 'Book', throughTable: 'Place' } },
      },
      { name: 'Old', options: { memory: { collection: 'Older' } } },
      { name: 'Address', base: 'Model' },
    ];
    const files = definitions.map((one) => ({ name: `${one.name}.json`, text: JSON.stringify(one) }));
    const many = (model: string) => ({ ...hasMany(model, model, ''), type: 'hasAndBelongsToMany' });
    const design = [
      designModel('b', 'Book', ['id'], { relations: [many('Author')] }),
      designModel('a', 'Author', ['id'], { relations: [many('Book')] }),
      designModel('s', 'Shelf', ['id'], { relations: [many('Book')] }),
      designModel('o', 'Old', ['id']),
      designModel('x', 'Address', [], { isStored: false }),
    ];
    const names = servedModels(design, files);
    const stored = new Set<string>();
    const connector = createMemoryConnector();
    await loadModels(
      files,
      {
        ...connector,
        define: async (schemas) => {
          for (const { name } of schemas) stored.add(name);
          await connector.define(schemas);
        },
      },
      () => {},
    );
    expect([...stored].filter((name) => !names.includes(name))).toEqual([]);
    expect(stored).toContain('Older');
    expect(stored).toContain('Place');
    expect(names).not.toContain('Secret');
  });

  it('ignores invalid JSON, which is reported where the models are defined', () => {
    expect(servedModels([], [{ name: 'a.json', text: '{"collection": ' }])).toEqual([]);
  });
});
