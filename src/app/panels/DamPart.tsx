import { useEffect, useState } from 'react';
import { Part } from '../../components/Part.tsx';
import { createFlowReads } from '../../session/flowReads.ts';
import { Dam, type BesideChart } from '../../views/storage-paths/dam/Dam.tsx';

/** The dam at one step, with what draws its inflow again. */
export function DamPart({ readFlows, ...beside }: BesideChart) {
  const [reads] = useState(() => createFlowReads(readFlows));
  useEffect(() => () => reads.drop(), [reads]);
  return (
    <Part name="The picture of the dam" resetKeys={[beside.run]}>
      <Dam {...beside} reads={reads} />
    </Part>
  );
}
