/** One line of input without its line end; undefined stands for a line above the limit, which is not kept. */
export type InputLine = string | undefined;

/** Lines of bytes as they come in, several at once, however the chunks fall; memory stays below limit and chunk. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<readonly InputLine[], void, undefined> {
  const line = openLine(limit);
  for await (const chunk of chunks) {
    const found: InputLine[] = [];
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      line.add(chunk.subarray(from, at));
      found.push(line.take());
      from = at + 1;
    }
    line.add(chunk.subarray(from));
    if (found.length > 0) yield found;
  }
  if (!line.isEmpty()) yield [line.take()];
}

const newline = 10;

function openLine(limit: number) {
  let parts: Uint8Array[] = [];
  let size = 0;
  return {
    add(bytes: Uint8Array): void {
      size += bytes.length;
      if (size > limit) parts = [];
      else if (bytes.length > 0) parts.push(bytes);
    },
    isEmpty: () => size === 0,
    take(): InputLine {
      const text = size > limit ? undefined : Buffer.concat(parts).toString("utf8");
      [parts, size] = [[], 0];
      return text;
    },
  };
}
