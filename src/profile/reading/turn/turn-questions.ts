import { foldWords } from "../vocabulary.ts";
import { lawAskedIn } from "../law-asked.ts";

/** Ends of sentences, and words that set a question off from what stands before. */
const PARTS = /(?<=[。！!；;\n?？])|(?=对了)|(?=另外)|(?=顺便)/;
const ASKS =
  /[?？]\s*$|(?:吗|么|呢)[\s。!！]*$|是不是|算不算|能不能|可不可以|要不要|用不用|会不会|是啥|是什么|啥意思|什么意思|怎么|咋(?!说也)|如何|为什么|为啥|凭啥|凭什么|多少[?？\s]*$|哪(?:些|个|种|几|里|年)|什么时候|啥时候|几(?:年|个|项|分)[?？\s]*$|谁看得出|区别|有没有关系/;
/** What is no question although it may end like one. */
const NO_QUESTION =
  /^[差少缺才]?[\d.]+[万亿元%个点]*[?？]$|^(?:你好|您好|在吗|在么|有人吗)|(?:可以|好|行)(?:吗|么|吧)?[?？]?$/;

/** That one does not know how much the own company has asks nothing of the law: 职工总数不清楚有多少. */
const NOT_KNOWN =
  /(?:不(?:知道|清楚|晓得|确定|记得)|没(?:统计|算|查|数)过?|忘了?|记不(?:清|得))(?![^,，。]{0,2}[要能得该算够可])[^,，。]{0,8}(?:多少|几[^,，。]{0,3}|哪[^,，。]{0,3}|啥|什么)[。!！\s]*$/;

/** The part of a message that asks something; `undefined` where nothing does. */
export function questionIn(text: string): string | undefined {
  const parts = text
    .split(PARTS)
    .map((part) => part.trim().replace(/^(?:对了|另外|顺便(?:问)?(?:一?下)?)[,，\s]*/, ""))
    .filter((part) => part !== "");
  const asks = (part: string) =>
    ASKS.test(part.replace(NOT_KNOWN, "")) || lawAskedIn(foldWords(part)).length > 0;
  const asking = parts.filter((part) => asks(part) && !NO_QUESTION.test(part));
  return asking.length === 0 ? undefined : asking.join(" ");
}
