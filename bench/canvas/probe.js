/**
 * What is put into each page before its own scripts: it notes long tasks,
 * frames in which the canvas moved, and when things happened. Times are
 * milliseconds since the navigation. One function, so that it can be sent.
 */
export function installProbe() {
  /** @type {PerformanceEntry[]} */
  let longTasks = [];
  new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries());
  }).observe({ type: 'longtask', buffered: true });

  let chosenAt = 0;
  document.addEventListener(
    'change',
    () => {
      chosenAt = performance.now();
    },
    { capture: true },
  );

  /** @type {number[]} */
  let inputs = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) inputs.push(entry.duration);
  }).observe(
    /** @type {PerformanceObserverInit} */ ({ type: 'event', buffered: false, durationThreshold: 16 }),
  );

  /** @type {{ handle: number, times: number[], moved: number, last: number }} */
  const frames = { handle: 0, times: [], moved: 0, last: 0 };

  /** @type {Map<string, Element>} */
  const found = new Map();

  /** An element, looked for only once: in a large page that takes a part of a frame. @param {string} selector */
  const find = (selector) => {
    const known = found.get(selector);
    if (known?.isConnected) return known;
    const element = document.querySelector(selector);
    if (element !== null) found.set(selector, element);
    return element;
  };

  /** What is drawn where: the viewport's place, and that of the box that is watched. */
  const picture = (/** @type {string | null} */ watched) =>
    `${find('.react-flow__viewport')?.getAttribute('style')} ${
      watched === null ? '' : find(`.react-flow__node[data-id="${watched}"]`)?.getAttribute('style')
    }`;

  const probe = {
    /** @param {string | null} watched the id of a node that is dragged */
    startFrames(watched) {
      Object.assign(frames, { times: [], moved: 0, last: performance.now() });
      longTasks = [];
      let before = picture(watched);
      /** @param {number} now */
      const onFrame = (now) => {
        frames.times.push(now - frames.last);
        frames.last = now;
        const picturedNow = picture(watched);
        if (picturedNow !== before) frames.moved += 1;
        before = picturedNow;
        frames.handle = requestAnimationFrame(onFrame);
      };
      frames.handle = requestAnimationFrame(onFrame);
    },
    stopFrames() {
      cancelAnimationFrame(frames.handle);
      const times = frames.times.slice(1);
      const sorted = [...times].sort((one, other) => one - other);
      const total = times.reduce((sum, each) => sum + each, 0);
      return {
        updatesPerSecond: (frames.moved / total) * 1000,
        frame95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
        median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
      };
    },
    /** How long each took; of one that began before `since` only what came after. */
    takeLongTasks(since = 0) {
      const taken = longTasks;
      longTasks = [];
      return taken
        .map(({ startTime, duration }) => startTime + duration - Math.max(startTime, since))
        .filter((time) => time > 0);
    },
    /**
     * When the page heard which files were chosen. What the browser did before,
     * in the same task, to make a list of the files is not the page's.
     */
    chosenAt: () => chosenAt,
    /** The time from each key to the next paint after it, in steps of 8 ms; those below 16 ms are not reported. */
    takeInputs() {
      const taken = inputs;
      inputs = [];
      return taken;
    },
    /** Milliseconds since the navigation until the condition holds in a frame. @param {() => boolean} condition */
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (condition()) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    /** Told a moment after it happened. @returns {Promise<number>} */
    firstPaint: () =>
      new Promise((resolve) => {
        new PerformanceObserver((list, observer) => {
          const [entry] = list.getEntriesByName('first-contentful-paint');
          if (entry === undefined) return;
          observer.disconnect();
          resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  };
  Object.assign(globalThis, { probe });
}
