const unsure =
  "(?:i )?(?:really |honestly |just )?(?:do not|dont|did not|didnt|havent got|have|havent|got|have not|am|im|not)? ?(?:know|(?:a |any |no |the )?(?:clue|idea|foggiest)|not sure|unsure|sure)(?: (?:of |about )?(?:this|that|it|this one|that one|the answer|really|sorry|tbh|mate|at all))*";
const unknown = new RegExp(
  `^(?:(?:sorry|um+|erm*|hm+|honestly|oh|ok|well|no|i) )*(?:(?=.*(?:dont|do not|didnt|no|not|havent|clue|foggiest|unsure))${unsure}|idk|dk|dunno|pass|no clue|beats me|search me|stumped|im stumped|give up|i give up|you tell me|tell me|who knows|cant remember|i cant remember|i forget|i forgot|ive forgotten|forgotten|no answer|im lost)(?: (?:sorry|this|that|it|this one|that one|one|on this one|on that|tbh|mate|please|really|me))*$`,
);
const hedge = new RegExp(
  `^(?:(?:um+|erm*|hm+|well|ok|okay|oh) )*(?:(?=.{0,30}(?:dont|do not|no|not|unsure))${unsure}|idk|dunno) (?:but |so |maybe |i think |i guess |perhaps |probably |ill |id )*`,
);

/** Whether it says no more than "don't know". */
export function isDontKnow(text: string): boolean {
  const plain = spoken(text);
  return /^[?\s]+$/.test(text) || unknown.test(plain);
}

/** What is left of "not sure but maybe b" or "i think it's called a warm transfer, please": the answer itself. */
export function withoutHedge(text: string): string {
  const opening =
    /^(?:(?:um+|erm*|hm+|ooh|oh|ok|okay|well|so|right|yes|yeah|actually|sorry|no wait|wait)[\s,.!]+)*(?:(?:i['’]?d |i would |i['’]?ll |i |im |i['’]m )?(?:think|believe|guess|reckon|say|go (?:with|for)|choose|pick|put|mean|meant|pretty sure|sure|going (?:with|for)|suppose|assume|have to say|answer)[\s,:]+)?(?:(?:that |maybe |probably |perhaps |possibly |definitely |surely )*)(?:(?:the |my |final |correct |right )*answers?(?: is| are|['’]?s| would be)?[\s,:]+)?(?:(?:it|that|this)(?:['’]?s| is| would be| must be| stands for| means)[\s,:]+)?(?:(?:it )?(?:stands for|called|known as|must be|would be|maybe|probably|definitely)[\s,:]+)*/i;
  const hedged = spoken(text).match(hedge)?.[0];
  const words = hedged === undefined ? text : text.split(/\s+/).slice(hedged.trim().split(" ").length).join(" ");
  const rest = words
    .replace(opening, "")
    .replace(
      /[\s,.!]*(?:(?:please|i think|i guess|i reckon|maybe|right|mate|tbh|or something)[\s?.!]*|[?.!\s]+)$/i,
      "",
    );
  return rest.trim() === "" ? text.trim() : rest.trim();
}

function spoken(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
