const DIGITS = "零一二三四五六七八九";

/** A whole number from 0 to 99 written in digits or in Chinese (7, 十一, 二十五, 廿三); `undefined` for others. */
export function smallNumber(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const parts = /^([一二两三四五六七八九]?)(十|廿|卅)?([一二三四五六七八九]?)$/.exec(text);
  if (!parts || text === "") return text === "零" ? 0 : undefined;
  const [, front = "", tens, back = ""] = parts;
  if (tens === undefined) return back === "" ? digit(front) : undefined;
  const count = tens === "廿" ? 2 : tens === "卅" ? 3 : front === "" ? 1 : digit(front);
  return (count ?? 0) * 10 + (back === "" ? 0 : (digit(back) ?? 0));
}

/** Digits said one by one (二零一六 → 2016); `undefined` where another character is among them. */
export function digitsNumber(text: string): number | undefined {
  const digits = [...text].map((each) => (/\d/.test(each) ? Number(each) : DIGITS.indexOf(each)));
  if (text === "" || digits.some((each) => each < 0)) return undefined;
  return Number(digits.join(""));
}

function digit(character: string): number | undefined {
  if (character === "两") return 2;
  const value = DIGITS.indexOf(character);
  return character === "" || value < 0 ? undefined : value;
}
