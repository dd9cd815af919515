import { printClause } from "../../clauses/clause.ts";
import { chosen } from "../../profile/reading/fitting.ts";
import { kinOf } from "../../profile/reading/kin.ts";
import { readMessage } from "../../profile/reading/message.ts";
import { shareOfPart } from "../../profile/reading/share-of-part.ts";
import { factsWithin, type CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** What the label of a fact says of a kind that was not told. */
const UNSPECIFIED = /（口径未定）$/;

/** Of a share that is one of a part: of what it is, that it was not taken for another, and what the part is for. */
export function shareOfPartLines(
  text: string,
  view: CompanyView,
  ground: DialogueGround,
): string[] {
  const { vocabulary } = ground;
  const within = factsWithin(view, ground);
  const message = readMessage(text, { today: view.asOf, vocabulary, within });
  return message.figures.flatMap((figure) => {
    const found = shareOfPart(message, figure);
    const whole = found && chosen(found.whole.facts, within);
    if (!found || !whole || found.share !== undefined) return [];
    const other = (kinOf(whole.id).share ?? []).flatMap(
      (id) => vocabulary.definitions.get(id) ?? [],
    );
    const taken = chosen(other, within);
    const part = found.part && chosen(found.part.facts, within);
    const named = whole.label.replace(UNSPECIFIED, "");
    const definition = part?.definition?.includes(whole.label) === true ? part.definition : "";
    const clause =
      part?.clause && definition !== "" ? `${definition}〔${printClause(part.clause)}〕` : "";
    return [
      `“${figure.words}”是${part?.label ?? ""}占${named}的，不是${taken?.label ?? "别的占比"}，没有记。${clause}`,
    ];
  });
}
