type TypedArray = Float64Array | Int32Array | Int8Array | Uint8Array;

const inSharedMemory = {
  Float64Array: (length: number) => new Float64Array(new SharedArrayBuffer(8 * length)),
  Int32Array: (length: number) => new Int32Array(new SharedArrayBuffer(4 * length)),
  Int8Array: (length: number) => new Int8Array(new SharedArrayBuffer(length)),
  Uint8Array: (length: number) => new Uint8Array(new SharedArrayBuffer(length)),
} as const;

/**
 * A copy of plain data, at any depth, whose typed arrays lie in shared memory, so that any number
 * of threads read one copy of them. An array that occurs twice is copied once; one in shared memory
 * already is kept.
 */
export function shared<T>(value: T): T {
  const known = new Map<TypedArray, TypedArray>();
  const move = (part: unknown): unknown => {
    if (ArrayBuffer.isView(part)) {
      const array = part as TypedArray;
      if (array.buffer instanceof SharedArrayBuffer) return array;
      const copy = known.get(array) ?? copyOf(array);
      known.set(array, copy);
      return copy;
    }
    if (Array.isArray(part)) return part.map(move);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, entry]) => [key, move(entry)]));
  };
  return move(value) as T;
}

function copyOf(array: TypedArray): TypedArray {
  const copy = inSharedMemory[array[Symbol.toStringTag]](array.length);
  copy.set(array);
  return copy;
}
