import { lazy } from 'react';

/** The panel of problems, loaded when it is first shown. */
export const Problems = lazy(() =>
  import('./problems/Problems.tsx').then(({ Problems }) => ({ default: Problems })),
);
