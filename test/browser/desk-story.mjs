import { claim } from "./claim.mjs";
import { costumes, guangzhou, yinchuan } from "./desk-documents.mjs";
import { addDocument, answerTo, publish, settleDoubts, signIn } from "./desk-person.mjs";

const question = "鼓乐传习企业每年最高补多少";
const untold = "皮影戏班的年会在哪里开";

/**
 * What happens on one server, each step on what the steps before left there. A step is given
 * `{ server, open, kept, shot }`: `open` makes a page of a person of its own, `kept` passes things on.
 */
export const deskStory = [
  [
    "the first admin signs in with the code of the terminal, a wrong one is told so",
    async ({ server, open, kept, shot }) => {
      const page = (kept.admin = await open());
      await page.goto(new URL("/desk/gaps", server.url).href);
      await page.fill("#code", "AAAA-AAAA-AAAA");
      await page.fill("#name", "王管理");
      await page.click("button.main");
      await page.waitForSelector("[role=alert]");
      await shot("sign-in-wrong", page);
      await signIn(page, server.url, server.code, "王管理");
      await shot("home-empty", page);
    },
  ],
  [
    "adds a colleague, who signs in elsewhere with the code shown once",
    async ({ server, open, kept, shot }) => {
      const page = kept.admin;
      await page.click("nav >> text=人员");
      await page.fill("#name", "李干事");
      await page.click("text=添上，生成登录码");
      const code = await page.innerText(".shown-code .code");
      await shot("code", page);
      kept.staff = await open();
      await signIn(kept.staff, server.url, code);
      claim((await kept.staff.locator("nav >> text=人员").count()) === 0, "staff see the people");
      await page.goto(new URL("/desk/people", server.url).href);
      claim((await page.locator(".shown-code").count()) === 0, "the code is shown again");
    },
  ],
  [
    "staff add a document, settle what is doubtful, and cannot publish what they added",
    async ({ server, kept, shot }) => {
      const page = kept.staff;
      kept.yinchuan = await addDocument(page, server.url, yinchuan);
      await shot("doubts", page);
      claim((await page.inputValue("#number")) === "银文旅规〔2026〕7号", "the 文号 was not read");
      claim((await page.inputValue("#region")) === "银川", "the place was not read");
      const doubts = await settleDoubts(page, "银川市文化旅游广电局");
      claim(doubts.length > 0, "nothing was doubtful");
      claim(
        (await page.locator("button:text-is('公开')").count()) === 0,
        "who added a document is offered to publish it",
      );
      claim(await page.isVisible("text=要另一个人来公开"), "it is not said who may publish");
    },
  ],
  [
    "another publishes it, and the next question in the chat is answered by its article",
    async ({ server, open, kept, shot }) => {
      await kept.admin.goto(new URL("/desk/documents?state=proposed", server.url).href);
      await shot("documents", kept.admin);
      await publish(kept.admin, kept.yinchuan);
      await shot("published", kept.admin);
      kept.visitor = await open();
      await kept.visitor.goto(server.url);
      const { words, cited, last } = await answerTo(kept.visitor, question);
      claim(words.includes("二十七万元"), `the answer is: ${words}`);
      claim(
        cited.some((name) => name.includes("银文旅规〔2026〕7号 第四条")),
        `cited is ${cited.join("；")}`,
      );
      await last.locator(".chip").first().click();
      const sheet = await kept.visitor.innerText("#sheet");
      claim(sheet.includes("原文"), "the sheet does not say that it is the original");
      await kept.visitor.click("#sheet .whole a");
      await kept.visitor.waitForSelector(".side .clause:target");
      claim(/\/policies\/doc-/.test(kept.visitor.url()), `led to ${kept.visitor.url()}`);
      await shot("policy", kept.visitor);
      await kept.visitor.goto(new URL("/policies?q=鼓乐传习", server.url).href);
      claim((await kept.visitor.locator(".policies .original").count()) === 1, "not listed once");
      await shot("policies", kept.visitor);
      await kept.visitor.goBack();
      await kept.visitor.goBack();
      await kept.visitor.waitForSelector(".turn.bot");
    },
  ],
  [
    "a document of another place does not answer for this one, and says whose it is",
    async ({ server, open, kept }) => {
      kept.guangzhou = await addDocument(kept.staff, server.url, guangzhou);
      await settleDoubts(kept.staff, "广州市文化旅游广电局");
      await publish(kept.admin, kept.guangzhou);
      const page = await open();
      await page.goto(server.url);
      const here = await answerTo(page, question);
      claim(here.words.includes("二十七"), `of 银川 it is said: ${here.words}`);
      claim(!here.words.includes("八十三"), `of 银川 it is said: ${here.words}`);
      const there = await answerTo(page, "广州的鼓乐传习企业每年最高补多少");
      claim(there.words.includes("八十三万元"), `of 广州 it is said: ${there.words}`);
      claim(there.words.includes("广州"), `it is not said whose it is: ${there.words}`);
    },
  ],
  [
    "what could not be answered is answered by staff with a clause, and known from the next message",
    async ({ server, open, kept, shot }) => {
      const page = await open();
      await page.goto(server.url);
      const before = await answerTo(page, untold);
      claim(!before.words.includes("大剧院"), "it was known before");
      await kept.staff.goto(new URL("/desk/gaps", server.url).href);
      await shot("gaps", kept.staff);
      await kept.staff.click(`td a:text-is("${untold}")`);
      await shot("gap", kept.staff);
      await kept.staff.fill("#text", "在大剧院开，每年十月。");
      await kept.staff.fill("#clauses", "银文旅规〔2026〕7号 第九十条");
      await kept.staff.click("text=存下答复");
      await kept.staff.waitForSelector("[role=alert]");
      await shot("gap-wrong", kept.staff);
      claim(
        (await kept.staff.inputValue("#text")) === "在大剧院开，每年十月。",
        "what was typed is lost",
      );
      await kept.staff.fill("#clauses", "银文旅规〔2026〕7号 第五条");
      await kept.staff.click("text=存下答复");
      await kept.staff.waitForSelector("text=答复存好了");
      const { words, cited } = await answerTo(page, untold);
      claim(words.includes("在大剧院开"), `the answer is still: ${words}`);
      claim(
        cited.some((name) => name.includes("第五条")),
        `cited is ${cited.join("；")}`,
      );
    },
  ],
  [
    "who asks for a person is listed, and the reply of staff appears in the open page",
    async ({ server, open, kept, shot }) => {
      const page = await open();
      await page.goto(server.url);
      await answerTo(page, question);
      await page.click(".bar .to-person");
      await page.fill("#person [name=question]", "鼓乐传习的场次由谁来数");
      await page.fill("#person [name=phone]", "0951-1234567");
      await page.click("#person .send");
      await page.waitForSelector("text=登记好了，编号");
      const desk = kept.staff;
      await desk.goto(new URL("/desk/handoffs", server.url).href);
      claim((await desk.innerText(".table")).includes("0951-1234567"), "no number is shown");
      await shot("handoffs", desk);
      await desk.click("td a:text-is('鼓乐传习的场次由谁来数')");
      await desk.click("text=我来办");
      await desk.waitForSelector("#text");
      await desk.fill("#text", "由区县文旅局数，带记录来。");
      await desk.fill("#clauses", "银文旅规〔2026〕7号 第五条");
      await shot("handoff", desk);
      await desk.click("text=发出答复");
      await desk.waitForSelector("text=答复已发进对话");
      await page.waitForSelector("text=工作人员答复：由区县文旅局数，带记录来。");
      claim((await page.innerText(".turn.bot >> nth=-1")).includes("第五条"), "no clause is cited");
      await desk.fill("#note", "在对话里说清了");
      await desk.click("button:text-is('办结')");
      await desk.waitForSelector("text=办结了。");
    },
  ],
  [
    "a form that others overtook is not saved, and what was written is kept",
    async ({ server, kept, shot }) => {
      kept.both = await addDocument(kept.staff, server.url, costumes);
      await kept.admin.goto(kept.both);
      await kept.staff.fill("#source", "https://example.gov.cn/8");
      await kept.staff.click("text=存下");
      await kept.staff.waitForSelector("text=存好了。");
      await kept.admin.fill("#title", "银川市戏服租借办法（试行）");
      await kept.admin.click("text=存下");
      await kept.admin.waitForSelector("[role=alert]");
      await shot("stale", kept.admin);
      const said = await kept.admin.innerText("main");
      claim(said.includes("别人改过"), "it is not said that it was not saved");
      claim(said.includes("银川市戏服租借办法（试行）"), "what was written is lost");
      claim(
        (await kept.admin.inputValue("#title")) === "银川市戏服租借登记办法",
        "the form is not as it is now",
      );
    },
  ],
  [
    "of two who publish at once one is told kindly",
    async ({ server, open, kept, shot }) => {
      await kept.admin.goto(new URL("/desk/people", server.url).href);
      await kept.admin.fill("#name", "赵干事");
      await kept.admin.click("text=添上，生成登录码");
      const third = await open();
      await signIn(third, server.url, await kept.admin.innerText(".shown-code .code"));
      const both = [kept.admin, third];
      await Promise.all(both.map((page) => page.goto(kept.both)));
      await Promise.all(both.map((page) => page.click("button:text-is('公开')")));
      await Promise.all(both.map((page) => page.waitForSelector(".notice")));
      const told = await Promise.all(both.map((page) => page.innerText(".notice")));
      claim(told.filter((one) => one.includes("公开了")).length === 1, `told was ${told.join()}`);
      claim(told.filter((one) => one.includes("别人已经")).length === 1, `told was ${told.join()}`);
      await shot("told", told[0].includes("别人已经") ? kept.admin : third);
    },
  ],
  [
    "what is taken back answers no more, and what was answered keeps its citation",
    async ({ kept, shot }) => {
      await kept.admin.goto(kept.yinchuan);
      await kept.admin.click("summary:text-is('撤下')");
      await kept.admin.fill("[name=reason]", "印错了");
      await shot("remove", kept.admin);
      await kept.admin.click("button:text-is('撤下')");
      await kept.admin.waitForSelector("text=撤下了");
      const page = kept.visitor;
      const { words, cited } = await answerTo(page, question);
      claim(!words.includes("二十七"), `it is still answered: ${words}`);
      claim(!cited.some((name) => name.includes("银文旅规〔2026〕7号")), "it is still cited");
      const rested = await answerTo(page, untold);
      claim(!rested.words.includes("大剧院"), "what staff answered by it is still said");
      const old = page.locator(".turn.bot").first();
      claim((await old.innerText()).includes("二十七万元"), "the old answer is gone");
      await old.locator(".chip").first().click();
      claim(
        (await page.innerText("#sheet")).includes("每年最高二十七万元"),
        "the old citation does not open",
      );
      await page.keyboard.press("Escape");
      await page.reload();
      await page.locator(".turn.bot").first().locator(".chip").first().click();
      claim(
        (await page.innerText("#sheet")).includes("每年最高二十七万元"),
        "the old citation is lost by loading again",
      );
    },
  ],
];
