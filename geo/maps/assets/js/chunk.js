// One block of articles as columns, with what Python took apart put together again. Pure: no DOM.
(function (geo) {
  'use strict';

  const { sums, starts } = geo.decode;

  /** One block of articles: its columns with offsets and group starts added up. */
  class Chunk {
    constructor(columns) {
      Object.assign(this, columns);
      for (const name of ['pieces', 'sentences', 'mentions', 'relations', 'times']) this[name].first_of = starts(this[name].per_article);
      for (const name of ['mentions', 'relations', 'times']) this[name].start = sums(this[name].start, this[name].first_of);
      this.sentences.start = this.sentenceStarts();
      this.pieces.start = this.pieceStarts();
      this.reports.sentence = sums(this.reports.sentence, [0, this.reports.sentence.length]);
      this.runners_of = starts(this.mentions.runners);
      this.people_of = starts(this.reports.actors.map((n, i) => n + this.reports.recipients[i]));
      this.spots_of = starts(this.reports.places);
      this.spot_mentions_of = starts(this.spots.mentions);
      this.numbers_of = starts(this.reports.numbers);
    }

    /** Sentences follow each other with a gap, mostly of one character. */
    sentenceStarts() {
      const { first_of, gap, length } = this.sentences;
      const found = new Int32Array(gap.length);
      for (let article = 0; article + 1 < first_of.length; article += 1) {
        let end = 0;
        for (let i = first_of[article]; i < first_of[article + 1]; i += 1) {
          found[i] = end + gap[i];
          end = found[i] + length[i];
        }
      }
      return found;
    }

    /** A piece starts where the first of its sentences does; a whole text joins none. */
    pieceStarts() {
      let at = 0;
      return this.pieces.sentences.map((count) => {
        const first = at;
        at += count;
        return count ? this.sentences.start[first] : 0;
      });
    }

    word(number) {
      return this.words[number];
    }
  }

  geo.Chunk = Chunk;
})(globalThis.geo = globalThis.geo || {});
