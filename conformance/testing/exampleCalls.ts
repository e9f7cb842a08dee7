/** The rows and the REST requests that an exported application of the example answers like the playground. */
import type { Rows } from '../../src/targets/index.ts';
import type { RestRequest } from './restOverRuntime.ts';

export const exampleRows: Rows = {
  Order: [
    { id: 1, description: 'Analytical engine', date: '2024-01-02T03:04:05.678Z', total: 12.5, customerId: 1 },
    { id: 2, description: 'Loom', date: '2023-05-06T00:00:00.000Z', total: 3, customerId: 1 },
    { id: 3, description: 'Compiler', date: '2024-02-01T00:00:00.001Z', total: 0.25, customerId: 2 },
    { id: 4, description: 'Nobody’s', date: '2022-01-01T00:00:00.000Z', total: 7, customerId: 9 },
  ],
  Review: [
    { id: 1, title: 'Good', content: 'It turns', rating: 4.5, authorId: 1 },
    { id: 2, title: 'Čeněk', content: '', rating: 1, authorId: 3 },
  ],
  Customer: [
    { id: 1, name: 'Ada', email: 'ada@example.com', city: 'London' },
    { id: 2, name: 'Grace', email: 'grace@example.com', city: 'New York' },
    { id: 3, name: 'Čeněk', email: 'cenek@example.com', city: 'Praha' },
  ],
};

const get = (path: string): RestRequest => ({ method: 'GET', path: `/api${path}` });
const find = (path: string, filter: object): RestRequest => get(`${path}?filter=${JSON.stringify(filter)}`);
const count = (path: string, where: object): RestRequest => get(`${path}?where=${JSON.stringify(where)}`);
const post = (path: string, body: unknown): RestRequest => ({ method: 'POST', path: `/api${path}`, body });
const patch = (path: string, body: unknown): RestRequest => ({ method: 'PATCH', path: `/api${path}`, body });
const put = (path: string, body: unknown): RestRequest => ({ method: 'PUT', path: `/api${path}`, body });
const remove = (path: string): RestRequest => ({ method: 'DELETE', path: `/api${path}` });
const head = (path: string): RestRequest => ({ method: 'HEAD', path: `/api${path}` });

/** Sent in this order to one application. */
export const exampleCalls: readonly RestRequest[] = [
  get('/Customers'),
  get('/Orders'),
  get('/Reviews'),
  get('/Customers/1'),
  get('/Customers/99'),
  get('/Orders/1'),
  head('/Customers/1'),
  head('/Customers/99'),
  get('/Customers/1/exists'),
  get('/Customers/99/exists'),
  get('/Customers/count'),
  count('/Customers/count', { city: 'London' }),
  find('/Customers/findOne', { where: { name: 'Grace' } }),
  find('/Customers/findOne', { where: { name: 'Nobody' } }),
  find('/Customers', { where: { name: { inq: ['Ada', 'Čeněk'] } }, order: 'id DESC' }),
  find('/Customers', { where: { or: [{ city: 'Praha' }, { name: 'Ada' }] }, order: 'id' }),
  find('/Customers', { where: { and: [{ city: 'London' }, { name: 'Ada' }] } }),
  find('/Customers', { where: { name: { neq: 'Ada' } }, order: 'id' }),
  find('/Customers', { order: 'email DESC', limit: 2 }),
  find('/Customers', { order: 'id', skip: 1, limit: 1 }),
  find('/Customers', { fields: ['id', 'name'], order: 'id' }),
  find('/Customers', { include: 'orders', order: 'id' }),
  find('/Customers', {
    include: [{ relation: 'orders', scope: { where: { total: { gt: 5 } } } }, 'reviews'],
  }),
  find('/Customers/1', { include: 'reviews' }),
  find('/Orders', { where: { total: 12.5 } }),
  find('/Orders', { where: { total: { between: [1, 10] } }, order: 'id' }),
  find('/Orders', { where: { total: { lt: 1 } } }),
  find('/Orders', { where: { date: '2024-01-02T03:04:05.678Z' } }),
  find('/Orders', { where: { date: { gte: '2024-01-01T00:00:00.000Z' } }, order: 'date' }),
  get('/Customers/1/orders'),
  find('/Customers/1/orders', { where: { total: { gt: 5 } } }),
  find('/Customers/1/orders', { order: 'total DESC', limit: 1 }),
  get('/Customers/1/orders/count'),
  count('/Customers/1/orders/count', { total: 3 }),
  get('/Customers/1/orders/2'),
  get('/Customers/1/orders/3'),
  get('/Customers/99/orders'),
  get('/Customers/1/reviews'),
  post('/Customers', { name: 'Alan', email: 'alan@example.com', city: 'Manchester' }),
  post('/Customers', { email: 'nameless@example.com' }),
  post('/Customers', { id: 50, name: 'With an id' }),
  post('/Customers/4/orders', { description: 'Bombe', date: '2024-03-04T05:06:07.089Z', total: 99.75 }),
  post('/Customers/99/orders', { description: 'Of nobody' }),
  post('/Customers/4/reviews', { title: 'Fast', content: 'It halts', rating: 5 }),
  get('/Customers/4/orders'),
  patch('/Customers/4', { city: 'Wilmslow' }),
  patch('/Customers/99', { city: 'Nowhere' }),
  put('/Customers/4', { name: 'Alan T.', email: 'at@example.com', city: 'Wilmslow' }),
  post('/Customers/4/replace', { name: 'Alan', email: 'alan@example.com', city: 'Hut 8' }),
  put('/Customers/4/orders/5', { description: 'Colossus' }),
  put('/Customers/4/orders/5', { customerId: 1 }),
  patch('/Customers', { id: 4, city: 'Bletchley' }),
  put('/Customers', { id: 4, name: 'Turing', email: 'alan@example.com', city: 'Bletchley' }),
  post('/Customers/upsertWithWhere?where={"name":"Turing"}', { city: 'Cambridge' }),
  post('/Customers/update?where={"city":"London"}', { city: 'Marylebone' }),
  get('/Customers/1'),
  remove('/Customers/1/orders/2'),
  remove('/Customers/1/orders/3'),
  get('/Customers/1/orders'),
  remove('/Customers/1/orders'),
  get('/Orders/count'),
  remove('/Customers/2'),
  remove('/Customers/2'),
  get('/Customers/count'),
  get('/Orders'),
  get('/Nothing'),
];
