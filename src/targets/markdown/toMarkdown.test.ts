import { describe, expect, it } from 'vitest';
import { createExampleProject, createProject } from '../../model/index.ts';
import { manyOf, oneOf, projectOf } from '../../model/testing/projects.ts';
import { shopProject } from '../../model/testing/shopProject.ts';
import { toMarkdown } from './toMarkdown.ts';

const headings = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('## '));
const countIn = (text: string, part: string): number => text.split(part).length - 1;

describe('toMarkdown', () => {
  const text = toMarkdown(createExampleProject());

  it('EX3: lists models, properties, relations, keys, methods and routes', () => {
    expect(text).toContain(
      '## Customer\n\nFile: `common/models/customer.json` · base: `PersistedModel` · REST: `/api/Customers`\n',
    );
    expect(text).toContain('| `name` | string | required |');
    expect(text).toContain('| `customerId` | number | key of Customer.orders |');
    expect(text).toContain('| `orders` | has many | [Order](#order) | `customerId` on Order |');
    expect(text).toContain(
      '| `owner.relation.build(data?)` | `Target` | Creates a new Target with the foreign key set',
    );
    expect(text).toContain('\nGET …/:id/relation → 200 [Target]\n');
    expect(text).toContain('\nGET POST DELETE /api/Customers/:id/orders\n');
    expect(text.endsWith('\n')).toBe(true);
  });

  it('EX3: lets no text of a file become markup', () => {
    const odd = toMarkdown(
      projectOf(
        {
          name: 'A|<b>',
          description: ['# one', '$two$'],
          properties: { 'a`|b': 'string' },
          relations: { 'x\ny|z': { ...manyOf('A|<b>'), through: 'Li|nk' } },
        },
        { name: 'Li|nk' },
      ),
    );
    expect(odd).toContain('| [A\\|\\<b\\>](#ab) | `PersistedModel` |');
    expect(odd).toContain('## A\\|\\<b\\>\n\n\\# one \\$two\\$\n');
    expect(odd).toContain('| `` a`\\|b `` | string |  |');
    expect(odd).toContain('| `x y\\|z` | has many through | [A\\|\\<b\\>](#ab) |');
    expect(odd).toContain(' on Li\\|nk |');
    expect(odd).toContain('#60;b#62;');
    // Outside of code, every tag is one that the documentation writes itself.
    const prose = odd.replace(/```.*?```/gs, '').replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect([...new Set(prose.match(/(?<!\\)<[^>]*>/g))].toSorted()).toEqual([
      '</details>',
      '</summary>',
      '<details>',
      '<summary>',
    ]);
    expect(toMarkdown(createProject('P'))).toBe('# P\n\nNo models.\n');
  });

  it('EX3: keeps every row of a table in one line with the cells of its head', () => {
    const odd = toMarkdown(
      projectOf({
        name: 'A',
        properties: { 'a|b\nc': ['x|y'], '```': 'string' },
        acls: [{ principalId: 'a|b', property: ['x|y', 'z'] }],
        relations: { 'r|s': manyOf('B|C'), 't\nu': { type: 'x|y', model: 'A' } },
      }),
    );
    const rows = odd.split('\n').map((line) => (line.startsWith('|') ? line.match(/(?<!\\)\|/g)?.length : 0));
    for (const [index, cells] of rows.entries())
      if (cells && rows[index - 1]) expect(cells).toBe(rows[index - 1]);
    expect(odd).toContain('| `a\\|b c` | \\[x\\|y\\] |  |');
  });

  it.each([
    ['~~~', '\\~\\~\\~'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['+ item', '\\+ item'],
    ['- [x] done', '\\- \\[x\\] done'],
    ['12) twelve', '12\\) twelve'],
    ['1. one', '1\\. one'],
    ['> quote', '\\> quote'],
    ['    code', 'code'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['| a | b |', '\\| a \\| b \\|'],
    ['```js', '\\`\\`\\`js'],
    ['one - two = 3. four', 'one - two = 3. four'],
  ])('EX3: lets the description %j start no block', (description, written) => {
    const described = toMarkdown(projectOf({ name: 'A', description, properties: { '': 'string' } }));
    expect(described).toContain(`## A\n\n${written}\n\nFile: `);
    expect(described).toContain('| ` ` | string |');
  });

  it('EX4: begins with a picture and an overview, and lists models in alphabetical order', () => {
    const project = projectOf(
      { name: 'Order', relations: { buyer: oneOf('belongsTo', 'customer') } },
      { name: 'customer', base: 'User' },
      { name: 'Address', base: 'Model' },
    );
    const config = { Order: { dataSource: 'db' }, customer: { dataSource: 'mongo', public: false } };
    const modelConfig = { path: 'server/model-config.json', config, source: null };
    const shown = toMarkdown({ ...project, modelConfig });
    const picture = ['erDiagram', '  Address', '  customer', '  Order', '  Order }o--o| customer : "buyer"'];
    expect(shown).toContain(`# Test\n\n\`\`\`mermaid\n${picture.join('\n')}\n\`\`\`\n\n| model | base |`);
    expect(shown).toContain(
      '| [Address](#address) | `Model` | 1 | 0 |  |  |\n| [customer](#customer) | `User` |',
    );
    expect(shown).toContain('| [Order](#order) | `PersistedModel` | 2 | 1 | `/api/Orders` | `db` |');
    expect(headings(shown)).toEqual([
      '## Address',
      '## customer',
      '## Order',
      '## Methods and routes of relations',
    ]);
  });

  it('EX4: links models of one name to the anchors that GitHub numbers', () => {
    const shown = toMarkdown({ ...projectOf({ name: 'shop' }, { name: 'Shop' }), name: 'Shop' });
    expect(shown).toContain('[shop](#shop-1)');
    expect(shown).toContain('[Shop](#shop-2)');
  });

  it('EX4: leaves out a picture that GitHub would refuse, and says so', () => {
    const models = Array.from({ length: 501 }, (_, index) => ({
      name: `M${index}`,
      relations: { next: oneOf('belongsTo', `M${(index + 1) % 501}`) },
    }));
    const shown = toMarkdown(projectOf(...models));
    expect(shown).not.toContain('```mermaid');
    expect(shown).toContain('The picture is too large for Mermaid. Export it as SVG instead.');
  });

  it('EX4: documents 25 models in at most 40 KB, with each list of methods once and folded', () => {
    const shown = toMarkdown(shopProject());
    expect(new TextEncoder().encode(shown).length).toBeLessThanOrEqual(40 * 1024);
    expect(countIn(shown, '<summary>has many through</summary>\n\n| method |')).toBe(1);
    expect(countIn(shown, '<summary>has many; has many, polymorphic</summary>')).toBe(1);
    expect(headings(shown)).toHaveLength(26);
    const folds = shown.split('<details>').slice(1);
    expect(folds.every((fold) => fold.includes('</summary>\n\n') && fold.includes('\n\n</details>\n'))).toBe(
      true,
    );
    // What is not folded has no list of methods and no routes.
    const open = shown.replace(/<details>.*?<\/details>/gs, '');
    expect(open).not.toMatch(/owner\.relation\.|\/:id\//);
  });

  it('EX5: lists ACLs, with all access types and properties where the file gives none', () => {
    const acl = { principalType: 'ROLE', principalId: '$owner', permission: 'ALLOW' };
    const shown = toMarkdown(
      projectOf(
        { name: 'Base', acls: [acl] },
        { name: 'Own', base: 'Base', acls: [{ ...acl, accessType: 'READ', property: ['a', 'b'] }, 'broken'] },
        { name: 'Client', base: 'User' },
      ),
    );
    const head = '| access by | type | permission | property |\n| --- | --- | --- | --- |\n';
    expect(shown).toContain(`${head}| \`ROLE $owner\` | \`*\` | \`ALLOW\` | \`*\` |\n`);
    expect(shown).toContain(
      `${head}| \`ROLE $owner\` | \`READ\` | \`ALLOW\` | \`a\`, \`b\` |\n\nThe ACLs of \`Base\` apply too.\n`,
    );
    expect(shown).toContain('The ACLs of `User` apply too.');
  });

  it('RE5: lists inherited relations with the routes of the model that inherits them', () => {
    const relations = { tags: manyOf('Tag') };
    const project = projectOf(
      { name: 'Client', base: 'User', relations },
      { name: 'Vip', base: 'Client' },
      { name: 'Tag' },
    );
    const shown = toMarkdown(project);
    expect(shown).toContain('| `accessTokens` | has many, inherited | AccessToken | `userId` |');
    expect(shown).toContain('GET POST DELETE /api/Vips/:id/accessTokens\n');
    expect(shown).toContain('GET POST DELETE /api/Vips/:id/tags\n');
    const config = { Client: { dataSource: 'db' }, Vip: { dataSource: 'db' }, Tag: { dataSource: 'db' } };
    const modelConfig = { path: 'server/model-config.json', config, source: null };
    expect(toMarkdown({ ...project, modelConfig })).not.toContain('accessTokens');
  });
});
