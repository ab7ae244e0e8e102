/** The keys that every link of the lesson shares, once more and by hand. */
const BASE =
  'v=1&K=100&mu=70&sigma=70&target=70&seed=0&generator=numpy&seeding=distinct&boundary=restart&rho=0';

/** Title, the keys that differ, and the tab, of each of the eight steps and the end. */
export const LESSON = [
  ['One reservoir', 'T=100&chunks=1&view=storage', 'Storage'],
  [
    'A thousand futures',
    'K=500&mu=60&sigma=60&target=62&T=50000&chunks=1000&generator=xoshiro&view=storage',
    'Storage',
  ],
  ['Share the work', 'T=840000&chunks=840&view=timing', 'Timing'],
  ['Break it', 'T=1000000000&chunks=1000&generator=xoshiro&view=storage', 'Storage'],
  ['One seed for all', 'T=200&chunks=2&seeding=same&view=independence', 'Independence'],
  [
    'Looks related, is not',
    'K=1000&sigma=20&target=75&T=2000&chunks=2&view=independence',
    'Independence',
  ],
  ['Mind the seam', 'K=1000&mu=62.95&T=2000&chunks=2&seed=2&view=storage', 'Storage'],
  [
    'A billion steps',
    'T=1000000000&chunks=8&generator=xoshiro&boundary=continue&view=distribution',
    'Distribution',
  ],
  ['On your own', 'T=200&chunks=2&view=storage', 'Storage'],
].map(([title, change, tab], index) => ({
  name: `${index + 1}. ${title}`,
  keys: { ...read(BASE), ...read(change!) },
  tab: tab!,
}));

function read(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}
