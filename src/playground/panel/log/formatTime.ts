/** Formats a duration: "0.4 ms", "120 ms", "2.3 s". */
export function formatTime(milliseconds: number): string {
  // The clock of a sandbox is not more precise.
  if (milliseconds < 0.1) return 'under 0.1 ms';
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
