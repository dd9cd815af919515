/** A kind of rights with how many of it are granted and how many are still examined, in either order. */
const SPLIT =
  /(\d{1,3})\s?([个项件])(发明(?:专利)?|实用新型|外观(?:设计)?|软著)[\s,，、(（]{1,2}(?:其中)?(\d{1,3})\s?[个项件](?:还)?(在审|实审|申请中|授权|已授权|下证)了?[\s,，、]{1,2}(\d{1,3})\s?[个项件](?:还)?(在审|实审|申请中|授权|已授权|下证)了?[)）]?/g;
const GRANTED = /授权|下证/;

/** The text with what is granted told apart from what is examined, where both add up to all: 3个发明 2个在审 1个授权. */
export function withSplitRights(text: string): string {
  return text.replace(
    SPLIT,
    (
      words: string,
      all: string,
      unit: string,
      kind: string,
      one: string,
      first: string,
      other: string,
      second: string,
    ) => {
      const [a, b] = [GRANTED.test(first), GRANTED.test(second)];
      if (a === b || Number(one) + Number(other) !== Number(all)) return words;
      const [granted, pending] = a ? [one, other] : [other, one];
      return `${kind}${granted}${unit} ${pending}${unit}在审`;
    },
  );
}
