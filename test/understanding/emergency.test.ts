import { describe, expect, it } from "vitest";
import { contentDir } from "../../src/content/content-dir.ts";
import { openContent } from "../../src/content/open-content.ts";
import { createEmergencies } from "../../src/understanding/emergency.ts";

const { emergencies } = openContent({ dir: contentDir(), study: "later" });
const find = createEmergencies(emergencies);

describe("what cannot wait", () => {
  it.each([
    ["i smell gas", "gas"],
    ["theres a smell of gas in the kitchen", "gas"],
    ["customer says she can smell gas what do i tell her", "gas"],
    ["carbon monoxide alarm is going off", "gas"],
    ["there's a fire in the kitchen", "fire"],
    ["fire alarm going off mid call", "fire"],
    ["can i use the lift when the fire alarm goes", "fire"],
    ["I can see smoke in the office", "fire"],
    ["customer says her house is on fire", "caller-fire"],
    ["caller says there is smoke in his flat", "caller-fire"],
    ["my colleague has collapsed", "medical"],
    ["someone isn't breathing", "medical"],
    ["i think he is having a heart attack", "medical"],
    ["caller has chest pains", "medical"],
    ["caller says they want to kill themselves", "caller-self-harm"],
    ["what do i do with a suicidal caller", "caller-self-harm"],
    ["customer is threatening to end her life", "caller-self-harm"],
    ["i want to kill myself", "own-distress"],
    ["I want to die", "own-distress"],
    ["i feel suicidal", "own-distress"],
    ["i've been self harming", "own-distress"],
    ["i dont want to be here anymore", "own-distress"],
    ["thinking about hurting myself", "own-distress"],
    ["bomb threat on line 3", "bomb"],
    ["i can hear a child screaming in the background of the call", "danger-on-call"],
    ["my boyfriend hits me", "danger-on-call"],
    ["customer threatened to come and find me", "threatened"],
    ["my manager keeps touching me", "harassed"],
    ["i want to kill myself because of that caller", "own-distress"],
    ["i want to kil myself", "own-distress"],
    ["i'm suicidal because of a customer", "own-distress"],
    ["kms", "own-distress"],
    ["i dont want to live", "own-distress"],
    ["im thinking of ending it", "own-distress"],
    ["i took too many tablets", "own-distress"],
    ["customer says i want to kill myself", "caller-self-harm"],
    ["he is going to shoot himself", "caller-self-harm"],
    ["customer says they took pills", "caller-self-harm"],
    ["fire!", "fire"],
    ["there's a fire", "fire"],
    ["what to do in a fire", "fire"],
    ["my client is unconscious on the line", "medical"],
    ["my colleague collapsed next to the server", "medical"],
    ["colleague stopped breathing", "medical"],
    ["a child on the call says her dad hits her", "danger-on-call"],
    ["there is a man with a knife in reception", "danger-on-call"],
    ["caller threatened to kill me and complain", "threatened"],
    ["i was raped", "harassed"],
    ["i am being bullied at work", "harassed"],
    ["im being sexually harassed", "harassed"],
  ])("“%s” is one", (said, id) => {
    expect(find(said)?.id).toBe(id);
  });

  it.each([
    "can I take unit 6 and 8?",
    "what does the fire safety order say",
    "when is the next fire drill",
    "what colour is a fire extinguisher for electrics",
    "can they fire me",
    "quiz me on incidents",
    "what is unconscious bias",
    "has she passed yet",
    "im dying to start unit 4",
    "this unit is killing me",
    "how do i handle an angry customer",
    "what is the gas bill helpline",
    "threat in a swot analysis",
    "customer threatened to leave a bad review and go to the ombudsman",
    "my line went dead",
    "system collapsed again",
    "what are the signs of stress",
    "i want to finish my level 2",
    "what does a carbon monoxide alarm sound like",
    "should i hit my target before i go home",
    "we need a bomb proof plan",
    "seizure of goods",
    "fire door rules",
    "my system collapsed again",
    "i want to end the call",
    "caller wants to cut costs",
    "fire a few questions at me there",
    "hurt myself working from home do i report it",
    "is there a legal number of fire wardens",
    "customer had a house fire last year and wants to claim",
  ])("“%s” is none", (said) => {
    expect(find(said)).toBeUndefined();
  });

  it("each says what to do first and whom to tell, from a named source, to be looked at again within a year", () => {
    expect(emergencies.length).toBeGreaterThanOrEqual(9);
    for (const one of emergencies) {
      expect(one.first.length, one.id).toBeGreaterThan(40);
      expect(one.tell, one.id).toMatch(/tell|talk to|call|get/i);
      expect(one.sources.length, one.id).toBeGreaterThan(0);
      expect(one.reviewBy < "2027-11-25", one.id).toBe(true);
    }
  });
});
