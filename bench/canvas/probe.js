/**
 * Adds a probe to a page before its own scripts: it records long tasks, frames in
 * which the canvas moved, and when things happened. Times are milliseconds since
 * the navigation. It is one function so that it can be sent to the page.
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

  /** @type {number[]} */
  let letters = [];
  const afterTask = new MessageChannel();
  /** @type {(() => void)[]} */
  const waiting = [];
  afterTask.port1.onmessage = () => waiting.shift()?.();
  /** Calls back once the current task, or the current frame, has ended. @param {() => void} run */
  const whenDone = (run) => {
    waiting.push(run);
    afterTask.port2.postMessage(null);
  };
  document.addEventListener(
    'beforeinput',
    () => {
      const start = performance.now();
      let [handled, framed] = [0, 0];
      whenDone(() => {
        handled = performance.now() - start;
      });
      requestAnimationFrame(() => {
        const begin = performance.now();
        whenDone(() => {
          framed = performance.now() - begin;
          letters.push(handled + framed);
        });
      });
    },
    { capture: true },
  );

  /** @type {{ handle: number, times: number[], moved: number, last: number }} */
  const frames = { handle: 0, times: [], moved: 0, last: 0 };

  /** @type {Map<string, Element>} */
  const found = new Map();

  /** Finds an element, and remembers it: in a large page a search takes a part of a frame. @param {string} selector */
  const find = (selector) => {
    const known = found.get(selector);
    if (known?.isConnected) return known;
    const element = document.querySelector(selector);
    if (element !== null) found.set(selector, element);
    return element;
  };

  /** Describes the positions of the viewport and of the watched box. */
  const describePositions = (/** @type {string | null} */ watched) =>
    `${find('.react-flow__viewport')?.getAttribute('style')} ${
      watched === null ? '' : find(`.react-flow__node[data-id="${watched}"]`)?.getAttribute('style')
    }`;

  const probe = {
    /** @param {string | null} watched the id of a node that is dragged */
    startFrames(watched) {
      Object.assign(frames, { times: [], moved: 0, last: performance.now() });
      longTasks = [];
      let before = describePositions(watched);
      /** @param {number} now */
      const onFrame = (now) => {
        frames.times.push(now - frames.last);
        frames.last = now;
        const after = describePositions(watched);
        if (after !== before) frames.moved += 1;
        before = after;
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
        longestTask: Math.max(0, ...longTasks.map(({ duration }) => duration)),
      };
    },
    /** Returns the duration of each long task; of one that began before `since` only the rest. */
    takeLongTasks(since = 0) {
      const taken = longTasks;
      longTasks = [];
      return taken
        .map(({ startTime, duration }) => startTime + duration - Math.max(startTime, since))
        .filter((time) => time > 0);
    },
    /**
     * When the page learned which files were chosen. The browser's earlier work in
     * the same task, to list the files, is not the page's.
     */
    chosenAt: () => chosenAt,
    /** Returns the time from each key to the next paint, in steps of 8 ms; times below 16 ms are not reported. */
    takeInputs() {
      const taken = inputs;
      inputs = [];
      return taken;
    },
    /** Returns the work for each letter, in milliseconds: of its events, and of the frame that shows it. */
    takeLetters() {
      const taken = letters;
      letters = [];
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
    /** Resolves a moment after the first paint. @returns {Promise<number>} */
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
