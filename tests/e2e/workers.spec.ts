import {
  digest,
  enter,
  expect,
  figure,
  goWithin,
  openMore,
  openPage,
  settled,
  test,
} from './support.ts';

for (const boundary of ['restart', 'continue']) {
  test(`gives the same numbers by any number of workers with ${boundary}`, async ({ page }) => {
    await openPage(page);
    // long chunks of several jobs, and short ones that share a job
    const links = ['T=300000&chunks=3', 'T=20001&chunks=777'];
    const seen = links.map(() => new Set<string>());
    for (const workers of [1, 2, 5]) {
      // in turns: a change of the workers alone runs nothing anew
      for (const [i, link] of links.entries()) {
        await goWithin(page, `${link}&boundary=${boundary}&workers=${workers}`);
        await expect(page.getByText(new RegExp(`^${workers} workers? ready`))).toBeVisible();
        const mean = await figure(page, 'Mean storage').textContent();
        seen[i]!.add(`${await digest(page)} ${mean}`);
      }
    }
    expect(seen.map(({ size }) => size)).toEqual([1, 1]);
    expect(seen[0]).not.toEqual(seen[1]);
  });
}

test('changes the workers without a new run, or a new number', async ({ page }) => {
  await openPage(page, 'T=100000&workers=1');
  const before = await digest(page);
  await openMore(page);
  await enter(page, 'Workers', '4');
  await expect(page.getByText('4 workers ready')).toBeVisible();
  await enter(page, 'Workers', '2');
  await expect(page.getByText('2 workers ready')).toBeVisible();
  await enter(page, 'Seed', '1');
  await settled(page);
  expect(await digest(page)).not.toBe(before);
  await enter(page, 'Seed', '0');
  await settled(page);
  expect(await digest(page)).toBe(before);
});
