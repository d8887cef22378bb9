// Style sheets of views that are loaded when they are first shown.

/**
 * @param {string} url
 * @returns {Promise<void>} when the sheet applies, or when it cannot be had: text without style beats no text
 */
export function loadStyles(url) {
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
