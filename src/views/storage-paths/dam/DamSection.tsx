import { useId } from 'react';
import type { StepFlows } from '../../../core/run/stepFlows.ts';
import type { Settings } from '../../../core/settings/Settings.ts';
import { DAM, damShapes } from './damShapes.ts';
import { volumesOf } from './damTexts.ts';

export interface DamSectionProps {
  readonly settings: Settings;
  readonly flows: StepFlows;
}

const { width, height, crest, floor, wall, bank, outlet } = DAM;
const outer = wall.face + wall.crest;
const toe = wall.face + wall.base;
/** where the inflow comes in, and where the release ends */
const mouth = { x: 46, y: 19 };
const river = 250;

const BANK = `M0 ${bank.top}H22L${bank.foot} ${floor}H0Z`;
const WALL = `M${wall.face} ${floor}V${crest}H${outer - 4}Q${outer + 1} ${crest} ${outer + 2} ${crest + 9}L${toe} ${floor}Z`;

/** An arrow as wide as its flow, pointing right. */
function Flow({ from, to, y, size }: Record<'from' | 'to' | 'y' | 'size', number>) {
  if (size === 0) return null;
  const head = 4 + size / 2;
  return (
    <g className="flow">
      <path d={`M${from} ${y}H${to}`} style={{ strokeWidth: size }} />
      <path className="head" d={`M${to} ${y - head}L${to + 1.3 * head} ${y}L${to} ${y + head}Z`} />
    </g>
  );
}

/** The reservoir and its dam after one step, cut across. What it shows is told in words beside it. */
export function DamSection({ settings, flows }: DamSectionProps) {
  const shapes = damShapes(settings, flows);
  const { write } = volumesOf(settings);
  const clip = useId();
  return (
    <svg className="dam-section" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <clipPath id={clip}>
        <path d={`M22 ${crest}H${wall.face}V${floor}H0V${crest}Z`} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <g className="water" style={{ transform: `translateY(${shapes.surface - crest}px)` }}>
          <rect x="0" y={crest} width={wall.face} height={floor - crest} />
          <path className="surface" d={`M0 ${crest + 0.75}H${wall.face}`} />
        </g>
      </g>
      {shapes.before !== null && (
        <path className="level-before" d={`M${wall.face - 18} ${shapes.before}h18`} />
      )}
      <path className="level-target" d={`M22 ${shapes.target}H${wall.face}`} />
      <path className="level-capacity" d={`M24 ${crest}H${wall.face}`} />
      <path className="ground" d={`M0 ${floor}H${width}v${height - floor}H0Z`} />
      <path className="ground" d={BANK} />
      <path className="tail" d={`M${toe} ${floor - 1}H${width}`} />
      <path className="wall" d={WALL} />
      <path
        className="pipe"
        d={`M${wall.face} ${outlet - 10}H${toe - 5}M${wall.face} ${outlet + 10}H${toe - 1}`}
      />
      {shapes.spill > 0 && (
        <path className="spill" d={shapes.spillPath} style={{ strokeWidth: shapes.spill }} />
      )}
      <Flow from={2} to={mouth.x - 8} y={mouth.y} size={shapes.inflow} />
      <Flow from={wall.face - 10} to={river} y={outlet} size={shapes.release} />
      <g className="labels">
        <text x={mouth.x + 12} y={mouth.y + 4}>{`I = ${write(flows.inflow)}`}</text>
        <text className="capacity" x={wall.face - 5} y={shapes.capacityLabel} textAnchor="end">
          K
        </text>
        <text className="target" x={bank.foot + 2} y={shapes.targetLabel}>
          S̄
        </text>
        {shapes.before !== null && (
          <text className="before" x={wall.face - 9} y={shapes.before + 11} textAnchor="middle">
            S
          </text>
        )}
        <text
          className="storage"
          x={shapes.storageLabel < crest ? 110 : 118} // beside the spill
          y={shapes.storageLabel}
          textAnchor="middle"
        >
          {`S′ = ${write(flows.after)}`}
        </text>
        <text className="released" x={width} y={floor + 13} textAnchor="end">
          {`W = ${write(flows.release)}`}
        </text>
        {flows.spill !== 0 && (
          <text className="spilled" x={width} y={shapes.spillLabel} textAnchor="end">
            {`spill ${write(flows.spill)}`}
          </text>
        )}
      </g>
    </svg>
  );
}
