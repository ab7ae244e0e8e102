import { button, digest, expect, openPage, settled, test } from './support.ts';

test.use({ keepsFiles: false });

// so long that a worker can be killed in it on any machine
const LONG = 'T=300000000&chunks=300&workers=2';

test('kills a worker in mid-run, and comes to the same bits', async ({ page }) => {
  await openPage(page, LONG);
  const strip = page.getByRole('region', { name: 'Workers', exact: true });
  await button(page, 'Run').click();
  await settled(page);
  const before = await digest(page);
  await expect(strip).toContainText(/[\d,]+ jobs on 2 workers in .* of their time was computing\./);
  await expect(button(page, 'Kill worker 2')).toHaveAttribute('aria-disabled', 'true');

  await button(page, 'Run').click();
  await expect(button(page, 'Kill worker 2')).toHaveAttribute('aria-disabled', 'false');
  await button(page, 'Kill worker 2').click();
  await expect(strip).toContainText(
    /Worker 2 was killed at .*, which was noticed .* later, and its job was run again\./,
  );
  await settled(page);
  await expect(strip).toContainText('In the end: the same digest, so the same bits.');
  expect(await digest(page)).toBe(before);
});

test('shows lanes of short runs at their end, and has a control for many lanes', async ({
  page,
}) => {
  await openPage(page, 'T=300000&chunks=64&workers=12');
  const strip = page.getByRole('region', { name: 'Workers', exact: true });
  await expect(strip).toContainText(/jobs on \d+ workers?/); // one may take them all
  await page.getByRole('combobox', { name: 'Worker to kill' }).selectOption('12');
  await expect(button(page, 'Kill worker 12')).toHaveAttribute('aria-disabled', 'true');
  const painted = await strip.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Set<number>();
    for (let i = 0; i < data.length; i += 4)
      colours.add(data[i]! * 65536 + data[i + 1]! * 256 + data[i + 2]!);
    return colours.size;
  });
  expect(painted).toBeGreaterThan(10); // hues along the path
  await strip.getByText('Table of jobs').click();
  await expect(strip.locator('tbody tr').first()).toBeVisible();
});
