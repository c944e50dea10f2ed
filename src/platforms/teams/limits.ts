/**
 * One card, as JSON in UTF-8: no limit is documented now; 28 KB is the last that was, and safe in every client. The whole
 * message is then under 60 KB in UTF-16, of the 80 KB that Teams asks for (learn, "Format your bot messages").
 */
export const mostCardBytes = 28_000;
/**
 * One picture inside a card: base64 does not count towards a message's size (learn, "Format your bot messages"), and this,
 * a heat map of 30 by 17, is loaded within seconds on a phone's network.
 */
export const mostPictureBytes = 120_000;
/** Nobody waits longer for a picture; in the answer to a press less, as that has to be there within `pressMs`. */
export const pictureMs = 3_000;
export const pressPictureMs = 500;
/** Buttons of one row: the rest hides behind "..." (learn, "Cards reference": six actions). */
export const mostButtons = 6;
/** A button's words: a card of 320 px, as on a phone, shows so many and cuts off the rest. Measured in the Playground. */
export const longestLabel = 34;
/** The words of an entry in a list to pick from. */
export const longestOption = 120;
/** A table with more columns is read out row by row: a phone shows about 40 characters side by side. */
export const mostColumns = 5;
/** The line in a notification or a list of chats. */
export const longestSummary = 300;

/** A card press is answered within this: none is documented, "Unable to reach app" was seen after 5 s; 2 s is our promise. */
export const pressMs = 1_500;
/** What waiting for the disk may add to that. */
export const pressKeptMs = 350;
/** A call to the channel takes at most this; the channel itself gives up on us after 15 s. */
export const callMs = 10_000;
/** How often a call is repeated after 412, 429, 502, 503 or 504. */
export const mostRepeats = 4;
/** The first pause before a repetition; each further one is twice as long. */
export const firstPauseMs = 500;
export const longestPauseMs = 8_000;
/** Asked to wait longer than this, the call is given up, and the inbox comes back to it. */
export const longestWaitMs = 30_000;
/** A request of the channel; messages are at most 100 KB in UTF-16. */
export const mostRequestBytes = 256 * 1024;

/**
 * Messages a second that are written unasked in one tenant. Learn, "Optimize your bot with rate limiting": 50 a second for
 * an app in a tenant, 30 in older copies; the rest is left to the answers that people wait for.
 */
export const unaskedPerSecond = 20;
/** Of those, so many under way at once. */
export const unaskedAtOnce = 8;
