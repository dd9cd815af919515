/** How to reach a person, read out of what they wrote, and the rest of it. */
interface ContactRead {
  /** Telephone numbers and mail addresses as written, parted by a blank; `undefined` when there are none. */
  contact: string | undefined;
  rest: string;
}

const label = String.raw`(?:我的?|本人)?(?:联系)?(?:电话|手机号?码?|邮箱|电邮|联系方式)?(?:号码)?[是为：:\s]*`;
const mobile = String.raw`(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d(?:[-\s]?\d{4}){2}(?!\d)`;
const landline = String.raw`(?<!\d)0\d{2,3}[-\s]?[2-9]\d{6,7}(?:[-转]\d{1,5})?(?!\d)`;
const mail = String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
const reach = new RegExp(`${label}(${mobile}|${landline}|${mail})`, "g");

/** Reads telephone numbers and mail addresses out of a message; full-width digits count. */
export function readContact(text: string): ContactRead {
  const plain = text.replace(/[０-９＠]/g, (mark) =>
    String.fromCharCode(mark.charCodeAt(0) - 0xfee0),
  );
  const found: string[] = [];
  const rest = plain.replace(reach, (_, way: string) => {
    found.push(way);
    return "\n";
  });
  if (found.length === 0) return { contact: undefined, rest: text };
  return {
    contact: found.join(" "),
    rest: rest
      .replace(/[\s，,；;、：:]*\n[\s，,；;、：:]*/g, "，")
      .replace(/^，|，$/g, "")
      .trim(),
  };
}

/** A contact as it may stand in a conversation: most of each number and address is hidden. */
export function hideContact(contact: string): string {
  return contact
    .replace(/([\w.+-])[\w.+-]*@/g, "$1***@")
    .replace(/\d[\d\s-]{5,}\d/g, (number) => `${number.slice(0, 3)}****${number.slice(-4)}`);
}
