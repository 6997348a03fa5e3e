/** Seconds of other programs on a machine like ours, by method and size; their largest error in θ where it is not small. */
const PEERS: Record<string, readonly { name: string; seconds: number; error?: number }[]> = {
  "bt n=1,000 m=100,000": [
    { name: "choix ILSR", seconds: 0.78 },
    { name: "evalica", seconds: 0.22 },
    { name: "scikit-learn", seconds: 0.041, error: 1e-3 },
    { name: "R", seconds: 0.29 },
    { name: "SciPy", seconds: 0.067 },
    { name: "typed arrays, fit alone", seconds: 0.005 },
  ],
  "bt n=10,000 m=1,000,000": [
    { name: "choix Newton", seconds: 115 },
    { name: "evalica", seconds: 15.6 },
    { name: "scikit-learn", seconds: 0.54, error: 2e-3 },
    { name: "R", seconds: 7.4 },
    { name: "SciPy", seconds: 0.93 },
    { name: "typed arrays, fit alone", seconds: 0.069 },
  ],
  "bt ring n=2,000": [
    { name: "choix ILSR", seconds: 14 },
    { name: "SciPy", seconds: 0.12 },
    { name: "typed arrays, fit alone", seconds: 0.094 },
  ],
  "huber n=1,000 m=100,000": [{ name: "SciPy", seconds: 0.27 }],
  "huber n=10,000 m=1,000,000": [{ name: "SciPy", seconds: 3.5 }],
};

/** How many times as long the others take, in words. */
export function peerRatios(method: string, label: string, seconds: number): string {
  return (PEERS[`${method} ${label}`] ?? [])
    .map(({ name, seconds: theirs, error }) => {
      const wrong = error === undefined ? "" : ` (off by ${error})`;
      return `${name} ${(theirs / seconds).toFixed(1)}x${wrong}`;
    })
    .join(", ");
}
