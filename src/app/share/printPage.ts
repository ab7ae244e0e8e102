import { Printed } from '../page/overlays.ts';
import { drawn } from './drawn.ts';

/**
 * Prints the page. A browser that is asked by a script tells `beforeprint` and prints in the same breath, so what is
 * drawn anew for paper (`watchPaper`) would come too late: here it is told before.
 */
export async function printPage(): Promise<void> {
  await Printed.load();
  window.dispatchEvent(new Event('beforeprint'));
  await drawn();
  window.print();
  window.dispatchEvent(new Event('afterprint')); // also where a browser does not print
}
