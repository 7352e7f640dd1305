/** What a task does with channels, in the wording of the `options` messages. */
export function channelWords(
  channels: string,
  t: (key: 'mix' | 'split' | 'channel', values?: { n: string }) => string,
): string {
  return channels === 'mix' || channels === 'split' ? t(channels) : t('channel', { n: channels });
}
