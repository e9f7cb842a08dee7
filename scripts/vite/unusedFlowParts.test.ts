import { expect, it } from 'vitest';
import { withoutEffects } from './unusedFlowParts.ts';

it('marks wrapped components as free of effects and removes their names, and changes nothing else', () => {
  const code = [
    'function MapComponent() { return memo(1); }',
    "MapComponent.displayName = 'Map';",
    'const Map = memo(MapComponent);',
    'var Nodes$1 = memo(Nodes);',
    'const Handle = memo(fixedForwardRef(HandleComponent));',
  ].join('\n');
  expect(withoutEffects(code).split('\n')).toEqual([
    'function MapComponent() { return memo(1); }',
    '',
    'const Map = /* @__PURE__ */ memo(MapComponent);',
    'var Nodes$1 = /* @__PURE__ */ memo(Nodes);',
    'const Handle = /* @__PURE__ */ memo(fixedForwardRef(HandleComponent));',
  ]);
});
