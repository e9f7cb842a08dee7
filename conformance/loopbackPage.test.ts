/** Runs each program of `docs/loopback.md`, the page on what LoopBack does, on LoopBack and on our runtime. */
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Untyped } from './differences/program.ts';
import { readNames, readPrograms, setup, toBody } from './page/programs.ts';
import { createOurs, createReference } from './sideBySide/engines.ts';
import { stores } from './sideBySide/stores.ts';

type Show = (evaluate: () => unknown, text: string) => Promise<void>;

const AsyncFunction = (async () => undefined).constructor as new (
  ...parts: string[]
) => (db: Untyped, show: Show) => Promise<void>;

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error);
  const { statusCode } = error as { statusCode?: number };
  return `${error.name}${statusCode === undefined ? '' : ` ${statusCode}`}: ${error.message}`;
}

function describeResult(value: unknown): string {
  if (value instanceof Promise) return 'a promise';
  const plain = typeof value === 'object' && value !== null ? JSON.parse(JSON.stringify(value)) : value;
  return inspect(plain, { breakLength: Number.POSITIVE_INFINITY, depth: 8 });
}

async function describeOutcome(evaluate: () => unknown): Promise<string> {
  let value: unknown;
  try {
    value = evaluate();
  } catch (error) {
    return `throws ${describeError(error)}`;
  }
  if (evaluate.constructor !== AsyncFunction) return describeResult(value);
  return Promise.resolve(value).then(describeResult, describeError);
}

/** Runs a program; returns the result that the page states for each line, and the one that was seen. */
async function runProgram(db: Untyped, code: string): Promise<{ stated: string[]; seen: string[] }> {
  const stated: string[] = [];
  const seen: string[] = [];
  const show: Show = async (evaluate, text) => {
    stated.push(text);
    seen.push(await describeOutcome(evaluate));
  };
  await new AsyncFunction('db', 'show', toBody(`${setup}\n${code}`))(db, show);
  return { stated, seen };
}

const engines = {
  juggler: async () => createReference(),
  ours: async () => createOurs(await stores.memory()),
};

describe.each(Object.entries(engines))('the programs of docs/loopback.md, run on %s', (_, create) => {
  it.each(readPrograms())('$title', async ({ code }) => {
    const engine = await create();
    const { stated, seen } = await runProgram(engine.source, code);
    await engine.close();
    expect(seen).toEqual(stated);
    expect(stated).not.toHaveLength(0);
  });
});

describe('the names of docs/loopback.md', () => {
  const names = readNames();

  it('are read from the table', () => {
    expect(names.length).toBeGreaterThan(30);
  });

  it.each(names)('%s', (...row) => {
    const [name = ''] = row;
    const db: Untyped = createReference().source;
    const Model = db.define(name, {});
    const Owner = db.define('Owner', {});
    const Other = db.define('Other', {});
    const found = () => {
      try {
        db.define('Finder', {}).hasMany(name);
        return 'found';
      } catch {
        return 'not found';
      }
    };
    const asText = found();
    expect([
      name,
      Model.pluralModelName,
      Owner.hasMany(Model).name,
      Model.hasMany(Other).keyTo,
      Owner.belongsTo(Model).name,
      Other.referencesMany(Model).keyFrom,
      asText,
    ]).toEqual(row);
  });
});
