import { describe, expect, test } from "vitest";
import { shortcutOf } from "~/ui/judging/shortcut";

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe("shortcutOf", () => {
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
    ["?", "help"],
    ["x", null],
    ["Enter", null],
  ])("%s means %s", (key, action) => {
    expect(shortcutOf(press(key), false)).toBe(action);
  });

  test("keys typed into a field judge nothing", () => {
    expect(shortcutOf(press("s"), true)).toBeNull();
  });

  test.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])(
    "%o belongs to the browser",
    (more) => {
      expect(shortcutOf(press("c", more), false)).toBeNull();
    },
  );
});
