import { cssFont, estimateWidth, type FontStyle, type MeasureText } from '../targets/index.ts';

/** Returns a function that measures texts in the fonts of the page; it estimates where the browser can't. */
export function createTextMeasure(): MeasureText {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return estimateWidth;
  let font = '';
  return (content: string, style: FontStyle) => {
    const wanted = cssFont(style);
    // Setting a font is slow, even the same one.
    if (wanted !== font) context.font = wanted;
    font = wanted;
    return context.measureText(content).width;
  };
}
