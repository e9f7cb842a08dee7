import { describe, expect, it } from 'vitest';
import { createExampleProject, createProject } from '../../model/index.ts';
import { manyOf, oneOf, projectOf } from '../../model/testing/projects.ts';
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
