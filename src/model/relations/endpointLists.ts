import type { AnswerBody, EndpointLine } from './relationKind.ts';

/** Creates an endpoint line; `$` in `call` is a placeholder for the relation's name. */
function line(
  [method, path = '']: readonly [string, string?],
  call: string,
  inCode: string,
  answer: string,
  body: AnswerBody,
): EndpointLine {
  return { method, path, call, answer, body, inCode: [inCode] };
}

const rowOf = (model: string): AnswerBody => ({ kind: 'row', model });
const rowsOf = (model: string): AnswerBody => ({ kind: 'rows', model });
const count: AnswerBody = { kind: 'count' };
const exists: AnswerBody = { kind: 'exists' };
const none: AnswerBody = { kind: 'none' };

/** The endpoints of a named scope, which a relation to many has too. */
export function scopeEndpoints(target: string): readonly EndpointLine[] {
  const created = `200 ${target}; 422 if it is not valid`;
  return [
    line(['GET'], '__get__$(filter)', 'find', `200 [${target}]`, rowsOf(target)),
    line(['POST'], '__create__$(data)', 'create', created, rowOf(target)),
    line(['DELETE'], '__delete__$()', 'destroyAll', '204; ignores a where and deletes all', none),
    line(['GET', '/count'], '__count__$(where)', 'count', '200 {count}', count),
  ];
}

/**
 * The endpoints of a relation to many (docs/loopback.md#rest).
 *
 * @param unrelated the status for a row that exists but is not related
 */
export function collectionEndpoints(
  target: string,
  unrelated = '404 if it is not one of them',
): readonly EndpointLine[] {
  const one = `200 ${target}`;
  const updated = `${one}; 500 if it would change the key`;
  return [
    ...scopeEndpoints(target),
    line(['GET', '/:fk'], '__findById__$(fk)', 'findById', `${one}; ${unrelated}`, rowOf(target)),
    line(['PUT', '/:fk'], '__updateById__$(fk, data)', 'updateById', updated, rowOf(target)),
    line(['DELETE', '/:fk'], '__destroyById__$(fk)', 'destroy', `204; ${unrelated}`, none),
  ];
}

/** The additional endpoints of relations whose rows are linked rather than owned. */
export function linkEndpoints(link: string, hasBody: boolean): readonly EndpointLine[] {
  const call = hasBody ? '__link__$(fk, data)' : '__link__$(fk)';
  return [
    line(['PUT', '/rel/:fk'], call, 'add', `200 ${link}`, rowOf(link)),
    line(['DELETE', '/rel/:fk'], '__unlink__$(fk)', 'remove', '204', none),
    line(['HEAD', '/rel/:fk'], '__exists__$(fk)', 'exists', '200; 404 if it is not linked', exists),
  ];
}

/**
 * The endpoints of hasOne and embedsOne.
 *
 * @param readMethod the method that reads the related row
 * @param second what a create answers where there is one already
 */
export function singleEndpoints(target: string, readMethod: string, second: string): readonly EndpointLine[] {
  const one = `200 ${target}`;
  return [
    line(['GET'], '__get__$(refresh)', readMethod, `${one}; 404 if there is none`, rowOf(target)),
    line(['POST'], '__create__$(data)', 'create', `${one}; ${second}`, rowOf(target)),
    line(['PUT'], '__update__$(data)', 'update', one, rowOf(target)),
    line(['DELETE'], '__destroy__$()', 'destroy', '204', none),
  ];
}

/** The endpoint of belongsTo, which REST can only read. */
export function parentEndpoints(target: string): readonly EndpointLine[] {
  const answer = `200 ${target}; 200 {} without a key, 200 null if it points at nothing`;
  return [line(['GET'], '__get__$(refresh)', 'get', answer, rowOf(target))];
}
