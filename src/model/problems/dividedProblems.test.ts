import { expect, it } from 'vitest';
import { setProblemsHidden } from '../commands/setProblemsHidden.ts';
import { fromRecord, toRecord } from '../record.ts';
import { manyOf, projectOf } from '../testing/projects.ts';
import { withoutCanvas } from '../withoutCanvas.ts';
import { divideProblems } from './dividedProblems.ts';
import { findProblems } from './findProblems.ts';

const project = projectOf(
  { name: 'A', idInjection: false, relations: { bs: manyOf('Nobody'), cs: manyOf('Nobody') } },
  { name: 'B', validations: [1] },
);

const codesIn = (from: typeof project) => {
  findProblems(from);
  const { counted, notes, hidden } = divideProblems(from);
  return [counted, notes, hidden].map((problems) => problems.map(({ code }) => code));
};

const hide = (from: typeof project, code: string, isHidden = true) =>
  setProblemsHidden(from, { code, isHidden });

it('PB69: a kind of problems is hidden in a project, and shown again', () => {
  expect(codesIn(project)).toEqual([
    ['unknown-target', 'unknown-target', 'ignored-validations'],
    ['lost-id'],
    [],
  ]);
  const hidden = hide(hide(project, 'unknown-target'), 'lost-id');
  expect(codesIn(hidden)).toEqual([
    ['ignored-validations'],
    [],
    ['unknown-target', 'unknown-target', 'lost-id'],
  ]);
  expect(codesIn(hide(hide(hidden, 'unknown-target', false), 'lost-id', false))).toEqual(codesIn(project));
});

it('PB69 CM13: hiding a hidden kind changes nothing, and no model changes', () => {
  const hidden = hide(project, 'unknown-target');
  expect(hide(hidden, 'unknown-target')).toBe(hidden);
  expect(hide(project, 'unknown-target', false)).toBe(project);
  expect(hidden.models).toBe(project.models);
  // Derived values see a different project, so that the panel follows an undo.
  expect(withoutCanvas(hidden)).not.toBe(withoutCanvas(project));
});

it('PB69 ST1: hidden kinds are stored with the project', () => {
  const hidden = hide(project, 'unknown-target');
  const record = structuredClone(toRecord(hidden));
  expect(record.hiddenProblems).toEqual({ version: 1, kinds: ['unknown-target'] });
  expect(fromRecord(record)).toEqual({ ok: true, value: hidden });
});

it('PB69 ST4: an older record hides nothing, nor does a list of a later version', () => {
  const before = toRecord(project);
  expect(Object.hasOwn(before, 'hiddenProblems')).toBe(false);
  for (const record of [before, { ...before, hiddenProblems: { version: 2, rules: {} } }])
    expect(fromRecord(record)).toEqual({ ok: true, value: project });
});

it.each([
  ['a number', 5],
  ['no version', { kinds: [] }],
  ['a version that does not exist', { version: 1e300, kinds: [] }],
  ['a code of megabytes', { version: 1, kinds: ['x'.repeat(1_000_000)] }],
  ['far too many', { version: 1, kinds: Array.from({ length: 100_000 }, (_, index) => `k${index}`) }],
])('PB69 ST3: %s is damaged', (_what, hiddenProblems) => {
  expect(fromRecord({ ...toRecord(project), hiddenProblems })).toMatchObject({
    ok: false,
    error: { code: 'broken-record' },
  });
});

it('PB69 ST7: the message about a damaged list names the place', () => {
  const refusal = (hiddenProblems: unknown) => {
    const read = fromRecord({ ...toRecord(project), hiddenProblems });
    return read.ok ? null : read.error.message;
  };
  expect(refusal(5)).toBe(
    'The saved project is damaged at hiddenProblems: expected the kinds of problems that are hidden, found 5.',
  );
  expect(refusal({ version: 1, kinds: [''] })).toBe(
    'The saved project is damaged at hiddenProblems.kinds[0]: expected a code, found an empty string.',
  );
});

it('PB69: nothing is reported for a project whose problems have not been searched for', () => {
  const unseen = projectOf({ name: 'A', relations: { others: manyOf('Nobody') } });
  expect(divideProblems(unseen)).toEqual({ counted: [], notes: [], hidden: [] });
  findProblems(unseen);
  expect(divideProblems(unseen).counted).toHaveLength(1);
});
