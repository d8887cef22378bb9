// The page's colours and type for charts, read from the style sheet each time, because the theme may change.

/**
 * @typedef {{
 *   text: string, muted: string, border: string, background: string, raised: string, font: string,
 *   colour: (name: string) => string
 * }} Theme
 */

/**
 * @param {Element} element
 * @returns {Theme}
 */
export function readTheme(element) {
  const style = getComputedStyle(element);
  const read = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: read("text"), muted: read("muted"), border: read("border"), background: read("background"), raised: read("raised"),
    font: style.fontFamily, colour: (name) => colourOf(name, element),
  };
}

/**
 * What the style sheet makes of a class, in a form that a canvas understands.
 * @param {string} name
 * @param {Element} beside
 */
function colourOf(name, beside) {
  const probe = document.createElement("span");
  probe.className = name;
  probe.hidden = true;
  beside.after(probe);
  const { backgroundColor } = getComputedStyle(probe);
  probe.remove();
  return backgroundColor;
}

/**
 * @param {import("chart.js").Chart<any>} chart
 * @param {Theme} theme
 */
export function styleChart({ options }, { text, muted, border, raised, font }) {
  const type = { family: font, size: 12 };
  options.font = type;
  options.color = muted;
  Object.assign(options.plugins?.tooltip ?? {}, {
    backgroundColor: raised, borderColor: border, borderWidth: 1, cornerRadius: 6, padding: 10,
    titleColor: text, bodyColor: text, footerColor: muted,
    titleFont: { ...type, weight: 600 }, bodyFont: type, footerFont: { ...type, weight: 400 },
    boxWidth: 8, boxHeight: 8, boxPadding: 6, multiKeyBackground: "transparent",
  });
  for (const scale of Object.values(options.scales ?? {})) {
    Object.assign(scale?.ticks ?? {}, { color: muted, font: type });
  }
  const y = options.scales?.["y"];
  if (y) {
    const line = (/** @type {import("chart.js").ScriptableScaleContext} */ { tick }) =>
      tick.value === 0 ? border : "transparent";
    y.grid = { color: line, drawTicks: false };
  }
  const x = options.scales?.["x"];
  if (x) {
    x.border = { color: border };
  }
}
