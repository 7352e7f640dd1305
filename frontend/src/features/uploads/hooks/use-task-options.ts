'use client';

import { useSyncExternalStore } from 'react';
import { taskOptions } from '../task-options';

/** The options of the next files and the languages used lately. */
export function useTaskOptions() {
  return useSyncExternalStore(taskOptions.subscribe, taskOptions.get, taskOptions.get);
}
