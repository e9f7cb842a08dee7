/** Checks the problems of polymorphic relations, and what their fixes lead to, in the real loopback 3.28. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Project } from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { type BootedProject, bootProject, type EngineInstance, relationOf } from './testing/bootProject.ts';
import { codesOf, type Definition, projectOf } from './testing/definitions.ts';

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

interface Engine {
  create(data: object): Promise<EngineInstance>;
  find(filter?: object): Promise<readonly EngineInstance[]>;
}

async function boot(project: Project) {
  booted?.close();
  booted = await bootProject(project);
  return booted.models as unknown as Readonly<Record<string, Engine>>;
}

/** Returns the row that a belongsTo of a row leads to; throws what LoopBack throws. */
async function parentOf(row: EngineInstance | undefined, name: string): Promise<EngineInstance | null> {
  const relation = row?.[name] as { get(): Promise<EngineInstance | null> } | undefined;
  if (relation === undefined) throw new Error(`no relation ${name}`);
  return relation.get();
}

const fixed = (project: Project, code: string): Project => {
  const fix = findProblems(project).find((problem) => problem.code === code)?.fix;
  if (fix === undefined) throw new Error(`no fix for ${code}`);
  return fix.apply(project);
};

const many = (polymorphic: unknown, more: object = {}) => ({
  type: 'hasMany',
  model: 'Picture',
  polymorphic,
  ...more,
});
const back = (polymorphic: unknown = true, more: object = {}) => ({
  type: 'belongsTo',
  polymorphic,
  ...more,
});
const author = (relations: object, more: object = {}): Definition => ({ name: 'Author', ...more, relations });
const picture = (relations: object, more: object = {}): Definition => ({
  name: 'Picture',
  ...more,
  relations,
});

/** Stores a picture of an author, and returns the row that it leads back to. */
async function ownerFound(project: Project): Promise<EngineInstance | null> {
  const { Author, Picture } = await boot(project);
  const owner = await Author?.create({ code: 'a' });
  await relationOf(owner, 'pictures').create({});
  return parentOf((await Picture?.find())?.[0], 'imageable');
}

describe('polymorphic problems', () => {
  it('PB110: with another selector than the belongsTo neither side sees the other; the fix joins them', async () => {
    const project = projectOf(author({ pictures: many('imagable') }), picture({ imageable: back() }));
    expect(codesOf(project)).toEqual(['polymorphic-sides']);
    await expect(ownerFound(project)).rejects.toThrow(/`imageableType` not set/);
    const joined = fixed(project, 'polymorphic-sides');
    expect(codesOf(joined)).toEqual([]);
    expect(await ownerFound(joined)).not.toBeNull();
  });

  it('PB110: without a belongsTo the rows do not lead back; the fix adds it', async () => {
    const project = projectOf(author({ pictures: many('imageable') }), picture({}));
    expect(codesOf(project)).toEqual(['polymorphic-sides']);
    await expect(ownerFound(project)).rejects.toThrow('no relation imageable');
    expect(await ownerFound(fixed(project, 'polymorphic-sides'))).not.toBeNull();
  });

  it('PB110: a strict through model without the belongsTo refuses the links', async () => {
    const project = projectOf(author({ pictures: many('imageable', { through: 'Link' }) }), picture({}), {
      name: 'Link',
      strict: true,
      relations: { picture: { type: 'belongsTo', model: 'Picture' } },
    });
    expect(codesOf(project)).toEqual(['polymorphic-sides']);
    const linksOf = async (tested: Project) => {
      const { Author } = await boot(tested);
      const owner = await Author?.create({});
      await relationOf(owner, 'pictures').create({});
      return relationOf(owner, 'pictures').find({});
    };
    await expect(linksOf(project)).rejects.toThrow(/is not defined in the model/);
    expect(await linksOf(fixed(project, 'polymorphic-sides'))).toHaveLength(1);
  });

  it('PB111: two relations of one model with one selector return the same rows; the fix tells them apart', async () => {
    const project = projectOf(
      author({ pictures: many('imageable'), covers: many('imageable') }),
      picture({ imageable: back() }),
    );
    expect(codesOf(project)).toEqual(['shared-polymorphic-key']);
    const coversOf = async (tested: Project) => {
      const owner = await (await boot(tested))['Author']?.create({});
      await relationOf(owner, 'pictures').create({});
      return relationOf(owner, 'covers').find({});
    };
    expect(await coversOf(project)).toHaveLength(1);
    const apart = fixed(project, 'shared-polymorphic-key');
    expect(codesOf(apart)).toEqual([]);
    expect(await coversOf(apart)).toEqual([]);
  });

  it('PB111: two discriminators with one key lose what the other sets; the fix gives each its own', async () => {
    const shared = { foreignKey: 'imageableId', discriminator: 'otherType' };
    const project = projectOf(
      author({ pictures: many('imageable') }),
      picture({ imageable: back(), other: back(shared) }),
    );
    expect(codesOf(project)).toEqual(['shared-polymorphic-key']);
    const picturesLeft = async (tested: Project) => {
      const { Author, Picture } = await boot(tested);
      const first = await Author?.create({});
      await relationOf(first, 'pictures').create({});
      const [row] = (await Picture?.find()) ?? [];
      const point = row?.['other'] as ((owner: unknown) => void) | undefined;
      const save = row?.['save'] as (() => Promise<unknown>) | undefined;
      point?.(await Author?.create({}));
      await save?.call(row);
      return relationOf(first, 'pictures').find({});
    };
    expect(await picturesLeft(project)).toEqual([]);
    const apart = fixed(project, 'shared-polymorphic-key');
    expect(codesOf(apart)).toEqual([]);
    expect(await picturesLeft(apart)).toHaveLength(1);
  });

  it('PB111: an ordinary relation by a polymorphic key finds the rows of other models', async () => {
    const all = { type: 'hasMany', model: 'Picture', foreignKey: 'imageableId' };
    const project = projectOf(
      author({ all }),
      { name: 'Reader', relations: { pictures: many('imageable') } },
      picture({ imageable: back() }),
    );
    expect(codesOf(project)).toEqual(['shared-polymorphic-key']);
    const found = async (tested: Project) => {
      const { Author, Reader } = await boot(tested);
      const owner = await Author?.create({});
      await relationOf(await Reader?.create({}), 'pictures').create({});
      return relationOf(owner, 'all').find({});
    };
    expect(await found(project)).toHaveLength(1);
    expect(await found(fixed(project, 'shared-polymorphic-key'))).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['an id of another name', { properties: { code: { type: 'string', id: true } } }, {}],
    ['a primaryKey', { properties: { code: 'string' } }, { primaryKey: 'code' }],
  ])('PB112: %s is not found by "id"; the fix names it', async (_what, more, pointed) => {
    const project = projectOf(
      author({ pictures: many('imageable', pointed) }, more),
      picture({ imageable: back({ idType: 'string' }) }),
    );
    expect(codesOf(project)).toEqual(['polymorphic-id-name']);
    expect(await ownerFound(project)).toBeNull();
    const named = fixed(project, 'polymorphic-id-name');
    expect(codesOf(named)).toEqual([]);
    expect(await ownerFound(named)).not.toBeNull();
  });

  const linked = (far: unknown, links: object, near: unknown = far) =>
    projectOf(
      author({ pictures: many(near, { through: 'Link' }) }),
      picture({
        authors: { type: 'hasMany', model: 'Author', polymorphic: far, through: 'Link', invert: true },
      }),
      { name: 'Link', relations: { picture: { type: 'belongsTo', model: 'Picture' }, ...links } },
    );
  const farRows = async (project: Project) => {
    const { Author, Picture } = await boot(project);
    await relationOf(await Author?.create({}), 'pictures').create({});
    return relationOf((await Picture?.find())?.[0], 'authors').find({});
  };
  const keys = { foreignKey: 'fk', discriminator: 'dd' };

  it.each<[string, Project, readonly string[]]>([
    ['another name', linked('imageable', { of: back('imageable') }), ['inverted-relation']],
    ['own keys', linked(keys, { imageable: back(keys) }), ['inverted-relation']],
    ['no belongsTo', linked('imageable', {}), ['inverted-relation', 'polymorphic-sides']],
  ])('PB113: with %s every read of the far side fails; the fix repairs it', async (_what, project, codes) => {
    expect(codesOf(project)).toEqual(codes);
    await expect(farRows(project)).rejects.toThrow(/is not defined for Link model/);
    const repaired = fixed(project, 'inverted-relation');
    expect(codesOf(repaired)).toEqual([]);
    expect(await farRows(repaired)).toHaveLength(1);
  });

  it('PB113: "invert" without "through" writes other keys; without "polymorphic" it is ignored', async () => {
    const project = projectOf(
      author({ pictures: many('imageable', { invert: true }) }),
      picture({ imageable: back() }),
    );
    expect(codesOf(project)).toEqual(['inverted-relation']);
    const { Author, Picture } = await boot(project);
    await relationOf(await Author?.create({}), 'pictures').create({});
    expect(JSON.parse(JSON.stringify(await Picture?.find()))).toEqual([
      { id: 1, imageableType: 'Picture', authorId: 1 },
    ]);
    expect(await ownerFound(fixed(project, 'inverted-relation'))).not.toBeNull();
    const plain = projectOf(author({ pictures: many(undefined, { invert: true }) }), picture({}));
    expect(codesOf(plain)).toEqual(['inverted-relation']);
    expect((await bootProject(plain)).models['Author']?.relations['pictures']?.keyTo).toBe('authorId');
  });

  it('PB114: without a belongsTo to the target links are written and every read fails; the fix adds it', async () => {
    for (const links of [{}, { photo: { type: 'belongsTo', model: 'Picture' } }]) {
      const project = projectOf(author({ pictures: many('imageable', { through: 'Link' }) }), picture({}), {
        name: 'Link',
        relations: { imageable: back(), ...links },
      });
      expect(codesOf(project)).toEqual(['polymorphic-through-link']);
      const found = async (tested: Project) => {
        const { Author, Link } = await boot(tested);
        const owner = await Author?.create({});
        await relationOf(owner, 'pictures').create({});
        expect(await Link?.find()).toHaveLength(1);
        return relationOf(owner, 'pictures').find({});
      };
      await expect(found(project)).rejects.toThrow(/"picture" is not defined for Link model/);
      const repaired = fixed(project, 'polymorphic-through-link');
      expect(codesOf(repaired)).toEqual([]);
      expect(await found(repaired)).toHaveLength(1);
    }
  });

  it('PB26: a list as "polymorphic", and one key without the other, keep LoopBack from booting; the fixes do not', async () => {
    for (const polymorphic of [['imageable'], { foreignKey: 'fk' }, { selector: 's', discriminator: 'd' }]) {
      const project = projectOf(author({ pictures: many(polymorphic) }), picture({ imageable: back() }));
      expect(codesOf(project)).toEqual(['invalid-polymorphic']);
      await expect(bootProject(project)).rejects.toThrow();
      const [problem] = findProblems(project);
      for (const fix of [problem?.fix, problem?.otherFix].filter((each) => each !== undefined)) {
        (await bootProject(fix.apply(project))).close();
      }
    }
  });
});
