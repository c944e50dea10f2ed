import { expect, test } from "vitest";
import { openBodyRoom } from "../../src/server/body-room.ts";

function openReaders() {
  const givenUp: string[] = [];
  return { givenUp, reader: (name: string) => ({ giveUp: () => void givenUp.push(name) }) };
}

test("Where the room is full, who began first is given up, and no more than are in the way", () => {
  const { givenUp, reader } = openReaders();
  const room = openBodyRoom(100);
  const [slow, second, quick] = [reader("slow"), reader("second"), reader("quick")];
  room.take(slow, 40);
  room.take(second, 40);
  room.take(quick, 30);
  expect(givenUp).toEqual(["slow"]);
  room.take(second, 30);
  expect(givenUp).toEqual(["slow"]);
  room.take(quick, 1);
  expect(givenUp).toEqual(["slow", "second"]);
});

test("Room that somebody left is free again, and leaving twice frees it once", () => {
  const { givenUp, reader } = openReaders();
  const room = openBodyRoom(100);
  const [one, two, three] = [reader("one"), reader("two"), reader("three")];
  room.take(one, 60);
  room.take(two, 40);
  room.leave(one);
  room.leave(one);
  room.take(three, 60);
  expect(givenUp).toEqual([]);
  room.take(three, 1);
  expect(givenUp).toEqual(["two"]);
});
