// Before anything is drawn: the theme that was kept, and how the address says that the page is shown.
const { dataset } = document.documentElement;
try {
  dataset.theme = localStorage.getItem('spillway-theme') ?? 'system';
} catch {
  dataset.theme = 'system'; // without storage
}
for (const mode of ['present', 'embed']) {
  if (new URLSearchParams(location.search).get(mode) === '1') dataset[mode] = '';
}
