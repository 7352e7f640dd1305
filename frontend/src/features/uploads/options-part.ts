/** What a chip of the options names and the dialog opens at. */
export type OptionsPart = 'language' | 'model' | 'task' | 'more';

export function channelWords(
  channels: string,
  t: (key: 'mix' | 'split' | 'channel', values?: { n: string }) => string,
): string {
  return channels === 'mix' || channels === 'split' ? t(channels) : t('channel', { n: channels });
}
