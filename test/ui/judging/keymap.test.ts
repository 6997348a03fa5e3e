import { describe, expect, test } from "vitest";
import { keyLabel } from "~/ui/judging/keyLabel";
import { ACTIONS, actionOf, FIRST_KEYS, mirrored, readKeymap, rebind } from "~/ui/judging/keymap";

const press = (key: string, more = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false },
  ...more,
});

describe("actionOf", () => {
  test.each([
    ["ArrowLeft", "a"],
    ["1", "a"],
    ["ArrowRight", "b"],
    ["2", "b"],
    ["=", "equal"],
    ["s", "skip"],
    ["S", "skip"],
    ["c", "conflict"],
    ["u", "undo"],
    ["r", "reason"],
    ["?", "help"],
    ["Enter", "next"],
    ["x", null],
    ["Escape", null],
  ])("%s means %s", (key, action) => {
    expect(actionOf(FIRST_KEYS, press(key), false)).toBe(action);
  });

  test("keys typed into a field judge nothing", () => {
    expect(actionOf(FIRST_KEYS, press("s"), true)).toBeNull();
    expect(actionOf(FIRST_KEYS, press("z", { ctrlKey: true }), true)).toBeNull();
  });

  test.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])(
    "%o belongs to the browser",
    (more) => {
      expect(actionOf(FIRST_KEYS, press("c", more), false)).toBeNull();
    },
  );

  test("the combination that undoes everywhere undoes here, and the one that redoes does not", () => {
    expect(actionOf(FIRST_KEYS, press("z", { ctrlKey: true }), false)).toBe("undo");
    expect(actionOf(FIRST_KEYS, press("z", { metaKey: true }), false)).toBe("undo");
    const redo = press("Z", { ctrlKey: true, shiftKey: true });
    expect(actionOf(FIRST_KEYS, redo, false)).toBeNull();
  });
});

describe("rebind", () => {
  test("gives an action one key in place of those it had", () => {
    const rebound = rebind(FIRST_KEYS, "a", "J");
    expect(rebound).toEqual({ ok: true, keymap: { ...FIRST_KEYS, a: ["j"] } });
    if (!rebound.ok) return;
    expect(actionOf(rebound.keymap, press("j"), false)).toBe("a");
    expect(actionOf(rebound.keymap, press("ArrowLeft"), false)).toBeNull();
  });

  test("refuses a key that does something else, and takes its own again", () => {
    expect(rebind(FIRST_KEYS, "a", "S")).toEqual({ ok: false, why: "taken", by: "skip" });
    expect(rebind(FIRST_KEYS, "skip", "s")).toMatchObject({ ok: true });
  });

  test.each(["Tab", "Escape", "Shift", "F5", "PageDown", "Dead"])("refuses %s", (key) => {
    expect(rebind(FIRST_KEYS, "a", key)).toEqual({ ok: false, why: "unusable" });
  });
});

describe("readKeymap", () => {
  test("reads back what was kept", () => {
    const kept = { ...FIRST_KEYS, a: ["j"], b: ["k"] };
    expect(readKeymap(JSON.stringify(kept))).toEqual(kept);
  });

  test.each([
    ["nothing", null],
    ["no JSON", "{"],
    ["a key that is given twice", JSON.stringify({ a: ["s"] })],
    ["a key that cannot be used", JSON.stringify({ a: ["Tab"] })],
    ["something else", JSON.stringify({ a: 3 })],
  ])("falls back to the first keys for %s", (_, stored) => {
    expect(readKeymap(stored)).toEqual(FIRST_KEYS);
  });
});

test("read from right to left, an arrow means the project on its side", () => {
  const means = (key: string) => actionOf(FIRST_KEYS, press(mirrored(key)), false);
  expect(["ArrowLeft", "ArrowRight", "1", "ArrowUp"].map(means)).toEqual(["b", "a", "a", null]);
});

test("the first keys give no key twice", () => {
  const keys = ACTIONS.flatMap((action) => FIRST_KEYS[action]);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([
  ["ArrowLeft", "←"],
  ["s", "S"],
  [" ", "␣"],
  ["Insert", "Insert"],
])("%j is printed %s", (key, label) => {
  expect(keyLabel(key)).toBe(label);
});
