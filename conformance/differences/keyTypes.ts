import type { Program, Untyped } from './program.ts';

const typeOf = (Model: Untyped, name: string): string => Model.definition.properties[name].type.name;
const textId = () => ({ id: { type: 'string', id: true } });

/** Defines two owners of one polymorphic relation, one with number ids, the other with text ids. */
function defineOwners(ds: Untyped, kind: string, order: readonly string[]): Untyped {
  const Numbered = ds.define('Numbered', {});
  const Named = ds.define('Named', textId());
  const Thing = ds.define('Thing', {});
  Thing.belongsTo('owner', { polymorphic: true });
  for (const name of order)
    (name === 'Named' ? Named : Numbered)[kind](Thing, { as: 'things', polymorphic: 'owner' });
  return { Numbered, Named, Thing };
}

const polymorphic: readonly Program[] = ['hasMany', 'hasOne'].flatMap((kind) =>
  [
    ['Numbered', 'Named'],
    ['Named', 'Numbered'],
  ].map(
    (order): Program => ({
      title: `DM10 ${kind}: a polymorphic key of ${order.join(', then ')} is read with the type that the store got first`,
      async run(ds) {
        const { Numbered, Named, Thing } = defineOwners(ds, kind, order);
        const named = await Named.create({ id: 'a' });
        const thing = await named.things.create({});
        const numbered = await Numbered.create({});
        await numbered.things.create({});
        return [
          typeOf(Thing, 'ownerId'),
          thing,
          JSON.stringify(await Thing.find()),
          JSON.stringify(await Thing.find({ include: 'owner' })),
          await Named.find({ include: 'things' }),
          await Numbered.find({ include: 'things' }),
          await Thing.count({ ownerId: 'a' }),
        ];
      },
    }),
  ),
);

const shorthand: readonly Program[] = [
  ...['string', String, { type: 'string' }].map(
    (type): Program => ({
      title: `DM10 a key declared as ${typeof type === 'object' ? 'an object' : typeof type} has the type that LoopBack gives it when another property is added`,
      async run(ds) {
        const [Cat, Dog] = ['Cat', 'Dog'].map((name) => ds.define(name, {}));
        const Note = ds.define('Note', { about: type, text: 'string' });
        Note.belongsTo(Cat, { as: 'cat', foreignKey: 'about' });
        const before = typeOf(Note, 'about');
        Note.belongsTo(Dog);
        await Note.create({ about: '1', dogId: '2' });
        return [
          before,
          typeOf(Note, 'about'),
          typeOf(Note, 'dogId'),
          await Note.find(),
          await Note.find({ where: { about: '1' } }),
        ];
      },
    }),
  ),
  {
    title: 'DM10 a key in a definition has the type that the order of the relations gives it',
    async run(ds) {
      ds.define('Cat', {});
      const cat = { type: 'belongsTo', model: 'Cat', foreignKey: 'about' };
      const other = { type: 'belongsTo', model: 'Cat' };
      const First = ds.define('First', { about: 'string' }, { relations: { cat, other } });
      const Last = ds.define('Last', { about: 'string' }, { relations: { other, cat } });
      return [typeOf(First, 'about'), typeOf(Last, 'about')];
    },
  },
  {
    title: 'DM10 a key that the other model declares has the type that LoopBack gives it',
    async run(ds) {
      const Cat = ds.define('Cat', {});
      const Note = ds.define('Note', { catId: 'string' });
      Cat.hasMany(Note);
      const before = typeOf(Note, 'catId');
      Cat.referencesMany(Note, { as: 'listed' });
      Note.defineProperty('late', { type: 'string' });
      return [before, typeOf(Note, 'catId')];
    },
  },
];

export const keyTypePrograms: readonly Program[] = [...polymorphic, ...shorthand];
