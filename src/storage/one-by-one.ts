/** Does one piece of work after the other, in the order they were asked for; one that fails hinders no other. */
export function openOneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const one = last.then(work);
    last = one.catch(() => undefined);
    return one;
  };
}
