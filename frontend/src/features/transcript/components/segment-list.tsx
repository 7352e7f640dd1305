'use client';

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';

export type ListHandle = Readonly<{ show: (index: number) => void }>;
type Props = Readonly<{
  count: number;
  /** Indices that stay rendered wherever the list is scrolled: the segment being edited and the Tab stop. Ignored if negative. */
  pinned: readonly number[];
  keyOf: (index: number) => number;
  row: (index: number) => ReactNode;
  handle: Ref<ListHandle>;
}>;

/** Longer lists are virtualised: beyond this, layout becomes noticeably slow. */
const VIRTUAL_ABOVE = 300;

export function SegmentList(props: Props) {
  return props.count > VIRTUAL_ABOVE ? <VirtualSegments {...props} /> : <PlainSegments {...props} />;
}

function PlainSegments({ count, row, keyOf, handle }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(handle, () => ({
    show: (index) => box.current?.children[index]?.scrollIntoView({ block: 'center' }),
  }));
  return (
    <div ref={box}>
      {Array.from({ length: count }, (_, index) => (
        <div key={keyOf(index)}>{row(index)}</div>
      ))}
    </div>
  );
}

function VirtualSegments({ count, pinned, row, keyOf, handle }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [first = -1, second = -1] = pinned;
  const rangeExtractor = useCallback(
    (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const kept = [first, second].filter((index) => index >= 0 && index < range.count);
      return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b);
    },
    [first, second],
  );
  const list = useWindowVirtualizer({
    ...{ count, rangeExtractor, scrollMargin: top, overscan: 8, getItemKey: keyOf },
    estimateSize: () => 68,
  });
  useImperativeHandle(handle, () => ({ show: (index) => list.scrollToIndex(index, { align: 'center' }) }));

  // The content above the list can change its height.
  useEffect(() => {
    const page = document.getElementById('content');
    const measure = () => box.current && setTop(Math.round(box.current.getBoundingClientRect().top + window.scrollY));
    const observer = new ResizeObserver(measure);
    if (page) observer.observe(page);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={box} className="relative" style={{ height: list.getTotalSize() }}>
      {list.getVirtualItems().map((item) => (
        <div
          key={item.key}
          data-index={item.index}
          ref={list.measureElement}
          className="absolute inset-x-0 top-0"
          style={{ transform: `translateY(${item.start - top}px)` }}
        >
          {row(item.index)}
        </div>
      ))}
    </div>
  );
}
