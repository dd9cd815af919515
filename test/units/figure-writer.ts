const DIGITS = "零一二三四五六七八九";
const FORMAL = new Map(
  [..."一二三四五六七八九十百千"].map((each, index) => [
    each,
    [..."壹贰叁肆伍陆柒捌玖拾佰仟"][index] ?? each,
  ]),
);

/** A whole number in Chinese, as taught at school: 1204500 → 一百二十万四千五百. */
function chinese(value: bigint): string {
  if (value === 0n) return "零";
  const yi = value / 100_000_000n;
  const wan = (value / 10_000n) % 10_000n;
  const rest = value % 10_000n;
  let text = yi > 0n ? `${section(yi)}亿` : "";
  if (wan > 0n) text += `${text !== "" && wan < 1000n ? "零" : ""}${section(wan)}万`;
  if (rest > 0n)
    text += `${text !== "" && (rest < 1000n || wan === 0n) ? "零" : ""}${section(rest)}`;
  return text;
}

function section(value: bigint): string {
  const digits = value.toString().padStart(4, "0");
  let text = "";
  let zero = false;
  [..."千百十"].concat("").forEach((power, index) => {
    const digit = Number(digits[index]);
    if (digit === 0) zero = text !== "";
    else {
      text += `${zero ? "零" : ""}${DIGITS[digit] ?? ""}${power}`;
      zero = false;
    }
  });
  return text;
}

/** In the characters of cheques: 壹佰贰拾万肆仟伍佰. */
function formal(value: bigint): string {
  return [...chinese(value)].map((each) => FORMAL.get(each) ?? each).join("");
}

/** `value` divided by ten to the power of `places`, exactly. */
function shifted(value: bigint, places: number): string {
  const digits = value.toString().padStart(places + 1, "0");
  const decimals = digits.slice(-places).replace(/0+$/, "");
  const whole = digits.slice(0, -places);
  return decimals === "" ? whole : `${whole}.${decimals}`;
}

/** A decimal as it is spoken: 1.05 → 一点零五. */
function spoken(decimal: string): string {
  const [whole = "", decimals] = decimal.split(".");
  const digits = [...(decimals ?? "")].map((each) => DIGITS[Number(each)] ?? "").join("");
  return `${chinese(BigInt(whole))}${digits === "" ? "" : `点${digits}`}`;
}

/** Thousands separators. */
function grouped(decimal: string): string {
  const [whole = "", decimals] = decimal.split(".");
  const commas = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? commas : `${commas}.${decimals}`;
}

/** Full-width characters. */
function wide(text: string): string {
  return text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
}

/** What `write` makes of the 万 and the rest; plain 元 below `from` and where there is no rest. */
function beside(
  yuan: bigint,
  write: (wan: bigint, rest: bigint) => string,
  from = 10_000n,
): string {
  const rest = yuan % 10_000n;
  return yuan < from || rest === 0n ? `${yuan}元` : write(yuan / 10_000n, rest);
}

/** The ways in which people write an amount of whole 元. */
export const STYLES: Readonly<Record<string, (yuan: bigint) => string>> = {
  元: (yuan) => `${yuan}元`,
  "thousands commas": (yuan) => `${grouped(yuan.toString())}元`,
  "full-width": (yuan) => wide(`${grouped(yuan.toString())}元`),
  万元: (yuan) => `${shifted(yuan, 4)}万元`,
  "万 with commas": (yuan) => `${grouped(shifted(yuan, 4))}万`,
  亿: (yuan) => `${shifted(yuan, 8)}亿`,
  w: (yuan) => `${shifted(yuan, 4)}w`,
  千元: (yuan) => `${grouped(shifted(yuan, 3))}千元`,
  "Chinese numerals": (yuan) => `${chinese(yuan)}元`,
  大写: (yuan) => `${formal(yuan)}元整`,
  "spoken decimals of 亿": (yuan) => `${spoken(shifted(yuan, 8))}亿`,
  "spoken decimals of 千万": (yuan) =>
    yuan < 100_000_000n && yuan >= 10_000_000n ? `${spoken(shifted(yuan, 7))}千万` : `${yuan}元`,
  "spoken decimals of 万": (yuan) => `${spoken(shifted(yuan, 4))}万元`,
  个亿: (yuan) => `${shifted(yuan, 8)}个亿`,
  "digits and 万": (yuan) =>
    yuan >= 10_000n && yuan % 10_000n >= 1000n
      ? `${yuan / 10_000n}万${yuan % 10_000n}元`
      : `${yuan}元`,
  "thousands blanks": (yuan) =>
    yuan >= 1_000_000n ? `${grouped(yuan.toString()).replaceAll(",", " ")} 元` : `${yuan}元`,
  "thousands full-width commas": (yuan) => `${grouped(yuan.toString()).replaceAll(",", "，")}元`,
  apostrophes: (yuan) => `${grouped(yuan.toString()).replaceAll(",", "'")}元`,
  "digits of 万 said one by one": (yuan) =>
    yuan % 10_000n === 0n && yuan >= 1_000_000n
      ? `${[...(yuan / 10_000n).toString()].map((each) => DIGITS[Number(each)] ?? "").join("")}万元`
      : `${yuan}元`,
  "万 and the rest": (yuan) => beside(yuan, (wan, rest) => `${wan}万又${rest}元`),
  "亿 and the rest, padded": (yuan) =>
    yuan > 100_000_000n && yuan % 100_000_000n > 0n && yuan % 100_000_000n < 10_000n
      ? `${yuan / 100_000_000n}亿${(yuan % 100_000_000n).toString().padStart(4, "0")}元`
      : `${yuan}元`,
  "more than 万": (yuan) => beside(yuan, (wan, rest) => `比${chinese(wan)}万多${rest}元`),
  "short of 万": (yuan) =>
    beside(yuan, (wan, rest) => `差${10_000n - rest}元到${wan + 1n}万`, 100_000n),
  "from 万": (yuan) => beside(yuan, (wan, rest) => `离${wan + 1n}万元还差${10_000n - rest}元`),
  "blanks between digits": (yuan) => `${[...yuan.toString()].join(" ")} 元`,
};
