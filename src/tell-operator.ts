/** What a command has to say, with the exit code of one that did what it was asked. */
export function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

/** What is wrong with how a command was called, with the exit code of that. */
export function misuse(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}
