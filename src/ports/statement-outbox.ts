/** Words in languages, by RFC 5646 tag. */
export type LanguageMap = Readonly<Record<string, string>>;
export type Extensions = Readonly<Record<string, string | number | boolean>>;

/** One thing to choose, to order or to match; ids are unique within their list. */
export interface InteractionComponent {
  readonly id: string;
  readonly description: LanguageMap;
}

/** What an activity is; the last five tell of a question, as IEEE 9274.1.1-2023 has them. */
export interface ActivityDefinition {
  readonly name?: LanguageMap;
  readonly description?: LanguageMap;
  readonly type: string;
  readonly interactionType?: "choice" | "sequencing" | "matching" | "fill-in" | "numeric";
  readonly correctResponsesPattern?: readonly string[];
  readonly choices?: readonly InteractionComponent[];
  readonly source?: readonly InteractionComponent[];
  readonly target?: readonly InteractionComponent[];
}

export interface Activity {
  readonly objectType: "Activity";
  readonly id: string;
  readonly definition: ActivityDefinition;
}

/** A statement of xAPI 2.0 (IEEE 9274.1.1-2023), as far as ours go. */
export interface Statement {
  /** A UUID that follows from what is stated: the same thing said twice has the same. */
  readonly id: string;
  readonly actor: {
    readonly objectType: "Agent";
    readonly account: { readonly homePage: string; readonly name: string };
  };
  readonly verb: { readonly id: string; readonly display: LanguageMap };
  readonly object: Activity | { readonly objectType: "StatementRef"; readonly id: string };
  readonly result?: {
    readonly success?: boolean;
    readonly completion?: boolean;
    readonly response?: string;
    /** ISO 8601, to a hundredth of a second. */
    readonly duration?: string;
    readonly extensions?: Extensions;
  };
  readonly context?: {
    readonly registration?: string;
    readonly platform: string;
    readonly language: string;
    readonly contextActivities: {
      readonly parent?: readonly Activity[];
      readonly grouping?: readonly Activity[];
      readonly category: readonly Activity[];
    };
  };
  /** With zone: UTC. */
  readonly timestamp: string;
}

/** Where statements wait until somebody outside has taken them. */
export interface StatementOutbox {
  /** Resolves once they would outlast a kill and a power cut. Rejects with an `OutsideError` where they are not kept. */
  keep(statements: readonly Statement[]): Promise<void>;
  /** Drops what waits of this actor's account name; what is under way may still arrive. */
  forget(name: string): void;
  /** How many were kept and not yet taken. */
  waiting(): number;
  /** Sends on for at most so many milliseconds; what is left waits for the next start. */
  close(graceMs: number): Promise<void>;
}

/** What became of statements that were sent together. Where they were not kept, none of them was. */
export type Sent =
  /** There now, or there already. */
  | { readonly kind: "kept" }
  /** One of them is not as it must be, or they are too many or too large together: the same again would fail again. */
  | { readonly kind: "refused"; readonly reason: string }
  /** At least one of these ids is taken already. */
  | { readonly kind: "taken" }
  /** Key or secret are not accepted, or the address is wrong: for an operator to mend. */
  | { readonly kind: "shut"; readonly reason: string }
  /** Not now; nobody knows whether they arrived. */
  | { readonly kind: "later"; readonly reason: string; readonly retryAfterMs: number | undefined };

/** Sends statements, each as JSON text; never rejects. */
export type SendStatements = (statements: readonly string[]) => Promise<Sent>;
