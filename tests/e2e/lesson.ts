/** The keys that every link of the story shares, from the issue that asked for it. */
const BASE =
  'v=1&K=100&mu=70&sigma=70&target=70&seed=0&generator=numpy&seeding=distinct&boundary=restart';

/** Title, the keys that differ, and the tab, of each of the seven steps. */
export const LESSON = [
  ['One reservoir', 'T=100&chunks=1&view=storage', 'Storage'],
  ['Split the work', 'T=10000000&chunks=840&view=timing', 'Timing'],
  ['Two chunks, one seed', 'T=200&chunks=2&seeding=same&view=independence', 'Independence'],
  ['A seed each', 'T=200&chunks=2&view=independence', 'Independence'],
  ['Mind the seam', 'K=1000&mu=62.95&T=2000&chunks=2&seed=2&view=storage', 'Storage'],
  [
    'Looks related, is not',
    'K=1000&sigma=20&target=75&T=2000&chunks=2&view=independence',
    'Independence',
  ],
  [
    'A thousand futures',
    'K=500&mu=60&sigma=90&target=55&T=50000&chunks=1000&view=storage',
    'Storage',
  ],
].map(([title, change, tab], index) => ({
  name: `${index + 1}. ${title}`,
  keys: { ...read(BASE), ...read(change!) },
  tab: tab!,
}));

function read(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}
