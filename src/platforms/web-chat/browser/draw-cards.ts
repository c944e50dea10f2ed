import type * as Cards from "adaptivecards";
import type { Ask } from "./draw-line.ts";
import { make } from "./make-element.ts";

/** Microsoft's package, as its file for browsers puts it there. */
declare const AdaptiveCards: typeof Cards;

// Colours come from the page, so that cards turn dark with it.
const colour = (name: string) => ({ default: `var(--${name})`, subtle: `var(--${name}-quiet)` });
const colours = {
  default: colour("ink"),
  accent: colour("accent"),
  good: colour("good"),
  warning: colour("ink"),
  attention: colour("bad"),
};
const container = { backgroundColor: "var(--paper)", foregroundColors: colours };
const looks = {
  fontFamily: "inherit",
  fontSizes: { small: 14, default: 16, medium: 18, large: 21, extraLarge: 26 },
  spacing: { small: 6, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 12 },
  containerStyles: { default: container, emphasis: { ...container, backgroundColor: "var(--ground)" } },
  actions: { maxActions: 20, actionsOrientation: "horizontal", actionAlignment: "left", buttonSpacing: 8 },
  // Below the heading of the conversation.
  textBlock: { headingLevel: 3 },
  supportsInteractivity: true,
};

/** Cards drawn by Microsoft's own package, as in Teams; their buttons ask the same way as typed words. */
export function drawCards(cards: readonly unknown[], ask: Ask): HTMLElement {
  const frame = make("div", { class: "teams" });
  // Our cards write no markdown: whatever looks like it stays as it is.
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = () => undefined;
  for (const one of cards) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(looks);
    card.onExecuteAction = (action) => {
      if (action instanceof AdaptiveCards.ExecuteAction || action instanceof AdaptiveCards.SubmitAction)
        ask({ do: "card", data: action.data });
    };
    card.parse(one);
    const drawn = card.render();
    if (drawn === undefined) continue;
    // A card within a log is no stop of its own for the keyboard; its buttons are.
    drawn.removeAttribute("tabindex");
    frame.append(drawn);
  }
  return frame;
}
