/** A number in digits alone: GIFT knows no "1e21". */
export function inDigits(value: number): string {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const shift = Number(exponent);
  if (shift === 0) return mantissa;
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", part = ""] = mantissa.replace("-", "").split(".");
  const digits = whole + part;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${"0".repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
