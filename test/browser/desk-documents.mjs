import { Buffer } from "node:buffer";

/** A notice that nobody ever wrote, with a title, an issuer and a 文号 of a place. */
const notice = ({ city, serial, amount, times }) => `# ${city}市鼓乐传习企业奖补办法

${city.slice(0, 1)}文旅规〔2026〕${serial}号

各县（市）区，各有关单位：

现将《${city}市鼓乐传习企业奖补办法》印发给你们，请遵照执行。

${city}市文化旅游广电局

2026年3月2日

## 第一章 总则

第一条 为了支持鼓乐传习企业发展，规范奖补资金管理，制定本办法。

第二条 本办法所称鼓乐传习企业，是指在${city}市登记，以鼓乐传授、排演为主业的企业。

## 第二章 奖补

第三条 申请鼓乐传习奖补的企业，应当符合下列条件：

（一）上一年度开展鼓乐传习不少于${times}场；

（二）有专职传习人员不少于六人。

第四条 对符合条件的鼓乐传习企业，按上一年度传习场次给予奖补，每家企业每年最高${amount}万元。

第五条 申请材料包括申请表、传习场次记录和人员名册，由${city}市文化旅游广电局受理。

## 第三章 附则

第六条 本办法有效期三年。
`;

const here = { city: "银川", serial: 7, amount: "二十七", times: "六十" };
/** File for the upload: a notice of 银川. */
export const yinchuan = file("鼓乐奖补.md", notice(here));
/** The like of another place. */
export const guangzhou = file(
  "广州鼓乐.md",
  notice({ city: "广州", serial: 19, amount: "八十三", times: "九十" }),
);
/** The like of 银川, of which the title is as long as titles get. */
export const longTitled = file(
  "长标题.md",
  notice({ ...here, serial: 9 }).replace(
    "# 银川市鼓乐传习企业",
    "# 银川市鼓乐传习企业和有鼓乐传习业务的文化演艺、文化旅游、非遗工坊等各类经营主体开办费",
  ),
);
/** A notice about something else. */
export const costumes = file(
  "戏服.md",
  `# 银川市戏服租借登记办法

银文旅规〔2026〕8号

第一条 为了方便戏服租借，制定本办法。

第二条 戏服租借由区县文化馆登记，当日办结。

第三条 本办法自2026年4月1日起施行，有效期三年。

银川市文化旅游广电局

2026年3月9日
`,
);

function file(name, text) {
  return { name, mimeType: "text/markdown", buffer: Buffer.from(text) };
}
