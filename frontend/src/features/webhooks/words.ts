export const EVENTS = ['task.succeeded', 'task.failed', 'task.cancelled'] as const;
export const INCLUDES = ['none', 'text', 'transcript'] as const;

/** Message keys must not contain a dot. */
export const messageName = (event: string) => event.replaceAll('.', '_');
