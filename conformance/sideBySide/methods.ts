/** The methods of models, instances and relations, with their weights and random arguments. */
import fc from 'fast-check';
import { changes, data, ids, scalars, texts } from './data.ts';
import { filter, where } from './filters.ts';

/** An argument of a call: plain data, or an id or an instance that earlier steps have created. */
export type Argument =
  | { readonly kind: 'data'; readonly value: unknown }
  | { readonly kind: 'id'; readonly pick: number }
  | { readonly kind: 'instance'; readonly pick: number };

export interface MethodCall {
  readonly method: string;
  readonly args: readonly Argument[];
}

/** Relations whose methods are the same. */
export const families = [
  'hasMany',
  'through',
  'belongsTo',
  'hasOne',
  'embedsOne',
  'embedsMany',
  'referencesMany',
] as const;

export type Family = (typeof families)[number];

const plain = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Argument> =>
  value.map((each) => ({ kind: 'data', value: each }));
const anId: fc.Arbitrary<Argument> = fc.oneof(
  { weight: 5, arbitrary: fc.nat(50).map((pick): Argument => ({ kind: 'id', pick })) },
  plain(ids),
);
const anInstance: fc.Arbitrary<Argument> = fc.nat(50).map((pick) => ({ kind: 'instance', pick }));
const someData = plain(data);
const manyData = plain(fc.array(data, { maxLength: 3 }));
const aFilter = plain(filter);
const aWhere = plain(where);
const someChanges = plain(changes);
const noArgument = plain(fc.constant(true));

type Signatures = readonly (readonly [method: string, weight: number, ...args: fc.Arbitrary<Argument>[]])[];

const creating: Signatures = [
  ['create', 8, someData],
  ['create', 3, manyData],
];

const ofModels: Signatures = [
  ...creating,
  ['find', 6, aFilter],
  ['find', 1],
  ['findOne', 2, aFilter],
  ['findById', 3, anId],
  ['findById', 1, anId, plain(filter)],
  ['findByIds', 1, plain(fc.array(ids, { maxLength: 3 }))],
  ['count', 1, aWhere],
  ['count', 1],
  ['exists', 1, anId],
  ['updateAll', 2, aWhere, someChanges],
  ['destroyAll', 1, aWhere],
  ['destroyById', 1, anId],
  ['upsert', 2, someData],
  ['upsertWithWhere', 1, aWhere, someChanges],
  ['replaceById', 1, anId, someData],
  ['replaceOrCreate', 1, someData],
  ['findOrCreate', 2, aFilter, someData],
];

const ofInstances: Signatures = [
  ['save', 2],
  ['updateAttributes', 3, someChanges],
  ['updateAttribute', 1, plain(fc.constantFrom('name', 'size')), plain(scalars)],
  ['replaceAttributes', 1, someData],
  ['reload', 1],
  ['destroy', 1],
  ['setAttributes', 1, someChanges],
  ['unsetAttribute', 1, plain(fc.constantFrom('name', 'size', 'note'))],
  ['isValid', 1],
  ['toJSON', 1],
  ['toObject', 1, plain(fc.boolean())],
];

const reads: Signatures = [
  ['', 2],
  ['', 3, aFilter],
  ['', 1, noArgument],
];

const ofTable: Signatures = [
  ['findOne', 1, aFilter],
  ['updateAll', 1, aWhere, someChanges],
  ['destroyAll', 1, aWhere],
  ['count', 1, aWhere],
];

const ofHasMany: Signatures = [
  ...reads,
  ...ofTable,
  ['build', 2, someData],
  ['create', 7, someData],
  ['create', 2, manyData],
  ['find', 1],
  ['find', 2, aFilter],
  ['findById', 3, anId],
  ['updateById', 3, anId, someChanges],
  ['destroy', 2, anId],
  ['exists', 1, anId],
  ['getAsync', 1, aFilter],
];

const linking: Signatures = [
  ['add', 4, anInstance],
  ['add', 2, anId],
  ['remove', 2, anInstance],
  ['remove', 1, anId],
];

const ofSingle: Signatures = [
  ...reads,
  ['', 2, anInstance],
  ['create', 6, someData],
  ['build', 2, someData],
  ['update', 3, someChanges],
  ['destroy', 1],
  ['get', 3],
  ['getAsync', 1],
];

const signatures: Readonly<Record<Family, Signatures>> = {
  hasMany: ofHasMany,
  through: [...ofHasMany, ...linking, ['add', 1, anInstance, someData]],
  belongsTo: ofSingle,
  hasOne: ofSingle,
  embedsOne: [...ofSingle, ['value', 1]],
  embedsMany: [
    ...reads,
    ...ofTable,
    ...linking,
    ['create', 8, someData],
    ['create', 1, manyData],
    ['build', 2, someData],
    ['find', 1, aFilter],
    ['findById', 2, anId],
    ['get', 1, anId],
    ['exists', 1, anId],
    ['updateById', 3, anId, someChanges],
    ['set', 1, anId, someChanges],
    ['destroy', 2, anId],
    ['unset', 1, anId],
    ['destroyAll', 1],
    ['at', 1, plain(fc.constantFrom(0, 1, 7, '0'))],
    ['value', 1],
  ],
  referencesMany: [...ofHasMany, ...linking, ['at', 1, plain(fc.constantFrom(0, 1, 7))]],
};

function callsOf(given: Signatures): fc.Arbitrary<MethodCall> {
  return fc.oneof(
    ...given.map(([method, weight, ...args]) => ({
      weight,
      arbitrary: fc.record<MethodCall>({ method: fc.constant(method), args: fc.tuple(...args) }),
    })),
  );
}

export const creatingCalls = callsOf(creating);
export const modelCalls = callsOf(ofModels);
export const instanceCalls = callsOf(ofInstances);
/** Named scopes, which the world looks up. */
export const scopeCalls = callsOf([
  ['', 3, aFilter],
  ['find', 1],
  ['findOne', 1, aFilter],
  ['count', 1, aWhere],
  ['create', 1, someData],
  ['build', 1, someData],
  ['updateAll', 1, aWhere, someChanges],
  ['destroyAll', 1, aWhere],
]);
/** Calls of models that start and end in one step of the store, so that they can be started together. */
export const togetherModelCalls = callsOf([
  ...creating,
  ['find', 2, plain(where.map((each) => ({ where: each })))],
  ['findById', 1, anId],
  ['count', 1],
  ['updateAll', 1, aWhere, someChanges],
  ['destroyAll', 1, aWhere],
  ['findOrCreate', 2, plain(texts.map((name) => ({ where: { name } }))), someData],
]);
/** For each family a call, of which the world takes the one that fits the relation that it finds. */
export const relationCalls: fc.Arbitrary<Readonly<Record<Family, MethodCall>>> = fc.record(
  Object.fromEntries(families.map((family) => [family, callsOf(signatures[family])])) as {
    [family in Family]: fc.Arbitrary<MethodCall>;
  },
);
