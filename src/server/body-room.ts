/** Somebody whose request is being read. */
export interface Reader {
  /** Called at most once: what was read is thrown away, and the sender is to try again. */
  giveUp(): void;
}

/** The memory that requests may fill between them while they are read. */
export interface BodyRoom {
  /** So many bytes more of this one. Where that is too much, those are given up that began first. */
  take(reader: Reader, bytes: number): void;
  /** It is read, or will never be. */
  leave(reader: Reader): void;
}

/** Room for so many bytes: whoever sends slowly holds them longest, and goes first. */
export function openBodyRoom(mostBytes: number): BodyRoom {
  const readers = new Map<Reader, number>();
  let taken = 0;
  const leave = (reader: Reader): void => {
    taken -= readers.get(reader) ?? 0;
    readers.delete(reader);
  };
  return {
    take: (reader, bytes) => {
      readers.set(reader, (readers.get(reader) ?? 0) + bytes);
      taken += bytes;
      for (const oldest of readers.keys()) {
        if (taken <= mostBytes) return;
        leave(oldest);
        oldest.giveUp();
      }
    },
    leave,
  };
}
