import type { Locator } from '@playwright/test';

/**
 * Returns the controls in a part of the page that a finger may miss: those that can't be tapped within 40
 * by 40 pixels around their middle. A label counts as its field; controls out of view are scrolled to.
 */
export async function findSmallTargets(part: Locator): Promise<string[]> {
  return part.evaluate((root) => {
    const least = 39.5;
    const controls = [
      ...root.querySelectorAll<HTMLElement>(
        'button, a[href], input, select, textarea, summary, [role="option"]',
      ),
    ];
    const takes = (control: HTMLElement, x: number, y: number): boolean => {
      const hit = document.elementFromPoint(x, y);
      if (hit === null) return false;
      if (control.contains(hit)) return true;
      return hit.closest('label')?.control === control;
    };
    return controls.flatMap((control) => {
      if (
        !control.checkVisibility({ visibilityProperty: true }) ||
        control.matches('.visually-hidden, [aria-hidden="true"]')
      )
        return [];
      control.scrollIntoView({ block: 'center', inline: 'nearest' });
      const isToggle = control.matches('input[type="checkbox"], input[type="radio"]');
      const label = isToggle && control instanceof HTMLInputElement ? control.labels?.[0] : null;
      const { x, y, width, height } = (label ?? control).getBoundingClientRect();
      if (width === 0 || height === 0) return [];
      const [middleX, middleY] = [x + width / 2, y + height / 2];
      const reach = least / 2 - 1;
      const isWide =
        width >= least ||
        (takes(control, middleX - reach, middleY) && takes(control, middleX + reach, middleY));
      const isHigh =
        height >= least ||
        (takes(control, middleX, middleY - reach) && takes(control, middleX, middleY + reach));
      if (isWide && isHigh) return [];
      const name = control.getAttribute('aria-label') ?? control.textContent ?? '';
      return [`${control.tagName} "${name.trim().slice(0, 40)}" ${Math.round(width)}×${Math.round(height)}`];
    });
  });
}
