import { describe, expect, it } from "vitest";
import { renewFirstCode } from "../../src/people/first-admin.ts";
import { hashSignInCode, makeSignInCode } from "../../src/people/sign-in-code.ts";
import { Browser, colleague, firstAdmin, openDesk, shownCode } from "./desk-person.ts";

const day = 24 * 60 * 60_000;

describe("the first admin", () => {
  it("signs in with the code of the terminal and a name, once", async () => {
    const test = await openDesk();
    const code = (await renewFirstCode(test.db, test.clock.now)) ?? "";
    const browser = await new Browser(test).open("/desk/sign-in");
    expect(browser.text).toContain("登录码印在启动服务的终端里");

    await browser.submit("/desk/sign-in", { code });
    expect(browser.status).toBe(400);
    expect(browser.text).toContain("还要写上你的名字");

    const typed = ` ${code.toLowerCase().replaceAll("-", " ")} `;
    await browser.submit("/desk/sign-in", { code: typed, name: "王管理" });
    expect(browser.status).toBe(200);
    expect(browser.text).toContain("等着办的事");
    expect(browser.text).toContain("王管理");

    const second = await new Browser(test).open("/desk/sign-in");
    await second.submit("/desk/sign-in", { code, name: "别人" });
    expect(second.status).toBe(400);
    expect(second.text).toContain("登录码不对，或已用过");
    expect(await renewFirstCode(test.db, test.clock.now)).toBeUndefined();
  });

  it("has a code that is stored as a hash only, is new at each start, and ends after a day", async () => {
    const test = await openDesk();
    const first = (await renewFirstCode(test.db, test.clock.now)) ?? "";
    const second = (await renewFirstCode(test.db, test.clock.now)) ?? "";
    expect(second).not.toBe(first);
    const rows = JSON.stringify(await test.db.signInCode.findMany());
    expect(rows).toContain(hashSignInCode(second));
    expect(rows).not.toContain(second);
    expect(rows).not.toContain(second.replaceAll("-", ""));

    const browser = await new Browser(test).open("/desk/sign-in");
    await browser.submit("/desk/sign-in", { code: first, name: "甲" });
    expect(browser.status).toBe(400);
    test.clock.now = new Date(test.clock.now.getTime() + day);
    await browser.submit("/desk/sign-in", { code: second, name: "甲" });
    expect(browser.status).toBe(400);
  });

  it("is one person, when two use the code at once", async () => {
    const test = await openDesk();
    const code = (await renewFirstCode(test.db, test.clock.now)) ?? "";
    const two = [new Browser(test), new Browser(test)];
    for (const browser of two) await browser.open("/desk/sign-in");
    await Promise.all(
      two.map((browser, place) =>
        browser.submit("/desk/sign-in", { code, name: `第${place + 1}位` }),
      ),
    );
    expect(two.map(({ status }) => status).sort()).toEqual([200, 400]);
  });
});

describe("signing in", () => {
  it("makes codes of some 59 bits without letters that look like others", () => {
    const codes = Array.from({ length: 200 }, makeSignInCode);
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) expect(code).toMatch(/^([A-HJ-KMNP-TV-Z2-9]{4}-){2}[A-Z2-9]{4}$/);
    expect(hashSignInCode("ａｂｃ２ -def3")).toBe(hashSignInCode("ABC2DEF3"));
  });

  it("puts the token into a cookie that no script reads, new at each sign-in, hashed in the database", async () => {
    const test = await openDesk({ trustProxy: true });
    const code = (await renewFirstCode(test.db, test.clock.now)) ?? "";
    const browser = await new Browser(test).open("/desk/sign-in");
    // Somebody put a token of their own into the browser before.
    const planted = "x".repeat(43);
    browser.cookies.set("desk", planted);
    await browser.submit("/desk/sign-in", { code, name: "甲" });
    const token = browser.cookies.get("desk") ?? "";
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(token).not.toBe(planted);
    expect(JSON.stringify(await test.db.session.findMany())).not.toContain(token);

    const thief = new Browser(test);
    thief.cookies.set("desk", planted);
    expect((await thief.open("/desk")).text).toContain("工作人员登录");

    const admin = await new Browser(test).open("/desk/sign-in");
    admin.headers = { "x-forwarded-proto": "https" };
    await browser.open("/desk/me");
    await browser.submit("/desk/me/code");
    await admin.open("/desk/sign-in");
    const lines: string[] = [];
    const set = admin.cookies.set.bind(admin.cookies);
    admin.cookies.set = (name, value) => {
      lines.push(...admin.response.headers.getSetCookie());
      return set(name, value);
    };
    await admin.submit("/desk/sign-in", { code: shownCode(browser) });
    expect([...admin.cookies.keys()]).toContain("__Host-desk");
  });

  it("limits guesses of one client, and tells how long to wait", async () => {
    const test = await openDesk();
    const code = (await renewFirstCode(test.db, test.clock.now)) ?? "";
    const browser = await new Browser(test).open("/desk/sign-in");
    for (let guess = 0; guess < 10; guess += 1) {
      await browser.submit("/desk/sign-in", { code: makeSignInCode(), name: "甲" });
      expect(browser.status).toBe(400);
    }
    await browser.submit("/desk/sign-in", { code, name: "甲" });
    expect(browser.status).toBe(429);
    expect(browser.response.headers.get("retry-after")).toBe("30");
    expect(browser.text).toContain("试得太多了");

    test.clock.now = new Date(test.clock.now.getTime() + 30_000);
    await browser.submit("/desk/sign-in", { code, name: "甲" });
    expect(browser.status).toBe(200);
  });

  it("limits guesses of all clients together", async () => {
    const test = await openDesk();
    await renewFirstCode(test.db, test.clock.now);
    const browser = await new Browser(test).open("/desk/sign-in");
    const outcomes = [];
    for (let guess = 0; guess < 130; guess += 1) {
      browser.remote = `10.1.0.${guess}`;
      await browser.submit("/desk/sign-in", { code: makeSignInCode(), name: "甲" });
      outcomes.push(browser.status);
    }
    expect(outcomes.filter((status) => status === 400)).toHaveLength(120);
    expect(outcomes.at(-1)).toBe(429);
  });

  it("leads back to the page that was asked for, but nowhere else", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    for (const [next, lands] of [
      ["/desk/me", "/desk/me"],
      ["/desk/people?x=1", "/desk/people?x=1"],
      ["https://elsewhere.test/", "/desk"],
      ["//elsewhere.test/desk", "/desk"],
      ["/desk/../api", "/desk"],
      ["/desk\\@elsewhere.test", "/desk"],
      ["/desk/sign-out", "/desk"],
    ] as const) {
      await admin.open("/desk/me");
      await admin.submit("/desk/me/code");
      const other = new Browser(test);
      await other.open(`/desk/sign-in?next=${encodeURIComponent(next)}`);
      const seen: (string | null)[] = [];
      const send = other.send.bind(other);
      other.send = (path, init) => {
        if (init === undefined) seen.push(path);
        return send(path, init);
      };
      await other.submit("/desk/sign-in", { code: shownCode(admin) });
      expect(seen).toEqual([lands]);
    }
  });
});

describe("a session", () => {
  it("ends when signed out, and the token is worth nothing then", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const token = admin.cookies.get("desk") ?? "";
    await admin.submit("/desk/sign-out");
    expect(admin.text).toContain("工作人员登录");
    expect(admin.cookies.has("desk")).toBe(false);
    admin.cookies.set("desk", token);
    expect((await admin.open("/desk/people")).text).toContain("工作人员登录");
  });

  it("ends a fortnight after its last use, and after ninety days in any case", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const start = test.clock.now.getTime();
    for (let days = 13; days < 90; days += 13) {
      test.clock.now = new Date(start + days * day);
      expect((await admin.open("/desk")).text).toContain("等着办的事");
    }
    test.clock.now = new Date(start + 90 * day);
    expect((await admin.open("/desk")).text).toContain("工作人员登录");

    const idle = await openDesk();
    const other = await firstAdmin(idle);
    idle.clock.now = new Date(start + 14 * day);
    expect((await other.open("/desk")).text).toContain("工作人员登录");
  });

  it("can be begun on another device with a code of one's own, and ended from the first", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    await admin.open("/desk/me");
    await admin.submit("/desk/me/code");
    const code = shownCode(admin);
    const phone = await new Browser(test).open("/desk/sign-in");
    await phone.submit("/desk/sign-in", { code });
    expect(phone.text).toContain("王管理");
    await admin.open("/desk/me");
    expect(admin.text).toContain("在 2 处登录着");
    await admin.submit("/desk/me/elsewhere");
    expect(admin.text).toContain("在 1 处登录着");
    expect((await phone.open("/desk")).text).toContain("工作人员登录");
  });

  it("does not lose a form silently when it ended meanwhile", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    await admin.open("/desk/people");
    test.clock.now = new Date(test.clock.now.getTime() + 15 * day);
    await admin.submit("/desk/people", { name: "李四" });
    expect(admin.status).toBe(401);
    expect(admin.text).toContain("这次没有存");
  });
});

describe("requests that nobody of ours made", () => {
  it.each([
    ["from another site", { "sec-fetch-site": "cross-site" }],
    ["from a neighbour", { "sec-fetch-site": "same-site" }],
    ["with another origin", { origin: "http://elsewhere.test" }],
  ])("are refused %s", async (_, headers: Record<string, string>) => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    await admin.open("/desk/people");
    admin.headers = headers;
    await admin.submit("/desk/people", { name: "李四" });
    expect(admin.status).toBe(403);
    expect(await test.db.person.count()).toBe(1);
  });

  it("are refused without the token of the session, or with that of another", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    const other = await colleague(test, admin, "李四", "admin");
    await other.open("/desk/people");
    const token = /name="token" value="([^"]+)"/.exec(other.html)?.[1] ?? "";
    for (const shown of ["", "x", token, `${token}x`]) {
      await admin.open("/desk/people");
      await admin.post("/desk/people", { token: shown, name: "王五" });
      expect(admin.status).toBe(403);
      expect(admin.text).toContain("没有存");
    }
    expect(await test.db.person.count()).toBe(2);
    await admin.post("/desk/sign-out", {});
    expect((await admin.open("/desk")).text).toContain("等着办的事");
  });

  it("cannot sign a browser in as someone else: the form belongs to the browser", async () => {
    const test = await openDesk();
    const admin = await firstAdmin(test);
    await admin.open("/desk/me");
    await admin.submit("/desk/me/code");
    const code = shownCode(admin);
    const attacker = await new Browser(test).open("/desk/sign-in");
    const token = /name="token" value="([^"]+)"/.exec(attacker.html)?.[1] ?? "";
    const victim = await new Browser(test).open("/desk/sign-in");
    await victim.post("/desk/sign-in", { token, code });
    expect(victim.status).toBe(403);
    expect(victim.cookies.has("desk")).toBe(false);
  });
});

describe("what is posted", () => {
  it("may not be too long, and files are not read from strangers", async () => {
    const test = await openDesk({ limits: { form: 2000, upload: 5000 } });
    const admin = await firstAdmin(test);
    await admin.open("/desk/people");
    await admin.submit("/desk/people", { name: "长".repeat(1000) });
    expect(admin.status).toBe(413);
    expect(admin.text).toContain("写得太长了");

    let read = 0;
    const body = new ReadableStream({
      pull(controller) {
        read += 1;
        if (read > 100) controller.close();
        else controller.enqueue(new Uint8Array(1000));
      },
    });
    const stranger = new Browser(test);
    await stranger.send("/desk/documents", {
      method: "POST",
      body,
      duplex: "half",
    });
    expect(stranger.status).toBe(401);
    expect(read).toBeLessThan(3);
  });
});

describe("pages", () => {
  it("are for those who are signed in, with the headers of safety and nothing inline", async () => {
    const test = await openDesk();
    const stranger = new Browser(test);
    for (const path of ["/desk", "/desk/people", "/desk/me", "/desk/nothing"]) {
      await stranger.open(path);
      expect(stranger.text).toContain("工作人员登录");
    }
    const admin = await firstAdmin(test);
    for (const path of ["/desk", "/desk/people", "/desk/me", "/desk/sign-out"]) {
      await admin.open(path);
      expect(admin.response.headers.get("content-security-policy")).toMatch(
        /default-src 'none'.*form-action 'self'.*frame-ancestors 'none'/,
      );
      expect(admin.response.headers.get("cache-control")).toBe("no-store");
      expect(admin.html).not.toMatch(/<style|<script|\sstyle=|\son\w+=/);
    }
    expect((await admin.open("/desk/nothing")).status).toBe(404);
  });

  it("leave addresses to others that are not below /desk", async () => {
    const { desk } = await openDesk();
    for (const path of ["/", "/desks", "/api/desk", "/healthz"])
      expect(desk.handle(new Request(`http://desk.test${path}`))).toBeUndefined();
  });
});
