import { matchesIn } from "../../units/folded-text.ts";
import { Remembered } from "../../units/remembered.ts";

type Span = readonly [from: number, to: number];
const MOST = 16;

/** How somebody wants it confirmed that a rule is so. */
const SO = "(?:[是对](?:吧|吗|么|不对?|不是)|没错吧|对不对|是不是(?=\\s*(?:$|[?？。])))";
/** How a question ends that asks whether something is so. */
const ASKS = `(?:吗|么|吧|[?？]|${SO}|(?:没|无)(?:戏|希望)|不(?=\\s*$))`;
/** Within one sentence. */
const ON = "[^。；;!！?？\\n]{0,60}?";
/** A bound, with its figure: 超过5000万, 不到60%. */
const BOUND =
  "(?:(?:高于|低于|大于|小于|少于|多于|不到|不足|不满|不够|没到|没有?(?=\\d)|达不到|够不到|超过?|过了?|突破|满|达到?)了?\\s*[\\d一二两三四五六七八九十百千][^,，。；;]{0,8}|[\\d一二两三四五六七八九十百千][^,，。；;\\d]{0,4}(?:以上|以下|以内))";
/** What follows from such a bound. */
const THEN =
  "(?:就|才|便)(?:变|是|没|无|不|报不|能|可以|得|要|须|按|用|算|行|够|会|只|失|取消|评不|过不|白|达|符合)";
/** What a line of the law is called. */
const LINE =
  "(?:硬(?:杠|指标|性|条件|要求|规定)|死(?:杠|规定|指标|线)|红线|底线|门槛|最低(?:要求|标准|线)|必须的|必要条件|强制|一票否决)";
const HAS_TO = "(?:(?<![主重不])要(?![是求])|需要|必须|必需|[得须](?=[有要占到够满达是]))";

/** Ways in which it is asked whether the law has it so; from the words that begin to speak of the law. */
const ASKED = [
  `(?:要求|规定)${ON}${SO}`,
  `${BOUND}[^。；;!！?？\\n]{0,14}?${THEN}${ON}${ASKS}`,
  `${BOUND}[^。；;!！?？\\n]{0,14}?(?:是不是|会不会)${THEN}`,
  `是不是(?:就?(?:要|得|须|必须|需要)|必须|非得)${ON}(?:才|吗|[?？]|$)`,
  `(?:是|算)(?:不是|不算)?(?:一?[个条道项])?${LINE}${ON}${ASKS}`,
  `(?:每年|年年|各年|每一年)都?${HAS_TO}[^,，。；;]{0,14}?${ASKS}`,
  `${HAS_TO}[^。；;!！?？\\n]{0,24}?(?:才(?:行|能|可以|够|算)[^,，。；;\\d]{0,8}${ASKS}|${SO})`,
].map((words) => new RegExp(words, "g"));
/** A day by which something has to be done, that is asked: 3月15日之前要交材料吗. */
const DEADLINE =
  /(?:之?前|以前|截止|为止)[^,，。；;]{0,4}(?:(?<![主重不])要(?!是)|必须|得|须|就得)[^,，。；;]{0,10}(?:吗|么|吧|[?？]|是吧|对吧|对不对)/g;
/** The company's own state is spoken of. */
const OWN =
  /我们|咱|我司|我公司|我家|我厂|本公司|本企业|自己|这家|[去前今上]年|\d\d年(?!以?内)|现在|目前|眼下|实际|才(?=\d)|只有|[万亿元个人项%]了[,，]/;
const CLAUSE_START = /[^,，。；;!！?？\n]*$/;

/** What was found in texts that are looked at figure by figure. */
const remembered = new Remembered<readonly Span[]>(MOST);

/** Where a sentence asks whether a threshold or a rule of the law is so, which says nothing of the company. */
export function lawAskedIn(folded: string): readonly Span[] {
  return remembered.of(folded, () =>
    [...ASKED, DEADLINE].flatMap((pattern) =>
      matchesIn(folded, pattern).flatMap(({ index, 0: words }) => {
        const from = index - (CLAUSE_START.exec(folded.slice(0, index))?.[0].length ?? 0);
        const to = index + words.length;
        return OWN.test(folded.slice(from, to)) ? [] : [[from, to] as const];
      }),
    ),
  );
}

/** Whether words from `start` to `end` stand in a question about the law. */
export function isOfLawAsked(folded: string, start: number, end: number): boolean {
  return lawAskedIn(folded).some(([from, to]) => from <= start && to >= end);
}
