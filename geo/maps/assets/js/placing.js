// Where symbols and names go so that nothing overlaps. Pure: boxes in pixels [left, top, right, bottom].
(function (geo) {
  'use strict';

  /** Boxes that are taken, found quickly by squares of a grid. */
  class Taken {
    constructor(size = 64) {
      this.size = size;
      this.grid = new Map();
      this.boxes = [];
    }

    squares(box) {
      const found = [];
      for (let x = Math.floor(box[0] / this.size); x <= Math.floor(box[2] / this.size); x += 1) {
        for (let y = Math.floor(box[1] / this.size); y <= Math.floor(box[3] / this.size); y += 1) {
          found.push(x + ':' + y);
        }
      }
      return found;
    }

    add(box) {
      this.boxes.push(box);
      for (const square of this.squares(box)) {
        if (!this.grid.has(square)) this.grid.set(square, []);
        this.grid.get(square).push(box);
      }
    }

    free(box) {
      return this.squares(box).every((square) => (this.grid.get(square) || []).every((other) =>
        box[2] <= other[0] || box[0] >= other[2] || box[3] <= other[1] || box[1] >= other[3]));
    }
  }

  /** Pixels from a box to the nearest one that is taken, at most `most`; below 0 where they touch. */
  function clearance(taken, box, most) {
    let least = most;
    for (const other of taken.boxes) {
      const dx = Math.max(other[0] - box[2], box[0] - other[2]);
      const dy = Math.max(other[1] - box[3], box[1] - other[3]);
      const gap = dx > 0 && dy > 0 ? Math.hypot(dx, dy) : Math.max(dx, dy);
      if (gap < least) least = gap;
    }
    return least;
  }

  /** Where in view the name of a whole ocean reads as that: well away from every symbol, so that it
   *  names none of them, and rather towards the ocean's middle. `spots` are {x, y, …} inside of it. */
  function labelSpot(taken, spots, towards, wide, high, most = 150) {
    let best = null;
    for (const spot of spots) {
      const gap = clearance(taken, around(spot.x, spot.y, wide, high), most);
      if (gap < 4) continue;
      const far = Math.hypot(towards.x - spot.x, towards.y - spot.y);
      const score = gap - far / 12;
      if (!best || score > best.score) best = { score, spot };
    }
    return best && best.spot;
  }

  /** The box of a symbol of this size whose middle is at x, y. */
  function around(x, y, width, height) {
    return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  }

  /** Offsets to try for a badge: its place first, then ever wider circles. */
  function offsets(step, rings) {
    const found = [[0, 0]];
    for (let ring = 1; ring <= rings; ring += 1) {
      for (let turn = 0; turn < 8; turn += 1) {
        const angle = Math.PI / 2 + turn * Math.PI / 4 * (turn % 2 ? -1 : 1);
        found.push([Math.cos(angle) * step * ring * 1.6, Math.sin(angle) * step * ring]);
      }
    }
    return found;
  }

  /** First offset at which a symbol is free; the last of a box that nothing fits is null. */
  function place(taken, x, y, width, height, tries) {
    for (const [dx, dy] of tries) {
      const box = around(x + dx, y + dy, width, height);
      if (taken.free(box)) return { dx, dy, box };
    }
    return null;
  }

  /** Boxes right, left, below and above a symbol, for its name; from the symbol's middle it is
   *  `away` pixels to its sides, and `up` to its top and foot. */
  function beside(x, y, away, wide, high, up = away) {
    const [across, along] = [away + 3 + wide / 2, up + 3 + high / 2];
    return [[x + across, y], [x - across, y], [x, y + along], [x, y - along]].map(([middle, height]) => around(middle, height, wide, high));
  }

  geo.placing = { Taken, around, beside, clearance, labelSpot, offsets, place };
})(globalThis.geo = globalThis.geo || {});
