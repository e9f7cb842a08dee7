import type { EndpointLine } from './relationKind.ts';

/** What REST adds for a relation to many (docs/loopback.md#rest). `$` stands for the relation's name. */
export function collectionEndpoints(target: string): readonly EndpointLine[] {
  return [
    { method: 'GET', path: '', call: '__get__$(filter)', answer: `200 [${target}]` },
    {
      method: 'POST',
      path: '',
      call: '__create__$(data)',
      answer: `200 ${target}; 422 where it is not valid`,
    },
    { method: 'DELETE', path: '', call: '__delete__$()', answer: '204; a where is ignored, all go' },
    { method: 'GET', path: '/count', call: '__count__$(where)', answer: '200 {count}' },
    {
      method: 'GET',
      path: '/:fk',
      call: '__findById__$(fk)',
      answer: `200 ${target}; 404 for one that is not among them`,
    },
    {
      method: 'PUT',
      path: '/:fk',
      call: '__updateById__$(fk, data)',
      answer: `200 ${target}; 500 where it would change the key`,
    },
    { method: 'DELETE', path: '/:fk', call: '__destroyById__$(fk)', answer: '204; 404' },
  ];
}

/** What is added where rows are linked rather than owned. */
export function linkEndpoints(link: string, hasBody: boolean): readonly EndpointLine[] {
  const call = hasBody ? '__link__$(fk, data)' : '__link__$(fk)';
  return [
    { method: 'PUT', path: '/rel/:fk', call, answer: `200 ${link}` },
    { method: 'DELETE', path: '/rel/:fk', call: '__unlink__$(fk)', answer: '204' },
    { method: 'HEAD', path: '/rel/:fk', call: '__exists__$(fk)', answer: '200; 404 where it is not linked' },
  ];
}

/** What REST adds for hasOne and embedsOne. */
export function singleEndpoints(target: string): readonly EndpointLine[] {
  return [
    { method: 'GET', path: '', call: '__get__$(refresh)', answer: `200 ${target}; 404 where there is none` },
    { method: 'POST', path: '', call: '__create__$(data)', answer: `200 ${target}; 500 where there is one` },
    { method: 'PUT', path: '', call: '__update__$(data)', answer: `200 ${target}` },
    { method: 'DELETE', path: '', call: '__destroy__$()', answer: '204' },
  ];
}

/** belongsTo can only be read. */
export function parentEndpoints(target: string): readonly EndpointLine[] {
  return [
    {
      method: 'GET',
      path: '',
      call: '__get__$(refresh)',
      answer: `200 ${target}; 200 {} without a key, 200 null where it points at nothing`,
    },
  ];
}
