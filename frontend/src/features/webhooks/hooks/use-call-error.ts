import { useTranslations } from 'next-intl';

/** The text for the API's code of a failed call. */
export function useCallError(): (code: string | null) => string {
  const t = useTranslations('webhooks');
  return (code) => t(code && t.has(`callErrors.${code}`) ? `callErrors.${code}` : 'callErrors.other');
}
