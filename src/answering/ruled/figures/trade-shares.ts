import { readQuantities } from "../../../units/quantities.ts";
import type { Quantity } from "../../../units/quantity.ts";

/** Lines of business that a rule names, which a company may have beside others. */
const TRADE =
  "(?:批发|零售|贸易|商贸|超市|餐饮|饭店|饭馆|住宿|酒店|宾馆|民宿|旅馆|房地产|地产|卖房|租赁|出租|商务服务|娱乐|KTV|ktv|网吧|烟草|卷烟)";
const OF_TRADE = `(?:${TRADE}|公司|企业|业务|业|建材|生意|这块|那块|部分|加|和|与|及|的|收入|销售|营业额|去年|上年|今年|大概|大约|差不多|一共)*`;
const PORTION = "(?:了|到|比|有|是|的|也|正好|刚好|恰好|大概|大约|差不多|将近|超过|快|不到|才|只)*";
const INCOME =
  "(?:(?:公司|我们|总|全部|全年|当年|营业|主营|销售|的)*(?:收入|营收|营业额|销售额|大头|盘子)(?:总额)?)?";
/** Right before the share that such a line of business has. */
const SHARE_OF = new RegExp(`${TRADE}${OF_TRADE}占${PORTION}${INCOME}${PORTION}$`);
/** The same where shares are told one after the other, each behind its trade. */
const SHARE_IN_ROW = new RegExp(`${TRADE}${OF_TRADE}${PORTION}$`);
/** Right behind a share: the line of business that has it. */
const OF_SHARE = new RegExp(`^的?(?:收入)?(?:是|做|来自|靠)?的?${TRADE}`);
const NAME = "六个行业收入占比";

/** The text with the shares of such lines of business as one, by the name under which it is read; several are added up. */
export function withTradeShare(text: string): string {
  const said = sharesIn(text, SHARE_OF);
  const inRow = sharesIn(text, SHARE_IN_ROW);
  const ahead = sharesAhead(text);
  const [shares = []] = [said, inRow.length > 1 ? inRow : [], ahead].filter(
    (found) => found.length > 0,
  );
  const [first, ...more] = shares;
  if (!first) return text;
  if (more.length === 0 && shares !== ahead)
    return text.slice(0, first.from) + NAME + text.slice(first.share.start);
  // What is told about can not be added up exactly.
  const sum = shares.every(({ share }) => isExact(share))
    ? shares.map(({ share }) => share.value).reduce((all, one) => all && one && all.add(one))
    : undefined;
  const rest = [...shares]
    .reverse()
    .reduce((left, { share, from }) => `${left.slice(0, from)}，${left.slice(share.end)}`, text);
  return sum ? `${NAME}${sum.toString()}%。${rest}` : rest;
}

/** The shares in a text that stand right behind words of such a kind, with where these begin. */
function sharesIn(
  text: string,
  behind: RegExp,
): { readonly share: Quantity; readonly from: number }[] {
  return readQuantities(text).flatMap((share) => {
    const named = share.kind === "percent" && behind.exec(text.slice(0, share.start));
    return named && share.value ? [{ share, from: named.index }] : [];
  });
}

/** The shares in a text right before the words of such a line of business: so much of it is that. */
function sharesAhead(text: string): { readonly share: Quantity; readonly from: number }[] {
  return readQuantities(text).flatMap((share) =>
    share.kind === "percent" && share.value && OF_SHARE.test(text.slice(share.end))
      ? [{ share, from: share.start }]
      : [],
  );
}

function isExact({ approximate, bound }: Quantity): boolean {
  return !approximate && bound === undefined;
}
