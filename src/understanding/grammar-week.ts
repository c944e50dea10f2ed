import type { Heard } from "./hear.ts";
import type { Draft } from "./situation.ts";
import { fixed } from "./situation.ts";

const span =
  "(?:this|the|my|past|last|the past|the last|the previous|these)(?: (?:whole|past|last|few))* (?:week|weeks|_n days|seven days|few days|days)";
const week = new RegExp(
  [
    ` (?:what|how much|how many|how often|which|did|have|was|show|see|tell|where)(?: [a-z_]+){0,6} (?:i|me|my)(?: [a-z_]+){0,6} ${span} `,
    ` i (?:did|done|do|have done|practised|practise|answered|learned|learnt|studied)(?: [a-z_]+){0,5} ${span} `,
    ` my (?:[a-z]+ ){0,2}(?:activity|practice|learning|study|studying|work|progress|results?|scores?|stats|answers)(?: [a-z]+){0,3} ${span} `,
    ` my (?:weekly (?:summary|report|recap|progress|stats|activity|overview)|week(?: so far| in review| summary| please)?) (?:[?.] )*$`,
    " (?:how|what) (?:is|was|did|has) my week ",
    " weekly (?:summary|report|recap|overview|progress|stats|results?) ",
    " streaks? ",
    "^ (?:so |and )?this week(?: so far| please)* (?:[?.] )*$",
    " (?:days?|many) (?:in a row|running|on the trot|straight|in succession|back to back) ",
    " (?:which|what|how many|on which|on what) days (?:did|have|do) i (?:[a-z]+ ){0,2}(?:practise|practice|practised|practicing|answer|answered|study|studied|revise|revised|learn|learned|do|done|miss|missed|quiz|active) ",
    " (?:summary|recap|overview|review) of (?:my|this|the|last) (?:past |last )?week ",
  ].join("|"),
);
const ofOthers =
  / (?:team|teams|everyone|everybody|anyone|who|can i|work|holiday|sick|leave|calls? called|learners|apprentices|group|cohort|class|they|them|he|she|his|her|shift|shifts|rota|paid|hours|wage|wages|calls|targets?|sales|units?|credits?|_u|need|should|must|will|have to|homework|lottery|winning|snapchat|game|games|bus|weather|tv|rain) /;

const ofStreaks = new Set(["row", "trot", "streak", "streaks", "recap"]);

/** "What did I do this week", "what's my streak": what was practised lately, and for how many days in a row. */
export function hearWeek(heard: Heard): Draft | undefined {
  const { line, mentions, strange, tokens } = heard;
  if (mentions.length > 0 || strange.some((word) => !ofStreaks.has(word)) || tokens.length > 18 || ofOthers.test(line))
    return undefined;
  if (/ (?:quiz|test|ask|send|remind|pause|stop) (?:me|my|the|it|sending) /.test(line)) return undefined;
  return week.test(line) ? fixed({ kind: "progress.week" }) : undefined;
}
