import type { Region } from "../../knowledge/region.ts";

/** Places under one heading, as the control of the place shows them. */
export interface PlaceGroup {
  label: string;
  names: readonly string[];
}

/** The names that may be chosen as the place meant. */
export function placeNames(regions: readonly Region[]): Set<string> {
  return new Set(regions.map(({ name }) => name));
}

/** Puts the places other than the home region under headings, the near ones first. */
export function groupPlaces(regions: readonly Region[], home: string): PlaceGroup[] {
  const byName = new Map(regions.map((region) => [region.name, region]));
  const around = byName.get(byName.get(home)?.parent ?? "");
  const isWithin = ({ name }: Region, outer: string) => {
    for (let at = byName.get(name); at; at = byName.get(at.parent ?? ""))
      if (at.name === outer) return true;
    return false;
  };
  const upper = [around?.name, around?.parent].flatMap((name) => name ?? []);
  const others = regions.filter(({ name }) => name !== home && !upper.includes(name));
  const inside = others.filter((region) => isWithin(region, home));
  const beside = around
    ? others.filter((region) => !inside.includes(region) && isWithin(region, around.name))
    : [];
  const names = (some: readonly Region[]) => some.map(({ name }) => name);
  return [
    { label: `${home}的区县和园区`, names: names(inside) },
    { label: "更大的范围", names: upper },
    { label: `${around?.name ?? ""}其他地方`, names: names(beside) },
    {
      label: "别处",
      names: names(others.filter((one) => !inside.includes(one) && !beside.includes(one))),
    },
  ].filter((group) => group.names.length > 0);
}
