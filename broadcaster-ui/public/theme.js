// Runs before the first paint, so that a chosen theme never flashes. The app's Theme class owns the key.
try {
  const theme = localStorage.getItem('rostrum.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the system's colours it is.
}
