import type { EndpointLine } from './relationKind.ts';

/** Creates an endpoint line; `$` in `call` is a placeholder for the relation's name. */
function line(
  [method, path = '']: readonly [string, string?],
  call: string,
  inCode: string,
  answer: string,
): EndpointLine {
  return { method, path, call, answer, inCode: [inCode] };
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
  return [
    line(['GET'], '__get__$(filter)', 'find', `200 [${target}]`),
    line(['POST'], '__create__$(data)', 'create', `${one}; 422 if it is not valid`),
    line(['DELETE'], '__delete__$()', 'destroyAll', '204; ignores a where and deletes all'),
    line(['GET', '/count'], '__count__$(where)', 'count', '200 {count}'),
    line(['GET', '/:fk'], '__findById__$(fk)', 'findById', `${one}; ${unrelated}`),
    line(
      ['PUT', '/:fk'],
      '__updateById__$(fk, data)',
      'updateById',
      `${one}; 500 if it would change the key`,
    ),
    line(['DELETE', '/:fk'], '__destroyById__$(fk)', 'destroy', `204; ${unrelated}`),
  ];
}

/** The additional endpoints of relations whose rows are linked rather than owned. */
export function linkEndpoints(link: string, hasBody: boolean): readonly EndpointLine[] {
  const call = hasBody ? '__link__$(fk, data)' : '__link__$(fk)';
  return [
    line(['PUT', '/rel/:fk'], call, 'add', `200 ${link}`),
    line(['DELETE', '/rel/:fk'], '__unlink__$(fk)', 'remove', '204'),
    line(['HEAD', '/rel/:fk'], '__exists__$(fk)', 'exists', '200; 404 if it is not linked'),
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
    line(['GET'], '__get__$(refresh)', readMethod, `${one}; 404 if there is none`),
    line(['POST'], '__create__$(data)', 'create', `${one}; ${second}`),
    line(['PUT'], '__update__$(data)', 'update', one),
    line(['DELETE'], '__destroy__$()', 'destroy', '204'),
  ];
}

/** The endpoint of belongsTo, which REST can only read. */
export function parentEndpoints(target: string): readonly EndpointLine[] {
  const answer = `200 ${target}; 200 {} without a key, 200 null if it points at nothing`;
  return [line(['GET'], '__get__$(refresh)', 'get', answer)];
}
