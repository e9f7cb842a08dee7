import { describe, expect, it } from 'vitest';
import { createExampleProject, createProject, type Project } from '../../model/index.ts';
import { manyOf, oneOf, projectOf } from '../../model/testing/projects.ts';
import { textOfFile } from '../target.ts';
import { target } from './target.ts';

function make(project: Project, options: object = {}): string {
  const made = target.make({ project, options });
  if (!made.ok) throw new Error(made.error.message);
  return [...made.value.files].map(textOfFile).join('');
}

describe('the TypeScript target', () => {
  it('EX47: writes an interface for each model, with keys and related rows', () => {
    const text = make(createExampleProject());
    expect(text).toContain(`/** Customer */
export interface Customer {
  id: number;
  name: string;
  email?: string | null;
  city?: string | null;
  orders?: Order[];
  reviews?: Review[];
}`);
    expect(text).toContain('  date?: string | null;\n');
    expect(text).toContain('  customerId?: number | null;\n');
  });

  it('EX47: leaves relations out, and has Date objects, by choice', () => {
    const text = make(createExampleProject(), { relations: false, dates: 'Date' });
    expect(text).not.toContain('orders');
    expect(text).toContain('  date?: Date | null;\n');
  });

  it('EX49: hostile names are quoted or rewritten, and no description ends its comment', () => {
    const names = ['Order Item', 'OrderItem', 'class', '__proto__', 'a"b', '1st', '日本', 'Date'];
    const text = make(
      projectOf(
        ...names.map((name) => ({
          name,
          description: 'One */ export const x = 1;\nTwo',
          properties: Object.fromEntries(names.map((each) => [each, each])),
          relations: { 'the "other"': oneOf('belongsTo', 'class') },
        })),
      ),
    );
    const found = [...text.matchAll(/^export interface (.*) \{$/gm)].map(([, name]) => name);
    expect(found).toEqual(['OrderItem2', 'OrderItem', 'class_', '__proto__', 'AB', '_1st', '日本', 'Date_']);
    expect(text).toContain(`  'a"b'?: AB | null;`);
    expect(text).toContain(`  'the "other"'?: class_ | null;`);
    expect(text.match(/\*\//g)).toHaveLength(names.length);
  });

  it('is a module for an empty project, and for a thousand models', () => {
    expect(make(createProject(''))).toBe('export {};\n');
    const models = Array.from({ length: 1000 }, (_, index) => ({
      name: `Model${index}`,
      relations: { next: manyOf(`Model${(index + 1) % 1000}`) },
    }));
    expect(make(projectOf(...models)).match(/export interface/g)).toHaveLength(1000);
  });
});
