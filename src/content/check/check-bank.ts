import type { Bank } from "./bank.ts";
import { checkAsks } from "./check-asks.ts";
import { checkCriteria } from "./check-criteria.ts";
import { checkCues } from "./check-cues.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import { checkKeys } from "./check-keys.ts";
import { checkPhrasing } from "./check-phrasing.ts";
import { checkReadingAge } from "./check-reading-age.ts";
import { checkReviews } from "./check-reviews.ts";
import { checkSizes } from "./check-sizes.ts";
import { checkSpelling, type Spelling } from "./check-spelling.ts";
import type { Finding } from "./finding.ts";

/** What the content is held against, beside itself. */
export interface CheckGround extends Spelling {
  /** The local date, "2026-11-25". */
  readonly today: string;
}

/** Everything that can be found wrong with content that was read. Pure: the same content has the same findings. */
export function checkBank(bank: Bank, ground: CheckGround): readonly Finding[] {
  return [
    ...checkSizes(bank),
    ...checkCriteria(bank),
    ...checkReviews(bank, ground.today),
    ...checkAsks(bank),
    ...checkKeys(bank),
    ...checkPhrasing(bank),
    ...checkCues(bank),
    ...checkDuplicates(bank),
    ...checkReadingAge(bank),
    ...checkSpelling(bank, ground),
  ];
}
