import { expect, it } from 'vitest';
import { createExampleProject, createProject, type Project } from '../../model/index.ts';
import { projectOf } from '../../model/testing/projects.ts';
import { textOfFile } from '../target.ts';
import { target } from './target.ts';

function make(project: Project, options: object = {}): string {
  const made = target.make({ project, options });
  if (!made.ok) throw new Error(made.error.message);
  return [...made.value.files].map(textOfFile).join('');
}

it('EX50: writes tables with their columns, indexes, notes and references', () => {
  const text = make(createExampleProject());
  expect(text).toContain(`Table "order" {
  "id" integer [pk, increment]
  "description" text
  "date" "timestamp with time zone"
  "total" "double precision"
  "customerid" integer

  indexes {
    ("customerid") [name: 'order_customerid_fk']
  }

  Note: 'Order'
}`);
  expect(text).toContain('\nRef "order_customerid_fkey": "order"."customerid" > "customer"."id"\n');
});

it('EX50: writes ids of several columns, defaults and descriptions', () => {
  const text = make(
    projectOf({
      name: 'line',
      description: ['One', "it's"],
      properties: {
        a: { type: 'string', id: 1 },
        b: { type: 'number', id: 2 },
        c: { type: 'number', default: 5, description: 'How many' },
        d: { type: 'string', default: "x'y\\" },
        e: { type: 'date', postgresql: { dbDefault: 'now()' } },
      },
    }),
  );
  expect(text).toContain('    ("a", "b") [pk]\n');
  expect(text).toContain(`  "c" "double precision" [default: 5, note: 'How many']\n`);
  expect(text).toContain(`  "d" text [default: 'x\\'y\\\\']\n`);
  expect(text).toContain('[default: `now()`]');
  expect(text).toContain(`  Note: 'One\\nit\\'s'\n`);
});

it('is a project without tables where there are no models', () => {
  expect(make(createProject(''))).toBe(`Project "LoopBack models" {\n  database_type: 'PostgreSQL'\n}\n`);
});
