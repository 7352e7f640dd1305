'use client';

import { useSyncExternalStore } from 'react';
import { taskOptions } from '../task-options';

/** The options for the next files, and the recently used languages. */
export function useTaskOptions() {
  return useSyncExternalStore(taskOptions.subscribe, taskOptions.get, taskOptions.get);
}
