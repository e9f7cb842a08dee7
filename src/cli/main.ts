import { run } from './run.ts';
import { exitCodes, showsColours, type Terminal } from './terminal.ts';

const { env, stdout, stderr } = process;
const terminal: Terminal = {
  folder: process.cwd(),
  hasColours: showsColours(env, stdout.isTTY === true),
  out: (text) => void stdout.write(text),
  note: (text) => void stderr.write(text),
  untilEnded: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    }),
};

// A reader that has seen enough, such as head, closes the pipe.
stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(process.exitCode);
  terminal.note(`error The output cannot be written: ${message}\n`);
  process.exit(exitCodes.failed);
});
// Nobody is left who could be told.
stderr.on('error', () => undefined);

process.exitCode = await run(process.argv.slice(2), terminal);
