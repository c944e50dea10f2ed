import type { Writable } from "node:stream";

/**
 * Writes lines in the order they were promised, though they may be ready in any other. Lines that are ready together
 * leave in one write; a slow reader holds back `room`. One caller at a time may wait for `room` or `finish`.
 */
export class OrderedWriter {
  readonly #output: Writable;
  readonly #most: number;
  readonly #onOver: () => void;
  readonly #waiting: { text?: string }[] = [];
  #ready = "";
  #held = false;
  #planned = false;
  #over = false;
  #failure: { readonly error: unknown } | undefined;
  #wake = () => {};

  /** `most` lines may be promised and not yet written; `onOver` is called once if the reader leaves or a line fails. */
  constructor(options: { output: Writable; most: number; onOver: () => void }) {
    this.#output = options.output;
    this.#most = options.most;
    this.#onOver = options.onOver;
    this.#output.on("drain", () => this.#release());
    this.#output.on("error", (error: NodeJS.ErrnoException) =>
      this.#end(error.code === "EPIPE" ? undefined : { error }),
    );
  }

  /** True once nobody reads any more, or a line failed: what is added then is dropped. */
  get over(): boolean {
    return this.#over;
  }

  /** The next line; it is written when it is ready and all before it are. */
  add(line: Promise<string>): void {
    if (this.#over) return;
    const slot = {};
    this.#waiting.push(slot);
    line.then((text) => this.#settle(slot, text)).catch((error: unknown) => this.#end({ error }));
  }

  /** Resolves once another line may be added without piling up unwritten ones. */
  async room(): Promise<void> {
    while (!this.#over && (this.#held || this.#waiting.length >= this.#most)) await this.#change();
  }

  /** Resolves once everything is written, or nobody reads any more; rejects where a line or the output failed. */
  async finish(): Promise<void> {
    while (!this.#over && (this.#held || this.#waiting.length > 0 || this.#ready !== "")) await this.#change();
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #settle(slot: { text?: string }, text: string): void {
    slot.text = text;
    let done = 0;
    for (const { text: line } of this.#waiting) {
      if (line === undefined) break;
      this.#ready += `${line}\n`;
      done++;
    }
    this.#waiting.splice(0, done);
    if (done > 0) this.#plan();
  }

  #plan(): void {
    if (this.#planned || this.#held) return;
    this.#planned = true;
    setImmediate(() => this.#flush());
  }

  #flush(): void {
    this.#planned = false;
    if (!this.#over && !this.#held && this.#ready !== "") {
      const batch = this.#ready;
      this.#ready = "";
      this.#held = !this.#output.write(batch);
    }
    this.#wake();
  }

  #release(): void {
    this.#held = false;
    this.#flush();
  }

  #end(failure: { readonly error: unknown } | undefined): void {
    if (this.#over) return;
    this.#over = true;
    this.#failure = failure;
    this.#waiting.length = 0;
    this.#ready = "";
    this.#onOver();
    this.#wake();
  }
}
