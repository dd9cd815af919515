import type { Statement } from "../statement.ts";

/** What makes a figure of several years one of each of them: 三年没变 都是500万. */
const EACH =
  /都是|都差不多|均为|每年都|年年都|没变|没有?变化|不变|各是?|连续[几两二三四五\d]+个?(?:会计)?年|(?:每|各)(?:一|个)?年|年年|(?<!合计|加起来|总共|一共|首|成)都(?:超|过|破|在|达|有|没|不)?$/;

/** Statements of several years with those that hold in each of them parted. */
export function ofEachYear(text: string, statements: readonly Statement[]): Statement[] {
  return statements.flatMap((each, index) => {
    const [from, to] = each.years ?? [0, 0];
    const before = text.slice(statements[index - 1]?.end ?? 0, each.start);
    if (from === to || to - from > 4 || !EACH.test(before)) return [each];
    return Array.from({ length: to - from + 1 }, (_, at): Statement => ({
      ...certain(each),
      years: [from + at, from + at],
    }));
  });
}

/** What is said of each year leaves no doubt of which year it is. */
function certain({ unsure, ...rest }: Statement): Statement {
  return unsure === undefined || unsure === "year" ? rest : { ...rest, unsure };
}
