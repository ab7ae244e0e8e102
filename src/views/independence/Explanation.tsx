import { formatCount, formatNumber, plural } from '../../components/format.ts';
import { Term } from '../../components/Term.tsx';
import type { ChunkComparison } from '../../core/independence/ChunkComparison.ts';

export interface ExplanationProps {
  readonly comparison: ChunkComparison | null;
  /** independent steps that the storages of the pair in sight are worth, where it is known */
  readonly effectiveSteps: number | null;
  /** the run is drawn from a record */
  readonly isFromRecord: boolean;
}

/** How the verdict is reached, and what it cannot say. */
export function Explanation({ comparison, effectiveSteps, isFromRecord }: ExplanationProps) {
  return (
    <>
      <p>
        <span>
          On the diagonal both chunks have the same value at the same step; a cloud means that they
          do not. But storage remembers: chunks that start and drain alike look related even if they
          are not. So the verdict compares the <Term word="shock">shocks</Term>: the random numbers
          each chunk gets from its own <Term word="stream" />, which its <Term word="seed" /> fixes.
          A round cloud of shocks is what independent chunks look like. The correlation of storages
          is not a test.
        </span>
        {comparison !== null && effectiveSteps !== null && (
          <span>
            {` Neighbouring steps are alike, so its ${formatCount(comparison.stepCount)} steps tell as much as about ${formatCount(effectiveSteps)} independent ones.`}
          </span>
        )}
      </p>
      {isFromRecord && (
        <p>
          The shocks of this run are values of your record, and some are equal by chance. So the
          random numbers that choose them are compared, one for each draw, as normals.
        </p>
      )}
      <p>
        All chunks are compared, in this order: are streams equal, bit for bit? Do they share random
        numbers at any lag? Does any pair correlate at equal steps, by Pearson’s r with Holm’s
        correction for the number of pairs? Do all pairs together, by the sum of r²? False alarms:
        at most about 5&nbsp;%.
      </p>
      {comparison !== null && comparison.pairCount > 1 && (
        <p>
          {Number.isNaN(comparison.critical)
            ? `A correlation over ${plural(comparison.stepCount, 'step')} has no p.`
            : `Without the correction 5\u00a0% of ${formatCount(comparison.pairCount)} pairs, that is ${formatNumber(0.05 * comparison.pairCount)}, have p < 0.05 by chance; here ${formatCount(comparison.naiveCount)}.`}
        </p>
      )}
      <p>
        What this cannot do: rule out a weaker link, one of another shape, or one between different
        steps of streams that share no numbers.
      </p>
    </>
  );
}
