import { expect, it } from 'vitest';
import { createMemoryConnector, type ModelClass } from '../../runtime/index.ts';
import { loadModels } from './loadModels.ts';
import { findUnknownNames } from './nameHints.ts';
import { createCallRecorder } from './recordCalls.ts';

type Scope = Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>> &
  ((...args: unknown[]) => Promise<unknown>);

async function load(scopes: object) {
  const definition = { name: 'Customer', properties: { name: 'string', isOld: 'boolean' }, scopes };
  const file = { name: 'customer.json', text: JSON.stringify(definition) };
  const { models } = await loadModels([file], createMemoryConnector(), () => {});
  const Customer = models.get('Customer');
  if (Customer === undefined) throw new Error('Customer is not there.');
  const hints: string[] = [];
  const events: unknown[] = [];
  const recorder = createCallRecorder(
    (event) => events.push(event),
    () => ({ kind: 'null' }) as never,
    () => 0,
    (model, method, args) => {
      hints.push(...findUnknownNames(model, method, args).map(({ message }) => message));
    },
  );
  recorder.watch(models.values());
  const scope = (name: string): Scope => Reflect.get(Customer, name) as Scope;
  return { Customer, hints, recorder, scope };
}

const nam = 'Customer has no property nam; did you mean name?';

it('names in a call of a scope are checked, as in find', async () => {
  const { Customer, hints, recorder, scope } = await load({ old: { where: { isOld: true } } });
  await Customer.create([{ name: 'Ada', isOld: true }, { name: 'Bob' }]);
  await scope('old')({ where: { nam: 1 } });
  expect(hints).toEqual([]);
  recorder.start();
  expect(await scope('old')({ where: { name: 'Ada' } })).toMatchObject([{ name: 'Ada' }]);
  expect(await scope('old')['count']?.({ name: 'Bob' })).toBe(0);
  expect(hints).toEqual([]);
  await scope('old')({ where: { nam: 1 } });
  expect(hints).toEqual([nam]);
  await scope('old')['count']?.({ nam: 1 });
  expect(hints).toEqual([nam, nam]);
});

it('those of the scope itself are checked too, also of one that code defines', async () => {
  const { Customer, hints, recorder, scope } = await load({ wrong: { where: { nam: 'Ada' } } });
  recorder.start();
  await scope('wrong')({});
  expect(hints).toEqual([nam]);
  (Customer as ModelClass & { scope(name: string, filter: object): unknown }).scope('late', {
    where: { isOdl: true },
  });
  await scope('late')['find']?.({ order: 'nmae' });
  expect(hints.slice(1)).toEqual([
    'Customer has no property isOdl; did you mean isOld?',
    'Customer has no property nmae; did you mean name?',
  ]);
});
