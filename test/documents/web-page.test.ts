import { describe, expect, it } from "vitest";
import { documentOf } from "./documents.ts";

const page = (main: string) => `<!DOCTYPE html>
<html><head><title>某某办法 - 银川市某某局网站</title>
<meta name="ArticleTitle" content="银川市某某管理办法"><meta name="PubDate" content="2025-01-09 10:00">
<script>document.write("脚本")</script><style>p{color:red}</style></head>
<body><div class="header-nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; 通知公告</div>
<div class="wrap"><h1>银川市某某管理办法</h1>
<table class="meta"><tr><td>发文字号：</td><td>银政规发〔2024〕8号</td><td>成文日期：</td><td>2024-12-30</td></tr>
<tr><td>发文机关：</td><td>银川市人民政府</td><td>公开方式：</td><td>主动公开</td></tr></table>
<div class="TRS_Editor">${main}</div>
<p><a href="#">打印</a> <a href="#">关闭</a></p></div>
<div id="footer"><p>主办单位：银川市某某局，地址某某路，电话某某，网站标识码某某。</p></div></body></html>`;

const ARTICLES =
  "<p>第一条&nbsp;为规范管理，\n制定本办法。</p><p>第二条 <b>企业</b>可以申请。<br>个人不可以。</p>";

describe("a web page", () => {
  const read = documentOf(page(ARTICLES), "页面.html");

  it("is read without menus, scripts and footers", () => {
    expect(read.mediaType).toBe("text/html");
    expect(read.plain).toBe(
      "银川市某某管理办法\n第一条 为规范管理，制定本办法。\n第二条 企业可以申请。\n个人不可以。",
    );
    expect(read.parts.map((part) => part.place)).toEqual(["第一条", "第二条"]);
  });

  it("tells title, number, issuer and day from its table, and not the day it was put up", () => {
    expect([read.title, read.number, read.issuer, read.issued]).toEqual([
      "银川市某某管理办法",
      "银政规发〔2024〕8号",
      "银川市人民政府",
      "2024-12-30",
    ]);
  });

  it("keeps tables under their headings, spanned cells written out", () => {
    const table = `<p>一、标准</p><table><tr><th>行业</th><th>规模</th></tr><tr><td rowspan="2">工业</td><td>大型</td></tr><tr><td>小型</td></tr></table><p>二、其他</p><p>以通知为准。</p>`;
    const part = documentOf(page(table), "a.html").parts.find((one) => one.table);
    expect(part?.place).toBe("一");
    expect(part?.text).toBe("| 行业 | 规模 |\n| 工业 | 大型 |\n| 工业 | 小型 |");
  });

  it("reads through tables that only lay it out", () => {
    const nested = `<table><tr><td><table><tr><td>${ARTICLES}</td></tr></table></td><td></td></tr></table>`;
    expect(documentOf(page(nested), "a.html").parts.map((part) => part.place)).toEqual([
      "第一条",
      "第二条",
    ]);
  });

  it("numbers ordered lists as a browser does", () => {
    const list =
      "<p>一、材料</p><ol><li>执照</li><li>报告</li></ol><p>二、时间</p><p>随时，全年受理。</p>";
    expect(documentOf(page(list), "a.html").plain).toContain("1. 执照\n2. 报告");
  });

  it("is known by its first tag, whatever its name", () => {
    expect(documentOf(`<%@ page language="java" %>\n${page(ARTICLES)}`, "a.txt").mediaType).toBe(
      "text/html",
    );
  });

  it("leaves out what is hidden", () => {
    const hidden = `${ARTICLES}<div style="display: none"><p>看不见的话，不应当出现在正文里。</p></div>`;
    expect(documentOf(page(hidden), "a.html").plain).not.toContain("看不见");
  });

  it("whose whole text stands in what is called a menu is read all the same", () => {
    const read = documentOf(
      `<html><body><div class="nav">${ARTICLES}</div></body></html>`,
      "a.html",
    );
    expect(read.parts).toHaveLength(2);
  });
});
