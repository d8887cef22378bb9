// Shown until the view is there.

/** @type {import("../lazy.js").LazyModule["default"]} */
export default function mount(root) {
  root.textContent = "This view is being built.";
  return { update() {}, dispose: () => root.replaceChildren() };
}
