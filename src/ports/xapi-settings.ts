/** Where statements about practice go. */
export interface XapiSettings {
  /** The root of our ids and of the accounts, with no slash at its end: "https://college.example/unitwise". */
  readonly homePage: string;
  /** With it the names of accounts cannot be worked out from ids; undefined: a plain SHA-256. */
  readonly actorKey: string | undefined;
  /** A Learning Record Store: its base address ends with a slash, "statements" follows. */
  readonly store: { readonly url: string; readonly key: string; readonly secret: string } | undefined;
  /** A file that statements are appended to, one a line. */
  readonly file: string | undefined;
}
