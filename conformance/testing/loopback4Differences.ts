/** What MIGRATION.md says that clients notice, each line with both answers. */
import { expect } from 'vitest';
import type { RestAnswer, RestRequest } from './restOverRuntime.ts';

export interface ProvenDifference {
  /** As MIGRATION.md calls it. */
  readonly what: string;
  readonly request: RestRequest;
  /** Where the application has another path for it. */
  readonly toLoopBack4?: RestRequest;
  readonly loopback3: Partial<RestAnswer>;
  readonly loopback4: Partial<RestAnswer>;
}

const call = (method: string, path: string, body?: unknown): RestRequest => ({
  method,
  path,
  ...(body === undefined ? {} : { body }),
});

const proven = (
  what: string,
  request: RestRequest,
  loopback3: Partial<RestAnswer>,
  loopback4: Partial<RestAnswer>,
  toLoopBack4?: RestRequest,
): ProvenDifference => ({
  what,
  request,
  loopback3,
  loopback4,
  ...(toLoopBack4 === undefined ? {} : { toLoopBack4 }),
});

const doctors = '/api/Doctors';

/** On the clinic, with the routes of LoopBack 3; sent in this order. */
export const differencesOfClinic: readonly ProvenDifference[] = [
  proven(
    'the code of a row that does not exist',
    call('GET', `${doctors}/99`),
    { status: 404, body: 'MODEL_NOT_FOUND' },
    { status: 404, body: 'ENTITY_NOT_FOUND' },
  ),
  proven(
    'the code of a body that is refused',
    call('POST', '/api/Strict', { n: 1, undeclared: 1 }),
    { status: 422, body: null },
    { status: 422, body: 'VALIDATION_FAILED' },
  ),
  proven(
    'a number where the model has a string',
    call('POST', doctors, { name: 5 }),
    { status: 200 },
    { status: 422 },
  ),
  proven(
    'an id in the path that is not a number',
    call('GET', `${doctors}/x`),
    { status: 404 },
    { status: 400 },
  ),
  proven(
    'include of a relation that does not exist',
    call('GET', `${doctors}?filter={"include":"nope"}`),
    { status: 500 },
    { status: 400 },
  ),
  proven(
    'include of an embedded or polymorphic relation',
    call('GET', `${doctors}?filter={"include":"notes"}`),
    { status: 200 },
    { status: 400 },
  ),
  proven(
    'PUT …/rel/{fk} of a through model',
    call('PUT', `${doctors}/2/patients/rel/3`, {}),
    { status: 200, body: { id: 4, doctorId: 2, patientId: 3 } },
    { status: 204 },
  ),
  proven(
    'rows over a through model without an order',
    call('PUT', `${doctors}/2/patients/rel/2`, {}),
    { status: 200 },
    { status: 204 },
  ),
  proven(
    'rows over a through model without an order',
    call('GET', `${doctors}/2/patients`),
    { body: [{ id: 1 }, { id: 3 }, { id: 2 }] },
    { body: [{ id: 1 }, { id: 2 }, { id: 3 }] },
  ),
  proven(
    'POST of a second row to a hasOne',
    call('POST', `${doctors}/1/office`, { name: 'Second' }),
    { status: 500 },
    { status: 409 },
  ),
  proven(
    'DELETE of all rows of a relation',
    call('DELETE', `${doctors}/1/patients`),
    { status: 204 },
    { status: 200, body: { count: 2 } },
  ),
  proven(
    'DELETE of all rows of a referencesMany',
    call('DELETE', `${doctors}/1/rooms`),
    { status: 204 },
    { status: 204 },
  ),
  proven(
    'DELETE of all rows of a referencesMany',
    call('GET', '/api/Rooms'),
    { body: [] },
    { body: [{ id: 3, name: 'C' }] },
  ),
];

const customers = '/api/Customers';

/** On the example, with the routes of LoopBack 4; sent in this order. */
export const differencesOfPlainRoutes: readonly ProvenDifference[] = [
  proven(
    'paths',
    call('GET', `${customers}/count`),
    { status: 200, body: { count: 3 } },
    { status: 200, body: { count: 3 } },
    call('GET', '/customers/count'),
  ),
  proven(
    'a relation without rows in include',
    call('GET', `${customers}/3?filter={"include":["orders"]}`),
    { status: 200, body: { id: 3, orders: [] } },
    { status: 200, body: expect.not.objectContaining({ orders: expect.anything() }) },
    call('GET', '/customers/3?filter={"include":["orders"]}'),
  ),
  proven(
    '`"include": "orders"`',
    call('GET', `${customers}?filter={"include":"orders"}`),
    { status: 200 },
    { status: 400 },
    call('GET', '/customers?filter={"include":"orders"}'),
  ),
  proven(
    'PATCH of one row',
    call('PATCH', `${customers}/1`, { city: 'Bath' }),
    { status: 200, body: { id: 1, city: 'Bath' } },
    { status: 204, body: null },
    call('PATCH', '/customers/1', { city: 'Bath' }),
  ),
  proven(
    'PUT of one row',
    call('PUT', `${customers}/1`, { name: 'Ada' }),
    { status: 200, body: { id: 1 } },
    { status: 204, body: null },
    call('PUT', '/customers/1', { name: 'Ada' }),
  ),
  proven(
    '**PATCH of a whole model**',
    call('PATCH', customers, { id: 2, city: 'Rome' }),
    { status: 200, body: { id: 2, city: 'Rome' } },
    { status: 200, body: { count: 3 } },
    call('PATCH', '/customers', { city: 'Rome' }),
  ),
  proven(
    'DELETE of one row',
    call('DELETE', `${customers}/1`),
    { status: 200, body: { count: 1 } },
    { status: 204, body: null },
    call('DELETE', '/customers/1'),
  ),
  proven(
    'DELETE of a row that does not exist',
    call('DELETE', `${customers}/1`),
    { status: 200, body: { count: 0 } },
    { status: 404 },
    call('DELETE', '/customers/1'),
  ),
  proven(
    'POST of a list of rows',
    call('POST', customers, [{ name: 'One' }]),
    { status: 200, body: [{ name: 'One' }] },
    { status: 422 },
    call('POST', '/customers', [{ name: 'One' }]),
  ),
  proven(
    'null for a property',
    call('POST', customers, { name: 'Two', city: null }),
    { status: 200 },
    { status: 422 },
    call('POST', '/customers', { name: 'Two', city: null }),
  ),
  proven(
    'PUT of a model, findOne, exists, update, upsertWithWhere',
    call('GET', `${customers}/2/exists`),
    { status: 200, body: { exists: true } },
    { status: 404 },
    call('GET', '/customers/2/exists'),
  ),
];
