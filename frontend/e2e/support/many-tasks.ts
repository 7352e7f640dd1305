import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stack, type Person } from './stack';

const FILL = fileURLToPath(new URL('../../../benchmarks/many_tasks.py', import.meta.url));

/** Creates finished tasks with the names and texts that many_tasks.py generates. */
export function fillWithTasks(person: Person, count: number): void {
  if (!stack.database) throw new Error('STACK_DATABASE is missing: this flow writes its tasks into the database');
  execFileSync('python3', [FILL, stack.database, person.email, String(count)]);
}
