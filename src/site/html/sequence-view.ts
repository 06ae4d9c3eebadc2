import type { Sequence } from "../content.js";
import type { BlockPlace } from "./block-context.js";
import { hrefOf } from "./inline.js";

/** Pixels: the width of a participant's box, and how far apart lifelines and arrows are. */
const box = 128;
const apart = 340;
const step = 44;
const top = 62;

/** Where everything in a sequence diagram stands. */
export function sequenceView({ arrows, participants, words }: Sequence, { from, section }: BlockPlace) {
  const middle = (index: number) => box / 2 + 2 + index * apart;
  const bottom = top + arrows.length * step - step / 2;
  const id = `${section}-picture`;
  return {
    id,
    words,
    width: box + 4 + (participants.length - 1) * apart,
    height: bottom + 8,
    participants: participants.map((text, index) => ({
      text,
      left: middle(index) - box / 2,
      middle: middle(index),
      width: box,
      bottom,
    })),
    arrows: arrows.map((arrow, index) => ({
      text: shorten(arrow.text),
      href: arrow.link === undefined ? "" : hrefOf(arrow.link, from),
      isDashed: arrow.isDashed,
      from: middle(arrow.from),
      to: middle(arrow.to),
      middle: (middle(arrow.from) + middle(arrow.to)) / 2,
      y: top + index * step,
      textY: top + index * step - 8,
      head: `${id}-head`,
    })),
  };
}

const shorten = (text: string): string => (text.length > 38 ? `${text.slice(0, 37)}…` : text);
