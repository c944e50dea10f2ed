/** What `opening` resolves with; where it rejects or throws, what is open already is closed before the failure goes on. */
export async function closingOnFailure<T>(close: () => Promise<void>, opening: () => T | Promise<T>): Promise<T> {
  try {
    return await opening();
  } catch (error) {
    await close();
    throw error;
  }
}
