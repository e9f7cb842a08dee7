import { expect, test } from '../drivers/arena.ts';

type Try = readonly [code: string, says: RegExp];

/** Values that do something when they are read, or that are too large to show. */
const values: Readonly<Record<string, Readonly<Record<string, Try>>>> = {
  'values that throw, or do something when they are read': {
    'a getter that throws': [
      "console.log({get bad() { throw new Error('getter says no') }})",
      /getter says no/,
    ],
    'a getter that goes out': ["console.log({get out() { return fetch('BAIT/getter') }})", /out/],
    'a proxy that throws': [
      "console.log(new Proxy({}, {ownKeys() { throw new Error('no') }}))",
      /unreadable/,
    ],
    'a proxy without end': [
      "console.log(new Proxy({}, {ownKeys: () => Array.from({length: 1e5}, (_, i) => 'k' + i), getOwnPropertyDescriptor: () => ({value: 1, enumerable: true, configurable: true})}))",
      /k0/,
    ],
    'a proxy that was revoked': [
      'const {proxy, revoke} = Proxy.revocable({}, {}); revoke(); console.log(proxy)',
      /unreadable/,
    ],
    'something thrown that cannot be read': [
      "throw {toString() { throw new Error('still fine') }, get message() { throw 1 }}",
      /Thrown value[\s\S]*Ended after/,
    ],
    'an error that fights back': [
      "throw Object.defineProperties(new Error('x'), {message: {get() { throw 1 }}, stack: {get() { throw 2 }}, name: {get() { throw 3 }}})",
      /Error[\s\S]*Ended after/,
    ],
  },
  'values of a great size or depth': {
    'a million rows': ['Array.from({length: 1e6}, (_, id) => ({id}))', /999,800 more rows/],
    'a list of four thousand million': [
      'const list = []; list.length = 4294967295; console.log(list)',
      /undefined, undefined/,
    ],
    'a hundred megabytes of text': ["console.log('x'.repeat(1e8))", /99,996,000 more characters/],
    'texts that add up': [
      "console.log(Array.from({length: 200}, () => Array.from({length: 200}, () => 'x'.repeat(4000))))",
      /…[\s\S]*Done in/,
    ],
    'a hundred megabytes of bytes': ['console.log(new Uint8Array(1e8))', /Uint8Array[\s\S]*Done in/],
    'a cycle': ["const round = {name: 'round'}; round.self = round; console.log(round)", /round/],
    'a depth of a hundred thousand': [
      'let deep = 1; for (let i = 0; i < 1e5; i += 1) deep = {deep}; console.log(deep)',
      /deep/,
    ],
  },
  'values that look like something else': {
    'an object like a DOM node': [
      "console.log({nodeType: 1, nodeName: 'SCRIPT', tagName: 'SCRIPT', innerHTML: '<img src=x onerror=alert(1)>', ownerDocument: {}})",
      /<img src=x onerror=alert\(1\)>/,
    ],
    'an object like a React element': [
      "console.log({$$typeof: Symbol.for('react.element'), type: 'script', props: {dangerouslySetInnerHTML: {__html: '<b>no</b>'}}})",
      /<b>no<\/b>/,
    ],
    'a class with a name of HTML': [
      "const Named = class {}; Object.defineProperty(Named, 'name', {value: '<script>alert(1)</script>'}); console.log(new Named())",
      /<script>alert\(1\)<\/script>/,
    ],
    'a thenable that never settles': ['console.log({then() {}}); ({then() {}})', /then/],
    'a list that lies about its length': [
      'console.log(new (class extends Array { get length() { return 1e9 } })())',
      /Done in/,
    ],
  },
};

/** Names that reach a prototype when an object is merged without care. */
const evil = `const evil = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "description": "evil"}');
const tried = async (work) => { try { return await work(); } catch (error) { return error.message; } };
`;
const clean = "await Order.destroyAll({description: 'evil'});";

const pollution: Readonly<Record<string, Readonly<Record<string, Try>>>> = {
  'by rows, filters and results': {
    'in the row of a create': [`${evil}await tried(() => Order.create(evil)); ${clean}`, /Done in/],
    'in a built instance': [
      `${evil}await tried(async () => new Order(evil)); await tried(async () => (await Customer.findById(1)).orders.build(evil))`,
      /Done in/,
    ],
    'in an update': [
      `${evil}await Order.create({description: 'evil'}); await tried(() => Order.updateAll({description: 'evil'}, evil)); ${clean}`,
      /Done in/,
    ],
    'in a where': [
      `${evil}await tried(() => Order.find({where: JSON.parse('{"__proto__": {"polluted": 1}}')}))`,
      /Done in/,
    ],
    'in a where’s operators': [
      `${evil}await tried(() => Order.find({where: {id: JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 1}')}}))`,
      /Done in/,
    ],
    'in include, order and fields': [
      `${evil}for (const filter of ['include', 'order', 'fields']) await tried(() => Order.find({[filter]: JSON.parse('{"__proto__": "x", "constructor": true}')})); await tried(() => Order.find({order: '__proto__ DESC', fields: ['__proto__', 'constructor']}))`,
      /Done in/,
    ],
    'in a result': [`${evil}console.log(evil, [evil, evil])`, /evil/],
  },
  'by changes to built-ins': {
    'of the built-ins themselves': [
      "Object.prototype.polluted = 'here'; Array.prototype.polluted = 1; await Order.count()",
      /The code changed Object\.prototype\.polluted, which the playground itself uses: it was restored/,
    ],
    'of what the runtime works with': [
      "Array.prototype.map = () => 'mine'; Promise.prototype.then = null; JSON.stringify = () => 'x'",
      /it was restored/,
    ],
    'of the port': [
      'MessagePort.prototype.postMessage = () => {}',
      /MessagePort\.prototype\.postMessage, which/,
    ],
    'by a then that everything inherits': [
      'Object.prototype.then = () => {}',
      /Object\.prototype\.then, which/,
    ],
  },
};

test.describe.configure({ mode: 'default', timeout: 240_000 });

test.describe('the log shows', () => {
  for (const [kind, group] of Object.entries(values)) {
    test(kind, async ({ arena }, info) => {
      for (const [name, [code, says]] of Object.entries(group)) {
        await test.step(name, async () => {
          await arena.run(code);
          await expect(arena.playground.output).toHaveText(says);
          expect(await arena.playground.output.locator('img, script').count()).toBe(0);
        });
      }
      await arena.expectIntact(info);
    });
  }
});

test.describe('no prototype is polluted', () => {
  for (const [way, group] of Object.entries(pollution)) {
    test(way, async ({ arena }, info) => {
      for (const [name, [code, says]] of Object.entries(group)) {
        await test.step(name, async () => {
          await arena.run(`${code}; console.log('inside', ({}).polluted ?? 'clean');`);
          await expect(arena.playground.output).toHaveText(says);
          await arena.run("console.log('afterwards', ({}).polluted ?? 'clean')");
          await expect(arena.playground.output).toContainText('afterwards clean');
        });
      }
      await arena.expectIntact(info);
    });
  }
});
