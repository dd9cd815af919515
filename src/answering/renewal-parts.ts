/** Says that a title is to be kept. */
const RENEWAL = /复核|续牌|续评|复审/;
/** Says that it is had for the first time. */
const FIRST = /新申请|新报|新评|首次|头一?[回次]|第一次/;
/** Asks of what a title is measured by. */
const MEASURED =
  /[\d〇零一二两三四五六七八九十百千半]+(?:万|亿|%|成|项|个|分|点)|营收|收入|主营|主业|负债|发明|专利|研发|增长|市占|得分/;

/** The questions of a message; those behind one about keeping a title are asked of that too, where they speak of figures. */
export function ofRenewal(questions: readonly string[]): readonly string[] {
  const [first = ""] = questions;
  const said = RENEWAL.exec(first)?.[0];
  if (said === undefined) return questions;
  return questions.map((question, number) =>
    number > 0 && !RENEWAL.test(question) && !FIRST.test(question) && MEASURED.test(question)
      ? `${said}，${question}`
      : question,
  );
}
