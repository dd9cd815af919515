import { expect, it } from "vitest";
import { newId } from "../../src/stores/new-id.ts";

it("ids are UUIDs of version 7, each one behind those before it", () => {
  const ids = Array.from({ length: 10_000 }, () => newId(1_795_500_000_000));
  expect(
    ids.every((id) => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)),
  ).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});
