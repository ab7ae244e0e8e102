import type { StepFlows } from '../../../core/run/stepFlows.ts';
import type { Settings } from '../../../core/settings/Settings.ts';
import { ruleText } from './damTexts.ts';

/** The rule of the model, and under each line the numbers of one step. */
export function StepRule({ settings, flows }: { settings: Settings; flows: StepFlows }) {
  const { release, storage, spill } = ruleText(settings, flows);
  return (
    <dl className="rule" translate="no">
      <div>
        <dt>W</dt>
        <dd>= min(S, S̄)</dd>
        <dd>{`=\u00a0${release}`}</dd>
      </div>
      <div>
        <dt>S′</dt>
        <dd>= min(S − W + I, K)</dd>
        <dd>{`=\u00a0${storage}`}</dd>
      </div>
      <div>
        <dt>spill</dt>
        <dd>{`=\u00a0${spill}`}</dd>
      </div>
    </dl>
  );
}
