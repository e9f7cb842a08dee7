import { expect, test } from '../drivers/arena.ts';

/** Finds the worker's two ports: one for runs and output, one for rows. Each attempt posts messages on them. */
const grab = `const post = MessagePort.prototype.postMessage;
const found = new Map();
MessagePort.prototype.postMessage = function (...args) {
  if (args[0]?.method === 'count') found.set('rows', this);
  else if (args[0]?.method === 'event' || args[0]?.kind === 'return') found.set('control', this);
  return post.apply(this, args);
};
console.log('grab'); await Customer.count();
MessagePort.prototype.postMessage = post;
const control = found.get('control'), rows = found.get('rows');
const note = (text) => ({kind: 'notify', method: 'event', args: [{type: 'note', text}]});
const call = (method, ...args) => new Promise((resolve) => {
  const id = 1e6 + Math.floor(Math.random() * 1e6);
  const hear = ({data}) => { if (data.id === id) { rows.removeEventListener('message', hear); resolve(data); } };
  rows.addEventListener('message', hear);
  post.call(rows, {kind: 'call', id, method, args});
});
const print = (answer) => console.log(answer.kind, JSON.stringify(answer.error ?? answer.value).slice(0, 300));
`;
const wait = 'await new Promise(() => {});';

const forged =
  /Stopped: the code wrote to the sandbox’s own connection something that is not a LoopBack call/;
const tooMuch = /Stopped: the code produced more output than one run may/;

type Message = readonly [code: string, says: RegExp];

/** Messages for which the gate ends the sandbox; none of them reaches the page. */
const ended: Readonly<Record<string, Readonly<Record<string, Message>>>> = {
  'of no valid shape': {
    'a number': [`post.call(control, 7); ${wait}`, forged],
    'nothing at all': [`post.call(control, null); ${wait}`, forged],
    'a text on the port for rows': [`post.call(rows, 'find'); ${wait}`, forged],
    'a message of no kind': [`post.call(control, {kind: 'eval', code: '1'}); ${wait}`, forged],
    'a message with its kind in the prototype': [
      `post.call(control, JSON.parse('{"__proto__": {"kind": "notify"}, "method": "event"}')); ${wait}`,
      forged,
    ],
  },
  'in the name of the sandbox or the page': {
    'a forged end of the run': [
      `for (let id = 0; id < 1000; id += 1) post.call(control, {kind: 'return', id, value: {ok: true, milliseconds: 0}}); ${wait}`,
      /Stopped: the code wrote to|Done in/,
    ],
    'a replayed answer': [
      `const heard = new Promise((resolve) => control.addEventListener('message', ({data}) => resolve(data)));
       const {id} = await heard; await new Promise((resolve) => setTimeout(resolve, 50));
       post.call(control, {kind: 'return', id, value: undefined}); ${wait}`,
      forged,
    ],
    'a call of the page': [
      `post.call(control, {kind: 'call', id: 1, method: 'load', args: [[]]}); ${wait}`,
      forged,
    ],
    'the gate’s own word': [
      `post.call(control, {kind: 'notify', method: 'breach', args: ['flood']}); ${wait}`,
      forged,
    ],
    'a close of the control port': [`post.call(control, {kind: 'close'}); ${wait}`, forged],
    'a close of the rows': [`post.call(rows, {kind: 'close'}); ${wait}`, forged],
    'an answer about rows': [`post.call(rows, {kind: 'return', id: 0, value: []}); ${wait}`, forged],
  },
  'with more than data, or more than fits': {
    'a hundred megabytes of text': [`post.call(control, note('x'.repeat(1e8))); ${wait}`, tooMuch],
    'a million values': [
      `post.call(control, {kind: 'notify', method: 'event', args: [new Array(1e6).fill(0)]}); ${wait}`,
      tooMuch,
    ],
    'a cycle': [
      `const cycle = {type: 'note'}; cycle.text = cycle; post.call(control, {...note(''), args: [cycle]}); ${wait}`,
      tooMuch,
    ],
    'a depth without end': [
      `let deep = 1; for (let i = 0; i < 500; i += 1) deep = [deep]; post.call(control, {...note(''), args: [deep]}); ${wait}`,
      tooMuch,
    ],
    bytes: [`post.call(control, {...note(''), args: [new Uint8Array(1e6)]}); ${wait}`, tooMuch],
    'a port': [
      `const {port1} = new MessageChannel(); post.call(control, {...note(''), args: [port1]}, [port1]); ${wait}`,
      tooMuch,
    ],
    'a stream': [
      `const stream = new ReadableStream(); post.call(control, {...note(''), args: [stream]}, [stream]); ${wait}`,
      tooMuch,
    ],
  },
};

/** Loops that do nothing but send. */
const floods: Readonly<Record<string, Message>> = {
  numbers: ['for (;;) { post.call(control, 7); post.call(rows, 7); }', forged],
  'large texts': ["const text = 'x'.repeat(1e7); for (;;) post.call(rows, text);", forged],
  'large trees': [
    'const tree = Array.from({length: 1e5}, (_, i) => ({i})); for (;;) post.call(rows, tree);',
    forged,
  ],
  events: ["for (;;) post.call(control, note('again'));", tooMuch],
  calls: [
    "for (let id = 1e6;; id += 1) post.call(rows, {kind: 'call', id, method: 'find', args: ['Order', {}]});",
    tooMuch,
  ],
};

/** Messages that the page answers or drops while the run continues. */
const answered: Readonly<Record<string, Readonly<Record<string, Message>>>> = {
  'a call of something else': {
    'something that is not a method': ["print(await call('constructor'))", /throw.*UNKNOWN_METHOD/],
    'a method of the prototype': ["print(await call('__proto__', 1))", /throw.*UNKNOWN_METHOD/],
    'the end of the store': ["print(await call('disconnect'))", /throw.*UNKNOWN_METHOD/],
    'rows of another project': ["print(await call('find', 'Secret', {}))", /throw.*UNKNOWN_MODEL/],
    'rows by the name of a database': [
      "print(await call('find', 'playground-other', {}))",
      /throw.*UNKNOWN_MODEL/,
    ],
    'what the playground remembers of the design': [
      "print(await call('find', 'playground/design', {}))",
      /throw.*UNKNOWN_MODEL/,
    ],
    'what it remembers of sample rows, defined first': [
      `const own = {name: 'playground/samples', idName: 'id', idType: 'string', isIdGenerated: false, types: {}, indexes: []};
       await call('define', [own]); print(await call('destroy', 'playground/samples'))`,
      /throw.*UNKNOWN_MODEL/,
    ],
    'a forged record of rows that lie aside': [
      `const row = {id: 'last', title: 'Reset data', models: ['Order'], isUndone: false};
       const own = {name: 'playground/aside', idName: 'id', idType: 'string', isIdGenerated: false, types: {}, indexes: []};
       await call('define', [own]);
       print(await call('write', 'playground/aside', 'last', row, {existing: 'replace', missing: 'insert'}))`,
      /throw.*UNKNOWN_MODEL/,
    ],
    'the end of all that is remembered': [
      "print(await call('automigrate', ['playground/design', 'playground/samples', 'playground/aside']))",
      /throw.*UNKNOWN_MODEL/,
    ],
    'rows by a path': ["print(await call('find', '../number:Secret', {}))", /throw.*UNKNOWN_MODEL/],
  },
  'a call with bad arguments': {
    'arguments that are not valid': ["print(await call('find', 7, 'x'))", /throw.*INVALID_CALL/],
    'a row that is not an object': ["print(await call('create', 'Order', ['x']))", /throw.*INVALID_CALL/],
    'a row with a cycle': [
      "const row = {}; row.self = row; print(await call('create', 'Order', [row]))",
      /throw.*TOO_LARGE/,
    ],
    'a row of sixty megabytes': [
      "print(await call('create', 'Order', [{description: 'x'.repeat(6e7)}]))",
      /throw.*TOO_LARGE/,
    ],
    'a row with a map': [
      "print(await call('create', 'Order', [{description: new Map()}]))",
      /throw.*TOO_LARGE/,
    ],
    'a pattern for the page to judge': [
      "print(await call('find', 'Order', {where: {description: {regexp: '(a+)+$'}}}))",
      /throw.*INVALID_FILTER/,
    ],
    'six hundred models': [
      `const one = (i) => ({name: 'M' + i, idName: 'id', idType: 'number', isIdGenerated: true, types: {}, indexes: []});
       print(await call('define', Array.from({length: 600}, (_, i) => one(i))))`,
      /throw.*TOO_LARGE/,
    ],
    'a list with named members': [
      `const list = []; list.big = new Uint8Array(1e7); list.text = 'x'.repeat(1e7);
       print(await call('find', 'Order', {where: {id: {inq: list}}}))`,
      /return \[\]/,
    ],
  },
  'an event': {
    'a console line of its own making': [
      `post.call(control, {kind: 'notify', method: 'event', args: [{type: 'console', method: 'log', depth: 0, values:
         [{kind: 'primitive', type: 'string', text: '<img src=x onerror=alert(1)>', more: 0}]}]}); console.log('went on')`,
      /<img src=x onerror=alert\(1\)>[\s\S]*went on/,
    ],
    'an event with megabytes beside it': [
      `post.call(control, {...note('passed'), junk: 'x'.repeat(1e8), more: new Map([[1, new Uint8Array(1e6)]])}); console.log('went on')`,
      /passed[\s\S]*went on/,
    ],
    'an event of no kind': [
      "post.call(control, {kind: 'notify', method: 'event', args: [{type: 'html', text: 'dropped'}]}); console.log('went on')",
      /went on/,
    ],
    'an event with a method of the prototype': [
      `post.call(control, {kind: 'notify', method: 'event', args: [{type: 'console', method: '__proto__', values: []}]}); console.log('went on')`,
      /went on/,
    ],
    'an event that pollutes': [
      `post.call(control, {kind: 'notify', method: 'event', args: [JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "type": "note", "text": "polluted"}')]}); console.log('went on')`,
      /went on/,
    ],
    'a value for a statement that is none': [
      "post.call(control, {kind: 'notify', method: 'event', args: [{type: 'value', label: 1e9, isLate: false, value: {kind: 'html'}}]}); console.log('went on')",
      /went on/,
    ],
  },
};

test.describe.configure({ mode: 'default', timeout: 240_000 });

test.describe('a message that a run forges', () => {
  for (const [kind, group] of Object.entries(ended)) {
    test(`ends its sandbox: ${kind}`, async ({ arena }, info) => {
      for (const [name, [code, says]] of Object.entries(group)) {
        await test.step(name, async () => {
          await arena.run(grab + code);
          await expect(arena.playground.ending).toHaveText(says);
        });
      }
      await arena.expectIntact(info);
    });
  }

  test('never becomes a flood', async ({ arena }, info) => {
    for (const [name, [code, says]] of Object.entries(floods)) {
      await test.step(name, async () => {
        await arena.start(grab + code);
        await arena.expectResponsive('during', info);
        await arena.waitForEnd();
        await expect(arena.playground.ending).toHaveText(says);
      });
    }
    await arena.expectIntact(info);
  });

  for (const [kind, group] of Object.entries(answered)) {
    test(`gets nowhere: ${kind}`, async ({ arena }, info) => {
      const { output, ending } = arena.playground;
      for (const [name, [code, says]] of Object.entries(group)) {
        await test.step(name, async () => {
          await arena.run(`${grab}${code};`);
          await expect(output).toHaveText(says);
          const printed = await output.locator('[data-entry=log], [data-entry=note]').allInnerTexts();
          expect(printed.join(' ')).not.toMatch(/theirs|dropped/);
          await expect(ending).toContainText('Done in');
          expect(await output.locator('img').count()).toBe(0);
        });
      }
      await arena.expectIntact(info);
    });
  }
});
