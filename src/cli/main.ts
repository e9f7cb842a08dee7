import { run } from './run.ts';
import type { Terminal } from './terminal.ts';

const { env, stdout, stderr } = process;
const terminal: Terminal = {
  folder: process.cwd(),
  // https://no-color.org
  hasColours: stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
  out: (text) => void stdout.write(text),
  note: (text) => void stderr.write(text),
  untilEnded: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    }),
};

// A reader that has seen enough, such as head, closes the pipe.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), terminal);
