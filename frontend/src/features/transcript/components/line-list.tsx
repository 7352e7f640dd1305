'use client';

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';

export type ListHandle = Readonly<{ show: (index: number) => void }>;
type Props = Readonly<{
  count: number;
  /** Kept in the page wherever it is scrolled to: the line being edited. */
  pinned: number;
  keyOf: (index: number) => number;
  row: (index: number) => ReactNode;
  handle: Ref<ListHandle>;
}>;

/** Beyond this a browser feels every line it lays out. */
const VIRTUAL_ABOVE = 300;

export function LineList(props: Props) {
  return props.count > VIRTUAL_ABOVE ? <VirtualLines {...props} /> : <PlainLines {...props} />;
}

function PlainLines({ count, row, keyOf, handle }: Props) {
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

function VirtualLines({ count, pinned, row, keyOf, handle }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const rangeExtractor = useCallback(
    (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const shown = defaultRangeExtractor(range);
      return pinned < 0 || shown.includes(pinned) ? shown : [...shown, pinned].sort((a, b) => a - b);
    },
    [pinned],
  );
  const list = useWindowVirtualizer({
    ...{ count, rangeExtractor, scrollMargin: top, overscan: 8, getItemKey: keyOf },
    estimateSize: () => 68,
  });
  useImperativeHandle(handle, () => ({ show: (index) => list.scrollToIndex(index, { align: 'center' }) }));

  // Whatever stands above the list may grow or shrink.
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
