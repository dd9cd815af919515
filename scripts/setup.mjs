#!/usr/bin/env node
// Brings a clone to where it can start: packages, database clients, build. Each step is done only
// when what it is made from has changed. Uses nothing but Node itself: it runs before npm has
// installed anything.
// Usage: node scripts/setup.mjs [--dev] [--quiet]
//   --dev    for tests and checks: no build
//   --quiet  says nothing when there is nothing to do
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { setInterval } from "node:timers";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const at = (...parts) => join(root, ...parts);
const dev = process.argv.includes("--dev");
const quiet = process.argv.includes("--quiet");

const RECORD = at("node_modules/.setup.json");
const NATIVE = at("node_modules/better-sqlite3/build/Release/better_sqlite3.node");
const BUILT = at("dist/.setup");
const GENERATED = ["generated", "generated-pg"].map((name) => at("src/stores", name));
const SCHEMAS = ["prisma/schema.prisma", "prisma/pg/schema.prisma"].map((name) => at(name));

// stdout belongs to the program that runs afterwards.
const say = (line) => process.stderr.write(`${line}\n`);

/** Ends the set-up with one sentence. */
class Refusal extends Error {}

const sha256 = (...texts) => {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex");
};
const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
};
const note = (change) => {
  writeFileSync(`${RECORD}.new`, JSON.stringify({ ...readJson(RECORD), ...change }));
  renameSync(`${RECORD}.new`, RECORD);
};
const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return GENERATED.includes(path) ? [] : filesUnder(path);
      return [path];
    })
    .sort();

// What each step is made from.
const lockText = readFileSync(at("package-lock.json"), "utf8");
const lockHash = sha256(lockText);
const schemaHash = () => sha256(lockHash, ...SCHEMAS.map((file) => readFileSync(file)));
const sourceHash = () =>
  sha256(
    schemaHash(),
    ...["tsconfig.json", "tsconfig.build.json"].map((name) => readFileSync(at(name))),
    ...filesUnder(at("src")).flatMap((file) => [relative(root, file), readFileSync(file)]),
  );

// Whether each step has been done.
const installed = () => {
  const { lock, abi } = readJson(RECORD);
  return lock === lockHash && abi === process.versions.modules && existsSync(NATIVE);
};
const generated = () =>
  readJson(RECORD).schema === schemaHash() &&
  GENERATED.every((folder) => existsSync(join(folder, "client.ts")));
const built = () => existsSync(BUILT) && readFileSync(BUILT, "utf8") === sourceHash();

/** Whether somebody ran `npm install` by hand and every package of the lock file is there. */
function installedByHand() {
  const { packages } = readJson(at("node_modules/.package-lock.json"));
  if (packages === undefined || !existsSync(NATIVE)) return false;
  if (readJson(RECORD).abi !== undefined && readJson(RECORD).abi !== process.versions.modules)
    return false;
  return Object.entries(JSON.parse(lockText).packages).every(
    ([path, { version, optional, devOptional }]) =>
      path === "" || optional || devOptional || packages[path]?.version === version,
  );
}

async function install() {
  if (!installedByHand()) {
    const missing = missingTools();
    say("正在装依赖包：要编译一个原生模块，约一到三分钟……");
    if (missing.length > 0)
      say(
        `这台机器没有 ${missing.join("、")}，原生模块只能下载现成的：要自己编译，就先运行 ${process.platform === "darwin" ? "xcode-select --install" : "apt-get install python3 make g++（Debian 或 Ubuntu）"}。`,
      );
    const npm = process.env.npm_execpath?.endsWith("npm-cli.js")
      ? [process.execPath, process.env.npm_execpath]
      : ["npm"];
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--no-progress"];
    const { status, log, tail } = await run([...npm, ...args, "--loglevel=error"]);
    if (status !== 0) {
      say(tail);
      throw new Refusal(`npm ci 没有成功，${reason(tail, missing)}（npm 的全部输出在 ${log}）`);
    }
  }
  note({ lock: lockHash, abi: process.versions.modules });
}

function missingTools() {
  const has = (tool) => spawnSync(tool, ["--version"], { stdio: "ignore" }).status === 0;
  return [
    ["python3", ["python3", "python"]],
    ["make", ["make", "gmake"]],
    ["g++", ["g++", "c++", "clang++"]],
  ]
    .filter(([, names]) => process.platform !== "win32" && !names.some(has))
    .map(([tool]) => tool);
}

function reason(said, missing) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED/.test(said))
    return "有服务器连不上：检查网络，或用 npm config set registry 换一个源。";
  if (/ENOSPC/.test(said)) return "磁盘满了：腾出约 1 GB 空间再试。";
  if (/EACCES|EPERM/.test(said)) return `${root} 写不进去：给当前用户这个文件夹的写权限。`;
  if (/gyp ERR|node-gyp/.test(said))
    return missing.length > 0
      ? `原生模块编译不了，缺 ${missing.join("、")}：装上再重来。`
      : "原生模块编译不了：原因看上面几行。";
  if (/EUSAGE|lock file/.test(said))
    return "package.json 和 package-lock.json 对不上：运行 npm install，把两个文件都提交。";
  return "原因看上面几行。";
}

async function generate() {
  say("正在生成数据库代码……");
  const configs = ["prisma/prisma.config.ts", "prisma/pg.config.ts"];
  const results = await Promise.all(
    configs.map((config) =>
      run([
        process.execPath,
        at("node_modules/prisma/build/index.js"),
        "generate",
        "--config",
        config,
      ]),
    ),
  );
  for (const { status, tail } of results) {
    if (status === 0) continue;
    say(tail);
    throw new Refusal("prisma generate 没有成功：改好 prisma/schema.prisma 再重来。");
  }
  note({ schema: schemaHash() });
}

async function build() {
  say("正在编译……");
  const hash = sourceHash();
  // Without its output, what the compiler remembers would keep it from writing it again.
  if (!existsSync(BUILT)) rmSync(at("node_modules/.cache/build.tsbuildinfo"), { force: true });
  rmSync(BUILT, { force: true });
  const tsc = at("node_modules/typescript/bin/tsc");
  const { status, tail } = await run([process.execPath, tsc, "-p", "tsconfig.build.json"]);
  if (status !== 0) {
    say(tail);
    throw new Refusal("源码编译不了：改好上面几行说的地方再重来。");
  }
  copyAssets();
  removeLeftovers();
  writeFileSync(BUILT, hash);
}

/** Copies what is no source, such as pages and styles, beside what was compiled. */
function copyAssets() {
  for (const file of filesUnder(at("src")).filter((file) => !file.endsWith(".ts"))) {
    const target = at("dist", relative(at("src"), file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

/** Removes from the build what has no source any more. */
function removeLeftovers() {
  for (const file of filesUnder(at("dist"))) {
    const source = at("src", relative(at("dist"), file));
    const names = [source, source.replace(/\.js(\.map)?$/, ".ts")];
    if (file !== BUILT && !names.some((name) => existsSync(name))) rmSync(file);
  }
}

/** Runs a command with its output kept in a file; gives the end of that output. */
async function run([command, ...args]) {
  const log = join(
    tmpdir(),
    `kechuang-setup-${process.pid}-${args.at(-1).replace(/\W+/g, "-")}.log`,
  );
  const out = openSync(log, "w");
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", out, out] });
  const status = await new Promise((settle) => {
    child.on("error", () => settle(127));
    child.on("exit", settle);
  });
  closeSync(out);
  const tail = readFileSync(log, "utf8").trimEnd().split("\n").slice(-25).join("\n");
  if (status === 0) rmSync(log);
  return { status, log, tail };
}

const LOCK = join(tmpdir(), `kechuang-setup-${sha256(root).slice(0, 16)}.lock`);

/** Waits until no other set-up is at work on this clone, and keeps others out until the end. */
async function alone() {
  let told = false;
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: "wx" });
      process.on("exit", () => rmSync(LOCK, { force: true }));
      const alive = () => utimesSync(LOCK, new Date(), new Date());
      setInterval(alive, 2000).unref();
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isStale()) continue;
    if (!told) say("这里已有一个安装在进行，等它做完……");
    told = true;
    await new Promise((settle) => setTimeout(settle, 200));
  }
}

/** Whether the lock was left by a process that is gone; it is then removed. */
function isStale() {
  const read = () => {
    try {
      return [Number(readFileSync(LOCK, "utf8")), statSync(LOCK).mtimeMs];
    } catch {
      return [0, Date.now()];
    }
  };
  const [holder, touched] = read();
  if (Date.now() - touched < 60_000 && (holder === 0 || isAlive(holder))) return false;
  if (read()[0] === holder) rmSync(LOCK, { force: true });
  return true;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code !== "ESRCH";
  }
}

async function main() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Refusal(`Node.js ${process.versions.node} 太旧：装 20.19 或更新的版本。`);
  const steps = [[installed, install], [generated, generate], ...(dev ? [] : [[built, build]])];
  if (steps.every(([done]) => done())) {
    if (!quiet && process.env.npm_lifecycle_event === "setup") say("都准备好了。");
    return;
  }
  await alone();
  const begun = Date.now();
  const due = steps.filter(([done]) => !done());
  for (const [done, work] of steps) if (!done()) await work();
  if (due.length > 0) say(`准备好了，用了 ${Math.round((Date.now() - begun) / 1000)} 秒。`);
}

main().catch((error) => {
  say(error instanceof Refusal ? error.message : `安装没有做完：${error.stack}`);
  process.exitCode = 1;
});
