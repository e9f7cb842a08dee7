import { describe, expect, it } from 'vitest';
import { createProject, type Project } from '../../model/index.ts';
import { manyOf, projectOf } from '../../model/testing/projects.ts';
import { textOfFile } from '../target.ts';
import { target } from './target.ts';

function make(project: Project) {
  const made = target.make({ project, options: {} });
  if (!made.ok) throw new Error(made.error.message);
  const text = [...made.value.files].map(textOfFile).join('');
  return {
    document: JSON.parse(text),
    text,
    remarks: made.value.remarks.map((each) => each.text).join('\n'),
  };
}

describe('the OpenAPI target', () => {
  const project = projectOf(
    {
      name: 'Customer',
      properties: {
        name: { type: 'string', required: true, length: 50, description: 'The full name' },
        kind: { type: 'string', enum: ['a', 'b'] },
        secret: 'string',
        home: 'Address',
      },
      hidden: ['secret'],
      relations: { orders: manyOf('Order') },
    },
    { name: 'Order', properties: { at: 'date' } },
    { name: 'Address', base: 'Model' },
  );

  it('EX45: describes operations with their parameters, bodies and answers', () => {
    const { document } = make(project);
    expect(document.paths['/Customers/{id}/orders/{fk}'].put).toMatchObject({
      tags: ['Customer'],
      operationId: 'Customer.prototype.__updateById__orders',
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'number' } },
        { name: 'fk', in: 'path', required: true },
      ],
      requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
      responses: {
        200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
        default: { $ref: '#/components/responses/Error' },
      },
    });
    expect(document.paths['/Customers'].get.parameters).toEqual([
      { name: 'filter', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } },
    ]);
  });

  it('EX46: describes models, with what is required, may be null, and is never sent', () => {
    expect(make(project).document.components.schemas.Customer).toEqual({
      title: 'Customer',
      type: 'object',
      properties: {
        id: { type: 'number' },
        name: { type: 'string', maxLength: 50, description: 'The full name' },
        kind: { type: ['string', 'null'], enum: ['a', 'b', null] },
        secret: { type: ['string', 'null'], writeOnly: true },
        home: { anyOf: [{ $ref: '#/components/schemas/Address' }, { type: 'null' }] },
      },
      required: ['name'],
    });
  });

  it('EX46: asks for a token only where ACLs or users need one, and names what it leaves out', () => {
    expect(make(project).document.security).toBeUndefined();
    const acls = [{ accessType: '*', principalType: 'ROLE', principalId: '$everyone', permission: 'DENY' }];
    const guarded = make(projectOf({ name: 'A', acls, methods: { pay: {} } }));
    expect(guarded.document.security).toEqual([{}, { accessToken: [] }, { accessTokenInQuery: [] }]);
    expect(guarded.remarks).toContain('Remote methods of your own are not described');
    expect(guarded.remarks).toContain('A.pay');
  });

  it('names components as OpenAPI wants, each once', () => {
    const { document } = make(
      projectOf({ name: 'Order Item' }, { name: 'Order_Item' }, { name: '__proto__' }),
    );
    expect(Object.keys(document.components.schemas)).toEqual(['Order_Item2', 'Order_Item', '__proto__']);
  });

  it('is JSON for an empty project, and for a thousand models', () => {
    expect(make(createProject('')).document).toMatchObject({
      info: { title: 'LoopBack application' },
      paths: {},
    });
    const models = Array.from({ length: 1000 }, (_, index) => ({
      name: `Model${index}`,
      relations: { next: manyOf(`Model${(index + 1) % 1000}`) },
    }));
    expect(Object.keys(make(projectOf(...models)).document.paths).length).toBe(1000 * 13);
  });
});
