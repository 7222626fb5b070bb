import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { livingProcesses, recordProcess, stopLeftovers } from "@/scripts/process-records.mjs";

let folder: string;
let child: ChildProcess;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "records-")), "data");
  mkdirSync(folder);
  child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
});
afterEach(() => {
  child.kill("SIGKILL");
  rmSync(join(folder, ".."), { recursive: true, force: true });
});

/** As if the launcher that started the process had been killed. */
function orphan(dataDir: string): void {
  for (const name of readdirSync(join(dataDir, "run"))) {
    const file = join(dataDir, "run", name);
    const record = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...record, launcher: { pid: 1, identity: "gone" } }));
  }
}

const pidsIn = (dataDir: string) => livingProcesses(dataDir).map(({ pid }) => pid);
const record = () => recordProcess(folder, "worker", child.pid ?? 0);

test("a copied folder knows nothing of the original's processes, and stops none", async () => {
  record();
  orphan(folder);
  const copy = join(folder, "../copy");
  cpSync(folder, copy, { recursive: true });
  expect(pidsIn(copy)).toEqual([]);
  await stopLeftovers(copy);
  expect(child.signalCode).toBeNull();
  expect(pidsIn(folder)).toEqual([child.pid]);

  // The original's own start does stop it.
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await stopLeftovers(folder);
  await ended;
  expect(child.signalCode).toBe("SIGTERM");
});

test("a folder that was moved keeps its processes", () => {
  const forget = record();
  const moved = join(folder, "../moved");
  renameSync(folder, moved);
  expect(pidsIn(moved)).toEqual([child.pid]);
  renameSync(moved, folder);
  forget();
  expect(pidsIn(folder)).toEqual([]);
});

test("a note that cannot be written stops nothing", () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  writeFileSync(join(folder, "run"), "a file where the notes' folder should be");
  expect(() => recordProcess(folder, "worker", child.pid ?? 0)()).not.toThrow();
  expect(said).toHaveBeenCalledOnce();
});
