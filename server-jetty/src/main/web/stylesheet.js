// Style sheets of views that are loaded when they are first shown.

/**
 * @param {string} base
 * @param {string[]} names of sheets relative to it; those that come later win
 */
export async function loadStyles(base, names) {
  await Promise.all(names.map((name) => loadSheet(new URL(name, base).href)));
}

/**
 * @param {string} url
 * @returns {Promise<void>} when the sheet applies, or when it cannot be had: text without style beats no text
 */
function loadSheet(url) {
  const known = [...document.styleSheets].some(({ href }) => href === url);
  return known ? Promise.resolve() : new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = url;
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
    document.head.append(link);
  });
}
