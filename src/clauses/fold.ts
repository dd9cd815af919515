const PAIRS: Record<string, string> = {
  "〔": "[",
  "［": "[",
  "【": "[",
  "〕": "]",
  "］": "]",
  "】": "]",
  "（": "(",
  "）": ")",
  "﹙": "(",
  "﹚": ")",
  "，": ",",
  "：": ":",
  "．": ".",
  "—": "-",
  "－": "-",
  "–": "-",
  "\u3000": " ",
  "\u00a0": " ",
  號: "号",
  條: "条",
  項: "项",
  財: "财",
  稅: "税",
};

/** Makes brackets, digits and letters that mean the same look the same; offsets in the text stay as they are. */
export function fold(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    const code = char.charCodeAt(0);
    if (PAIRS[char] !== undefined) folded += PAIRS[char];
    else if (code >= 0xff10 && code <= 0xff19) folded += String.fromCharCode(code - 0xfee0);
    else if (code >= 0x41 && code <= 0x5a) folded += char.toLowerCase();
    else folded += char;
  }
  return folded;
}
