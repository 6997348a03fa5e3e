"use client";

import { useEffect, useState } from "react";
import { FIRST_KEYS, type Keymap, readKeymap } from "./keymap";

const STORED_AS = "steelyard.judgingKeys";

/** The keys of this device's juror. */
export function useKeymap() {
  const [keymap, setKeymap] = useState(FIRST_KEYS);
  useEffect(() => setKeymap(readKeymap(localStorage.getItem(STORED_AS))), []);
  function keep(next: Keymap) {
    setKeymap(next);
    localStorage.setItem(STORED_AS, JSON.stringify(next));
  }
  return { keymap, keep, reset: () => keep(FIRST_KEYS) };
}
