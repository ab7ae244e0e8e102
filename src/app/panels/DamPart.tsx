import { useEffect, useState } from 'react';
import { Part } from '../../components/Part.tsx';
import { NewestFirst } from '../../session/NewestFirst.ts';
import { Dam, type BesideChart } from '../../views/storage-paths/dam/Dam.tsx';
import { SeamComparison } from '../../views/storage-paths/dam/SeamComparison.tsx';
import type { WantedFlows } from '../../views/storage-paths/dam/useStepFlows.ts';

/** The dam at one step, with what draws its inflow again, and what seams would have made of the path. */
export function DamPart(props: BesideChart) {
  const { readFlows, ...beside } = props;
  const [reads] = useState(
    () =>
      new NewestFirst({
        work: ({ run, segment }: WantedFlows, signal) => readFlows(run, segment, signal),
      }),
  );
  useEffect(() => () => reads.drop(), [reads]);
  return (
    <Part name="The picture of the dam" resetKeys={[beside.run]}>
      <Dam {...beside} reads={reads} />
      <SeamComparison {...props} />
    </Part>
  );
}
