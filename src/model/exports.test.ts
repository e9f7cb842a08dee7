import { describe, expect, it } from 'vitest';
import { createExampleProject } from './example.ts';
import { createProject } from './project.ts';
import { manyOf, oneOf, projectOf } from './testing/projects.ts';
import { toMarkdown } from './toMarkdown.ts';
import { toMermaid } from './toMermaid.ts';

describe('toMermaid', () => {
  it('EX2: draws models with their properties, and relations with their multiplicity', () => {
    expect(toMermaid(createExampleProject())).toBe(`erDiagram
  Customer {
    number id PK
    string name "required"
    string email
    string city
  }
  Order {
    number id PK
    string description
    date date
    number total
    number customerId FK
  }
  Review {
    number id PK
    string title
    string content
    number rating
    number authorId FK
  }
  Customer |o--o{ Order : "orders"
  Customer |o--o{ Review : "reviews"
`);
  });

  it('EX2: draws one line for both sides, many to many and embeds, and none for relations that LoopBack leaves out', () => {
    const project = projectOf(
      {
        name: 'A',
        relations: {
          bs: manyOf('B'),
          one: oneOf('hasOne', 'B', 'x'),
          links: { ...manyOf('B'), through: 'Link' },
          inner: { type: 'embedsMany', model: 'B', property: 'inners' },
          lost: manyOf('Nobody'),
          parent: oneOf('belongsTo', 'A'),
        },
      },
      { name: 'B', relations: { a: oneOf('belongsTo', 'A') } },
      { name: 'Link', relations: { a: oneOf('belongsTo', 'A'), b: oneOf('belongsTo', 'B') } },
    );
    const lines = toMermaid(project)
      .split('\n')
      .filter((line) => line.includes(' : '));
    expect(lines).toEqual([
      '  A |o--o{ B : "bs / a"',
      '  A |o--o| B : "one"',
      '  A }o--o{ B : "links"',
      '  A ||..o{ B : "inner"',
      '  A }o--o| A : "parent"',
      '  Link }o--o| A : "a"',
      '  Link }o--o| B : "b"',
    ]);
  });

  it('EX2: changes names that Mermaid does not accept', () => {
    const text = toMermaid(
      projectOf(
        { name: 'my model', properties: { '2 x': ['my model'] }, relations: { 'a"b': manyOf('my.model') } },
        { name: 'my.model' },
      ),
    );
    expect(text).toContain('  my_model["my model"] {');
    expect(text).toContain('    my_model[] _2_x\n');
    expect(text).toContain('  my_model_2["my.model"] {');
    expect(text).toContain(`  my_model |o--o{ my_model_2 : "a'b"`);
    expect(toMermaid(createProject('P'))).toBe('erDiagram\n');
  });

  it('EX2: writes no name as a keyword, a comment or a directive', () => {
    const text = toMermaid(
      projectOf(
        {
          name: 'many',
          properties: { PK: 'FK' },
          relations: {
            '%%{init: {"theme": "x"}}%%': manyOf('title'),
            '`**bold**`': { ...manyOf('title'), foreignKey: 'a' },
            '<img src=x>&#35;\u2028x': { ...manyOf('title'), foreignKey: 'b' },
          },
        },
        { name: 'title' },
      ),
    );
    expect(text).toContain('  many_["many"] {');
    expect(text).toContain('    FK_ PK_\n');
    expect(text).toContain('  title_["title"] {');
    const labels = text.split('\n').flatMap((line) => / : "(.*)"$/.exec(line)?.[1] ?? []);
    expect(labels).toEqual([
      "#37;#37;{init: {'theme': 'x'}}#37;#37;",
      "'**bold**'",
      '#60;img src=x#62;#38;#35;35#59; x',
    ]);
  });
});

describe('toMarkdown', () => {
  const text = toMarkdown(createExampleProject());

  it('EX3: lists models, properties, keys, methods and routes', () => {
    expect(text.startsWith('# Customer orders\n\n- [Customer](#customer)\n- [Order](#order)\n')).toBe(true);
    expect(text).toContain(
      '## Customer\n\nFile: `common/models/customer.json` · base: `PersistedModel` · plural: `Customers` · REST: `/api/Customers`\n',
    );
    expect(text).toContain('| `name` | string | required |');
    expect(text).toContain('| `customerId` | number | key of Customer.orders |');
    expect(text).toContain('### Customer.orders\n\nCustomer has many Order, by `customerId` on Order.\n');
    expect(text).toContain(
      '| `customer.orders.build(data?)` | `Order` | Creates a new Order with the foreign key set',
    );
    expect(text).toContain('| `GET /api/Customers/:id/orders` | 200 \\[Order\\] |');
    expect(text.endsWith('\n')).toBe(true);
  });

  it('EX3: lets no text of a file become markup', () => {
    const odd = toMarkdown(
      projectOf(
        {
          name: 'A|<b>',
          description: ['# one', 'two'],
          properties: { 'a`|b': 'string' },
          relations: { 'x\ny': { ...manyOf('A|<b>'), through: 'Link' } },
        },
        { name: 'Link' },
      ),
    );
    expect(odd).toContain('## A\\|\\<b\\>\n\n\\# one two\n');
    expect(odd).toContain('| `` a`\\|b `` | string |  |');
    expect(odd).toContain('### A\\|\\<b\\>.x y\n');
    expect(odd).toContain('through Link, by');
    expect(toMarkdown(createProject('P'))).toBe('# P\n\nNo models.\n');
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
    const text = toMarkdown(projectOf({ name: 'A', description, properties: { '': 'string' } }));
    expect(text).toContain(`## A\n\n${written}\n\nFile: `);
    expect(text).toContain('| ` ` | string |');
  });

  it('RE5: lists inherited relations with the routes of the model that inherits them', () => {
    const relations = { tags: manyOf('Tag') };
    const project = projectOf(
      { name: 'Client', base: 'User', relations },
      { name: 'Vip', base: 'Client' },
      { name: 'Tag' },
    );
    const text = toMarkdown(project);
    expect(text).toContain('### Client.accessTokens\n\nClient has many AccessToken, by `userId`');
    expect(text).toContain('`GET /api/Vips/:id/accessTokens`');
    expect(text).toContain('`GET /api/Vips/:id/tags`');
    const config = { Client: { dataSource: 'db' }, Vip: { dataSource: 'db' }, Tag: { dataSource: 'db' } };
    const modelConfig = { path: 'server/model-config.json', config, source: null };
    expect(toMarkdown({ ...project, modelConfig })).not.toContain('accessTokens');
  });

  it('EX3: lets a model’s name at the start of a sentence start no block', () => {
    const text = toMarkdown(projectOf({ name: '1.', relations: { bs: manyOf('1.') } }));
    expect(text).toContain('\n1\\. has many 1\\., by ');
  });
});
