import { expect, test } from "vitest";
import { openCardPictures } from "../../../src/platforms/teams/card-picture.ts";
import { mostPictureBytes } from "../../../src/platforms/teams/limits.ts";
import { renderTeams } from "../../../src/platforms/teams/render-card.ts";
import { pictureReply } from "../sample-replies.ts";
import { elementsOf, readAloud, receiveCards } from "./teams-client.ts";

const alt = "Bars: unit 2: 40 % expected right now, 60 % met. One bar is empty.";
/** A timer that never runs out, and one that always does. */
const patient = () => () => undefined;
const hasty = (_ms: number, run: () => void) => {
  run();
  return () => undefined;
};

async function show(draw: () => Promise<Uint8Array>, timer: typeof patient | typeof hasty = patient) {
  const notes: string[] = [];
  const note = (message: string) => void notes.push(message);
  const drawPictures = openCardPictures({ draw, log: { error: note, info: note }, timer });
  const pictures = await drawPictures(pictureReply, 100);
  const cards = receiveCards(renderTeams(pictureReply, { nonce: "n1", pictures }));
  return { cards, notes, images: elementsOf(cards.map(({ body }) => body)).filter(({ type }) => type === "Image") };
}

test("a picture stands inside its card, with the same in words for who cannot see it or has no cards", async () => {
  const { cards, images } = await show(async () => Uint8Array.from([1, 2, 3]));
  expect(images).toMatchObject([{ url: "data:image/png;base64,AQID", altText: alt }]);
  expect(cards).toHaveLength(1);
  expect(readAloud(cards)).toContain(alt);
});

test("a picture as large as may be does not push anything into another card", async () => {
  const { cards, images } = await show(async () => new Uint8Array(mostPictureBytes));
  expect(images).toHaveLength(1);
  expect(cards).toHaveLength(1);
});

test("what is too large, cannot be drawn or takes too long is told in words", async () => {
  const broken = async () => {
    throw new Error("no font");
  };
  const large = await show(async () => new Uint8Array(mostPictureBytes + 1));
  const slow = await show(() => new Promise(() => undefined), hasty);
  for (const { cards, images } of [large, slow, await show(broken)]) {
    expect(images).toEqual([]);
    expect(JSON.stringify(cards[0]?.body)).toContain(alt);
  }
  expect(large.notes.join()).toContain("too large");
});
