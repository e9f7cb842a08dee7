import { describe, expect, it } from 'vitest';
import { messageLimits, shownLimits } from '../wire/limits.ts';
import { measure } from '../wire/measure.ts';
import { type Shown, shownSchema } from '../wire/shown.ts';
import { type InstanceReader, toShown, toShownError } from './toShown.ts';

class Order {
  values: Record<string, unknown>;
  constructor(values: Record<string, unknown>) {
    this.values = values;
  }
}

const reader: InstanceReader = {
  read: (value) =>
    value instanceof Order
      ? { model: 'Order', isNew: value.values['id'] === undefined, values: value.values }
      : null,
};

/** Everything that leaves the worker has to be cloneable and pass the page's checks. */
function show(value: unknown): Shown {
  const shown = structuredClone(toShown(value, reader));
  expect(measure(shown, messageLimits)).toHaveProperty('weight');
  expect(shownSchema.safeParse(shown).success).toBe(true);
  return shown;
}

describe('toShown', () => {
  it('shows a Map and a Set as such', () => {
    expect(
      show(
        new Map<unknown, unknown>([
          ['a', 1],
          [{ b: 1 }, new Set([{ c: 1 }])],
        ]),
      ),
    ).toMatchObject({
      kind: 'map',
      className: 'Map',
      pairs: [
        [{ text: 'a' }, { text: '1' }],
        [{ kind: 'object' }, { kind: 'array', className: 'Set', items: [{ kind: 'object' }] }],
      ],
    });
    expect(show(new Map(Array.from({ length: 300 }, (_, index) => [index, 1])))).toMatchObject({ more: 100 });
  });

  it('shows what caused an error, and the errors of an AggregateError', () => {
    const cause = new RangeError('deep', { cause: 'text' });
    expect(show(new TypeError('top', { cause }))).toMatchObject({
      message: 'top',
      cause: { kind: 'error', name: 'RangeError', cause: { text: 'text' } },
      errors: [],
    });
    expect(show(new AggregateError([new Error('one'), 2], 'all'))).toMatchObject({
      name: 'AggregateError',
      errors: [{ message: 'one' }, { text: '2' }],
    });
    const itself = new Error('round');
    itself.cause = itself;
    expect(show(itself)).toMatchObject({ cause: { kind: 'cut', why: 'cycle' } });
  });

  it('distinguishes primitives by type', () => {
    expect(show('1')).toEqual({ kind: 'primitive', type: 'string', text: '1', more: 0 });
    expect(show(-0)).toMatchObject({ type: 'number', text: '-0' });
    expect(show(null)).toMatchObject({ type: 'null', text: 'null' });
    expect(show(undefined)).toMatchObject({ type: 'undefined' });
    expect(show(10n)).toMatchObject({ type: 'bigint', text: '10n' });
    expect(show(Symbol('x'))).toMatchObject({ type: 'symbol', text: 'Symbol(x)' });
  });

  it('shows dates as ISO text and says when one is invalid', () => {
    expect(show(new Date(0))).toEqual({ kind: 'date', text: '1970-01-01T00:00:00.000Z' });
    expect(show(new Date('x'))).toEqual({ kind: 'date', text: 'Invalid Date' });
  });

  it('shows an instance with its class, without undefined values, marked when it is not stored', () => {
    expect(show(new Order({ id: undefined, customerId: 1 }))).toEqual({
      kind: 'instance',
      model: 'Order',
      handle: null,
      cached: [],
      isNew: true,
      entries: [['customerId', { kind: 'primitive', type: 'number', text: '1', more: 0 }]],
      more: 0,
    });
  });

  it('shows instances of one model as a table over all their columns', () => {
    const table = show([
      new Order({ id: 1, note: undefined, empty: undefined, customerId: 1 }),
      new Order({ id: 2, note: 'x', empty: undefined, customerId: 1 }),
    ]);
    const columns = ['id', 'note', 'customerId'];
    expect(table).toMatchObject({ kind: 'table', model: 'Order', columns, more: 0 });
    expect(table.kind === 'table' && table.rows[0]?.cells[1]).toBeNull();
  });

  it('shows plain objects as a table without a class, mixed lists as a list', () => {
    expect(show([{ a: 1 }, { b: 2 }])).toMatchObject({ kind: 'table', model: null, columns: ['a', 'b'] });
    expect(show([{ a: 1 }, 2])).toMatchObject({ kind: 'array', more: 0 });
    expect(show([])).toEqual({ kind: 'array', className: 'Array', items: [], more: 0 });
    expect(show([{}, {}])).toMatchObject({ kind: 'array' });
  });

  it('keeps LoopBack’s members of an error', () => {
    const error = Object.assign(new Error('No instance'), {
      statusCode: 404,
      code: 'MODEL_NOT_FOUND',
      details: { codes: { name: ['presence'] } },
    });
    expect(show(error)).toMatchObject({
      kind: 'error',
      name: 'Error',
      message: 'No instance',
      statusCode: 404,
      code: 'MODEL_NOT_FOUND',
      details: { kind: 'object' },
    });
  });

  it('shows a thrown value that is not an error, such as a sparse list of errors', () => {
    expect(toShownError('x', reader)).toMatchObject({ name: 'Thrown value', message: 'x' });
    const sparse = new Array(2);
    sparse[1] = new Error('second');
    expect(toShownError(sparse, reader)).toMatchObject({
      name: 'Several errors',
      details: { kind: 'array', items: [{ type: 'undefined' }, { kind: 'error', message: 'second' }] },
    });
  });

  it('marks cycles and depth, and shows a value twice that occurs twice', () => {
    const cycle: Record<string, unknown> = { twin: null };
    cycle['self'] = cycle;
    expect(show(cycle)).toMatchObject({
      entries: [
        ['twin', {}],
        ['self', { kind: 'cut', why: 'cycle' }],
      ],
    });
    const same = { a: 1 };
    expect(show({ x: same, y: same })).toMatchObject({
      entries: [
        ['x', { kind: 'object' }],
        ['y', { kind: 'object' }],
      ],
    });
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level += 1) deep = { deep };
    expect(JSON.stringify(show(deep))).toContain('"why":"deep"');
  });

  it('cuts long values and says how much is left out', () => {
    expect(show('x'.repeat(5_000))).toMatchObject({ more: 1_000 });
    expect(show(Array.from({ length: 1_000_000 }, (_, index) => index))).toMatchObject({ more: 999_800 });
    expect(show(Object.fromEntries(Array.from({ length: 150 }, (_, index) => [index, index])))).toMatchObject(
      {
        more: 50,
      },
    );
    const wide = Array.from({ length: 200 }, () => Array.from({ length: 200 }, () => 1));
    expect(JSON.stringify(show(wide)).length).toBeLessThan(shownLimits.nodes * 80);
    const texts = Array.from({ length: 200 }, () => Array.from({ length: 200 }, () => 'x'.repeat(4_000)));
    expect(JSON.stringify(show(texts)).length).toBeLessThan(shownLimits.characters + shownLimits.nodes * 80);
    expect(JSON.stringify(show(texts))).toContain('"why":"long"');
  });

  it('shows the first of many bytes, without listing the others', () => {
    expect(show(new Uint8Array(50_000_000))).toMatchObject({
      kind: 'array',
      className: 'Uint8Array',
      more: 49_999_800,
    });
  });

  it('keeps an unsaved instance at the top level, not one inside a list, and lists its cached relations', () => {
    const keeping: InstanceReader = {
      read: (value) => ({
        model: 'Order',
        isNew: true,
        values: { ...value },
        cached: [['items', 2]],
        keep: () => 3,
      }),
    };
    expect(toShown({ total: 1 }, keeping)).toMatchObject({ handle: 3, cached: [['items', 2]] });
    expect(toShown({ inner: { total: 1 } }, keeping)).toMatchObject({
      entries: [['inner', { kind: 'instance', handle: null }]],
    });
  });

  it('survives getters and proxies that throw', () => {
    const hostile = {
      fine: 1,
      get bad(): never {
        throw new Error('no');
      },
    };
    expect(show(hostile)).toMatchObject({
      entries: [
        ['fine', {}],
        ['bad', { kind: 'error', message: 'no' }],
      ],
    });
    const proxy = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('no');
        },
      },
    );
    expect(show(proxy)).toEqual({ kind: 'cut', why: 'unreadable' });
    const { proxy: revoked, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(show(revoked)).toEqual({ kind: 'cut', why: 'unreadable' });
  });
});
