import { addDays, type Day } from "../calendar/day.ts";

/** Digits that a sheet can hold of a number; what stands behind them is noise of its arithmetic. */
const DIGITS = 15;
const NUMBER = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
const LARGEST_POWER = 30;

/** The exact decimal of a number as a sheet holds it, and whether noise was rounded away; `undefined` for no number. */
export function heldNumber(text: string): { decimal: string; rounded: boolean } | undefined {
  const match = NUMBER.exec(text.trim());
  if (!match) return undefined;
  const [, sign = "", whole = "", decimals = "", power = "0"] = match;
  const digits = (whole + decimals).replace(/^0+/, "");
  if (whole + decimals === "" || Math.abs(Number(power)) > LARGEST_POWER) return undefined;
  if (digits === "") return { decimal: "0", rounded: false };
  const places = decimals.length - Number(power);
  const over = digits.length - DIGITS;
  const value = BigInt(digits);
  if (over <= 0) return { decimal: written(sign, value, places), rounded: false };
  const unit = 10n ** BigInt(over);
  const kept = (value + unit / 2n) / unit;
  return { decimal: written(sign, kept * unit, places), rounded: kept * unit !== value };
}

/** Writes whole digits with the point `places` from their right. */
function written(sign: string, digits: bigint, places: number): string {
  const text = (places < 0 ? digits * 10n ** BigInt(-places) : digits).toString();
  if (places <= 0) return `${sign}${text}`;
  const padded = text.padStart(places + 1, "0");
  const whole = padded.slice(0, -places);
  const decimals = padded.slice(-places).replace(/0+$/, "");
  const body = decimals === "" ? whole : `${whole}.${decimals}`;
  return body === "0" ? "0" : `${sign}${body}`;
}

/** The last day that a sheet can hold. */
const LAST_SERIAL = 2_958_465;
/** Sheets count a 29 February 1900 that never was. */
const FALSE_LEAP_DAY = 60;

/** The day that a sheet holds as a count of days, from 1900 or from 1904; `undefined` where it is none. */
export function heldDay(text: string, from1904: boolean): Day | undefined {
  const serial = Math.floor(Number(text));
  if (!Number.isFinite(serial) || serial < 1 || serial > LAST_SERIAL) return undefined;
  if (from1904) return addDays("1904-01-01", serial);
  return addDays("1899-12-31", serial < FALSE_LEAP_DAY ? serial : serial - 1);
}
