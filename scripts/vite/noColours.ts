import type { Plugin } from 'vite';

const id = '\0no-colours';

/** The exports of d3-color that the other d3 packages import. */
const names = ['color', 'rgb', 'hsl', 'lab', 'hcl', 'lch', 'gray', 'cubehelix'];

/**
 * Leaves d3-color out of the built page. React Flow moves its view by d3, whose
 * transitions can change colours, too. Nothing here uses that, and it takes 4 KB
 * gzipped.
 */
export const noColours = (): Plugin => ({
  name: 'no-colours',
  apply: 'build',
  enforce: 'pre',
  resolveId: (source) => (source === 'd3-color' ? id : null),
  load: (loaded) =>
    loaded === id
      ? `function none() { return null; }\nexport { ${names.map((name) => `none as ${name}`).join(', ')} };`
      : null,
});
