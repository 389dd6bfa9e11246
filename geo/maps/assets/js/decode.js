// The page's packed blocks, unpacked by the browser itself. Reads script elements that never run.
(function (geo) {
  'use strict';

  /** Base64 → bytes; the fast way where the browser has it. */
  function bytes(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const binary = atob(text);
    const found = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i += 1) found[i] = binary.charCodeAt(i);
    return found;
  }

  /** The value of a packed block: base64 of zlib of JSON and columns. */
  async function unpacked(text) {
    const stream = new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream('deflate'));
    return read(new Uint8Array(await new Response(stream).arrayBuffer()));
  }

  /** One line of JSON, then the bytes of the columns that it names, as `blocks.py` wrote them. */
  function read(block) {
    const end = block.indexOf(10);
    const value = JSON.parse(new TextDecoder().decode(block.subarray(0, end)));
    const fill = (node) => {
      for (const key of Object.keys(node)) {
        const inner = node[key];
        if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) continue;
        if (inner['#']) node[key] = column(block, end + 1, inner['#']);
        else fill(inner);
      }
    };
    fill(value);
    return value;
  }

  /** Whole numbers from their bytes, the lowest bytes of all first; or plain bytes. */
  function column(block, from, [offset, count, width, signed]) {
    if (width === undefined) return block.slice(from + offset, from + offset + count);
    const found = new Int32Array(count);
    for (let plane = 0; plane < width; plane += 1) {
      const start = from + offset + plane * count;
      for (let i = 0; i < count; i += 1) found[i] |= block[start + i] << (8 * plane);
    }
    if (signed) for (let i = 0; i < count; i += 1) found[i] = signedOf(found[i]);
    return found;
  }

  /** A number whose sign is in its last bit. */
  function signedOf(value) {
    return (value >>> 1) ^ -(value & 1);
  }

  /** Running sums in groups that start at `first_of`: what `steps` in Python took apart. */
  function sums(steps, first_of) {
    const found = new Int32Array(steps.length);
    for (let group = 0; group + 1 < first_of.length; group += 1) {
      let sum = 0;
      for (let i = first_of[group]; i < first_of[group + 1]; i += 1) {
        sum += steps[i];
        found[i] = sum;
      }
    }
    return found;
  }

  /** Where each group starts, from how many each has; one longer than the counts. */
  function starts(counts) {
    const found = new Int32Array(counts.length + 1);
    for (let i = 0; i < counts.length; i += 1) found[i + 1] = found[i] + counts[i];
    return found;
  }

  geo.decode = { unpacked, signedOf, sums, starts };
})(globalThis.geo = globalThis.geo || {});
