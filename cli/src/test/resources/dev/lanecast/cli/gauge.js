// Notes in `gauge` when things are on screen: at the end of the frame that shows them.
(() => {
  const afterFrame = (run) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => run(performance.now());
    port2.postMessage(null);
  };
  const awaited = new Map();
  const gauge = window.gauge = { watching: false, firstCard: null, keys: [], changes: [] };

  // The page draws in an animation frame; what it added there is seen right behind it, before the frame is laid out.
  new MutationObserver(() => {
    if (gauge.firstCard === null && document.querySelector(".card[data-key]")) {
      gauge.firstCard = 0;
      afterFrame((now) => { gauge.firstCard = now; });
    }
    for (const [key, { title, at }] of awaited) {
      if (document.getElementById(`card-${key}`)?.textContent.includes(title)) {
        awaited.delete(key);
        afterFrame((now) => gauge.changes.push(now - at));
      }
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });

  addEventListener("keydown", ({ timeStamp }) => requestAnimationFrame(
    () => afterFrame((now) => gauge.keys.push(now - timeStamp))), true);

  window.WebSocket = class extends WebSocket {
    constructor(url) {
      super(url);
      this.addEventListener("message", ({ data }) => {
        if (gauge.watching) {
          const at = performance.now();
          [JSON.parse(data)].flat().filter(({ task }) => task).forEach(
            ({ key, task: { title } }) => awaited.set(key, { title, at }));
        }
      });
    }
  };
})();
