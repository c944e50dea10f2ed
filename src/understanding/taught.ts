import type { FindEmergency } from "./emergency.ts";
import type { SearchStudy } from "./search/passage.ts";

/** What is taught, as far as it tells what a message is about. */
export interface Taught {
  readonly findEmergency: FindEmergency;
  readonly search: SearchStudy;
}
