import { find } from "./make-element.ts";
import type { Asked, Shown } from "./wire.ts";

/** After this long one is told that it is being worked on, and may stop it. */
const patienceMs = 700;

/** What is wanted, for whom, and what is shown already. */
export interface Request {
  readonly asked: Asked;
  readonly token: string;
  readonly who: string;
  readonly after: number;
}

/** What came of it: the new lines, or words to say why there are none. */
export type Came =
  | { readonly kind: "shown"; readonly shown: Shown }
  | { readonly kind: "failed"; readonly words: string };

/** Sends one wish. Says that it is worked on where it takes long; pressing "Stop" ends the waiting. Never rejects. */
export async function askServer({ asked, ...rest }: Request): Promise<Came> {
  const stopping = new AbortController();
  const stop = find("stop");
  const halt = () => stopping.abort();
  stop.addEventListener("click", halt);
  const late = setTimeout(() => showWorking(true), patienceMs);
  try {
    const response = await fetch("/do", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ ...asked, ...rest }),
      signal: stopping.signal,
    });
    if (!response.ok) return { kind: "failed", words: await response.text() };
    return { kind: "shown", shown: await response.json() };
  } catch {
    const words = stopping.signal.aborted
      ? "Stopped. What was begun may have been done."
      : "Nobody answers: is the program still running?";
    return { kind: "failed", words };
  } finally {
    clearTimeout(late);
    stop.removeEventListener("click", halt);
    showWorking(false);
  }
}

/** The lines after one, or all of them. */
export async function fetchLines(who: string, after: number): Promise<Shown | undefined> {
  const response = await fetch(`/lines?${new URLSearchParams({ who, after: String(after) })}`).catch(() => undefined);
  return response?.ok === true ? await response.json() : undefined;
}

function showWorking(on: boolean): void {
  const latest = find("latest");
  latest.textContent = on ? "Working…" : "";
  latest.classList.toggle("working", on);
  find("stop").hidden = !on;
}
