import type { Industry } from "../../knowledge/industry.ts";
import type { AudienceLeaf } from "./condition.ts";
import type { AudienceGround } from "./ground.ts";
import type { AudienceCompany } from "./judging.ts";
import { standing, type Judging } from "./leaf-judging.ts";

type Test = Omit<Judging, "fixed">;

/** Judges in which place a company is: by the register, else by what it said itself. */
export function placeTest(
  leaf: Extract<AudienceLeaf, { readonly place: string }>,
  { lies, regions }: AudienceGround,
): Test {
  const region = regions.find(({ name }) => name === leaf.place);
  if (!region) throw new Error(`没有“${leaf.place}”这个地方。`);
  const parentOf = (place: string) => regions.find(({ name }) => name === place)?.parent ?? "";
  const isPark = region.level === "县" && region.code === undefined;
  const within = ({ county, park, profile }: AudienceCompany): boolean | undefined => {
    if ([park, county].some((one) => one !== undefined && lies(one, leaf.place) === true))
      return true;
    if (isPark && park !== undefined) return false;
    if (!isPark && county !== undefined) return false;
    // A county around which the park lies not, or a park that is not around the county.
    if (county !== undefined)
      return lies(county, parentOf(leaf.place)) === false ? false : undefined;
    if (park !== undefined) return lies(leaf.place, parentOf(park)) === true ? undefined : false;
    const said = profile?.once(PLACE)?.value;
    return said?.kind === "text" ? lies(said.text, leaf.place) : undefined;
  };
  return {
    needs: { facts: new Set([PLACE]), verdicts: [], told: [] },
    judge: (company) => {
      const value = company.park ?? company.county;
      return { leaf, standing: standing(within(company)), ...(value !== undefined && { value }) };
    },
  };
}

const PLACE = "regRegion";
const INDUSTRY = "industry";
const SECTION = "industrySection";

/** Judges of which industry a company is: by the register, else by what it said itself. */
export function industryTest(
  leaf: Extract<AudienceLeaf, { readonly industry: string }>,
  { industries }: AudienceGround,
): Test {
  const industry = industries.find(({ name }) => name === leaf.industry);
  if (!industry) throw new Error(`没有“${leaf.industry}”这个行业。`);
  const text = ({ industry: written, profile }: AudienceCompany) => {
    if (written !== undefined) return written;
    const said = profile?.once(INDUSTRY)?.value;
    return said?.kind === "text" ? said.text : undefined;
  };
  return {
    needs: { facts: new Set([INDUSTRY, SECTION]), verdicts: [], told: [] },
    judge: (company) => {
      const written = text(company);
      const section = company.profile?.once(SECTION)?.value;
      const known =
        (written === undefined ? undefined : byText(industry, written)) ??
        (section?.kind === "text" ? bySection(industry, section.text) : undefined);
      const value = written ?? (section?.kind === "text" ? section.text : undefined);
      return { leaf, standing: standing(known), ...(value !== undefined && { value }) };
    },
  };
}

/** By what the register calls it; the name of a whole section tells no more than that. */
function byText(industry: Industry, text: string): boolean | undefined {
  if (industry.words.some((word) => text.includes(word))) return true;
  return industry.within.includes(text) ? undefined : false;
}

function bySection({ sections, within }: Industry, section: string): boolean | undefined {
  if (sections.includes(section)) return true;
  return within.includes(section) ? undefined : false;
}
