import type { Page } from '@playwright/test';

/** A control and the visible part of it. */
interface VisibleControl {
  readonly control: HTMLElement;
  /** On the screen, in CSS pixels, without the part that is scrolled out of view. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Whether a part of it is out of view and can't be scrolled to. */
  readonly isCut: boolean;
  /** The menu, dialog or panel over the page that contains it. */
  readonly layer: Element | null;
}

/** What the checks below share in the page. */
interface PageProbe {
  isSeen(element: Element): boolean;
  nameOf(element: Element): string;
  layerOf(element: Element): Element | null;
  /** Whether the cover is in a sticky header, under which the other element scrolls. */
  isInStickyHeader(cover: Element, other: Element): boolean;
  readonly shown: readonly VisibleControl[];
}

/**
 * Returns what has too little room on the page, one line per finding: the page or a part of it that
 * scrolls sideways, two controls that overlap, a control that is cut off, off the screen or covered, and
 * a text that overflows its button or ends in an ellipsis without a title that has the whole text.
 *
 * Boxes and edges on the canvas may overlap: people place them and can move them. A menu, a dialog or an
 * open panel may cover the page, because it can be closed.
 */
export async function findCrowding(page: Page): Promise<string[]> {
  await page.evaluate(waitForAnimations);
  await page.evaluate(installProbe);
  const found = [
    await page.evaluate(findSidewaysScroll),
    await page.evaluate(findHidden),
    await page.evaluate(findIntersections),
    await page.evaluate(findCutTexts),
  ];
  return [...new Set(found.flat())];
}

/** Returns whether the page is larger than its window or scrolled, one line per finding. */
export async function findPageScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement;
    const { scrollLeft, scrollTop } = document.body;
    const isMoved = scrollX !== 0 || scrollY !== 0 || scrollLeft !== 0 || scrollTop !== 0;
    return [
      ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : []),
      ...(scrollHeight > clientHeight ? [`the page is ${scrollHeight} high in ${clientHeight}`] : []),
      ...(isMoved ? [`the page is scrolled by ${scrollX || scrollLeft}, ${scrollY || scrollTop}`] : []),
    ];
  });
}

/** Runs in the page: waits until a new size or state is drawn and nothing moves any more. */
async function waitForAnimations(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  const ending = document
    .getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** Runs in the page. */
function installProbe(): void {
  const controls = 'button, a[href], input, select, textarea, summary, [role="tab"], [role="option"]';
  const isSeen = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.closest('.visually-hidden, [data-base-ui-focus-guard], [aria-hidden="true"]') === null;
  const nameOf = (element: Element): string => {
    const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
    const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
    return `${role} "${name.trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  };
  const over = '[role="dialog"], [role="menu"], [role="listbox"], [data-open="true"]';
  const layers = [...document.querySelectorAll(over)].filter(isSeen);
  const layerOf = (element: Element): Element | null =>
    layers.findLast((layer) => layer.contains(element)) ?? null;
  const isInStickyHeader = (cover: Element, other: Element): boolean => {
    let head: Element | null = cover;
    while (head !== null && getComputedStyle(head).position !== 'sticky') head = head.parentElement;
    return head !== null && !head.contains(other);
  };
  const modal = layers.filter((layer) => layer.matches('[role="dialog"], [role="menu"]'));

  const shownOf = (control: HTMLElement): Omit<VisibleControl, 'control' | 'layer'> => {
    const rect = control.getBoundingClientRect();
    const box = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
    let isCut = false;
    // What can be scrolled to inside a part is not cut off by the parts around it.
    let isReachable = false;
    const clip = (edges: typeof box, scrolls: boolean): void => {
      const isBeyond =
        box.left < edges.left - 1 ||
        box.right > edges.right + 1 ||
        box.top < edges.top - 1 ||
        box.bottom > edges.bottom + 1;
      if (isBeyond && !scrolls && !isReachable) isCut = true;
      if (scrolls) isReachable = true;
      box.left = Math.max(box.left, edges.left);
      box.top = Math.max(box.top, edges.top);
      box.right = Math.min(box.right, edges.right);
      box.bottom = Math.min(box.bottom, edges.bottom);
    };
    let isFixed = getComputedStyle(control).position === 'fixed';
    for (let parent = control.parentElement; parent !== null && !isFixed; parent = parent.parentElement) {
      const { position, overflowX, overflowY } = getComputedStyle(parent);
      isFixed = position === 'fixed';
      if (overflowX !== 'visible') {
        clip(parent.getBoundingClientRect(), /auto|scroll/.test(overflowX + overflowY));
      }
    }
    clip({ left: 0, top: 0, right: innerWidth, bottom: innerHeight }, false);
    return { ...box, isCut };
  };

  const shown = [...document.querySelectorAll<HTMLElement>(controls)]
    .filter((control) => isSeen(control) && control.getBoundingClientRect().width > 1)
    .filter((control) => control.closest('.react-flow__viewport, .cm-editor') === null)
    // Controls below a dialog can't be used until it closes.
    .filter((control) => modal.length === 0 || modal.some((layer) => layer.contains(control)))
    .map((control) => ({ control, ...shownOf(control), layer: layerOf(control) }));
  Object.assign(window, { probe: { isSeen, nameOf, layerOf, isInStickyHeader, shown } });
}

/** Runs in the page. */
function findSidewaysScroll(): string[] {
  const { isSeen, nameOf } = (window as unknown as { probe: PageProbe }).probe;
  // A table or code may scroll sideways on its own.
  const wide = 'pre, .cm-scroller, [role="grid"], :has(> table), .react-flow, input, select, textarea';
  const found: string[] = [];
  for (const element of document.querySelectorAll('html, body, body *')) {
    const beyond = element.scrollWidth - element.clientWidth;
    // First what costs least: this holds for nearly all elements.
    if (beyond <= 0 && element.scrollLeft === 0) continue;
    if (element.closest(wide) !== null || !isSeen(element)) continue;
    const { overflowX } = getComputedStyle(element);
    const canScroll = /auto|scroll/.test(overflowX) || element === document.documentElement;
    if (canScroll && beyond > 0) found.push(`${nameOf(element)} scrolls sideways by ${beyond}`);
    // The focus can scroll a part that has no scroll bar.
    if (element.scrollLeft !== 0) found.push(`${nameOf(element)} is scrolled by ${element.scrollLeft}`);
  }
  return found;
}

/** Runs in the page. */
function findHidden(): string[] {
  const { nameOf, layerOf, isInStickyHeader, shown } = (window as unknown as { probe: PageProbe }).probe;
  return shown.flatMap(({ control, isCut, left, top, right, bottom, layer }) => {
    // A notice may have ended since the controls were collected.
    if (!control.isConnected) return [];
    const { x, y, width, height } = control.getBoundingClientRect();
    const where = [x, y, width, height].map(Math.round).join(' ');
    const cut = isCut ? [`${nameOf(control)} is cut off: ${where}`] : [];
    // It is scrolled out of view.
    if (right - left < 2 || bottom - top < 2) return cut;
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (hit === null || control.contains(hit) || hit.contains(control)) return cut;
    if (hit.closest('label')?.control === control || isInStickyHeader(hit, control)) return cut;
    const cover = layerOf(hit);
    if (cover !== null && cover !== layer) return cut;
    return [...cut, `${nameOf(control)} lies under ${nameOf(hit)}`];
  });
}

/** Runs in the page. */
function findIntersections(): string[] {
  const { nameOf, isInStickyHeader, shown } = (window as unknown as { probe: PageProbe }).probe;
  return shown.flatMap((one, index) =>
    shown.slice(index + 1).flatMap((other) => {
      if (one.layer !== other.layer || one.control.contains(other.control)) return [];
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (width <= 1.5 || height <= 1.5) return [];
      if (isInStickyHeader(one.control, other.control) || isInStickyHeader(other.control, one.control))
        return [];
      const size = `${Math.round(width)}×${Math.round(height)}`;
      return [`${nameOf(one.control)} and ${nameOf(other.control)} intersect by ${size}`];
    }),
  );
}

/** Runs in the page. */
function findCutTexts(): string[] {
  const { isSeen, nameOf, shown } = (window as unknown as { probe: PageProbe }).probe;
  /** Whether a text is cut, and neither a title nor the name of the control has the whole text. */
  const isCut = (part: Element, name: string): boolean => {
    if (part.clientWidth <= 1 || part.scrollWidth <= part.clientWidth + 1) return false;
    const { overflowX, textOverflow } = getComputedStyle(part);
    if (overflowX === 'visible' || part.matches('svg, svg *')) return false;
    // Some titles are set once the pointer is over the text.
    part.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    const title = part.closest('[title]')?.getAttribute('title') ?? '';
    return textOverflow !== 'ellipsis' || !`${title}${name}`.includes((part.textContent ?? '').trim());
  };
  const runsOut = (control: Element): boolean => {
    const box = control.getBoundingClientRect();
    const texts = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (parent === null || !isSeen(parent)) continue;
      const { clipPath, overflowX } = getComputedStyle(parent);
      if (clipPath !== 'none' || overflowX !== 'visible') continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right, width } = range.getBoundingClientRect();
      if (width > 0 && (left < box.left - 1 || right > box.right + 1)) return true;
    }
    return false;
  };
  return shown.flatMap(({ control }) => {
    if (control.matches('input, select, textarea')) return [];
    const name = control.title + (control.getAttribute('aria-label') ?? '');
    const parts = [control, ...control.querySelectorAll('*')].filter((part) => isCut(part, name));
    return [
      ...parts.map((part) => `${nameOf(control)} ends early: "${part.textContent}"`),
      ...(runsOut(control) ? [`${nameOf(control)} has a text that runs out of it`] : []),
    ];
  });
}
