import { viewOf } from "./company-view.ts";
import type { Conversed } from "./converse.ts";
import type { DialogueGround } from "./dialogue-ground.ts";
import { currentCompany, withCompany, type DialogueState, type Said } from "./dialogue-state.ts";
import { claimsWords, placeWords } from "./asking/fact-words.ts";
import { plainReply } from "./plain-reply.ts";
import { takeTurn } from "./taking/turn-taken.ts";
import { waitsNoMore } from "./between/control-lines.ts";

/** Who speaks for the company itself. */
const OWNER = "company";
const UNREAD = "没读出要记的数；一项一项写，数带上名字、年份和单位。只要填问到的几项，别的不用填。";
const ODD = "这个数和公司记下的对不上，先没记：请再核一遍，发链接的同事会看到、由他定。";

/** Whether a message is the answer of a colleague who was sent a link. */
export function isColleague({ by }: Said): boolean {
  return by !== undefined && by !== OWNER;
}

/**
 * Takes what a colleague tells into the same profile: told back to the colleague with what is still open
 * of what was asked, and nothing of what else is known or came of it. What contradicts something known
 * waits for the company itself.
 */
export function colleagueTurn(state: DialogueState, said: Said, ground: DialogueGround): Conversed {
  const day = said.at.slice(0, 10);
  const { definitions } = ground.ground;
  const begun = currentCompany(state);
  const {
    taken: { company, added, replaced },
  } = takeTurn(said, begun, state.turn, ground);
  const told = [...added, ...replaced.map(({ after }) => after)].filter(
    ({ implied }) => implied !== true,
  );
  const view = viewOf(company, day, ground);
  const left = company.history.unknowns
    .filter((one) => !waitsNoMore(one, view))
    .map((one) => placeWords(one, definitions));
  const confirm = company.confirm.map((one) =>
    begun.confirm.includes(one) || said.by === undefined ? one : { ...one, by: said.by },
  );
  const waits = confirm.length > begun.confirm.length;
  const lines =
    told.length === 0
      ? [waits ? ODD : UNREAD]
      : [
          `收到，记下了：${claimsWords(told, definitions)}。`,
          left.length === 0
            ? "问到的都填了，谢谢，可以关掉了。"
            : `还没填的：${[...new Set(left)].join("、")}；不知道就空着。`,
        ];
  return {
    state: withCompany(state, { ...company, confirm, setAside: begun.setAside }),
    replies: [plainReply(lines.join("\n"), day)],
    told: [],
  };
}
