/** A project whose names and types are hard to write in TypeScript. LoopBack 3 takes every one of them. */
import type { Project } from '../../src/model/index.ts';
import { projectOf } from '../../src/model/testing/projects.ts';

const hardNames = [
  'class',
  'Object',
  'order item',
  'order-item',
  'Order_Item',
  '日本',
  'OrderRepository',
  'Date',
  '2fast',
];

export const createHostileProject = (): Project => ({
  ...projectOf(
    ...hardNames.map((name) => ({
      name,
      relations: { others: { type: 'hasMany', model: 'hard', foreignKey: `${name}Key` } },
    })),
    {
      name: 'hard',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the template of a file must not run it
      description: ['ends */ and `ticks` ${x}', 'second line'],
      strict: true,
      hidden: ['default'],
      acls: [{ accessType: '*', principalType: 'ROLE', principalId: '$everyone\n*/', permission: 'DENY' }],
      scopes: { 'a*/b': { where: { x: "it's" } } },
      scope: { order: 'new ASC' },
      mixins: { TimeStamp: true },
      properties: {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the template of a file must not run it
        'line-item': { type: 'string', required: true, default: "it's \\ `x` ${y}" },
        'new\nline': 'string',
        "it's": ['number'],
        default: 'string',
        new: 'number',
        constructor: 'string',
        toJSON: 'string',
        place: 'geopoint',
        blob: 'buffer',
        long: 'text',
        raw: 'json',
        listed: 'array',
        dates: ['date'],
        nested: { street: 'string', deep: { 'a-b': ['string'], when: { type: 'date', required: true } } },
        lists: [{ text: 'string', marks: [{ mark: 'number' }] }],
        other: 'Circle',
        others: ['Circle'],
        nothing: 'NoSuchModel',
        uid: { type: 'string', defaultFn: 'uuid', index: { unique: true } },
        at: { type: 'date', defaultFn: '$now' },
      },
    },
    {
      name: 'Circle',
      properties: { back: 'Square', itself: ['Circle'] },
      relations: {
        squares: { type: 'referencesMany', model: 'Square' },
        find: { type: 'hasMany', model: 'Square' },
      },
    },
    {
      name: 'Square',
      properties: { code: { type: 'string', id: true }, round: 'Circle' },
      relations: {
        create: { type: 'belongsTo', model: 'Circle' },
        'line-items': { type: 'hasAndBelongsToMany', model: 'Circle' },
        self: { type: 'referencesMany', model: 'Square', foreignKey: 'selves' },
      },
    },
    { name: 'NoId', idInjection: false, properties: { text: 'string' } },
    { name: 'Person', base: 'User', relations: { squares: { type: 'hasMany', model: 'Square' } } },
    { name: 'Employee', base: 'Person', properties: { boss: 'boolean' } },
  ),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template of a file must not run it
  name: "it's */ `hard` ${1}",
});
