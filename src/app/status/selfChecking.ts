/** All that the self-check needs, in one file that is loaded when the first run has been analysed. */
export { selfCheck } from '../../core/self-check/selfCheck.ts';
export { SelfCheck } from './SelfCheck.tsx';
export { findingsText } from './selfCheckText.ts';
