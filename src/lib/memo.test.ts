import { describe, expect, it } from 'vitest';
import { memoBy, memoByKey, memoByValue } from './memo.ts';

function counted<Argument, Value>(make: (argument: Argument) => Value) {
  const asked: Argument[] = [];
  return {
    asked,
    make: (argument: Argument): Value => {
      asked.push(argument);
      return make(argument);
    },
  };
}

describe('memoByKey', () => {
  it('computes once for each object, and returns the same value', () => {
    const { asked, make } = counted(({ name }: { name: string }) => [name]);
    const memo = memoByKey(make);
    const [one, two] = [{ name: 'one' }, { name: 'two' }];
    const first = memo(one);
    expect(memo(two)).toEqual(['two']);
    expect(memo(one)).toBe(first);
    expect(memo({ ...one }), 'another object is another key').not.toBe(first);
    expect(asked).toEqual([one, two, one]);
  });

  it.each([null, false, 0, ''])('keeps %j as well', (value) => {
    const { asked, make } = counted(() => value);
    const memo = memoByKey(make);
    const key = {};
    expect([memo(key), memo(key)]).toEqual([value, value]);
    expect(asked).toHaveLength(1);
  });

  it('keeps nothing of a call that throws', () => {
    let isBroken = true;
    const memo = memoByKey(() => {
      if (isBroken) throw new Error('broken');
      return 'whole';
    });
    const key = {};
    expect(() => memo(key)).toThrow('broken');
    isBroken = false;
    expect(memo(key)).toBe('whole');
  });

  it('takes two keys where one is put into another', () => {
    const { asked, make } = counted(([one, two]: readonly [object, string]) => ({ one, two }));
    const memo = memoByKey((one: object) => memoByValue((two: string) => make([one, two])));
    const [left, right] = [{}, {}];
    expect(memo(left)('a')).toBe(memo(left)('a'));
    expect(memo(left)('b').one).toBe(left);
    expect(memo(right)('a').one).toBe(right);
    expect(asked).toHaveLength(3);
  });
});

it('memoBy computes once for what an argument depends on', () => {
  interface Project {
    readonly name: string;
    readonly models: readonly string[];
  }
  const { asked, make } = counted(({ models }: Project) => models.length);
  const memo = memoBy(({ models }: Project) => models, make);
  const project: Project = { name: 'one', models: ['A', 'B'] };
  expect(memo(project)).toBe(2);
  expect(memo({ ...project, name: 'renamed' })).toBe(2);
  expect(memo({ ...project, models: ['A'] })).toBe(1);
  expect(asked.map(({ name }) => name)).toEqual(['one', 'one']);
});
