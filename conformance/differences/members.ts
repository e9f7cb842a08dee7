import type { Program, Untyped } from './program.ts';

export const memberPrograms: readonly Program[] = [
  {
    title: 'MC23 reset removes what is not a property',
    async run(ds) {
      const Item = ds.define('Item', { name: 'string' });
      const Part = ds.define('Part', {});
      Item.hasMany(Part, { as: 'parts' });
      const item = await Item.create({ name: 'a', other: 1, more: { deep: true } });
      await item.parts.create({});
      const read = await Item.findOne({ include: 'parts' });
      const outcomes: unknown[] = [];
      for (const each of [item, read, new Item({ name: 'b', extra: 1 })]) {
        outcomes.push(each.reset(), each.other, each.extra, each.id, typeof each.parts, Object.keys(each));
        outcomes.push(
          attempt(() => each.name),
          attempt(() => each.toJSON()),
        );
      }
      return outcomes;
    },
  },
  {
    title: 'MC23 trigger calls work between the legacy hooks',
    async run(ds) {
      const Item = ds.define('Item', { name: 'string' });
      const item = new Item({ name: 'a' });
      const seen: unknown[] = [];
      const note = (what: string) =>
        function (this: Untyped, ...args: Untyped[]) {
          seen.push([what, this === item, args.length, typeof args[0], args[1]]);
          return args;
        };
      const work = function (this: Untyped, next: (done?: () => void) => void) {
        note('work').call(this, next);
        next(note('done'));
      };
      item.trigger('save', work, { data: 1 }, note('callback'));
      item.trigger('save');
      item.trigger('save', null, null, note('callback'));
      Item.beforeSave = (next: () => void, data: unknown) => {
        seen.push(['before', data]);
        next();
      };
      Item.afterSave = (done?: () => void) => {
        seen.push(['after', typeof done]);
        done?.();
      };
      item.trigger('save', work, { data: 2 }, note('callback'));
      item.trigger('save');
      Item.beforeSave = (next: (...outcome: unknown[]) => void) => next('stopped', 5);
      item.trigger('save', work, { data: 3 }, note('callback'));
      item.trigger('save', work, { data: 3 });
      Item.beforeValidation = (next: () => void) => {
        seen.push('before validation');
        next();
      };
      Item.postOwn = () => seen.push('after own');
      item.trigger('validate', work, null, note('callback'));
      item.trigger('own', work);
      item.trigger('initialize');
      return seen;
    },
  },
  {
    title: 'MC23 mixin copies members and properties',
    async run(ds) {
      const Item = ds.define('Item', { name: 'string' });
      const Other = ds.define('Other', { name: 'number', size: 'number' });
      Other.prototype.shout = function (this: Untyped) {
        return `${this.name}!`;
      };
      Other.greet = () => 'hello';
      class Plain {}
      Object.assign(Plain, { word: 'static' });
      Object.assign(Plain.prototype, { plain: () => 'plain', shout: () => 'other' });
      const results = [Item.mixin(Other) === Item, Item.mixin(Other), Item.mixin(Plain) === Item];
      Item.mixin({ one: 1, word: 'forced' }, { override: true });
      ds.define('Named', { more: 'string' }).called = () => 'called';
      Item.mixin('Named');
      const item = await Item.create({ name: 'a', size: '5', more: 7 });
      return [
        results,
        item,
        item.shout(),
        item.plain(),
        Item.greet(),
        Item.word,
        Item.one,
        Item.called(),
        Item.modelName,
        Object.keys(Item.definition.properties),
        attempt(() => Item.mixin('Unknown')),
      ];
    },
  },
  {
    title: 'MC23 models and data sources are event emitters',
    run(ds) {
      const Item = ds.define('Item', {});
      return [Item, ds].map((emitter: Untyped) => {
        const seen: unknown[] = [];
        const a = (...args: unknown[]) => seen.push(['a', ...args]);
        const b = () => seen.push('b');
        const c = () => seen.push('c');
        emitter.on('x', a);
        emitter.prependListener('x', b);
        emitter.once('x', c);
        emitter.prependOnceListener('x', c);
        seen.push(emitter.listenerCount('x'), emitter.listeners('x').length, emitter.emit('x', 1, 2));
        seen.push(emitter.emit('x'), emitter.emit('nobody'));
        emitter.off('x', b);
        emitter.addListener('x', c);
        emitter.addListener('x', a);
        emitter.removeListener('x', a);
        emitter.emit('x', 3);
        emitter.once('y', a);
        emitter.removeListener('y', a);
        seen.push(emitter.listenerCount('y'), emitter.eventNames().includes('x'), emitter.getMaxListeners());
        emitter.removeAllListeners('x');
        seen.push(emitter.rawListeners('x'), emitter.eventNames().includes('x'));
        seen.push(attempt(() => emitter.emit('error', new Error('nobody listens'))));
        emitter.on('again', () => emitter.removeAllListeners('again'));
        emitter.on('again', () => seen.push('again'));
        seen.push(emitter.emit('again'), emitter.emit('again'));
        return seen;
      });
    },
  },
  {
    title: 'MC23 notifyObserversAround',
    async run(ds) {
      const Item = ds.define('Item', {});
      const seen: unknown[] = [];
      for (const operation of ['before go', 'after go', 'after go error'])
        Item.observe(operation, async (context: Untyped) => {
          seen.push([operation, context.error?.message, context.results, typeof context.end]);
          if (context.replaces) context.results = ['replaced'];
          if (context.fails === operation) throw new Error(operation);
        });
      const call = (context: Untyped, work: Untyped) =>
        new Promise((resolve) => {
          Item.notifyObserversAround('go', context, work, (...results: Untyped[]) =>
            resolve(results.length > 1 && results[0] ? [results[0], 'context'] : results),
          );
        });
      return [
        await call({}, (done: Untyped) => done(null, 1, 2)),
        await call({ replaces: true }, (_context: Untyped, done: Untyped) => done(null, 1)),
        await call({}, (done: Untyped) => done(new Error('work'))),
        await call({ fails: 'before go' }, (done: Untyped) => done(null, 1)),
        await call({ fails: 'after go' }, (done: Untyped) => done(null, 1)),
        await call({ fails: 'after go error' }, (done: Untyped) => done(new Error('work'))),
        await call(undefined, (done: Untyped) => done()),
        seen,
      ];
    },
  },
  {
    title: 'MC23 normalizeInclude',
    run: (ds) => {
      const Item = ds.define('Item', {});
      return ['a', ['a', 'b'], { a: 'b' }, { a: 'b', c: 'd' }, null, 5].map((include) =>
        Item.normalizeInclude(include),
      );
    },
  },
];

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
