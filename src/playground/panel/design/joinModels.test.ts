import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../lib/json.ts';
import { addFiles, createProject, findJoinModels, type Project } from '../../../model/index.ts';
import { createMemoryConnector } from '../../../runtime/index.ts';
import { loadModels } from '../../worker/loadModels.ts';

type Definition = JsonObject & { readonly name: string };

const many = (model: string) => ({ type: 'hasAndBelongsToMany', model });

const projects: Readonly<Record<string, readonly Definition[]>> = {
  'both sides, in one order of files': [
    { name: 'Book', relations: { authors: many('Author') } },
    { name: 'Author', relations: { books: many('Book') } },
  ],
  'both sides, in the other order': [
    { name: 'Author', relations: { books: many('Book') } },
    { name: 'Book', relations: { authors: many('Author') } },
  ],
  'one side, before its target': [
    { name: 'Book', relations: { authors: many('Author') } },
    { name: 'Author' },
  ],
  'one side, after its target': [
    { name: 'Author' },
    { name: 'Book', relations: { authors: many('Author') } },
  ],
  'a cycle of three': [
    { name: 'A', relations: { bs: many('B') } },
    { name: 'C', relations: { as: many('A'), bs: many('B') } },
    { name: 'B', relations: { as: many('A'), cs: many('C') } },
  ],
  'a base and what extends it': [
    { name: 'Sub', base: 'Base' },
    { name: 'Base', base: 'PersistedModel', relations: { as: many('A') } },
    { name: 'A', relations: { bases: many('Base') } },
  ],
  'a table of its own': [
    { name: 'Book', relations: { authors: { ...many('Author'), throughTable: 'links' } } },
    { name: 'Author' },
    { name: 'AuthorBook' },
  ],
  'a through model that is missing': [
    { name: 'Book', relations: { authors: { ...many('Author'), through: 'Missing' } } },
    { name: 'Author' },
  ],
  'a join model in the files': [
    { name: 'Book', relations: { authors: many('Author') } },
    { name: 'Author' },
    { name: 'AuthorBook' },
  ],
};

function toProject(definitions: readonly Definition[]): Project {
  return addFiles(createProject('Test'), {
    files: definitions.map((definition) => ({
      path: `common/models/${definition.name}.json`,
      definition,
      source: { text: JSON.stringify(definition) },
    })),
    modelConfig: null,
    ids: definitions.map(({ name }) => name),
    positions: definitions.map(() => ({ x: 0, y: 0 })),
  });
}

describe('findJoinModels', () => {
  it.each(Object.entries(projects))('names them as the runtime does: %s', async (_title, definitions) => {
    const files = definitions.map((one) => ({ name: `${one.name}.json`, text: JSON.stringify(one) }));
    const loaded = await loadModels(files, createMemoryConnector(), () => {});
    const own = new Set(definitions.map(({ name }) => name));
    const made = [...loaded.models.keys()].filter((name) => !own.has(name)).sort();
    const found = [...findJoinModels(toProject(definitions)).values()];
    expect(found.map(({ name }) => name).sort()).toEqual(made);
    for (const { name, keys } of found) {
      const properties = Object.keys(loaded.models.get(name)?.definition.properties ?? {});
      expect(properties).toEqual(expect.arrayContaining([...keys]));
    }
  });

  it('gives a join model the same id, whichever side comes first in its name', () => {
    const [one, other] = [
      projects['both sides, in one order of files'],
      projects['one side, before its target'],
    ].map((definitions = []) => [...findJoinModels(toProject(definitions)).values()][0]);
    expect([one?.name, other?.name]).toEqual(['AuthorBook', 'BookAuthor']);
    expect(one?.id).toBe(other?.id);
  });
});
