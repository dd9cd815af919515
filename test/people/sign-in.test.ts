import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { awaitsFirstAdmin, renewFirstCode } from "../../src/people/first-admin.ts";
import { readSignedIn } from "../../src/people/session.ts";
import { signIn, signOut } from "../../src/people/sign-in.ts";
import { hashSignInCode, makeSignInCode } from "../../src/people/sign-in-code.ts";
import { addColleague, removeColleague, renewCode } from "../../src/people/staff-change.ts";
import { readStaffName } from "../../src/people/staff-name.ts";
import { openDatabase, type Database } from "../../src/stores/database.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const at = new Date("2026-11-24T02:00:00Z");
const after = (milliseconds: number) => new Date(at.getTime() + milliseconds);
const hour = 3_600_000;

async function open(): Promise<Database> {
  return openDatabase(`file:${join(temporaryFolder(), "people.db")}`);
}

/** The first admin, signed in. */
async function first(db: Database) {
  const code = (await renewFirstCode(db, at)) ?? "";
  const signed = await signIn(db, { code, name: "王管理" }, at);
  const token = signed.outcome === "signedIn" ? signed.token : "";
  const who = await readSignedIn(db, token, at);
  if (!who) throw new Error("The first admin could not sign in.");
  return { token, who };
}

describe("codes", () => {
  it("are the same however they are typed: case, width, blanks and dashes do not count", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(" ", "-", "—", "\t", ""), { minLength: 14 }),
        (marks) => {
          const code = makeSignInCode();
          const typed = [...code.replaceAll("-", "")].map((letter, place) => letter + marks[place]);
          const wide = typed
            .join("")
            .replace(/[A-Z0-9]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
          expect(hashSignInCode(typed.join("").toLowerCase())).toBe(hashSignInCode(code));
          expect(hashSignInCode(wide)).toBe(hashSignInCode(code));
        },
      ),
    );
  });

  it("of colleagues last three days, of oneself a quarter of an hour", async () => {
    const db = await open();
    const { who } = await first(db);
    const added = await addColleague(db, { name: "李四", role: "staff" }, who.member, at);
    const code = added.outcome === "added" ? added.code : "";
    const late = await signIn(db, { code, name: "" }, after(72 * hour));
    expect(late.outcome).toBe("unknownCode");
    expect((await signIn(db, { code, name: "" }, after(72 * hour - 1))).outcome).toBe("signedIn");

    const own = await renewCode(db, who.member.id, who.member, at);
    const quarter = after(hour / 4);
    expect(await signIn(db, { code: own?.code ?? "", name: "" }, quarter)).toEqual({
      outcome: "unknownCode",
    });
    await db.$disconnect();
  });

  it("of a person who was removed meanwhile sign nobody in", async () => {
    const db = await open();
    const { who } = await first(db);
    const added = await addColleague(db, { name: "李四", role: "staff" }, who.member, at);
    const { id } = await db.person.findFirstOrThrow({ where: { name: "李四" } });
    expect(await removeColleague(db, id, who.member, at)).toBe("removed");
    expect(await removeColleague(db, id, who.member, at)).toBe("gone");
    const code = added.outcome === "added" ? added.code : "";
    expect(await signIn(db, { code, name: "" }, at)).toEqual({ outcome: "unknownCode" });
    expect(await renewCode(db, id, who.member, at)).toBeUndefined();
    await db.$disconnect();
  });
});

describe("the first admin", () => {
  it("is awaited until one has a name, whatever codes were made", async () => {
    const db = await open();
    expect(await awaitsFirstAdmin(db)).toBe(true);
    await renewFirstCode(db, at);
    await renewFirstCode(db, at);
    expect(await db.person.count()).toBe(1);
    expect(await awaitsFirstAdmin(db)).toBe(true);
    await first(db);
    expect(await awaitsFirstAdmin(db)).toBe(false);
    expect(await db.person.count()).toBe(1);
    await db.$disconnect();
  });
});

describe("sessions", () => {
  it("belong to one token; signing out here leaves the others, and the other way round", async () => {
    const db = await open();
    const { token, who } = await first(db);
    const made = await renewCode(db, who.member.id, who.member, at);
    const signed = await signIn(db, { code: made?.code ?? "", name: "" }, at);
    const other = signed.outcome === "signedIn" ? signed.token : "";
    expect(other).not.toBe(token);
    expect(await readSignedIn(db, `${token}x`, at)).toBeUndefined();
    expect(await signOut(db, who, "elsewhere", at)).toBe(1);
    expect(await readSignedIn(db, other, at)).toBeUndefined();
    expect(await readSignedIn(db, token, at)).toBeDefined();
    expect(await signOut(db, who, "here", at)).toBe(1);
    expect(await readSignedIn(db, token, at)).toBeUndefined();
    await db.$disconnect();
  });
});

describe("names", () => {
  it.each([
    ["  李  四 ", "李 四"],
    ["李\u202e四\u0000", "李四"],
    ["", undefined],
    [" \n ", undefined],
    ["长".repeat(40), "长".repeat(40)],
    ["长".repeat(41), undefined],
  ])("%j are read as %j", (typed, name) => {
    expect(readStaffName(typed)).toBe(name);
  });
});
