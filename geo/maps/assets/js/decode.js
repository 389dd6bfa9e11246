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

  /** The value of a packed block: base64 of zlib of JSON. */
  async function unpacked(text) {
    const stream = new Blob([bytes(text)]).stream().pipeThrough(new DecompressionStream('deflate'));
    return JSON.parse(await new Response(stream).text());
  }

  /** Running sums: what `differences` in Python took apart. */
  function sums(differences) {
    let sum = 0;
    return differences.map((by) => (sum += by));
  }

  /** Where each group starts, from how many each has; one longer than the counts. */
  function starts(counts) {
    const found = new Int32Array(counts.length + 1);
    for (let i = 0; i < counts.length; i += 1) found[i + 1] = found[i] + counts[i];
    return found;
  }

  geo.decode = { unpacked, sums, starts };
})(globalThis.geo = globalThis.geo || {});
