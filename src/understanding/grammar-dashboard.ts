import type { Heard } from "./hear.ts";
import { type Draft, fixed, type Situation } from "./situation.ts";

const dashboard = `(?:dash ?bo?a?r?d|dashbaord|dahsboard|dashborad|dasboard)`;
const pages = `(?:${dashboard}|(?:manager|trainer|staff|team|assessor)s? ?pages?|web ?pages?|web ?site|browser)`;
const open = `(?:open|show|see|view|get|send|give|load|launch|start|go to|take me to|bring up|pull up|log in(?: ?to)?|login(?: to)?|sign in(?: to)?|i (?:want|need)|can i (?:have|get|see)|wheres?|where is)`;
const thing = `(?:(?:me|us|to|up) )*(?:(?:a|an|the|my|our|your|this|new) )*(?:link (?:to|for) (?:the |my |our )*)?${pages}(?: (?:link|url|address|page|login))?`;

// All that is said, so that "what is a dashboard?" stays a question about the job.
const asked = new RegExp(
  `^ (?:please |pls |hi |hey |ok )*(?:can you |could you )?(?:${open} )?${thing}(?: (?:please|pls|now|again|thanks|[?!.]))* $`,
);
const bare = new RegExp(
  `^ (?:please |pls )?(?:(?:open|show)(?: me)? )?(?:the |my )?${dashboard}(?: (?:please|pls|link|[?!.]))* $`,
);
const named = new RegExp(` ${open} ${thing} `);
const inBrowser =
  / (?:team|queue|heat ?map|evidence|progress|figures|this|that|it|everything) (?:in|on) (?:a |the |my )?(?:browser|web ?page|web|dash ?board|(?:big|bigger|larger) screen) /;
const about = / (?:what|whats|what is|define|meaning|explain|why|how) /;

/** "Open the dashboard". Staff say it in many ways; of others only the plain word, which is then refused in words. */
export function hearDashboard({ line }: Heard, { staff }: Situation): Draft | undefined {
  const means = fixed({ kind: "dashboard" });
  if (staff === undefined || staff.roles.length === 0) return bare.test(line) ? means : undefined;
  if (asked.test(line)) return means;
  return !about.test(line) && (named.test(line) || inBrowser.test(line)) ? means : undefined;
}
