import type { Programme } from "../../knowledge/programme.ts";
import type { Reply } from "../../messages/reply.ts";
import { versionFor } from "../../rules/version.ts";
import type { CompanyView } from "../company-view.ts";
import type { DialogueGround } from "../dialogue-ground.ts";

/** What a question is answered with in a conversation: as it stands, or as one about the programme in question. */
export function answerWithin(text: string, view: CompanyView, ground: DialogueGround): Reply {
  const plain = ground.answerQuestion(text, view.asOf);
  if (plain.kind === "refuse" || isOnRule(plain, view)) return plain;
  const about = askedOfRule(text, view, ground);
  if (!about) return plain;
  return isOnRule(about, view) || (plain.kind === "handoff" && isAnswer(about)) ? about : plain;
}

/** What tells nothing by itself may speak of the programme in question all the same: 五项里有18万是房租. */
export function remarkAnswer(
  text: string,
  view: CompanyView,
  ground: DialogueGround,
): Reply | undefined {
  const about = askedOfRule(text, view, ground);
  return about && isOnRule(about, view) ? about : undefined;
}

export function isAnswer({ kind, citations }: Reply): boolean {
  return kind === "answer" && citations.length > 0;
}

/** The question with the name of the programme, where it names none itself. */
function askedOfRule(
  text: string,
  { standings, asOf }: CompanyView,
  { knowledge, answerQuestion }: DialogueGround,
): Reply | undefined {
  const [standing, ...others] = standings;
  const isNamed = ({ title, names }: Programme) =>
    text.includes(title) || names.some((name) => text.includes(name));
  if (!standing || others.length > 0 || knowledge.programmes.some(isNamed)) return undefined;
  const reply = answerQuestion(`${standing.verdict.title} ${text}`, asOf);
  return speaksOf(text, reply.text) ? reply : undefined;
}

/** Words that tell nothing of what is asked. */
const EMPTY =
  /是不是|能不能|可不可以|有没有|还能|还有|不是|可以|我们|你们|他们|公司|企业|这个|那个|怎么|什么|一个|现在|今年|去年|之前|以后|没有|时候|一下|到底/g;

/** Whether an answer has any word of a question. */
function speaksOf(question: string, answer: string): boolean {
  const words = question.replace(EMPTY, " ").match(/[\u4e00-\u9fff]{2,}/g) ?? [];
  return words.some((word) =>
    Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)).some((pair) =>
      answer.includes(pair),
    ),
  );
}

/** Whether an answer rests first on a document that the rule in question rests on. */
function isOnRule(reply: Reply, { standings }: CompanyView): boolean {
  const [first] = reply.citations;
  const name = first?.number ?? first?.document;
  return (
    isAnswer(reply) &&
    standings.some(({ rule, verdict }) =>
      versionFor(rule, verdict.filingDay, verdict.kind)?.basis.some(
        ({ document }) => document === name,
      ),
    )
  );
}
