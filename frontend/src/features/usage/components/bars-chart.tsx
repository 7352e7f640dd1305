'use client';

import { useFormatter } from 'next-intl';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { Bar as Figures } from '../bars';

type Series = Readonly<{ name: 'minutes' | 'done' | 'failed' | 'cancelled'; words: string; color: string }>;
type Props = Readonly<{ bars: readonly Figures[]; title: string; label: string; series: readonly Series[] }>;

const TEXT = { fill: 'var(--muted-foreground)', fontSize: 12 };

/** An image for screen readers: they get one sentence, because the table beside it has the same figures. */
export function BarsChart({ bars, title, label, series }: Props) {
  const format = useFormatter();
  const number = (value: unknown) => format.number(Number(value));
  return (
    <figure className="grid min-w-0 gap-2">
      <figcaption className="text-sm font-medium">{title}</figcaption>
      <div role="img" aria-label={label} className="h-60 min-w-0">
        <ResponsiveContainer width="100%" height="100%" minWidth={0}>
          <BarChart data={[...bars]} accessibilityLayer={false} margin={{ top: 4, right: 4, bottom: 0, left: -16 }}>
            <CartesianGrid vertical={false} stroke="var(--border)" />
            <XAxis dataKey="name" tick={TEXT} tickLine={false} axisLine={false} minTickGap={24} />
            <YAxis
              tick={TEXT}
              tickFormatter={number}
              tickLine={false}
              axisLine={false}
              allowDecimals={series.length === 1}
            />
            <Tooltip
              formatter={number}
              cursor={{ fill: 'var(--muted)' }}
              contentStyle={{
                background: 'var(--popover)',
                color: 'var(--popover-foreground)',
                border: '1px solid var(--border)',
                borderRadius: 'var(--radius)',
              }}
            />
            {series.length > 1 && (
              <Legend formatter={(words: string) => <span className="text-sm text-foreground">{words}</span>} />
            )}
            {series.map(({ name, words, color }) => (
              <Bar
                key={name}
                dataKey={name}
                name={words}
                stackId="all"
                fill={color}
                maxBarSize={48}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}
