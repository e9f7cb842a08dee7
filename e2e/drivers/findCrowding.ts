import type { Page } from '@playwright/test';

/** A control, and what is seen of it. */
interface Shown {
  readonly control: HTMLElement;
  /** On the screen, in CSS pixels, without what is scrolled away. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Whether a part is missing that can't be scrolled to. */
  readonly isCut: boolean;
  /** The menu, dialog or panel over the page that it is in. */
  readonly layer: Element | null;
}

/** What the looks below share, in the page. */
interface Looking {
  isSeen(element: Element): boolean;
  nameOf(element: Element): string;
  layerOf(element: Element): Element | null;
  /** Whether the cover stays in its place while the other is scrolled away below it. */
  isHead(cover: Element, other: Element): boolean;
  readonly shown: readonly Shown[];
}

/**
 * What has no room on the page, one line a finding: the page or a part of it that scrolls sideways, two
 * controls that lie over one another, a control that is cut off, off the screen or under something else,
 * and a text that runs out of its button or ends in an ellipsis without a title that has the whole of it.
 *
 * Boxes and edges on the canvas may lie over one another: a person puts them there and can move them. A
 * menu, a dialog or an open panel may cover the page below it, for it closes.
 */
export async function findCrowding(page: Page): Promise<string[]> {
  await page.evaluate(waitForRest);
  await page.evaluate(startLooking);
  const found = [
    await page.evaluate(findSidewaysScroll),
    await page.evaluate(findHidden),
    await page.evaluate(findIntersections),
    await page.evaluate(findCutTexts),
  ];
  return [...new Set(found.flat())];
}

/** Whether the page is larger than its window, or has been scrolled. */
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

/** Runs in the page: what a new size or state brings has come, and no longer moves. */
async function waitForRest(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  const ending = document
    .getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(ending.map(({ finished }) => finished));
}

/** Runs in the page. */
function startLooking(): void {
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
  const isHead = (cover: Element, other: Element): boolean => {
    let head: Element | null = cover;
    while (head !== null && getComputedStyle(head).position !== 'sticky') head = head.parentElement;
    return head !== null && !head.contains(other);
  };
  const modal = layers.filter((layer) => layer.matches('[role="dialog"], [role="menu"]'));

  const shownOf = (control: HTMLElement): Omit<Shown, 'control' | 'layer'> => {
    const rect = control.getBoundingClientRect();
    const box = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom };
    let isCut = false;
    // What can be scrolled to inside a part is not lost to what lies around that part.
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
    // What lies below a dialog waits for its end.
    .filter((control) => modal.length === 0 || modal.some((layer) => layer.contains(control)))
    .map((control) => ({ control, ...shownOf(control), layer: layerOf(control) }));
  Object.assign(window, { looking: { isSeen, nameOf, layerOf, isHead, shown } });
}

/** Runs in the page. */
function findSidewaysScroll(): string[] {
  const { isSeen, nameOf } = (window as unknown as { looking: Looking }).looking;
  // A table or code has its own way sideways.
  const wide = 'pre, .cm-scroller, [role="grid"], :has(> table), .react-flow, input, select, textarea';
  const found: string[] = [];
  for (const element of document.querySelectorAll('html, body, body *')) {
    if (element.closest(wide) !== null || !isSeen(element)) continue;
    const { overflowX } = getComputedStyle(element);
    const beyond = element.scrollWidth - element.clientWidth;
    const canScroll = /auto|scroll/.test(overflowX) || element === document.documentElement;
    if (canScroll && beyond > 0) found.push(`${nameOf(element)} scrolls sideways by ${beyond}`);
    // By the focus, say.
    if (element.scrollLeft !== 0) found.push(`${nameOf(element)} is scrolled by ${element.scrollLeft}`);
  }
  return found;
}

/** Runs in the page. */
function findHidden(): string[] {
  const { nameOf, layerOf, isHead, shown } = (window as unknown as { looking: Looking }).looking;
  return shown.flatMap(({ control, isCut, left, top, right, bottom, layer }) => {
    const { x, y, width, height } = control.getBoundingClientRect();
    const where = [x, y, width, height].map(Math.round).join(' ');
    const cut = isCut ? [`${nameOf(control)} is cut off: ${where}`] : [];
    // It is scrolled away.
    if (right - left < 2 || bottom - top < 2) return cut;
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (hit === null || control.contains(hit) || hit.contains(control)) return cut;
    if (hit.closest('label')?.control === control || isHead(hit, control)) return cut;
    const cover = layerOf(hit);
    if (cover !== null && cover !== layer) return cut;
    return [...cut, `${nameOf(control)} lies under ${nameOf(hit)}`];
  });
}

/** Runs in the page. */
function findIntersections(): string[] {
  const { nameOf, isHead, shown } = (window as unknown as { looking: Looking }).looking;
  return shown.flatMap((one, index) =>
    shown.slice(index + 1).flatMap((other) => {
      if (one.layer !== other.layer || one.control.contains(other.control)) return [];
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (width <= 1.5 || height <= 1.5) return [];
      if (isHead(one.control, other.control) || isHead(other.control, one.control)) return [];
      const size = `${Math.round(width)}×${Math.round(height)}`;
      return [`${nameOf(one.control)} and ${nameOf(other.control)} intersect by ${size}`];
    }),
  );
}

/** Runs in the page. */
function findCutTexts(): string[] {
  const { isSeen, nameOf, shown } = (window as unknown as { looking: Looking }).looking;
  /** Whether a text ends early, and nothing has the whole of it. */
  const isCut = (part: Element, told: string): boolean => {
    const { overflowX, textOverflow } = getComputedStyle(part);
    if (overflowX === 'visible' || part.clientWidth <= 1 || part.matches('svg, svg *')) return false;
    if (part.scrollWidth <= part.clientWidth + 1) return false;
    const title = part.closest('[title]')?.getAttribute('title') ?? '';
    return textOverflow !== 'ellipsis' || !`${title}${told}`.includes((part.textContent ?? '').trim());
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
    const told = control.title + (control.getAttribute('aria-label') ?? '');
    const parts = [control, ...control.querySelectorAll('*')].filter((part) => isCut(part, told));
    return [
      ...parts.map((part) => `${nameOf(control)} ends early: "${part.textContent}"`),
      ...(runsOut(control) ? [`${nameOf(control)} has a text that runs out of it`] : []),
    ];
  });
}
