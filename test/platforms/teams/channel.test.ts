import { openChannel } from "../../../src/platforms/teams/botbuilder/open-channel.ts";
import { systemClock } from "../../../src/schedule/system-clock.ts";
import { describeChannel } from "./channel-contract.ts";

const quiet = { error: () => undefined, info: () => undefined };
const uncounted = {
  answered: () => undefined,
  failed: () => undefined,
  retried: () => undefined,
  stored: () => undefined,
};

describeChannel({
  name: "the channel behind botbuilder",
  open: (settings, timer) =>
    openChannel({ settings, timer, clock: systemClock, log: quiet, metrics: uncounted, chance: () => 0.5 }),
});
