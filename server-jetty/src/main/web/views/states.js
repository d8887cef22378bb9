// What stands in the place of the board while there is none.

import { html } from "lit-html";

/** Columns while the first board is on its way. */
export function skeletonView() {
  return html`<div class="columns skeleton" aria-busy="true">
    <p class="visually-hidden">Loading the board</p>
    ${[4, 3, 5].map((cards) => html`<div class="column current"><div class="column-head"><span class="bone short"></span></div>
      <div class="column-body"><div class="cards">${Array.from({ length: cards }, () =>
        html`<div class="card"><span class="bone"></span><span class="bone short"></span></div>`)}</div></div></div>`)}
  </div>`;
}

/** @param {string | undefined} root */
export function emptyBoardView(root) {
  return html`<div class="empty-board">
    <h2>No tasks yet</h2>
    <p>Put a YAML file into the inbox and it appears here at once:</p>
    <pre tabindex="0"><code>cat &gt; ${root ?? "work/collaboration"}/inbox/first-task.yaml &lt;&lt;'END'
id: first-task
title: My first task
priority: normal
END</code></pre>
    <p class="muted">Or run <code>lanecast demo</code> to see simulated agents at work.</p>
  </div>`;
}
