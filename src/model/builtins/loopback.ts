import type { ModelDefinition } from '../definition.ts';

/** The base of every model; it has no base itself. */
export const rootModel: ModelDefinition = { name: 'Model' };

const creationDate = { type: 'date', defaultFn: 'now' };
const ownId = { type: 'string', id: true };
const generatedId = { type: 'string', id: true, generated: true };
const text = { type: 'string' };
const texts = { type: ['string'] };

const application: ModelDefinition = {
  name: 'Application',
  base: 'PersistedModel',
  properties: {
    id: ownId,
    realm: text,
    name: { type: 'string', required: true },
    description: text,
    icon: text,
    owner: text,
    collaborators: texts,
    email: text,
    emailVerified: 'boolean',
    url: text,
    callbackUrls: texts,
    permissions: texts,
    clientKey: text,
    javaScriptKey: text,
    restApiKey: text,
    windowsKey: text,
    masterKey: text,
    pushSettings: {
      apns: {
        production: 'boolean',
        certData: 'string',
        keyData: 'string',
        pushOptions: { type: { gateway: 'string', port: 'number' } },
        feedbackOptions: {
          type: { gateway: 'string', port: 'number', batchFeedback: 'boolean', interval: 'number' },
        },
      },
      gcm: { serverApiKey: 'string' },
    },
    authenticationEnabled: { type: 'boolean', default: true },
    anonymousAllowed: { type: 'boolean', default: true },
    authenticationSchemes: [{ scheme: 'string', credential: 'object' }],
    status: { type: 'string', default: 'sandbox' },
    created: creationDate,
    modified: creationDate,
  },
};

const accessModels: readonly ModelDefinition[] = [
  {
    name: 'User',
    base: 'PersistedModel',
    properties: {
      realm: text,
      username: text,
      password: { type: 'string', required: true },
      email: { type: 'string', required: true },
      emailVerified: 'boolean',
      verificationToken: 'string',
    },
    caseSensitiveEmail: true,
    hidden: ['password', 'verificationToken'],
    relations: {
      accessTokens: {
        type: 'hasMany',
        model: 'AccessToken',
        foreignKey: 'userId',
        options: { disableInclude: true },
      },
    },
  },
  {
    name: 'AccessToken',
    base: 'PersistedModel',
    properties: {
      id: ownId,
      ttl: { type: 'number', ttl: true, default: 1_209_600 },
      scopes: texts,
      created: creationDate,
    },
    relations: { user: { type: 'belongsTo', model: 'User', foreignKey: 'userId' } },
  },
  {
    name: 'ACL',
    base: 'PersistedModel',
    properties: {
      model: text,
      property: text,
      accessType: 'string',
      permission: 'string',
      principalType: 'string',
      principalId: 'string',
    },
  },
  {
    name: 'Role',
    base: 'PersistedModel',
    properties: {
      id: generatedId,
      name: { type: 'string', required: true },
      description: 'string',
      created: creationDate,
      modified: creationDate,
    },
    relations: { principals: { type: 'hasMany', model: 'RoleMapping', foreignKey: 'roleId' } },
  },
  {
    name: 'RoleMapping',
    base: 'PersistedModel',
    properties: { id: generatedId, principalType: text, principalId: { type: 'string', index: true } },
    relations: { role: { type: 'belongsTo', model: 'Role', foreignKey: 'roleId' } },
  },
  {
    name: 'Scope',
    base: 'PersistedModel',
    properties: { name: { type: 'string', required: true }, description: 'string' },
  },
];

const changeModels: readonly ModelDefinition[] = [
  {
    name: 'Change',
    base: 'PersistedModel',
    trackChanges: false,
    properties: {
      id: ownId,
      rev: text,
      prev: text,
      checkpoint: { type: 'number' },
      modelName: text,
      modelId: text,
    },
  },
  {
    name: 'Checkpoint',
    base: 'PersistedModel',
    properties: { seq: { type: 'number' }, time: creationDate, sourceId: text },
  },
];

/** The built-in models of loopback 3.28, as in its registry: properties, relations and settings, without methods. */
export const loopbackModels: readonly ModelDefinition[] = [
  rootModel,
  { name: 'PersistedModel', base: 'Model' },
  { name: 'KeyValueModel', base: 'Model' },
  {
    name: 'Email',
    base: 'Model',
    properties: {
      to: { type: 'string', required: true },
      from: { type: 'string', required: true },
      subject: { type: 'string', required: true },
      text,
      html: text,
    },
  },
  ...accessModels,
  application,
  ...changeModels,
];
