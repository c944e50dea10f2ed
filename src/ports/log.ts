/** Notes for operators; never a learner's words, names or secrets. */
export interface Log {
  /** Something an operator should act on; `fields` are short machine-readable facts. */
  error(message: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  info(message: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}
