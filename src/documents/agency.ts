const ENDING =
  "(?:人民政府|政府|办公厅|办公室|委员会|管委会|管理局|总局|国务院|常委会|党委|市委|省委|县委|区委|[市省县区厅]?[委局厅院署行办]|[\\p{Script=Han}]{1,12}部|中心|协会|银行|法院|检察院|联合会|总会|领导小组|联席会议|指挥部|集团|公司|大学|政协|总工会|分局|支队|税务局)";
const AGENCY = new RegExp(
  `^\\p{Script=Han}{0,40}${ENDING}(?:[（(]\\p{Script=Han}{2,20}[）)])?$`,
  "u",
);
const SENTENCE =
  /[，。；：、,;:]|^(?:关于|根据|为|请|经|特此|现|各|有关|本)|(?:通知|意见|办法|规定|公告)/;

/** Whether a text reads like the name of one office, as signatures and titles write it. */
export function isAgency(text: string): boolean {
  return text.length >= 2 && text.length <= 45 && !SENTENCE.test(text) && AGENCY.test(text);
}
