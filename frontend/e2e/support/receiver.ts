import { createServer, type IncomingHttpHeaders } from 'node:http';
import { stack } from './stack';

export type Call = Readonly<{ headers: IncomingHttpHeaders; body: string; status: number }>;
export type Receiver = Readonly<{
  url: string;
  calls: Call[];
  answer: (status: number) => void;
  close: () => Promise<void>;
}>;

/** A webhook receiver, on the one port of this machine that the services may call. */
export async function aReceiver(): Promise<Receiver> {
  const calls: Call[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8'), status });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(stack.webhookPort, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${stack.webhookPort}/hook`,
    calls,
    answer: (next) => (status = next),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
