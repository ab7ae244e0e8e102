import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Faults that axe finds in the page, or in a part of it. It is asked for faults alone: telling what it found no fault with
 * took it longer than looking. The page has no frames, which its legacy mode cannot look into.
 */
export async function faults(page: Page, within = 'html'): Promise<string[]> {
  // its types are those of another version of Playwright
  const { violations } = await new AxeBuilder({ page: page as never })
    .setLegacyMode()
    .include(within)
    .exclude('.data-table tr:nth-child(n + 6)') // they are as the rows above them
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
