import { describe, expect, test } from 'vitest';
import {
  interruptionText,
  measurementText,
  type LabReport,
} from '../../src/app/status/statusText.ts';

const IDLE: LabReport = {
  task: 'speed-up',
  isRunning: false,
  progress: null,
  endedBy: null,
  recording: null,
  error: null,
};
const warm = { done: 2, of: 2 };

describe('the status of a measurement', () => {
  test('tells the warm-up, then the runs that count', () => {
    const at = (progress: LabReport['progress']) =>
      measurementText({ ...IDLE, isRunning: true, progress });
    expect(at(null)).toBe('Measuring: workers start, and the work is sized …');
    expect(at({ warmUp: { done: 11, of: 64 }, done: 0, of: 576 })).toBe('Warming up: 12 of 64.');
    expect(at({ warmUp: warm, done: 0, of: 18 })).toBe('Measuring: run 1 of 18.');
    expect(at({ warmUp: warm, done: 18, of: 18 })).toBe('Measuring: run 18 of 18.');
  });

  test('at its end tells how much was measured', () => {
    const done = { ...IDLE, progress: { warmUp: warm, done: 18, of: 18 } };
    expect(measurementText(done)).toBe('Measured: 18 of 18 runs.');
    expect(interruptionText(done)).toBeNull();
  });

  test('tells a cancel', () => {
    const cancelled: LabReport = { ...IDLE, endedBy: 'cancel' };
    expect(measurementText(cancelled)).toBe('The measurement was cancelled.');
    const later = { ...cancelled, progress: { warmUp: warm, done: 3, of: 18 } };
    expect(measurementText(later)).toBe('Cancelled: 3 of 18 runs.');
    expect(interruptionText(later)).toBeNull();
  });

  test('tells what else ended it', () => {
    const ended: LabReport = { ...IDLE, endedBy: 'showing' };
    expect(measurementText(ended)).toBeNull();
    expect(interruptionText(ended)).toBe('The measurement was ended by showing a kept one.');
    expect(interruptionText({ ...ended, task: 'recording' })).toBe(
      'The recording was ended by showing a kept one.',
    );
  });

  test('says no cancel of what failed, and nothing of no task', () => {
    expect(measurementText({ ...IDLE, error: 'no workers' })).toBe('Nothing was measured.');
    expect(measurementText({ ...IDLE, task: null })).toBeNull();
  });
});
