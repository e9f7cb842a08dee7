/** The probe that `installProbe` adds to each page. */
declare const probe: {
  startFrames(watched: string | null): void;
  stopFrames(): { updatesPerSecond: number; frame95: number; median: number; longestTask: number };
  takeLongTasks(since?: number): number[];
  chosenAt(): number;
  takeInputs(): number[];
  takeLetters(): number[];
  until(condition: () => boolean): Promise<number>;
  firstPaint(): Promise<number>;
};

/** The number of frames until a typed letter appeared. */
declare const counted: Promise<number>;
