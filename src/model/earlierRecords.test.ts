import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeProperties } from './describeProperties.ts';
import { findProblems } from './problems/findProblems.ts';
import { fromRecord } from './record.ts';

describe('records of earlier versions', () => {
  // The shapes that the first version accepted from files.
  const property = fc.oneof(
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.jsonValue({ maxDepth: 2 })),
    fc.dictionary(fc.oneof(fc.constant('type'), fc.string()), fc.jsonValue({ maxDepth: 2 })),
  );
  const relation = fc.record(
    {
      type: fc.string(),
      model: fc.string(),
      foreignKey: fc.option(fc.string()),
      through: fc.option(fc.string()),
      keyThrough: fc.option(fc.string()),
      primaryKey: fc.option(fc.string()),
      other: fc.jsonValue({ maxDepth: 1 }),
    },
    { requiredKeys: [] },
  );
  const listOrNothing = fc.constantFrom([], null);
  const earlierDefinition = fc.record(
    {
      name: fc.string({ minLength: 1 }),
      plural: fc.option(fc.string()),
      base: fc.option(fc.string()),
      idInjection: fc.option(fc.boolean()),
      options: fc.option(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }))),
      properties: fc.oneof(fc.dictionary(fc.string(), property), listOrNothing),
      relations: fc.oneof(fc.dictionary(fc.string(), relation), listOrNothing),
      relationships: fc.oneof(fc.dictionary(fc.string(), relation), listOrNothing),
    },
    { requiredKeys: ['name'] },
  );

  /** A record as the first version wrote it. */
  const firstRecord = (definition: string) => ({
    version: 1,
    name: 'P',
    models: [{ id: 'a', path: 'a.json', definition, source: null, position: { x: 0, y: 0 } }],
    modelConfig: null,
  });

  it('ST9: open with every definition that an earlier version stored', () => {
    fc.assert(
      fc.property(earlierDefinition, (definition) => {
        const text = JSON.stringify(definition);
        const read = fromRecord(firstRecord(text));
        if (!read.ok) throw new Error(read.error.message);
        expect(JSON.stringify(read.value.models[0]?.definition)).toBe(text);
      }),
      {
        seed: 13,
        numRuns: 300,
        examples: [[{ name: 'A', properties: { a: [null], b: { type: [0] }, c: { type: 0 } } }]],
      },
    );
  });

  it('ST9: open with a model of more properties than a file may have', () => {
    const properties = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`p${index}`, 'date']),
    );
    const read = fromRecord(firstRecord(JSON.stringify({ name: 'A', properties })));
    if (!read.ok) throw new Error(read.error.message);
    expect(describeProperties(read.value, 'a')).toHaveLength(20_001);
    expect(() => findProblems(read.value)).not.toThrow();
  });
});
