/**
 * Every limit between the threads of the playground, and every time limit.
 * Numbers only: the gate is bundled with this and little else.
 */

/** How long a task may take. */
export interface RunLimits {
  /** Milliseconds of the worker's own time. Time in which it waits for rows is not counted. */
  readonly own: number;
  /** Milliseconds of the whole task, with everything that it waits for. */
  readonly whole: number;
}

/** Time limits of tasks. */
export const runLimits = {
  usual: { own: 5_000, whole: 60_000 },
  /** For a run that the user allowed more time. */
  extended: { own: 60_000, whole: 600_000 },
  /** For making sample data: the playground's own code, and up to 1,000,000 rows a model. */
  fill: { own: 600_000, whole: 1_800_000 },
} satisfies Record<string, RunLimits>;

/** Other limits of time, and intervals at which the page looks, in milliseconds. */
export const timeLimits = {
  /** Within which frame and worker must be up. */
  start: 10_000,
  /** Within which an idle worker must answer before it gets a task; otherwise a new sandbox is started. */
  readyAnswer: 1_500,
  /** Within which an idle worker must answer between runs; otherwise it is restarted. */
  idleAnswer: 5_000,
  /** How often an idle worker is asked. */
  idleCheck: 3_000,
  /** How often the page looks at a task. */
  tick: 100,
  /** A later tick was late because the page slept, which is not the worker's time. */
  longestTick: 250,
  /** Without an answer to a ping for that long, the worker counts as not responding. */
  ping: 400,
  /** Without a pulse for that long, the sandbox's process counts as dead. */
  pulse: 2_000,
  /** The same once the time of the task is over. */
  pulseAtTheEnd: 800,
  /** How long a run waits for what its code started and does not await. */
  pending: 1_000,
  /** How often progress is sent. */
  progress: 100,
} as const;

/** How large a message may be. */
export interface SizeLimits {
  /** Objects, arrays and primitives. */
  readonly nodes: number;
  /** Levels of objects and arrays. */
  readonly depth: number;
  /** Characters of all strings, names of members included. */
  readonly characters: number;
  /** Whether dates are allowed, too. */
  readonly hasDates?: boolean;
}

/** This many characters cost the page about as much as one value. */
export const charactersPerNode = 32;

/** One message from the worker to the page. */
export const messageLimits: SizeLimits = { nodes: 60_000, depth: 40, characters: 2_000_000 };

/** The output of one run. The worker keeps to these limits; the gate and the page check them. */
export const outputLimits = {
  /** Events of one run; later ones are replaced by a note. */
  events: 1_000,
  /** Weight of all events of one run: some 150,000 shown values, or five million characters. */
  weight: 150_000,
  /** Recorded calls of one run, one per place in the code; each call, and the end of each, is a message. */
  calls: 100,
  callArguments: 6,
  /** Values that an argument of a recorded call may hold. */
  callNodes: 300,
  /** Values of all recorded calls of one run. */
  totalCallNodes: 60_000,
  /** Characters of a note. */
  sentence: 1_000,
  /** Levels of `console.group`. */
  groups: 20,
  /** Values in one `console.log`. */
  values: 50,
  /** Characters of a failed task's reason, where the sandbox gave one. */
  reason: 300,
} as const;

/** Messages of one run: events, calls with their ends and sums, and the notes that output was cut. */
export const messagesOfRun = outputLimits.events + 2 * outputLimits.calls + 2;

/**
 * What the gate lets through after each request of the page. Late events of one
 * run count against the next run's budget, so the gate allows twice as much.
 */
export const allowanceLimits = {
  messages: 2 * messagesOfRun,
  weight: 2 * (outputLimits.weight + outputLimits.totalCallNodes + 2 * messageLimits.nodes),
  /** For progress, which is sent ten times a second for as long as a task takes. */
  messagesPerSecond: 20,
} as const;

/** One shown value. The worker keeps to these limits; the page checks them. */
export const shownLimits = {
  depth: 8,
  /** Values in the tree, the cells of tables included. */
  nodes: 6_000,
  items: 200,
  entries: 100,
  columns: 40,
  text: 4_000,
  /** Of all strings in the tree; later ones are cut. */
  characters: 300_000,
} as const;

/** Calls for rows. */
export const callLimits = {
  /** Models of all `define`s together, and of one `automigrate`. */
  models: 500,
  /** Rows of one `create`. */
  rows: 100_000,
  /** The arguments of one call. */
  size: { nodes: 3_000_000, depth: 100, characters: 50_000_000, hasDates: true },
  /** Calls that the worker has sent and that are not answered. The worker's connector queues the others. */
  sent: 200,
  /** Calls that the gate holds, and that the store answers at a time: more than the connector ever sends. */
  inFlight: 1_000,
} as const satisfies { size: SizeLimits } & Record<string, unknown>;

/** Calls that the gate passes on to the store at a time, and their weight; the others wait in the gate. */
export const flowControl = { calls: 64, weight: 5_000_000 } as const;

/** Where clauses that the store evaluates for the sandbox; larger ones are evaluated in the sandbox. */
export const whereLimits = {
  conditions: 200,
  /** Elements of all `inq` and other lists together. */
  elements: 50_000,
  depth: 40,
} as const;

/** What is remembered of sample rows. */
export const sampleLimits = {
  /** Models whose records are taken from one load. */
  models: 500,
  ids: 1_000,
  properties: 2_000,
} as const;

/** What the sandbox checks of a data file in one message. The answer may hold more values, such as defaults. */
export const checkLimits = {
  rows: 1_000,
  /** Of the rows after the first, and of the answer. */
  weight: 20_000,
} as const;
