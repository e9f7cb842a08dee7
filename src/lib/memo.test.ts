import { describe, expect, it } from 'vitest';
import { memoBy, memoByKey, memoByValue } from './memo.ts';

function counted<Argument, Value>(compute: (argument: Argument) => Value) {
  const calls: Argument[] = [];
  return {
    calls,
    compute: (argument: Argument): Value => {
      calls.push(argument);
      return compute(argument);
    },
  };
}

describe('memoByKey', () => {
  it('computes once for each object, and returns the same value', () => {
    const { calls, compute } = counted(({ name }: { name: string }) => [name]);
    const memo = memoByKey(compute);
    const [one, two] = [{ name: 'one' }, { name: 'two' }];
    const first = memo(one);
    expect(memo(two)).toEqual(['two']);
    expect(memo(one)).toBe(first);
    expect(memo({ ...one }), 'another object is another key').not.toBe(first);
    expect(calls).toEqual([one, two, one]);
  });

  it.each([null, false, 0, ''])('remembers %j too', (value) => {
    const { calls, compute } = counted(() => value);
    const memo = memoByKey(compute);
    const key = {};
    expect([memo(key), memo(key)]).toEqual([value, value]);
    expect(calls).toHaveLength(1);
  });

  it('remembers nothing if a call throws', () => {
    let isBroken = true;
    const memo = memoByKey(() => {
      if (isBroken) throw new Error('broken');
      return 'works';
    });
    const key = {};
    expect(() => memo(key)).toThrow('broken');
    isBroken = false;
    expect(memo(key)).toBe('works');
  });

  it('supports two keys by nesting', () => {
    const { calls, compute } = counted(([one, two]: readonly [object, string]) => ({ one, two }));
    const memo = memoByKey((one: object) => memoByValue((two: string) => compute([one, two])));
    const [left, right] = [{}, {}];
    expect(memo(left)('a')).toBe(memo(left)('a'));
    expect(memo(left)('b').one).toBe(left);
    expect(memo(right)('a').one).toBe(right);
    expect(calls).toHaveLength(3);
  });
});

it('memoBy computes once for what an argument depends on', () => {
  interface Project {
    readonly name: string;
    readonly models: readonly string[];
  }
  const { calls, compute } = counted(({ models }: Project) => models.length);
  const memo = memoBy(({ models }: Project) => models, compute);
  const project: Project = { name: 'one', models: ['A', 'B'] };
  expect(memo(project)).toBe(2);
  expect(memo({ ...project, name: 'renamed' })).toBe(2);
  expect(memo({ ...project, models: ['A'] })).toBe(1);
  expect(calls.map(({ name }) => name)).toEqual(['one', 'one']);
});
