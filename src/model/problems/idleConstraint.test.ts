import { expect, it } from 'vitest';
import { mend, told } from '../testing/mend.ts';
import { projectOf } from '../testing/projects.ts';
import { idleConstraint } from './idleConstraint.ts';

it('PB24: attributes that look like checks are told once for a property', () => {
  const project = projectOf({
    name: 'A',
    properties: {
      age: { type: 'number', min: 0, max: 9 },
      name: { type: 'string', length: 20 },
      nested: { min: 'number' },
    },
  });
  expect(told(idleConstraint.find(project))).toEqual([
    'warning A.age min: A.age has "min", "max", by which LoopBack checks nothing.',
  ]);
  expect(() => mend(idleConstraint, project)).toThrow();
});
