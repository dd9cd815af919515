import { companiesOf, membersOf } from "../../stores/memberships.ts";
import type { TurnOutcome } from "../../stores/turns.ts";
import { officesFor } from "../../stores/staff.ts";
import { currentOwn, dialogueOf } from "./own-dialogue.ts";
import { answered, say, writerOf, type Talk } from "./talk.ts";
import { fullName } from "../guided/own-companies.ts";

const ASKS =
  /^(?:我们?(?:公司|企业|家)?的?|公司的?|企业的?)?(?:指导员|辅导员|联络员|服务专员|包联人)(?:是)?(?:谁|哪位|哪个)?[?？]?$|^谁是我们?(?:公司)?的?(?:指导员|辅导员|联络员)[?？]?$/;
/** The offices of counties and parks in `offices.yaml`. */
const COUNTY_OFFICE = "county-science";

/** Says who advises the company and which office is there for it; `undefined` for everything else. */
export async function adviserTalk(talk: Talk): Promise<TurnOutcome | undefined> {
  if (!ASKS.test(talk.text)) return undefined;
  const { db, mind } = talk.parts;
  const writer = await writerOf(talk);
  const all = writer ? await companiesOf(db, writer.id) : [];
  const open = await dialogueOf(talk);
  const company = (open && currentOwn(open)) ?? all[0];
  const office = mind().knowledge.offices.find(({ id }) => id === COUNTY_OFFICE);
  if (!company)
    return answered(
      talk,
      say(
        `先让我知道你是哪家公司的：发“加入公司 邀请码”。没有指导员的找${office?.name ?? "当地科技主管部门"}。`,
        ["加入公司"],
      ),
    );
  const advisers = (await membersOf(db, company.enterpriseId)).filter(
    ({ role }) => role === "adviser",
  );
  const names = advisers.flatMap(({ name }) => name ?? []);
  const who =
    names.length > 0
      ? `${fullName(company)}的指导员是 ${names.join("、")}。`
      : `${fullName(company)}还没有登记指导员。`;
  const places = [company.park, company.county].flatMap((place) => place ?? []);
  const offices = await officesFor(db, places);
  const place = places[0];
  const at = place === undefined ? (office?.name ?? "") : `${place}的科技主管部门`;
  const persons = offices.length > 0 ? `，这里的账号是 ${offices.join("、")}` : "";
  const how = office?.contact === undefined ? "" : `（联系方式${office.contact}）`;
  const text = `${who}\n属地部门：${at}${how}${persons}。要现在找人就说“找人”。`;
  return answered(talk, { ...say(text, ["找人"]), private: true });
}
