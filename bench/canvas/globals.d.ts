/** What `installProbe` puts into each page. */
declare const probe: {
  startFrames(watched: string | null): void;
  stopFrames(): { updatesPerSecond: number; frame95: number; median: number };
  takeLongTasks(since?: number): number[];
  chosenAt(): number;
  takeInputs(): number[];
  until(condition: () => boolean): Promise<number>;
  firstPaint(): Promise<number>;
};

/** How many frames passed until a letter showed. */
declare const counted: Promise<number>;
