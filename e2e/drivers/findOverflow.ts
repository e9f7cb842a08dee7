import type { Page } from '@playwright/test';

/** What the checks below share in the page. */
interface OverflowProbe {
  isSeen(element: Element): boolean;
  /** Whether the whole text is read on the element or around it, once the pointer is over it. */
  isTold(element: Element, text: string): boolean;
  /** A box is what is painted behind a text, or what clips it. */
  isBox(style: CSSStyleDeclaration): boolean;
  describe(element: Element): string;
}

/**
 * Returns the texts on the page that leave the box that they are in, or are cut where no title and no label has the
 * whole text, one line per finding. A part that scrolls shows all of its text, the canvas too.
 */
export async function findOverflow(page: Page): Promise<string[]> {
  await page.evaluate(installProbe);
  return page.evaluate(findLeavingTexts);
}

/** Runs in the page. */
function installProbe(): void {
  const skipped = '.visually-hidden, .cm-content, .cm-gutters, option, svg, [data-base-ui-focus-guard]';
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.closest(skipped) === null &&
    getComputedStyle(element).clipPath === 'none';
  const isTold = (element: Element, text: string): boolean => {
    // The label of a relation is shown whole under the pointer; an abbreviation says what it stands for.
    if (element.closest('[data-relation-label], abbr[title]') !== null) return true;
    element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    for (let part: Element | null = element; part !== null; part = part.parentElement) {
      const told = `${part.getAttribute('title') ?? ''} ${part.getAttribute('aria-label') ?? ''}`;
      if (told.replace(/\s+/g, ' ').includes(text)) return true;
    }
    return false;
  };
  const isBox = (style: CSSStyleDeclaration): boolean => {
    if (style.display === 'inline' || style.display === 'contents') return false;
    const hasBorder = style.borderTopStyle !== 'none' && style.borderTopWidth !== '0px';
    const isFilled = !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor);
    return hasBorder || isFilled || style.overflowX !== 'visible' || style.overflowY !== 'visible';
  };
  const describe = (element: Element): string =>
    [element.tagName.toLowerCase(), element.getAttribute('role'), element.getAttribute('class')]
      .filter((name) => name !== null)
      .join('.')
      .slice(0, 60);
  Object.assign(window, { overflowProbe: { isSeen, isTold, isBox, describe } });
}

/** Runs in the page. */
function findLeavingTexts(): string[] {
  const { isSeen, isTold, isBox, describe } = (window as unknown as { overflowProbe: OverflowProbe })
    .overflowProbe;
  const found = new Set<string>();

  /** Returns how far a line of a text is beyond a box, in pixels: sideways, and above or below. */
  const beyond = (line: DOMRect, half: number, box: Element): { beside: number; above: number } => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    const middle = (line.top + line.bottom) / 2;
    return {
      beside: Math.max(left - line.left, line.right - right),
      above: Math.max(top - (middle - half), middle + half - bottom),
    };
  };
  const isShortened = ({ textOverflow, webkitLineClamp }: CSSStyleDeclaration): boolean =>
    textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
  /** Half the height of the letters, without the gap above and below, which differs from font to font. */
  const halfHeight = (parent: HTMLElement): number => {
    const zoom = parent.getBoundingClientRect().width / (parent.offsetWidth || 1) || 1;
    return Number.parseFloat(getComputedStyle(parent).fontSize) * 0.5 * Math.min(1, zoom);
  };
  /** The boxes around a text, up to the first that scrolls. */
  const boxesAround = (parent: HTMLElement): Element[] => {
    const boxes: Element[] = [];
    for (let box: Element | null = parent; box !== null && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (!isBox(style)) continue;
      if (/auto|scroll/.test(style.overflowX + style.overflowY) || box.matches('.react-flow')) break;
      boxes.push(box);
      if (style.position === 'fixed') break;
    }
    return boxes;
  };
  const checkLine = (line: DOMRect, parent: HTMLElement, text: string): void => {
    const half = halfHeight(parent);
    for (const box of boxesAround(parent)) {
      const { beside, above } = beyond(line, half, box);
      if (beside <= 1 && above <= 1) continue;
      const isShort = isShortened(getComputedStyle(box));
      if (isShort && isTold(parent, text)) return;
      const by = beside > 1 ? `${Math.round(beside)} sideways` : `${Math.round(above)} up or down`;
      found.add(`"${text.slice(0, 60)}" leaves ${describe(box)} by ${by}${isShort ? ', no title' : ''}`);
      return;
    }
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = (node.textContent ?? '').trim().replace(/\s+/g, ' ');
    const parent = node.parentElement;
    if (text === '' || parent === null || !isSeen(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width > 0) checkLine(line, parent, text);
    }
  }
  return [...found];
}
