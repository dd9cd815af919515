const FOLDED = new Map<string, string>();

function fold(from: string, to: string): void {
  const targets = [...to];
  [...from].forEach((character, index) => FOLDED.set(character, targets[index] ?? to));
}

fold("壹壱贰貳弍叁參叄肆伍陆陸柒捌玖", "一一二二二三三三四五六六七八九");
fold("拾佰仟萬億兩倆〇○", "十百千万亿两俩零零");
fold(
  "點個餘幾負圓對雙後週鐘時號歲雲項條種檯無沒過從還來達雲間開進關",
  "点个余几负元对双后周钟时号岁云项条种台无没过从还来达云间开进关",
);
fold(
  "額營業銷總資產員專發費術軟證際創備稅淨潤虧損職",
  "额营业销总资产员专发费术软证际创备税净润亏损职",
);
fold("－—–―−‐‑", "-------");
fold("～〜∼", "~~~");
fold("￥【】〔〕［］「」", "¥[][][][]");
fold("﹪、", "%、");
fold("\u3000\u00a0\u2002\u2003\u2009\u202f\t", "       ");

/**
 * The text with one form for each character that people write in several: full-width to
 * half-width, 大写 and traditional numerals to plain ones, dashes, brackets, blanks. Offsets stay.
 */
export function foldText(text: string): string {
  let folded = "";
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const code = text.charCodeAt(index);
    if (code < 0x80 && code !== 9) folded += character;
    else folded += FOLDED.get(character) ?? foldWidth(character, code);
  }
  return folded;
}

function foldWidth(character: string, code: number): string {
  return code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0) : character;
}

/** What the sticky expression `pattern` matches at `index`. */
export function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text) ?? undefined;
}

/** The last `length` characters before `index`, not reaching back beyond `floor`. */
export function textBefore(text: string, index: number, length: number, floor = 0): string {
  return text.slice(Math.max(floor, index - length), index);
}

/** All that the global expression `pattern` matches in `text`; it is not copied, as `matchAll` would. */
export function matchesIn(text: string, pattern: RegExp): RegExpExecArray[] {
  pattern.lastIndex = 0;
  const found: RegExpExecArray[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex += 1;
  }
  return found;
}
