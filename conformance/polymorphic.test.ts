/** Boots what the polymorphic commands write in the real loopback 3.28, and stores and finds rows there. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  addInverse,
  addPolymorphicOwner,
  allRelations,
  type ConnectPolymorphicArguments,
  connectPolymorphic,
  describeProperties,
  findModelByName,
  makePolymorphic,
  type Project,
  renameRelation,
  setPolymorphic,
} from '../src/model/index.ts';
import { type BootedProject, bootProject, type EngineInstance, relationOf } from './testing/bootProject.ts';
import { codesOf, projectOf } from './testing/definitions.ts';

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

const idOf = (project: Project, name: string) => findModelByName(project, name)?.id ?? '';

type Named = Partial<ConnectPolymorphicArguments> & { readonly owner: string; readonly through?: string };

const connect = (project: Project, { owner, through, ...more }: Named): Project =>
  connectPolymorphic(project, {
    ownerId: idOf(project, owner),
    targetId: idOf(project, 'Picture'),
    selector: 'imageable',
    ...(through === undefined ? {} : { throughId: idOf(project, through) }),
    ...more,
  });

async function boot(project: Project) {
  booted = await bootProject(project);
  return booted.models as unknown as Readonly<Record<string, Engine>>;
}

interface Engine {
  create(data: object): Promise<EngineInstance>;
  find(filter?: object): Promise<readonly EngineInstance[]>;
  readonly relations: Readonly<Record<string, { readonly keyTo: string; readonly keyThrough?: string }>>;
  readonly definition: { readonly properties: Readonly<Record<string, { readonly type: { name: string } }>> };
}

/** Returns the row that a belongsTo leads to. */
function parentOf(row: EngineInstance | undefined, name: string): Promise<EngineInstance | null> {
  const relation = row?.[name] as { get(): Promise<EngineInstance | null> } | undefined;
  if (relation === undefined) throw new Error(`LoopBack has no relation "${name}"`);
  return relation.get();
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Compares the properties that LoopBack has with those that are shown. */
async function expectShownProperties(project: Project, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const properties = booted?.models[name]?.definition.properties ?? {};
    const real = Object.entries(properties).map(([key, { type }]) => [
      key,
      (type as { readonly name: string }).name.toLowerCase(),
    ]);
    const shown = describeProperties(project, idOf(project, name)).map((view) => [view.name, view.typeLabel]);
    expect(shown.toSorted()).toEqual(real.toSorted());
  }
}

const code = { code: { type: 'string', id: true } };
const keys = { foreignKey: 'fk', discriminator: 'dd' };

const starts: readonly [string, Project][] = [
  ['no belongsTo', projectOf({ name: 'Author' }, { name: 'Reader' }, { name: 'Picture' })],
  [
    'a belongsTo with its own keys',
    projectOf(
      { name: 'Author' },
      { name: 'Reader' },
      { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: keys } } },
    ),
  ],
  [
    'a belongsTo with another name',
    projectOf(
      { name: 'Author' },
      { name: 'Reader' },
      {
        name: 'Picture',
        relations: { of: { type: 'belongsTo', polymorphic: { selector: 'imageable' } } },
      },
    ),
  ],
  [
    'ids that are texts under another name',
    projectOf(
      { name: 'Author', properties: code },
      { name: 'Reader', properties: code },
      { name: 'Picture' },
    ),
  ],
  [
    'a property that has the name of the selector',
    projectOf(
      { name: 'Author' },
      { name: 'Reader' },
      { name: 'Picture', properties: { imageable: 'string' } },
    ),
  ],
];

describe('connectPolymorphic', () => {
  it.each(starts)(
    'CM50 CM52: with %s, both owners find their rows, and the rows find them',
    async (_what, start) => {
      const first = connect(start, { owner: 'Author' });
      const back = allRelations(first).find(({ type }) => type === 'belongsTo');
      const project = addPolymorphicOwner(first, {
        ref: back?.ref ?? { modelId: '', name: '' },
        ownerId: idOf(first, 'Reader'),
        type: 'hasOne',
      });
      expect(codesOf(project)).toEqual([]);
      const { Author, Reader, Picture } = await boot(project);
      await expectShownProperties(project, ['Author', 'Reader', 'Picture']);
      const author = await Author?.create({ code: 'a' });
      const reader = await Reader?.create({ code: 'a' });
      await relationOf(author, 'pictures').create({});
      await relationOf(reader, 'picture').create({});
      expect(await relationOf(author, 'pictures').find({})).toHaveLength(1);
      const rows = (await Picture?.find({ order: 'id' })) ?? [];
      const parents = await Promise.all(rows.map((row) => parentOf(row, back?.ref.name ?? '')));
      expect(plain(parents)).toEqual([plain(author), plain(reader)]);
    },
  );

  it('CM51: through a model both ends find each other, by the keys that are shown', async () => {
    const start = projectOf(
      { name: 'Author' },
      { name: 'Picture' },
      { name: 'Link', relations: { photo: { type: 'belongsTo', model: 'Picture' } } },
    );
    const connected = connect(start, { owner: 'Author', through: 'Link' });
    const ref = { modelId: idOf(connected, 'Author'), name: 'pictures' };
    const project = addInverse(connected, { ref });
    expect(codesOf(project)).toEqual([]);
    const { Author, Picture, Link } = await boot(project);
    await expectShownProperties(project, ['Author', 'Picture', 'Link']);
    for (const relation of allRelations(project).filter(({ through }) => through !== null)) {
      const real = booted?.models[relation.owner.definition.name]?.relations[relation.ref.name];
      expect(real).toMatchObject({
        keyTo: relation.foreignKey?.value,
        keyThrough: relation.keyThrough?.value,
      });
    }
    const author = await Author?.create({});
    const picture = await relationOf(author, 'pictures').create({});
    expect(plain(await Link?.find())).toEqual([
      { id: 1, photoId: 1, imageableId: 1, imageableType: 'Author' },
    ]);
    expect(plain(await relationOf(author, 'pictures').find({}))).toEqual([plain(picture)]);
    expect(plain(await relationOf((await Picture?.find())?.[0], 'authors').find({}))).toEqual([
      plain(author),
    ]);
  });

  it('CM53: a relation that became polymorphic, and an ordinary one again, boots as both', async () => {
    const start = projectOf(
      { name: 'Author', relations: { pictures: { type: 'hasMany', model: 'Picture', foreignKey: 'a' } } },
      { name: 'Picture' },
    );
    const ref = { modelId: idOf(start, 'Author'), name: 'pictures' };
    const made = makePolymorphic(start, { ref, selector: 'imageable' });
    expect((await boot(made))['Author']?.relations['pictures']?.keyTo).toBe('imageableId');
    booted?.close();
    const again = makePolymorphic(made, { ref, selector: null });
    expect((await boot(again))['Author']?.relations['pictures']?.keyTo).toBe('authorId');
  });
});

describe('changes', () => {
  const start = connect(connect(starts[0]?.[1] as Project, { owner: 'Author' }), { owner: 'Reader' });
  const ref = { modelId: idOf(start, 'Author'), name: 'pictures' };
  const back = { modelId: idOf(start, 'Picture'), name: 'imageable' };

  it.each<[string, Project, string]>([
    ['CM54: a new selector', setPolymorphic(start, { ref, part: 'selector', value: 'of' }), 'of'],
    ['CM54: an own key', setPolymorphic(start, { ref, part: 'foreignKey', value: 'key' }), 'imageable'],
    [
      'CM54: an own discriminator',
      setPolymorphic(start, { ref, part: 'discriminator', value: 'k' }),
      'imageable',
    ],
    ['CM54: a type of ids', setPolymorphic(start, { ref, part: 'idType', value: 'string' }), 'imageable'],
    ['CM56: a renamed belongsTo', renameRelation(start, { ref: back, name: 'of' }), 'of'],
  ])('%s keeps all sides together', async (_what, project, name) => {
    const { Author, Reader, Picture } = await boot(project);
    const author = await Author?.create({});
    const reader = await Reader?.create({});
    await relationOf(author, 'pictures').create({});
    await relationOf(reader, 'pictures').create({});
    expect(await relationOf(reader, 'pictures').find({})).toHaveLength(1);
    const rows = (await Picture?.find({ order: 'id' })) ?? [];
    const discriminator = Object.keys(plain(rows[0]) as object).find((key) => rows[0]?.[key] === 'Author');
    expect(rows.map((row) => row[discriminator ?? ''])).toEqual(['Author', 'Reader']);
    expect(await parentOf(rows[1], name)).not.toBeNull();
    await expectShownProperties(project, ['Picture']);
  });

  it('CM55: a far side finds the belongsTo by the selector, and fails with own keys', async () => {
    const linked = addInverse(
      connect(projectOf({ name: 'Author' }, { name: 'Picture' }, { name: 'Link' }), {
        owner: 'Author',
        through: 'Link',
      }),
      { ref },
    );
    const far = async (project: Project) => {
      const { Author, Picture } = await boot(project);
      await relationOf(await Author?.create({}), 'pictures').create({});
      const [picture] = (await Picture?.find()) ?? [];
      return relationOf(picture, 'authors').find({});
    };
    expect(await far(setPolymorphic(linked, { ref, part: 'selector', value: 'of' }))).toHaveLength(1);
    booted?.close();
    const text = JSON.stringify(linked.models.map(({ definition }) => definition));
    const keyed = projectOf(
      ...JSON.parse(text.replaceAll('"polymorphic":"imageable"', `"polymorphic":${JSON.stringify(keys)}`)),
    );
    await expect(far(keyed)).rejects.toThrow(/"authors" is not defined for Link/);
  });
});
