import { expect, it } from 'vitest';
import type { PlaygroundEvent } from '../../host/index.ts';
import { isAboutDatabases } from './isAboutDatabases.ts';

const notice = (code: string): PlaygroundEvent => ({
  type: 'notice',
  code,
  message: '',
  rule: '',
  instead: '',
  source: null,
});

it('shows notices about SQL only with such a database in view', () => {
  const shownIn = (...databases: ('postgresql' | 'mysql')[]) =>
    ['LIMIT_ZERO', 'SQL_DROPS_CONDITION', 'SQL_ORDERS_NULLS', 'SQL_REFUSES_REGEXP'].filter((code) =>
      isAboutDatabases(notice(code), databases),
    );
  expect(shownIn()).toEqual(['LIMIT_ZERO']);
  expect(shownIn('postgresql')).toEqual(['LIMIT_ZERO', 'SQL_DROPS_CONDITION', 'SQL_ORDERS_NULLS']);
  expect(shownIn('mysql')).toEqual(['LIMIT_ZERO', 'SQL_DROPS_CONDITION', 'SQL_REFUSES_REGEXP']);
});
