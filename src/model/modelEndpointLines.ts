import type { AnswerBody, EndpointLine } from './relations/relationKind.ts';

type Answer = readonly [text: string, body: AnswerBody];

/**
 * Lists the routes of a model with rows. Their paths are relative to the model's.
 *
 * @param patchesOnPut whether PUT patches, which `replaceOnPUT: false` sets
 */
export function modelEndpointLines(name: string, patchesOnPut: boolean): readonly EndpointLine[] {
  const counted: Answer = ['200 {count}', { kind: 'count' }];
  const changes: Answer = ['200, a stream of changes', { kind: 'changes' }];
  const row: AnswerBody = { kind: 'row', model: name };
  const one: Answer = [`200 ${name}; 404 where there is none`, row];
  const same: Answer = [`200 ${name}`, row];
  const line = (
    [method, path = '']: readonly [string, string?],
    call: string,
    [answer, body]: Answer,
    ...inCode: readonly string[]
  ): EndpointLine => ({ method, path, call, answer, body, inCode });
  type CallLine = readonly [call: string, answer: Answer, ...inCode: string[]];
  const upsert: CallLine = ['patchOrCreate(data)', same, 'upsert'];
  const replace: CallLine = ['replaceOrCreate(data)', same, 'replaceOrCreate'];
  const patchOne: CallLine = ['prototype.patchAttributes(data)', one, 'prototype.updateAttributes'];
  const replaceOne: CallLine = [
    'replaceById(id, data)',
    one,
    'replaceById',
    'prototype.replaceAttributes',
    'prototype.save',
  ];
  return [
    line(['GET'], 'find(filter)', [`200 [${name}]`, { kind: 'rows', model: name }], 'find'),
    line(['POST'], 'create(data)', [`200 ${name}; 422 if it is not valid`, row], 'create'),
    line(['PATCH'], ...upsert),
    line(['PUT'], ...(patchesOnPut ? upsert : replace)),
    line(['POST', '/replaceOrCreate'], ...replace),
    line(['POST', '/upsertWithWhere'], 'upsertWithWhere(where, data)', same, 'upsertWithWhere'),
    line(['GET', '/findOne'], 'findOne(filter)', one, 'findOne'),
    line(['GET', '/count'], 'count(where)', counted, 'count'),
    line(['POST', '/update'], 'updateAll(where, data)', counted, 'updateAll'),
    line(['GET', '/:id'], 'findById(id, filter)', one, 'findById', 'prototype.reload'),
    line(['HEAD', '/:id'], 'exists(id)', ['200; 404', { kind: 'exists' }]),
    line(['GET', '/:id/exists'], 'exists(id)', ['200 {exists}', { kind: 'exists' }], 'exists'),
    line(['PATCH', '/:id'], ...patchOne),
    line(['PUT', '/:id'], ...(patchesOnPut ? patchOne : replaceOne)),
    line(['POST', '/:id/replace'], ...replaceOne),
    line(['DELETE', '/:id'], 'deleteById(id)', counted, 'destroyById', 'prototype.destroy'),
    line(['GET', '/change-stream'], 'createChangeStream(options)', changes),
    line(['POST', '/change-stream'], 'createChangeStream(options)', changes),
  ];
}
