// Sets the chosen theme before anything is painted; the rest is in prefs.js.
try {
  document.documentElement.dataset["theme"] = JSON.parse(localStorage.getItem("lanecast") ?? "{}").theme ?? "system";
} catch {
  document.documentElement.dataset["theme"] = "system";
}
