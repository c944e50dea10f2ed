const letters = "ADFHJKLMRTY";
const weights = [8, 7, 6, 5, 4, 3, 2];

/** The shape of a unit reference number, in words. */
export const referenceShape = "a unit reference number such as L/503/0377";

/** The letter a reference number must begin with, or undefined where it is not of that shape. */
export function checkLetter(reference: string): string | undefined {
  const match = /^[A-Z]\/(\d{3})\/(\d{4})$/.exec(reference);
  if (match === null) return undefined;
  const digits = [...`${match[1]}${match[2]}`].map(Number);
  const sum = digits.reduce((total, digit, place) => total + digit * (weights[place] ?? 0), 0);
  return letters[sum % 11];
}
