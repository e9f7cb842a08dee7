interface BuiltInModel {
  readonly base?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const textId = { type: 'string', id: true };

/** The models that LoopBack brings and definitions may extend; their behaviour beyond data is not here. */
export const builtInModels: Readonly<Record<string, BuiltInModel>> = {
  Model: {},
  PersistedModel: {},
  KeyValueModel: { base: 'Model' },
  Email: {
    base: 'Model',
    properties: { to: 'string', from: 'string', subject: 'string', text: 'string', html: 'string' },
  },
  User: {
    base: 'PersistedModel',
    properties: {
      realm: 'string',
      username: 'string',
      password: { type: 'string', required: true },
      email: { type: 'string', required: true },
      emailVerified: 'boolean',
      verificationToken: 'string',
    },
    settings: { hidden: ['password', 'verificationToken'], caseSensitiveEmail: true },
  },
  AccessToken: {
    base: 'PersistedModel',
    properties: {
      id: textId,
      ttl: { type: 'number', default: 1_209_600 },
      scopes: ['string'],
      created: { type: 'Date', defaultFn: 'now' },
    },
  },
  Application: {
    base: 'PersistedModel',
    properties: {
      id: textId,
      realm: 'string',
      name: { type: 'string', required: true },
      description: 'string',
      owner: 'string',
      status: { type: 'string', default: 'sandbox' },
      created: { type: 'Date', defaultFn: 'now' },
      modified: { type: 'Date', defaultFn: 'now' },
    },
  },
  Role: {
    base: 'PersistedModel',
    properties: {
      id: { type: 'string', id: true, generated: true },
      name: { type: 'string', required: true },
      description: 'string',
      created: { type: 'Date', defaultFn: 'now' },
      modified: { type: 'Date', defaultFn: 'now' },
    },
  },
  RoleMapping: {
    base: 'PersistedModel',
    properties: {
      id: { type: 'string', id: true, generated: true },
      principalType: 'string',
      principalId: { type: 'string', index: true },
    },
  },
  ACL: {
    base: 'PersistedModel',
    properties: {
      model: 'string',
      property: 'string',
      accessType: 'string',
      permission: 'string',
      principalType: 'string',
      principalId: 'string',
    },
  },
  Scope: {
    base: 'PersistedModel',
    properties: { name: { type: 'string', required: true }, description: 'string' },
  },
  Change: {
    base: 'PersistedModel',
    properties: {
      id: textId,
      rev: 'string',
      prev: 'string',
      checkpoint: 'number',
      modelName: 'string',
      modelId: 'string',
    },
  },
  Checkpoint: {
    base: 'PersistedModel',
    properties: {
      seq: { type: 'number', id: true },
      time: 'date',
      sourceId: 'string',
    },
  },
};
