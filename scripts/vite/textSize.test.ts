import { expect, test } from 'vitest';
import { inTextSizes } from './textSize.ts';

test('lengths become parts of the text size, in media queries too; hairlines, names and comments stay', () => {
  expect(
    inTextSizes('/* 24px */ .a16px { height: 28px; margin: -4px 0.5px; border: 1px solid; --b-8px: 9px }'),
  ).toBe(
    '/* 24px */ .a16px { height: 1.75rem; margin: -0.25rem 0.5px; border: 1px solid; --b-8px: 0.5625rem }',
  );
  expect(inTextSizes('@media (max-width: 900px) { p { width: calc(100% - 74px) } }')).toBe(
    '@media (max-width: 56.25rem) { p { width: calc(100% - 4.625rem) } }',
  );
});
