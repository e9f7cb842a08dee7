import type { Page } from '@playwright/test';

/** Lets a test set the page's clock ahead or back while timers go on. */
export async function installClock(page: Page): Promise<(milliseconds: number) => Promise<void>> {
  await page.addInitScript(shiftDate);
  return (milliseconds) =>
    page.evaluate((shift) => {
      localStorage.setItem('stress:clock', String(shift));
    }, milliseconds);
}

/** Runs in the page before its scripts. All pages of a browser go by the same clock. */
function shiftDate(): void {
  const RealDate = Date;
  const now = (): number => RealDate.now() + Number(localStorage.getItem('stress:clock') ?? 0);
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}
