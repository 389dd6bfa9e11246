// Text with overlapping marks → paragraphs of runs that carry the marks that cover them. Pure.
(function (geo) {
  'use strict';

  /** Paragraphs of a piece as [start, end] offsets into the article; blank lines part them. */
  function paragraphs(start, text) {
    const found = [];
    for (const match of text.matchAll(/[^\n\r]*[^\s][^\n\r]*/g)) {
      found.push([start + match.index, start + match.index + match[0].length]);
    }
    return found;
  }

  /** Runs of one paragraph: [{start, end, marks}] in order, covering it without gaps. */
  function runs(start, end, marks) {
    const inside = marks.filter((mark) => mark.span[0] < end && mark.span[1] > start);
    const edges = new Set([start, end]);
    for (const mark of inside) for (const edge of mark.span) {
      if (edge > start && edge < end) edges.add(edge);
    }
    const sorted = [...edges].sort((a, b) => a - b);
    const found = [];
    for (let index = 0; index + 1 < sorted.length; index += 1) {
      const [from, to] = [sorted[index], sorted[index + 1]];
      found.push({
        start: from,
        end: to,
        marks: inside.filter((mark) => mark.span[0] <= from && mark.span[1] >= to),
      });
    }
    return found;
  }

  geo.runs = { paragraphs, runs };
})(globalThis.geo = globalThis.geo || {});
