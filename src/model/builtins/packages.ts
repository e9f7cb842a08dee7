import type { ModelDefinition } from '../definition.ts';

/** A package whose models can be bases once an application requires it. */
export interface ModelPackage {
  /** Its name on npm, as package.json lists it. */
  readonly name: string;
  readonly models: readonly ModelDefinition[];
}

const text = { type: 'string' };
const requiredText = { type: 'string', required: true };
const indexedText = { type: 'string', index: true };
const user = { type: 'belongsTo', model: 'User', foreignKey: 'userId' };

/** The properties of an account with a third party, shared by UserIdentity and UserCredential. */
const account = {
  provider: text,
  authScheme: text,
  externalId: text,
  profile: { type: 'object' },
  credentials: { type: 'object' },
  created: 'date',
  modified: 'date',
};

/** loopback-component-passport 3.12. */
const passport: ModelPackage = {
  name: 'loopback-component-passport',
  models: [
    { name: 'UserIdentity', base: 'PersistedModel', properties: account, relations: { user } },
    { name: 'UserCredential', base: 'PersistedModel', properties: account, relations: { user } },
    {
      name: 'ApplicationCredential',
      base: 'PersistedModel',
      properties: {
        provider: requiredText,
        authScheme: text,
        credentials: 'object',
        created: 'date',
        modified: 'date',
      },
      relations: { application: { type: 'belongsTo', model: 'Application', foreignKey: 'appId' } },
    },
  ],
};

const pushState = { badge: 'number', modified: 'date', status: 'string' };
const device = { deviceToken: requiredText, deviceType: requiredText };
const created = { type: 'date', defaultFn: 'now' };

/** loopback-component-push 3.5. */
const push: ModelPackage = {
  name: 'loopback-component-push',
  models: [
    {
      name: 'Installation',
      base: 'PersistedModel',
      properties: {
        ...pushState,
        ...device,
        appId: requiredText,
        appVersion: 'string',
        created,
        subscriptions: ['string'],
        timeZone: 'string',
        userId: 'string',
      },
    },
    {
      name: 'Notification',
      base: 'PersistedModel',
      properties: {
        ...pushState,
        ...device,
        alert: 'any',
        category: 'string',
        collapseKey: 'string',
        contentAvailable: 'boolean',
        created,
        delayWhileIdle: 'boolean',
        expirationInterval: 'number',
        expirationTime: 'date',
        scheduledTime: 'date',
        sound: 'string',
        urlArgs: ['string'],
      },
    },
    { name: 'Push', base: 'Model', plural: 'push' },
  ],
};

/** The properties that tokens, codes and permissions share: who may do what, and for how long. */
const grant = {
  appId: { type: 'string', length: 128, index: true },
  userId: indexedText,
  issuedAt: { type: 'date', index: true },
  expiresIn: 'number',
  expiredAt: { type: 'date', index: true },
  scopes: ['string'],
};
const secretId = { type: 'string', id: true, length: 300, generated: false };
const parameters = [{ name: 'string', value: 'string' }];
const grantRelations = {
  application: { type: 'belongsTo', model: 'OAuthClientApplication', foreignKey: 'appId' },
  user,
};

const clientApplication: ModelDefinition = {
  name: 'OAuthClientApplication',
  base: 'Application',
  properties: {
    id: { type: 'string', id: true, generated: false, length: 128 },
    clientType: text,
    redirectURIs: ['string'],
    tokenEndpointAuthMethod: text,
    grantTypes: ['string'],
    responseTypes: ['string'],
    tokenType: text,
    clientSecret: 'string',
    clientName: 'string',
    clientURI: 'string',
    logoURI: 'string',
    scopes: ['string'],
    contacts: ['string'],
    tosURI: 'string',
    policyURI: 'string',
    jwksURI: 'string',
    jwks: text,
    softwareId: 'string',
    softwareVersion: 'string',
    // The model removes these properties of Application.
    ...Object.fromEntries(
      ['callbackUrls', 'permissions', 'authenticationEnabled', 'anonymousAllowed']
        .concat(['authenticationSchemes', 'icon', 'url'])
        .map((name) => [name, null]),
    ),
  },
};

/** loopback-component-oauth2 3.2. */
const oauth2: ModelPackage = {
  name: 'loopback-component-oauth2',
  models: [
    {
      name: 'OAuthAccessToken',
      base: 'PersistedModel',
      properties: {
        id: secretId,
        ...grant,
        parameters,
        authorizationCode: indexedText,
        refreshToken: indexedText,
        tokenType: text,
        hash: 'string',
      },
      relations: grantRelations,
    },
    {
      name: 'OAuthAuthorizationCode',
      base: 'PersistedModel',
      properties: {
        id: secretId,
        ...grant,
        parameters,
        used: 'boolean',
        redirectURI: 'string',
        hash: 'string',
      },
      relations: grantRelations,
    },
    clientApplication,
    { name: 'OAuthPermission', base: 'PersistedModel', properties: grant, relations: grantRelations },
    {
      name: 'OAuthScope',
      base: 'PersistedModel',
      properties: {
        scope: { type: 'string', id: true, generated: false },
        description: 'string',
        iconURL: 'string',
        ttl: 'number',
      },
    },
    {
      name: 'OAuthScopeMapping',
      base: 'PersistedModel',
      properties: { scope: indexedText, route: text },
    },
  ],
};

/** The packages whose models are known. A new package needs an entry here. */
export const modelPackages: readonly ModelPackage[] = [passport, push, oauth2];
