import type { ModelDefinition } from './definition.ts';

/** The base of every model; it has no base itself. */
export const rootModel: ModelDefinition = { name: 'Model' };

/**
 * The models that loopback 3.28 brings along, with what a designer needs of
 * them: their properties (an inherited id, a key's type), never their methods.
 * A model file of the same name takes their place.
 */
const definitions: readonly ModelDefinition[] = [
  rootModel,
  { name: 'PersistedModel', base: 'Model' },
  { name: 'KeyValueModel', base: 'Model' },
  {
    name: 'Email',
    base: 'Model',
    properties: { to: 'String', from: 'String', subject: 'String', text: 'String', html: 'String' },
  },
  {
    name: 'User',
    properties: {
      realm: 'string',
      username: 'string',
      password: { type: 'string', required: true },
      email: { type: 'string', required: true },
      emailVerified: 'boolean',
      verificationToken: 'string',
    },
    relations: { accessTokens: { type: 'hasMany', model: 'AccessToken', foreignKey: 'userId' } },
  },
  {
    name: 'AccessToken',
    properties: {
      id: { type: 'string', id: true },
      ttl: 'number',
      scopes: ['string'],
      created: 'date',
    },
    relations: { user: { type: 'belongsTo', model: 'User', foreignKey: 'userId' } },
  },
  {
    name: 'ACL',
    properties: {
      model: 'string',
      property: 'string',
      accessType: 'string',
      permission: 'string',
      principalType: 'string',
      principalId: 'string',
    },
  },
  {
    name: 'Role',
    properties: {
      id: { type: 'string', id: true, generated: true },
      name: { type: 'string', required: true },
      description: 'string',
      created: 'date',
      modified: 'date',
    },
    relations: { principals: { type: 'hasMany', model: 'RoleMapping', foreignKey: 'roleId' } },
  },
  {
    name: 'RoleMapping',
    properties: {
      id: { type: 'string', id: true, generated: true },
      principalType: 'string',
      principalId: { type: 'string', index: true },
    },
    relations: { role: { type: 'belongsTo', model: 'Role', foreignKey: 'roleId' } },
  },
  {
    name: 'Application',
    properties: {
      id: { type: 'string', id: true },
      realm: 'string',
      name: { type: 'string', required: true },
      description: 'string',
      owner: 'string',
      status: 'string',
      created: 'date',
      modified: 'date',
    },
  },
  { name: 'Scope', properties: { name: { type: 'string', required: true }, description: 'string' } },
  {
    name: 'Change',
    properties: {
      id: { type: 'string', id: true },
      rev: 'string',
      prev: 'string',
      checkpoint: 'number',
      modelName: 'string',
      modelId: 'string',
    },
  },
  { name: 'Checkpoint', properties: { seq: 'number', time: 'date', sourceId: 'string' } },
];

const byName = new Map(definitions.map((definition) => [definition.name, definition]));

export function builtInModel(name: string): ModelDefinition | undefined {
  return byName.get(name);
}

/** The names that `base` offers beside the project's own models. */
export const builtInNames: readonly string[] = definitions.map((definition) => definition.name);
