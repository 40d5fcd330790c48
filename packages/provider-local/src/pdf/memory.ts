/** The memory of the WASM module: typed views that survive its growth, and a small block for out parameters. */

/** What is needed of the module's own exports. */
export interface HeapExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(size: number): number;
  free(pointer: number): void;
}

const scratchSize = 4096;

/**
 * Reads and writes the module's memory. Views are made again when the memory has grown, because growing detaches the
 * old ones. Pointers are byte offsets.
 */
export class Heap {
  /** A block of 4096 bytes for out parameters; its contents live until the next call that uses it. */
  readonly scratch: number;
  readonly #exports: HeapExports;
  #bytes: Uint8Array;
  #floats: Float32Array;
  #doubles: Float64Array;
  #words: Uint32Array;

  constructor(exports: HeapExports) {
    this.#exports = exports;
    this.scratch = exports.malloc(scratchSize);
    const { buffer } = exports.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#floats = new Float32Array(buffer);
    this.#doubles = new Float64Array(buffer);
    this.#words = new Uint32Array(buffer);
  }

  #refresh(): void {
    // Growing empties the old views; asking a view for its length is cheaper than asking the memory for its buffer.
    if (this.#bytes.length !== 0) return;
    const { buffer } = this.#exports.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#floats = new Float32Array(buffer);
    this.#doubles = new Float64Array(buffer);
    this.#words = new Uint32Array(buffer);
  }

  /** Size of the memory in bytes. */
  get size(): number {
    return this.#exports.memory.buffer.byteLength;
  }

  /** Copies `bytes` into a new block and returns its pointer. Throws a RangeError when the memory is full. */
  store(bytes: Uint8Array): number {
    const pointer = this.allocate(bytes.length);
    this.#refresh();
    this.#bytes.set(bytes, pointer);
    return pointer;
  }

  /** A new block. Throws a RangeError when the memory is full. */
  allocate(size: number): number {
    const pointer = this.#exports.malloc(Math.max(size, 1));
    if (pointer === 0) throw new RangeError("the PDF engine is out of memory");
    return pointer;
  }

  /** Gives a block back. */
  release(pointer: number): void {
    this.#exports.free(pointer);
  }

  /** The `index`-th 32-bit float at `pointer`. */
  float(pointer: number, index = 0): number {
    this.#refresh();
    return this.#floats[(pointer >>> 2) + index] ?? 0;
  }

  /** The `index`-th 64-bit float at `pointer`. */
  double(pointer: number, index = 0): number {
    this.#refresh();
    return this.#doubles[(pointer >>> 3) + index] ?? 0;
  }

  /** The `index`-th unsigned 32-bit integer at `pointer`. */
  integer(pointer: number, index = 0): number {
    this.#refresh();
    return this.#words[(pointer >>> 2) + index] ?? 0;
  }

  /** Writes 32-bit floats at `pointer`. */
  setFloats(pointer: number, values: ReadonlyArray<number>): void {
    this.#refresh();
    this.#floats.set(values, pointer >>> 2);
  }

  /** Writes unsigned 32-bit integers at `pointer`. */
  setIntegers(pointer: number, values: ReadonlyArray<number>): void {
    this.#refresh();
    this.#words.set(values, pointer >>> 2);
  }

  /** A view of `length` bytes at `pointer`. It is valid until the memory grows: copy what must stay. */
  view(pointer: number, length: number): Uint8Array {
    this.#refresh();
    return this.#bytes.subarray(pointer, pointer + length);
  }

  /**
   * The result of one of the many calls that fill a buffer and return the number of bytes that they need; `fill` is
   * called once more with a larger buffer when the scratch block is too small. At most 16 MB.
   */
  filled(fill: (buffer: number, size: number) => number): Uint8Array {
    const needed = fill(this.scratch, scratchSize) >>> 0;
    if (needed <= scratchSize) return this.view(this.scratch, needed).slice();
    if (needed > 1 << 24) return new Uint8Array();
    const block = this.allocate(needed);
    try {
      return this.view(block, Math.min(fill(block, needed) >>> 0, needed)).slice();
    } finally {
      this.release(block);
    }
  }

  /** As {@link filled}, for UTF-16 text; the closing zero is dropped. */
  utf16(fill: (buffer: number, size: number) => number): string {
    return new TextDecoder("utf-16le").decode(this.filled(fill)).replace(/\0+$/, "");
  }

  /** As {@link filled}, for 8-bit text; the closing zero is dropped. */
  utf8(fill: (buffer: number, size: number) => number): string {
    return new TextDecoder().decode(this.filled(fill)).replace(/\0+$/, "");
  }
}
