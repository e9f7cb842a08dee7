import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPanels, panelLimits } from './fitPanels.ts';
import { mostPanelWidth, resizePanel } from './panelSizes.ts';
import { createPanels } from './panelState.ts';

const shown = { outline: false, inspector: false };
const usual = { widths: { outline: null, inspector: null }, hidden: shown };

describe('the panels beside the canvas', () => {
  it('have their default widths where there is room', () => {
    expect(fitPanels(usual, 1440)).toEqual({ outline: 228, inspector: 324 });
    expect(fitPanels(usual, 1100)).toEqual({ outline: 228, inspector: 324 });
  });

  it('count nothing while they are hidden or lie over a narrow canvas', () => {
    expect(fitPanels({ ...usual, hidden: { outline: true, inspector: true } }, 1280)).toEqual({
      outline: 0,
      inspector: 0,
    });
    expect(fitPanels(usual, 1080)).toEqual({ outline: 0, inspector: 300 });
    expect(fitPanels(usual, 820)).toEqual({ outline: 0, inspector: 0 });
  });

  it('shrink together where the window is too narrow for the widths that were chosen', () => {
    const wide = { widths: { outline: 500, inspector: 700 }, hidden: shown };
    expect(fitPanels(wide, 1920)).toEqual({ outline: 500, inspector: 700 });
    const { outline, inspector } = fitPanels(wide, 1280);
    expect(1280 - outline - inspector).toBeGreaterThanOrEqual(360);
    expect(outline).toBeLessThan(500);
    expect(inspector).toBeLessThan(700);
    expect(outline).toBeGreaterThan(panelLimits.outline.least);
    // A wider window brings the chosen widths back.
    expect(fitPanels(wide, 1920)).toEqual({ outline: 500, inspector: 700 });
  });

  it('never leave the canvas less than 360 pixels, whatever was chosen', () => {
    const width = fc.option(fc.integer({ min: 0, max: 10_000 }));
    const wanted = fc.record({
      widths: fc.record({ outline: width, inspector: width }),
      hidden: fc.record({ outline: fc.boolean(), inspector: fc.boolean() }),
    });
    fc.assert(
      fc.property(wanted, fc.integer({ min: 320, max: 4000 }), (state, pageWidth) => {
        const { outline, inspector } = fitPanels(state, pageWidth);
        expect(outline + inspector).toBeLessThanOrEqual(Math.max(0, pageWidth - 360));
        for (const panel of ['outline', 'inspector'] as const) {
          if (fitPanels(state, pageWidth)[panel] === 0) continue;
          const panels = createPanels(undefined);
          panels.setState(state);
          const most = mostPanelWidth(panel, state, pageWidth);
          resizePanel(panels, panel, most, pageWidth);
          const dragged = fitPanels(panels.getState(), pageWidth);
          // A drag to the end goes as far as it says, and takes nothing from the other panel.
          expect(dragged).toEqual({ ...fitPanels(state, pageWidth), [panel]: most });
        }
      }),
      { seed: 14 },
    );
  });
});
