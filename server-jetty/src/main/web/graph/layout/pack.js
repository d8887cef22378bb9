// Parts of a drawing beside and below each other, in about the shape of a screen.

const ASPECT = 1.7;

/**
 * @typedef {{width: number, height: number}} Size
 * @param {Size[]} parts in the order in which they are to be read
 * @param {number} gap
 * @returns {{places: {x: number, y: number}[], width: number, height: number}}
 */
export function pack(parts, gap) {
  const area = parts.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const limit = Math.max(Math.sqrt(area * ASPECT), ...parts.map(({ width }) => width));
  const places = [];
  let x = 0;
  let y = 0;
  let tallest = 0;
  let widest = 0;
  for (const { width, height } of parts) {
    if (x > 0 && x + width > limit) {
      x = 0;
      y += tallest + gap;
      tallest = 0;
    }
    places.push({ x, y });
    x += width + gap;
    widest = Math.max(widest, x - gap);
    tallest = Math.max(tallest, height);
  }
  return { places, width: widest, height: y + tallest };
}
